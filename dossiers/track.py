"""What stands beside the entries of a timeline: plans that were left, and silent periods. Pure.

`spoor` is how many shifts of the main mijlpaal were known on a day: so far the track has moved aside.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from django.utils.translation import gettext as _

from dossiers.datering import UNKNOWN, Datering
from dossiers.datering_wording import day_in_words

SILENT_MONTHS = 6  # from here on it is said that no stuk came


@dataclass(frozen=True, slots=True)
class Slip:
    """A shift of the main mijlpaal: from the day `known` on, the plan `left` counts no more."""

    known: date
    left: Datering = UNKNOWN
    title: str = ""

    def runs_on(self, day: date) -> bool:
        """On this day the plan was left already, and its date had still to come."""
        until = self.left.sort_date
        return until is not None and self.known <= day < until


@dataclass(frozen=True, slots=True)
class Mark:
    """What is drawn on the track without being a moment itself, and is counted nowhere."""

    soort: Literal["ghost", "gap"]
    day: date
    words: str
    date: Datering = UNKNOWN
    was: int = 0  # the position of a ghost: that of the track before it bent


def spoor_on(day: date, slips: Sequence[Slip]) -> int:
    return bisect_right([slip.known for slip in slips], day)


def plans_beside(day: date, slips: Sequence[Slip], below: int) -> str:
    """The positions of plans that were left and still to come on this day, of the first `below` slips: "0 1"."""
    return " ".join(str(number) for number, slip in enumerate(slips[:below]) if slip.runs_on(day))


def ghosts(slips: Sequence[Slip], today: date) -> Iterator[Mark]:
    """Each plan that was left, on its own date."""
    for number, slip in enumerate(slips):
        day = slip.left.sort_date
        if day is None:
            continue
        plan = _("Eerder plan voor: %s.") % slip.title
        if day > today:
            fate = _("Dit plan is verlaten.")
        elif slip.known <= day:
            fate = _("Niet gehaald: toen was al bekend dat het later zou worden.")
        else:
            fate = _("Niet gehaald.")
        yield Mark("ghost", day, f"{plan} {fate}", slip.left, number)


def silences(days: Iterable[date], today: date, *, is_newest: bool) -> Iterator[Mark]:
    """Periods of half a year or more without a new stuk; `days` are those of stukken that follow each other.

    `is_newest`: no public stuk is newer than these, so that the silence since the last of them counts too.
    """
    past = sorted(day for day in days if day <= today)
    for before, after in pairwise(past):
        if months := _silent_months(before, after):
            words = _("%(months)d maanden geen nieuw stuk in dit dossier (%(first)s tot %(last)s)")
            values = {"months": months, "first": day_in_words(before), "last": day_in_words(after)}
            yield Mark("gap", after - timedelta(days=1), words % values)
    if is_newest and past and (months := _silent_months(past[-1], today)):
        words = _("Al %(months)d maanden geen nieuw stuk in dit dossier (sinds %(first)s)")
        yield Mark("gap", today, words % {"months": months, "first": day_in_words(past[-1])})


def _silent_months(before: date, after: date) -> int:
    """Whole months between two days; 0 when it is too short to name."""
    months = (after.year - before.year) * 12 + after.month - before.month - (after.day < before.day)
    return months if months >= SILENT_MONTHS else 0
