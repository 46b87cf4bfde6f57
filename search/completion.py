"""What somebody may be about to type: words that complete the last one, and things whose title holds the words.

All is read from records that are public at this moment, so a word that only a withdrawn stuk holds is never offered.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from search.dutch.text import Word, fold, words
from search.dutch.word_lists import stop_words
from search.engine import Places
from search.meant import stands
from search.nodes import AnyTerm, Best, Fixed, Group, Head, Node, Term
from search.public_finder import PublicFinder
from search.query import parse_text
from search.results import Completion
from search.spelling import spelled_words
from search.vocabulary import Vocabulary
from search.wishes import WishReader, in_texts

SHORTEST = 2
MOST_TERMS, MOST_THINGS = 5, 5
MOST_EXPANSIONS = 2_000
READ, PLACES_EACH = 20, 2
"""So many of the things found are read for words, and so many places of each."""
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
    """At most MOST_TERMS words, in the most things first; then at most MOST_THINGS things, those of a named kind
    first."""
    asked = unfinished(text, wish_reader)
    if asked is None:
        return ()
    node = _node(asked, wish_reader, vocabulary, tuple(sorted(named_kinds)))
    found = finder.find(node, "relevantie", 0, READ)
    places = finder.reader.places(node, [parent for parent, _score in found.page], PLACES_EACH)
    by_title = [parent for parent, score in found.page if score >= TITLE_SCORE and parent in places]
    return (*_terms(asked, places), *(_thing(places[parent]) for parent in by_title[:MOST_THINGS]))


def things_of(kinds: Sequence[str], finder: PublicFinder, most: int) -> tuple[Completion, ...]:
    """The newest of these kinds, by title."""
    node = Group(all=(Head(), AnyTerm("kind", tuple(kinds))))
    parents = [parent for parent, _score in finder.find(node, "nieuwste", 0, most).page]
    places = finder.reader.places(node, parents, 1).values()
    return tuple(sorted(map(_thing, places), key=lambda one: one.text.casefold()))


def _node(asked: Unfinished, wish_reader: WishReader, vocabulary: Vocabulary, named_kinds: tuple[str, ...]) -> Node:
    expansions = tuple({asked.prefix, *vocabulary.starting_with(asked.prefix, MOST_EXPANSIONS)})
    others = [wish_reader.dutch.word(word) for word in asked.others]
    anywhere = Group(all=(*(in_texts(one.exact, one.stem) for one in others), stands(expansions)))
    in_title = [Best((Term("title_exact", one.exact), Term("title_stem", one.stem))) for one in others]
    title = Group(all=(*in_title, AnyTerm("title_exact", expansions)))
    named = Group(all=(title, AnyTerm("kind", named_kinds)))
    return Group(
        all=(Fixed(anywhere, 0.0),), some=(Fixed(title, TITLE_SCORE), Fixed(named, NAMED_SCORE)), none=asked.excluded
    )


def _terms(asked: Unfinished, places: Mapping[str, Places]) -> list[Completion]:
    records = [record for found in places.values() for _score, record in found.records]
    spelled = spelled_words(records, lambda word: word.startswith(asked.prefix) and word not in stop_words())
    spelled.pop(asked.prefix, None)
    best = sorted(spelled.items(), key=lambda item: (-len(item[1].parents), len(item[0]), item[0]))
    return [Completion(f"{asked.before}{one.text}") for _word, one in best[:MOST_TERMS]]


def _thing(places: Places) -> Completion:
    record = places.records[0][1]
    return Completion(record.title, record.parent_url or record.url, record.byline)
