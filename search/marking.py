"""Finds the best piece of a text to show, and marks the words in it."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from django.utils.safestring import SafeString

from search.dutch.analysis import Dutch, WordTerms
from search.dutch.text import word_pieces
from search.snippets import FRAGMENT_LENGTH, excerpts, opening
from search.wishes import Form, Marks, Rank, Row

SECOND_LENGTH = 130
MOST_MARKS = 40
MINOR = 0.3

_SENTENCE_ENDS = ".!?:;\n"
_STOPS = re.compile(r"[.!?](?=\W*\s\W*[A-ZÀ-Ý])|\n\s*\n")
"""A sentence goes on after "art. 36" and after "t.a.v. de"."""


class Marked(NamedTuple):
    """A word of the text that one of the wishes asks for; `wish` is its number."""

    start: int
    stop: int
    wish: int
    rank: Rank = "own"


Asked = tuple[int, Rank, Form, Row]
"""Of a row that is asked for: the number of its wish, its rank, its form and its terms."""


class _Rows:
    """The rows of all wishes, by their form and first term."""

    def __init__(self, wishes: Iterable[Marks]) -> None:
        self._by_term: dict[Form, dict[str, list[Asked]]] = {"exact": {}, "stem": {}, "parts": {}}
        for number, marks in enumerate(wishes):
            for form, row, rank in marks.ranked():
                self._by_term[form].setdefault(row[0], []).append((number, rank, form, row))
        self.first = frozenset(term for rows in self._by_term.values() for term in rows)

    def beginning_with(self, terms: WordTerms) -> list[Asked]:
        """Those that may begin in this word, by wish."""
        exact, stem, parts = self._by_term.values()
        found = [*exact.get(terms.exact, ()), *stem.get(terms.stem, ())]
        for part in terms.parts:
            found += parts.get(part, ())
        return sorted(found, key=itemgetter(0))


class Marker:
    def __init__(self, wishes: Sequence[Marks], dutch: Dutch) -> None:
        self.dutch = dutch
        self._rows = _Rows(wishes)
        self._known = 0
        self._candidates: set[str] = set()
        """The words, among so many as were known, in which a row may begin."""
        self._asked: dict[str, list[Asked]] = {}

    def marked(self, text: str) -> list[Marked]:
        """In order of the text; a word may be there for several wishes."""
        pieces = word_pieces(text)
        words = pieces[1::2]
        candidates = self._candidates_among(words)
        places = [place for place, word in enumerate(words) if word in candidates]
        if not places:
            return []
        ends = list(accumulate(map(len, pieces)))
        found = []
        for place in places:
            word = words[place]
            if (asked := self._asked.get(word)) is None:
                asked = self._asked[word] = self._rows.beginning_with(self.dutch.word(word))
            for number, rank, form, row in asked:
                last = place if len(row) == 1 else self._last(words, place, form, row)
                if last is not None:
                    found.append(Marked(ends[2 * place], ends[2 * last + 1], number, rank))
        whole = {one.wish for one in found if one.rank != "apart"}
        return [one for one in found if one.rank != "apart" or one.wish not in whole]

    def _candidates_among(self, words: Sequence[str]) -> set[str]:
        """With at least those of these words in which a row may begin."""
        seen = self.dutch.seen_words
        unseen = seen.learn(words)
        if self._known != len(seen):
            self._known = len(seen)
            self._candidates = seen.with_any(self._rows.first)
        return self._candidates | unseen if unseen else self._candidates

    def _last(self, words: Sequence[str], index: int, form: Form, row: Row) -> int | None:
        """The place of the word in which this row of more terms ends, when it begins in the word at `index`."""
        terms: list[str] = []
        for place in range(index, min(len(words), index + 2 * len(row))):
            own = self._terms(words[place], form)
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
    starts = [one.start for one in found]
    most = _value(found, weight) if len(weight) < 3 else None  # of more, the order decides about the last digit
    best, best_value = list(found[:1]), (0.0, 0)
    for index, one in enumerate(found):
        end = min(bisect_right(starts, one.start + length), index + MOST_MARKS)
        inside = [other for other in found[index:end] if other.stop - one.start <= length]
        value = _value(inside, weight)
        if value > best_value:
            best, best_value = inside or [one], value
            if value == most:
                break
    return best


def _value(marks: Sequence[Marked], weight: Mapping[int, float]) -> tuple[float, int]:
    worth: dict[int, float] = {}
    for one in marks:
        here = weight[one.wish] * (1.0 if one.rank == "own" else MINOR)
        if here > worth.get(one.wish, 0.0):
            worth[one.wish] = here
    return sum(worth.values()), min(len(marks), 3)


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
