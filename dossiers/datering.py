"""A datering: a date as precise as its source, with the words of the source.

Pure: strings and dates in, frozen dataclasses out. Nothing is invented: words that count from an unknown
date give no date. Bounds are inclusive. The rules stand in `datering_*` and `reces_rules`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dossiers.datering_bounds import read_expression
from dossiers.datering_calendar import (
    DateringError,
    Precision,
    Reces,
    Span,
    UnanchoredError,
    UnknownRecesError,
    check_year,
    days_span,
    make_context,
    month_span,
    year_span,
)
from dossiers.datering_language import MAX_WORDS_LENGTH, normalise
from dossiers.datering_wording import bounds_in_words, unit_in_iso, unit_in_words

__all__ = [
    "MAX_WORDS_LENGTH",
    "UNKNOWN",
    "Datering",
    "DateringError",
    "Precision",
    "Reces",
    "UnanchoredError",
    "UnknownRecesError",
    "datering_from_iso",
    "parse_datering",
    "read_span",
    "tidy",
]

_UNKNOWN_WORDS = re.compile(r"(?:(?:datum )?(?:is )?(?:onbekend|niet (?:bekend|genoemd))|zonder datum|geen datum|zd)")
_ALWAYS_BY_DATE = {Precision.DAY, Precision.MONTH, Precision.YEAR}
_NAMES_A_YEAR = re.compile(r"(?=.*[^\W\d])(?=.*(?<!\d)\d{4}(?!\d))", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Datering:
    """Inclusive bounds; an open begin has no earliest, an open end no latest, UNKNOWN has neither."""

    words: str
    earliest: date | None
    latest: date | None
    precision: Precision
    anchor: date | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise DateringError("De eerste dag ligt na de laatste dag. Draai de dagen om.")
        if (self.precision is Precision.UNKNOWN) != (self.earliest is None and self.latest is None):
            raise DateringError("Een onbekende datering heeft geen dagen, elke andere wel. Vul de dagen opnieuw in.")

    @property
    def is_known(self) -> bool:
        return self.precision is not Precision.UNKNOWN

    @property
    def sort_date(self) -> date | None:
        return self.latest or self.earliest

    def display(self) -> str:
        """Plain Dutch that is clear without its context.

        A day, month or year always in one form; else the words, unless they leave the year out.
        """
        if not self.is_known:
            return self.words or "datum onbekend"
        by_date = unit_in_words(self._span) or bounds_in_words(self.earliest, self.latest)
        if self.precision in _ALWAYS_BY_DATE and self.earliest is not None:
            return by_date
        return self.words if _NAMES_A_YEAR.match(self.words) else by_date

    def iso(self) -> str | None:
        """The value for `<time datetime>`, or None when HTML has no form for it."""
        return unit_in_iso(self._span)

    @property
    def _span(self) -> Span:
        return Span(self.earliest, self.latest, self.precision)


UNKNOWN = Datering(words="", earliest=None, latest=None, precision=Precision.UNKNOWN)


def tidy(words: str) -> str:
    """The words as they are kept: every run of white space, the non-breaking too, is one space."""
    return " ".join(words.split())


def read_span(words: str, *, anchor: date | None, reces: Sequence[Reces]) -> Span | None:
    """The span of words of any length; None when they say nothing that the rules know.

    Raises DateringError for a date that does not exist, UnanchoredError for words that count from an unknown
    date, UnknownRecesError for a reces that is not in the calendar.
    """
    if len(words) > MAX_WORDS_LENGTH:
        return None
    return read_expression(normalise(words), make_context(anchor, tuple(reces)))


def datering_from_iso(value: str) -> Datering:
    """From "2021", "2021-04" or "2021-04-08", years 1800 to 2200; anything else raises DateringError."""
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", value)
    if match is None:
        raise DateringError("Schrijf de datum als 2021, 2021-04 of 2021-04-08.")
    year = check_year(int(match[1]))
    month, day = int(match[2] or 1), int(match[3] or 1)
    span = days_span(year, month, day, day)
    if span is None:
        raise DateringError(f"{value} bestaat niet. Controleer de maand en de dag.")
    if match[3] is None:
        span = year_span(year) if match[2] is None else month_span(year, month)
    return Datering("", span.earliest, span.latest, span.precision)


def parse_datering(words: str, *, anchor: date | None = None, reces: Sequence[Reces] = ()) -> Datering:
    """What a griffier types or a stuk says; `anchor` is the date of the stuk, inclusive in "jl." and "a.s.".

    Empty words give UNKNOWN, words for "unknown" keep themselves. Raises DateringError for words that are no
    date, for a date that does not exist and for words that need an anchor when there is none.
    """
    kept = tidy(words)
    if not kept:
        return UNKNOWN
    if len(kept) > MAX_WORDS_LENGTH:
        raise DateringError(f"Deze tekst is te lang voor een datum. Gebruik hoogstens {MAX_WORDS_LENGTH} tekens.")
    if _UNKNOWN_WORDS.fullmatch(normalise(kept)):
        return Datering(kept, None, None, Precision.UNKNOWN, anchor)
    span = read_span(kept, anchor=anchor, reces=reces)
    if span is None:
        raise DateringError("Deze datum is niet te lezen. Schrijf bijvoorbeeld: 8 april 2021, april 2021 of 2021.")
    return Datering(kept, span.earliest, span.latest, span.precision, anchor)
