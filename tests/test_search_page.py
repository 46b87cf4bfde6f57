"""/zoeken/ as a visitor sees it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from search.registry import register_facet_labels, register_source
from tests.search_shelf import Shelf, answer_with_another_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(shelf: Shelf) -> Shelf:
    soorten = {"memo": "Memo", "brief": "Brief"}
    register_facet_labels("soort", lambda keys: {key: soorten[key] for key in keys if key in soorten})
    shelf.put(1, "Begin", "De wachttijd loopt op.", title="Voortgang", soort="memo", jaar=2022)
    shelf.put(2, "Geen wachttijd meer.", title="Antwoord", soort="brief", jaar=2023, byline="Brief · 8 mei 2023")
    shelf.index()
    return shelf


def page(client: Client, **params: Any) -> str:
    return client.get("/zoeken/", params).content.decode()


def test_a_hit_names_the_page_and_marks_the_word(client: Client, shelf: Shelf) -> None:
    html = page(client, q="wachttijd")
    assert "2 resultaten" in html
    assert '<a href="/stukken/1/pagina/2/">Pagina 2</a>' in html
    assert "De <mark>wachttijd</mark> loopt op." in html
    assert "Brief · 8 mei 2023" in html


def test_the_page_without_a_question_shows_everything(client: Client, shelf: Shelf) -> None:
    assert "2 resultaten" in page(client)


def test_facets_choices_and_their_way_back(client: Client, shelf: Shelf) -> None:
    html = page(client, q="wachttijd", soort="memo", jaar="2022")
    assert "1 resultaat" in html
    assert 'href="?q=wachttijd&amp;jaar=2022"' in html
    assert "Soort: Memo" in html
    assert "Filters" in html
    assert "(2 gekozen)" in html
    assert '<a hx-boost="true" href="?q=wachttijd">Haal alle filters weg</a>' in html


def test_a_page_of_hits_costs_no_query_of_its_own(client: Client, shelf: Shelf, django_assert_num_queries: Any) -> None:
    """The shelf itself asks none, the frame two (a single gemeente? the theme), the lists one; sources add theirs."""
    for pk in range(3, 40):
        shelf.put(pk, "wachttijd", soort="memo", jaar=2020 + pk % 4)
    shelf.index()
    with django_assert_num_queries(3):
        assert "39 resultaten" in page(client, q="wachttijd")


def test_nothing_found_says_what_was_searched_and_what_to_drop(client: Client, shelf: Shelf) -> None:
    html = page(client, q='"loopt wachttijd"', soort="brief")
    assert "Niets gevonden voor “&quot;loopt wachttijd&quot;”" in html
    assert "Soort: Brief" in html
    html = page(client, q="begin", soort="brief")
    assert "Haal weg: Soort: Brief (1 gevonden)" in html
    assert 'href="?q=begin"' in html
    assert "Zoek zonder aanhalingstekens (2 gevonden)" in page(client, q='"loopt wachttijd"')


def test_late_things_only_by_a_tick(client: Client, shelf: Shelf) -> None:
    shelf.put(3, "wachttijd", title="Lang geleden", last_day=date(2021, 1, 1))
    shelf.index(3)
    html = page(client, q="wachttijd", te_laat="1")
    assert "1 resultaat" in html
    assert "Lang geleden" in html
    assert 'name="te_laat"' in html
    assert 'id="id_te_laat" checked' in html
    assert "checked" not in page(client, q="wachttijd", te_laat="0")


def test_a_misspelt_word_leads_to_what_was_meant(client: Client, shelf: Shelf) -> None:
    html = page(client, q="wachttyd loopt", soort="memo")
    assert "Dit woord staat nergens" in html
    assert '<b dir="auto">wachttyd</b>' in html
    assert "Bedoelde u “wachttijd loopt”?" in html
    assert 'href="?q=wachttijd+loopt&amp;soort=memo"' in html
    assert "Bedoelde u" not in page(client, q="wachttijd loopt")


def test_nothing_found_offers_near_words_and_the_rest_of_the_question(client: Client, shelf: Shelf) -> None:
    for pk in range(3, 33):
        shelf.put(pk, "subsidie")
    shelf.index()
    html = " ".join(page(client, q="wachttyd subsidie", letterlijk="1").split())
    assert "Niets gevonden" in html
    assert "Bedoelde u “wachttijd subsidie”?" in html
    assert "Zoek zonder “wachttyd” (30 gevonden)" in html
    assert '<a href="?q=wachttijd">' in html
    assert "Zoek op “wachttijd”" in html


def test_nothing_found_shows_what_there_is(client: Client, shelf: Shelf, django_assert_num_queries: Any) -> None:
    folders = Shelf("dossier")
    register_source(folders.source(holds_others=True))
    for pk in range(1, 13):
        folders.put(pk, "", title=f"Map {pk:02}", parent_url=f"/dossiers/d/{pk}/")
    folders.hidden.add(1)
    folders.index()
    folders.hidden.add(2)
    with django_assert_num_queries(8):  # the frame two, the vocabulary, the lists of words; four after the answer
        html = page(client, q="sneeuwschuiver")
    assert html.count('href="/dossiers/d/') == 10
    assert "Map 12" in html
    assert "Map 01" not in html
    assert "Map 02" not in html


def test_other_words_are_told_and_can_be_switched_off_and_on(client: Client, shelf: Shelf) -> None:
    shelf.put(3, "De Wet maatschappelijke ondersteuning geldt.")
    shelf.index(3)
    html = page(client, q="wmo")
    told = html.partition("We zochten ook naar:")[2].partition("</p>")[0]
    assert "wet maatschappelijke ondersteuning" in told.lower()
    assert told.partition("<a")[0].count(",") < 5
    assert 'href="?q=wmo&amp;letterlijk=1"' in told
    html = page(client, q="wmo", letterlijk="1")
    assert "We zochten alleen op uw eigen woorden." in html
    assert 'href="?q=wmo"' in html
    assert "Zoek ook op woorden die hetzelfde betekenen (1 gevonden)" in html
    assert '<input type="hidden" name="letterlijk" value="1">' in html


def test_a_hit_leads_to_a_page_that_marks_the_words(client: Client, shelf: Shelf) -> None:
    marking = Shelf("memo")
    register_source(marking.source(marks_words=True))
    marking.put(1, "Eerst dit.", "Een zwembad.", title="Plan")
    marking.index()
    assert '<a href="/stukken/1/pagina/2/?zoek=zwembad#zoekwoord">Pagina 2</a>' in page(client, q="zwembad")
    assert "?zoek=zwembad&amp;letterlijk=1#zoekwoord" in page(client, q="zwembad", letterlijk="1")
    assert "?zoek" not in page(client)
    assert "?zoek" not in page(client, q="wachttijd")


def test_a_term_narrows_what_is_open(client: Client, shelf: Shelf) -> None:
    shelf.put(3, "wachttijd", title="Voor de zomer", last_day=date(2021, 6, 1), status="openstaand")
    shelf.put(4, "wachttijd", title="Voor de winter", last_day=date(2021, 12, 1), status="openstaand")
    shelf.index(3, 4)
    html = page(client, q="wachttijd", termijn_van="2021-06-01", termijn_tot="2021-06-30")
    assert "1 resultaat" in html
    assert "Voor de zomer" in html
    assert "Termijn vanaf 1 juni 2021" in html
    assert 'href="?q=wachttijd&amp;termijn_van=2021-06-01"' in html
    assert 'name="termijn_van"' in page(client, q="wachttijd")
    assert 'name="termijn_van"' not in page(client, q="wachttijd", soort="memo")


def test_people_and_organen_can_be_chosen(client: Client, shelf: Shelf) -> None:
    register_facet_labels("orgaan", lambda keys: {key: "Raad" for key in keys if key == "r1"})
    shelf.put(3, "wachttijd", organen=("r1",), portefeuillehouders=("w1", "w2"))
    shelf.put(4, "wachttijd", organen=("r1", "r2"), portefeuillehouders=("w1",))
    shelf.index(3, 4)
    html = page(client, q="wachttijd", portefeuillehouder=["w1", "w2"])
    assert "2 resultaten" in html
    assert "Orgaan" in html
    assert "Portefeuillehouder: w2" in html
    assert 'href="?q=wachttijd&amp;portefeuillehouder=w1"' in html
    assert 'value="w2"' in html
    assert 'value="r2"' not in html


def test_some_words_only_is_said(client: Client, shelf: Shelf) -> None:
    shelf.put(3, "Een zwembad.")
    shelf.index()
    assert "Geen enkele plek heeft al uw woorden" in page(client, q="wachttijd zwembad")


@pytest.mark.parametrize(
    "query_string",
    [
        "q=%22",
        "q=a%22b",
        "q=AND+%28",
        "q=%00",
        "q=%ED%A0%80",
        "q=%FF%FE",
        "q=*%3A*",
        "q=title%3Awmo",
        "q=" + "wmo+" * 1250,
        "q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "q=&soort=&van=&tot=&te_laat=&sorteer=&pagina=",
        "onbekend=1",
    ],
)
def test_any_question_gives_a_page(client: Client, shelf: Shelf, query_string: str) -> None:
    response = client.get(f"/zoeken/?{query_string}")
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_a_question_that_is_too_long_is_cut_with_a_notice(client: Client, shelf: Shelf) -> None:
    html = page(client, q="wachttijd " + "a" * 5000)
    assert html.count("Uw vraag was te lang") == 1
    assert "400 tekens" in html


@pytest.mark.parametrize(
    "params",
    [
        {"van": "2023-02-30"},
        {"tot": "gisteren"},
        {"van": "2023-02-02", "tot": "2023-02-01"},
        {"sorteer": "mooiste"},
        {"soort": "onzin"},
        {"soort": "\x00"},
        {"jaar": "0"},
        {"jaar": "tweeduizend"},
        {"jaar": "²"},
        {"dossier": "../etc"},
        {"te_laat": "misschien"},
        {"letterlijk": "misschien"},
        {"termijn_van": "morgen"},
        {"termijn_van": "2023-02-02", "termijn_tot": "2023-02-01"},
        {"pagina": "0"},
        {"pagina": "-1"},
        {"pagina": "een"},
    ],
)
def test_a_parameter_that_does_not_exist_is_a_400_page(client: Client, shelf: Shelf, params: dict[str, str]) -> None:
    response = client.get("/zoeken/", {"q": "wachttijd", **params})
    assert response.status_code == 400
    html = response.content.decode()
    assert "Dit adres klopt niet." in html or "Er is 1 ding niet goed." in html
    assert "resultaten" not in html


@pytest.mark.parametrize("number", [2, 999, 10**30])
def test_a_page_beyond_the_end_is_a_404_page(client: Client, shelf: Shelf, number: int) -> None:
    response = client.get("/zoeken/", {"q": "wachttijd", "pagina": number})
    assert response.status_code == 404
    html = response.content.decode()
    assert "Deze pagina van de lijst bestaat niet" in html
    assert 'href="?q=wachttijd"' in html


def test_a_second_page_has_the_rest(client: Client, shelf: Shelf) -> None:
    for pk in range(3, 26):
        shelf.put(pk, "wachttijd")
    shelf.index()
    assert page(client, q="wachttijd").count("<h3>") == 20
    assert page(client, q="wachttijd", pagina=2).count("<h3>") == 5


def test_an_engine_that_is_away_is_said_in_plain_words(client: Client, shelf: Shelf) -> None:
    answer_with_another_version()
    response = client.get("/zoeken/", {"q": "wachttijd"})
    assert response.status_code == 503
    html = response.content.decode()
    assert "Zoeken werkt nu niet." in html
    assert "Dossiers en toezeggingen kunt u wel gewoon lezen." in html


def test_other_methods_are_refused(client: Client, shelf: Shelf) -> None:
    assert client.post("/zoeken/", {"q": "wachttijd"}).status_code == 405


def test_markup_in_a_title_stays_text(client: Client, shelf: Shelf) -> None:
    shelf.put(3, "<img src=x onerror=alert(1)> wachttijd", title="<script>alert(1)</script>")
    shelf.index(3)
    html = page(client, q="wachttijd")
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
