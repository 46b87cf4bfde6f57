"""The end of an ingest that somebody waits for: read, published, findable.

A running worker does the reading and the indexing; without one, or when it is busy for too long, it happens here.
"""

import time
from collections.abc import Callable

from django.core.exceptions import ValidationError

from dossiers.models import Bestand, Stuk, StukReading
from dossiers.services.analysis import analyse_bestand
from dossiers.services.bestanden import read_bestand
from dossiers.services.stukken import publish_stuk
from dossiers.tasks import shared_reader
from dossiers.worker_lock import worker_is_running
from search.models import OutboxRow
from search.services import feed_outbox

PATIENCE_SECONDS = 60.0
_POLL_SECONDS = 0.2


def wait_until_read(bestand: Bestand) -> Bestand:
    """The file in its end state, and looked through for every stuk that waits for it."""

    def is_read() -> bool:
        bestand.refresh_from_db()
        waiting = StukReading.objects.filter(bestand=bestand, state=StukReading.State.WAITING)
        return bestand.state != Bestand.State.WAITING and not waiting.exists()

    if not _worker_does_it(is_read):
        bestand = read_bestand(bestand.pk, shared_reader())
        analyse_bestand(bestand)
    return bestand


def make_findable() -> None:
    """All that was changed before this call is in the index. Raises EngineAway when it cannot be."""
    newest = OutboxRow.objects.order_by("-version").values_list("version", flat=True).first()

    def is_fed() -> bool:
        """What was tried in vain waits for its next attempt; it is named in /beheer/."""
        return newest is None or not OutboxRow.objects.untried().filter(version__lte=newest).exists()

    if not _worker_does_it(is_fed):
        feed_outbox()


def publish_new_stuk(stuk: Stuk) -> Stuk:
    """Publish a stuk that nobody has touched since it was made from a file; any other stays as it is.

    So that a run that was cut off can be finished by running it again, and a concept that somebody works on, an
    embargo or a withdrawal is left alone. Raises ValidationError when it may not be published.
    """
    if stuk.first_published_at or stuk.created_by_id:
        return stuk
    reading = StukReading.objects.filter(stuk=stuk, state=StukReading.State.FAILED).first()
    if reading is not None:
        raise ValidationError(reading.notice)  # a person must read it first
    moments = list(stuk.revisions.values_list("approved_go_live_at", flat=True)[:2])
    if len(moments) > 1 or any(moments):
        return stuk
    return publish_stuk(stuk)


def _worker_does_it(is_done: Callable[[], bool]) -> bool:
    """Wait as long as a worker runs and has time for it; False when it must be done here."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_done():
        if not worker_is_running() or time.monotonic() > deadline:
            return False
        time.sleep(_POLL_SECONDS)
    return True
