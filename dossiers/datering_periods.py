"""Rules for quarters, seasons, halves and years, and for parts of them."""

import re
from datetime import date

from dossiers.datering_calendar import (
    Context,
    Precision,
    Season,
    Span,
    add_months,
    check_year,
    half_span,
    months_span,
    quarter_span,
    season_span,
    year_span,
)
from dossiers.datering_language import OPTIONAL_YEAR, PART, SEASONS, YEAR, Rule, in_year, shift_of, year_from

# First month and number of months.
_YEAR_PARTS = {"begin": (1, 3), "half": (6, 2), "eind": (10, 3)}
_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "1e": 1, "2e": 2, "3e": 3, "4e": 4, "laatste": 4}
_QUARTER = (
    r"(?:(?:het )?(?P<ordinal>[1-4]e|laatste) kwartaal|(?:het )?(?:kwartaal |q ?)(?P<quarter>[1-4]))"
    rf"{OPTIONAL_YEAR}"
)
_SEASON = (
    r"(?P<season>voorjaar|zomer|najaar|winter)"
    rf"(?:(?<=winter)[ -](?:van |in )?(?P<winter>[0-9]{{4}}) ?[-/] ?[0-9]{{4}}|{OPTIONAL_YEAR})"
)


def _quarter(match: re.Match[str], context: Context) -> Span:
    number = _QUARTERS[match["ordinal"] or match["quarter"]]
    return in_year(match["year"], context, lambda year: quarter_span(year, number))


def _year_first_quarter(match: re.Match[str], context: Context) -> Span:
    return quarter_span(check_year(int(match["year"])), int(match["quarter"]))


def _near_quarter(match: re.Match[str], context: Context) -> Span:
    near = add_months(context.require_anchor(), 3 * shift_of(match["near"]))
    span = quarter_span(near.year, (near.month + 2) // 3)
    return _from_now(span) if shift_of(match["near"]) == 0 else span


def _quarter_part(match: re.Match[str], context: Context) -> Span:
    return _month_of_three(match["part"], _quarter(match, context))


def _near_quarter_part(match: re.Match[str], context: Context) -> Span:
    near = add_months(context.require_anchor(), 3 * shift_of(match["near"] or "dit"))
    return _month_of_three(match["part"], quarter_span(near.year, (near.month + 2) // 3))


def _season_part(match: re.Match[str], context: Context) -> Span:
    return _month_of_three(match["part"], _season(match, context))


def _month_of_three(part: str, span: Span) -> Span:
    first = add_months(span.earliest or date.min, ("begin", "half", "eind").index(part))
    return months_span(first.year, first.month, 1, Precision.RANGE)


def _season(match: re.Match[str], context: Context) -> Span:
    season = SEASONS[match["season"]]
    return in_year(match["winter"] or match["year"], context, lambda year: season_span(year, season))


def _near_season(match: re.Match[str], context: Context) -> Span:
    season, near, anchor = SEASONS[match["season"]], match["near"], context.require_anchor()
    if near in {"deze", "dit"}:
        is_running_winter = season is Season.WINTER and anchor.month < 3
        return season_span(anchor.year - is_running_winter, season)
    if near in {"volgend", "volgende"}:
        return season_span(anchor.year + 1, season)
    if near in {"komend", "komende", "as"}:
        return context.first(lambda year: season_span(year, season))
    years = (anchor.year, anchor.year - 1, anchor.year - 2)
    spans = [season_span(year, season) for year in years]
    return next(span for span in spans if span.latest is not None and span.latest < anchor)


def _half(match: re.Match[str], context: Context) -> Span:
    return in_year(match["year"], context, lambda year: half_span(year, int(match["half"])))


def _year_part(match: re.Match[str], context: Context) -> Span:
    month, count = _YEAR_PARTS[match["part"]]
    year = year_from(match["year"], context)
    return months_span(year, month, count, Precision.RANGE)


def _year(match: re.Match[str], context: Context) -> Span:
    span = year_span(year_from(match["year"], context))
    return _from_now(span) if match["year"] in {"dit jaar", "het jaar"} else span


def _from_now(span: Span) -> Span:
    """ "Dit jaar" and "dit kwartaal" run from now to their end: the begin is open."""
    return Span(None, span.latest, span.precision)


PERIOD_RULES = (
    Rule(
        "quarter",
        "A quarter; without a year the first that has not ended.",
        _QUARTER,
        "tweede kwartaal 2026",
        "vijfde kwartaal 2026",
        _quarter,
    ),
    Rule(
        "year-first-quarter",
        "A quarter with the year in front.",
        r"(?P<year>[0-9]{4})[ -]?q(?P<quarter>[1-4])",
        "2026-Q2",
        "2026-Q5",
        _year_first_quarter,
    ),
    Rule(
        "near-quarter",
        "This quarter (from now to its end), the next or the last.",
        r"(?:het )?(?P<near>dit|volgend|komend|vorig|afgelopen) kwartaal",
        "dit kwartaal",
        "elk kwartaal",
        _near_quarter,
    ),
    Rule(
        "quarter-part",
        "Begin, half or eind of a quarter: its first, second or third month.",
        rf"{PART} {_QUARTER}",
        "begin Q3 2024",
        "begin 2024",
        _quarter_part,
    ),
    Rule(
        "near-quarter-part",
        "Begin, half or eind of this, the next or the last quarter.",
        rf"{PART}(?: (?P<near>dit|volgend|komend|vorig|afgelopen))? kwartaal",
        "eind dit kwartaal",
        "dit kwartaal",
        _near_quarter_part,
    ),
    Rule(
        "season",
        "A season of three months; winter belongs to the year in which it begins.",
        rf"(?:de |het )?{_SEASON}",
        "voorjaar 2024",
        "voorjaarsnota 2024",
        _season,
    ),
    Rule(
        "near-season",
        "A season with a word for this, next or last.",
        r"(?:de |het )?(?P<near>dit|deze|volgende?|komende?|as|vorige?|afgelopen) "
        r"(?P<season>voorjaar|zomer|najaar|winter)",
        "komend najaar",
        "elk najaar",
        _near_season,
    ),
    Rule(
        "season-part",
        "Begin, half or eind of a season: its first, second or third month.",
        rf"{PART} {_SEASON}",
        "begin voorjaar 2024",
        "begin 2024",
        _season_part,
    ),
    Rule(
        "year-half",
        "First or second half of a year; without a year the first that has not ended.",
        rf"(?:de |het )?(?P<half>[12])e (?:half jaar|helft){OPTIONAL_YEAR}",
        "tweede helft van 2024",
        "derde helft van 2024",
        _half,
    ),
    Rule(
        "year-part",
        "Begin, half or eind of a year: January-March, June-July, October-December.",
        rf"{PART} {YEAR}",
        "eind 2023",
        "eind maart 2023",
        _year_part,
    ),
    Rule(
        "year",
        "A whole year; this year runs from now to its end.",
        YEAR,
        "in het jaar 2021",
        "elk jaar",
        _year,
    ),
)
