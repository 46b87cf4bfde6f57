"""`manage.py controleer_historie` finds whatever was done to a snapshot of a gate past the service."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from besluiten.models import GateSnapshot, GateSnapshotRow, StatusWijziging
from besluiten.services.gates import digest_of, freeze_due_gates
from besluiten.services.mijlpalen import register_mijlpaal
from besluiten.services.status import change_status
from besluiten.transitions import Actor, Status
from dossiers.datering import datering_from_iso
from tests.factories import make_randvoorwaarde, make_stuk, passage_of
from tests.test_history_check import check

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture(autouse=True)
def snapshot(dossier: Any) -> Any:
    """Of two randvoorwaarden, on 1 January 2026; one took a step since."""
    with time_machine.travel(datetime(2025, 12, 1, 12, tzinfo=UTC), tick=False) as clock:
        stuk = make_stuk(dossier, date=datering_from_iso("2025-11-01"))
        mijlpaal = register_mijlpaal(
            dossier=dossier, passage=passage_of(stuk), title="Start", plan=datering_from_iso("2026-01-01")
        )
        first, _second = (make_randvoorwaarde(stuk, mijlpaal) for _number in range(2))
        clock.move_to(datetime(2026, 1, 2, 12, tzinfo=UTC))
        assert freeze_due_gates() == 1
        change_status(first, target=Status.REPORTED_READY, actor=Actor.BOARD)
        yield GateSnapshot.objects.get()


def test_a_whole_snapshot_is_counted() -> None:
    code, lines = check()
    assert code == 0
    assert lines[1:] == [
        "1 vastgelegde stand nagelopen.",
        "Alles klopt: niets is weggehaald, toegevoegd of veranderd.",
    ]


def change_status_and_digest(snapshot: GateSnapshot) -> None:
    """As somebody would who knows how a digest is made."""
    snapshot.rows.filter(pk=snapshot.rows.first().pk).update(status="aangetoond")
    digest = digest_of(snapshot.day, snapshot.rows.all())
    GateSnapshot.objects.filter(pk=snapshot.pk).update(digest=digest)


def point_at_the_later_step(snapshot: GateSnapshot) -> None:
    later = StatusWijziging.objects.get(sequence=2)
    snapshot.rows.filter(afspraak=later.afspraak).update(status_wijziging=later)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda one: one.rows.update(title="Anders"), "de dag, een rij of het controlegetal"),
        (lambda _one: GateSnapshot.objects.update(day=date(2025, 12, 31)), "de dag, een rij of het controlegetal"),
        (lambda _one: GateSnapshot.objects.update(digest="0" * 64), "de dag, een rij of het controlegetal"),
        (
            lambda one: GateSnapshotRow.objects.filter(pk=one.rows.first().pk)._raw_delete("default"),
            "de dag, een rij of het controlegetal",
        ),
        (lambda _one: GateSnapshot.objects.update(is_late=True), "wanneer dit is vastgelegd"),
        (
            lambda one: GateSnapshot.objects.update(taken_at=one.taken_at - timedelta(days=2)),
            "wanneer dit is vastgelegd",
        ),
        (change_status_and_digest, "“R-2025-001” staat er anders in dan in de geschiedenis"),
        (point_at_the_later_step, "“R-2025-001” staat er anders in dan in de geschiedenis"),
    ],
)
@pytest.mark.usefixtures("triggers_lifted")
def test_what_was_done_past_the_service_is_told(
    snapshot: GateSnapshot, damage: Callable[[GateSnapshot], Any], words: str
) -> None:
    damage(snapshot)
    code, lines = check()
    assert code == 1
    assert any(line.startswith("Start, stand op 202") and words in line for line in lines)
    assert lines[-1].endswith("bij 1 vastgelegde stand.")
