"""Scores what the reading machine finds against annotated texts, by the rules of the annotation conventions.

Quotes match by their sets of words: Jaccard at least 0.5, or the smaller (5 words or more) for 9 tenths within the
other; greedy, one to one. What is marked optional is neither missed nor a false alarm.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

KINDS = ("toezegging", "randvoorwaarde", "motie_opdracht", "verzoek")
_WORD = re.compile(r"\w+")
Found = Mapping[str, Any]


@dataclass(slots=True)
class Counts:
    """Right, false and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def add(self, other: "Counts") -> None:
        self.right += other.right
        self.false += other.false
        self.missed += other.missed

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false) if self.right + self.false else float(not self.missed)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class DocumentScore:
    """The counts of one document per kind, and over all kinds with the kind right ("alle")."""

    kinds: dict[str, Counts]
    dated: int = 0
    dated_exact: int = 0
    pairs: list[tuple[Found, Found]] = field(default_factory=list)


def similarity(one: str, other: str) -> float:
    first, second = words_of(one), words_of(other)
    return _similarity(first, second)


def words_of(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _similarity(first: frozenset[str], second: frozenset[str]) -> float:
    if not first or not second:
        return 0.0
    shared = len(first & second)
    jaccard, smaller = shared / len(first | second), min(len(first), len(second))
    if jaccard >= 0.5:
        return jaccard
    within = shared / smaller
    return 0.5 + 0.0001 * within + 0.1 * jaccard if smaller >= 5 and within >= 0.9 else 0.0


def matches(gold: Sequence[Found], found: Sequence[Found]) -> list[tuple[int, int]]:
    """Pairs of indexes, best first, each used once; only of one kind."""
    gold_words = [words_of(item["quote"]) for item in gold]
    found_words = [words_of(item["quote"]) for item in found]
    candidates = sorted(
        (-_similarity(gold_words[left], found_words[right]), left, right)
        for left in range(len(gold))
        for right in range(len(found))
        if gold[left]["kind"] == found[right]["kind"]
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = []
    for score, left, right in candidates:
        if score < 0 and left not in used_left and right not in used_right:
            used_left.add(left)
            used_right.add(right)
            pairs.append((left, right))
    return pairs


def score_document(gold: Found, found: Sequence[Found]) -> DocumentScore:
    """`gold` is a line of gold.jsonl; `found` has quote, kind and deadline_from and deadline_to (ISO or None)."""
    required = [item for item in gold["commitments"] if not item.get("optional")]
    optional = [item["quote"] for item in gold["commitments"] if item.get("optional")]
    pairs = matches(required, found)
    used = {right for _, right in pairs}
    false = [
        item
        for spot, item in enumerate(found)
        if spot not in used and not any(similarity(quote, item["quote"]) for quote in optional)
    ]
    kinds = {}
    for kind in (*KINDS, "alle"):
        right = sum(kind in ("alle", required[left]["kind"]) for left, _ in pairs)
        wanted = sum(kind in ("alle", item["kind"]) for item in required)
        kinds[kind] = Counts(right, sum(kind in ("alle", item["kind"]) for item in false), wanted - right)
    score = DocumentScore(kinds, pairs=[(required[left], found[right]) for left, right in pairs])
    for wanted_item, item in score.pairs:
        readings = _deadlines(wanted_item, gold.get("date"))
        if readings[0] != (None, None):
            score.dated += 1
            given = _interval(item.get("deadline_from"), item.get("deadline_to"), gold.get("date"))
            score.dated_exact += given in readings
    return score


def _deadlines(item: Found, day: str | None) -> list[tuple[str | None, str | None]]:
    own = (item.get("deadline_from"), item.get("deadline_to"))
    return [_interval(start, end, day) for start, end in (own, *item.get("alt_deadlines", []))]


def _interval(start: str | None, end: str | None, day: str | None) -> tuple[str | None, str | None]:
    """From the date of the document on is the same as without a beginning."""
    if start and start == day and end and end != start:
        start = None
    return start or None, end or None
