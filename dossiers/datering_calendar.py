"""Calendar arithmetic under dateringen: spans with inclusive bounds, and the year that words leave out.

Readings follow the deadline table of the project's annotation rules ("begin" is 1-10, "half" 10-20, ...).
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, StrEnum, auto

FIRST_YEAR, LAST_YEAR = 1800, 2200
# The longest wait for a date that is not in every year: 29 February over a century year such as 1900.
LONGEST_LEAP_GAP = 8


class Precision(StrEnum):
    DAY = "dag"
    WEEK = "week"
    PART = "maanddeel"
    MONTH = "maand"
    QUARTER = "kwartaal"
    SEASON = "seizoen"
    HALF = "halfjaar"
    YEAR = "jaar"
    RANGE = "periode"
    UNKNOWN = "onbekend"


class Season(Enum):
    """The first month; every season lasts three months and belongs to the year in which it begins."""

    SPRING = 3
    SUMMER = 6
    AUTUMN = 9
    WINTER = 12


class Direction(Enum):
    """Which occurrence is meant when words leave the year out, seen from the anchor."""

    NEXT = auto()  # the first that has not ended yet
    AHEAD = auto()  # the first that has not begun yet
    PAST = auto()  # the last that has begun


class DateringError(ValueError):
    """The message is a plain Dutch sentence that says what to do."""


class UnanchoredError(DateringError):
    """The words count from the date of the stuk, and that date is not known."""


class NoOccurrenceError(DateringError):
    """The day or week is not in the calendar of the year that is meant."""


class UnknownRecesError(DateringError):
    """The words name a reces that is not in the calendar of the gemeente."""


@dataclass(frozen=True, slots=True)
class Reces:
    """A recess of the raad; both days belong to it."""

    name: str
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Span:
    """Inclusive bounds; None is an open side."""

    earliest: date | None
    latest: date | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides the words."""

    anchor: date | None = None
    reces: tuple[Reces, ...] = ()
    direction: Direction = Direction.NEXT

    def require_anchor(self) -> date:
        if self.anchor is None:
            raise UnanchoredError("Deze woorden noemen geen jaar. Noem het jaar, bijvoorbeeld: 1 oktober 2023.")
        return self.anchor

    def towards(self, direction: Direction) -> "Context":
        return replace(self, direction=direction)

    def first(self, build: Callable[[int], Span | None]) -> Span:
        """The occurrence that `direction` asks for; `build` gives None for a year that has none."""
        anchor = self.require_anchor()
        years = range(anchor.year - LONGEST_LEAP_GAP - 1, anchor.year + LONGEST_LEAP_GAP + 2)
        spans = [span for year in years if (span := build(year)) is not None]
        if self.direction is Direction.PAST:
            spans.reverse()
        for span in spans:
            if self._suits(span, anchor):
                return span
        raise NoOccurrenceError("Deze datum bestaat niet. Controleer de dag, de week en de maand.")

    def _suits(self, span: Span, anchor: date) -> bool:
        if self.direction is Direction.PAST:
            return span.earliest is None or span.earliest <= anchor
        if self.direction is Direction.AHEAD:
            return span.earliest is not None and span.earliest > anchor
        return span.latest is None or span.latest >= anchor


def make_context(anchor: date | None, reces: tuple[Reces, ...]) -> Context:
    """An anchor outside the years that we accept is no anchor."""
    usable = anchor is not None and FIRST_YEAR <= anchor.year <= LAST_YEAR
    return Context(anchor if usable else None, reces)


def check_year(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateringError(f"Het jaar {year:04d} kan niet. Gebruik een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}.")
    return year


def add_months(day: date, months: int) -> date:
    """The same day of the month, or the last day of a shorter month."""
    year, index = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, index + 1, min(day.day, monthrange(year, index + 1)[1]))


def day_span(day: date) -> Span:
    return Span(day, day, Precision.DAY)


def days_span(year: int, month: int, first: int, last: int) -> Span | None:
    """Days of one month; None when one of them is not in the calendar that year."""
    if not 1 <= month <= 12 or not 1 <= first <= last <= monthrange(year, month)[1]:
        return None
    precision = Precision.DAY if first == last else Precision.RANGE
    return Span(date(year, month, first), date(year, month, last), precision)


def exists_in_some_year(month: int, day: int) -> bool:
    leap_year = 2000
    return days_span(leap_year, month, day, day) is not None


def months_span(year: int, month: int, count: int, precision: Precision) -> Span:
    first = date(year, month, 1)
    return Span(first, add_months(first, count) - timedelta(days=1), precision)


def month_span(year: int, month: int) -> Span:
    return months_span(year, month, 1, Precision.MONTH)


def part_span(year: int, month: int, first: int, last: int) -> Span:
    """Part of a month; negative days count from its end, so -1 is the last day."""
    length = monthrange(year, month)[1]
    bounds = [day if day > 0 else length + 1 + day for day in (first, last)]
    return Span(date(year, month, bounds[0]), date(year, month, bounds[1]), Precision.PART)


def quarter_span(year: int, quarter: int) -> Span:
    return months_span(year, 3 * quarter - 2, 3, Precision.QUARTER)


def half_span(year: int, half: int) -> Span:
    return months_span(year, 6 * half - 5, 6, Precision.HALF)


def season_span(year: int, season: Season) -> Span:
    return months_span(year, season.value, 3, Precision.SEASON)


def year_span(year: int) -> Span:
    return months_span(year, 1, 12, Precision.YEAR)


def weeks_span(year: int, first: int, last: int) -> Span | None:
    """ISO weeks, Monday to Sunday; None when that year has no such week."""
    try:
        bounds = date.fromisocalendar(year, first, 1), date.fromisocalendar(year, last, 7)
    except ValueError:
        return None
    return Span(*bounds, Precision.WEEK if first == last else Precision.RANGE)


def week_of(day: date) -> Span:
    monday = day - timedelta(days=day.weekday())
    return Span(monday, monday + timedelta(days=6), Precision.WEEK)
