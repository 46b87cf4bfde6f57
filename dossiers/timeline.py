"""One mixed timeline per dossier, from streams that apps register.

Ten or ten thousand entries cost the same number of queries per page: one UNION gives the key and the day of every
row (counts, order and the line of today follow from these), then each stream on the page fills its own entries at once.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from django.db.models import CharField, QuerySet, Value

from dossiers.datering import Datering
from dossiers.panels import Moment

PAGE_SIZE = 50
Day = date  # TimelineEntry has a field of that name
Key = tuple[str, int, date]  # soort, pk, the day it is sorted on


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
    """One stop; the names are those of templates/components/timeline_entry.html."""

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

    @property
    def date_display(self) -> str:
        return self.date.display() if self.date.is_known else "Zonder datum"

    @property
    def date_iso(self) -> str:
        return self.date.iso() or ""


@dataclass(frozen=True, slots=True)
class TimelineStream:
    """One kind of entry.

    `rows(dossier, orgaan_pk, moment)` gives a queryset of PUBLIC rows annotated with `timeline_day` (never null);
    `entries(dossier, pks, moment)` fills them, in a constant number of queries.
    """

    soort: str
    label: str
    rows: Callable[[Any, int | None, Moment], QuerySet[Any]]
    entries: Callable[[Any, Sequence[int], Moment], dict[int, TimelineEntry]]


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    soorten: tuple[str, ...] = ()
    orgaan_pk: int | None = None
    van: date | None = None
    tot: date | None = None
    oldest_first: bool = False


@dataclass(frozen=True, slots=True)
class TimelineGroup:
    """Entries under one heading ("Straks", a year), or the line of today; see templates/components/timeline.html."""

    kind: Literal["future", "year", "today"]
    title: str = ""
    anchor: str = ""
    spoor: int = 0
    entries: tuple[TimelineEntry, ...] = ()
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    groups: tuple[TimelineGroup, ...]
    total: int
    page: int
    page_count: int
    slips: int
    counts: dict[str, int] = field(default_factory=dict)  # per soort, over all pages of the period and orgaan


SlipSource = Callable[[Any, Moment], list[date]]

_streams: dict[str, TimelineStream] = {}
_slip_sources: list[SlipSource] = []


def register_stream(stream: TimelineStream) -> None:
    if stream.soort in _streams:
        raise ValueError(f"timeline stream {stream.soort!r} is already registered")
    _streams[stream.soort] = stream


def register_slips(source: SlipSource) -> None:
    """`source` gives the days on which a shift of the dossier's main mijlpaal became known."""
    if source in _slip_sources:
        raise ValueError("this slip source is already registered")
    _slip_sources.append(source)


def stream_labels() -> dict[str, str]:
    return {stream.soort: stream.label for stream in _streams.values()}


def build_timeline(
    dossier: Any, wanted: TimelineFilter, moment: Moment, page: int = 1, *, page_size: int = PAGE_SIZE
) -> Timeline | None:
    """One page of the timeline, newest first unless asked otherwise; None when the page lies beyond the end."""
    every = _keys(dossier, wanted, moment)
    counted = Counter(soort for soort, _pk, _day in every)
    chosen = [key for key in every if not wanted.soorten or key[0] in wanted.soorten]
    page_count = max(1, -(-len(chosen) // page_size))
    if page > page_count:
        return None
    keys = chosen[(page - 1) * page_size : page * page_size]
    entries = _fill(dossier, keys, moment)
    # The track bends upwards only. Oldest first, or without the shifts in sight, it is straight and the words count.
    is_straight = wanted.oldest_first or not any(entry.bends for entry in entries)
    slips = [] if is_straight else sorted(day for source in _slip_sources for day in source(dossier, moment))
    entries = _on_the_track(entries, slips)
    today_position = _today_position(chosen, page, page_size, wanted, moment)
    return Timeline(
        groups=tuple(_grouped(entries, today_position, slips, moment)),
        total=len(chosen),
        page=page,
        page_count=page_count,
        slips=max((entry.spoor + entry.bends for entry in entries), default=0),
        counts={soort: counted[soort] for soort in _streams},
    )


def _keys(dossier: Any, wanted: TimelineFilter, moment: Moment) -> list[Key]:
    """Of every row of the period and the orgaan, in the order of the page."""
    rows = [_rows(stream, dossier, wanted, moment) for stream in _streams.values()]
    keys = rows[0].union(*rows[1:], all=True) if rows else []
    sign = 1 if wanted.oldest_first else -1
    return sorted(keys, key=lambda key: (sign * key[2].toordinal(), key[0], sign * key[1]))


def _rows(stream: TimelineStream, dossier: Any, wanted: TimelineFilter, moment: Moment) -> QuerySet[Any]:
    rows = stream.rows(dossier, wanted.orgaan_pk, moment)
    if wanted.van:
        rows = rows.filter(timeline_day__gte=wanted.van)
    if wanted.tot:
        rows = rows.filter(timeline_day__lte=wanted.tot)
    named = rows.order_by().annotate(timeline_soort=Value(stream.soort, output_field=CharField()))
    keys: QuerySet[Any] = named.values_list("timeline_soort", "pk", "timeline_day")
    return keys


def _fill(dossier: Any, keys: list[Key], moment: Moment) -> list[TimelineEntry]:
    per_soort: dict[str, list[int]] = defaultdict(list)
    for soort, pk, _day in keys:
        per_soort[soort].append(pk)
    filled = {soort: _streams[soort].entries(dossier, pks, moment) for soort, pks in per_soort.items()}
    return [replace(filled[soort][pk], day=day, is_future=day > moment.today) for soort, pk, day in keys]


def _spoor(day: date, slips: list[date]) -> int:
    return bisect_right(slips, day)


def _on_the_track(entries: list[TimelineEntry], slips: list[date]) -> list[TimelineEntry]:
    """A shift starts at what the track had before it; several of one day stand below each other, newest first."""
    placed, bent_that_day = [], Counter[Day]()
    for entry in entries:
        day, bends = entry.day, entry.bends and bool(slips)
        assert day is not None  # filled from the key
        bent_that_day[day] += bends
        spoor = _spoor(day, slips) - (bent_that_day[day] if bends else 0)
        placed.append(replace(entry, bends=bends, spoor=spoor))
    return placed


def _today_position(chosen: list[Key], page: int, page_size: int, wanted: TimelineFilter, moment: Moment) -> int | None:
    """Before which entry of this page the line of today stands; None when it stands on another page or nowhere.

    Between two pages it stands at the end of the first of them.
    """
    if (wanted.van and wanted.van > moment.today) or (wanted.tot and wanted.tot < moment.today):
        return None
    before_line = sum((day > moment.today) != wanted.oldest_first for _soort, _pk, day in chosen)
    line_page = max(1, -(-before_line // page_size))
    return before_line - (page - 1) * page_size if page == line_page else None


def _grouped(
    entries: list[TimelineEntry], today_position: int | None, slips: list[date], moment: Moment
) -> Iterator[TimelineGroup]:
    today = TimelineGroup(kind="today", today=moment.today, spoor=_spoor(moment.today, slips))
    numbered = list(enumerate(entries))
    for is_future, year in dict.fromkeys(_heading(entry) for entry in entries):
        members = [(n, entry) for n, entry in numbered if _heading(entry) == (is_future, year)]
        if today_position == members[0][0]:
            yield today
        yield TimelineGroup(
            kind="future" if is_future else "year",
            title="Straks" if is_future else str(year),
            anchor="straks" if is_future else f"j{year}",
            spoor=members[0][1].spoor + members[0][1].bends,
            entries=tuple(entry for _n, entry in members),
        )
    if today_position == len(entries):
        yield today


def _heading(entry: TimelineEntry) -> tuple[bool, int]:
    return (True, 0) if entry.is_future or entry.day is None else (False, entry.day.year)
