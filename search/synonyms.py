"""Other words for what somebody types. Looked up by stems, so that one form of a word stands for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Stems = tuple[str, ...]

SAME_WEIGHT, EVERYDAY_WEIGHT = 0.7, 0.5
LONGEST = 6
"""Words in an expression."""


@dataclass(frozen=True, slots=True)
class Expansion:
    text: str
    weight: float


class Synonyms:
    """`groups`: expressions that stand for one another. `everyday`: an expression and what papers say for it, one way
    only; the synonyms of those come along with less weight. `stems_of` reads an expression."""

    def __init__(
        self,
        groups: Iterable[Sequence[str]],
        everyday: Mapping[str, Sequence[str]],
        stems_of: Callable[[str], Stems],
    ) -> None:
        self._found: dict[Stems, dict[str, float]] = defaultdict(dict)
        for group in groups:
            self._add_group(group, stems_of)
        same = {key: list(found) for key, found in self._found.items()}
        for said, official in everyday.items():
            mine = self._found[stems_of(said)]
            for text in official:
                mine.setdefault(text, EVERYDAY_WEIGHT)
                for other in same.get(stems_of(text), ()):
                    mine.setdefault(other, EVERYDAY_WEIGHT * SAME_WEIGHT)

    def _add_group(self, group: Sequence[str], stems_of: Callable[[str], Stems]) -> None:
        for text in group:
            key = stems_of(text)
            for other in group:
                if stems_of(other) != key:
                    self._found[key].setdefault(other, SAME_WEIGHT)

    def of(self, stems: Stems) -> tuple[Expansion, ...]:
        return tuple(Expansion(text, weight) for text, weight in self._found.get(stems, {}).items())

    def longest_at(self, stems: Sequence[str], start: int) -> int:
        """How many words the longest known expression of two or more words has that begins here; 0 for none."""
        for length in range(min(LONGEST, len(stems) - start), 1, -1):
            if tuple(stems[start : start + length]) in self._found:
                return length
        return 0
