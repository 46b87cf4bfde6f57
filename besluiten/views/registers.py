"""/toezeggingen/, /randvoorwaarden/ and /opdrachten/: one view, three kinds."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from besluiten.exports import AFSPRAAK_COLUMNS, CHUNK, afspraak_row, csv_response, json_response
from besluiten.filters import SORTS, AfspraakFilter, ListForm, chosen_filters, in_order
from besluiten.listed import brief_rows, shown_in_list
from besluiten.models import Afspraak, status_label
from besluiten.parts import with_public_onderdelen
from besluiten.register import (
    kind_in_words,
    public_afspraken,
    shown_afspraak,
    state_counts,
    with_shown_rows,
)
from besluiten.transitions import CLOSED_STATUSES, OPEN_STATUSES, AfspraakKind
from dossiers.panels import Moment
from dossiers.statements import made_once, rows_made_once
from dossiers.views.lists import page_number
from dossiers.views.moment import moment_of

PAGE_SIZE = 50

LIST_NAMES = {
    AfspraakKind.TOEZEGGING: "toezeggingen",
    AfspraakKind.RANDVOORWAARDE: "randvoorwaarden",
    AfspraakKind.OPDRACHT: "opdrachten",
}


@dataclass(frozen=True, slots=True)
class Column:
    label: str
    sort: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    count: int
    is_chosen: bool


@require_safe
def register(request: HttpRequest, kind: str) -> HttpResponseBase:
    """400: a filter value that does not exist; 404: a page beyond the end."""
    moment = moment_of(request)
    number, order = page_number(request), ListForm(request.GET)
    wanted = AfspraakFilter(
        request.GET, public_afspraken(moment).filter(kind=kind), kind=AfspraakKind(kind), moment=moment
    )
    if not (order.is_valid() and wanted.is_valid()):
        raise BadRequest
    sort = order.cleaned_data["sorteer"] or SORTS[0][0]
    ordered = in_order(wanted.qs, sort, moment)
    if order.cleaned_data["formaat"]:
        rows = with_public_onderdelen(with_shown_rows(ordered, moment), moment)
        return _export(request, kind, order.cleaned_data["formaat"], rows, moment)
    return render(request, "besluiten/register.html", _context(request, kind, wanted, ordered, sort, number, moment))


def _export(request: HttpRequest, kind: str, form: str, rows: QuerySet[Afspraak], moment: Moment) -> HttpResponseBase:
    def data() -> Iterator[dict[str, Any]]:
        for afspraak in rows.iterator(chunk_size=CHUNK):
            yield afspraak_row(shown_afspraak(afspraak, moment), request.build_absolute_uri)

    name = LIST_NAMES[AfspraakKind(kind)]
    if form == "csv":
        return csv_response(name, moment, AFSPRAAK_COLUMNS, data())
    return json_response(name, moment, rows.count(), data())


def _context(
    request: HttpRequest,
    kind: str,
    wanted: AfspraakFilter,
    ordered: QuerySet[Afspraak],
    sort: str,
    number: int,
    moment: Moment,
) -> dict[str, Any]:
    states = state_counts(wanted.without("status"), moment.today)
    counts = _counts(states, wanted.form.cleaned_data["status"])
    pages = Paginator(ordered.values_list("pk", flat=True), PAGE_SIZE)
    pages.count = counts["total"]
    if number > pages.num_pages:
        raise Http404
    page = pages.page(number)
    pks = list(page)
    rows = sorted(_afspraken(None, moment, pks), key=lambda row: pks.index(row.pk))
    chosen = chosen_filters(wanted.form, request.GET)
    return {
        "kind": kind,
        "title": kind_in_words(kind, is_plural=True),
        "counts": counts,
        "figures": figures(request, counts),
        "kinds": kind_links(moment),
        "filter_form": [wanted.form[name] for name in wanted.form.fields if name != "status"],
        "facets": [{"legend": _("Status"), "name": "status", "options": status_options(wanted, states)}],
        "chosen": chosen,
        "keep": [("sorteer", sort)] if "sorteer" in request.GET else [],
        "sort": sort,
        "sorts": SORTS,
        "sort_keep": _kept(request, "sorteer", "pagina", "formaat", "stand"),
        "columns": columns(kind, sort),
        "rows": shown_in_list(rows, moment, names_dossiers=True),
        "page_obj": page,
        "nav_current": "toezeggingen" if kind == AfspraakKind.TOEZEGGING else "",
        "breadcrumb": [(kind_in_words(kind, is_plural=True), "")],
    }


@made_once
def _afspraken(_dossier: Any, moment: Moment, pks: Any) -> QuerySet[Afspraak]:
    return brief_rows(public_afspraken(moment).filter(pk__in=pks))


def _counts(states: dict[str, dict[str, int]], picked: list[str]) -> dict[str, int]:
    """Of the picked statuses, or of all."""
    chosen = [(status, counts) for status, counts in states.items() if not picked or status in picked]
    names = ("total", "overdue", "undated", "disputed")
    return {
        "open": sum(counts["total"] for status, counts in chosen if status in OPEN_STATUSES),
        "unproven": sum(counts["unproven"] for status, counts in chosen if status in CLOSED_STATUSES),
        **{name: sum(counts[name] for _status, counts in chosen) for name in names},
    }


def _kept(request: HttpRequest, *dropped: str) -> list[tuple[str, str]]:
    params = request.GET
    return [(name, value) for name in params if name not in dropped for value in params.getlist(name) if value]


def figures(request: HttpRequest, counts: dict[str, int]) -> list[dict[str, Any]]:
    """Of the rows in this filter."""
    every = ngettext("van %d", "van %d", counts["total"]) % counts["total"]
    still_open = ngettext("van %d open", "van %d open", counts["open"]) % counts["open"]
    return [
        {"label": _("Nog open"), "figure": counts["open"], "note": every},
        {
            "label": _("Te laat"),
            "figure": counts["overdue"],
            "note": still_open,
            "url": _with(request, "te_laat"),
            "status": "te-laat" if counts["overdue"] else "",
        },
        {
            "label": _("Zonder datum"),
            "figure": counts["undated"],
            "note": still_open,
            "url": _with(request, "zonder_termijn"),
        },
        {"label": _("Betwist"), "figure": counts["disputed"], "note": every, "url": _with(request, "betwist")},
        _closed_figure(counts["total"] - counts["open"], counts["unproven"]),
    ]


def _closed_figure(closed: int, unproven: int) -> dict[str, Any]:
    words = _("%(proven)d van %(closed)d") % {"proven": closed - unproven, "closed": closed}
    note = _("%d zonder bewijs") % unproven if closed else _("nog niets afgesloten")
    return {"label": _("Afgesloten met bewijs"), "figure": words if closed else 0, "note": note}


def _with(request: HttpRequest, flag: str) -> str:
    copy = request.GET.copy()
    copy.pop("pagina", None)
    copy[flag] = "1"
    return f"?{copy.urlencode()}"


def kind_links(moment: Moment) -> list[dict[str, Any]]:
    """The three registers with the number of their public rows."""
    numbers = dict(_kinds(None, moment))
    return [
        {
            "kind": kind.value,
            "label": kind_in_words(kind, is_plural=True),
            "count": numbers.get(kind.value, 0),
            "url": reverse(f"besluiten:{LIST_NAMES[kind]}"),
        }
        for kind in AfspraakKind
    ]


@rows_made_once
def _kinds(_dossier: Any, moment: Moment) -> QuerySet[Any, Any]:
    rows = public_afspraken(moment) if moment.stand else Afspraak.objects.public(moment.at)
    grouped = rows.order_by().values("kind").annotate(number=Count("pk"))
    return grouped.values_list("kind", "number")


def status_options(wanted: AfspraakFilter, states: dict[str, dict[str, int]]) -> list[Option]:
    picked = wanted.form.cleaned_data["status"]
    choices = wanted.filters["status"].extra["choices"]
    numbers = {status: counts["total"] for status, counts in states.items()}
    return [Option(key, status_label(key), numbers.get(key, 0), key in picked) for key, _label in choices]


def columns(kind: str, sort: str) -> list[Column]:
    def direction(key: str) -> str:
        return "ascending" if sort == key else ""

    return [
        Column(_("Nummer"), "nummer", direction("nummer")),
        Column(str(Afspraak.Kind(kind).label)),
        Column(_("Door en aan")),
        Column(_("Termijn"), "termijn", direction("termijn")),
        Column(_("Status")),
    ]
