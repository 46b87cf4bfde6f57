"""A new index beside the current one, and a pointer that moves at once."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from search import vocabulary
from search.engine import EngineAway, get_engine
from search.feeding import draw_version
from search.locks import is_locked
from search.models import OutboxRow
from search.query import SearchQuery
from search.rebuilding import Rebuild
from search.services import RebuildFailed, answer, enqueue, rebuild
from search.tantivy_engine import TantivyEngine
from search.tantivy_schema import SCHEMA_HASH
from search.vocabulary import Vocabulary
from tests.search_shelf import TODAY, Shelf, answer_with_another_version, find, index_names

pytestmark = pytest.mark.django_db


def nothing_is_hidden(parents: Sequence[str]) -> set[str]:
    return set()


def words_of_a_new_process() -> Vocabulary:
    words = Vocabulary()
    words.refresh()
    return words


def client_of(engine: Any) -> Any:
    return engine._writing_client()


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
    assert set(totals) == {499}
    assert set(locked) == {True}
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


def test_a_change_during_a_rebuild_is_found_at_once_and_stays(each_engine: str, shelf: Shelf) -> None:
    for pk in range(1, 120):
        shelf.put(pk, "oud")
    shelf.index()
    seen: list[int] = []

    def change(done: int, total: int) -> None:
        for pk in (1, 119, 500):  # one that was done, one that is to come, one that is new
            shelf.put(pk, "nieuw")
        shelf.hidden.add(2)
        enqueue("stuk", 1, 2, 119, 500)
        seen.append(find("nieuw").total)

    rebuild(change)
    assert seen[0] == 0
    assert set(seen[1:]) == {3}
    assert (find("nieuw").total, find("oud").total) == (3, 116)
    assert get_engine().count() == 119
    assert not OutboxRow.objects.exists()


def test_changes_wait_for_the_new_index_when_the_old_one_takes_none(shelf: Shelf) -> None:
    for pk in range(1, 120):
        shelf.put(pk, "oud")
    shelf.index()
    answer_with_another_version()

    def change(done: int, total: int) -> None:
        shelf.put(1, "nieuw")
        enqueue("stuk", 1)

    rebuild(change)
    assert (find("nieuw").total, find("oud").total) == (1, 118)
    assert not OutboxRow.objects.exists()


def test_a_rebuild_that_fails_leaves_the_old_index(each_engine: str, shelf: Shelf) -> None:
    shelf.put(1, "wachttijd")
    shelf.index()
    name = get_engine().state().name
    shelf.broken.add(1)
    with pytest.raises(RebuildFailed, match=r"1 van 1 .*stuk:1: RuntimeError"):
        rebuild()
    assert find("wachttijd").total == 1
    assert get_engine().state().name == name


def test_one_in_a_hundred_may_stay_out_and_waits_with_its_error(shelf: Shelf) -> None:
    for pk in range(1, 101):
        shelf.put(pk, "wachttijd")
    shelf.broken.add(7)
    assert rebuild() == 99
    (row,) = OutboxRow.objects.all()
    assert (row.object_id, row.attempts) == (7, 1)
    assert "cannot be built" in row.error
    shelf.broken.clear()
    assert rebuild() == 100
    assert not OutboxRow.objects.exists()


def test_an_index_that_lost_documents_does_not_take_the_place_of_the_old_one(
    each_engine: str, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for pk in range(1, 6):
        shelf.put(pk, "wachttijd", "wachttijd")
    shelf.index()
    name = get_engine().state().name
    fill = Rebuild.fill

    def lose_some(self: Rebuild, build: Any, things: Any) -> None:
        fill(self, build, things)
        build.index([], ["stuk:3"], draw_version())

    monkeypatch.setattr(Rebuild, "fill", lose_some)
    with pytest.raises(RebuildFailed, match="8 plekken van 4 dingen in de index, 10 plekken van 5 dingen in de data"):
        rebuild()
    assert get_engine().state().name == name
    assert find("wachttijd").total == 5


def test_words_that_stand_nowhere_any_more_are_forgotten(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "_vocabulary", Vocabulary())
    shelf.put(1, "kaartenhuis wachttijd")
    shelf.index()
    shelf.put(1, "wachttijd")
    rebuild()
    assert "kaartenhuis" not in words_of_a_new_process()
    assert "wachttijd" in words_of_a_new_process()
    shelf.put(1, "kaartenhuis")
    shelf.index()
    assert "kaartenhuis" in words_of_a_new_process()


def test_going_back_and_forth_between_two_indexes(each_engine: str, shelf: Shelf) -> None:
    shelf.put(1, "wachttijd")
    shelf.index()
    first = get_engine().state().name
    rebuild()
    second = get_engine().state()
    assert (second.name != first, second.previous) == (True, first)
    assert get_engine().roll_back() == first
    assert get_engine().state().previous == second.name
    shelf.put(2, "wachttijd")
    shelf.index(2)
    assert find("wachttijd").total == 2
    assert get_engine().roll_back() == second.name
    assert find("wachttijd").total == 1


def test_there_may_be_no_index_to_go_back_to(each_engine: str, shelf: Shelf) -> None:
    assert get_engine().roll_back() is None
    shelf.put(1, "wachttijd")
    shelf.index()
    assert get_engine().roll_back() is None
    assert find("wachttijd").total == 1


def test_what_a_killed_rebuild_left_is_gone_after_the_next_and_the_previous_is_kept(
    each_engine: str, shelf: Shelf
) -> None:
    shelf.put(1, "wachttijd")
    shelf.index()
    first = get_engine().state().name
    engine: Any = get_engine()
    left = engine.directory.create(SCHEMA_HASH).name if each_engine == "tantivy" else engine._create(client_of(engine))
    assert left in index_names()
    rebuild()
    assert index_names() == {first, engine.state().name}


def test_the_previous_index_is_kept_and_older_ones_go(shelf: Shelf) -> None:
    shelf.put(1, "wachttijd")
    for _ in range(4):
        rebuild()
    state = get_engine().state()
    assert index_names() == {state.name, state.previous}
    assert state.previous


def test_an_index_of_another_version_is_refused_until_it_is_rebuilt(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf.put(1, "wachttijd")
    shelf.index()
    answer_with_another_version()
    with pytest.raises(EngineAway, match="search_rebuild"):
        find("wachttijd")
    call_command("search_rebuild")
    assert "1 van 1" in capsys.readouterr().out
    assert find("wachttijd").total == 1


@pytest.mark.parametrize("damage", [lambda path: path.write_text("{"), Path.unlink], ids=["broken", "gone"])
def test_a_damaged_index_is_away_and_can_be_rebuilt(tantivy_shelf: Shelf, settings: Any, damage: Any) -> None:
    tantivy_shelf.put(1, "wachttijd")
    tantivy_shelf.index()
    (name,) = index_names()
    damage(settings.SEARCH_INDEX_DIR / name / "meta.json")
    with pytest.raises(EngineAway):  # as in a process that starts now
        TantivyEngine(str(settings.SEARCH_INDEX_DIR)).reader()
    with pytest.raises(EngineAway):
        find("wachttijd")
    rebuild()
    assert find("wachttijd").total == 1
