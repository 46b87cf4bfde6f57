"""What a visitor finds: words, numbers, pages, order, marks."""

from datetime import date

import pytest

from search.kept_lists import get_dutch
from search.query import parse_text
from search.results import EXACT_LIMIT
from search.wishes import WishReader
from tests.search_shelf import Shelf, find, parents

pytestmark = pytest.mark.django_db


def test_an_absent_index_and_an_empty_one_find_nothing(shelf: Shelf) -> None:
    assert find("wmo").total == 0
    shelf.put(1, "Over de wmo")
    shelf.index()
    shelf.things.clear()
    shelf.index(1)
    assert find("wmo").total == 0


def test_pages_count_as_one_hit_that_names_them(shelf: Shelf) -> None:
    shelf.put(1, "Begin.", "De wachttijd loopt op.", "Weer die wachttijd.", title="Voortgang")
    shelf.put(2, "Niets hierover.")
    shelf.index()
    result = find("wachttijd")
    assert result.total == 1
    hit = result.hits[0]
    assert (hit.title, hit.url) == ("Voortgang", "/stukken/1/")
    assert {(p.page_label, p.number, p.url) for p in hit.passages} == {
        ("pagina 2", 2, "/stukken/1/pagina/2/"),
        ("pagina 3", 3, "/stukken/1/pagina/3/"),
    }


def test_a_parent_with_more_pages_than_the_first_batch_hides_no_other(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.tantivy_reader.ALL_AT_ONCE", 10)
    shelf.put(1, *["wachttijd wachttijd wachttijd"] * 300)
    for pk in range(2, 30):
        shelf.put(pk, "Een lange zin waarin ook een keer het woord wachttijd voorkomt, tussen veel andere.")
    shelf.index()
    first, second = find("wachttijd"), find("wachttijd", page=2)
    assert first.total == second.total == 29
    assert len(first.hits) == 20
    assert first.hits[0].parent == "stuk:1"
    assert first.hits[0].more_passages == 297
    assert len(set(parents(first) + parents(second))) == 29


def test_a_place_scores_in_the_question_that_is_answered_and_not_in_one_asked_after_it(shelf: Shelf) -> None:
    shelf.put(1, "de wachttijd voor de wmo", "niets van dat al")
    shelf.index()
    (hit,) = find("wachttijd wmo").hits  # so little that less strict questions are asked too
    assert [place.score for place in hit.passages] == [pytest.approx(hit.score)]


def test_above_the_limit_the_total_is_more_than(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("tantivy_reader", "elastic_reader", "answer"):
        monkeypatch.setattr(f"search.{module}.EXACT_LIMIT", 5)
    for pk in range(1, 9):
        shelf.put(pk, "wachttijd", soort="memo")
    shelf.index()
    result = find("wachttijd")
    assert (result.total, result.total_is_exact) == (5, False)
    assert EXACT_LIMIT == 10_000


@pytest.mark.parametrize(
    ("typed", "stands_there"),
    [
        ("brief", "Twee brieven aan de raad"),
        ("moties", "Een motie vreemd aan de orde"),
        ("toegezegd", "Deze toezegging staat"),
        ("coordinatie", "De coördinatie ligt hier"),
        ("coördinatie", "De coordinatie ligt hier"),
        ("WACHTTIJD", "de wachttijd"),
        ("e-mail", "Stuur een e-mail"),
    ],
)
def test_dutch_forms_accents_and_case_join(shelf: Shelf, typed: str, stands_there: str) -> None:
    shelf.put(1, stands_there)
    shelf.index()
    result = find(typed)
    assert result.total == 1
    assert "<mark>" in result.hits[0].passages[0].fragment


def test_what_is_found_by_its_spelling_is_marked(shelf: Shelf) -> None:
    shelf.put(1, "Het opiniërend stuk volgt.")  # its stem is another than that of the word without the dots
    shelf.index()
    assert "<mark>opiniërend</mark>" in find("opinierend").hits[0].passages[0].fragment


@pytest.mark.parametrize("typed", ["leegstaand", "leegstaande"])
def test_a_word_that_stands_nowhere_is_found_in_two(shelf: Shelf, typed: str) -> None:
    shelf.put(1, "Er zijn huizen die lang leeg staan.")
    shelf.put(2, "De kast staat vol, de zaal is leeg.")
    shelf.index()
    assert parents(find(typed)) == ["stuk:1"]


def test_another_word_for_a_compound_comes_before_its_parts_apart(shelf: Shelf) -> None:
    shelf.put(1, "Informatie voor de raad in deze brief over het zwembad.")
    shelf.put(2, "Een zin die verwijst naar de rib over het zwembad.")
    shelf.index()
    assert parents(find("raadsinformatiebrief zwembad")) == ["stuk:2", "stuk:1"]


def test_another_word_is_not_widened_to_leave_out_what_was_typed(shelf: Shelf) -> None:
    shelf.put(1, "De gemeente besluit over de brug.")
    shelf.put(2, "Het gemeenteloket is dicht.")
    shelf.index()
    assert parents(find("loket")) == ["stuk:2"]


def test_a_quoted_phrase_is_exact(shelf: Shelf) -> None:
    shelf.put(1, "Wij komen op korte termijn terug.")
    shelf.put(2, "De termijn is te korte, op zich.")
    shelf.put(3, "Op korte termijnen.")
    shelf.index()
    assert parents(find('"op korte termijn"')) == ["stuk:1"]


def test_a_minus_takes_the_whole_stuk_away(shelf: Shelf) -> None:
    shelf.put(1, "De wachttijd loopt op.", "Dit gaat over de jeugd.")
    shelf.put(2, "De wachttijd daalt.", "Dit gaat over iets anders.")
    shelf.index()
    result = find("wachttijd -jeugd")
    assert (parents(result), result.total) == (["stuk:2"], 1)


def test_a_minus_takes_away(shelf: Shelf) -> None:
    shelf.put(1, "wachttijd jeugd")
    shelf.put(2, "wachttijd ouderen")
    shelf.index()
    assert parents(find("wachttijd -jeugd")) == ["stuk:2"]
    assert parents(find("-jeugd")) == ["stuk:2"]


def test_all_words_come_first_and_some_words_after_them(shelf: Shelf) -> None:
    shelf.put(1, "De begroting van de griffie, in een lange zin met veel andere woorden erbij.")
    shelf.put(2, "begroting begroting begroting")
    shelf.put(3, "griffie griffie griffie")
    for pk in range(4, 30):
        shelf.put(pk, "Over iets anders.")
    shelf.index()
    result = find("begroting griffie")
    assert parents(result) == ["stuk:1", "stuk:2", "stuk:3"]
    assert (result.relaxed, result.with_all_words) == (True, 1)


def test_nothing_looser_is_added_to_a_full_page_of_all_words(shelf: Shelf) -> None:
    for pk in range(1, 11):
        shelf.put(pk, "wachttijd wmo")
    shelf.put(11, "wachttijd")
    shelf.index()
    result = find("wachttijd wmo")
    assert (result.relaxed, result.total) == (False, 10)


def test_a_word_that_stands_nowhere_and_weighs_most_means_nothing_is_found(shelf: Shelf) -> None:
    for pk in range(1, 30):
        shelf.put(pk, "subsidie")
    shelf.index()
    assert find("subsidie onvindbaarwoord").total == 0


def test_the_exact_word_stands_above_its_stem_and_the_title_above_the_text(shelf: Shelf) -> None:
    shelf.put(1, "Er staan brieven in deze map over het sociaal team.")
    shelf.put(2, "Er staat een brief in deze map over het sociaal team.")
    shelf.put(3, "Iets heel anders in deze map over het sociaal team.", title="Brief")
    shelf.index()
    assert parents(find("brief")) == ["stuk:3", "stuk:2", "stuk:1"]


@pytest.mark.parametrize("typed", ["2023-020331", "2023 020331", "2023020331"])
def test_a_kenmerk_comes_first(shelf: Shelf, typed: str) -> None:
    for pk in range(1, 8):
        shelf.put(pk, "Zie 2023-020331, nogmaals 2023-020331, en 2023020331.", title="2023-020331")
    shelf.put(9, "Een brief.", identifiers=("2023-020331",))
    shelf.index()
    assert parents(find(typed))[0] == "stuk:9"


def test_order_by_day(shelf: Shelf) -> None:
    shelf.put(1, "wmo", earliest=date(2022, 1, 1), latest=date(2022, 1, 31))
    shelf.put(2, "wmo", earliest=date(2023, 1, 1))
    shelf.put(3, "wmo")
    shelf.index()
    assert parents(find("wmo", sort="nieuwste")) == ["stuk:2", "stuk:1", "stuk:3"]
    assert parents(find("wmo", sort="oudste")) == ["stuk:1", "stuk:2", "stuk:3"]
    assert parents(find()) == ["stuk:2", "stuk:1", "stuk:3"]


def test_a_period_finds_what_may_lie_in_it(shelf: Shelf) -> None:
    shelf.put(1, "wmo", earliest=date(2022, 6, 1), latest=date(2022, 6, 30))
    shelf.put(2, "wmo")
    shelf.index()
    assert parents(find(van=date(2022, 6, 30), tot=date(2022, 7, 9))) == ["stuk:1"]
    assert find(van=date(2022, 7, 1)).total == find(tot=date(2022, 5, 31)).total == 0


def test_late_is_judged_today(shelf: Shelf) -> None:
    shelf.put(1, "wmo", last_day=date(2024, 5, 31))
    shelf.put(2, "wmo", last_day=date(2024, 6, 1))
    shelf.put(3, "wmo", last_day=date(2024, 1, 1), settlement_pending=True)
    shelf.put(4, "wmo")
    shelf.index()
    assert parents(find(te_laat=True)) == ["stuk:1"]


def test_markup_in_a_text_stays_text(shelf: Shelf) -> None:
    shelf.put(1, 'Begin <script>alert("wmo")</script> & <mark>wmo</mark> é wmo.', title="<b>wmo</b>")
    shelf.index()
    fragment = find("wmo").hits[0].passages[0].fragment
    without_marks = fragment.replace("<mark>", "").replace("</mark>", "")
    assert "<" not in without_marks
    assert "&lt;script&gt;" in without_marks
    assert fragment.endswith("é <mark>wmo</mark>.")


def test_a_hit_by_title_shows_how_the_text_begins(shelf: Shelf) -> None:
    shelf.put(1, "De eerste bladzijde.", "De tweede bladzijde.", title="Verbeterplan")
    shelf.index()
    passages = find("verbeterplan").hits[0].passages
    assert len(passages) == 1
    assert "bladzijde" in passages[0].fragment


@pytest.mark.parametrize(
    "typed",
    [
        *('"', 'a"b', "AND (", "NOT", "-", '-"', "(" * 5000, "*:*", "title:wmo", "wmo^9 ~2 [a TO b]", "/.*/"),
        *("\x00", "wmo\x00", "\ud800", "é" * 5000, "🙂", "\u202ewmo"),
        *("'; DROP", "%_\\", "wmo " * 1250, "a-b-c-d" * 60),
    ],
)
def test_any_question_whatever_gets_an_answer(shelf: Shelf, typed: str) -> None:
    shelf.put(1, "Over de wmo")
    shelf.index()
    assert find(typed).total in (0, 1)


@pytest.mark.parametrize("typed", ['"', "(", "🙂", "\ud800"])
def test_a_question_without_letters_finds_nothing_instead_of_everything(shelf: Shelf, typed: str) -> None:
    shelf.put(1, "Over de wmo")
    shelf.index()
    expected = 1 if not typed.encode(errors="ignore").strip() else 0
    assert find(typed).total == expected


def test_a_word_said_many_times_is_asked_for_once_with_and_once_without_its_neighbours() -> None:
    wishes = WishReader(get_dutch(), None).wanted(parse_text("wmo " * 100))
    assert len(wishes) == 2


def test_a_page_beyond_what_is_counted_exactly_is_empty(shelf: Shelf) -> None:
    shelf.put(1, "wachttijd")
    shelf.index()
    assert find("wachttijd", page=EXACT_LIMIT // 20 + 1).hits == find("wachttijd", page=10**30).hits == ()
