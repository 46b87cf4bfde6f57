"""One page of a timeline drawn as a track: where it bends, what stands beside it, and under which heading. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from dossiers.timeline_entries import TimelineEntry, TimelineGroup, YearLink
from dossiers.timeline_keys import TO_COME
from dossiers.track import Mark, Slip, plans_beside, spoor_on


def on_the_track(
    entries: Sequence[TimelineEntry], slips: Sequence[Slip], *, oldest_first: bool = False
) -> list[TimelineEntry]:
    """A shift starts at what the track had before it; several of one day stand in the order of the list.

    `spoor` is where the track comes from at a shift, and where it runs at any other entry. Oldest first, what stands
    above a shift of its own day still runs where the track was before it.
    """
    ahead = Counter(_day(entry) for entry in entries if entry.bends) if oldest_first else Counter[date]()
    placed, bent = [], Counter[date]()
    for entry in entries:
        day, bends = _day(entry), entry.bends and bool(slips)
        bent[day] += bends and not oldest_first
        spoor = spoor_on(day, slips) - (bent[day] if bends else 0) - (ahead[day] if slips else 0)
        ahead[day] -= bends and oldest_first
        placed.append(replace(entry, bends=bends, spoor=spoor, plan=plans_beside(day, slips, spoor + bends)))
    return placed


def with_marks(
    entries: Sequence[TimelineEntry], marks: Iterable[Mark], slips: Sequence[Slip], today: date, *, oldest_first: bool
) -> list[TimelineEntry]:
    """Each mark after the entries of its own day."""
    sign = 1 if oldest_first else -1
    drawn = [_marked(mark, slips, today) for mark in marks]
    return sorted([*entries, *drawn], key=lambda entry: sign * _day(entry).toordinal())


def _marked(mark: Mark, slips: Sequence[Slip], today: date) -> TimelineEntry:
    spoor = spoor_on(mark.day, slips)
    return TimelineEntry(
        soort=mark.soort,
        date=mark.date,
        kind_label="",
        title="",
        url="",
        summary=mark.words,
        day=mark.day,
        is_future=mark.day > today,
        spoor=spoor,
        plan=plans_beside(mark.day, slips, spoor),
        was=mark.was,
    )


def grouped(
    entries: Sequence[TimelineEntry], slips: Sequence[Slip], today: date, *, has_today: bool, oldest_first: bool
) -> Iterator[TimelineGroup]:
    """Under "Straks" and the years; `has_today`: the line of today stands on this page."""
    spoor = spoor_on(today, slips)
    line = TimelineGroup(kind="today", today=today, spoor=spoor, plan=plans_beside(today, slips, spoor))
    headed: dict[tuple[str, str], list[TimelineEntry]] = {}
    for entry in entries:
        day = _day(entry)
        headed.setdefault(heading(TO_COME if day > today else day.year), []).append(entry)
    for (title, anchor), members in headed.items():
        first = members[0]
        if has_today and first.is_future == oldest_first:
            has_today = False
            yield line
        yield TimelineGroup(
            kind="future" if first.is_future else "year",
            title=title,
            anchor=anchor,
            spoor=first.spoor + (first.bends and not oldest_first),
            plan=first.plan,
            entries=tuple(members),
        )
    if has_today:
        yield line


def years_of(sizes: Sequence[tuple[tuple[str, str], int]], page_size: int) -> list[YearLink]:
    """`sizes`: per heading how many moments it has, over all pages and in the order of the list."""
    found, before = [], 0
    for (title, anchor), count in sizes:
        found.append(YearLink(title, anchor, count, before // page_size + 1))
        before += count
    return found


def heading(year: int) -> tuple[str, str]:
    """Title and anchor of a heading; TO_COME for what lies after today."""
    return (str(year), f"j{year}") if year else (_("Straks"), "straks")


def _day(entry: TimelineEntry) -> date:
    assert entry.day is not None  # filled from the key
    return entry.day
