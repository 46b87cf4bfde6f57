"""What other apps call: tell that something changed, feed the index, search, rebuild."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from django.db import transaction

from search.answer import Answer
from search.completion import completions, things_of
from search.documents import Document, documents_of
from search.engine import get_engine
from search.facets import with_labels
from search.kept_lists import get_dutch, kept_lists
from search.locks import writer_lock
from search.marking import Marker, joined
from search.models import OutboxRow
from search.public_check import PublicCheck
from search.public_finder import NotPublic, PublicFinder
from search.query import SearchQuery, parse_text
from search.records import SearchRecord, parent_name
from search.registry import get_source, sources
from search.results import Completion, SearchResult
from search.unknown_words import UnknownWords
from search.vocabulary import learn, vocabulary
from search.wishes import WishReader

logger = logging.getLogger(__name__)

REBUILD_CHUNK = 200

Progress = Callable[[int, int], None]
"""Called with how many are done and how many there are."""


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


def search(query: SearchQuery) -> SearchResult:
    """Answers for the public. Raises EngineAway when the engine cannot answer.

    The index may lag behind the database, so the engine asks a PublicCheck before it counts: what is not
    public now is in no hit, total or facet.
    """
    result = answer(query, PublicCheck())
    return replace(result, facets=with_labels(result.facets))


def answer(query: SearchQuery, not_public: NotPublic) -> SearchResult:
    """What the index says, without whatever `not_public` names. Raises EngineAway."""
    reader = get_engine().reader()
    if reader is None:
        return SearchResult(was_cut=query.parsed.was_cut)
    wish_reader = _wish_reader(literal=query.literal)
    unknown = UnknownWords(vocabulary, wish_reader)
    return Answer(reader, query, not_public, wish_reader, unknown).result()


def complete(text: str) -> tuple[Completion, ...]:
    """What the public may be offered while somebody types this. Raises EngineAway."""
    reader = get_engine().reader()
    if reader is None:
        return ()
    named = [source.kind for source in sources() if source.is_named]
    finder = PublicFinder(reader, PublicCheck())
    return completions(text, finder, _wish_reader(literal=True), vocabulary(), named)


def collections(most: int = 10) -> tuple[Completion, ...]:
    """Public things that hold others, for who found nothing. Raises EngineAway."""
    reader = get_engine().reader()
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


def _documents(records: Iterable[SearchRecord]) -> list[Document]:
    """For an engine; their words become known, for who misspells one."""
    documents = list(documents_of(records, get_dutch()))
    learn({word for one in documents for name in ("title_exact", "text_exact") for word in one[name].split()})
    return documents


def feed_outbox(*, limit: int = 500, on_progress: Progress | None = None) -> int:
    """Brings the index up to date with what was enqueued before this call, `limit` rows per commit, oldest
    first.

    Returns the number of rows done. Raises EngineAway (WriterBusy when another process writes) and then keeps
    the rows that are not in the index yet. A row whose records cannot be built is logged and kept, the others
    go on.
    """
    newest = _newest_version()
    if not newest:
        return 0
    with writer_lock():
        return _feed(limit, newest, on_progress)


def rebuild(on_progress: Progress | None = None, *, wait: float = 60.0) -> int:
    """Builds a new index from the database beside the current one and swaps them; returns the number of
    parents.

    Changes made meanwhile wait in the outbox (the lock keeps other writers out) and are fed right after the
    swap.
    """
    engine = get_engine()
    with writer_lock(wait=wait):
        wanted = {source: list(dict.fromkeys(source.all_pks())) for source in sources()}
        total, done = sum(map(len, wanted.values())), 0
        version = _newest_version()
        with engine.rebuilding() as build:
            for source, pks in wanted.items():
                for chunk in _chunks(pks, REBUILD_CHUNK):
                    build.index(
                        _documents(source.records(chunk)), [parent_name(source.kind, pk) for pk in chunk], version
                    )
                    done += len(chunk)
                    if on_progress is not None:
                        on_progress(done, total)
        if newest := _newest_version():
            _feed(500, newest, None)
    return engine.count()


def _newest_version() -> int:
    """Of what waits in the outbox; 0 when nothing does."""
    return OutboxRow.objects.order_by("-version").values_list("version", flat=True).first() or 0


def _feed(limit: int, newest: int, on_progress: Progress | None) -> int:
    waiting = OutboxRow.objects.filter(version__lte=newest).order_by("version")
    total, done, last = waiting.count(), 0, 0
    while rows := list(waiting.filter(version__gt=last)[:limit]):
        failed = _index_rows(rows)
        finished = [row.version for row in rows if (row.kind, row.object_id) not in failed]
        OutboxRow.objects.filter(version__in=finished).delete()
        done += len(finished)
        last = rows[-1].version
        if on_progress is not None:
            on_progress(done, total)
    return done


def _index_rows(rows: Sequence[OutboxRow]) -> set[tuple[str, int]]:
    """Indexes what these rows name in one commit; returns the things whose records could not be built."""
    pks_of: dict[str, list[int]] = defaultdict(list)
    for kind, pk in dict.fromkeys((row.kind, row.object_id) for row in rows):
        pks_of[kind].append(pk)
    failed: set[tuple[str, int]] = set()
    records = [record for kind, pks in pks_of.items() for record in _records(kind, pks, failed)]
    parents = [parent_name(kind, pk) for kind, pks in pks_of.items() for pk in pks if (kind, pk) not in failed]
    get_engine().index(_documents(records), parents, rows[-1].version)
    return failed


def _records(kind: str, pks: Sequence[int], failed: set[tuple[str, int]]) -> list[SearchRecord]:
    """All records of these keys; one by one when building them together fails, so that one cannot stop the
    rest. A kind that is no longer registered has none and so leaves the index."""
    source = get_source(kind)
    if source is None:
        return []
    try:
        return list(source.records(pks))
    except Exception:  # whatever an app's builder raises, the queue must go on
        logger.exception("search records of %s %s could not be built", kind, pks)
        if len(pks) == 1:
            failed.add((kind, pks[0]))
            return []
        return [record for pk in pks for record in _records(kind, [pk], failed)]


def _chunks(pks: list[int], size: int) -> Iterator[list[int]]:
    return (pks[start : start + size] for start in range(0, len(pks), size))
