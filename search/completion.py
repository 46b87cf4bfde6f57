"""What somebody may be about to type: words that complete the last one, and things whose title holds the words.

Each is confirmed by a count of what is public at this moment, so a word that only a withdrawn stuk holds is never
offered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import islice

from search.dutch.analysis import WordTerms
from search.dutch.text import Word, fold, words
from search.dutch.word_lists import stop_words
from search.meant import stands
from search.nodes import AnyTerm, Beginning, Best, Fixed, Group, Head, Node, Term
from search.public_finder import FEW_RECORDS, PublicFinder
from search.query import parse_text
from search.records import SearchRecord
from search.results import Completion
from search.vocabulary import Vocabulary
from search.wishes import WishReader, in_texts

SHORTEST = 2
MOST_TERMS, MOST_THINGS = 5, 5
MOST_CANDIDATES, MOST_EXPANSIONS = 40, 500
NAMED_SCORE, TITLE_SCORE = 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Unfinished:
    """`before`: the typed text up to the last word. `others`: the words in it that are looked for."""

    before: str
    others: tuple[str, ...]
    prefix: str
    excluded: tuple[Node, ...]


def unfinished(text: str, wish_reader: WishReader) -> Unfinished | None:
    """None when no word is being typed at the end, or only its first letter."""
    parsed = parse_text(text)
    last = parsed.clauses[-1] if parsed.clauses else None
    if last is None or last.is_phrase or last.is_excluded or parsed.was_cut:
        return None
    typed = [word for clause in parsed.wanted for word in words(clause.text)]
    if not typed or not parsed.text.endswith(typed[-1].text):
        return None
    prefix = fold(typed[-1].text)
    if len(prefix) < SHORTEST:
        return None
    before = parsed.text.removesuffix(typed[-1].text)
    return Unfinished(before, _content(typed[:-1]), prefix, wish_reader.excluded(parsed))


def _content(typed: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.text for word in typed if fold(word.text) not in {"", *stop_words()})


def completions(
    text: str, finder: PublicFinder, wish_reader: WishReader, vocabulary: Vocabulary, named_kinds: Collection[str]
) -> tuple[Completion, ...]:
    """At most MOST_TERMS words, those in the most places first; then at most MOST_THINGS things, those of a named kind
    first."""
    asked = unfinished(text, wish_reader)
    if asked is None:
        return ()
    others = [wish_reader.dutch.word(word) for word in asked.others]
    words = vocabulary.starting_with(asked.prefix, MOST_EXPANSIONS)
    things = _things(asked, others, tuple(sorted(named_kinds)))
    best, records = _public(finder, _candidates(asked, words), _standing(asked, others), things)
    return (
        *(Completion(f"{asked.before}{vocabulary.written(word)}") for word in best),
        *map(_thing, records),
    )


def _public(
    finder: PublicFinder, words: Sequence[str], standing: Callable[[str], Node], things: Node
) -> tuple[list[str], tuple[SearchRecord, ...]]:
    """The best words and the records of the best things. Counted again as long as what is not public turns up among
    them, so that a word of that takes no other's place either; a count only gets lower by it."""
    while True:
        counts = _counts(finder, words, standing)
        best = sorted(counts, key=lambda word: (-counts[word], len(word), word))[:MOST_TERMS]
        few = [standing(word) for word in best if counts[word] <= FEW_RECORDS]
        records = finder.glance(things, few, MOST_THINGS)
        if records is not None:
            return best, records


def _counts(finder: PublicFinder, words: Sequence[str], standing: Callable[[str], Node]) -> dict[str, int]:
    """Of the first MOST_CANDIDATES that stand somewhere. Mostly the first question tells."""
    found: dict[str, int] = {}
    for part in (words[:MOST_CANDIDATES], words[MOST_CANDIDATES:]):
        if len(found) < MOST_CANDIDATES:
            counts = finder.counts_now([standing(word) for word in part])
            found |= {word: count for word, count in zip(part, counts, strict=True) if count}
    return dict(islice(found.items(), MOST_CANDIDATES))


def things_of(kinds: Sequence[str], finder: PublicFinder, most: int) -> tuple[Completion, ...]:
    """The newest of these kinds, by title."""
    node = Group(all=(Head(), AnyTerm("kind", tuple(kinds))))
    parents = [parent for parent, _score in finder.find(node, "nieuwste", 0, most).page]
    places = finder.reader.places(node, parents, 1).values()
    things = (_thing(one.records[0][1]) for one in places)
    return tuple(sorted(things, key=lambda one: one.text.casefold()))


def _candidates(asked: Unfinished, words: Sequence[str]) -> list[str]:
    """The words that may finish the last one, the shortest first."""
    skipped = stop_words() | {asked.prefix}
    return [word for word in sorted(words, key=len) if word not in skipped]


def _standing(asked: Unfinished, others: Sequence[WordTerms]) -> Callable[[str], Node]:
    """What finds a word beside the other words."""
    near_by = tuple(in_texts(one.exact, one.stem) for one in others)
    return lambda word: Group(all=(*near_by, stands(word)), none=asked.excluded)


def _things(asked: Unfinished, others: Sequence[WordTerms], named_kinds: tuple[str, ...]) -> Node:
    """One record of each thing whose title holds the words."""
    in_title = (Best((Term("title_exact", one.exact), Term("title_stem", one.stem))) for one in others)
    begun = Beginning("title_exact", asked.prefix)
    title = Fixed(Group(all=(*in_title, begun, Head()), none=asked.excluded), TITLE_SCORE)
    return Group(all=(title,), some=(Fixed(AnyTerm("kind", named_kinds), NAMED_SCORE),))


def _thing(record: SearchRecord) -> Completion:
    return Completion(record.title, record.parent_url or record.url, record.byline)
