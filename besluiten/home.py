"""What besluiten shows on the beginning of the portal: how the promises stand, one that is late, what is coming."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from besluiten.filters import SORTS, in_order
from besluiten.listed import brief_rows, shown_in_list
from besluiten.panels import TOEZEGGING, counts_of, list_url
from besluiten.register import ShownAfspraak, public_afspraken
from besluiten.termijn import TermijnKind
from dossiers.datering import Datering, datering_from_iso
from dossiers.models import Vergadering
from dossiers.panels import Moment, Panel, once_per_page, register_panel

COMING = 5
MOST_PRESSING = 40  # of these the example and what is coming are chosen


@once_per_page
def pressing(page: Any, moment: Moment) -> list[ShownAfspraak]:
    """Open toezeggingen, most pressing first."""
    still_open: Any = public_afspraken(moment).filter(kind=TOEZEGGING.value)
    rows = in_order(still_open.open(), SORTS[0][0], moment)[:MOST_PRESSING]
    return shown_in_list(brief_rows(rows).select_related("passage__stuk"), moment)


def home_counts(page: Any, moment: Moment) -> dict[str, Any] | None:
    counts = counts_of(public_afspraken(moment), moment)
    if not counts["total"]:
        return None
    late = ngettext("%d te laat", "%d te laat", counts["overdue"]) % counts["overdue"]
    undated = ngettext("%d zonder datum", "%d zonder datum", counts["undated"]) % counts["undated"]
    every = ngettext("%d toezegging", "Alle %d toezeggingen", counts["total"]) % counts["total"]
    chips = [("alarm-clock", late, list_url(TOEZEGGING, te_laat=1))] if counts["overdue"] else []
    disputed = ngettext("%d betwist", "%d betwist", counts["disputed"]) % counts["disputed"]
    chips += [("split", disputed, list_url(TOEZEGGING, betwist=1))] if counts["disputed"] else []
    chips += [("calendar-off", undated, list_url(TOEZEGGING, zonder_termijn=1))] if counts["undated"] else []
    return {"chips": [*chips, ("message-square-quote", every, list_url(TOEZEGGING))]}


def example(page: Any, moment: Moment) -> dict[str, Any] | None:
    """The promise that waits longest, in the words of its stuk."""
    found = next((row for row in pressing(page, moment) if row.source.words), None)
    return {"row": found} if found else None


@dataclass(frozen=True, slots=True)
class Coming:
    day: date
    date: Datering
    title: str
    url: str
    note: str


def coming(page: Any, moment: Moment) -> dict[str, Any] | None:
    """The nearest terms and meetings to come, and one promise of which no date is known."""
    rows = pressing(page, moment)
    terms = [_term(row) for row in rows if row.afspraak.last_day and row.afspraak.last_day >= moment.today]
    meetings = (
        Vergadering.objects.public(moment.at)
        .filter(date_latest__gte=moment.today)
        .select_related("orgaan")
        .order_by("date_latest", "pk")[:COMING]
    )
    ahead = sorted([*terms, *map(_meeting, meetings)], key=lambda item: item.day)[:COMING]
    undated = next((row for row in rows if row.afspraak.termijn_kind == TermijnKind.UNDETERMINED), None)
    if not ahead and undated is None:
        return None
    return {
        "title": _("Wat komt eraan"),
        "anchor": "wat-komt",
        "today": moment.today,
        "rows": ahead,
        "undated": undated,
    }


def _term(row: ShownAfspraak) -> Coming:
    day = row.afspraak.last_day
    note = _("Laatste dag van toezegging %s") % row.nummer
    return Coming(day, datering_from_iso(day.isoformat()), row.title, row.url, note)


def _meeting(vergadering: Vergadering) -> Coming:
    orgaan = str(vergadering.orgaan)
    title = vergadering.title or orgaan
    note = _("Vergadering") if title == orgaan else _("Vergadering van %s") % orgaan
    day = vergadering.date.sort_date
    assert day is not None  # filtered on it
    return Coming(day, vergadering.date, title, vergadering.get_absolute_url(), note)


def register() -> None:
    folder = "besluiten/panels"
    register_panel("home", Panel("afspraken", 10, f"{folder}/home.html", home_counts, area="top"))
    register_panel("home", Panel("example", 20, f"{folder}/home_example.html", example, area="main"))
    register_panel("home", Panel("coming", 30, f"{folder}/home_coming.html", coming, area="aside"))
