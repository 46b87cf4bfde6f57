"""Makes documents of things, for an engine."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from search.documents import Document, documents_of
from search.dutch.analysis import Dutch
from search.records import SearchRecord, parent_name
from search.registry import get_source
from search.vocabulary import learn, written_words

logger = logging.getLogger(__name__)

Thing = tuple[str, int]
"""A kind and a primary key."""


@dataclass(slots=True)
class Batch:
    """What things look like to the public now: `parents` are those of which that could be told, also when they have
    no document any more; `failed` says why of the others."""

    documents: list[Document] = field(default_factory=list)
    parents: list[str] = field(default_factory=list)
    failed: dict[Thing, str] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)

    def words(self) -> set[str]:
        """Folded, and those with accents as they are written too."""
        folded = (
            word for one in self.documents for name in ("title_exact", "text_exact") for word in one[name].split()
        )
        return self.written.union(folded)


def batch_of(things: Iterable[Thing], dutch: Dutch) -> Batch:
    """Their words become known, for who misspells one."""
    batch = Batch()
    records = records_of(things, batch.failed)
    batch.documents = list(documents_of(records, dutch))
    batch.written = {word for one in records for word in written_words(f"{one.title}\n{one.text}")}
    batch.parents = [parent_name(*thing) for thing in things if thing not in batch.failed]
    learn(batch.words())
    return batch


def records_of(things: Iterable[Thing], failed: dict[Thing, str]) -> list[SearchRecord]:
    """Those of one thing together. Puts into `failed` why the records of a thing could not be built."""
    return [
        record for kind, pks in by_kind(things).items() for record in _records(kind, list(dict.fromkeys(pks)), failed)
    ]


def by_kind(things: Iterable[Thing]) -> dict[str, list[int]]:
    pks_of: dict[str, list[int]] = defaultdict(list)
    for kind, pk in things:
        pks_of[kind].append(pk)
    return pks_of


def _records(kind: str, pks: Sequence[int], failed: dict[Thing, str]) -> list[SearchRecord]:
    """One by one when building them together fails, so that one cannot stop the rest. A kind that is no longer
    registered has none and so leaves the index."""
    source = get_source(kind)
    if source is None:
        return []
    try:
        return list(source.records(pks))
    except Exception as error:  # whatever an app's builder raises, the queue must go on
        if len(pks) == 1:
            logger.exception("search records of %s %s could not be built", kind, pks[0])
            failed[kind, pks[0]] = f"{type(error).__name__}: {error}"
            return []
    return [record for pk in pks for record in _records(kind, [pk], failed)]
