"""How a datering is shown: in plain Dutch, and as the value of an HTML `<time datetime>`."""

from datetime import date
from functools import lru_cache

from dossiers.datering_calendar import (
    Precision,
    Season,
    Span,
    half_span,
    month_span,
    quarter_span,
    season_span,
    week_of,
    year_span,
)
from dossiers.datering_language import MONTH_NAMES, SEASONS

_ORDINALS = ("eerste", "tweede", "derde", "vierde")


def day_in_words(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


@lru_cache(maxsize=4096)  # a page says the same days many times
def unit_in_words(span: Span) -> str | None:
    """The Dutch name of a whole day, week, month, quarter, season, half or year; None for any other span."""
    first = span.earliest
    if first is None or span != _unit_around(first, span.precision):
        return None
    if span.precision is Precision.SEASON:
        return _season_in_words(first)
    return {
        Precision.DAY: day_in_words(first),
        Precision.WEEK: "week {1} van {0}".format(*first.isocalendar()),
        Precision.MONTH: f"{MONTH_NAMES[first.month - 1]} {first.year}",
        Precision.QUARTER: f"{_ORDINALS[(first.month - 1) // 3]} kwartaal van {first.year}",
        Precision.HALF: f"{_ORDINALS[(first.month - 1) // 6]} helft van {first.year}",
        Precision.YEAR: f"{first.year:04d}",
    }[span.precision]


def bounds_in_words(earliest: date | None, latest: date | None) -> str:
    """First and last day; what both have in common is said once."""
    if latest is None:
        return f"vanaf {day_in_words(earliest)}" if earliest else "datum onbekend"
    end = day_in_words(latest)
    if earliest is None:
        return f"uiterlijk {end}"
    if earliest == latest:
        return end
    start = day_in_words(earliest)
    if earliest.year == latest.year:
        start = start.removesuffix(f" {earliest.year}")
        if earliest.month == latest.month:
            start = str(earliest.day)
    return f"{start} tot en met {end}"


@lru_cache(maxsize=4096)
def unit_in_iso(span: Span) -> str | None:
    """The HTML form of a whole day, week, month or year; HTML has no form for anything else."""
    first = span.earliest
    if first is None or span != _unit_around(first, span.precision):
        return None
    forms = {
        Precision.DAY: first.isoformat(),
        Precision.WEEK: "{:04d}-W{:02d}".format(*first.isocalendar()),
        Precision.MONTH: first.isoformat()[:7],
        Precision.YEAR: first.isoformat()[:4],
    }
    return forms.get(span.precision)


def _unit_around(first: date, precision: Precision) -> Span | None:
    if precision is Precision.SEASON:
        return season_span(first.year, Season(first.month)) if first.month % 3 == 0 else None
    units = {
        Precision.DAY: lambda: Span(first, first, Precision.DAY),
        Precision.WEEK: lambda: week_of(first),
        Precision.MONTH: lambda: month_span(first.year, first.month),
        Precision.QUARTER: lambda: quarter_span(first.year, (first.month + 2) // 3),
        Precision.HALF: lambda: half_span(first.year, (first.month + 5) // 6),
        Precision.YEAR: lambda: year_span(first.year),
    }
    return units[precision]() if precision in units else None


def _season_in_words(first: date) -> str:
    name = next(name for name, season in SEASONS.items() if season.value == first.month)
    return f"{name} {first.year}-{first.year + 1}" if first.month == Season.WINTER.value else f"{name} {first.year}"
