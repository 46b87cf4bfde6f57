"""One mixed timeline per dossier, from streams that apps register.

Ten or ten thousand entries cost the same number of queries per page: one statement gives the keys of the page and the
counts of all of it, then each stream on the page fills its own entries at once.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dossiers.panels import Moment, begin_page
from dossiers.timeline_entries import TimelineEntry, TimelineGroup, YearLink
from dossiers.timeline_keys import TO_COME, Key, TimelineFilter, page_of_keys, streams
from dossiers.timeline_layout import grouped, heading, on_the_track, with_marks, years_of
from dossiers.track import Mark, Slip, ghosts, silences

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Timeline:
    groups: tuple[TimelineGroup, ...]
    total: int
    page: int
    page_count: int
    slips: int
    years: tuple[YearLink, ...] = ()


SlipSource = Callable[[Any, Moment], Sequence[Slip]]

_slip_sources: list[SlipSource] = []


def register_slips(source: SlipSource) -> None:
    """`source` gives the shifts of the dossier's main mijlpaal."""
    if source in _slip_sources:
        raise ValueError("this slip source is already registered")
    _slip_sources.append(source)


def stream_labels() -> dict[str, str]:
    return {stream.soort: stream.label for stream in streams().values()}


def build_timeline(
    dossier: Any, wanted: TimelineFilter, moment: Moment, page: int = 1, *, page_size: int = PAGE_SIZE
) -> Timeline | None:
    """One page of the timeline, newest first unless asked otherwise; None when the page lies beyond the end."""
    found = page_of_keys(dossier, wanted, moment, page, page_size)
    per_year = found.per_year
    total = per_year.total()
    page_count = max(1, -(-total // page_size))
    if page > page_count:
        return None
    entries = _fill(dossier, found.keys, moment)
    slips = [] if _is_straight(entries, wanted) else _slips(dossier, moment)
    entries = on_the_track(entries, slips, oldest_first=wanted.oldest_first)
    marks = _marks(entries, slips, wanted, moment, is_first=page == 1, beyond=found.beyond)
    entries = with_marks(entries, marks, slips, moment.today, oldest_first=wanted.oldest_first)
    before_today = total - per_year[TO_COME] if wanted.oldest_first else per_year[TO_COME]
    has_today = _has_today(before_today, page, page_size, wanted, moment)
    groups = grouped(entries, slips, moment.today, has_today=has_today, oldest_first=wanted.oldest_first)
    years = sorted(per_year, key=lambda year: year or date.max.year, reverse=not wanted.oldest_first)
    return Timeline(
        groups=tuple(groups),
        total=total,
        page=page,
        page_count=page_count,
        slips=max((entry.spoor + entry.bends for entry in entries), default=0),
        years=tuple(years_of([(heading(year), per_year[year]) for year in years], page_size)),
    )


def _slips(dossier: Any, moment: Moment) -> list[Slip]:
    return sorted((slip for source in _slip_sources for slip in source(dossier, moment)), key=lambda slip: slip.known)


def _is_straight(entries: list[TimelineEntry], wanted: TimelineFilter) -> bool:
    """Where a filter hides the shifts there is nothing to bend at."""
    return not (wanted.is_whole or any(entry.bends for entry in entries))


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
    is_newest = beyond is None if wanted.oldest_first else is_first
    quiet = silences(stukken, moment.today, is_newest=is_newest) if wanted.is_whole else ()
    begin = None if is_first else entries[0].day
    low, high = (begin, beyond) if wanted.oldest_first else (beyond, begin)
    left = (ghost for ghost in ghosts(slips, moment.today) if _lies_between(ghost.day, low, high, wanted))
    return [*quiet, *left]


def _lies_between(day: date, low: date | None, high: date | None, wanted: TimelineFilter) -> bool:
    """On this page, of which the first day belongs to it and the first day of the next page does not."""
    if wanted.oldest_first:
        return (low is None or day >= low) and (high is None or day < high)
    return (low is None or day > low) and (high is None or day <= high)


def _fill(dossier: Any, keys: Sequence[Key], moment: Moment) -> list[TimelineEntry]:
    per_soort: dict[str, list[int]] = defaultdict(list)
    for soort, pk, _day in keys:
        per_soort[soort].append(pk)
    begin_page(dossier, per_soort)
    filled = {soort: streams()[soort].entries(dossier, pks, moment) for soort, pks in per_soort.items()}
    return [replace(filled[soort][pk], day=day, is_future=day > moment.today) for soort, pk, day in keys]


def _has_today(before_today: int, page: int, page_size: int, wanted: TimelineFilter, moment: Moment) -> bool:
    """The line of today stands on one page; between two pages at the end of the first of them."""
    if (wanted.van and wanted.van > moment.today) or (wanted.tot and wanted.tot < moment.today):
        return False
    return page == max(1, -(-before_today // page_size))
