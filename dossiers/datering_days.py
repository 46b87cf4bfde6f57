"""Rules for one day, and for a few days of one month."""

import re
from datetime import timedelta

from dossiers.datering_calendar import (
    Context,
    DateringError,
    Direction,
    Span,
    add_months,
    check_year,
    day_span,
    days_span,
    exists_in_some_year,
)
from dossiers.datering_language import (
    HEAD,
    MONTH_NAME,
    MONTH_NAMES,
    OPTIONAL_YEAR,
    TAIL,
    WEEKDAY,
    WEEKDAY_NAMES,
    Rule,
    directed,
    full_year,
    in_year,
    shift_of,
)

_NEAR_DAYS = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "heden": 0, "morgen": 1, "overmorgen": 2}


def _written_day(match: re.Match[str], context: Context) -> Span:
    day, month = int(match["day"]), MONTH_NAMES.index(match["month"]) + 1
    first = int(match.groupdict().get("first") or day)
    if not exists_in_some_year(month, day) or not exists_in_some_year(month, first):
        raise DateringError(f"{day} {match['month']} bestaat niet. Controleer de dag en de maand.")
    if first > day:
        raise DateringError("De eerste dag ligt na de laatste. Draai de dagen om.")
    span = in_year(match["year"], directed(match, context), lambda year: days_span(year, month, first, day))
    _check_weekday(match.groupdict().get("weekday"), span)
    return span


def _check_weekday(weekday: str | None, span: Span) -> None:
    """A weekday that does not fit points at a slip of the pen in the weekday or in the date."""
    if weekday is None or span.earliest is None or _weekday_number(weekday) == span.earliest.weekday():
        return
    right = WEEKDAY_NAMES[span.earliest.weekday()]
    raise DateringError(f"Deze datum is in {span.earliest.year} een {right}. Verbeter de datum of laat de weekdag weg.")


def _weekday_number(weekday: str) -> int:
    return [name[:2] for name in WEEKDAY_NAMES].index(weekday[:2])


def _numeric_day(match: re.Match[str], context: Context) -> Span:
    day, month, year = int(match["day"]), int(match["month"]), full_year(match["year"])
    span = days_span(year, month, day, day)
    if span is None:
        raise DateringError(f"{day}-{month}-{year} bestaat niet. Schrijf eerst de dag, dan de maand, dan het jaar.")
    return span


def _iso_day(match: re.Match[str], context: Context) -> Span:
    year, month, day = check_year(int(match["year"])), int(match["month"]), int(match["day"])
    span = days_span(year, month, day, day)
    if span is None:
        raise DateringError(f"{match[0]} bestaat niet. Controleer de maand en de dag.")
    return span


def _near_day(match: re.Match[str], context: Context) -> Span:
    return day_span(context.require_anchor() + timedelta(days=_NEAR_DAYS[match[0]]))


def _near_weekday(match: re.Match[str], context: Context) -> Span:
    """The nearest such weekday before or after the anchor, never the anchor itself."""
    anchor = context.require_anchor()
    ahead = (_weekday_number(match["weekday"]) - anchor.weekday()) % 7
    if directed(match, context).direction is Direction.PAST:
        return day_span(anchor + timedelta(days=ahead - 7))
    return day_span(anchor + timedelta(days=ahead or 7))


def _weekday_of_week(match: re.Match[str], context: Context) -> Span:
    anchor = context.require_anchor()
    shift = 7 * shift_of(match["near"]) + _weekday_number(match["weekday"]) - anchor.weekday()
    return day_span(anchor + timedelta(days=shift))


def _day_of_near_month(match: re.Match[str], context: Context) -> Span:
    month = add_months(context.require_anchor().replace(day=1), shift_of(match["near"]))
    span = days_span(month.year, month.month, int(match["day"]), int(match["day"]))
    if span is None:
        raise DateringError("Die maand heeft minder dagen. Controleer de dag.")
    return span


DAY_RULES = (
    Rule(
        "written-day",
        "Day and month in words; without a year the first from the anchor on, with jl. the last up to it.",
        rf"{HEAD}(?:{WEEKDAY} )?(?:de )?(?P<day>[0-9]{{1,2}})e?[ -]{MONTH_NAME}{OPTIONAL_YEAR}{TAIL}",
        "donderdag 8 april 2021",
        "8 april 20211",
        _written_day,
    ),
    Rule(
        "numeric-day",
        "Day, month and year in digits, in the Dutch order.",
        r"(?P<day>[0-9]{1,2}) ?(?P<mark>[-/.]) ?(?P<month>[0-9]{1,2})"
        r" ?(?P=mark) ?(?P<year>[0-9]{4}|[0-9]{2})",
        "8-4-2021",
        "8-4/2021",
        _numeric_day,
    ),
    Rule(
        "iso-day",
        "Year, month and day as ISO 8601 writes them.",
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})",
        "2021-04-08",
        "2021-4-8",
        _iso_day,
    ),
    Rule(
        "days-of-month",
        "Two days of one month, first and last.",
        r"(?:van |tussen )?(?P<first>[0-9]{1,2})(?: tot en met | en | of | ?[-/] ?)"
        rf"(?P<day>[0-9]{{1,2}}) {MONTH_NAME}{OPTIONAL_YEAR}{TAIL}",
        "10 tot en met 20 augustus 2023",
        "10 tot 20 augustus 2023",
        _written_day,
    ),
    Rule(
        "near-day",
        "Today and its neighbours, counted from the anchor.",
        "|".join(_NEAR_DAYS),
        "morgen",
        "morgenavond",
        _near_day,
    ),
    Rule(
        "near-weekday",
        "A weekday with a word that says before or after the anchor.",
        rf"(?=.*\b(?:afgelopen|vorige|komende|as|jl)\b){HEAD}{WEEKDAY}{TAIL}",
        "afgelopen donderdag",
        "donderdag",
        _near_weekday,
    ),
    Rule(
        "weekday-of-week",
        "A weekday of last, this or next week.",
        rf"(?P<near>deze|volgende|komende|vorige|afgelopen) week {WEEKDAY}",
        "volgende week donderdag",
        "volgende week",
        _weekday_of_week,
    ),
    Rule(
        "day-of-near-month",
        "A numbered day of this, next or last month.",
        r"(?:de )?(?P<day>[0-9]{1,2})e?(?: van)? (?P<near>deze|volgende|komende|vorige|afgelopen) maand",
        "15 volgende maand",
        "volgende maand",
        _day_of_near_month,
    ),
)
