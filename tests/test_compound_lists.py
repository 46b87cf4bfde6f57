"""Compounds of the griffie: from the next rebuild on, for index and questions alike, and back with the index."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from search.check import roll_back
from search.dutch.analysis import Dutch
from search.engine import EngineAway, get_engine
from search.kept_lists import get_dutch
from search.models import Compound, CompoundRow, IndexRow, SearchRun
from search.nodes import Term
from search.runs import do_waiting_run
from search.services import rebuild
from tests.factories import make_compound
from tests.search_shelf import Shelf, find, make_shelf, parents

pytestmark = pytest.mark.django_db

LIST, ADD, REBUILD = (f"/beheer/zoeken/samengesteld/{end}" for end in ("", "nieuw/", "opbouwen/"))
WAITS = "Deze woorden werken na een nieuwe opbouw van de index."


@pytest.fixture
def shelf(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    shelf = make_shelf(settings, tmp_path, monkeypatch)
    shelf.put(1, "De kwispelbeleidsnota ligt ter inzage.")
    shelf.put(2, "Iets anders.")
    shelf.index()
    return shelf


def test_a_word_works_from_the_next_rebuild_on(shelf: Shelf) -> None:
    make_compound("kwispel")
    assert get_dutch().parts("kwispelbeleidsnota") == ()
    rebuild()
    assert get_dutch().parts("kwispelbeleidsnota")[0] == "kwispel"
    assert parents(find("beleid kwispel")) == ["stuk:1"]


def test_the_index_has_the_parts_that_questions_are_read_with(shelf: Shelf) -> None:
    def part_count() -> int:
        reader = get_engine().reader()
        assert reader is not None
        return reader.counts([Term("parts", get_dutch().word("kwispel").stem)])[0]

    make_compound("kwispel")
    shelf.put(3, "Nog een kwispelbeleidsnota.")
    shelf.index(3)  # fed to the index that knows no kwispel
    assert part_count() == 0
    rebuild()
    assert part_count() == 2
    shelf.put(4, "Weer een kwispelbeleidsnota.")
    shelf.index(4)
    assert part_count() == 3


def test_the_previous_index_comes_with_its_own_compounds(shelf: Shelf) -> None:
    rebuild()
    make_compound("kwispel")
    rebuild()
    roll_back()
    assert get_dutch().parts("kwispelbeleidsnota") == ()
    roll_back()
    assert get_dutch().parts("kwispelbeleidsnota")[0] == "kwispel"


def test_a_rebuild_that_fails_changes_nothing(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    make_compound("kwispel")

    def refuse(*args: Any) -> None:
        raise EngineAway("no room")

    monkeypatch.setattr("search.rebuilding.Rebuild.judge", refuse)
    with pytest.raises(EngineAway):
        rebuild()
    assert not IndexRow.objects.exists()
    assert get_dutch().parts("kwispelbeleidsnota") == ()


def test_a_compound_gets_its_parts_or_stays_whole(db: None) -> None:
    dutch = Dutch(frozenset(), frozenset({"raadsbrief"}), {"beleidskwispel": ("beleid", "kwispel")})
    assert Dutch().parts("raadsbrieven") == ("raad", "brief")
    assert dutch.parts("raadsbrieven") == ()
    assert dutch.word("beleidskwispels").parts == dutch.word("beleidskwispel").parts == ("beleid", "kwispel")


def test_what_is_off_is_not_built_in(shelf: Shelf) -> None:
    compound = make_compound("kwispel")
    make_compound("kwispel", compound=compound, is_on=False)
    rebuild()
    assert get_dutch().parts("kwispelbeleidsnota") == ()
    assert [row.is_on for row in compound.rows.all()] == [False, True]


@pytest.mark.parametrize(
    ("word", "kind", "parts", "words"),
    [
        ("kw", "deel", "", "met alleen letters"),
        ("twee woorden", "deel", "", "met alleen letters"),
        ("kwispel2", "heel", "", "met alleen letters"),
        ("k" * 61, "deel", "", "met alleen letters"),
        ("Kwíspel", "heel", "", "staat al in de lijst"),
        ("kwispelnota", "delen", "kwispel", "twee of meer delen"),
        ("kwispelnota", "delen", "kwispel no", "“no” kan geen deel zijn"),
        ("kwispelnota", "delen", "kwispelnota nota", "“kwispelnota” kan geen deel zijn"),
    ],
)
def test_what_helps_nobody_is_refused_with_a_reason(word: str, kind: str, parts: str, words: str) -> None:
    make_compound("kwispel")
    with pytest.raises(ValidationError) as caught:
        make_compound(word, kind, parts)
    assert words in " ".join(caught.value.messages)
    assert CompoundRow.objects.count() == 1


def test_the_list_offers_the_rebuild_and_the_worker_does_it(shelf: Shelf, griffier_client: Client) -> None:
    assert WAITS not in griffier_client.get(LIST).content.decode()
    values = {"kind": "delen", "word": "kwispelnota", "parts": "kwispel nota", "is_on": "on"}
    added = griffier_client.post(ADD, values, follow=True).content.decode()
    assert "kwispelnota = kwispel + nota" in added
    assert WAITS in added
    tried = griffier_client.get(LIST, {"woord": "Kwispelnota's"}).content.decode()
    assert "blijft heel" in tried
    assert "kwispel + nota" in tried.partition("Na de opbouw")[2].partition("</dl>")[0]
    asked = griffier_client.post(REBUILD, follow=True).content.decode()
    assert "De nieuwe opbouw begint zo." in asked
    assert WAITS not in asked
    assert "Er wordt al opnieuw opgebouwd." in griffier_client.post(REBUILD, follow=True).content.decode()
    assert do_waiting_run()
    assert SearchRun.objects.get().is_good
    assert WAITS not in griffier_client.get(LIST).content.decode()


def test_a_word_is_changed_with_a_history(griffier_client: Client, griffier: Any) -> None:
    compound = make_compound("kwispel")
    address = f"{LIST}{compound.pk}/"
    griffier_client.post(address, {"kind": "heel", "word": "kwispel", "parts": "", "is_on": ""})
    page = griffier_client.get(address).content.decode()
    assert "Geschiedenis" in page
    assert "(uit)" in page
    assert griffier.get_username() in page


def test_a_redacteur_keeps_no_compounds(redacteur_client: Client) -> None:
    compound = make_compound("kwispel")
    values = {"kind": "heel", "word": "anders", "parts": ""}
    for address in (LIST, ADD, REBUILD, f"{LIST}{compound.pk}/"):
        assert "kwispel" not in redacteur_client.get(address, follow=True).content.decode()
        redacteur_client.post(address, values)
    assert Compound.objects.get().word == "kwispel"
    assert not SearchRun.objects.exists()


def test_an_empty_list_says_what_to_do(griffier_client: Client) -> None:
    assert "De griffie heeft nog geen woord toegevoegd." in griffier_client.get(LIST).content.decode()


def test_the_list_costs_the_same_with_many_rows(griffier_client: Client, django_assert_max_num_queries: Any) -> None:
    griffier_client.get(LIST)
    for number in range(20):
        make_compound("kwispel" + chr(ord("a") + number))
    with django_assert_max_num_queries(20):
        griffier_client.get(LIST)
