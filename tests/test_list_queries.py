"""Lists cost the same number of queries however long they are."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from besluiten.services.mijlpalen import register_mijlpaal, shift_mijlpaal
from dossiers.datering import datering_from_iso
from dossiers.models import Functie, Orgaan, Persoon, Vergadering
from dossiers.services.gemeenten import make_dossier, set_phase
from dossiers.services.stukken import record_behandeling
from tests.factories import make_stuk, passage_of

pytestmark = pytest.mark.django_db


class Shelf:
    """Adds one more of everything that the lists show."""

    def __init__(self, dossier: Any) -> None:
        self.gemeente = dossier.get_parent().specific
        self.raad = Orgaan.objects.create(gemeente=self.gemeente, name="Raad", kind=Orgaan.Kind.COUNCIL)
        self.meeting = self.add_meeting(0)
        self.dossier = dossier

    def add_meeting(self, n: int) -> Vergadering:
        meeting = Vergadering(gemeente=self.gemeente, orgaan=self.raad, title=f"Vergadering {n}")
        meeting.date = datering_from_iso("2026-01-15")
        meeting.save()
        return meeting

    def add(self, n: int) -> None:
        set_phase(make_dossier(gemeente=self.gemeente, title=f"Dossier {n}"), phase="inrichten")
        Orgaan.objects.create(gemeente=self.gemeente, name=f"Orgaan {n}", kind=Orgaan.Kind.COMMITTEE)
        persoon = Persoon.objects.create(gemeente=self.gemeente, name=f"Persoon {n}")
        Functie.objects.create(gemeente=self.gemeente, title="raadslid", persoon=persoon, orgaan=self.raad)
        stuk = make_stuk(self.dossier, title=f"Memo {n}", sender_orgaan=self.raad)
        record_behandeling(vergadering=self.add_meeting(n), manner="bespreekstuk", stuk=stuk)
        plan, later = datering_from_iso("2026-07"), datering_from_iso("2027")
        passage = passage_of(stuk)
        mijlpaal = register_mijlpaal(dossier=self.dossier, passage=passage, title=f"Start {n}", plan=plan)
        shift_mijlpaal(mijlpaal, target=later, passage=passage)
        record_behandeling(vergadering=self.meeting, manner="bespreekstuk", stuk=stuk)

    def urls(self) -> list[str]:
        return [
            "/",
            "/dossiers/",
            "/dossiers/duinvoorde/",
            "/dossiers/duinvoorde/transformatie-wmo/",
            "/vergaderingen/",
            self.meeting.get_absolute_url(),
            "/organen/",
            self.raad.get_absolute_url(),
        ]


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_no_list_asks_more_when_it_grows(client: Client, dossier: Any) -> None:
    shelf = Shelf(dossier)
    for n in range(1, 4):
        shelf.add(n)
    for url in shelf.urls():
        client.get(url)  # what is asked once per process (site, content types) is asked now
    before = {url: queries(client, url) for url in shelf.urls()}
    for n in range(4, 16):
        shelf.add(n)
    after = {url: queries(client, url) for url in shelf.urls()}
    assert after == before
    assert max(after.values()) <= 20, after
