"""Rules for the words around a period: until, before, from, after, within, and two periods as one.

An open begin means "from the date of the stuk" and stays None. `read_expression` is the reader of everything.
"""

import re
from datetime import date, timedelta

from dossiers.datering_calendar import (
    Context,
    Direction,
    Precision,
    Span,
    add_months,
    day_span,
    month_span,
    week_of,
)
from dossiers.datering_days import DAY_RULES
from dossiers.datering_language import Rule, read_first, without_hedges
from dossiers.datering_months import MONTH_RULES
from dossiers.datering_pairs import PAIR_RULES, read_atom
from dossiers.datering_periods import PERIOD_RULES
from dossiers.reces_rules import RECES_RULES

_DAY = timedelta(days=1)
_UNITS = {
    "dag": (1, 0, Precision.DAY),
    "week": (7, 0, Precision.WEEK),
    "maand": (0, 1, Precision.MONTH),
    "kwartaal": (0, 3, Precision.QUARTER),
    "half jaar": (0, 6, Precision.HALF),
    "jaar": (0, 12, Precision.YEAR),
}
_UNIT_OF_PLURAL = {
    "dagen": "dag",
    "weken": "week",
    "maanden": "maand",
    "kwartalen": "kwartaal",
    "jaren": "jaar",
}
_DURATION = (
    r"(?P<count>een|anderhalf|[0-9]{1,3})? ?"
    r"(?P<unit>half jaar|dag(?:en)?|week|weken|maand(?:en)?|kwartaal|kwartalen|jaar|jaren)(?: tijd)?"
)


def read_expression(text: str, context: Context) -> Span | None:
    """The span of normalised words, or None when no rule knows them.

    Raises DateringError for a date that does not exist, UnanchoredError and UnknownRecesError for what lacks.
    """
    text = without_hedges(text)
    rules = (*DAY_RULES, *MONTH_RULES, *PERIOD_RULES, *RECES_RULES, *BOUND_RULES)
    return read_first(rules, text, context)


def _read_period(text: str, context: Context) -> Span | None:
    return read_first((*DAY_RULES, *MONTH_RULES, *PERIOD_RULES, *PAIR_RULES), text, context)


def _inner(match: re.Match[str], context: Context) -> Span | None:
    return read_expression(match["rest"], context)


def _around(match: re.Match[str], context: Context) -> Span | None:
    """ "Rond 1 juli" names no last day, so it is no date; "rond de zomer" is the summer."""
    span = _read_period(match["rest"], context)
    return None if span is None or span.precision is Precision.DAY else span


def _until(match: re.Match[str], context: Context) -> Span | None:
    span = read_expression(match["rest"], context)
    return None if span is None or span.latest is None else Span(None, span.latest, span.precision)


def _until_end(match: re.Match[str], context: Context) -> Span | None:
    """ "Voor eind mei" and "voor medio mei" still allow that part of the month itself."""
    span = _read_period(match["rest"], context)
    return None if span is None else Span(None, span.latest, span.precision)


def _before_turn_of_year(match: re.Match[str], context: Context) -> Span:
    return Span(None, date(context.require_anchor().year, 12, 31), Precision.DAY)


def _before(match: re.Match[str], context: Context) -> Span | None:
    span = _read_period(match["rest"], context.towards(Direction.AHEAD))
    if span is None or span.earliest is None:
        return None
    return Span(None, span.earliest - _DAY, span.precision)


def _from(match: re.Match[str], context: Context) -> Span | None:
    span = _read_period(match["rest"], context)
    return None if span is None or span.earliest is None else Span(span.earliest, None, span.precision)


def _after(match: re.Match[str], context: Context) -> Span | None:
    span = _read_period(match["rest"], context)
    return None if span is None or span.latest is None else Span(span.latest + _DAY, None, span.precision)


def _shifted(match: re.Match[str], start: date) -> tuple[date, Precision]:
    """The start plus the duration that the words name."""
    unit = _UNIT_OF_PLURAL.get(match["unit"], match["unit"])
    days, months, precision = _UNITS[unit]
    if match["count"] == "anderhalf":
        return add_months(start, 18) if unit == "jaar" else start, precision
    count = int(match["count"]) if (match["count"] or "").isdecimal() else 1
    return add_months(start, count * months) + timedelta(days=count * days), precision


def _within(match: re.Match[str], context: Context) -> Span | None:
    if not _is_duration(match):
        return None
    start = context.require_anchor()
    if match.groupdict().get("start"):
        span = read_atom(match["start"], context)
        if span is None or span.latest is None:
            return None
        start = span.latest
    last, precision = _shifted(match, start)
    return Span(None, last, precision)


def _is_duration(match: re.Match[str]) -> bool:
    """Bare "jaar" or "komende maanden" count nothing; one and a half goes with a year only."""
    if match["count"] == "anderhalf":
        return match["unit"] == "jaar"
    return match["count"] is not None or match["unit"] in {"half jaar", "kwartaal", "jaar"}


def _over(match: re.Match[str], context: Context) -> Span | None:
    """The day, week or month in which the duration ends."""
    if not _is_duration(match):
        return None
    day, precision = _shifted(match, context.require_anchor())
    if precision is Precision.DAY:
        return day_span(day)
    return week_of(day) if precision is Precision.WEEK else month_span(day.year, day.month)


def _last(rest: str) -> str:
    return rf"(?:{rest}) (?P<rest>.+)"


BOUND_RULES: tuple[Rule, ...] = (
    Rule(
        "before-turn-of-year",
        "Before the turn of the year: up to 31 December.",
        r"(?:uiterlijk )?voor (?:de jaarwisseling|oud en nieuw)",
        "vóór de jaarwisseling",
        "na de jaarwisseling",
        _before_turn_of_year,
    ),
    Rule(
        "until-end",
        "Before the half or the end of a period: up to its last day.",
        r"(?:uiterlijk )?voor (?:het |de )?(?P<rest>(?:eind|half) .+)",
        "voor eind mei 2024",
        "voor begin mei 2024",
        _until_end,
    ),
    Rule(
        "until",
        "Up to and including the last day of a period.",
        _last("uiterlijk|tot uiterlijk|tot en met|niet later dan|op zijn laatst|ten laatste|op of voor"),
        "uiterlijk in maart 2024",
        "maart 2024",
        _until,
    ),
    Rule(
        "not-before",
        "From the first day of a period; the end is open.",
        _last("niet voor|niet eerder dan|vanaf|met ingang van|ingaande|sinds"),
        "met ingang van 1 januari 2024",
        "met instemming van de raad",
        _from,
    ),
    Rule(
        "before",
        "Up to the day before a period.",
        r"(?:voor|tot)(?: de| het)? (?P<rest>.+)",
        "vóór 15 oktober 2024",
        "vooral 15 oktober 2024",
        _before,
    ),
    Rule(
        "after",
        "From the day after a period; the end is open.",
        r"na(?: de| het)? (?P<rest>.+)",
        "na 1 juli 2024",
        "naar 1 juli 2024",
        _after,
    ),
    Rule(
        "within",
        "Within a number of days, weeks, months or years, from the anchor or from a named day.",
        rf"binnen (?:nu en )?(?:de )?(?:komende )?{_DURATION}"
        r"(?: (?:na|vanaf) (?:heden|vandaag|dagtekening|nu|(?P<start>.+)))?",
        "binnen zes weken",
        "binnen enkele weken",
        _within,
    ),
    Rule(
        "coming",
        "The coming number of weeks, months or years.",
        rf"(?:in |gedurende )?(?:de |het )?(?:komende?|as) {_DURATION}",
        "in het komende half jaar",
        "in het volgende half jaar",
        _within,
    ),
    Rule(
        "over",
        "After a number of days, weeks or months: the day, the week or the month in which that ends.",
        rf"(?=over |.* later$)(?:over )?{_DURATION}(?: later)?",
        "over een jaar",
        "over enkele jaren",
        _over,
    ),
    Rule(
        "around",
        "Around a period is the period itself, but around a day is no date.",
        _last("rond|omstreeks|tegen|circa|ongeveer"),
        "rond de zomer van 2024",
        "rondom de zomer van 2024",
        _around,
    ),
    *PAIR_RULES,
    Rule(
        "in-period",
        "Small words in front of a period change nothing.",
        _last("in de loop van|in de|in het|in|op de|op|per|tijdens|gedurende|aan|van|de|het"),
        "in de loop van 2024",
        "inloop van 2024",
        _inner,
    ),
)
