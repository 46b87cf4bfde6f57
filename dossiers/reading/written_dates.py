"""Whole dates (day, month and year) as they stand in running text, with those that cannot exist."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dossiers.datering import DateringError, read_span
from dossiers.datering_language import MONTH_NAMES

MONTH_WORD = rf"(?:(?:{'|'.join(MONTH_NAMES)})\b|(?:jan|feb|febr|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?)"
_GAP = r"[ \t\xa0]{0,3}\n?[ \t\xa0]{0,3}"
_WRITTEN = rf"[0-9]{{1,2}}(?:e|ste|de)?\b{_GAP}{MONTH_WORD}{_GAP}(?:[0-9]{{4,6}}|['’][0-9]{{2}})(?![\w])"
_NUMERIC = r"[0-9]{1,2}([-/])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})(?![\w/-])"
_DOTTED = r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?![\w/-])"
_ISO = r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}(?![\w/-])"
_DAY = re.compile(rf"(?<![\w./-])(?=[0-9])(?:{_WRITTEN}|{_NUMERIC}|{_DOTTED}|{_ISO})", re.IGNORECASE)
PLACE_BEFORE = re.compile(
    r"(?:'[st]-?)?[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|aan|bij|op|de|den|der|het|en|ter)){0,3}, ?(?:d\.?d\.? ?)?$"
)
_AROUND = re.compile(
    r"(?:(?:ma|di|wo|do|vr|za|zo|maan|dins|woens|donder|vrij|zater|zon)(?:dag)?\b|d\.?d\.?|datum|op|om|uur|de|van|"
    r"tot|aanvang|[|,.:;()/\s–0-9-])+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """Half-open span in the text; `day` is None when no calendar has it."""

    start: int
    end: int
    day: date | None
    is_written_out: bool


def dates_in(text: str) -> Iterator[WrittenDate]:
    for found in _DAY.finditer(text):
        words = found.group()
        yield WrittenDate(found.start(), found.end(), _day(words), any(sign.isalpha() for sign in words))


def is_only_a_date(text: str, found: WrittenDate) -> bool:
    """Whether the text holds nothing but the date and what goes with it: a weekday, a time."""
    return all(not part or _AROUND.fullmatch(part) is not None for part in (text[: found.start], text[found.end :]))


def is_dateline(text: str, found: WrittenDate) -> bool:
    """Whether the text starts with its date, as news does: "Waterdam, 4 mei 2020 - De brug"."""
    is_first = found.start == 0 or PLACE_BEFORE.match(text[: found.start]) is not None
    return is_first and re.match(r" ?[-–|:/] ", text[found.end :]) is not None


@lru_cache(maxsize=4096)
def _day(words: str) -> date | None:
    try:
        span = read_span(words, anchor=None, reces=())
    except DateringError:
        return None
    return span.earliest if span is not None else None
