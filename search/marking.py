"""Finds the best piece of a text to show, and marks the words in it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from search.dutch.analysis import Dutch
from search.dutch.text import word_matches, word_texts
from search.snippets import FRAGMENT_LENGTH, excerpts, opening
from search.wishes import Form, Marks, Rank, Row

SECOND_LENGTH = 130
MOST_MARKS = 40
MINOR = 0.3

_SENTENCE_ENDS = ".!?:;\n"
_STOPS = re.compile(r"[.!?](?=\W*\s\W*[A-ZÀ-Ý])|\n\s*\n")
"""A sentence goes on after "art. 36" and after "t.a.v. de"."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A word of the text that one of the wishes asks for; `wish` is its number."""

    start: int
    stop: int
    wish: int
    rank: Rank = "own"


Asked = tuple[int, Form, Row, Rank]
"""Of a row that may begin with a word: the number of its wish, its form, its terms and its rank."""


class _Asked(dict[str, Sequence[Asked]]):
    """By word; remembers, since most words of a page stand on others too."""

    def __init__(self, rows_of: Callable[[str], Sequence[Asked]]) -> None:
        super().__init__()
        self._rows_of = rows_of

    def __missing__(self, word: str) -> Sequence[Asked]:
        rows = self[word] = self._rows_of(word)
        return rows


class Marker:
    def __init__(self, wishes: Sequence[Marks], dutch: Dutch) -> None:
        self.wishes = wishes
        self.dutch = dutch
        self._first = frozenset(term for marks in wishes for term in marks.first_terms())
        self._asked = _Asked(self._rows_of)

    def marked(self, text: str) -> list[Marked]:
        """In order of the text; a word may be there for several wishes."""
        asked = list(map(self._asked.__getitem__, word_texts(text)))
        if not any(asked):
            return []
        found = []
        there = list(word_matches(text))
        for index, word in enumerate(there):
            for number, form, row, rank in asked[index]:
                if (last := self._last(there, index, form, row)) is not None:
                    found.append(Marked(word.start(), there[last].end(), number, rank))
        whole = {one.wish for one in found if one.rank != "apart"}
        return [one for one in found if one.rank != "apart" or one.wish not in whole]

    def _rows_of(self, word: str) -> Sequence[Asked]:
        """What may begin with this word."""
        terms, first = self.dutch.word(word), self._first
        if terms.exact not in first and terms.stem not in first and first.isdisjoint(terms.parts):
            return ()
        return [
            (number, form, row, rank)
            for number, marks in enumerate(self.wishes)
            for form, row, rank in marks.beginning_with(terms)
        ]

    def _last(self, there: Sequence[re.Match[str]], index: int, form: Form, row: Row) -> int | None:
        """The place of the word in which this row ends, when it begins in the word at `index`."""
        if len(row) == 1:
            return index
        terms: list[str] = []
        for place in range(index, min(len(there), index + 2 * len(row))):
            own = self._terms(there[place].group(), form)
            if place == index and row[0] in own:
                own = own[own.index(row[0]) :]
            terms += own
            if tuple(terms[: len(row)]) == row:
                return place
            if tuple(terms) != row[: len(terms)]:
                return None
        return None

    def _terms(self, word: str, form: Form) -> Row:
        found = self.dutch.word(word)
        return found.parts if form == "parts" else (found.exact,) if form == "exact" else (found.stem,)

    def fragment(self, text: str, *, alone: bool = False) -> SafeString | None:
        """The piece of about FRAGMENT_LENGTH characters with most of the wishes, and a short one of another place: one
        with a wish that is not in the first or, of a page that is shown `alone`, the next best. In the order of the
        text. None when nothing is marked."""
        found = self.marked(text)
        if not found:
            return None
        first = _best(found, FRAGMENT_LENGTH * 3 // 4)
        pieces = [_window(text, first, FRAGMENT_LENGTH)]
        there = {one.wish for one in first}
        start, stop = pieces[0]
        outside = [one for one in found if not start <= one.start < stop]
        others = [one for one in outside if one.wish not in there] or (outside if alone else [])
        if others:
            pieces.append(_window(text, _best(others, SECOND_LENGTH // 2), SECOND_LENGTH))
        return excerpts(text, _apart(pieces), [(one.start, one.stop) for one in found])

    def fragment_or_opening(self, text: str, *, alone: bool = False) -> tuple[bool, SafeString]:
        marked = self.fragment(text, alone=alone)
        return marked is not None, marked or opening(text)


def _best(found: Sequence[Marked], length: int) -> list[Marked]:
    """The marks close together that say most: a wish counts once, and for less the more often it stands in the text."""
    times = Counter(one.wish for one in found)
    weight = {wish: 1 / (1 + math.log(count)) for wish, count in times.items()}
    best, best_value = list(found[:1]), (0.0, 0)
    for index, one in enumerate(found):
        inside = [other for other in found[index : index + MOST_MARKS] if other.stop - one.start <= length]
        worth: dict[int, float] = {}
        for other in inside:
            here = weight[other.wish] * (1.0 if other.rank == "own" else MINOR)
            worth[other.wish] = max(here, worth.get(other.wish, 0.0))
        value = sum(worth.values()), min(len(inside), 3)
        if value > best_value:
            best, best_value = inside or [one], value
    return best


def _window(text: str, found: Sequence[Marked], length: int) -> tuple[int, int]:
    """Begins at the sentence of the first mark, or a few words before it when that is far."""
    first, last = found[0].start, max(one.stop for one in found)
    begin = max(text.rfind(sign, 0, first) for sign in _SENTENCE_ENDS) + 1
    room = max(length - (last - first), 40)
    start = begin if first - begin <= room * 2 // 3 else _word_start(text, first - room // 3, first)
    start += len(text[start:first]) - len(text[start:first].lstrip())
    return start, _stop(text, max(last, start + length), last, length // 4)


def _apart(pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """In the order of the text; pieces that touch become one."""
    joined: list[tuple[int, int]] = []
    for start, stop in sorted(pieces):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(stop, joined[-1][1])
        else:
            joined.append((start, stop))
    return joined


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same characters as spans in order, none of which overlaps the next."""
    found: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(stop, found[-1][1])
        else:
            found.append((start, stop))
    return found


def _word_start(text: str, wanted: int, first: int) -> int:
    space = text.find(" ", max(wanted, 0), first)
    return space + 1 if space >= 0 else first


def _stop(text: str, wanted: int, least: int, slack: int) -> int:
    """Where a sentence ends, when one does within `slack` characters of what is wanted; else between two words."""
    if wanted + slack >= len(text):
        return len(text)
    if ends := [match.start() for match in _STOPS.finditer(text, max(least, wanted - slack), wanted + slack)]:
        return ends[-1]
    space = text.rfind(" ", least, wanted)
    return space if space > 0 else wanted
