"""How text falls apart into words, the same for what is indexed, what is typed and what is marked.

A word is a run of letters and digits; an apostrophe inside belongs to it ("auto's"). "B&W" and "B en W" are one word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_UNUSABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_SHORT_COLLEGE = r"(?<=\b[Bb])(?:\s?&\s?|\s[Ee][Nn]\s)[Ww]\b"
_WORD = re.compile(rf"\w+(?:['’]\w+|{_SHORT_COLLEGE})*")
_BETWEEN_WORDS = re.compile(f"({_WORD.pattern})")
_FALLS_APART = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "’": "", "'": ""}
)

COLLEGE = "benw"


@dataclass(frozen=True, slots=True)
class Word:
    """`start` and `stop` are a half-open span of characters."""

    text: str
    start: int
    stop: int


def clean_text(text: str) -> str:
    """Text that every engine, template and JSON writer takes: composed (NFC), without control characters,
    lone surrogates and soft hyphens. Line ends become spaces."""
    return unicodedata.normalize("NFC", _UNUSABLE.sub(" ", text).replace("\u00ad", ""))


def words(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        yield Word(match.group(), match.start(), match.end())


def word_pieces(text: str) -> list[str]:
    """The whole text: what stands before the first word, that word, what stands before the second, and so on."""
    return _BETWEEN_WORDS.split(text)


def word_texts(text: str) -> list[str]:
    return _WORD.findall(text)


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The exact form of one word: "Coördinatie" and "coordinatie" are one, "auto's" is "autos". Empty when no letter
    or digit is left."""
    if word.isascii() and word.isalnum():
        return word.lower()
    if len(word) > 2 and word[0] in "Bb" and not word.isalnum() and word[-1] in "Ww" and "'" not in word:
        return COLLEGE
    lowered = unicodedata.normalize("NFKD", word.casefold().translate(_FALLS_APART))
    return "".join(char for char in lowered if not unicodedata.combining(char) and char.isalnum())
