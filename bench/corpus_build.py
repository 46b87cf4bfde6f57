"""Fills an empty portal: the frame by the product's services, the mass in bulk, then what the public may see of it.

Written in bulk are rows that the services would have written, with the text that the reader gives for the bytes. Left
out are the log, Wagtail's reference index and finished tasks, which no measured path reads.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction

from bench import words
from bench.corpus import LAST_DAY, SEED, Size, event_counts, page_counts
from bench.corpus_afspraken import add_afspraken
from bench.corpus_plans import add_plans
from bench.corpus_stukken import add_concepts, add_stukken
from besluiten.models import Afspraak
from besluiten.services.publicity import refresh_afspraken
from dossiers.datering import datering_from_iso
from dossiers.models import DossierPage, Functie, GemeentePage, Orgaan, Persoon, Stuk
from dossiers.services.gemeenten import make_dossier, make_gemeente, set_phase, set_portefeuillehouders
from dossiers.services.publicity import refresh_stukken
from portal.services.stamps import touch
from search.services import rebuild

Tell = Callable[[str], None]


@dataclass
class Ground:
    """What the rows of one gemeente share. `pages` gives the length of the next document."""

    gemeente: GemeentePage
    raad: Orgaan
    college: Orgaan
    others: list[Orgaan]
    functies: list[Functie]
    source: random.Random
    years: int
    pages: Iterator[int]
    numbers: dict[str, int] = field(default_factory=dict)

    def days(self, count: int) -> list[date]:
        """Evenly over the years of the corpus, newest first, so that each kind stands among the newest."""
        return [LAST_DAY - timedelta(days=self.years * 365 * number // count) for number in range(count)]

    def next_nummer(self, letter: str, year: int) -> str:
        prefix = f"{letter}-{year}-"
        self.numbers[prefix] = self.numbers.get(prefix, 0) + 1
        return f"{prefix}{self.numbers[prefix]:03d}"


def build(size: Size, tell: Tell) -> None:
    with transaction.atomic():
        ground = _ground(size)
        for number, events in enumerate(size.events):
            _fill_dossier(ground, _dossier(ground, number, events), event_counts(events))
            if number % 20 == 19 or events >= 1_000:
                tell(f"dossier {number + 1} van {len(size.events)}")
        add_concepts(ground, size.documents - Stuk.objects.count())
        tell("wat openbaar is")
        refresh_stukken(Stuk.objects.values_list("pk", flat=True))
        refresh_afspraken(Afspraak.objects.values_list("pk", flat=True))
        touch(ground.gemeente.pk)
    tell("zoekindex")
    rebuild()


def _ground(size: Size) -> Ground:
    gemeente = make_gemeente(name="Meetdam", slug="meetdam")
    kinds = Orgaan.Kind
    named = (("Gemeenteraad", kinds.COUNCIL), ("College", kinds.BOARD), ("Commissie Samenleving", kinds.COMMITTEE))
    more = (("Commissie Ruimte", kinds.COMMITTEE), ("Adviesraad Sociaal Domein", kinds.ADVISORY))
    raad, college, *others = [
        Orgaan.objects.create(gemeente=gemeente, name=name, kind=kind) for name, kind in (*named, *more)
    ]
    functies = [
        Functie.objects.create(
            gemeente=gemeente,
            title=f"wethouder {area}",
            persoon=Persoon.objects.create(gemeente=gemeente, name=f"Wethouder {area.capitalize()}"),
            orgaan=college,
        )
        for area in ("zorg", "wonen", "verkeer", "onderwijs", "energie", "sport")
    ]
    return Ground(
        gemeente=gemeente,
        raad=raad,
        college=college,
        others=others,
        functies=functies,
        source=random.Random(SEED),
        years=size.years,
        pages=page_counts(size.documents, size.pages),
    )


def _dossier(ground: Ground, number: int, events: int) -> DossierPage:
    source = ground.source
    dossier = make_dossier(
        gemeente=ground.gemeente,
        title=words.title(source),
        slug=f"dossier-{number + 1}-{events}",
        summary=words.paragraph(source, 200),
        bestuursopdracht=words.paragraph(source, 400),
    )
    start = LAST_DAY - timedelta(days=ground.years * 365)
    for phase, day in (("inrichten", start), ("uitvoering", start + (LAST_DAY - start) / 2)):
        set_phase(dossier, phase=phase, known=datering_from_iso(day.isoformat()))
    holder = ground.functies[number % len(ground.functies)]
    set_portefeuillehouders(dossier, functies=[holder], known=datering_from_iso(start.isoformat()))
    return dossier


def _fill_dossier(ground: Ground, dossier: DossierPage, counts: dict[str, int]) -> None:
    papers = add_stukken(ground, dossier, counts["stuk"])
    mijlpalen = add_plans(ground, dossier, papers, counts)
    add_afspraken(ground, dossier, papers, mijlpalen, counts)
