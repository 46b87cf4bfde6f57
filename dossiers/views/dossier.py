"""The page of a dossier: what it is about, its panels, and one mixed timeline."""

from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from typing import Any, NamedTuple

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet, Subquery, Value, Window
from django.db.models.functions import RowNumber
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from dossiers.forms import OrderForm, TimelineForm
from dossiers.loose_ends import Scope, find_loose_ends
from dossiers.models import (
    Behandeling,
    DossierPage,
    Functie,
    Orgaan,
    PhaseRow,
    PortefeuillehouderRow,
    Stuk,
    StukRelatie,
    Vergadering,
)
from dossiers.models.base import keep_columns, known_day
from dossiers.panels import Moment, filled_panels
from dossiers.policy_changes import untreated_in
from dossiers.stand import known_rows, stukken_then
from dossiers.statements import Slot, Statement, made_once, rows_made_once, some_moment, values_of
from dossiers.timeline import PAGE_SIZE, Timeline, build_timeline
from dossiers.timeline_keys import TimelineFilter
from dossiers.timeline_streams import LAST_BEHANDELINGEN, behandelingen_in, public_behandelingen
from dossiers.views.frame import frame_of
from dossiers.views.moment import moment_of

PHASE, HOLDER = "fase", "portefeuillehouder"
WHOLE_TIMELINE = 2_000  # what is printed at most, the newest first
LOOSE_ENDS = 15  # shown of a long dossier; on paper all
COMING = 8  # dates to come on the short form


def dossier_context(request: HttpRequest, dossier: DossierPage) -> dict[str, Any]:
    moment = moment_of(request)
    gemeente = next(one for one in frame_of(request).gemeenten if dossier.path.startswith(one.path))
    organen = [Known(*row) for row in _organen(gemeente, moment)]
    form, order, wanted = _wanted(request, organen)
    paper = order["afdruk"]
    if paper == "kort":
        wanted = TimelineFilter(van=moment.today + timedelta(days=1), oldest_first=True)
    timeline = build_timeline(
        dossier, wanted, moment, order["pagina"] or 1, page_size=WHOLE_TIMELINE if paper else PAGE_SIZE
    )
    if timeline is None:
        raise Http404
    panels = filled_panels("dossier", dossier, moment)
    return {
        "paper": paper,
        "is_cut": bool(paper) and timeline.page_count > 1,
        "coming": [entry for group in timeline.groups for entry in group.entries][:COMING],
        "gemeente": gemeente,
        "dossier": dossier,
        "timeline": timeline,
        "stands_still": bool(moment.stand),
        "page_obj": None if paper else _page_obj(timeline),
        "timeline_form": form,
        "chosen": sum(1 for name in form.fields if form.cleaned_data.get(name)),
        "oldest_first": wanted.oldest_first,
        **_course(dossier, moment),
        "treatment": treatment(dossier, moment, organen, last=None if paper else LAST_BEHANDELINGEN),
        **loose_ends(dossier, gemeente, moment, is_whole=bool(paper)),
        "panels": panels,
        "brief": [pair for area in panels.values() for pair in area if pair[0].brief_template],
        "nav_current": "dossiers",
        "breadcrumb": [
            (_("Dossiers"), "/dossiers/"),
            (gemeente.title, gemeente.get_url()),
            (dossier.title, ""),
        ],
    }


class Known(NamedTuple):
    """A public orgaan of the gemeente."""

    pk: int
    key: str
    name: str
    kind: str


def _wanted(request: HttpRequest, organen: Sequence[Known]) -> tuple[TimelineForm, dict[str, Any], TimelineFilter]:
    """What the query string asks for; BadRequest when it asks for something that does not exist."""
    pks = {orgaan.key: orgaan.pk for orgaan in organen}
    choices = [(orgaan.key, orgaan.name) for orgaan in organen]
    form, order = TimelineForm(request.GET, organen=choices), OrderForm(request.GET)
    if not form.is_valid() or not order.is_valid():
        raise BadRequest
    values = form.cleaned_data
    wanted = TimelineFilter(
        soorten=(values["soort"],) if values["soort"] else (),
        orgaan_pk=pks[values["orgaan"]] if values["orgaan"] else None,
        van=values["van"],
        tot=values["tot"],
        oldest_first=order.cleaned_data["sorteer"] == "oudste",
    )
    return form, order.cleaned_data, wanted


@rows_made_once
def _organen(gemeente: Any, moment: Moment) -> QuerySet[Any, Any]:
    return Orgaan.objects.public(moment.at).filter(gemeente=gemeente.pk).values_list("pk", "public_id", "name", "kind")


def _page_obj(timeline: Timeline) -> Any:
    return Paginator(range(timeline.total), PAGE_SIZE).page(timeline.page)


def _course(dossier: DossierPage, moment: Moment) -> dict[str, Any]:
    """Every phase that the dossier has been in, in order; the last one is now. And the titles of the functies of its
    portefeuillehouders. In one query.
    """
    rows = sorted(_course_statement(bool(moment.stand)).rows({"dossier": dossier.pk, **values_of(moment)}))
    phases = [PhaseRow.Phase(word).label for kind, _order, word in rows if kind == PHASE]
    return {
        "phases": [{"label": label, "is_now": number == len(phases)} for number, label in enumerate(phases, 1)],
        "portefeuillehouders": [word for kind, _order, word in rows if kind == HOLDER],
    }


@cache
def _course_statement(has_stand: bool) -> Statement:
    """Columns kind, what comes first among the same kind, and word."""
    moment = some_moment(has_stand=has_stand)
    phases, holders = [
        known_rows(model.objects.public(moment.at).filter(dossier=Slot("dossier")), moment)
        for model in (PhaseRow, PortefeuillehouderRow)
    ]
    links = PortefeuillehouderRow.functies.through.objects
    named = links.filter(portefeuillehouderrow=Subquery(holders.reverse().values("pk")[:1]))
    order = Window(RowNumber(), order_by=[known_day(), "pk"])
    in_order = phases.order_by().values_list(Value(PHASE), order, "phase")
    by_title = Window(RowNumber(), order_by=["title", "started_on"])
    titles = Functie.objects.filter(pk__in=named.values("functie")).order_by()
    return Statement.of(in_order.union(titles.values_list(Value(HOLDER), by_title, "title"), all=True))


def treatment(
    dossier: DossierPage, moment: Moment, organen: Sequence[Known] = (), *, last: int | None = None
) -> dict[str, Any]:
    """Wie besprak wat: each stuk against each orgaan, and whether the raad treated any of it.

    `organen`: those of the gemeente; the raad has its column also when it treated nothing. `last` is how many
    behandelingen of a long dossier are shown; None for all that the page has.
    """
    every = behandelingen_in(dossier, moment)
    rows = every[-last:] if last else every
    councils = [orgaan for orgaan in organen if orgaan.kind == Orgaan.Kind.COUNCIL] if rows else []
    shown = {orgaan.pk: (orgaan.kind, orgaan.name) for orgaan in councils}
    subjects: dict[str, dict[str, Any]] = {}
    for row in rows:
        orgaan = row.vergadering.orgaan
        shown[orgaan.pk] = (orgaan.kind, orgaan.name)
        key = f"stuk{row.stuk_id}" if row.stuk_id else "dossier"
        subject = subjects.setdefault(key, {"subject": row.subject, "cells": {}})
        subject["cells"].setdefault(orgaan.pk, []).append((row, _treated_words(row, moment)))
    columns = sorted(shown.items(), key=lambda item: (item[1][0] != Orgaan.Kind.COUNCIL, item[1][1]))
    is_cut = last is not None and len(every) > last
    untreated = untreated_in(dossier, moment)
    return {
        "organen": [name for _pk, (_kind, name) in columns],
        "rows": [
            {
                "subject": item["subject"],
                "cells": [(name, item["cells"].get(pk, [])) for pk, (_kind, name) in columns],
            }
            for item in subjects.values()
        ],
        "is_cut": is_cut,
        "is_treated_by_council": any(_was_in_council(row.vergadering, moment) for row in every)
        or (is_cut and _council_treated(dossier, moment)),
        "untreated": untreated.stukken,
        "changes": untreated.changes,
        "has_more_changes": untreated.has_more,
    }


def _treated_words(behandeling: Behandeling, moment: Moment) -> str:
    """What happened at the vergadering; of one to come only how it stands on the agenda."""
    if _is_to_come(behandeling.vergadering, moment):
        return _("op de agenda (%s)") % behandeling.manner_words.lower()
    done = {
        Behandeling.Manner.INFORMATION: _("ter kennisname"),
        Behandeling.Manner.DISCUSSION: _("besproken"),
        Behandeling.Manner.FORMALITY: _("besloten zonder bespreking"),
        Behandeling.Manner.DECISION: _("besloten"),
    }
    return done[Behandeling.Manner(behandeling.manner)]


def _council_treated(dossier: DossierPage, moment: Moment) -> bool:
    """Among all that a long dossier has; as `_was_in_council`."""
    to_come = Q(vergadering__date_earliest__gt=moment.today)
    council = Q(vergadering__orgaan__kind=Orgaan.Kind.COUNCIL)
    return public_behandelingen(dossier, moment).filter(council).exclude(to_come).exists()


def _was_in_council(vergadering: Vergadering, moment: Moment) -> bool:
    return vergadering.orgaan.kind == Orgaan.Kind.COUNCIL and not _is_to_come(vergadering, moment)


def _is_to_come(vergadering: Vergadering, moment: Moment) -> bool:
    first_day = vergadering.date.earliest
    return first_day is not None and first_day > moment.today


def loose_ends(dossier: DossierPage, gemeente: Any, moment: Moment, *, is_whole: bool) -> dict[str, Any]:
    """References in stukken of this dossier that no stuk here answers, the newest first; on a page the newest only.

    Where the griffie chose to show all that is missing, these are among it. What is missing is missing now.
    """
    if dossier.shows_loose_ends and not moment.stand:
        scope = Scope(moment, (gemeente.pk,), dossier.pk, is_public=True)
        return {"missing": find_loose_ends(scope, LOOSE_ENDS), "shows_missing": True}
    if is_whole:
        return {"loose_ends": list(_references(dossier, moment))}
    found = _newest_references(dossier, moment)
    return {"loose_ends": found[:LOOSE_ENDS], "has_more_loose_ends": len(found) > LOOSE_ENDS}


@made_once
def _newest_references(dossier: Any, moment: Moment) -> QuerySet[StukRelatie]:
    return _references(dossier, moment)[: LOOSE_ENDS + 1]


def _references(dossier: Any, moment: Moment) -> QuerySet[StukRelatie]:
    own = stukken_then(Stuk.objects.public(moment.at).filter(dossiers=dossier.pk), moment)
    found: QuerySet[StukRelatie] = StukRelatie.objects.public(moment.at).unresolved().filter(stuk__in=own)
    rows = known_rows(found, moment)
    rows = keep_columns(rows.select_related("stuk"), "stuk", "public_id", "title")
    return rows.order_by("-known_latest", "pk")
