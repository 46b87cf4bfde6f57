"""Whether each snapshot of a gate is still what `besluiten.services.gates` wrote, and its rows what their chain says.

Not found: a snapshot that was removed with all its rows, as with a whole afspraak (see `history_check`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from besluiten.models import GateSnapshot, GateSnapshotRow
from besluiten.services.gates import digest_of

CHUNK = 500


@dataclass(frozen=True, slots=True)
class GateFault:
    snapshot: GateSnapshot
    words: str


def gates_looked_at() -> Iterator[list[GateFault]]:
    """The faults of each snapshot, by key. In chunks, with the same number of queries for each."""
    rows = GateSnapshotRow.objects.select_related("afspraak", "status_wijziging").order_by("pk")
    found = GateSnapshot.objects.select_related("mijlpaal").prefetch_related(Prefetch("rows", rows)).order_by("pk")
    for snapshot in found.iterator(chunk_size=CHUNK):
        yield [GateFault(snapshot, words) for words in _faults(snapshot)]


def _faults(snapshot: GateSnapshot) -> Iterator[str]:
    rows = list(snapshot.rows.all())
    if digest_of(snapshot.day, rows) != snapshot.digest:
        yield _("de dag, een rij of het controlegetal is veranderd.")
    taken_on = timezone.localdate(snapshot.taken_at)
    if taken_on <= snapshot.day or snapshot.is_late != (taken_on > snapshot.day + timedelta(days=1)):
        yield _("wanneer dit is vastgelegd, is veranderd.")
    for row in rows:
        step = row.status_wijziging
        if (step.afspraak_id, step.to_status, step.hash) != (row.afspraak_id, row.status, row.row_hash):
            yield _("“%s” staat er anders in dan in de geschiedenis van de afspraak.") % row.afspraak.nummer
        if row.afspraak.mijlpaal_id != snapshot.mijlpaal_id:
            yield _("“%s” hoort bij een andere mijlpaal.") % row.afspraak.nummer
