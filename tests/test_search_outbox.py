"""A change reaches the index through its outbox row, and what is not public is gone before that."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from search.engine import EngineAway, get_engine
from search.feeding import draw_version, retry
from search.models import RETRY_WAITS, OutboxRow
from search.services import enqueue, feed_outbox, rebuild
from tests.search_shelf import Shelf, answer_with_another_version, counts, find, make_shelf, parents

NOON = datetime(2026, 4, 8, 10, 0, tzinfo=UTC)


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
def test_rows_stay_when_the_engine_fails(shelf: Shelf) -> None:
    answer_with_another_version()
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
    (row,) = OutboxRow.objects.all()
    assert (row.object_id, row.attempts) == (2, 1)
    assert "cannot be built" in row.error


@pytest.mark.django_db
def test_what_fails_is_tried_again_after_growing_waits_until_it_is_given_up(shelf: Shelf) -> None:
    shelf.put(1, "wachttijd")
    shelf.broken.add(1)
    with time_machine.travel(NOON, tick=False) as clock:
        shelf.index()
        waited = []
        while (row := OutboxRow.objects.get()).retry_at:
            waited.append(row.retry_at - timezone.now())
            clock.move_to(row.retry_at - timedelta(seconds=1))
            assert feed_outbox() == 0
            assert OutboxRow.objects.get().attempts == row.attempts
            clock.move_to(row.retry_at)
            feed_outbox()
        assert tuple(waited) == RETRY_WAITS
        assert (row.is_dead, row.attempts) == (True, 6)
        shelf.broken.clear()
        assert feed_outbox() == 0
        retry(OutboxRow.objects.dead())
        assert feed_outbox() == 1
    assert find("wachttijd").total == 1


@pytest.mark.django_db
def test_a_later_row_takes_the_place_of_one_that_failed(shelf: Shelf) -> None:
    shelf.put(1, "wachttijd")
    shelf.broken.add(1)
    shelf.index()
    first = OutboxRow.objects.get().version
    shelf.index()
    row = OutboxRow.objects.get()
    assert (row.version > first, row.attempts) == (True, 1)
    shelf.broken.clear()
    shelf.index()
    assert not OutboxRow.objects.exists()
    assert find("wachttijd").total == 1


@pytest.mark.django_db
def test_what_the_engine_refuses_waits_with_its_error_and_stops_no_other(each_engine: str, shelf: Shelf) -> None:
    """A keyword that is longer than Lucene takes; a key that is larger than tantivy's index has room for."""
    too_large = 2**41 if each_engine == "tantivy" else 2
    for pk in (1, too_large, 3):
        shelf.put(pk, "wachttijd")
    if each_engine == "elasticsearch":
        shelf.put(2, "wachttijd", status="x" * 40_000)
    shelf.index()
    assert sorted(parents(find("wachttijd"))) == ["stuk:1", "stuk:3"]
    row = OutboxRow.objects.get()
    assert (row.object_id, row.attempts) == (too_large, 1)
    assert ("too large" if each_engine == "tantivy" else "failed to parse field [status]") in row.error
    assert len(row.error) < 1_000


@pytest.mark.django_db
def test_a_change_while_the_records_are_read_is_fed_again(each_engine: str, shelf: Shelf) -> None:
    shelf.put(1, "oud")

    def change() -> None:
        shelf.after_reading = lambda: None
        shelf.put(1, "nieuw")
        enqueue("stuk", 1)

    shelf.after_reading = change
    shelf.index()
    assert find("oud").total == OutboxRow.objects.count() == 1
    feed_outbox()
    assert (find("oud").total, find("nieuw").total) == (0, 1)


@pytest.mark.django_db
def test_a_version_is_larger_than_any_before_it(db: None) -> None:
    versions = [draw_version() for _ in range(3)]
    OutboxRow.objects.create(kind="stuk", object_id=1)
    assert sorted({*versions, draw_version()}) == [*versions, max(versions) + 2_000]


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
