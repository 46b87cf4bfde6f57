"""What one text becomes in an index: rows of terms with a space between, the same for every engine.

The engines split on spaces and do no more. So a stemmer that changes with a server's version, or a filter that one
engine lacks, cannot make them differ (decision 11).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from search.dutch.compounds import Splitter
from search.dutch.keys import keys_in
from search.dutch.stems import stem
from search.dutch.text import fold, word_texts
from search.dutch.word_lists import compound_words, stop_words, whole_words

LONGEST_TERM = 100


@dataclass(frozen=True, slots=True)
class Terms:
    """`exact` and `stem` have one term for each word, in order. `parts` has the stems again, with each compound as the
    words it is made of and without stop words: "kosten-batenanalyse", "kosten en baten analyse" and
    "kostenbatenanalyse" are one row there. `keys`: numbers and dates."""

    exact: tuple[str, ...]
    stem: tuple[str, ...]
    parts: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordTerms:
    """`parts`: the stems of what a compound is made of, of another word its own stem; none for a stop word."""

    exact: str
    stem: str
    parts: tuple[str, ...]
    is_stop_word: bool

    @property
    def is_compound(self) -> bool:
        return len(self.parts) > 1


class Dutch:
    """With these compound words. One object per list of words, since it remembers what it worked out."""

    def __init__(self, extra_compound_words: frozenset[str] = frozenset()) -> None:
        self.splitter = Splitter(compound_words() | extra_compound_words, whole_words())
        self.word = lru_cache(maxsize=300_000)(self._word)

    def terms(self, text: str) -> Terms:
        found = [terms for word in word_texts(text) if (terms := self.word(word)).exact]
        return Terms(
            tuple(one.exact for one in found),
            tuple(one.stem for one in found),
            tuple(part for one in found for part in one.parts),
            keys_in(text),
        )

    def _word(self, word: str) -> WordTerms:
        exact = fold(word)[:LONGEST_TERM]
        if not exact:
            return WordTerms("", "", (), is_stop_word=True)
        base = stem(word)[:LONGEST_TERM] or exact
        is_stop_word = exact in stop_words()
        parts = tuple(stem(part) for part in self.splitter.parts(exact)) or (base,)
        return WordTerms(exact, base, () if is_stop_word else parts, is_stop_word)
