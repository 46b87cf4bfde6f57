"""Vergaderingen, besluiten and mijlpalen with their shifts, as the services leave them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from bench import words
from bench.corpus_stukken import BATCH, Papers
from besluiten.models import Besluit, Mijlpaal, Verschuiving
from dossiers.datering import datering_from_iso
from dossiers.models import Behandeling, DossierPage, Passage, Vergadering

if TYPE_CHECKING:
    from bench.corpus_build import Ground

LONGEST_WAIT = timedelta(days=60)


def add_plans(ground: Ground, dossier: DossierPage, papers: Papers, counts: dict[str, int]) -> list[Mijlpaal]:
    vergaderingen = _add_vergaderingen(ground, papers, counts["vergadering"])
    _add_besluiten(ground, dossier, papers, vergaderingen, counts["besluit"])
    mijlpalen = _add_mijlpalen(ground, dossier, papers, counts["mijlpaal"])
    _add_shifts(papers, mijlpalen, counts["verschuiving"])
    return mijlpalen


def _add_vergaderingen(ground: Ground, papers: Papers, count: int) -> list[Vergadering]:
    rows = []
    for number, day in enumerate(ground.days(count)):
        orgaan = ground.raad if number % 2 == 0 else ground.others[number % len(ground.others)]
        row = Vergadering(gemeente=ground.gemeente, orgaan=orgaan, title=words.title(ground.source))
        row.date = datering_from_iso(day.isoformat())
        rows.append(row)
    Vergadering.objects.bulk_create(rows, batch_size=BATCH)
    treated = []
    for number, vergadering in enumerate(rows):
        treatment = Behandeling(
            gemeente=ground.gemeente,
            vergadering=vergadering,
            stuk=papers.at(number, count),
            manner=Behandeling.Manner.DISCUSSION if number % 2 else Behandeling.Manner.INFORMATION,
            outcome="Voor kennisgeving aangenomen",
        )
        treatment.known = vergadering.date
        treated.append(treatment)
    Behandeling.objects.bulk_create(treated, batch_size=BATCH)
    return rows


def _add_besluiten(
    ground: Ground, dossier: DossierPage, papers: Papers, vergaderingen: list[Vergadering], count: int
) -> None:
    passages = _passages(papers, count)
    rows = []
    for number, passage in enumerate(passages):
        vergadering = vergaderingen[number * len(vergaderingen) // count]
        row = Besluit(
            gemeente=ground.gemeente,
            orgaan=vergadering.orgaan,
            vergadering=vergadering,
            text=words.sentence(ground.source, 12),
            passage=passage,
        )
        row.date = vergadering.date
        rows.append(row)
    Besluit.objects.bulk_create(rows, batch_size=BATCH)
    link = Besluit.dossiers.through
    link.objects.bulk_create([link(besluit=row, dossierpage=dossier) for row in rows], batch_size=BATCH)


def _add_mijlpalen(ground: Ground, dossier: DossierPage, papers: Papers, count: int) -> list[Mijlpaal]:
    """The first plan lies before the day on which the last shift will put it."""
    rows = []
    now = timezone.now()
    for number, passage in enumerate(_passages(papers, count)):
        row = Mijlpaal(
            gemeente=ground.gemeente,
            dossier=dossier,
            passage=passage,
            title=words.title(ground.source),
            is_main=number == 0,
            confirmed_at=now,
        )
        row.plan = datering_from_iso((ground.days(count)[number] - LONGEST_WAIT).isoformat())
        rows.append(row)
    Mijlpaal.objects.bulk_create(rows, batch_size=BATCH)
    return rows


def _add_shifts(papers: Papers, mijlpalen: list[Mijlpaal], count: int) -> None:
    """Each mijlpaal moves a few weeks at a time; the oldest shift has the lowest number."""
    rows = []
    sequences: dict[int, int] = {}
    for number, passage in reversed(list(enumerate(_passages(papers, count)))):
        mijlpaal = mijlpalen[number * len(mijlpalen) // count]
        sequence = sequences[mijlpaal.pk] = sequences.get(mijlpaal.pk, 0) + 1
        assert mijlpaal.plan.latest is not None
        row = Verschuiving(mijlpaal=mijlpaal, sequence=sequence, passage=passage, reason="Er is meer tijd nodig.")
        row.known = passage.stuk.date
        row.target = datering_from_iso((mijlpaal.plan.latest + timedelta(days=20 * sequence)).isoformat())
        rows.append(row)
    Verschuiving.objects.bulk_create(rows, batch_size=BATCH)


def _passages(papers: Papers, count: int) -> list[Passage]:
    rows = [papers.passage(papers.at(number, count)) for number in range(count)]
    Passage.objects.bulk_create(rows, batch_size=BATCH)
    return rows
