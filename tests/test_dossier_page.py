"""What a visitor sees on the pages of a dossier and around it."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from dossiers.datering import datering_from_iso
from dossiers.models import Orgaan, Stuk, Vergadering
from dossiers.services.stukken import record_behandeling, relate
from dossiers.timeline_streams import LAST_BEHANDELINGEN
from dossiers.views.dossier import LOOSE_ENDS
from tests.factories import make_orgaan, make_stuk

pytestmark = pytest.mark.django_db
URL = "/dossiers/duinvoorde/transformatie-wmo/"


def page(client: Client, url: str = URL) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_a_public_stuk_is_on_the_timeline_and_a_concept_is_not(client: Client, dossier: Any) -> None:
    make_stuk(dossier, title="Voortgang van de transformatie")
    make_stuk(dossier, title="Geheim stuk", state="concept")
    html = page(client)
    assert "Voortgang van de transformatie" in html
    assert "Geheim stuk" not in html
    assert "1 moment," in html


def test_the_line_of_today_stands_between_what_was_and_what_comes(client: Client, dossier: Any) -> None:
    raad = make_orgaan(dossier.get_parent().specific)
    meeting = Vergadering(gemeente=raad.gemeente, orgaan=raad, title="Raad van straks")
    meeting.date = datering_from_iso("2099-01-01")
    meeting.save()
    stuk = make_stuk(dossier, title="Een memo van toen", date=datering_from_iso("2020-02-02"))
    record_behandeling(vergadering=meeting, manner="bespreekstuk", stuk=stuk)
    html = page(client)
    assert html.index("Raad van straks") < html.index("Vandaag") < html.index(">2020<")


def test_the_filter_narrows_and_a_strange_value_is_refused(client: Client, dossier: Any) -> None:
    make_stuk(dossier, title="Oud memo", date=datering_from_iso("2020-02-02"))
    make_stuk(dossier, title="Nieuw memo", date=datering_from_iso("2026-02-02"))
    html = page(client, URL + "?van=2025-01-01")
    assert "Nieuw memo" in html
    assert "Oud memo" not in html
    for query in ("?van=gisteren", "?soort=onzin", "?orgaan=zzz", "?pagina=nul", "?sorteer=x"):
        assert client.get(URL + query).status_code == 400
    assert client.get(URL + "?pagina=99").status_code == 404


def test_who_treated_what_says_when_the_council_did_not(client: Client, dossier: Any) -> None:
    gemeente = dossier.get_parent().specific
    stuk = make_stuk(dossier, title="Nota inrichting")
    committee = make_orgaan(gemeente, "Commissie Samenleving", Orgaan.Kind.COMMITTEE)
    meeting = Vergadering(gemeente=gemeente, orgaan=committee)
    meeting.date = datering_from_iso("2026-05-01")
    meeting.save()
    record_behandeling(vergadering=meeting, manner="bespreekstuk", stuk=stuk)
    html = page(client)
    assert "Niet behandeld in de raad" in html
    assert "Bespreekstuk" in html
    council = Vergadering(gemeente=gemeente, orgaan=make_orgaan(gemeente))
    council.date = datering_from_iso("2026-06-01")
    council.save()
    record_behandeling(vergadering=council, manner="hamerstuk", stuk=stuk)
    assert "Niet behandeld in de raad" not in page(client)


def test_a_reference_that_nothing_answers_is_a_loose_end(client: Client, dossier: Any) -> None:
    relate(stuk=make_stuk(dossier), kind="verwijst_naar", words="de notitie van vorige week")
    relate(stuk=make_stuk(dossier, state="concept"), kind="verwijst_naar", words="het geheime plan")
    html = page(client)
    assert "de notitie van vorige week" in html
    assert "het geheime plan" not in html


def test_the_newest_loose_ends_stand_on_the_page_and_all_of_them_on_paper(client: Client, dossier: Any) -> None:
    stuk = make_stuk(dossier)
    for number in range(LOOSE_ENDS):
        relate(stuk=stuk, kind="verwijst_naar", words=f"brief nummer {number:03}")
    assert "Alle losse eindjes" not in page(client)
    relate(stuk=stuk, kind="verwijst_naar", words="brief van een ander")
    html = page(client)
    assert "Alle losse eindjes" in html
    assert html.count("Genoemd in") == LOOSE_ENDS
    paper = page(client, URL + "?afdruk=1")
    assert paper.count("Genoemd in") == LOOSE_ENDS + 1
    assert "Alle losse eindjes" not in paper


def test_the_last_meetings_stand_in_the_table_and_an_older_council_still_counts(client: Client, dossier: Any) -> None:
    gemeente = dossier.get_parent().specific
    committee = make_orgaan(gemeente, "Commissie Samenleving", Orgaan.Kind.COMMITTEE)
    council = make_orgaan(gemeente)

    def treat(orgaan: Orgaan, day: str, title: str) -> None:
        meeting = Vergadering(gemeente=gemeente, orgaan=orgaan)
        meeting.date = datering_from_iso(day)
        meeting.save()
        record_behandeling(vergadering=meeting, manner="bespreekstuk", stuk=make_stuk(dossier, title=title))

    treat(council, "2019-01-15", "Nota van toen")
    for number in range(1, LAST_BEHANDELINGEN):
        treat(committee, f"20{20 + number // 12}-{number % 12 + 1:02}-10", f"Nota {number}")
    for number in range(15):  # so that the old ones stand on the second page
        make_stuk(dossier, title=f"Los stuk {number}")
    table = page(client, URL + "?pagina=2").partition('id="besproken"')[2]
    assert "Nota van toen" in table
    assert "Hier staan de laatste behandelingen" not in table
    treat(committee, "2026-03-10", "Nota van nu")
    table = page(client).partition('id="besproken"')[2]
    assert "Nota van nu" in table
    assert "Nota van toen" not in table
    assert "Hier staan de laatste behandelingen" in table
    assert "Niet behandeld in de raad" not in table


@pytest.mark.parametrize("hide", ["gemeente", "restriction"])
def test_a_dossier_below_a_hidden_page_is_not_there(client: Client, dossier: Any, hide: str) -> None:
    make_stuk(dossier)
    if hide == "gemeente":
        dossier.get_parent().specific.unpublish()
    else:
        PageViewRestriction.objects.create(page=dossier.get_parent(), restriction_type="login")
    assert client.get(URL).status_code == 404
    assert not Stuk.objects.public().exists()
    assert "Transformatie Wmo" not in client.get("/").content.decode()
    assert "Transformatie Wmo" not in client.get("/dossiers/").content.decode()


@pytest.mark.parametrize("number", [1, 30])
def test_the_number_of_queries_does_not_grow(
    client: Client, dossier: Any, number: int, django_assert_max_num_queries: Any
) -> None:
    for n in range(number):
        make_stuk(dossier, title=f"Memo {n}")
    with django_assert_max_num_queries(20):
        page(client)


def test_the_pages_around_a_dossier_answer(client: Client, dossier: Any) -> None:
    raad = make_orgaan(dossier.get_parent().specific)
    meeting = Vergadering(gemeente=raad.gemeente, orgaan=raad, title="Raadsvergadering")
    meeting.date = datering_from_iso("2026-06-01")
    meeting.save()
    assert "Transformatie Wmo" in page(client, "/")
    assert "Transformatie Wmo" in page(client, "/dossiers/")
    assert "Gemeenteraad" in page(client, "/dossiers/duinvoorde/")
    assert "Raadsvergadering" in page(client, "/vergaderingen/")
    assert "1 juni 2026" in page(client, meeting.get_absolute_url())
    assert "Gemeenteraad" in page(client, "/organen/")
    assert "Gemeenteraad" in page(client, raad.get_absolute_url())


def test_a_vergadering_without_a_title_names_its_orgaan_once(client: Client, dossier: Any) -> None:
    raad = make_orgaan(dossier.get_parent().specific)
    meeting = Vergadering(gemeente=raad.gemeente, orgaan=raad)
    meeting.date = datering_from_iso("2026-06-01")
    meeting.save()
    html = page(client, "/vergaderingen/")
    listed = html.partition('<ul class="dated">')[2].partition("</ul>")[0]
    assert listed.count(raad.name) == 1


def test_an_empty_portal_says_what_will_come(client: Client, db: None) -> None:
    assert "Er zijn nog geen dossiers" in page(client, "/")
    assert "Er zijn nog geen dossiers" in page(client, "/dossiers/")
