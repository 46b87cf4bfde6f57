"""The first half of the demonstration: who there is in a gemeente, and its papers, received and read.

Each step keeps what it finds, so a build that was cut off goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dossiers.datering import parse_datering
from dossiers.models import Bestand, DossierPage, Functie, GemeentePage, Orgaan, Persoon, Reces, Stuk
from dossiers.services.bestanden import receive_bestand
from dossiers.services.gemeenten import make_dossier, make_gemeente
from dossiers.services.ingest import enqueue_reading, ingest_upload
from dossiers.services.ingest_finish import wait_until_read
from portal.demo.documents import DemoDocument, DemoStory
from portal.demo.render import render_document

Progress = Callable[[DemoDocument], None]
END_STATES = {
    "tekst": Bestand.State.READ,
    "scan": Bestand.State.NO_TEXT,
    "afgebroken": Bestand.State.FAILED,
}


@dataclass
class DemoGround:
    """What was made of a story, by the keys of the story. `later_bestanden` are to replace the file of a stuk."""

    gemeente: GemeentePage
    organen: dict[str, Orgaan] = field(default_factory=dict)
    functies: dict[str, Functie] = field(default_factory=dict)
    dossiers: dict[str, DossierPage] = field(default_factory=dict)
    stukken: dict[str, Stuk] = field(default_factory=dict)
    later_bestanden: dict[str, Bestand] = field(default_factory=dict)


def build_papers(story: DemoStory, progress: Progress) -> DemoGround:
    """Concepts of every paper of the story, all of them read."""
    ground = DemoGround(_gemeente(story))
    _make_recessen(story, ground)
    _make_people(story, ground)
    for row in story.dossiers:
        ground.dossiers[row.slug] = DossierPage.objects.child_of(ground.gemeente).filter(
            slug=row.slug
        ).first() or make_dossier(
            gemeente=ground.gemeente,
            title=row.title,
            slug=row.slug,
            summary=row.summary,
            bestuursopdracht=row.bestuursopdracht,
            shows_loose_ends=row.shows_loose_ends,
        )
    with TemporaryDirectory() as folder:
        for document in story.documents:
            progress(document)
            ground.stukken[document.key] = _ingest(document, Path(folder), ground)
            if document.earlier:
                ground.later_bestanden[document.key] = _receive(document, Path(folder), ground)
    return ground


def _gemeente(story: DemoStory) -> GemeentePage:
    row = story.gemeente
    return GemeentePage.objects.filter(slug=row.slug).first() or make_gemeente(name=row.name, slug=row.slug)


def _make_recessen(story: DemoStory, ground: DemoGround) -> None:
    for row in story.recessen:
        [name] = [item for item in Reces.Name if row.name.startswith(str(item.label))]
        Reces.objects.get_or_create(
            gemeente=ground.gemeente, name=name, first_day=row.first_day, defaults={"last_day": row.last_day}
        )


def _make_people(story: DemoStory, ground: DemoGround) -> None:
    for orgaan in story.organen:
        ground.organen[orgaan.key], _new = Orgaan.objects.get_or_create(
            gemeente=ground.gemeente, name=orgaan.name, defaults={"kind": orgaan.kind}
        )
    personen = {
        persoon.key: Persoon.objects.get_or_create(gemeente=ground.gemeente, name=persoon.name)[0]
        for persoon in story.personen
    }
    for functie in story.functies:
        ground.functies[functie.key], _new = Functie.objects.get_or_create(
            gemeente=ground.gemeente,
            title=functie.title,
            persoon=personen[functie.persoon],
            orgaan=ground.organen[functie.orgaan],
            started_on=functie.since,
            ended_on=functie.until,
        )


def _ingest(document: DemoDocument, folder: Path, ground: DemoGround) -> Stuk:
    first = document.earlier or document
    with render_document(first, folder).open("rb") as source:
        result = ingest_upload(
            gemeente=ground.gemeente,
            source=source,
            filename=first.filename,
            dossiers=[ground.dossiers[slug] for slug in document.dossiers],
            **(_description(document, ground) if document.is_described else {}),
        )
    if result.stuk is None or result.bestand is None:
        raise ValueError(f"{first.filename}: {result.reason}")
    _wait_for(first, result.bestand)
    return Stuk.objects.get(pk=result.stuk.pk)


def _description(document: DemoDocument, ground: DemoGround) -> dict[str, Any]:
    """What the griffie fills in at a paper, by the columns of Stuk."""
    sender = ground.functies.get(document.sender_functie)
    return {
        "title": document.title,
        "date": parse_datering(document.datering),
        "soort": document.soort,
        "authority": document.authority,
        "kenmerk": document.kenmerk,
        "sender_orgaan": ground.organen.get(document.sender_orgaan),
        "sender_persoon": sender.persoon if sender else None,
        "addressee_orgaan": ground.organen.get(document.addressee_orgaan),
    }


def _receive(document: DemoDocument, folder: Path, ground: DemoGround) -> Bestand:
    """The file that takes the place of an earlier one."""
    with render_document(document, folder).open("rb") as source:
        received = receive_bestand(gemeente=ground.gemeente, source=source, filename=document.filename)
    enqueue_reading(received.bestand)
    return _wait_for(document, received.bestand)


def _wait_for(document: DemoDocument, bestand: Bestand) -> Bestand:
    bestand = wait_until_read(bestand)
    if bestand.state != END_STATES[document.body]:
        raise ValueError(f"{document.filename}: {bestand.get_state_display()} {bestand.reason}")
    return bestand
