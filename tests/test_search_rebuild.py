"""A new index beside the current one, and a pointer that moves at once."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from search.engine import EngineAway
from search.locks import is_locked
from search.models import OutboxRow
from search.query import SearchQuery
from search.services import answer, enqueue, rebuild
from search.tantivy_engine import TantivyEngine
from tests.search_shelf import TODAY, Shelf, find, make_shelf

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    return make_shelf(settings, tmp_path, monkeypatch)


def nothing_is_hidden(parents: Sequence[str]) -> set[str]:
    return set()


def index_folders(settings: Any) -> list[Path]:
    return [path for path in settings.SEARCH_INDEX_DIR.iterdir() if path.is_dir()]


def test_a_rebuild_finds_what_the_database_has(shelf: Shelf) -> None:
    shelf.put(1, "wachttijd")
    shelf.index()
    shelf.put(2, "wachttijd", "wachttijd")
    shelf.hidden.add(1)
    progress: list[tuple[int, int]] = []
    assert rebuild(lambda *numbers: progress.append(numbers)) == 1
    assert progress[-1] == (2, 2)
    assert find("wachttijd").total == 1


def test_the_old_index_answers_while_the_new_one_is_built(shelf: Shelf) -> None:
    for pk in range(1, 500):
        shelf.put(pk, "wachttijd")
    shelf.index()
    totals: list[int] = []
    locked: list[bool] = []

    def look(done: int, total: int) -> None:
        totals.append(find("wachttijd").total)
        locked.append(is_locked())

    rebuild(look)
    assert totals == [499, 499, 499]
    assert locked == [True, True, True]
    assert find("wachttijd").total == 499
    assert not is_locked()


def test_readers_in_other_threads_never_see_an_empty_index(shelf: Shelf) -> None:
    for pk in range(1, 50):
        shelf.put(pk, "wachttijd")
    shelf.index()
    seen, stop = set(), threading.Event()

    def read() -> None:
        while not stop.is_set():
            seen.add(answer(SearchQuery(today=TODAY, text="wachttijd"), nothing_is_hidden).total)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for _ in range(3):
        rebuild()
    stop.set()
    for reader in readers:
        reader.join()
    assert seen == {49}


def test_a_change_during_a_rebuild_is_in_the_new_index(shelf: Shelf) -> None:
    shelf.put(1, "oud")
    shelf.index()

    def change(done: int, total: int) -> None:
        shelf.put(1, "nieuw")
        enqueue("stuk", 1)

    rebuild(change)
    assert find("nieuw").total == 1
    assert find("oud").total == 0
    assert not OutboxRow.objects.exists()


def test_a_rebuild_that_fails_leaves_the_old_index(shelf: Shelf, settings: Any) -> None:
    shelf.put(1, "wachttijd")
    shelf.index()
    shelf.broken.add(1)
    with pytest.raises(RuntimeError):
        rebuild()
    assert find("wachttijd").total == 1
    assert len(index_folders(settings)) == 1


def test_the_previous_index_is_kept_and_older_ones_go(shelf: Shelf, settings: Any) -> None:
    shelf.put(1, "wachttijd")
    for _ in range(4):
        rebuild()
    folders = index_folders(settings)
    pointers = {(settings.SEARCH_INDEX_DIR / name).read_text() for name in ("current", "previous")}
    assert {path.name for path in folders} == pointers
    assert len(folders) == 2


def test_an_index_of_another_version_is_refused_until_it_is_rebuilt(
    shelf: Shelf, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf.put(1, "wachttijd")
    shelf.index()
    (current,) = index_folders(settings)
    other = current.with_name("000000000000-20200101T000000000000")
    current.rename(other)
    (settings.SEARCH_INDEX_DIR / "current").write_text(other.name)
    with pytest.raises(EngineAway, match="search_rebuild"):
        find("wachttijd")
    call_command("search_rebuild")
    assert "1 van 1" in capsys.readouterr().out
    assert find("wachttijd").total == 1


def test_a_damaged_index_is_away_and_can_be_rebuilt(shelf: Shelf, settings: Any) -> None:
    shelf.put(1, "wachttijd")
    shelf.index()
    (folder,) = index_folders(settings)
    (folder / "meta.json").write_text("{")
    with pytest.raises(EngineAway):  # as in a process that starts now
        TantivyEngine(str(settings.SEARCH_INDEX_DIR)).reader()
    with pytest.raises(EngineAway):
        find("wachttijd")
    rebuild()
    assert find("wachttijd").total == 1
