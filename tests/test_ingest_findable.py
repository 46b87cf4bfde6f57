"""What of stukken and dossiers is found, by which words and under which filters; and what is not."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import PageViewRestriction

from dossiers.datering import datering_from_iso
from dossiers.models import DossierPage, Functie, GemeentePage, Orgaan, Persoon, Stuk
from dossiers.search_sources import stuk_records
from dossiers.services.gemeenten import make_dossier, set_portefeuillehouders
from dossiers.services.ingest_finish import make_findable
from dossiers.services.stukken import publish_stuk, save_concept, withdraw_stuk
from search.query import SearchQuery
from search.results import SearchResult
from search.services import rebuild, search
from tests.factories import make_bestand, make_orgaan, make_stuk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_index(settings: Any, tmp_path: Path) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "zoekindex"
    settings.WORKER_LOCK = tmp_path / "worker.lock"


def find(text: str = "", **fields: Any) -> SearchResult:
    make_findable()
    return search(SearchQuery(today=date(2026, 11, 1), text=text, **fields))


def titles(text: str = "", **fields: Any) -> list[str]:
    return [hit.title for hit in find(text, **fields).hits]


def facet(result: SearchResult, name: str) -> dict[str, int]:
    [found] = [item for item in result.facets if item.name == name]
    return {value.label: value.count for value in found.values}


def test_a_stuk_is_found_on_its_page(dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, "Voorblad.", "Er komt een zwierig overzicht.", kenmerk="DV-2026-17")
    [hit] = find("zwierig").hits
    [place] = hit.passages
    assert (hit.url, place.page_label) == (f"/stukken/{stuk.public_id}/", "deel 2")
    assert place.url == f"/stukken/{stuk.public_id}/pagina/2/"
    assert titles("dv 2026 17") == ["Voortgang Wmo"]


def test_a_stuk_without_text_is_found_by_its_title(dossier: DossierPage) -> None:
    make_stuk(dossier, "", title="Gescande huurovereenkomst")
    [hit] = find("huurovereenkomst").hits
    assert hit.passages[0].url == hit.url


def test_a_concept_is_not_found_until_it_is_published(dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, "Een knotwilg.", state="concept")
    assert titles("knotwilg") == []
    publish_stuk(stuk)
    assert titles("knotwilg") == ["Voortgang Wmo"]


def test_the_published_version_is_found_and_not_the_newer_concept(gemeente: GemeentePage, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, "Oude woorden.")
    stuk.bestand = make_bestand(gemeente, "Nieuwe zinnen.")
    save_concept(stuk)
    assert (titles("oude"), titles("nieuwe")) == (["Voortgang Wmo"], [])
    publish_stuk(stuk)
    assert (titles("oude"), titles("nieuwe")) == ([], ["Voortgang Wmo"])


def test_what_is_withdrawn_is_gone(dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, "Een knotwilg.")
    assert titles("knotwilg")
    withdraw_stuk(stuk, reason="Er stond een naam in.")
    assert titles("knotwilg") == []


def test_what_is_in_a_closed_dossier_only_is_gone_and_comes_back(dossier: DossierPage) -> None:
    make_stuk(dossier, "Een knotwilg.")
    dossier.unpublish()
    assert titles("knotwilg") == []
    dossier.save_revision().publish()
    assert titles("knotwilg") == ["Voortgang Wmo"]
    restriction = PageViewRestriction.objects.create(page=dossier, restriction_type="login")
    assert titles("knotwilg") == []
    restriction.delete()
    assert titles("knotwilg") == ["Voortgang Wmo"]


def test_facets_name_public_things_only(gemeente: GemeentePage, dossier: DossierPage) -> None:
    secret = make_dossier(gemeente=gemeente, title="Geheim dossier", slug="geheim", publish=False)
    stuk = make_stuk(dossier, "Een knotwilg.", state="concept", soort=Stuk.Soort.LETTER)
    stuk.dossiers = [dossier, secret]
    save_concept(stuk)
    publish_stuk(stuk)
    result = find("knotwilg")
    assert facet(result, "dossier") == {"Transformatie Wmo": 1}
    assert facet(result, "gemeente") == {"Duinvoorde": 1}
    assert facet(result, "soort") == {"Brief": 1}
    assert facet(result, "jaar") == {"2026": 1}


def test_filters_choose(gemeente: GemeentePage, dossier: DossierPage) -> None:
    orgaan = make_orgaan(gemeente, "Adviesraad", Orgaan.Kind.ADVISORY)
    make_stuk(dossier, "Een.", title="Brief aan de adviesraad", addressee_orgaan=orgaan)
    make_stuk(dossier, "Twee.", title="Brief aan de raad", date=datering_from_iso("2020"))
    assert titles(orgaan=(orgaan.public_id,)) == ["Brief aan de adviesraad"]
    assert titles(jaar=(2020,)) == ["Brief aan de raad"]
    found = titles(dossier=("duinvoorde/transformatie-wmo",), kinds=("stuk",))
    assert sorted(found) == ["Brief aan de adviesraad", "Brief aan de raad"]


def test_the_dossier_filter_is_an_address_that_works(client: Any, dossier: DossierPage) -> None:
    make_stuk(dossier, "Een knotwilg.")
    make_findable()
    page = client.get("/zoeken/", {"q": "knotwilg", "dossier": "duinvoorde/transformatie-wmo"})
    assert (page.status_code, "Voortgang Wmo" in page.content.decode()) == (200, True)
    assert client.get("/zoeken/", {"dossier": "duinvoorde/weg"}).status_code == 400


def test_a_dossier_is_found_with_its_portefeuillehouder(gemeente: GemeentePage) -> None:
    dossier = make_dossier(gemeente=gemeente, title="Verbeterplan", summary="Alles over zwaluwen.")
    persoon = Persoon.objects.create(gemeente=gemeente, name="Jorinde Zandverhoef")
    functie = Functie.objects.create(
        gemeente=gemeente, title="wethouder", persoon=persoon, orgaan=make_orgaan(gemeente, "College", "college")
    )
    set_portefeuillehouders(dossier, functies=[functie])
    [hit] = find("zwaluwen", portefeuillehouder=(functie.public_id,)).hits
    assert (hit.title, hit.url) == ("Verbeterplan", "/dossiers/duinvoorde/verbeterplan/")


def test_a_rebuild_finds_the_same(dossier: DossierPage, capsys: Any) -> None:
    make_stuk(dossier, "Een knotwilg.")
    make_stuk(dossier, "Nog een knotwilg.", state="withdrawn", title="Weg")
    before = titles("knotwilg")
    rebuild()
    call_command("search", "knotwilg", "--json")
    assert [hit["titel"] for hit in json.loads(capsys.readouterr().out)["treffers"]] == before == ["Voortgang Wmo"]


@pytest.mark.parametrize("number", [1, 8])
def test_any_number_of_stukken_costs_the_same_queries(
    dossier: DossierPage, number: int, django_assert_num_queries: Any
) -> None:
    pks = [make_stuk(dossier, "Een.", "Twee.").pk for _n in range(number)]
    with django_assert_num_queries(3):
        assert len(list(stuk_records(pks))) == 2 * number
