"""What to look for when a typed word stands nowhere: the word in two, a longer word, a word spelt almost the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from search.dutch.analysis import WordTerms
from search.dutch.stems import stem
from search.engine import Reader
from search.nodes import AnyTerm, Best, Boost, Node, Term
from search.vocabulary import Vocabulary, is_kept
from search.wishes import TEXT_EXACT, TITLE_EXACT, Marks, Wish, WishReader, rows

SPLIT, LONGER, NEAR = 0.8, 0.5, 0.6
MOST_WORDS, MOST_HALVES = 100, 20
SCORED = 20
SHORTEST_PART = 3
SHORTEST_PREFIX, SHORTEST_AROUND = 2, 5
_PARTICIPLE = re.compile(r"nde?$")
FIELDS = (("title_exact", TITLE_EXACT), ("text_exact", TEXT_EXACT))


@dataclass(frozen=True)
class UnknownWords:
    get_vocabulary: Callable[[], Vocabulary]
    """Asked for only when a word is unknown: it costs a query."""
    wish_reader: WishReader

    @cached_property
    def known(self) -> Vocabulary:
        return self.get_vocabulary()

    def replaced(
        self, reader: Reader, wishes: Sequence[Wish], counts: Sequence[int]
    ) -> tuple[tuple[Wish, ...], tuple[int, ...]]:
        """The wishes and their counts, those that stand nowhere looked for in other ways."""
        found = list(zip(wishes, counts, strict=True))
        for index, (wish, count) in enumerate(found):
            if count or wish.word is None or wish.is_firm:
                continue
            for other in self._others(wish):
                if number := reader.counts([other.node])[0]:
                    found[index] = (other, number)
                    break
        return tuple(wish for wish, _ in found), tuple(count for _, count in found)

    def _others(self, wish: Wish) -> Iterator[Wish]:
        """Other wishes in its place, the surest first."""
        assert wish.word is not None
        exact, known = wish.word.exact, self.known
        if halves := _halves(exact, known):
            node = Best(tuple(rows("stem", pair) for pair in halves))
            yield _other(wish, node, SPLIT, Marks.of("stem", *halves))
        if longer := _longer(wish.word, known):
            yield _other(wish, _any_of(longer), LONGER, Marks.of("exact", *([word] for word in longer)))
        if near := self.near(exact):
            yield self._near(wish, near)

    def marks(self, wish: Wish) -> Marks:
        """What to mark for a word that stands nowhere; nothing for one that is known."""
        marks = Marks()
        if wish.word and is_kept(wish.word.exact) and not wish.is_firm and wish.word.exact not in self.known:
            for other in self._others(wish):
                marks |= other.marks
        return marks

    def near(self, exact: str) -> list[str]:
        """The nearest words: one letter off, in a long word two."""
        found = self.with_gaps(exact)
        return [word for word, gap in found if gap == found[0][1]]

    def with_gaps(self, exact: str) -> list[tuple[str, int]]:
        """Words that are near enough, each with how many letters it is off."""
        allowed = allowed_distance(len(exact))
        return self.known.near(exact, allowed, MOST_WORDS) if allowed else []

    def _near(self, wish: Wish, near: Sequence[str]) -> Wish:
        wishes = [self.wish_reader.word(self.wish_reader.dutch.word(word), word) for word in near[:10]]
        marks = Marks()
        for one in wishes:
            marks |= one.marks
        return _other(wish, Best(tuple(one.node for one in wishes)), NEAR, marks)


def _longer(word: WordTerms, known: Vocabulary) -> list[str]:
    """Longer words with this word, or the stem of it, at their beginning or somewhere in them."""
    found = known.starting_with(word.exact, MOST_WORDS) if len(word.exact) >= SHORTEST_PREFIX else []
    for part in (word.stem, word.exact):
        if len(part) >= SHORTEST_AROUND:
            found += known.containing(part, MOST_WORDS)
    return list(dict.fromkeys(found))[:MOST_WORDS]


def _halves(exact: str, known: Vocabulary) -> list[tuple[str, str]]:
    """The word in two, by stems; one of them is known as it stands, and where both are comes first. "Leegstaand" is
    "leeg staan" too: a participle is its verb with a d."""
    cuts = range(SHORTEST_PART, len(exact) - SHORTEST_PART + 1)
    pairs = [(exact[:cut], exact[cut:]) for cut in cuts]
    pairs += [(left, right.rstrip("e")[:-1]) for left, right in pairs if _PARTICIPLE.search(right)]
    halves = sorted(pairs, key=lambda pair: -sum(half in known for half in pair))[:MOST_HALVES]
    stems = [(stem(left), stem(right)) for left, right in halves if left in known or right in known]
    return list(dict.fromkeys(stems))


def allowed_distance(length: int) -> int:
    return 0 if length < 4 else 1 if length < 8 else 2


def _other(wish: Wish, node: Node, weight: float, marks: Marks) -> Wish:
    return replace(wish, node=Boost(node, weight), marks=marks)


def _any_of(found: Sequence[str]) -> Node:
    """Of few words each scores as rare as it is; many score alike."""
    if len(found) > SCORED:
        return Best(tuple(Boost(AnyTerm(name, tuple(found)), by) for name, by in FIELDS))
    return Best(tuple(Boost(Term(name, word), by) for name, by in FIELDS for word in found))
