"""The life cycles are those of the design, and no order of events writes a step that it forbids."""

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from besluiten.transitions import LIFE_CYCLES, AfspraakKind, LifeCycle, Need
from tests import life_cycle_reading as reading
from tests.life_cycle_machine import LifeCycleMachine, Seen, make_ground

KINDS = pytest.mark.parametrize("kind", list(AfspraakKind))
SOME_RUNS = settings(
    max_examples=10,
    stateful_step_count=50,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("cycle", LIFE_CYCLES.values(), ids=lambda cycle: cycle.kind.value)
def test_the_tables_say_what_the_design_says(cycle: LifeCycle) -> None:
    kind = cycle.kind.value
    assert cycle.first.value == reading.FIRST[kind]
    assert {(one.source.value, one.target.value) for one in cycle.transitions} == reading.steps_of(kind)
    for one in cycle.transitions:
        step = (one.source.value, one.target.value)
        assert {actor.value for actor in one.actors} == reading.who_may(step), step
        assert (Need.REASON in one.needs) == reading.needs_reason(kind, step), step
        assert (Need.BESLUIT in one.needs) == (step[1] in reading.BY_BESLUIT), step
        assert (Need.EVIDENCE_OR_LABEL in one.needs) == (step[1] in reading.PROVEN), step


def test_what_closes_rests_on_evidence_or_on_a_besluit() -> None:
    for cycle in LIFE_CYCLES.values():
        assert {status.value for status in cycle.closed} == {s.value for s in cycle.statuses} & reading.CLOSED
    assert reading.CLOSED <= reading.PROVEN | reading.BY_BESLUIT


def walk(dossier: Any, kind: AfspraakKind, steps: int) -> Seen:
    """At least so many, in runs of at most fifty, each from the beginning."""
    ground, seen = make_ground(dossier), Seen()
    while seen.steps < steps:
        run_state_machine_as_test(lambda: LifeCycleMachine(ground, kind, seen), settings=SOME_RUNS)
    return seen


@KINDS
@pytest.mark.django_db
def test_a_thousand_steps_in_any_order(dossier: Any, kind: AfspraakKind) -> None:
    seen = walk(dossier, kind, steps=1_000)
    assert min(seen.written, seen.refused, seen.conflicts, seen.hidden) > 0


@KINDS
@pytest.mark.django_db
def test_every_status_is_reached_by_steps_that_exist(dossier: Any, kind: AfspraakKind) -> None:
    ground, seen = make_ground(dossier), Seen()
    for status in LIFE_CYCLES[kind].statuses:
        machine = LifeCycleMachine(ground, kind, seen)
        machine.go_to(status)
        machine.teardown()
    assert seen.statuses == {status.value for status in LIFE_CYCLES[kind].statuses}


@KINDS
@pytest.mark.django_db
@pytest.mark.faults
def test_ten_thousand_steps_in_any_order(dossier: Any, kind: AfspraakKind) -> None:
    assert walk(dossier, kind, steps=10_000).written > 1_000
