"""How ready a mijlpaal was on its day: frozen once, by the plan and the rows of then."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from besluiten.models import Afspraak, GateSnapshot, Mijlpaal
from besluiten.services.gates import digest_of, freeze_due_gates
from besluiten.services.mijlpalen import register_mijlpaal, shift_mijlpaal
from besluiten.services.status import change_status
from besluiten.transitions import Actor, Status
from dossiers.datering import datering_from_iso
from tests.factories import make_randvoorwaarde, make_stuk, passage_of

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
LATER = "De start wordt 1 maart 2026. Alles is gereed."


@pytest.fixture(autouse=True)
def _before_the_day() -> Any:
    with time_machine.travel(datetime(2025, 12, 1, 12, tzinfo=UTC), tick=False) as clock:
        yield clock


@pytest.fixture
def clock(_before_the_day: Any) -> Any:
    return _before_the_day


@pytest.fixture
def mijlpaal(dossier: Any) -> Mijlpaal:
    stuk = make_stuk(dossier, date=datering_from_iso("2025-11-01"))
    found = register_mijlpaal(
        dossier=dossier, passage=passage_of(stuk), title="Start", plan=datering_from_iso("2026-01-01")
    )
    make_randvoorwaarde(stuk, found)
    return found


def days(mijlpaal: Mijlpaal) -> list[tuple[str, bool, list[str]]]:
    return [
        (str(snapshot.day), snapshot.is_late, [row.status for row in snapshot.rows.all()])
        for snapshot in GateSnapshot.objects.public().filter(mijlpaal=mijlpaal)
    ]


def show(condition: Afspraak, stuk: Any) -> None:
    evidence = [passage_of(stuk, "Alles is gereed.")]
    for target, actor in ((Status.REPORTED_READY, Actor.BOARD), (Status.SHOWN, Actor.COUNCIL)):
        change_status(condition, target=target, actor=actor, evidence=evidence, known=stuk.date)


def test_frozen_when_the_day_has_passed_in_amsterdam(mijlpaal: Mijlpaal, clock: Any) -> None:
    clock.move_to(datetime(2026, 1, 1, 22, 59, tzinfo=UTC))
    assert freeze_due_gates() == 0
    clock.move_to(datetime(2026, 1, 1, 23, 1, tzinfo=UTC))
    assert freeze_due_gates() == 1
    assert freeze_due_gates() == 0
    assert days(mijlpaal) == [("2026-01-01", False, ["genoemd"])]


def test_a_worker_that_was_off_freezes_what_was_known_then(mijlpaal: Mijlpaal, dossier: Any, clock: Any) -> None:
    clock.move_to(datetime(2026, 1, 20, 12, tzinfo=UTC))
    show(mijlpaal.randvoorwaarden.get(), make_stuk(dossier, LATER, date=datering_from_iso("2026-01-15")))
    assert freeze_due_gates() == 1
    assert days(mijlpaal) == [("2026-01-01", True, ["genoemd"])]


def test_what_is_being_typed_in_is_not_cut_short(dossier: Any, clock: Any) -> None:
    clock.move_to(datetime(2026, 3, 1, 12, tzinfo=UTC))
    stuk = make_stuk(dossier, date=datering_from_iso("2025-11-01"))
    found = register_mijlpaal(
        dossier=dossier, passage=passage_of(stuk), title="Start", plan=datering_from_iso("2026-01-01")
    )
    make_randvoorwaarde(stuk, found)
    assert freeze_due_gates() == 0
    clock.shift(timedelta(days=1, minutes=1))
    assert freeze_due_gates() == 1


def test_when_the_date_moves_both_stay(mijlpaal: Mijlpaal, dossier: Any, clock: Any) -> None:
    clock.move_to(datetime(2026, 1, 2, 12, tzinfo=UTC))
    freeze_due_gates()
    stuk = make_stuk(dossier, LATER, date=datering_from_iso("2026-01-10"))
    clock.move_to(datetime(2026, 1, 12, 12, tzinfo=UTC))
    shift_mijlpaal(
        mijlpaal, target=datering_from_iso("2026-03-01"), passage=passage_of(stuk, "De start wordt 1 maart 2026.")
    )
    show(mijlpaal.randvoorwaarden.get(), stuk)
    clock.move_to(datetime(2026, 3, 2, 12, tzinfo=UTC))
    assert freeze_due_gates() == 1
    assert days(mijlpaal) == [("2026-01-01", False, ["genoemd"]), ("2026-03-01", False, ["aangetoond"])]


def test_a_date_that_was_moved_before_it_came_leaves_none(mijlpaal: Mijlpaal, dossier: Any, clock: Any) -> None:
    stuk = make_stuk(dossier, LATER, date=datering_from_iso("2025-11-20"))
    shift_mijlpaal(
        mijlpaal, target=datering_from_iso("2026-03-01"), passage=passage_of(stuk, "De start wordt 1 maart 2026.")
    )
    clock.move_to(datetime(2026, 2, 1, 12, tzinfo=UTC))
    assert freeze_due_gates() == 0


def test_the_digest_covers_the_rows(mijlpaal: Mijlpaal, clock: Any) -> None:
    clock.move_to(datetime(2026, 1, 2, 12, tzinfo=UTC))
    freeze_due_gates()
    snapshot = GateSnapshot.objects.get()
    rows = list(snapshot.rows.all())
    assert snapshot.digest == digest_of(snapshot.day, rows)
    rows[0].status = "aangetoond"
    assert snapshot.digest != digest_of(snapshot.day, rows)


def test_a_gate_of_yesterday_that_is_typed_in_today_waits_too(dossier: Any, clock: Any) -> None:
    clock.move_to(datetime(2026, 1, 2, 9, tzinfo=UTC))
    stuk = make_stuk(dossier, LATER, date=datering_from_iso("2025-11-01"))
    found = register_mijlpaal(
        dossier=dossier, passage=passage_of(stuk, LATER), title="Start", plan=datering_from_iso("2026-01-01")
    )
    make_randvoorwaarde(stuk, found, "Alles is gereed.")
    assert freeze_due_gates() == 0
    clock.shift(timedelta(hours=20))
    show(found.randvoorwaarden.get(), stuk)  # known on that day too
    clock.shift(timedelta(hours=20))
    assert freeze_due_gates() == 0
    clock.shift(timedelta(hours=5))
    assert freeze_due_gates() == 1
    assert days(found) == [("2026-01-01", True, ["aangetoond"])]
