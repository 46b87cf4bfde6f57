"""How a file becomes a stuk: received, a concept made, read in the background. The same for every way in."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import IO, Any, Literal

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from dossiers.datering import UNKNOWN, Datering
from dossiers.models import Bestand, DossierPage, GemeentePage, Role, Stuk, StukReading
from dossiers.services.bestanden import UploadRefused, register_bestand, store_bytes
from dossiers.services.kandidaten import expect_reading
from dossiers.services.rights import check_same_gemeente, require_role
from dossiers.services.stukken import create_stuk
from dossiers.tasks import read_bestand_task


@dataclass(frozen=True, slots=True)
class IngestResult:
    """`reason` is Dutch, for people; "" when received. `bestand` is absent when refused, `stuk` too."""

    status: Literal["ontvangen", "bekend", "geweigerd"]
    reason: str = ""
    bestand: Bestand | None = None
    stuk: Stuk | None = None


def ingest_upload(
    *,
    gemeente: GemeentePage,
    source: IO[bytes],
    filename: str,
    dossiers: Sequence[DossierPage] = (),
    user: Any = None,
    title: str = "",
    date: Datering = UNKNOWN,
    soort: str = Stuk.Soort.OTHER,
    authority: str = Stuk.Authority.BOARD,
    **fields: Any,
) -> IngestResult:
    """Receive a file and make a concept of it; reading starts when the transaction has been committed.

    Bytes that the gemeente has already, also when they come in twice at once, give their one stuk. `title` is by
    default the file name without its extension; `fields` are other columns of Stuk. Raises PermissionDenied, and
    ValidationError for values that do not fit; whatever `source` raises passes through, and nothing is kept.
    """
    require_role(user, gemeente.pk, Role.EDITOR)
    check_same_gemeente(gemeente.pk, dossiers, "dossiers")
    try:
        stored = store_bytes(source)
    except UploadRefused as refused:
        return IngestResult("geweigerd", " ".join(refused.messages))
    with transaction.atomic():
        received = register_bestand(gemeente=gemeente, stored=stored, filename=filename, user=user)
        bestand = received.bestand
        known = None if received.is_new else stuk_with(bestand)
        if known is not None:
            reason = _("Dit bestand is er al, bij het stuk “%(title)s”.") % {"title": known.title}
            return IngestResult("bekend", reason, bestand, known)
        stuk = create_stuk(
            gemeente=gemeente,
            title=title.strip() or title_from(bestand.filename),
            bestand=bestand,
            dossiers=list(dossiers),
            date=date,
            user=user,
            soort=soort,
            authority=authority,
            **fields,
        )
        expect_reading(stuk, bestand)
        enqueue_reading(bestand)
    return IngestResult("ontvangen", "", bestand, stuk)


def enqueue_reading(bestand: Bestand) -> None:
    """Have a file read by the worker, once the present transaction has been committed."""
    transaction.on_commit(partial(read_bestand_task.enqueue, bestand.pk))


@transaction.atomic
def look_through_if_changed(stuk: Stuk) -> None:
    """Have the file of the newest concept looked through when it is another than was: a new one, or an earlier one
    that came back with an old version of the stuk. A stuk that was never looked through stays so.
    """
    bestand = stuk.get_latest_revision_as_object().bestand
    reading = StukReading.objects.filter(stuk=stuk).first()
    if bestand is not None and reading is not None and reading.bestand_id != bestand.pk:
        expect_reading(stuk, bestand)
        enqueue_reading(bestand)


def stuk_with(bestand: Bestand) -> Stuk | None:
    """The oldest stuk that has this file: in its row, in its newest concept, or published earlier."""
    has_it = Q(bestand=bestand) | Q(published_bestanden__bestand=bestand)
    in_concept = Q(latest_revision__content__bestand=bestand.pk)
    return Stuk.objects.filter(has_it | in_concept, gemeente=bestand.gemeente_id).order_by("pk").first()


def title_from(filename: str) -> str:
    return " ".join(PurePath(filename).stem.replace("_", " ").split()) or filename
