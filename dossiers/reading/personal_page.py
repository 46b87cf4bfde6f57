"""A page as the eye sees it, with the way back to the page as it is, and what stands around a place in it.

Characters without a shape (zero width, soft hyphens) are left out; digits, white space, dashes and quotation marks of
every kind become the plain one. So a number that was written to be overlooked is found all the same.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dossiers.reading.model import Block

_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs without a shape
_QUOTES = dict.fromkeys("‘’‛`´", "'")


class _Shapes(dict[int, str | None]):
    def __missing__(self, code: int) -> str | None:
        self[code] = shape = _shape_of(chr(code))
        return shape


def _shape_of(char: str) -> str | None:
    if char in _LINE_ENDS:
        return "\n"
    if char in _QUOTES:
        return _QUOTES[char]
    category = unicodedata.category(char)
    if char in "\n\t":
        return char
    if char == "\r" or category == "Zs":
        return " "
    if char in _BLANKS or category in {"Cf", "Cc", "Mn", "Me"}:
        return None
    if category == "Nd":
        return str(unicodedata.digit(char))
    if category == "Pd" or char == "−":
        return "-"
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char


_SHAPES = _Shapes({ord(char): char for char in map(chr, range(32, 127)) if char not in _QUOTES})
_PLAIN = frozenset(map(chr, _SHAPES))
_FEW = 40


@dataclass(frozen=True)
class VisiblePage:
    """`text` is what is searched. `blocks`: half-open spans of the page as it is, in order, with what they are."""

    number: int
    source: str
    blocks: tuple[tuple[int, int, Block], ...] = ()
    _places: dict[re.Pattern[str], tuple[list[int], list[int]]] = field(default_factory=dict, repr=False)

    @cached_property
    def text(self) -> str:
        unplain = {char: _SHAPES[ord(char)] for char in set(self.source) - _PLAIN}
        changed = {char: shape or "" for char, shape in unplain.items() if shape != char}
        if len(changed) > _FEW or any(shape in changed for shape in changed.values()):
            return self.source.translate(_SHAPES)
        # Three times as fast as `translate` for a page with a few accents and quotation marks.
        text = self.source
        for char, shape in changed.items():
            text = text.replace(char, shape)
        return text

    @cached_property
    def _small(self) -> str:
        return self.text.lower()

    def mentions(self, *pieces: str) -> bool:
        """One of these pieces of words, in small letters, stands on the page: a quick look before the patterns."""
        return any(piece in self._small for piece in pieces)

    @cached_property
    def _kept(self) -> list[int] | None:
        """Of each character of `text` its place in `source`; None when it is the same place."""
        if len(self.text) == len(self.source):
            return None
        return [index for index, char in enumerate(self.source) if _SHAPES[ord(char)] is not None]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of `text` that is not empty, as a span of `source`."""
        return (start, end) if self._kept is None else (self._kept[start], self._kept[end - 1] + 1)

    def block(self, start: int) -> Block:
        place, _end = self.span(start, start + 1)
        index = bisect_right(self.blocks, place, key=lambda block: block[0]) - 1
        if index >= 0 and place < self.blocks[index][1]:
            return self.blocks[index][2]
        return Block.BODY

    def is_in(self, start: int, *blocks: Block) -> bool:
        return self.block(start) in blocks

    def places(self, pattern: re.Pattern[str]) -> tuple[list[int], list[int]]:
        """Where a pattern starts and ends, each time that it is found on the page. Looked for once."""
        if pattern not in self._places:
            spans = [match.span() for match in pattern.finditer(self.text)]
            self._places[pattern] = ([start for start, _end in spans], [end for _start, end in spans])
        return self._places[pattern]

    def has(self, pattern: re.Pattern[str], reach: tuple[int, int]) -> bool:
        """A match lies within a half-open span of the text."""
        starts, ends = self.places(pattern)
        index = bisect_left(starts, reach[0])
        return index < len(ends) and ends[index] <= reach[1]

    def around(self, start: int, end: int, before: int = 120, after: int = 80) -> tuple[int, int]:
        """The span from at most so many characters before to so many after, within the paragraph."""
        return self._within(_PARAGRAPH_END, start, end, before, after)

    def line(self, start: int, end: int) -> tuple[int, int]:
        """The line or lines that a span stands on, at most 120 characters before it and 80 after."""
        return self._within(_LINE_END, start, end, 120, 80)

    def _within(self, ends: re.Pattern[str], start: int, end: int, before: int, after: int) -> tuple[int, int]:
        starts, stops = self.places(ends)
        last, following = bisect_right(stops, start) - 1, bisect_left(starts, end)
        first = max(start - before, stops[last] if last >= 0 else 0)
        return first, min(end + after, starts[following] if following < len(starts) else len(self.text))

    def before(self, start: int, size: int) -> str:
        """At most so many characters before a place, in the same paragraph."""
        return self.text[self.around(start, start, size, 0)[0] : start]

    def after(self, end: int, size: int) -> str:
        """At most so many characters after a place, in the same paragraph."""
        return self.text[end : self.around(end, end, 0, size)[1]]


_PARAGRAPH_END = re.compile(r"\n[ \t]{0,40}\n")
_LINE_END = re.compile(r"\n")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that must not be published, at a half-open span of `VisiblePage.text`."""

    rule: str
    start: int
    end: int
    score: float
    why: tuple[str, ...]
    values: Mapping[str, str] = field(default_factory=dict)


def high(what: str) -> dict[str, str]:
    """Keeps a stuk from being published until a person overrides."""
    return {"what": what, "level": "hoog"}


def low(what: str) -> dict[str, str]:
    return {"what": what, "level": "laag"}
