"""One mixed timeline per dossier, from streams that apps register.

Ten or ten thousand entries cost the same number of queries per page: the streams are joined by one UNION that is
sorted and cut in the database, then each stream on the page fills its own entries at once.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import CharField, Count, QuerySet, Value

from dossiers.datering import Datering
from dossiers.panels import Moment

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Shift:
    """A date that moved; `origin` is unknown when the source names no earlier date."""

    origin: Datering
    target: Datering
    words: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """Something that a stuk did: "Toegezegd: T-2021-007 …"."""

    icon: str
    label: str
    title: str
    url: str
    status: str = ""
    status_label: str = ""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    soort: str
    date: Datering
    kind_label: str
    title: str
    url: str
    summary: str = ""
    orgaan: str = ""
    statuses: tuple[tuple[str, str], ...] = ()
    effects: tuple[Effect, ...] = ()
    shift: Shift | None = None
    day: date | None = None  # what it is sorted on, filled by the timeline
    is_future: bool = False
    slips: int = 0  # how many shifts of the main mijlpaal were known on that day


@dataclass(frozen=True, slots=True)
class TimelineStream:
    """One kind of entry.

    `rows(dossier, orgaan_pk, moment)` gives a queryset of PUBLIC rows annotated with `timeline_day` (never null);
    `entries(pks, moment)` fills them, in a constant number of queries.
    """

    soort: str
    label: str
    rows: Callable[[Any, int | None, Moment], QuerySet[Any]]
    entries: Callable[[Sequence[int], Moment], dict[int, TimelineEntry]]


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    soorten: tuple[str, ...] = ()
    orgaan_pk: int | None = None
    van: date | None = None
    tot: date | None = None
    oldest_first: bool = False


@dataclass(frozen=True, slots=True)
class TimelineGroup:
    """Entries under one heading: "Straks" (what is still to come) or a year."""

    heading: str
    key: str
    entries: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    groups: tuple[TimelineGroup, ...]
    total: int
    page: int
    page_count: int
    shows_today: bool  # the "vandaag" line stands on this page, after the future entries
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


def build_timeline(dossier: Any, wanted: TimelineFilter, moment: Moment, page: int = 1) -> Timeline | None:
    """One page of the timeline, newest first unless asked otherwise; None when the page lies beyond the end."""
    querysets = {soort: _rows(stream, dossier, wanted, moment) for soort, stream in _streams.items()}
    counts = _counts(querysets)
    chosen = [qs for soort, qs in querysets.items() if not wanted.soorten or soort in wanted.soorten]
    total = sum(n for soort, n in counts.items() if not wanted.soorten or soort in wanted.soorten)
    page_count = max(1, -(-total // PAGE_SIZE))
    if page > page_count:
        return None
    keys = _page_of(chosen, wanted.oldest_first, page)
    entries = _fill(keys, dossier, moment)
    return Timeline(
        groups=tuple(_grouped(entries)),
        total=total,
        page=page,
        page_count=page_count,
        shows_today=_today_stands_here(keys, wanted, moment, page, page_count),
        counts=counts,
    )


def _rows(stream: TimelineStream, dossier: Any, wanted: TimelineFilter, moment: Moment) -> QuerySet[Any]:
    rows = stream.rows(dossier, wanted.orgaan_pk, moment)
    if wanted.van:
        rows = rows.filter(timeline_day__gte=wanted.van)
    if wanted.tot:
        rows = rows.filter(timeline_day__lte=wanted.tot)
    named = rows.order_by().annotate(timeline_soort=Value(stream.soort, output_field=CharField()))
    return named.values_list("timeline_soort", "pk", "timeline_day")


def _counts(querysets: dict[str, QuerySet[Any]]) -> dict[str, int]:
    """One query: the number of rows of each stream."""
    counted = [
        qs.values("timeline_soort").annotate(number=Count("pk")).values_list("timeline_soort", "number")
        for qs in querysets.values()
    ]
    if not counted:
        return {}
    found = dict(counted[0].union(*counted[1:], all=True))
    return {soort: found.get(soort, 0) for soort in querysets}


def _page_of(querysets: list[QuerySet[Any]], oldest_first: bool, page: int) -> list[tuple[str, int, date]]:
    if not querysets:
        return []
    joined = querysets[0].union(*querysets[1:], all=True)
    sign = "" if oldest_first else "-"
    ordered = joined.order_by(f"{sign}timeline_day", "timeline_soort", f"{sign}pk")
    start = (page - 1) * PAGE_SIZE
    return list(ordered[start : start + PAGE_SIZE])


def _fill(keys: list[tuple[str, int, date]], dossier: Any, moment: Moment) -> list[TimelineEntry]:
    per_soort: dict[str, list[int]] = defaultdict(list)
    for soort, pk, _day in keys:
        per_soort[soort].append(pk)
    filled = {soort: _streams[soort].entries(pks, moment) for soort, pks in per_soort.items()}
    slips = sorted(day for source in _slip_sources for day in source(dossier, moment))
    return [_placed(filled[soort][pk], day, moment.today, slips) for soort, pk, day in keys if pk in filled[soort]]


def _placed(entry: TimelineEntry, day: date, today: date, slips: list[date]) -> TimelineEntry:
    known = sum(1 for slip in slips if slip <= day)
    return replace(entry, day=day, is_future=day > today, slips=known)


def _grouped(entries: list[TimelineEntry]) -> list[TimelineGroup]:
    def heading(entry: TimelineEntry) -> str:
        return "straks" if entry.is_future else str(entry.day.year if entry.day else "")

    return [
        TimelineGroup(heading="Straks" if key == "straks" else key, key=key, entries=tuple(members))
        for key, members in groupby(entries, key=heading)
    ]


def _today_stands_here(
    keys: list[tuple[str, int, date]], wanted: TimelineFilter, moment: Moment, page: int, page_count: int
) -> bool:
    """Today lies between the entries of this page, or before its first, or after its last on the outer pages."""
    if (wanted.van and wanted.van > moment.today) or (wanted.tot and wanted.tot < moment.today):
        return False
    if not keys:
        return True
    days = [day for _soort, _pk, day in keys]
    newest, oldest = max(days), min(days)
    newest_page = page == (page_count if wanted.oldest_first else 1)
    oldest_page = page == (1 if wanted.oldest_first else page_count)
    return (
        (oldest <= moment.today < newest)
        or (newest <= moment.today and newest_page)
        or (oldest > moment.today and oldest_page)
    )
