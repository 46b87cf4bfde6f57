"""/mijlpalen/: the plan of each mijlpaal and how far it slipped; and one mijlpaal with every shift."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from besluiten.exports import CHUNK, MIJLPAAL_COLUMNS, csv_response, json_response, mijlpaal_row
from besluiten.filters import ListForm, MijlpaalFilter, chosen_filters
from besluiten.gates import conditions_of, snapshots_of
from besluiten.models import Mijlpaal
from besluiten.plans import Gate, Plan, chart_of, gates, plan_of, public_mijlpalen, shown_shifts
from besluiten.shown_passages import public_passages, shown_passage
from besluiten.views.registers import PAGE_SIZE, Column, kind_links
from dossiers.panels import Moment
from dossiers.views.errors import not_known_then
from dossiers.views.lists import page_number
from dossiers.views.moment import moment_of, now


@require_safe
def mijlpalen(request: HttpRequest) -> HttpResponseBase:
    """Per dossier, its main mijlpaal first. 400: an unknown filter value; 404: a page beyond the end."""
    moment = moment_of(request)
    number, order = page_number(request), ListForm(request.GET)
    wanted = MijlpaalFilter(request.GET, public_mijlpalen(moment), moment=moment)
    if not (order.is_valid() and wanted.is_valid()) or order.cleaned_data["sorteer"]:
        raise BadRequest
    rows = wanted.qs.order_by("dossier__title", "dossier", "-is_main", "pk")
    if order.cleaned_data["formaat"]:
        return _export(request, order.cleaned_data["formaat"], rows, moment)
    pages = Paginator(rows, PAGE_SIZE)
    if number > pages.num_pages:
        raise Http404
    page = pages.page(number)
    plans = [plan_of(row) for row in page]
    found = gates([plan.mijlpaal.pk for plan in plans], moment)
    context = {
        "kinds": kind_links(moment),
        "filter_form": wanted.form,
        "chosen": chosen_filters(wanted.form, request.GET),
        "columns": [Column(word) for word in (_("Mijlpaal"), _("Plan nu"), _("Uitloop"), _("Randvoorwaarden"))],
        "rows": [
            {"plan": plan, "gate": found[plan.mijlpaal.pk], "countdown": plan.countdown(moment.today)} for plan in plans
        ],
        "page_obj": page,
        "breadcrumb": [(_("Mijlpalen"), "")],
    }
    return render(request, "besluiten/mijlpalen.html", context)


def _export(request: HttpRequest, form: str, rows: QuerySet[Mijlpaal], moment: Moment) -> HttpResponseBase:
    def data() -> Iterator[dict[str, Any]]:
        found = rows.iterator(chunk_size=CHUNK)
        while chunk := list(islice(found, CHUNK)):
            before = gates([row.pk for row in chunk], moment)
            for row in chunk:
                yield mijlpaal_row(plan_of(row), before[row.pk], moment.today, request.build_absolute_uri)

    if form == "csv":
        return csv_response("mijlpalen", moment, MIJLPAAL_COLUMNS, data())
    return json_response("mijlpalen", moment, rows.count(), data())


@require_safe
def mijlpaal(request: HttpRequest, key: str) -> HttpResponse:
    moment = moment_of(request)
    found = public_mijlpalen(moment).defer(None).filter(public_id=key).first()
    if found is None:
        known_now = public_mijlpalen(now()).filter(public_id=key).first() if moment.stand else None
        if known_now is None:
            raise Http404
        lists = (known_now.dossier.title, known_now.dossier.get_url())
        return not_known_then(request, moment, kind=_("Mijlpaal"), lists=lists)
    plan = plan_of(found)
    readable = public_passages([found.passage_id, *(shift.passage_id for shift in plan.shifts)], moment)
    conditions = conditions_of(found, moment)
    gate = Gate(tuple(one.shown.afspraak for one in conditions))
    countdown = plan.countdown(moment.today)
    context = {
        "plan": plan,
        "figures": _figures(plan, gate, countdown),
        "chart": chart_of(plan, moment.today),
        "mijlpaal": found,
        "gemeente": found.gemeente,
        "dossier_url": found.dossier.get_url(),
        "gate": gate,
        "countdown": countdown,
        "conditions": conditions,
        "snapshots": snapshots_of(found, conditions, moment),
        "shifts": _shift_rows(plan, readable),
        "has_silent": any(shift.is_silent for shift in plan.shifts),
        "passage": shown_passage(found.passage, is_public=found.passage_id in readable, has_context=True),
        "breadcrumb": [(found.dossier.title, found.dossier.get_url()), (found.title, "")],
        "nav_current": "dossiers",
    }
    return render(request, "besluiten/mijlpaal.html", context)


def _figures(plan: Plan, gate: Gate, countdown: str) -> list[dict[str, Any]]:
    first = plan.first.display() if plan.first.is_known else _("niet genoemd")
    figures: list[dict[str, Any]] = [
        {"label": _("Plan nu"), "figure": plan.current.display()},
        {"label": _("Eerste plan"), "figure": first},
        {"label": _("Uitloop tot nu"), "figure": plan.slip_words},
    ]
    if gate.total:
        words = _("%(met)d van %(total)d") % {"met": gate.met, "total": gate.total}
        figures.append({"label": _("Randvoorwaarden"), "figure": words, "note": _("aangetoond, %s") % countdown})
    return figures


def _shift_rows(plan: Plan, readable: set[int]) -> list[dict[str, Any]]:
    return [
        {
            "known": row.known,
            "shift": shift,
            "reason": row.reason,
            "is_silent": row.is_silent,
            "passage": shown_passage(row.passage, is_public=row.passage_id in readable),
        }
        for row, shift in shown_shifts(plan)
    ]
