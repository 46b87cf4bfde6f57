"""Where everything stands on the slip chart of a mijlpaal: one row per plan, the date of the plan from left to right.

Pure: dates and words in, whole numbers of the SVG's own units out; colours and line styles are the style sheet's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from besluiten.chart_words import WIDTH, Words, in_rows, width_of
from dossiers.datering import Datering, Precision

MARGIN = 18
ROW = 64  # from one plan to the next
TOP = 16
LONGEST_AXIS_WORDS = 18


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One plan: its date, in which source it became known (longest words first) and how it differs from the last."""

    plan: Datering
    sources: Sequence[str] = ()
    difference: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """A point for a day; a bar from `start` to `end` for anything less precise; neither when no source names a date."""

    x: int
    y: int
    start: int
    end: int
    is_known: bool
    is_day: bool

    @property
    def width(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class SlipChart:
    height: int
    axis: int
    stops: tuple[Stop, ...]
    straights: tuple[str, ...]  # paths of the track
    bends: tuple[str, ...]
    ghosts: tuple[str, ...]  # from a plan that was left down to its date
    last: str  # from the last plan down to its date; "" when that is not known
    is_to_come: bool
    notes: tuple[Words, ...]
    differences: tuple[Words, ...]
    dates: tuple[Words, ...]
    width: int = WIDTH


def slip_chart(steps: Sequence[PlanStep], today: date) -> SlipChart:
    """`steps` oldest first, two or more."""
    stops = _stops([step.plan for step in steps])
    axis = TOP + ROW * (len(stops) - 1) + 42
    dates, rows = _dates(steps, stops, axis)
    final = stops[-1]
    last_day = steps[-1].plan.sort_date
    return SlipChart(
        height=axis + 8 + 16 * rows,
        axis=axis,
        stops=stops,
        straights=tuple(f"M{stop.x} {stop.y - 2}v18" for stop in stops[:-1]),
        bends=tuple(_bend(before, after) for before, after in pairwise(stops)),
        ghosts=tuple(f"M{stop.x} {stop.y + 18}V{axis}" for stop in stops[:-1] if stop.is_known),
        last=f"M{final.x} {final.y - 10}V{axis}" if final.is_known else "",
        is_to_come=last_day is not None and last_day > today,
        notes=tuple(note for step, stop in zip(steps, stops, strict=True) for note in _note(step.sources, stop)),
        differences=tuple(
            _difference(step.difference, before, after)
            for step, before, after in zip(steps[1:], stops, stops[1:], strict=False)
            if step.difference
        ),
        dates=dates,
    )


def _stops(plans: Sequence[Datering]) -> tuple[Stop, ...]:
    """A plan without a date stands at the near edge when it is the first, else at the far edge."""
    days = [day for plan in plans for day in (plan.earliest, plan.latest) if day]
    first, last = (min(days), max(days)) if days else (None, None)
    left = MARGIN if plans[0].is_known else MARGIN + 44
    right = WIDTH - MARGIN if all(plan.is_known for plan in plans[1:]) else WIDTH - MARGIN - 44
    found = []
    for number, plan in enumerate(plans):
        edge = MARGIN if number == 0 else WIDTH - MARGIN
        ends = [_x(day, first, last, left, right) for day in (plan.earliest, plan.latest) if day]
        x = ends[-1] if ends else edge
        start = _open_start(plan, ends, x)
        end = x if plan.latest or not ends else min(x + 24, WIDTH)
        is_point = _is_day(plan) or not plan.is_known
        found.append(
            Stop(x, TOP + ROW * number, start, end if is_point else max(end, start + 6), plan.is_known, _is_day(plan))
        )
    return tuple(found)


def _x(day: date, first: date | None, last: date | None, left: int, right: int) -> int:
    if first is None or last is None or first == last:
        return (left + right) // 2
    return left + round((right - left) * (day - first).days / (last - first).days)


def _open_start(plan: Datering, ends: Sequence[int], x: int) -> int:
    """ "Uiterlijk" says no first day: the bar is short and ends on the last."""
    if not ends:
        return x
    return ends[0] if plan.earliest else max(x - 24, 0)


def _is_day(plan: Datering) -> bool:
    return plan.precision is Precision.DAY and plan.earliest == plan.latest


def _bend(before: Stop, after: Stop) -> str:
    top, bottom = before.y + 14, after.y - 8
    return f"M{before.x} {top}C{before.x} {top + 27} {after.x} {bottom - 27} {after.x} {bottom}"


def _note(sources: Sequence[str], stop: Stop) -> list[Words]:
    """Beside the stop, on the side with more room; the longest words that fit there."""
    is_left = stop.x <= WIDTH // 2
    near = (
        (stop.end if not stop.is_day else stop.x) + 12 if is_left else (stop.start if not stop.is_day else stop.x) - 12
    )
    room = WIDTH - near if is_left else near
    words = next((text for text in sources if width_of(text) <= room), sources[-1] if sources else "")
    return [Words(near, stop.y + 4, words, "start" if is_left else "end")] if words else []


def _difference(text: str, before: Stop, after: Stop) -> Words:
    """Beside the bend: on the outer side above its middle, or below it when there is no room."""
    middle, height = (before.x + after.x) // 2, before.y + ROW // 2 + 3
    if abs(after.x - before.x) < 24:
        outer = max(before.x, after.x) + 10
        fits = outer + width_of(text) <= WIDTH
        return Words(outer if fits else min(before.x, after.x) - 10, height + 4, text, "start" if fits else "end")
    if after.x > before.x:
        fits = middle + 6 + width_of(text) <= WIDTH
        return Words(middle + 6, height - 8, text) if fits else Words(middle - 6, height + 14, text, "end")
    fits = middle - 6 >= width_of(text)
    return Words(middle - 6, height - 8, text, "end") if fits else Words(middle + 6, height + 14, text)


def _dates(steps: Sequence[PlanStep], stops: Sequence[Stop], axis: int) -> tuple[tuple[Words, ...], int]:
    """Under the axis; and the number of rows."""
    labels = [
        (stop.x, axis_words(step.plan), stop is stops[-1])
        for step, stop in zip(steps, stops, strict=True)
        if stop.is_known
    ]
    placed, rows = in_rows(labels, axis + 20)
    return tuple(placed), rows


def axis_words(plan: Datering) -> str:
    """Short: "1-7-2022"; the words of a month or year; the last day of anything that takes more words."""
    if _is_day(plan) and plan.latest:
        return _numbers(plan.latest)
    words = plan.display()
    if len(words) <= LONGEST_AXIS_WORDS:
        return words
    return f"t/m {_numbers(plan.latest)}" if plan.latest else f"vanaf {_numbers(plan.earliest)}"


def _numbers(day: date | None) -> str:
    return f"{day.day}-{day.month}-{day.year}" if day else ""
