"""What other apps call: tell that something changed, feed the index, search, rebuild."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from search.answer import Answer
from search.completion import completions, things_of
from search.engine import Patience, get_engine
from search.facets import with_labels
from search.feeding import feed_outbox
from search.kept_lists import kept_lists
from search.marking import Marker, joined
from search.models import OutboxRow
from search.public_check import PublicCheck
from search.public_finder import NotPublic, PublicFinder
from search.query import SearchQuery, parse_text
from search.rebuilding import RebuildFailed, rebuild
from search.registry import get_source, sources
from search.results import Completion, SearchResult
from search.unknown_words import UnknownWords
from search.vocabulary import vocabulary
from search.wishes import WishReader

__all__ = [
    "RebuildFailed",
    "answer",
    "collections",
    "complete",
    "enqueue",
    "feed_outbox",
    "marked_words",
    "rebuild",
    "search",
]


def enqueue(kind: str, *pks: int) -> None:
    """Tells that these things changed, in the transaction of the change: they come or go together.

    Raises LookupError for a kind that no app registered, and TransactionManagementError outside a
    transaction.
    """
    if get_source(kind) is None:
        raise LookupError(f"no search source for kind {kind!r}")
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("enqueue() belongs in the transaction of the change")
    OutboxRow.objects.bulk_create([OutboxRow(kind=kind, object_id=pk) for pk in pks], batch_size=500)


def search(query: SearchQuery, patience: Patience | None = None) -> SearchResult:
    """Answers for the public. Raises EngineAway when the engine cannot answer.

    The index may lag behind the database, so the engine asks a PublicCheck before it counts: what is not
    public now is in no hit, total or facet.
    """
    result = answer(query, PublicCheck(), patience)
    return replace(result, facets=with_labels(result.facets))


def answer(query: SearchQuery, not_public: NotPublic, patience: Patience | None = None) -> SearchResult:
    """What the index says, without whatever `not_public` names. Raises EngineAway."""
    wish_reader = _wish_reader(literal=query.literal)
    unknown = UnknownWords(vocabulary, wish_reader)
    reader = get_engine().reader(patience)  # last, as its time begins to run now
    if reader is None:
        return SearchResult(was_cut=query.parsed.was_cut)
    return Answer(reader, query, not_public, wish_reader, unknown).result()


def complete(text: str, patience: Patience | None = None) -> tuple[Completion, ...]:
    """What the public may be offered while somebody types this. Raises EngineAway."""
    wish_reader, words = _wish_reader(literal=True), vocabulary()
    reader = get_engine().reader(patience)
    if reader is None:
        return ()
    named = [source.kind for source in sources() if source.is_named]
    return completions(text, PublicFinder(reader, PublicCheck()), wish_reader, words, named)


def collections(patience: Patience, most: int = 10) -> tuple[Completion, ...]:
    """Public things that hold others, for who found nothing. Raises EngineAway."""
    reader = get_engine().reader(patience)
    kinds = [source.kind for source in sources() if source.holds_others]
    return things_of(kinds, PublicFinder(reader, PublicCheck()), most) if reader is not None and kinds else ()


def marked_words(typed: str, text: str, *, literal: bool = False) -> list[tuple[int, int]]:
    """Where in `text` the words of a question stand, as spans that do not touch; the same words that a hit marks."""
    wish_reader = _wish_reader(literal=literal)
    wishes = wish_reader.wanted(parse_text(typed))
    found = Marker([wish.marks for wish in wishes], wish_reader.dutch).marked(text)
    missing = [wish for number, wish in enumerate(wishes) if all(one.wish != number for one in found)]
    if missing and not literal:
        unknown = UnknownWords(vocabulary, wish_reader)
        found += Marker([unknown.marks(wish) for wish in missing], wish_reader.dutch).marked(text)
    return joined((one.start, one.stop) for one in found)


def _wish_reader(*, literal: bool) -> WishReader:
    kept = kept_lists()
    return WishReader(kept.dutch, None if literal else kept.synonyms)
