"""Rules that hang on a reces: before, during or after it.

With the calendar of the gemeente the days of its reces count. Without it "voor de zomer" ends on 30 June, "na
de zomer" is 1 September to 31 October, "voor het kerstreces" ends on 24 December; another reces has no date.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from dossiers.datering_calendar import (
    Context,
    Direction,
    NoOccurrenceError,
    Precision,
    Reces,
    Span,
    UnknownRecesError,
)
from dossiers.datering_language import OPTIONAL_YEAR, Rule, in_year

_DAY = timedelta(days=1)
_ARTICLE = r"(?:(?:de|het|deze|dit|komende?|volgende?|as) )?(?:komende |as )?"
_SUMMER = rf"{_ARTICLE}zomer(?:s?reces|vakantie)?{OPTIONAL_YEAR}"
_NAMED = rf"{_ARTICLE}(?P<name>[a-z]{{0,30}}?)(?:reces|vakantie){OPTIONAL_YEAR}"
_ALIASES = {"krokus": "voorjaar", "lente": "voorjaar"}


def _stem(name: str) -> str:
    """ "Voorjaarsreces", "voorjaars" and "voorjaar" are one name."""
    stem = re.split(r"[ -]?(?:reces|vakantie)", name.strip().lower())[0]
    return _ALIASES.get(stem) or stem.removesuffix("s")


def _reces_of_year(context: Context, name: str, year: int) -> Reces | None:
    """The first reces of that name that begins in the year."""
    found = [reces for reces in context.reces if _stem(reces.name) == name and reces.first_day.year == year]
    return min(found, key=lambda reces: reces.first_day, default=None)


def _until_before(name: str, default: tuple[int, int], precision: Precision) -> Callable[..., Span]:
    """Up to the day before the reces, or up to the default month and day.

    That last day may not lie before the anchor: "voor de zomer" in July is about the next year.
    """

    def read(match: re.Match[str], context: Context) -> Span:
        def build(year: int) -> Span:
            reces = _reces_of_year(context, name, year)
            return Span(None, reces.first_day - _DAY if reces else date(year, *default), precision)

        return in_year(match["year"], context.towards(Direction.NEXT), build)

    return read


def _before_christmas_day(match: re.Match[str], context: Context) -> Span:
    return in_year(match["year"], context, lambda year: Span(None, date(year, 12, 24), Precision.DAY))


def _after_summer(match: re.Match[str], context: Context) -> Span:
    def build(year: int) -> Span:
        reces = _reces_of_year(context, "zomer", year)
        first = reces.last_day + _DAY if reces else date(year, 9, 1)
        return Span(first, max(first, date(year, 10, 31)), Precision.SEASON)

    return in_year(match["year"], context.towards(Direction.NEXT), build)


def _find_reces(match: re.Match[str], context: Context) -> Span:
    """The reces itself; plain "het reces" is the nearest one of any name."""
    name = _stem(match["name"])
    spans = []
    for candidate in [name] if name else sorted({_stem(reces.name) for reces in context.reces}):
        try:
            spans.append(in_year(match["year"], context, _builder(context, candidate)))
        except NoOccurrenceError:
            continue
    if not spans:
        raise UnknownRecesError("Dit reces staat niet in de kalender. Vul de kalender aan of typ een datum.")
    return min(spans, key=lambda span: span.earliest or date.max)


def _builder(context: Context, name: str) -> Callable[[int], Span | None]:
    def build(year: int) -> Span | None:
        reces = _reces_of_year(context, name, year)
        return Span(reces.first_day, reces.last_day, Precision.RANGE) if reces else None

    return build


def _before_reces(match: re.Match[str], context: Context) -> Span | None:
    first = _find_reces(match, context.towards(Direction.AHEAD)).earliest
    return Span(None, first - _DAY, Precision.RANGE) if first else None


def _after_reces(match: re.Match[str], context: Context) -> Span | None:
    last = _find_reces(match, context.towards(Direction.NEXT)).latest
    return Span(last + _DAY, None, Precision.RANGE) if last else None


RECES_RULES = (
    Rule(
        "before-summer",
        "Up to the day before the zomerreces, without a calendar up to 30 June.",
        rf"(?:voor|tot) {_SUMMER}",
        "vóór de zomer",
        "voor de zomerfeesten",
        _until_before("zomer", (6, 30), Precision.SEASON),
    ),
    Rule(
        "after-summer",
        "From the day after the zomerreces, without a calendar from 1 September, to 31 October.",
        rf"na {_SUMMER}",
        "na het zomerreces",
        "na zomeravonden",
        _after_summer,
    ),
    Rule(
        "before-christmas",
        "Up to 24 December: Christmas itself does not move with the reces.",
        rf"(?:voor|tot) {_ARTICLE}kerst(?:mis)?{OPTIONAL_YEAR}",
        "vóór de kerst",
        "na de kerst",
        _before_christmas_day,
    ),
    Rule(
        "before-christmas-reces",
        "Up to the day before the kerstreces, without a calendar up to 24 December.",
        rf"(?:voor|tot) {_ARTICLE}kerst(?:reces|vakantie){OPTIONAL_YEAR}",
        "voor het kerstreces",
        "voor het herfstreces",
        _until_before("kerst", (12, 24), Precision.RANGE),
    ),
    Rule(
        "before-reces",
        "Up to the day before a reces of the calendar.",
        rf"(?:voor|tot) {_NAMED}",
        "voor het herfstreces",
        "voor de herfst",
        _before_reces,
    ),
    Rule(
        "after-reces",
        "From the day after a reces of the calendar; the end is open.",
        rf"na {_NAMED}",
        "na het voorjaarsreces",
        "na het voorjaar",
        _after_reces,
    ),
    Rule(
        "during-reces",
        "A reces of the calendar itself.",
        rf"(?:(?:in|tijdens|gedurende) )?{_NAMED}",
        "tijdens de meivakantie",
        "tijdens de feestdagen",
        _find_reces,
    ),
)
