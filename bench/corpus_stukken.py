"""Stukken with their bytes, pages and publication, as `ingest_upload`, the reader and `publish_stuk` leave them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Revision

from bench import words
from dossiers.datering import datering_from_iso
from dossiers.extraction.model import Limits
from dossiers.extraction.reading import extract
from dossiers.models import Bestand, DossierPage, Passage, PublishedBestand, Stuk, StukPagina, StukRelatie
from dossiers.services.bestanden import store_bytes

if TYPE_CHECKING:
    from bench.corpus_build import Ground

PARAGRAPHS, PARAGRAPH_CHARS = 5, 580
SOORTEN = (Stuk.Soort.MEMO, Stuk.Soort.INFORMATION_LETTER, Stuk.Soort.LETTER, Stuk.Soort.PROPOSAL, Stuk.Soort.REPORT)
BATCH = 200
_SENTENCE = re.compile(r"[^.\n]+\.")


@dataclass
class Papers:
    """The public stukken of one dossier, newest first, and the sentences of their first pages not quoted yet."""

    stukken: list[Stuk]
    sentences: dict[int, Iterator[tuple[StukPagina, re.Match[str]]]]

    def at(self, number: int, count: int) -> Stuk:
        """The stuk that number `number` of `count` things stands in: spread evenly."""
        return self.stukken[number * len(self.stukken) // count]

    def after(self, number: int, count: int) -> Stuk:
        """The next newer stuk than `at` gives, or the newest."""
        return self.stukken[max(0, number * len(self.stukken) // count - 1)]

    def passage(self, stuk: Stuk) -> Passage:
        """Of the next sentence; not saved yet."""
        pagina, found = next(self.sentences[stuk.pk])
        return Passage(
            stuk=stuk, pagina=pagina, start=found.start(), end=found.end(), quote=found.group(), is_published=True
        )


def add_stukken(ground: Ground, dossier: DossierPage, count: int) -> Papers:
    stukken = _new_stukken(ground, ground.days(count))
    _keep(stukken, dossier)
    _publish(stukken, dossier)
    _relate(ground, stukken)
    pages = {page.bestand_id: page for page in _first_pages(stukken)}
    sentences = {stuk.pk: _sentences(pages[stuk.bestand_id]) for stuk in stukken}
    return Papers(stukken, sentences)


def add_concepts(ground: Ground, count: int) -> None:
    """Documents that nobody has published."""
    if count > 0:
        dossier = DossierPage.objects.order_by("pk").first()
        assert dossier is not None
        _keep(_new_stukken(ground, ground.days(count)), dossier)


def _new_stukken(ground: Ground, days: Sequence[date]) -> list[Stuk]:
    bestanden = [_bestand(ground) for _day in days]
    Bestand.objects.bulk_create([bestand for bestand, _texts in bestanden], batch_size=BATCH)
    StukPagina.objects.bulk_create(
        [
            StukPagina(bestand=bestand, number=number, text=text)
            for bestand, texts in bestanden
            for number, text in enumerate(texts, start=1)
        ],
        batch_size=BATCH,
    )
    return [_stuk(ground, bestand, day) for (bestand, _texts), day in zip(bestanden, days, strict=True)]


def _bestand(ground: Ground) -> tuple[Bestand, list[str]]:
    """Stored bytes and what the reader makes of them."""
    pages = (
        "\n\n".join(words.paragraph(ground.source, PARAGRAPH_CHARS) for _paragraph in range(PARAGRAPHS))
        for _page in range(next(ground.pages))
    )
    stored = store_bytes(io.BytesIO("\f".join(pages).encode()))
    read = extract(Path(settings.MEDIA_ROOT) / stored.path, Limits())
    bestand = Bestand(
        gemeente=ground.gemeente,
        sha256=stored.sha256,
        size=stored.size,
        filename=f"document-{stored.sha256[:8]}.txt",
        path=stored.path,
        state=read.state.value,
        format=read.format.value if read.format else "",
        read_attempts=1,
        read_at=timezone.now(),
        text_version=read.version,
        page_count=len(read.pages),
    )
    return bestand, [page.text for page in read.pages]


def _stuk(ground: Ground, bestand: Bestand, day: date) -> Stuk:
    source = ground.source
    stuk = Stuk(
        gemeente=ground.gemeente,
        bestand=bestand,
        title=words.title(source),
        summary=words.sentence(source, 16),
        soort=source.choice(SOORTEN),
        kenmerk=f"{day.year}-{source.randrange(1_000_000):06d}",
        sender_orgaan=ground.college,
        addressee_orgaan=ground.raad,
        live=False,
    )
    stuk.date = datering_from_iso(day.isoformat())
    return stuk


def _keep(stukken: list[Stuk], dossier: DossierPage) -> None:
    """As `create_stuk`: a concept with its first revision."""
    Stuk.objects.bulk_create(stukken, batch_size=BATCH)
    link = Stuk.dossiers.through
    link.objects.bulk_create([link(stuk=stuk, dossierpage=dossier) for stuk in stukken], batch_size=BATCH)
    _revise(stukken, dossier)


def _publish(stukken: list[Stuk], dossier: DossierPage) -> None:
    """As `publish_stuk`: a second revision that is live, and the file's version number."""
    now = timezone.now()
    for stuk in stukken:
        stuk.live, stuk.has_unpublished_changes = True, False
        stuk.first_published_at = stuk.last_published_at = now
    _revise(stukken, dossier)
    for stuk in stukken:
        stuk.live_revision = stuk.latest_revision
    changed = ["live", "has_unpublished_changes", "first_published_at", "last_published_at", "live_revision"]
    Stuk.objects.bulk_update(stukken, changed, batch_size=BATCH)
    PublishedBestand.objects.bulk_create(
        [PublishedBestand(stuk=stuk, bestand=stuk.bestand, number=1) for stuk in stukken], batch_size=BATCH
    )


def _revise(stukken: list[Stuk], dossier: DossierPage) -> None:
    content_type = ContentType.objects.get_for_model(Stuk)
    revisions = [_revision(stuk, dossier, content_type) for stuk in stukken]
    Revision.objects.bulk_create(revisions, batch_size=BATCH)
    for stuk, revision in zip(stukken, revisions, strict=True):
        stuk.latest_revision = revision
    Stuk.objects.bulk_update(stukken, ["latest_revision"], batch_size=BATCH)


def _revision(stuk: Stuk, dossier: DossierPage, content_type: Any) -> Revision:
    content = stuk.serializable_data() | {"dossiers": [dossier.pk]}
    return Revision(
        content_type=content_type,
        base_content_type=content_type,
        object_id=str(stuk.pk),
        object_str=str(stuk),
        created_at=timezone.now(),
        content=content,
    )


def _relate(ground: Ground, stukken: list[Stuk]) -> None:
    """Each third stuk answers the one before it; one in twenty names something that is not here."""
    rows = []
    for number, (stuk, older) in enumerate(pairwise(stukken)):
        if number % 3 == 0:
            rows.append(_relatie(ground, stuk, StukRelatie.Kind.REPLY, target=older))
        if number % 20 == 19:
            rows.append(_relatie(ground, stuk, StukRelatie.Kind.REFERENCE, words=f"het {words.title(ground.source)}"))
    StukRelatie.objects.bulk_create(rows, batch_size=BATCH)


def _relatie(ground: Ground, stuk: Stuk, kind: str, **fields: Any) -> StukRelatie:
    row = StukRelatie(gemeente=ground.gemeente, stuk=stuk, kind=kind, **fields)
    row.known = stuk.date
    return row


def _first_pages(stukken: list[Stuk]) -> Iterator[StukPagina]:
    keys = [stuk.bestand_id for stuk in stukken]
    for start in range(0, len(keys), BATCH):
        yield from StukPagina.objects.filter(bestand__in=keys[start : start + BATCH], number=1)


def _sentences(page: StukPagina) -> Iterator[tuple[StukPagina, re.Match[str]]]:
    return ((page, found) for found in _SENTENCE.finditer(page.text))
