"""Compares the index with the database: every public record against the document that stands for it.

Compared are the id of each document and the version of its record, which is a digest of all that the record says.
Elasticsearch gives every field back, and each document carries a seal of its own fields; so a change of one term shows
too. Of tantivy the terms cannot be read back: there the stored record and what the document is stored under are
compared.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from django.db import transaction

from search.compound_lists import note_rolled_back
from search.documents import record_json, record_version
from search.engine import Entry, SearchEngine, get_engine
from search.feeding import Progress, draw_version, feed
from search.indexing import Thing, records_of
from search.locks import writer_lock
from search.models import OutboxRow
from search.records import parent_name, split_parent
from search.registry import get_source, sources

logger = logging.getLogger(__name__)

CHUNK = 200


class Fault(StrEnum):
    MISSING = "ontbreekt"
    SURPLUS = "te veel"
    DIFFERS = "verschilt"


@dataclass(frozen=True, slots=True)
class Difference:
    """`id` of a document ("stuk:12:4": page 4 of stuk 12)."""

    id: str
    parent: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class CheckResult:
    """`unbuilt`: things whose records cannot be built, and why; they wait in the outbox."""

    parents: int
    documents: int
    differences: tuple[Difference, ...]
    unbuilt: dict[str, str]

    @property
    def is_good(self) -> bool:
        return not self.differences and not self.unbuilt


def check(on_progress: Progress | None = None) -> CheckResult:
    """Raises EngineAway. What waits in the outbox is no difference, and neither is what changes meanwhile."""
    engine = get_engine()
    found = _Comparison(engine.entries())
    things = [(source.kind, pk) for source in sources() for pk in dict.fromkeys(source.all_pks())]
    for start in range(0, len(things), CHUNK):
        found.compare(things[start : start + CHUNK])
        if on_progress is not None:
            on_progress(min(start + CHUNK, len(things)), len(things))
    found.end()
    differences = _confirmed(engine, found.differences)
    return CheckResult(len(things), found.expected, differences, found.unbuilt)


def repair(result: CheckResult) -> None:
    """Feeds anew whatever differs, and takes away what nothing stands for. Raises EngineAway."""
    engine = get_engine()
    with writer_lock(wait=60):
        mend(engine, result.differences)


def mend(engine: SearchEngine, differences: Sequence[Difference]) -> None:
    """For who holds the writer lock."""
    parents = {one.parent for one in differences}
    things = {parent: thing for parent in parents if (thing := _thing(parent)) and get_source(thing[0])}
    engine.discard([one.id for one in differences if not one.parent])
    if strangers := sorted(parents - things.keys() - {""}):
        engine.index([], strangers, draw_version())
    with transaction.atomic():
        OutboxRow.objects.bulk_create([OutboxRow(kind=kind, object_id=pk) for kind, pk in things.values()])
    feed([engine])


def roll_back(on_progress: Progress | None = None) -> tuple[str, int] | None:
    """The previous index answers again and is brought up to date. Gives its name and how many documents differed; None
    when there is none to go back to. Raises EngineAway."""
    engine = get_engine()
    with writer_lock(wait=60):
        name = engine.roll_back()
        if name is None:
            return None
        note_rolled_back()
        feed([engine])
        differences = check(on_progress).differences
        mend(engine, differences)
    return name, len(differences)


class _Comparison:
    """Of the index as it was read in one go with the database."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.left: dict[str, Entry] = {}
        """What nothing in the database was found for, yet."""
        self.differences: list[Difference] = []
        self.unbuilt: dict[str, str] = {}
        self.expected = 0
        for entry in entries:
            if entry.id in self.left:
                self.differences.append(Difference(entry.id, entry.parent, Fault.SURPLUS))
            self.left[entry.id] = entry

    def compare(self, things: Sequence[Thing]) -> None:
        failed: dict[Thing, str] = {}
        for record in records_of(things, failed):
            self.expected += 1
            entry = self.left.pop(record.id, None)
            if entry is None:
                self.differences.append(Difference(record.id, record.parent, Fault.MISSING))
            elif entry.version != record_version(record_json(record)):
                self.differences.append(Difference(record.id, record.parent, Fault.DIFFERS))
        self.unbuilt |= {parent_name(*thing): why for thing, why in failed.items()}

    def end(self) -> None:
        for entry in self.left.values():
            if entry.parent not in self.unbuilt:
                self.differences.append(Difference(entry.id, entry.parent, Fault.SURPLUS))
        self.differences.sort(key=lambda one: one.id)


def _confirmed(engine: SearchEngine, differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """Looks again at the things that differ: what changed while the first look went on is fed by now, or waits."""
    of_parent: dict[str, list[Difference]] = defaultdict(list)
    for one in differences:
        of_parent[one.parent].append(one)
    confirmed = of_parent.pop("", [])
    remaining = iter(of_parent)
    while parents := list(islice(remaining, CHUNK)):
        again = _Comparison(engine.entries(parents))
        again.compare([thing for parent in parents if (thing := _thing(parent))])
        again.end()
        waiting = _waiting(parents)
        confirmed += [one for one in again.differences if one.parent not in waiting]
    return tuple(sorted(confirmed, key=lambda one: one.id))


def _thing(parent: str) -> Thing | None:
    """None for what no database could hold."""
    try:
        kind, pk = split_parent(parent)
    except ValueError:
        return None
    return (kind, pk) if pk < 2**63 else None


def _waiting(parents: Collection[str]) -> set[str]:
    rows = OutboxRow.objects.waiting().order_by().values_list("kind", "object_id").distinct()
    return {parent_name(*row) for row in rows}.intersection(parents)


def lines_of(result: CheckResult) -> Iterator[str]:
    """Names each difference."""
    yield from (f"{one.id or '(zonder naam)'}: {one.fault}" for one in result.differences)
    yield from (f"{parent}: niet te maken ({why})" for parent, why in result.unbuilt.items())
