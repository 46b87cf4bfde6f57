"""Stukken whose file has real bytes: a PDF, or whatever bytes a test needs."""

import io
from typing import Any

from dossiers.datering import datering_from_iso
from dossiers.extraction import EXTRACTION_VERSION, Extraction, FileFormat, PageText, ReadState
from dossiers.models import Bestand, DossierPage, GemeentePage, Stuk
from dossiers.services.bestanden import keep_extraction, receive_bestand
from dossiers.services.stukken import create_stuk, publish_stuk
from tests.hostile_files import pdf


def make_read_bestand(
    gemeente: GemeentePage, body: bytes, file_format: FileFormat, *pages: str, filename: str
) -> Bestand:
    bestand = receive_bestand(gemeente=gemeente, source=io.BytesIO(body), filename=filename).bestand
    texts = tuple(PageText(number=number, text=text) for number, text in enumerate(pages, start=1))
    state = ReadState.READ if any(pages) else ReadState.NO_TEXT
    return keep_extraction(bestand.pk, Extraction(state, file_format, texts, version=EXTRACTION_VERSION))


def make_stuk_with(
    dossier: DossierPage, bestand: Bestand, *, title: str = "Brief over de wachttijden", publish: bool = True
) -> Stuk:
    stuk = create_stuk(
        gemeente=dossier.get_parent().specific,
        title=title,
        bestand=bestand,
        dossiers=[dossier],
        date=datering_from_iso("2026-03"),
        soort=Stuk.Soort.LETTER,
    )
    return publish_stuk(stuk) if publish else stuk


def make_pdf_stuk(dossier: DossierPage, *pages: str, filename: str = "brief.pdf", **fields: Any) -> Stuk:
    bestand = make_read_bestand(dossier.get_parent().specific, pdf(*pages), FileFormat.PDF, *pages, filename=filename)
    return make_stuk_with(dossier, bestand, **fields)


def replace_file(stuk: Stuk, bestand: Bestand) -> Stuk:
    """Publish the stuk again with another file: a new version."""
    concept = stuk.get_latest_revision_as_object()
    concept.bestand = bestand
    concept.save_revision()
    return publish_stuk(stuk)
