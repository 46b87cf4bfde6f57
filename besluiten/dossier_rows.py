"""What besluiten says of each dossier in a list of dossiers: the plan of its main mijlpaal, and its promises."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from besluiten.mini_track import End, mini_track
from besluiten.models import Mijlpaal
from besluiten.plans import Plan, brief_plans
from besluiten.register import SHOWN_STATES, public_afspraken, state_conditions
from besluiten.transitions import AfspraakKind, Status
from dossiers.panels import Moment, RowFacts, register_row_facts
from dossiers.statements import made_once


def row_facts(pks: Sequence[int], moment: Moment) -> dict[int, RowFacts]:
    """Per dossier that has something to tell, in a constant number of queries."""
    plans = {
        plan.mijlpaal.dossier_id: plan for plan in brief_plans(_mains(None, moment, pks), moment, with_sources=False)
    }
    counts = _counts(pks, moment)
    return {
        pk: RowFacts(
            track=mini_track(len(plans[pk].shifts), _end_of(plans[pk], moment.today)) if pk in plans else None,
            words=plan_words(plans[pk], moment.today) if pk in plans else "",
            statuses=tuple(_statuses(counts[pk])) if pk in counts else (),
        )
        for pk in {*plans, *counts}
    }


@made_once
def _mains(_dossier: Any, moment: Moment, pks: Any) -> QuerySet[Mijlpaal]:
    return Mijlpaal.objects.public(moment.at).filter(dossier__id__in=pks, is_main=True)


def _end_of(plan: Plan, today: date) -> End:
    day = plan.current.sort_date
    if day is None:
        return "unknown"
    return "passed" if day <= today else "to_come"


def plan_words(plan: Plan, today: date) -> str:
    """ "2 keer verschoven, 12 maanden later" or "Gepland: 15 december 2026"."""
    if not plan.shifts:
        return _("Gepland: %s") % plan.current.display() if plan.current.is_known else _("Gepland, datum niet genoemd")
    if not plan.current.is_known:
        return _("%s, nieuwe datum onbekend") % plan.shift_words
    return f"{plan.shift_words}, {plan.slip}" if plan.slip else plan.shift_words


def _counts(pks: Sequence[int], moment: Moment) -> dict[int, dict[str, int]]:
    """As `besluiten.panels.counts_of`, for many dossiers in one query."""
    conditions = state_conditions(moment.today)
    promises, gate = Q(kind=AfspraakKind.TOEZEGGING.value), Q(kind=AfspraakKind.RANDVOORWAARDE.value)
    rows: Any = (
        public_afspraken(moment)
        .filter(dossiers__in=pks)
        .order_by()
        .values("dossiers")
        .annotate(
            total=Count("pk", filter=promises),
            **{name: Count("pk", filter=promises & conditions[name]) for name in SHOWN_STATES},
            gate=Count("pk", filter=gate),
            met=Count("pk", filter=gate & Q(current_status=Status.SHOWN.value)),
        )
    )
    return {row.pop("dossiers"): row for row in rows}


def _statuses(counts: dict[str, int]) -> list[tuple[str, str]]:
    """Light labels with a noun and a number; what is late comes first."""
    found = []
    if counts["overdue"]:
        found.append(("te_laat", _("%d te laat") % counts["overdue"]))
    if counts["disputed"]:
        found.append(("betwist", _("%d betwist") % counts["disputed"]))
    if counts["undated"]:
        found.append(("onbepaald", _("%d zonder datum") % counts["undated"]))
    on_time = counts["open"] - counts["overdue"] - counts["undated"]
    if on_time > 0:
        found.append(("open", _("%d open, op tijd") % on_time))
    if counts["total"] and not counts["open"]:
        done = ngettext("%d toezegging afgesloten", "%d toezeggingen afgesloten", counts["total"])
        found.append(("afgedaan", done % counts["total"]))
    if counts["gate"]:
        words = _("%(met)d van %(gate)d randvoorwaarden") % counts
        found.append(("aangetoond" if counts["met"] == counts["gate"] else "niet_aangetoond", words))
    return found


def register() -> None:
    register_row_facts(row_facts)
