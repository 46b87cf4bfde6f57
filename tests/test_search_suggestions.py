"""Did you mean, words that stand nowhere, other words that were looked for, and what is offered while typing."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from search.dutch.analysis import Dutch
from search.meant import corrected, without_unknown
from search.query import parse_text
from search.registry import register_source
from search.results import UnknownWord
from search.services import complete
from search.unknown_words import MOST_HALVES, UnknownWords
from search.vocabulary import Vocabulary, written_words
from search.wishes import WishReader
from tests.search_shelf import Shelf, find

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(shelf: Shelf) -> Shelf:
    shelf.put(1, "De brief van de adviesraad kwam in juni.", title="Antwoord")
    shelf.put(2, "De adviesraad vergadert.", "Financiën van de wachtlijst.", title="Verslag")
    shelf.index()
    return shelf


@pytest.fixture
def named(shelf: Shelf) -> Shelf:
    """Things that people know by their title."""
    things = Shelf("afspraak")
    register_source(things.source(is_named=True))
    things.put(1, "Over de wachtlijst.", title="Brief over de wachtlijst", byline="Toezegging T-1", parent_url="/t/1/")
    things.index()
    return things


def texts(typed: str) -> list[str]:
    return [one.text for one in complete(typed)]


def test_a_misspelt_word_is_named_and_put_right(shelf: Shelf) -> None:
    result = find("breif adviesraad")
    assert result.meant == "brief adviesraad"
    assert result.unknown_words == (UnknownWord("breif", ("brief",)),)
    assert find("brief adviesraad").meant == ""


def test_what_is_meant_keeps_quotes_and_minus_and_gets_its_accents(shelf: Shelf) -> None:
    assert find('"de adviesraad" breif -juli').meant == '"de adviesraad" brief -juli'
    assert find("financien").unknown_words == ()
    assert find("finacien").meant == "financiën"


def test_the_word_in_the_most_papers_is_meant(shelf: Shelf) -> None:
    shelf.put(3, "Hart.")
    shelf.put(4, "Hard.", "Hard.")
    shelf.index()
    assert find("harp").unknown_words == (UnknownWord("harp", ("hard", "hart")),)


def test_a_word_that_only_a_hidden_paper_holds_is_unknown_and_never_meant(shelf: Shelf) -> None:
    shelf.put(3, "Een geheim van de adviesraad.")
    shelf.index()
    assert find("geheim").unknown_words == ()
    assert find("gehiem adviesraad").meant == "geheim adviesraad"
    assert texts("gehe") == ["geheim"]
    shelf.hidden.add(3)
    assert find("geheim").unknown_words == (UnknownWord("geheim"),)
    assert find("gehiem adviesraad").unknown_words == (UnknownWord("gehiem"),)
    assert find("gehiem adviesraad").meant == ""
    assert texts("gehe") == []


def test_a_question_that_finds_nothing_after_all_is_not_meant(shelf: Shelf) -> None:
    assert find('breif "staat nergens zo"').meant == ""
    assert find("breif -adviesraad").meant == ""


def test_synonyms_are_told_and_can_be_left_out(shelf: Shelf) -> None:
    shelf.put(3, "De Wet maatschappelijke ondersteuning geldt.")
    shelf.index()
    result = find("wmo")
    assert result.total == 1
    assert "wet maatschappelijke ondersteuning" in [word.lower() for word in result.other_words]
    literal = find("wmo", literal=True)
    assert (literal.total, literal.other_words) == (0, ())


def test_literally_no_near_word_is_looked_for(shelf: Shelf) -> None:
    assert find("adviesraat").total == 2
    literal = find("adviesraat", literal=True)
    assert (literal.total, literal.meant) == (0, "adviesraad")


def test_words_and_things_are_offered_before_the_word_is_finished(named: Shelf) -> None:
    assert [(one.text, one.url, one.note) for one in complete("wacht")] == [
        ("wachtlijst", "", ""),
        ("Brief over de wachtlijst", "/t/1/", "Toezegging T-1"),
    ]
    assert texts("de brief van de adv") == ["de brief van de adviesraad"]
    assert texts("brief wach") == ["brief wachtlijst", "Brief over de wachtlijst"]
    assert texts("adviesraad wach") == []


def test_named_things_come_before_others(named: Shelf) -> None:
    named.put(2, "Iets.", title="Verslagen")
    named.index()
    assert texts("versl")[-2:] == ["Verslagen", "Verslag"]


def test_a_word_that_is_hidden_takes_no_place_among_the_candidates(shelf: Shelf) -> None:
    for number in range(50):
        shelf.put(100 + number, f"zz{chr(97 + number % 26)}{chr(97 + number // 26)}")
    shelf.put(200, "zzlangerwoord")
    shelf.index()
    assert "zzlangerwoord" not in texts("zz")
    shelf.hidden.update(range(100, 148))
    assert texts("zz") == ["zzwb", "zzxb", "zzlangerwoord"]


@pytest.mark.parametrize("typed", ["", "w", '"wacht"', "-wacht", "…", "wacht,", "x" * 5000, "\x00"])
def test_nothing_is_offered_when_no_word_is_begun(named: Shelf, typed: str) -> None:
    assert texts("wacht")
    assert texts(typed) == []


def test_a_hidden_thing_is_not_offered(named: Shelf) -> None:
    named.hidden.add(1)
    assert texts("brief wach") == []
    assert texts("wachtl") == ["wachtlijst"]


def test_a_word_among_many_that_are_hidden_is_offered(shelf: Shelf) -> None:
    for number in range(100, 140):
        shelf.put(number, "Het kwispelverbod.")
    shelf.put(140, "Het kwispelverbod, kwispelen.")
    shelf.index()
    shelf.hidden.update(range(100, 140))
    assert texts("kwisp") == ["kwispelen", "kwispelverbod"]
    shelf.hidden.add(140)
    assert texts("kwisp") == []


def test_what_rests_on_a_hidden_paper_is_not_offered(named: Shelf, shelf: Shelf) -> None:
    named.put(2, "Een geheim.", title="Het kwispelverbod", rests_on=("stuk:2",))
    named.index()
    assert texts("gehe") == ["geheim"]
    assert texts("kwisp") == ["kwispelverbod", "Het kwispelverbod"]
    shelf.hidden.add(2)
    assert texts("gehe") == []
    assert texts("kwisp") == []


def test_the_address_of_completions(client: Client, named: Shelf, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(2):  # the vocabulary and the lists of words; the shelf itself asks none
        response = client.get("/zoeken/aanvullen/", {"q": "wacht"})
    assert response.json() == {
        "voorstellen": [
            {"tekst": "wachtlijst", "adres": "/zoeken/?q=wachtlijst", "bij": ""},
            {"tekst": "Brief over de wachtlijst", "adres": "/t/1/", "bij": "Toezegging T-1"},
        ]
    }
    assert "no-store" in response["Cache-Control"]
    assert client.post("/zoeken/aanvullen/", {"q": "wacht"}).status_code == 405


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Financiën, ideeën en ons privéterrein", {"financiën", "ideeën"}),
        ("Het comité, de cafés, vóór één uur, méér", {"comité", "cafés"}),
        ("de re\u0308unie", {"rëunie"}),
        ("Gewone woorden", set()),
    ],
)
def test_an_accent_is_learned_where_it_is_spelling_and_not_where_it_is_stress(text: str, written: set[str]) -> None:
    assert written_words(text) == written


def test_the_shortest_words_complete_a_beginning_that_many_have() -> None:
    words = Vocabulary(["raad", "raadslid", "raadsleden", "raden", "ideeën", "ideeen"])
    assert words.starting_with("raad", 10) == ["raad", "raadsleden", "raadslid"]
    assert words.starting_with("raad", 2) == ["raad", "raadslid"]
    assert words.starting_with("idee", 10) == ["ideeen"]
    assert words.written("ideeen") == "ideeën"


def test_a_word_that_can_be_cut_anywhere_is_looked_for_in_so_many_ways_only() -> None:
    typed = "bcdfghjklmnpqrstvwxzbcdfghjklmnpqrstvwxz"
    reader = WishReader(Dutch(), None)
    unknown = UnknownWords(lambda: Vocabulary(typed[:end] for end in range(3, 30)), reader)
    (wish,) = reader.wanted(parse_text(typed))
    assert len(unknown.marks(wish).rows) == MOST_HALVES


@given(st.text(max_size=60))
def test_a_corrected_question_only_differs_in_the_unknown_words(text: str) -> None:
    assert corrected(text, [UnknownWord("breif")]) == ""
    assert corrected(f"breif {text}", [UnknownWord("Breif", ("brief",))]).startswith("brief ")
    assert "breif" not in without_unknown(f"{text} breif", [UnknownWord("breif")]).lower().split()
