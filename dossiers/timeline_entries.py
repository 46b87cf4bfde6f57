"""What stands on a timeline; the names are those of templates/components/timeline.html and timeline_entry.html."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dossiers.datering import Datering

Day = date  # TimelineEntry has a field of that name


@dataclass(frozen=True, slots=True)
class Shift:
    """A date that moved; `origin` is unknown when the source names no earlier date. `difference`: "6 maanden later"."""

    origin: Datering
    target: Datering
    words: str = ""
    difference: str = ""

    @property
    def from_words(self) -> str:
        return self.origin.display() if self.origin.is_known else ""

    @property
    def to_words(self) -> str:
        return self.target.display() if self.target.is_known else ""


@dataclass(frozen=True, slots=True)
class Effect:
    """Something that a stuk did: "Toegezegd: T-2021-007 …". `statuses`: (key, words) pairs for status labels."""

    soort: str
    words: str
    title: str
    url: str
    statuses: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One stop; `kind_label`, `title` and `url` are empty for a ghost and a gap."""

    soort: str
    date: Datering
    kind_label: str
    title: str
    url: str
    summary: str = ""
    statuses: tuple[tuple[str, str], ...] = ()
    effects: tuple[Effect, ...] = ()
    shift: Shift | None = None
    day: Day | None = None  # what it is sorted on, filled by the timeline
    is_future: bool = False
    bends: bool = False  # a shift of the main mijlpaal: here the track moves one step aside
    spoor: int = 0  # how many shifts of the main mijlpaal the track below this entry has had
    plan: str = ""  # plans that were left and still to come, beside this entry: "0 1"
    was: int = 0  # the position of a ghost
    placed_later: bool = False  # at a stand: known then, and put on this site only later

    @property
    def date_display(self) -> str:
        """Under the heading of a year the year is not said again."""
        if not self.date.is_known:
            return "Zonder datum"
        words = self.date.display()
        return words if self.is_future or self.day is None else words.removesuffix(f" {self.day.year}")

    @property
    def date_iso(self) -> str:
        return self.date.iso() or ""


@dataclass(frozen=True, slots=True)
class TimelineGroup:
    """Entries under one heading ("Straks", a year), or the line of today."""

    kind: Literal["future", "year", "today"]
    title: str = ""
    anchor: str = ""
    spoor: int = 0
    plan: str = ""
    entries: tuple[TimelineEntry, ...] = ()
    today: date | None = None


@dataclass(frozen=True, slots=True)
class YearLink:
    """A heading, how many moments stand under it, and on which page of the list it begins."""

    title: str
    anchor: str
    count: int
    page: int
