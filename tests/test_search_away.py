"""When the engine is away, or hangs, the search page finds titles and numbers, and all else goes on."""

import socket
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from besluiten.services.mijlpalen import register_mijlpaal
from dossiers.datering import datering_from_iso
from dossiers.models import DossierPage
from search.by_title import find_titles
from search.engine import EngineAway, Patience, get_engine
from search.query import SearchQuery
from search.services import search
from tests.factories import make_stuk, make_toezegging, passage_of

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["unknown", "other layout", "refuses", "hangs"])
def engine_is_away(request: pytest.FixtureRequest, settings: Any, tmp_path: Any) -> Iterator[None]:
    settings.SEARCH_INDEX_DIR = tmp_path / "zoekindex"
    if request.param == "unknown":
        settings.SEARCH_ENGINE = "weg"
    elif request.param == "other layout":
        settings.SEARCH_INDEX_DIR.mkdir()
        (settings.SEARCH_INDEX_DIR / "current").write_text("000000000000-20200101T000000000000")
    else:
        settings.SEARCH_ENGINE = "elasticsearch"
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        if request.param == "hangs":
            server.listen()  # takes the call and never says a word
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{server.getsockname()[1]}"
        yield


@pytest.fixture
def papers(dossier: DossierPage) -> dict[str, Any]:
    words = "Wij komen hierop terug."
    stuk = make_stuk(
        dossier, words, title="Memo wachttijden Wmo", kenmerk="2023-020331", date=datering_from_iso("2023-04")
    )
    make_stuk(dossier, title="Geheime wachttijden", state="concept")
    mijlpaal = register_mijlpaal(
        dossier=dossier, passage=passage_of(stuk, words), title="Wachttijden gemeten", plan=datering_from_iso("2026-07")
    )
    return {"stuk": stuk, "mijlpaal": mijlpaal, "toezegging": make_toezegging(stuk, words, title="Wachttijden melden")}


def shown(client: Client, address: str) -> tuple[int, list[str], Any]:
    answer = client.get(address)
    page = html.fromstring(answer.content.decode())
    return answer.status_code, [one.text_content() for one in page.xpath("//article//h3/a")], page


def test_titles_and_numbers_are_found_without_the_engine(
    engine_is_away: None, papers: dict[str, Any], client: Client, dossier: DossierPage
) -> None:
    status, titles, page = shown(client, "/zoeken/?q=wachttijden")
    assert status == 503
    assert "Zoeken werkt nu niet." in page.text_content()
    assert "Memo wachttijden Wmo" in titles
    assert "Geheime wachttijden" not in titles
    nummer = papers["toezegging"].nummer
    assert shown(client, f"/zoeken/?q={nummer}")[1] == ["Wachttijden melden"]
    assert shown(client, "/zoeken/?q=2023-020331")[1] == ["Memo wachttijden Wmo"]
    assert dossier.title in shown(client, "/zoeken/?q=transformatie")[1]
    assert client.get(papers["stuk"].get_absolute_url()).status_code == 200


def test_nothing_found_is_said_and_leads_on(engine_is_away: None, client: Client) -> None:
    status, titles, page = shown(client, "/zoeken/?q=onvindbaar")
    assert (status, titles) == (503, [])
    assert "Geen titel of nummer met “onvindbaar”" in page.text_content()
    assert page.xpath("//main//a[@href='/dossiers/']")


@pytest.mark.parametrize("address", ["/zoeken/", "/zoeken/?te_laat=1", "/zoeken/?q=%22&pagina=3", "/zoeken/?q=-x"])
def test_any_question_gets_a_page(engine_is_away: None, client: Client, address: str) -> None:
    assert shown(client, address)[:2] == (503, [])


def found(text: str, **fields: Any) -> list[str]:
    return [record.title for record in find_titles(SearchQuery(today=date(2026, 4, 8), text=text, **fields))]


def test_filters_and_a_minus_hold_here_too(papers: dict[str, Any], gemeente: Any) -> None:
    assert found("wachttijden", soort=("mijlpaal",)) == ["Wachttijden gemeten"]
    assert found("wachttijden", soort=("brief",)) == []
    assert set(found("wachttijden", gemeente=("duinvoorde",))) >= {"Memo wachttijden Wmo"}
    assert found("wachttijden", gemeente=("veenrade",)) == []
    assert set(found("wachttijden", jaar=(2023,))) == {"Wachttijden melden", "Memo wachttijden Wmo"}
    assert found("memo", van=date(2023, 4, 30), tot=date(2023, 5, 1)) == ["Memo wachttijden Wmo"]
    assert found("memo", van=date(2023, 5, 1), tot=date(2023, 5, 2)) == []
    assert "Memo wachttijden Wmo" not in found("wachttijden -memo")
    assert found('"wachttijden wmo"') == ["Memo wachttijden Wmo"]
    assert found("100%") == found("_") == []


def test_the_time_of_all_questions_of_a_page_together_is_bounded(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once it is over no further question is asked."""
    patience = Patience(seconds=0.2)
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        settings.SEARCH_ENGINE = "elasticsearch"
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(EngineAway, match="timed out"):
            get_engine().reader(patience)
        for _turn in range(3):
            with pytest.raises(EngineAway, match="took too long"):
                search(SearchQuery(today=date(2026, 4, 8), text="wmo"), patience)


def test_more_found_asks_no_more_of_the_database(
    papers: dict[str, Any], dossier: DossierPage, django_assert_num_queries: Any
) -> None:
    with CaptureQueriesContext(connection) as few:
        found("wachttijden")
    for number in range(5):
        make_toezegging(make_stuk(dossier, title=f"Wachttijden {number}"), title=f"Wachttijden melden {number}")
    with django_assert_num_queries(len(few)):
        assert len(found("wachttijden")) == 13
