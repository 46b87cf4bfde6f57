"""The words that stood in public text, for words that somebody misspelt or did not finish.

Kept in the database and so the same for every engine. It may know words of which the last text was withdrawn, so no
word of it is shown before the index has confirmed it with a count.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest

from django.db import connection, transaction
from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.dutch.text import fold
from search.models import SearchWord

SHORTEST, LONGEST = 3, 40
_BATCH = 2_000
_FORGOTTEN = ""
"""A row with this word stands after the last time that words were taken away."""


# An acute accent is spelling at the end of a long word only; elsewhere it is stress ("vóór", "méér").
_WRITTEN = re.compile(r"(?<!\w)\w*(?:[äëïöüçèêîôûñ]\w*|\w{3}és?(?!\w))")


def written_words(text: str) -> set[str]:
    """The words of a text that are spelt with an accent, in lower case; learned so, they show how to write others."""
    pieces = unicodedata.normalize("NFC", text).lower().split()
    return set(_WRITTEN.findall(" ".join(piece for piece in pieces if not piece.isascii())))


def is_kept(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


@dataclass(frozen=True)
class _Order:
    """The words in the orders in which they are looked up."""

    words: list[str]
    blob: str
    of_length: Mapping[int, list[str]]
    written: Mapping[str, str]

    @classmethod
    def of(cls, known: set[str]) -> _Order:
        accented = sorted(word for word in known if not word.isascii() and fold(word) != word)
        words = sorted(known - {_FORGOTTEN, *accented})
        of_length: dict[int, list[str]] = defaultdict(list)
        for word in words:
            of_length[len(word)].append(word)
        return cls(words, "\n".join(("", *words, "")), of_length, {fold(word): word for word in accented})


class Vocabulary:
    """What the database held when it was last refreshed; `refresh` reads the new rows only. Words are folded; those
    with accents only tell how a word is written."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._known = set(words)
        self._last = 0
        self._lock = threading.Lock()
        self._made: _Order | None = None

    def refresh(self) -> None:
        with self._lock:
            rows = self._rows_after(self._last)
            if any(word == _FORGOTTEN for _pk, word in rows) and self._last:
                rows, self._known = self._rows_after(0), set()
            if rows:
                self._last = rows[-1][0]
                self._known.update(word for _pk, word in rows)
                self._made = None

    def _rows_after(self, pk: int) -> list[tuple[int, str]]:
        with connection.cursor() as cursor:  # a queryset takes longer to make than its answer takes to come
            cursor.execute(f"SELECT id, word FROM {SearchWord._meta.db_table} WHERE id > %s ORDER BY id", [pk])
            return list(cursor.fetchall())

    @property
    def _order(self) -> _Order:
        """Made when it is asked for: who only adds words does without."""
        if (made := self._made) is None:
            with self._lock:
                made = self._made = _Order.of(self._known)
        return made

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def unknown(self, words: Collection[str]) -> set[str]:
        return set(words) - self._known

    def __len__(self) -> int:
        return len(self._order.words)

    def written(self, word: str) -> str:
        return self._order.written.get(word, word)

    def starting_with(self, prefix: str, limit: int) -> list[str]:
        """Of more than the limit the shortest: those are the words that are used most."""
        words = self._order.words
        start, stop = (bisect_left(words, edge) for edge in (prefix, f"{prefix}\U0010ffff"))
        found = words[start:stop]
        return found if len(found) <= limit else nsmallest(limit, found, key=len)

    def containing(self, part: str, limit: int) -> list[str]:
        """The first in alphabetical order."""
        blob = self._order.blob
        found: list[str] = []
        place = blob.find(part)
        while place >= 0 and len(found) < limit:
            end = blob.index("\n", place)
            found.append(blob[blob.rindex("\n", 0, place) + 1 : end])
            place = blob.find(part, end)
        return found

    def near(self, word: str, distance: int, limit: int) -> list[tuple[str, int]]:
        """Words that differ by at most so many letters put in, left out, changed or swapped; nearest first."""
        lengths = range(len(word) - distance, len(word) + distance + 1)
        found = [
            (other, int(gap))
            for length in lengths
            for other, gap, _ in process.extract(
                word, self._order.of_length.get(length, ()), scorer=OSA.distance, score_cutoff=distance, limit=limit
            )
            if gap
        ]
        return sorted(found, key=lambda one: (one[1], one[0]))[:limit]


_vocabulary = Vocabulary()


def vocabulary() -> Vocabulary:
    """That of this process, up to date."""
    _vocabulary.refresh()
    return _vocabulary


def learn(words: Collection[str]) -> None:
    """Adds the words that are not known yet. Several processes may do so at once."""
    _vocabulary.refresh()
    new = sorted(word for word in _vocabulary.unknown(words) if is_kept(word))
    SearchWord.objects.bulk_create([SearchWord(word=word) for word in new], batch_size=_BATCH, ignore_conflicts=True)


def forget_all_but(words: Collection[str]) -> int:
    """Takes the other words away, for every process; returns how many. Only for who holds the writer lock."""
    rows = SearchWord.objects.exclude(word=_FORGOTTEN).values_list("pk", "word")
    gone = [pk for pk, word in rows.iterator() if word not in words]
    with transaction.atomic():
        for start in range(0, len(gone), _BATCH):
            SearchWord.objects.filter(pk__in=gone[start : start + _BATCH]).delete()
        if gone:
            SearchWord.objects.filter(word=_FORGOTTEN).delete()
            SearchWord.objects.create(word=_FORGOTTEN)
    return len(gone)
