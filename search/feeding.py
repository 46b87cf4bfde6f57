"""Brings the index up to date with what waits in the outbox.

A thing that fails is tried again after growing waits, and is a dead letter in the end. When the engine is away, nothing
is counted against anything: all rows wait for it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from search.dutch.analysis import Dutch
from search.engine import IndexTarget, get_engine
from search.indexing import Batch, Thing, batch_of, by_kind
from search.kept_lists import get_dutch
from search.locks import writer_lock
from search.models import OutboxQuerySet, OutboxRow
from search.records import split_parent

logger = logging.getLogger(__name__)

BATCH = 500
_VERSION_STEP = 1_000
"""Room between two versions: a server raises that of a document when somebody changes it by hand."""

Progress = Callable[[int, int], None]
"""Called with how many are done and how many there are."""
Note = Callable[[Batch, Mapping[Thing, str]], None]
"""Called with what was fed, and why of what failed."""


def feed_outbox(*, limit: int = BATCH, on_progress: Progress | None = None, wait: float = 10.0) -> int:
    """Brings the index up to date with what was due before this call, `limit` rows per commit, oldest
    first.

    Returns the number of rows done. Raises EngineAway (WriterBusy when another process writes for `wait` seconds) and
    then keeps the rows that are not in the index yet. What fails by itself is noted and waits, the others go on.
    """
    if not OutboxRow.objects.due(timezone.now()).exists():
        return 0
    with writer_lock(wait=wait):
        return feed([get_engine()], limit=limit, on_progress=on_progress)


def feed(
    targets: Sequence[IndexTarget],
    *,
    limit: int = BATCH,
    on_progress: Progress | None = None,
    note: Note | None = None,
    dutch: Dutch | None = None,
) -> int:
    """As feed_outbox, for who holds the writer lock: into each of these, in this order. `dutch`: another than that of
    the index that answers."""
    due = OutboxRow.objects.due(timezone.now())
    newest = due.order_by("-version").values_list("version", flat=True).first() or 0
    due = due.filter(version__lte=newest).order_by("version")
    total, done, last = due.count(), 0, 0
    while rows := list(due.filter(version__gt=last)[:limit]):
        last = rows[-1].version
        done += _feed_things(list(dict.fromkeys((row.kind, row.object_id) for row in rows)), targets, note, dutch)
        if on_progress is not None:
            on_progress(done, total)
    return done


def _feed_things(
    things: Sequence[Thing], targets: Sequence[IndexTarget], note: Note | None, dutch: Dutch | None
) -> int:
    """One commit. A thing has all its rows done at once, also those that came after the first: they are listed before
    its records are read."""
    rows = rows_of(things)
    version = draw_version()
    batch = batch_of(things, dutch or get_dutch())
    failed = dict(batch.failed)
    for target in targets:
        refused = target.index(batch.documents, batch.parents, version)
        failed |= {split_parent(parent): why for parent, why in refused.items()}
    if note is not None:
        note(batch, failed)
    return _settle(rows, failed)


def rows_of(things: Sequence[Thing]) -> list[OutboxRow]:
    """Oldest first."""
    return [
        row
        for kind, pks in by_kind(things).items()
        for row in OutboxRow.objects.filter(kind=kind, object_id__in=pks).order_by("version")
    ]


def _settle(rows: Sequence[OutboxRow], failed: dict[Thing, str]) -> int:
    """Of what failed the newest row stays, and stands for the older ones. Returns how many rows were done."""
    newest = {(row.kind, row.object_id): row for row in rows}
    kept = {newest[thing].version: why for thing, why in failed.items() if thing in newest}
    with transaction.atomic():
        for row in newest.values():
            if row.version in kept:
                row.note_failure(kept[row.version], timezone.now())
                logger.log(
                    logging.ERROR if row.is_dead else logging.WARNING,
                    "%s:%s is not indexed (attempt %d): %s",
                    row.kind,
                    row.object_id,
                    row.attempts,
                    row.error,
                )
        OutboxRow.objects.filter(version__in=[row.version for row in rows if row.version not in kept]).delete()
    return sum((row.kind, row.object_id) not in failed for row in rows)


def draw_version() -> int:
    """Larger than any drawn before. Drawn after the rows are listed and before the records are read, so that a larger
    version always knows what a smaller one knew."""
    with transaction.atomic():  # no other connection sees this row
        row = OutboxRow.objects.create(kind="", object_id=0)
        drawn = row.version * _VERSION_STEP
        row.delete()
    return drawn


def retry(rows: OutboxQuerySet) -> int:
    """Their next attempt is now, and they get all attempts again. Returns how many there are."""
    return rows.update(attempts=0, retry_at=None)
