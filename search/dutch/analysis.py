"""What one text becomes in an index: rows of terms with a space between, the same for every engine.

The engines split on spaces and do no more. So a stemmer that changes with a server's version, or a filter that one
engine lacks, cannot make them differ (decision 11).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from search.dutch.compounds import Splitter, plurals
from search.dutch.keys import keys_in
from search.dutch.stems import stem
from search.dutch.text import fold, word_texts
from search.dutch.word_lists import compound_words, general_parts, light_words, stop_words, whole_words

LONGEST_TERM = 100
MOST_WORDS = 200_000
"""That are remembered; a large index has some hundred thousands."""
MOST_SEEN = 100_000
_LETTERS_OR_DIGITS = re.compile(r"\d+|[^\W\d]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """With spaces between. `exact` and `stem` have one term for each word, in order. `parts` has the stems again, with
    each compound as the words it is made of and without stop words: "kosten-batenanalyse", "kosten en baten analyse"
    and "kostenbatenanalyse" are one row there. `keys`: numbers and dates."""

    exact: str
    stem: str
    parts: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordTerms:
    """`parts`: the stems of what a compound is made of, of N65 "n" and "65", of another word its own stem; none for a
    stop word. A light word says how or how much, not what about."""

    exact: str
    stem: str
    parts: tuple[str, ...]
    is_stop_word: bool
    is_light: bool

    @property
    def is_compound(self) -> bool:
        return len(self.parts) > 1


class _Rows(dict[str, tuple[str, str, str]]):
    """For each word its exact form, its stem and its parts with spaces between. A page has hundreds of words: this is
    the quick way to what is known already."""

    def __init__(self, word: Callable[[str], WordTerms]) -> None:
        super().__init__()
        self._word = word

    def __missing__(self, text: str) -> tuple[str, str, str]:
        if len(self) >= MOST_WORDS:
            self.clear()
        terms = self._word(text)
        row = self[text] = terms.exact, terms.stem, " ".join(terms.parts)
        return row


class SeenWords:
    """Which of the words seen in texts have a term, so that a question need not ask it of every word of a page. A word
    that it knows it knows for good: several threads use it."""

    def __init__(self, word: Callable[[str], WordTerms]) -> None:
        self._word = word
        self._known: set[str] = set()
        self._with: dict[str, list[str]] = {}

    def __len__(self) -> int:
        return len(self._known)

    def learn(self, words: Sequence[str]) -> set[str]:
        """Those it does not know and will not, since it knows MOST_SEEN."""
        if self._known.issuperset(words):
            return set()
        new = set(words) - self._known
        if len(self._known) >= MOST_SEEN:
            return new
        for word in new:
            terms = self._word(word)
            for term in {terms.exact, terms.stem, *terms.parts}:
                self._with.setdefault(term, []).append(word)
        self._known |= new
        return set()

    def with_any(self, terms: Iterable[str]) -> set[str]:
        return set().union(*(self._with.get(term, ()) for term in terms))


class Dutch:
    """With these compound words. One object per list of words, since it remembers what it worked out."""

    def __init__(
        self,
        extra_compound_words: frozenset[str] = frozenset(),
        extra_whole_words: frozenset[str] = frozenset(),
        splits: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        """All folded. `splits`: the parts of compounds that the splitter would see otherwise."""
        self.splitter = Splitter(compound_words() | extra_compound_words, whole_words() | extra_whole_words)
        self._splits = {form: parts for word, parts in (splits or {}).items() for form in (word, *plurals(word))}
        self._general = frozenset(stem(part) for part in general_parts())
        self.word = lru_cache(maxsize=MOST_WORDS)(self._word)
        self._rows = _Rows(self.word)
        self.seen_words = SeenWords(self.word)

    def terms(self, text: str) -> Terms:
        found = list(map(self._rows.__getitem__, word_texts(text)))
        exact, stems, parts = map(" ".join, zip(*found, strict=True)) if found else ("", "", "")
        return Terms(exact, stems, parts, keys_in(text))

    def parts(self, exact: str) -> tuple[str, ...]:
        """The words that a compound is made of, () for another word."""
        return self._splits.get(exact) or self.splitter.parts(exact)

    def subject(self, terms: WordTerms) -> tuple[str, ...]:
        """The parts of a compound without a last one that is general: what a "vuurwerkoverlast" is about. Empty when
        the last part is not."""
        return terms.parts[:-1] if terms.is_compound and terms.parts[-1] in self._general else ()

    def _word(self, word: str) -> WordTerms:
        exact = fold(word)[:LONGEST_TERM]
        if not exact:
            return WordTerms("", "", (), is_stop_word=True, is_light=True)
        base = stem(word)[:LONGEST_TERM] or exact
        is_stop_word = exact in stop_words()
        pieces = _LETTERS_OR_DIGITS.findall(exact) if not exact.isalpha() else self.parts(exact)
        parts = tuple(stem(part) for part in pieces) or (base,)
        return WordTerms(exact, base, () if is_stop_word else parts, is_stop_word, exact in light_words())
