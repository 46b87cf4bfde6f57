"""The worker freezes a gate when its day has passed in Amsterdam: once, whatever the clock does, whoever else works."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from besluiten.models import GateSnapshot, Mijlpaal
from besluiten.services.gates import freeze_due_gates
from besluiten.services.mijlpalen import register_mijlpaal
from besluiten.services.status import change_status
from besluiten.transitions import Actor, Status
from dossiers.datering import datering_from_iso
from dossiers.models import DossierPage
from dossiers.services.gemeenten import make_dossier, make_gemeente
from portal.worker import PortalWorker
from tests.factories import make_randvoorwaarde, make_stuk, passage_of
from tests.test_locking import at_once

SECOND = timedelta(seconds=1)


def make_gate(dossier: DossierPage, day: date) -> Mijlpaal:
    """Registered a month before that day."""
    before = day - timedelta(days=30)
    with time_machine.travel(datetime(before.year, before.month, before.day, 12, tzinfo=UTC), tick=False):
        stuk = make_stuk(dossier, date=datering_from_iso(before.isoformat()))
        found = register_mijlpaal(
            dossier=dossier, passage=passage_of(stuk), title="Start", plan=datering_from_iso(day.isoformat())
        )
        make_randvoorwaarde(stuk, found)
    return found


def work() -> None:
    """Every chore of a worker that just started, once."""
    worker = PortalWorker()
    worker.turn(worker.chores)


def snapshots() -> list[tuple[date, bool]]:
    return list(GateSnapshot.objects.values_list("day", "is_late"))


# The last second of a day in Amsterdam, in UTC.
ENDS = [
    pytest.param(date(2026, 3, 28), datetime(2026, 3, 28, 22, 59, 59, tzinfo=UTC), id="before summer time"),
    pytest.param(date(2026, 3, 29), datetime(2026, 3, 29, 21, 59, 59, tzinfo=UTC), id="summer time begins"),
    pytest.param(date(2026, 10, 24), datetime(2026, 10, 24, 21, 59, 59, tzinfo=UTC), id="before winter time"),
    pytest.param(date(2026, 10, 25), datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC), id="winter time begins"),
    pytest.param(date(2028, 2, 29), datetime(2028, 2, 29, 22, 59, 59, tzinfo=UTC), id="leap day"),
    pytest.param(date(2025, 12, 31), datetime(2025, 12, 31, 22, 59, 59, tzinfo=UTC), id="year end"),
]


@pytest.mark.django_db
@pytest.mark.both_databases
@pytest.mark.parametrize(("day", "last_second"), ENDS)
def test_the_day_ends_in_amsterdam(dossier: DossierPage, day: date, last_second: datetime) -> None:
    make_gate(dossier, day)
    with time_machine.travel(last_second, tick=False):
        assert freeze_due_gates() == 0
    with time_machine.travel(last_second + SECOND, tick=False):
        assert freeze_due_gates() == 1
    assert snapshots() == [(day, False)]


@pytest.mark.django_db
@pytest.mark.both_databases
@pytest.mark.parametrize(("moment", "status"), [(0, "gereed_gemeld"), (1, "genoemd")])
@pytest.mark.parametrize(("day", "last_second"), ENDS)
def test_what_was_put_down_in_the_last_second_counts_and_after_it_not(
    dossier: DossierPage, day: date, last_second: datetime, moment: int, status: str
) -> None:
    condition = make_gate(dossier, day).randvoorwaarden.get()
    with time_machine.travel(last_second + moment * SECOND, tick=False):
        change_status(condition, target=Status.REPORTED_READY, actor=Actor.BOARD)
    with time_machine.travel(last_second + timedelta(hours=2), tick=False):
        assert freeze_due_gates() == 1
    assert [row.status for row in GateSnapshot.objects.get().rows.all()] == [status]


@pytest.mark.django_db
@pytest.mark.both_databases
@pytest.mark.parametrize(("day", "last_second"), ENDS)
def test_late_is_more_than_a_day_after_it(dossier: DossierPage, day: date, last_second: datetime) -> None:
    make_gate(dossier, day)
    with time_machine.travel(last_second + timedelta(days=1, hours=2), tick=False):
        assert freeze_due_gates() == 1
    assert snapshots() == [(day, True)]


@pytest.fixture
def _own_index(settings: Any, tmp_path: Path) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "zoekindex"


@pytest.mark.django_db
@pytest.mark.usefixtures("_own_index")
def test_the_worker_freezes_it_when_the_day_has_passed(dossier: DossierPage) -> None:
    day = date(2026, 1, 1)
    make_gate(dossier, day)
    with time_machine.travel(datetime(2026, 1, 1, 22, 59, tzinfo=UTC), tick=False):
        work()
    assert snapshots() == []
    with time_machine.travel(datetime(2026, 1, 1, 23, 4, tzinfo=UTC), tick=False):
        work()
        work()
    assert snapshots() == [(day, False)]


@pytest.mark.django_db
@pytest.mark.usefixtures("_own_index")
def test_a_worker_that_was_off_freezes_it_when_it_is_back(dossier: DossierPage) -> None:
    day = date(2026, 1, 1)
    make_gate(dossier, day)
    with time_machine.travel(datetime(2026, 2, 1, 12, tzinfo=UTC), tick=False):
        work()
    assert snapshots() == [(day, True)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.both_databases
def test_two_workers_at_once_make_one_snapshot(transactional_db: None) -> None:
    gemeente = make_gemeente(name="Duinvoorde", slug="duinvoorde")
    make_gate(make_dossier(gemeente=gemeente, title="Wmo", slug="wmo"), date(2026, 1, 1))
    with time_machine.travel(datetime(2026, 1, 2, 12, tzinfo=UTC)):
        results = at_once(*[freeze_due_gates] * 4)
    assert sorted(map(str, results)) == ["0", "0", "0", "1"]
    assert GateSnapshot.objects.get().rows.count() == 1
