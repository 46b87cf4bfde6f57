"""A change reaches the index through its outbox row, and what is not public is gone before that."""

from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from search.engine import EngineAway, get_engine
from search.models import OutboxRow
from search.services import enqueue, feed_outbox, rebuild
from tests.search_shelf import Shelf, counts, find, make_shelf, parents


@pytest.fixture
def shelf(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    return make_shelf(settings, tmp_path, monkeypatch)


def make_index_of_another_version(settings: Any) -> None:
    """As after an upgrade that changed the fields: the engine must refuse it."""
    folder = settings.SEARCH_INDEX_DIR
    (folder / "000000000000-20200101T000000000000").mkdir(parents=True)
    (folder / "current").write_text("000000000000-20200101T000000000000")


@pytest.mark.django_db(transaction=True)
def test_a_row_needs_the_transaction_of_its_change(shelf: Shelf) -> None:
    with pytest.raises(TransactionManagementError):
        enqueue("stuk", 1)
    assert not OutboxRow.objects.exists()


@pytest.mark.django_db
def test_a_row_goes_with_its_transaction(shelf: Shelf) -> None:
    with transaction.atomic():
        enqueue("stuk", 1)
        transaction.set_rollback(True)
    assert not OutboxRow.objects.exists()


@pytest.mark.django_db
def test_a_kind_that_nobody_registered_is_refused(shelf: Shelf) -> None:
    with pytest.raises(LookupError):
        enqueue("stukje", 1)


@pytest.mark.django_db
def test_feeding_makes_findable_and_empties_the_outbox(shelf: Shelf) -> None:
    for pk in range(1, 8):
        shelf.put(pk, "wachttijd")
        enqueue("stuk", pk)
        enqueue("stuk", pk)
    progress: list[tuple[int, int]] = []
    done = feed_outbox(limit=4, on_progress=lambda *numbers: progress.append(numbers))
    assert done == 14
    assert progress == [(4, 14), (8, 14), (12, 14), (14, 14)]
    assert not OutboxRow.objects.exists()
    assert find("wachttijd").total == get_engine().count() == 7
    assert feed_outbox() == 0


@pytest.mark.django_db
def test_a_changed_text_replaces_all_old_pages(shelf: Shelf) -> None:
    shelf.put(1, "oud", "oud", "oud")
    shelf.index()
    shelf.put(1, "nieuw")
    shelf.index()
    assert find("oud").total == 0
    assert parents(find("nieuw")) == ["stuk:1"]


@pytest.mark.django_db
def test_rows_stay_when_the_engine_fails(shelf: Shelf, settings: Any) -> None:
    make_index_of_another_version(settings)
    shelf.put(1, "wachttijd")
    enqueue("stuk", 1)
    with pytest.raises(EngineAway):
        feed_outbox()
    assert OutboxRow.objects.count() == 1
    rebuild()
    assert not OutboxRow.objects.exists()
    assert find("wachttijd").total == 1


@pytest.mark.django_db
def test_one_thing_that_cannot_be_built_stops_no_other(shelf: Shelf) -> None:
    for pk in (1, 2, 3):
        shelf.put(pk, "wachttijd")
    shelf.broken.add(2)
    shelf.index()
    assert sorted(parents(find("wachttijd"))) == ["stuk:1", "stuk:3"]
    assert list(OutboxRow.objects.values_list("object_id", flat=True)) == [2]
    shelf.broken.clear()
    assert feed_outbox() == 1
    assert find("wachttijd").total == 3


@pytest.mark.django_db
def test_what_is_hidden_is_gone_before_the_outbox_runs(shelf: Shelf) -> None:
    shelf.put(1, "wachttijd")
    shelf.put(2, "wachttijd")
    shelf.index()
    shelf.hidden.add(1)
    result = find("wachttijd")
    assert (result.total, parents(result)) == (1, ["stuk:2"])


@pytest.mark.django_db
def test_what_is_hidden_leaves_the_index(shelf: Shelf) -> None:
    shelf.put(1, "wachttijd")
    shelf.put(2, "wachttijd")
    shelf.index()
    shelf.hidden.add(1)
    shelf.index(1)
    assert get_engine().count() == 1


@pytest.mark.django_db
def test_what_rests_on_something_hidden_is_gone_until_it_is_fed(shelf: Shelf) -> None:
    shelf.put(1, "bijlage")
    shelf.put(2, "wachttijd", "wachttijd", rests_on=("stuk:1",))
    shelf.put(3, "wachttijd", rests_on=("stuk:1", "stuk:2"), soort="memo")
    shelf.put(4, "wachttijd", soort="brief")
    shelf.index()
    assert find("wachttijd").total == 3
    shelf.hidden.add(1)
    result = find("wachttijd")
    assert (result.total, parents(result), counts(result, "soort")) == (1, ["stuk:4"], {"brief": 1})
    shelf.put(2, "wachttijd")
    shelf.index(2)
    assert sorted(parents(find("wachttijd"))) == ["stuk:2", "stuk:4"]


@pytest.mark.django_db
@pytest.mark.parametrize("is_enqueued", [True, False])
def test_in_a_large_answer_no_hidden_hit_shows(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, is_enqueued: bool
) -> None:
    """Above the limit of the full check: the rows that wait, and every hit of the page, are asked for."""
    monkeypatch.setattr("search.public_check.FULL_CHECK_LIMIT", 5)
    for pk in range(1, 11):
        shelf.put(pk, "wachttijd " * pk)
    shelf.index()
    shelf.hidden.add(10)
    if is_enqueued:
        enqueue("stuk", 10)
    result = find("wachttijd", page_size=5)
    assert result.total == 9
    assert len(result.hits) == 5
    assert "stuk:10" not in parents(result)


@pytest.mark.django_db
def test_a_kind_that_no_app_registers_any_more_is_not_found(
    shelf: Shelf, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put(1, "wachttijd")
    shelf.index()
    make_shelf(settings, tmp_path, monkeypatch, kind="ander")
    assert find("wachttijd").total == 0
