"""The words that stood in public text, for words that somebody misspelt or did not finish.

Kept in the database and so the same for every engine. It may know words of which the last text was withdrawn, so no
word of it is shown before the index has confirmed it with a count.
"""

from __future__ import annotations

import re
import threading
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable
from heapq import nsmallest

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.models import SearchWord

SHORTEST, LONGEST = 3, 40
_BATCH = 2_000


def is_kept(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


class Vocabulary:
    """What the database held when it was last refreshed; `refresh` reads the new rows only."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words = sorted(words)
        self._known = set(self._words)
        self._last = 0
        self._lock = threading.Lock()
        self._sort()

    def refresh(self) -> None:
        with self._lock:
            rows = list(SearchWord.objects.filter(pk__gt=self._last).order_by("pk").values_list("pk", "word"))
            if rows:
                self._last = rows[-1][0]
                self._known.update(word for _pk, word in rows)
                self._words = sorted(self._known)
                self._sort()

    def _sort(self) -> None:
        self._blob = "\n" + "\n".join(self._words) + "\n"
        self._of_length: dict[int, list[str]] = defaultdict(list)
        for word in self._words:
            self._of_length[len(word)].append(word)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def __len__(self) -> int:
        return len(self._words)

    def starting_with(self, prefix: str, limit: int) -> list[str]:
        """Of more than the limit the shortest: those are the words that are used most."""
        start, stop = (bisect_left(self._words, edge) for edge in (prefix, f"{prefix}\U0010ffff"))
        found = self._words[start:stop]
        return found if len(found) <= limit else nsmallest(limit, found, key=len)

    def containing(self, part: str, limit: int) -> list[str]:
        found = re.finditer(rf"[^\n]*{re.escape(part)}[^\n]*", self._blob)
        return [match.group() for match, _ in zip(found, range(limit), strict=False)]

    def near(self, word: str, distance: int, limit: int) -> list[tuple[str, int]]:
        """Words that differ by at most so many letters put in, left out, changed or swapped; nearest first."""
        lengths = range(len(word) - distance, len(word) + distance + 1)
        found = [
            (other, int(gap))
            for length in lengths
            for other, gap, _ in process.extract(
                word, self._of_length.get(length, ()), scorer=OSA.distance, score_cutoff=distance, limit=limit
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
    new = sorted(word for word in set(words) if is_kept(word) and word not in _vocabulary)
    SearchWord.objects.bulk_create([SearchWord(word=word) for word in new], batch_size=_BATCH, ignore_conflicts=True)
