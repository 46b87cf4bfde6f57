"""What is not confirmed or not public shows nowhere: not as a name, not in a count, not in an order."""

from typing import Any

import pytest
from django.test import Client

from besluiten.models import AfspraakPassage, Besluit, StatusWijziging
from besluiten.services.afspraken import repeat_afspraak
from besluiten.services.status import change_status
from besluiten.transitions import Actor, Status
from dossiers.datering import UNKNOWN, datering_from_iso
from dossiers.models import Behandeling, Functie, Orgaan, Persoon, PhaseRow, PortefeuillehouderRow, Vergadering
from dossiers.services.gemeenten import make_dossier, set_phase, set_portefeuillehouders
from dossiers.services.stukken import record_behandeling
from dossiers.views.dossier import treatment
from dossiers.views.moment import now
from tests.factories import make_orgaan, make_stuk, make_toezegging, passage_of

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
URL = "/dossiers/duinvoorde/transformatie-wmo/"


def meeting(dossier: Any, orgaan: Orgaan, day: str = "2026-05-01", **fields: Any) -> Vergadering:
    made = Vergadering(gemeente=orgaan.gemeente, orgaan=orgaan, title="Bijeenkomst", **fields)
    made.date = datering_from_iso(day)
    made.save()
    return made


def secret_orgaan(dossier: Any, kind: str = Orgaan.Kind.ADVISORY) -> Orgaan:
    gemeente = dossier.get_parent().specific
    return Orgaan.objects.create(gemeente=gemeente, name="Geheime klankbordgroep", kind=kind, is_confirmed=False)


def test_an_unconfirmed_orgaan_is_not_named_as_sender_or_host(client: Client, dossier: Any) -> None:
    orgaan = secret_orgaan(dossier)
    stuk = make_stuk(dossier, sender_orgaan=orgaan)
    host = meeting(dossier, orgaan)
    record_behandeling(vergadering=host, manner="bespreekstuk", stuk=stuk)
    assert not Vergadering.objects.public().exists()
    assert not Behandeling.objects.public().exists()
    for url in (URL, stuk.get_absolute_url(), "/vergaderingen/", "/dossiers/duinvoorde/", "/organen/"):
        response = client.get(url)
        assert response.status_code == 200, url
        assert "klankbordgroep" not in response.content.decode(), url
    assert client.get(host.get_absolute_url()).status_code == 404


def test_an_unconfirmed_meeting_changes_no_count(dossier: Any) -> None:
    gemeente = dossier.get_parent().specific
    stuk = make_stuk(dossier)
    before = treatment(dossier, now())
    record_behandeling(
        vergadering=meeting(dossier, make_orgaan(gemeente), is_confirmed=False), manner="besluit", stuk=stuk
    )
    after = treatment(dossier, now())
    assert before["untreated"] == after["untreated"] == 1
    assert not after["is_treated_by_council"]


def test_a_meeting_to_come_has_not_treated_anything(dossier: Any) -> None:
    raad = make_orgaan(dossier.get_parent().specific)
    record_behandeling(vergadering=meeting(dossier, raad, "2099-01-01"), manner="besluit", stuk=make_stuk(dossier))
    assert not treatment(dossier, now())["is_treated_by_council"]


def test_a_row_that_names_an_unconfirmed_functie_is_not_public(client: Client, dossier: Any) -> None:
    gemeente = dossier.get_parent().specific
    orgaan = make_orgaan(gemeente, "College", Orgaan.Kind.BOARD)
    persoon = Persoon.objects.create(gemeente=gemeente, name="M. Zandloper")
    known = Functie.objects.create(gemeente=gemeente, title="Wethouder zorg", persoon=persoon, orgaan=orgaan)
    secret = Functie.objects.create(
        gemeente=gemeente, title="Beoogd wethouder", persoon=persoon, orgaan=orgaan, is_confirmed=False
    )
    set_portefeuillehouders(dossier, functies=[known], known=datering_from_iso("2025"))
    set_portefeuillehouders(dossier, functies=[secret], known=datering_from_iso("2026"))
    assert PortefeuillehouderRow.objects.public().count() == 1
    html = client.get(URL).content.decode()
    assert "Wethouder zorg" in html
    assert "Beoogd" not in html


def test_a_status_on_an_unconfirmed_besluit_does_not_exist(dossier: Any) -> None:
    toezegging = make_toezegging(make_stuk(dossier))
    besluit = Besluit.objects.create(
        gemeente=toezegging.gemeente, orgaan=make_orgaan(toezegging.gemeente), text="Vervalt.", is_confirmed=False
    )
    change_status(toezegging, target=Status.LAPSED, actor=Actor.COUNCIL, reason="Achterhaald.", besluit=besluit)
    assert StatusWijziging.objects.public().get().to_status == Status.OPEN_PROMISE


def test_a_besluit_of_an_unconfirmed_orgaan_is_not_public(dossier: Any) -> None:
    orgaan = secret_orgaan(dossier)
    Besluit.objects.create(gemeente=orgaan.gemeente, orgaan=orgaan, text="In het geheim besloten.")
    assert not Besluit.objects.public().exists()


def test_a_repetition_in_a_concept_is_not_public(dossier: Any) -> None:
    toezegging = make_toezegging(make_stuk(dossier))
    repeat_afspraak(toezegging, passage_of(make_stuk(dossier, state="concept")))
    assert not AfspraakPassage.objects.public().exists()


def test_a_phase_without_date_counts_from_the_day_it_was_put_down(client: Client, dossier: Any) -> None:
    set_phase(dossier, phase="inrichten", known=datering_from_iso("2024"))
    set_phase(dossier, phase="uitvoering", known=UNKNOWN)
    assert [row.phase for row in PhaseRow.objects.all()] == ["inrichten", "uitvoering"]
    assert "Fase: uitvoering" in client.get("/dossiers/").content.decode()


def test_a_concept_of_a_dossier_does_not_change_the_order_of_the_home_page(client: Client, dossier: Any) -> None:
    make_dossier(gemeente=dossier.get_parent().specific, title="Sociaal Team")
    order = client.get("/").content.decode()
    dossier.title = "Nog geheime titel"
    dossier.save_revision()
    after = client.get("/").content.decode()
    assert (order.index("Sociaal Team") < order.index("Transformatie Wmo")) == (
        after.index("Sociaal Team") < after.index("Transformatie Wmo")
    )
    assert "Nog geheime titel" not in after
