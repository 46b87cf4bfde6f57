"""Numbers and dates as one key each, however they are written.

"T-2022-011", "t 2022/011" and "T2022011" are one number; "18 januari 2023", "18-01-2023" and "2023-01-18" one day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.dutch.text import clean_text

MONTHS = (
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sept", "okt", "nov", "dec"],
)
_MONTH_NUMBER = {name: number for names in MONTHS for number, name in enumerate(names, start=1)} | {"sep": 9}
_DAY_WORDS = re.compile(
    rf"\b(\d{{1,2}})\s+({'|'.join(sorted(_MONTH_NUMBER, key=len, reverse=True))})\.?\s+(\d{{4}})\b", re.I
)
_DAY_NUMBERS = re.compile(r"(?<![\w/.-])(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?![\w/-])")
_DAY_ISO = re.compile(r"(?<![\w/.-])(\d{4})-(\d{2})-(\d{2})(?![\w/-])")
_FROM_DIGIT = re.compile(r"\d[\w./–-]*")
_JOINS = "./-–_"
_NUMBER = re.compile(r"(?=\S*\d)[^\W_]+(?:[./\-–_][^\W_]+)+")
_MAX_KEY = 60


def identifier_key(text: str) -> str:
    """The form in which numbers are compared; empty without a letter or digit."""
    return "".join(char for char in clean_text(text).casefold() if char.isalnum())


def keys_in(text: str) -> tuple[str, ...]:
    """Every number with a sign in it and every full date, once each."""
    pieces = list(dict.fromkeys(_pieces(text)))
    if not pieces:
        return ()
    numbers = (identifier_key(match.group()) for piece in pieces for match in _NUMBER.finditer(piece))
    days = (key for piece in pieces for key, _start, _stop in _dates_in_numbers(piece))
    in_words = (key for key, _start, _stop in _dates_in_words(text))
    return tuple(dict.fromkeys(key for key in (*numbers, *days, *in_words) if len(key) <= _MAX_KEY))


def _pieces(text: str) -> Iterator[str]:
    """Everything with a digit in it, as far as letters, digits and the signs that join them go."""
    stop = 0
    for match in _FROM_DIGIT.finditer(text):
        start = match.start()
        while start > stop and (text[start - 1].isalnum() or text[start - 1] in _JOINS):
            start -= 1
        stop = match.end()
        yield text[start:stop]


def dates_in(text: str) -> Iterator[tuple[str, int, int]]:
    """The key of each full date and its half-open span."""
    yield from _dates_in_words(text)
    yield from _dates_in_numbers(text)


def _dates_in_words(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _DAY_WORDS.finditer(text):
        yield _key(match[3], _MONTH_NUMBER[match[2].lower()], match[1]), match.start(), match.end()


def _dates_in_numbers(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _DAY_NUMBERS.finditer(text):
        yield _key(match[3], match[2], match[1]), match.start(), match.end()
    for match in _DAY_ISO.finditer(text):
        yield _key(match[1], match[2], match[3]), match.start(), match.end()


def _key(year: str, month: str | int, day: str) -> str:
    """Starts with a sign that no number has, so that a date is not found by its digits alone."""
    return f"dag{year}{int(month):02d}{int(day):02d}"
