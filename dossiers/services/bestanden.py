"""Receiving files and reading them. Bytes are kept under their hash; the row says how far the reading is."""

import hashlib
import os
import re
import tempfile
import time
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from dossiers.extraction import EXTRACTION_VERSION, Extraction, Reader, ReadState
from dossiers.models import Bestand, GemeentePage, Stuk, StukPagina
from dossiers.services.passages import reanchor
from dossiers.services.publicity import tell_changed

CHUNK = 1024 * 1024
MAX_ATTEMPTS = 3
MAX_FILENAME = 150


class UploadRefused(ValidationError):
    """The file was not kept; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Received:
    bestand: Bestand
    is_new: bool


def clean_filename(name: str) -> str:
    """A name that is safe to show and to send: no path, no control or direction characters, at most 150 long."""
    base = re.split(r"[/\\]", name)[-1]
    kept = "".join(char for char in unicodedata.normalize("NFC", base) if not _is_hidden(char))
    stem, _dot, extension = kept.strip().rpartition(".")
    if not 0 < len(extension) <= 8 or kept.strip() == extension:
        stem, extension = kept, ""
    stem = stem.strip(" .")[: MAX_FILENAME - len(extension) - 1].strip() or "bestand"
    return f"{stem}.{extension}" if extension else stem


def _is_hidden(char: str) -> bool:
    """Control, direction, unassigned; and the two characters that are a line end to some."""
    category = unicodedata.category(char)
    return category[0] == "C" or category in ("Zl", "Zp")


@dataclass(frozen=True, slots=True)
class StoredBytes:
    """Bytes that stand in their place in the storage; a row may point at them."""

    sha256: str
    size: int
    path: str


def store_bytes(source: IO[bytes]) -> StoredBytes:
    """Keep the bytes of `source`, whole or not at all. Not inside a transaction: it hashes and writes.

    Raises UploadRefused for an empty file and for one above UPLOAD_MAX_BYTES.
    """
    part, digest, size = _spool(source)
    try:
        path = _move_into_place(part, digest)
    finally:
        part.unlink(missing_ok=True)
    return StoredBytes(sha256=digest, size=size, path=path)


@transaction.atomic
def register_bestand(*, gemeente: GemeentePage, stored: StoredBytes, filename: str, user: Any = None) -> Received:
    """The row of these bytes, an older one when the gemeente has them already.

    Of two at once, the second waits in the database until the first has committed or given up.
    """
    try:
        with transaction.atomic():
            bestand = Bestand.objects.create(
                gemeente=gemeente,
                sha256=stored.sha256,
                size=stored.size,
                filename=clean_filename(filename),
                path=stored.path,
                received_by=user,
            )
    except IntegrityError:
        known = Bestand.objects.select_for_update().get(gemeente=gemeente, sha256=stored.sha256)
        return Received(known, is_new=False)
    return Received(bestand, is_new=True)


def receive_bestand(*, gemeente: GemeentePage, source: IO[bytes], filename: str, user: Any = None) -> Received:
    """`store_bytes` and `register_bestand` in one."""
    stored = store_bytes(source)
    return register_bestand(gemeente=gemeente, stored=stored, filename=filename, user=user)


def _spool(source: IO[bytes]) -> tuple[Path, str, int]:
    folder = Path(settings.MEDIA_ROOT) / "ontvangst"
    folder.mkdir(parents=True, exist_ok=True)
    _clear_remains(folder)
    digest, size = hashlib.sha256(), 0
    handle, name = tempfile.mkstemp(dir=folder, suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as target:
            while chunk := source.read(CHUNK):
                size += len(chunk)
                if size > settings.UPLOAD_MAX_BYTES:
                    raise UploadRefused(_too_large_message(), code="te_groot")
                digest.update(chunk)
                target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
        if size == 0:
            raise UploadRefused(
                _("Dit bestand is leeg. Kijk of het goed is opgeslagen en probeer het opnieuw."), code="leeg"
            )
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part, digest.hexdigest(), size


def _clear_remains(folder: Path) -> None:
    """Parts that a killed process left; no upload takes a day."""
    for part in folder.glob("*.part"):
        with suppress(FileNotFoundError):
            if part.stat().st_mtime < time.time() - 24 * 3600:
                part.unlink()


def _too_large_message() -> str:
    limit = settings.UPLOAD_MAX_BYTES // (1024 * 1024)
    return _(
        "Dit bestand is groter dan %(limit)d MB. Maak het kleiner, of splits het in delen, en probeer het opnieuw."
    ) % {"limit": limit}


def _move_into_place(part: Path, digest: str) -> str:
    relative = f"{digest[:2]}/{digest[2:4]}/{digest}"
    target = Path(settings.MEDIA_ROOT) / relative
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(part, target)
    _sync(target.parent)
    return relative


def _sync(folder: Path) -> None:
    """A row that outlives a power cut finds its file: the name is on disk before the row is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read_bestand(bestand_id: int, reader: Reader) -> Bestand:
    """Read a waiting file and keep its pages. Doing it again, or twice at once, changes nothing more.

    The reading itself runs outside any transaction. A file that took the worker down three times is given up.
    """
    waiting = Bestand.objects.filter(pk=bestand_id, state=Bestand.State.WAITING)
    waiting.update(read_attempts=F("read_attempts") + 1)
    bestand = Bestand.objects.get(pk=bestand_id)
    if bestand.state != Bestand.State.WAITING:
        return bestand
    if bestand.read_attempts > MAX_ATTEMPTS:
        extraction = Extraction(
            state=ReadState.FAILED,
            format=None,
            pages=(),
            reason=_("Het lezen van dit bestand brak drie keer af. Sla het opnieuw op als PDF en probeer het weer."),
            code="afgebroken",
            version=EXTRACTION_VERSION,
        )
    else:
        extraction = reader.extract(bestand.location)
    return keep_extraction(bestand_id, extraction)


def keep_extraction(bestand_id: int, extraction: Extraction) -> Bestand:
    with transaction.atomic():
        bestand = Bestand.objects.select_for_update().get(pk=bestand_id)
        if bestand.state != Bestand.State.WAITING:
            return bestand
        StukPagina.objects.bulk_create(
            [StukPagina(bestand=bestand, number=page.number, text=page.text) for page in extraction.pages],
            batch_size=200,
        )
        _set_read(bestand, extraction)
        _tell_of_new_text(bestand)
    return bestand


def read_again(bestand: Bestand, reader: Reader) -> list[Any]:
    """Read a file with the present reader; passages move along by their words. Returns the passages that got lost."""
    extraction = reader.extract(bestand.location)
    if extraction.state == ReadState.FAILED:
        return []
    with transaction.atomic():
        bestand = Bestand.objects.select_for_update().get(pk=bestand.pk)
        lost = reanchor(bestand, {page.number: page.text for page in extraction.pages})
        _set_read(bestand, extraction)
        _tell_of_new_text(bestand)
    return lost


def _set_read(bestand: Bestand, extraction: Extraction) -> None:
    bestand.state = extraction.state.value
    bestand.format = extraction.format.value if extraction.format else ""
    bestand.reason = extraction.reason
    bestand.reason_code = extraction.code
    bestand.text_version = extraction.version
    bestand.page_count = len(extraction.pages)
    bestand.read_at = timezone.now()
    bestand.save()


def _tell_of_new_text(bestand: Bestand) -> None:
    """What is published already must be found by its new words."""
    pks = list(Stuk.objects.filter(bestand=bestand, live=True).values_list("pk", flat=True))
    if pks:
        tell_changed(Stuk, pks)
