"""One mixed timeline per dossier, from streams that apps register.

Ten or ten thousand entries cost the same number of queries per page: one UNION gives the key and the day of every
row (counts, order and the line of today follow from these), then each stream on the page fills its own entries at once.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import CharField, QuerySet, Value

from dossiers.panels import Moment
from dossiers.timeline_entries import TimelineEntry, TimelineGroup, YearLink
from dossiers.timeline_layout import grouped, heading_of, on_the_track, with_marks, years_of
from dossiers.track import Mark, Slip, ghosts, silences

PAGE_SIZE = 50
Key = tuple[str, int, date]  # soort, pk, the day it is sorted on


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

    @property
    def is_whole(self) -> bool:
        """Nothing is left out."""
        return not (self.soorten or self.orgaan_pk or self.van or self.tot)


@dataclass(frozen=True, slots=True)
class Timeline:
    groups: tuple[TimelineGroup, ...]
    total: int
    page: int
    page_count: int
    slips: int
    counts: dict[str, int] = field(default_factory=dict)  # per soort, over all pages of the period and orgaan
    years: tuple[YearLink, ...] = ()


SlipSource = Callable[[Any, Moment], Sequence[Slip]]

_streams: dict[str, TimelineStream] = {}
_slip_sources: list[SlipSource] = []


def register_stream(stream: TimelineStream) -> None:
    if stream.soort in _streams:
        raise ValueError(f"timeline stream {stream.soort!r} is already registered")
    _streams[stream.soort] = stream


def register_slips(source: SlipSource) -> None:
    """`source` gives the shifts of the dossier's main mijlpaal."""
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
    slips = [] if _is_straight(entries, wanted) else _slips(dossier, moment)
    entries = on_the_track(entries, slips)
    beyond = chosen[page * page_size][2] if page < page_count else None
    marks = _marks(entries, slips, wanted, moment, is_first=page == 1, beyond=beyond)
    entries = with_marks(entries, marks, slips, moment.today, oldest_first=wanted.oldest_first)
    has_today = _has_today(chosen, page, page_size, wanted, moment)
    groups = grouped(entries, slips, moment.today, has_today=has_today, oldest_first=wanted.oldest_first)
    headings = Counter(heading_of(day, moment.today) for _soort, _pk, day in chosen)
    return Timeline(
        groups=tuple(groups),
        total=len(chosen),
        page=page,
        page_count=page_count,
        slips=max((entry.spoor + entry.bends for entry in entries), default=0),
        counts={soort: counted[soort] for soort in _streams},
        years=tuple(years_of(list(headings.items()), page_size)),
    )


def _slips(dossier: Any, moment: Moment) -> list[Slip]:
    return sorted((slip for source in _slip_sources for slip in source(dossier, moment)), key=lambda slip: slip.known)


def _is_straight(entries: list[TimelineEntry], wanted: TimelineFilter) -> bool:
    """The track bends upwards only. Oldest first, or where a filter hides the shifts, the words count."""
    return wanted.oldest_first or not (wanted.is_whole or any(entry.bends for entry in entries))


def _marks(
    entries: list[TimelineEntry],
    slips: list[Slip],
    wanted: TimelineFilter,
    moment: Moment,
    *,
    is_first: bool,
    beyond: date | None,
) -> list[Mark]:
    """What stands between the moments of this page; `beyond` is the day of the first moment of the next page."""
    if not entries:
        return []
    stukken = (entry.day for entry in entries if entry.soort == "stuk" and entry.day)
    is_newest = is_first and not wanted.oldest_first
    quiet = silences(stukken, moment.today, is_newest=is_newest) if wanted.is_whole else ()
    begin = entries[0].day
    return [
        *quiet,
        *(
            ghost
            for ghost in ghosts(slips, moment.today)
            if (beyond is None or ghost.day > beyond) and (is_first or begin is None or ghost.day <= begin)
        ),
    ]


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


def _has_today(chosen: list[Key], page: int, page_size: int, wanted: TimelineFilter, moment: Moment) -> bool:
    """The line of today stands on one page; between two pages at the end of the first of them."""
    if (wanted.van and wanted.van > moment.today) or (wanted.tot and wanted.tot < moment.today):
        return False
    before_line = sum((day > moment.today) != wanted.oldest_first for _soort, _pk, day in chosen)
    return page == max(1, -(-before_line // page_size))
