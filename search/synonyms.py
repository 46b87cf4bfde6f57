"""Other words for what somebody types. Looked up by stems, so that one form of a word stands for all; an expression
by its stems without stop words, in any order: "zich alleen voelen" is also in "mensen voelen zich alleen"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

Stems = frozenset[str]

SAME_WEIGHT, EVERYDAY_WEIGHT, BACK_WEIGHT = 0.7, 0.7, 0.25
MOST_BACK = 40
"""A word for which residents say more than so many things is too general to look for all of those."""
LONGEST, MOST_STEMS = 4, 12
"""Words of an expression, and words of a question in which expressions are looked for."""


@dataclass(frozen=True, slots=True)
class Expansion:
    text: str
    weight: float


class Synonyms:
    """`groups`: expressions that stand for one another. `everyday`: an expression and what papers say for it; the
    synonyms of those come along with less weight, and a paper's word finds what residents say with less still.
    `stems_of` gives the stems of an expression without stop words."""

    def __init__(
        self,
        groups: Iterable[Sequence[str]],
        everyday: Mapping[str, Sequence[str]],
        stems_of: Callable[[str], Stems],
    ) -> None:
        self._found: dict[Stems, dict[str, float]] = defaultdict(dict)
        self._stems_of = stems_of
        for group in groups:
            self._add_group(group)
        same = {key: list(found) for key, found in self._found.items()}
        said_for = Counter(stems_of(text) for texts in everyday.values() for text in texts)
        for said, official in everyday.items():
            for text in official:
                self._add(stems_of(said), text, EVERYDAY_WEIGHT)
                for other in same.get(stems_of(text), ()):
                    self._add(stems_of(said), other, EVERYDAY_WEIGHT * SAME_WEIGHT)
                if said_for[stems_of(text)] <= MOST_BACK:
                    self._add(stems_of(text), said, BACK_WEIGHT)

    def _add_group(self, group: Sequence[str]) -> None:
        for text in group:
            for other in group:
                self._add(self._stems_of(text), other, SAME_WEIGHT)

    def _add(self, stems: Stems, text: str, weight: float) -> None:
        """The highest weight stays; nothing stands for itself."""
        if stems and self._stems_of(text) != stems:
            self._found[stems][text] = max(weight, self._found[stems].get(text, 0.0))

    def of(self, stems: Iterable[str]) -> tuple[Expansion, ...]:
        return tuple(Expansion(text, weight) for text, weight in self._found.get(frozenset(stems), {}).items())

    def within(self, stems: Sequence[str]) -> Iterator[tuple[tuple[int, ...], tuple[Expansion, ...]]]:
        """The places of the words of each known expression of two or more words, and what stands for it."""
        places = list({stem: place for place, stem in enumerate(stems[:MOST_STEMS])}.values())
        for length in range(2, LONGEST + 1):
            for chosen in combinations(places, length):
                if found := self.of(stems[place] for place in chosen):
                    yield chosen, found
