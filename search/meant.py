"""Did you mean: what stands in public text and is spelt almost like a typed word that does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from search.dutch.text import fold, words
from search.nodes import Best, Term
from search.public_finder import PublicFinder
from search.results import UnknownWord

if TYPE_CHECKING:
    from search.unknown_words import UnknownWords
    from search.wishes import Wish

MOST_UNKNOWN, MOST_CANDIDATES, NEAR_SHOWN = 5, 40, 3


def unknown_words(finder: PublicFinder, unknown: UnknownWords, wishes: Sequence[Wish]) -> tuple[UnknownWord, ...]:
    """One for each of these wishes, which stand nowhere. Nothing is offered that only a paper holds which is not public
    (any more)."""
    if not wishes:
        return ()
    candidates = {
        wish.text: unknown.with_gaps(wish.word.exact)[:MOST_CANDIDATES]
        for wish in wishes[:MOST_UNKNOWN]
        if wish.word is not None
    }
    near = list(dict.fromkeys(word for found in candidates.values() for word, _gap in found))
    counts = dict(zip(near, finder.counts([stands(word) for word in near]), strict=True))
    best = {
        text: [word for word, _gap in sorted(found, key=lambda one: (one[1], -counts[one[0]])) if counts[word]]
        for text, found in candidates.items()
    }
    written = unknown.known.written
    return tuple(
        UnknownWord(wish.text, tuple(written(word) for word in best.get(wish.text, ())[:NEAR_SHOWN])) for wish in wishes
    )


def stands(exact: str) -> Best:
    """This word as it is spelt, in the title or in the text."""
    return Best((Term("title_exact", exact), Term("text_exact", exact)))


def corrected(text: str, found: Iterable[UnknownWord]) -> str:
    """The question with the first near word in the place of each unknown word; empty when nothing changes."""
    return _replaced(text, {fold(one.text): one.near[0] for one in found if one.near})


def without_unknown(text: str, found: Iterable[UnknownWord]) -> str:
    """The question without the unknown words; empty when nothing is left or nothing changes."""
    return " ".join(_replaced(text, {fold(one.text): "" for one in found}).split())


def _replaced(text: str, instead: Mapping[str, str]) -> str:
    parts, end = [], 0
    for word in words(text):
        if (folded := fold(word.text)) in instead:
            parts += [text[end : word.start], instead[folded]]
            end = word.stop
    return "".join((*parts, text[end:])) if parts else ""
