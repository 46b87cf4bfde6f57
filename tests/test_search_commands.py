import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from search.checks import check_engine, check_index_folder, check_kinds
from search.registry import SearchSource, register_source
from tests.search_shelf import Shelf, answer_with_another_version

pytestmark = pytest.mark.django_db


def test_search_prints_json(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    shelf.put(1, "Begin", 'De "wachttijd" & meer.', title="Voortgang")
    shelf.put(2, "Kort: wachttijd.", title="Antwoord", url="/toezeggingen/2/", parent_url="")
    shelf.put(3, "wachttijd wachttijd")
    shelf.index()
    call_command("search", "wachttijd", "--limit", "2", "--json")
    answer = json.loads(capsys.readouterr().out)
    assert answer["totaal"] == 3
    assert len(answer["treffers"]) == 2
    call_command("search", "wachttijd meer", "--json")
    hit = json.loads(capsys.readouterr().out)["treffers"][0]
    assert hit.pop("score") > 0
    assert hit == {
        "url": "/stukken/1/pagina/2/",
        "titel": "Voortgang",
        "pagina": 2,
        "fragment": 'De "wachttijd" & meer.',
    }
    call_command("search", "kort", "--json")
    hit = json.loads(capsys.readouterr().out)["treffers"][0]
    assert (hit["url"], hit["pagina"]) == ("/toezeggingen/2/", None)


@pytest.mark.parametrize("typed", ["", '"', "\udce9", "x" * 5000])
def test_search_takes_any_words(shelf: Shelf, capsys: pytest.CaptureFixture[str], typed: str) -> None:
    call_command("search", typed, "--json")
    assert json.loads(capsys.readouterr().out) == {"totaal": 0, "treffers": []}


@pytest.mark.parametrize("limit", ["0", "-1", "1001"])
def test_search_refuses_a_limit_that_makes_no_sense(shelf: Shelf, limit: str) -> None:
    with pytest.raises(CommandError, match="tussen 1 en 1000"):
        call_command("search", "wmo", "--limit", limit)


def test_search_says_that_the_engine_is_away(shelf: Shelf) -> None:
    answer_with_another_version()
    with pytest.raises(CommandError, match="Zoeken werkt nu niet"):
        call_command("search", "wmo")


def test_an_unknown_engine_is_found_at_start(settings: Any) -> None:
    assert check_engine(None) == []
    settings.SEARCH_ENGINE = "solr"
    assert [error.id for error in check_engine(None)] == ["search.E001"]


def test_a_folder_that_cannot_be_written_is_found_at_start(settings: Any, tmp_path: Path) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "nog" / "niet"
    assert check_index_folder(None) == []
    (tmp_path / "bestand").touch()
    settings.SEARCH_INDEX_DIR = tmp_path / "bestand" / "zoekindex"
    assert [error.id for error in check_index_folder(None)] == ["search.E002"]


def test_a_kind_that_is_no_name_is_found_at_start(shelf: Shelf) -> None:
    assert check_kinds(None) == []
    register_source(Shelf("mijn stuk:").source())
    assert [error.id for error in check_kinds(None)] == ["search.E003"]


def test_a_kind_registers_once(shelf: Shelf) -> None:
    with pytest.raises(ValueError, match="twice"):
        register_source(SearchSource("stuk", shelf.records, shelf.public_pks, lambda: ()))
