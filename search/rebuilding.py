"""A new index beside the current one, from the database; what changes meanwhile goes into both."""

from __future__ import annotations

import logging
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from search.compound_lists import current_compounds, note_built
from search.documents import Document
from search.engine import EngineAway, IndexCounts, IndexTarget, SearchEngine, get_engine
from search.feeding import Progress, draw_version, feed, retry
from search.indexing import Batch, Thing, batch_of
from search.kept_lists import get_dutch_of
from search.locks import writer_lock
from search.models import OutboxRow
from search.records import parent_name, split_parent
from search.registry import sources
from search.vocabulary import forget_all_but

logger = logging.getLogger(__name__)

FIRST_CHUNK, LARGEST_CHUNK = 50, 500
SECONDS_PER_CHUNK = 0.5
"""So often what was published meanwhile is fed, as it must be found within two seconds."""
LEFT_OUT_AT_MOST = 0.01
"""Of all things. What cannot be built waits in the outbox with its error; if this is more, something else is wrong."""


class RebuildFailed(Exception):
    """The new index is not good and was thrown away; the old one answers. The text is for the beheerder."""


def rebuild(on_progress: Progress | None = None, *, wait: float = 60.0) -> int:
    """Builds a new index from the database beside the current one and swaps them; returns the number of
    parents.

    Raises EngineAway and RebuildFailed; then, and when the process is killed, the old index answers.
    """
    engine = get_engine()
    with writer_lock(wait=wait):
        made = Rebuild(engine, on_progress)
        made.run()
        note_built(made.compounds)
        made.ask_again()
        feed([engine])
        forget_all_but(made.words)
    return engine.count()


class Rebuild:
    def __init__(self, engine: SearchEngine, on_progress: Progress | None) -> None:
        self.engine = engine
        self.on_progress = on_progress
        self.compounds = current_compounds()
        self.dutch = get_dutch_of(self.compounds)
        self.counts: dict[str, int] = {}
        """How many documents each parent has in the new index."""
        self.failed: dict[Thing, str] = {}
        self.words: set[str] = set()
        """All that stand in the new index."""

    def run(self) -> None:
        things = [(source.kind, pk) for source in sources() for pk in dict.fromkeys(source.all_pks())]
        old, done = OldIndex(self.engine), 0
        with self.engine.rebuilding() as build:
            for chunk in timed_chunks(things):
                self.fill(build, chunk)
                self.feed_both(old, build)
                done += len(chunk)
                if self.on_progress is not None:
                    self.on_progress(done, len(things))
            self.judge(build.counts(), len(things))

    def fill(self, build: IndexTarget, things: Sequence[Thing]) -> None:
        version = draw_version()
        batch = batch_of(things, self.dutch)
        refused = build.index(batch.documents, batch.parents, version)
        self.note(batch, batch.failed | {split_parent(parent): why for parent, why in refused.items()})

    def feed_both(self, old: OldIndex, build: IndexTarget) -> None:
        if old.is_away:
            return
        try:
            # The old one gets the new compounds with it: it has few such documents, and is about to go.
            feed([build, old], note=self.note, dutch=self.dutch)
        except OldIndexAway:
            logger.warning("the old index takes no changes during this rebuild; they wait for the new one")

    def note(self, batch: Batch, failed: Mapping[Thing, str]) -> None:
        self.counts |= dict.fromkeys(batch.parents, 0)
        for document in batch.documents:
            self.counts[document["parent"]] += 1
        self.words |= batch.words()
        for thing in map(split_parent, batch.parents):
            self.failed.pop(thing, None)
        self.failed |= failed

    def judge(self, found: IndexCounts, total: int) -> None:
        """Raises RebuildFailed when the new index may not take the place of the old one."""
        if len(self.failed) > total * LEFT_OUT_AT_MOST:
            thing, why = next(iter(self.failed.items()))
            words = _("%(failed)d van %(total)d dingen konden niet in de nieuwe index. De eerste: %(thing)s: %(why)s")
            named = {"failed": len(self.failed), "total": total, "thing": parent_name(*thing), "why": why}
            raise RebuildFailed(words % named)
        good = [n for parent, n in self.counts.items() if n and split_parent(parent) not in self.failed]
        unsure = sum(self.counts.get(parent_name(*thing), 0) for thing in self.failed)
        wanted = IndexCounts(sum(good), len(good))
        if not (
            wanted.documents <= found.documents <= wanted.documents + unsure
            and wanted.parents <= found.parents <= wanted.parents + len(self.failed)
        ):
            words = _(
                "De nieuwe index klopt niet met de database: %(found)d plekken van %(parents)d dingen in de index, "
                "%(wanted)d plekken van %(wanted_parents)d dingen in de database. De oude index blijft."
            )
            raise RebuildFailed(
                words
                % {
                    "found": found.documents,
                    "parents": found.parents,
                    "wanted": wanted.documents,
                    "wanted_parents": wanted.parents,
                }
            )

    def ask_again(self) -> None:
        """What failed, now or before, gets a new chance in the new index and then waits with its error."""
        with transaction.atomic():
            retry(OutboxRow.objects.failed())
            OutboxRow.objects.bulk_create([OutboxRow(kind=kind, object_id=pk) for kind, pk in self.failed])


class OldIndexAway(Exception):
    """It takes no changes (any more)."""


class OldIndex:
    """The index that answers meanwhile, as far as it can."""

    def __init__(self, engine: SearchEngine) -> None:
        self.engine = engine
        try:
            self.is_away = engine.reader() is None
        except EngineAway:
            self.is_away = True

    def index(self, documents: Iterable[Document], replace_parents: Collection[str], version: int) -> Mapping[str, str]:
        try:
            return self.engine.index(documents, replace_parents, version)
        except EngineAway as error:
            self.is_away = True
            raise OldIndexAway from error


def timed_chunks(things: Sequence[Thing]) -> Iterator[Sequence[Thing]]:
    """Of a size that takes about SECONDS_PER_CHUNK to work off."""
    start, size = 0, FIRST_CHUNK
    while start < len(things):
        began = time.monotonic()
        yield things[start : start + size]
        start += size
        took = max(time.monotonic() - began, 0.001)
        size = min(max(1, round(size * min(4.0, SECONDS_PER_CHUNK / took))), LARGEST_CHUNK)
