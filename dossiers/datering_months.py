"""Rules for weeks and months, and for parts of months."""

import re
from collections.abc import Callable
from datetime import timedelta

from dossiers.datering_calendar import (
    Context,
    DateringError,
    Span,
    add_months,
    check_year,
    month_span,
    part_span,
    week_of,
    weeks_span,
)
from dossiers.datering_language import (
    HEAD,
    MONTH,
    MONTH_NAMES,
    OPTIONAL_YEAR,
    PART,
    TAIL,
    Rule,
    directed,
    in_year,
    shift_of,
)

# Days of a month, inclusive; negative days count from its end.
_MONTH_PARTS = {"begin": (1, 10), "half": (10, 20), "eind": (21, -1)}
_MONTH_HALVES = {"1e": (1, 15), "2e": (16, -1)}
_MONTH_WEEKS = {"1e": (1, 7), "2e": (8, 14), "3e": (15, 21), "4e": (22, 28), "laatste": (-7, -1)}
_MONTH_FORTNIGHTS = {"1e": (1, 14), "laatste": (-14, -1)}


def _in_month(match: re.Match[str], context: Context, build: Callable[[int, int], Span]) -> Span:
    if match["month"] is None:
        first = add_months(context.require_anchor().replace(day=1), shift_of(match["near"]))
        return build(first.year, first.month)
    month = MONTH_NAMES.index(match["month"]) + 1
    return in_year(match["year"], directed(match, context), lambda year: build(year, month))


def _month(match: re.Match[str], context: Context) -> Span:
    return _in_month(match, context, month_span)


def _month_part(parts: dict[str, tuple[int, int]]) -> Callable[[re.Match[str], Context], Span]:
    def read(match: re.Match[str], context: Context) -> Span:
        days = parts[match["part"]]
        return _in_month(match, context, lambda year, month: part_span(year, month, *days))

    return read


def _month_weeks(match: re.Match[str], context: Context) -> Span:
    days = _MONTH_WEEKS[match["first"]][0], _MONTH_WEEKS[match["part"]][1]
    if days[0] > days[1] > 0:
        raise DateringError("De eerste week ligt na de laatste. Draai de weken om.")
    return _in_month(match, context, lambda year, month: part_span(year, month, *days))


def _numeric_month(match: re.Match[str], context: Context) -> Span:
    year, month = check_year(int(match["year"])), int(match["number"])
    if not 1 <= month <= 12:
        raise DateringError(f"Maand {month} bestaat niet. Gebruik een maand van 1 tot en met 12.")
    return month_span(year, month)


def _numbered_weeks(match: re.Match[str], context: Context) -> Span:
    last = int(match["week"])
    first = int(match["first"] or last)
    if not 1 <= first <= last <= 53:
        raise DateringError(f"Week {first} tot en met {last} kan niet. Gebruik een week van 1 tot en met 53.")
    return in_year(match["year"], directed(match, context), lambda year: weeks_span(year, first, last))


def _near_week(match: re.Match[str], context: Context) -> Span:
    return week_of(context.require_anchor() + timedelta(weeks=shift_of(match["near"])))


MONTH_RULES = (
    Rule(
        "month",
        "A whole month; without a year the first that has not ended, so the running month counts.",
        rf"{HEAD}{MONTH}{OPTIONAL_YEAR}{TAIL}",
        "juni 2022",
        "juni 20222",
        _month,
    ),
    Rule(
        "month-part",
        "Begin, half or eind of a month: 1-10, 10-20, 21-end.",
        rf"{PART} {MONTH}{OPTIONAL_YEAR}{TAIL}",
        "half augustus 2023",
        "half 2023",
        _month_part(_MONTH_PARTS),
    ),
    Rule(
        "month-half",
        "First or second half of a month: 1-15, 16-end.",
        rf"(?:de )?(?P<part>[12]e) helft (?:van |in )?{MONTH}{OPTIONAL_YEAR}",
        "tweede helft van mei 2024",
        "tweede helft van 2024",
        _month_part(_MONTH_HALVES),
    ),
    Rule(
        "month-week",
        "First to fourth or last week of a month: seven days each, counted from the first or the last day.",
        rf"(?:de )?(?P<part>[1-4]e|laatste) week (?:van |in )?{MONTH}{OPTIONAL_YEAR}",
        "3e week van maart 2024",
        "5e week van maart 2024",
        _month_part(_MONTH_WEEKS),
    ),
    Rule(
        "month-weeks",
        "Two weeks of a month with a word between: from the first day of the one to the last of the other.",
        r"(?:de )?(?P<first>[1-4]e) (?:of|en) (?:de )?(?P<part>[1-4]e|laatste) week (?:van |in )?"
        rf"{MONTH}{OPTIONAL_YEAR}",
        "derde of vierde week van augustus 2024",
        "derde week of augustus 2024",
        _month_weeks,
    ),
    Rule(
        "month-fortnight",
        "First or last two weeks of a month: fourteen days.",
        rf"(?:de )?(?P<part>1e|laatste) 2 weken (?:van |in )?{MONTH}{OPTIONAL_YEAR}",
        "eerste twee weken van maart 2024",
        "eerste drie weken van maart 2024",
        _month_part(_MONTH_FORTNIGHTS),
    ),
    Rule(
        "iso-month",
        "Year and month as ISO 8601 writes them.",
        r"(?P<year>[0-9]{4})-(?P<number>[0-9]{2})",
        "2021-04",
        "2021-4",
        _numeric_month,
    ),
    Rule(
        "numeric-month",
        "Month and year in digits, in the Dutch order.",
        r"(?P<number>[0-9]{1,2})[-/](?P<year>[0-9]{4})",
        "4-2021",
        "4-21",
        _numeric_month,
    ),
    Rule(
        "numbered-week",
        "An ISO week, or several in a row; week 53 only in a year that has one.",
        r"week (?:(?P<first>[0-9]{1,2})(?: tot en met | en | of | ?[-/] ?)(?:week )?)?"
        rf"(?P<week>[0-9]{{1,2}}){OPTIONAL_YEAR}{TAIL}",
        "week 53 van 2020",
        "week 530",
        _numbered_weeks,
    ),
    Rule(
        "near-week",
        "Last, this or next week, Monday to Sunday.",
        r"(?P<near>deze|volgende|komende|as|vorige|afgelopen) week",
        "volgende week",
        "elke week",
        _near_week,
    ),
)
