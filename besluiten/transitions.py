"""The life cycles of toezegging, randvoorwaarde and opdracht, as data (design.md, *Life cycles*).

The college proposes; the raad, or the griffie on its behalf, disposes. *Deels* counts as open. Pure: no Django.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class AfspraakKind(StrEnum):
    TOEZEGGING = "toezegging"
    RANDVOORWAARDE = "randvoorwaarde"
    OPDRACHT = "opdracht"


class Status(StrEnum):
    OPEN_PROMISE = "openstaand"
    IN_TREATMENT = "in_behandeling"
    SETTLEMENT_PROPOSED = "afdoening_voorgesteld"
    SETTLED = "afgedaan"
    PARTLY_SETTLED = "deels_afgedaan"
    LAPSED = "vervallen"
    NAMED = "genoemd"
    IN_PREPARATION = "in_voorbereiding"
    REPORTED_READY = "gereed_gemeld"
    SHOWN = "aangetoond"
    NOT_READY = "niet_gereed"
    RELEASED = "losgelaten"
    SUPERFLUOUS = "overbodig"
    OPEN_ASSIGNMENT = "open"
    IN_EXECUTION = "in_uitvoering"
    EXECUTION_REPORTED = "uitvoering_gemeld"
    EXECUTED = "uitgevoerd"
    PARTLY_EXECUTED = "deels_uitgevoerd"


STATUS_LABELS: dict[Status, str] = {
    Status.OPEN_PROMISE: "Openstaand",
    Status.IN_TREATMENT: "In behandeling",
    Status.SETTLEMENT_PROPOSED: "Afdoening voorgesteld",
    Status.SETTLED: "Afgedaan",
    Status.PARTLY_SETTLED: "Deels afgedaan",
    Status.LAPSED: "Vervallen",
    Status.NAMED: "Genoemd",
    Status.IN_PREPARATION: "In voorbereiding",
    Status.REPORTED_READY: "Gereed gemeld",
    Status.SHOWN: "Aangetoond",
    Status.NOT_READY: "Niet gereed",
    Status.RELEASED: "Losgelaten",
    Status.SUPERFLUOUS: "Overbodig",
    Status.OPEN_ASSIGNMENT: "Open",
    Status.IN_EXECUTION: "In uitvoering",
    Status.EXECUTION_REPORTED: "Uitvoering gemeld",
    Status.EXECUTED: "Uitgevoerd",
    Status.PARTLY_EXECUTED: "Deels uitgevoerd",
}


class Actor(StrEnum):
    """On whose behalf a step is recorded."""

    BOARD = "college"
    GRIFFIE = "griffie"
    COUNCIL = "raad"


class Need(StrEnum):
    REASON = "reden"
    BESLUIT = "besluit"
    EVIDENCE_OR_LABEL = "bewijs_of_label"


class Step(StrEnum):
    """What a transition means to people."""

    BEGIN = "begonnen"
    PROPOSE = "voorgesteld"
    SETTLE = "vastgesteld"
    REFUSE = "geweigerd"
    DROP = "vervallen"
    REOPEN = "heropend"
    FALL_BACK = "teruggevallen"


BY_BOARD = frozenset({Actor.BOARD, Actor.GRIFFIE})
BY_COUNCIL = frozenset({Actor.COUNCIL, Actor.GRIFFIE})


@dataclass(frozen=True, slots=True)
class Transition:
    source: Status
    target: Status
    step: Step
    actors: frozenset[Actor]
    needs: frozenset[Need] = frozenset()


@dataclass(frozen=True, slots=True)
class LifeCycle:
    kind: AfspraakKind
    first: Status
    open: frozenset[Status]
    closed: frozenset[Status]
    pending: Status
    transitions: tuple[Transition, ...]

    @property
    def statuses(self) -> frozenset[Status]:
        return self.open | self.closed

    def between(self, source: Status, target: Status) -> Transition | None:
        """The one transition from source to target, or None when it does not exist."""
        return next((t for t in self.transitions if t.source is source and t.target is target), None)

    def after(self, source: Status) -> tuple[Transition, ...]:
        return tuple(t for t in self.transitions if t.source is source)


def _each(
    sources: Iterable[Status], target: Status, step: Step, actors: frozenset[Actor], *needs: Need
) -> tuple[Transition, ...]:
    return tuple(Transition(source, target, step, actors, frozenset(needs)) for source in sources)


_TOEZEGGING_OPEN = (
    Status.OPEN_PROMISE,
    Status.IN_TREATMENT,
    Status.SETTLEMENT_PROPOSED,
    Status.PARTLY_SETTLED,
)
_RANDVOORWAARDE_OPEN = (Status.NAMED, Status.IN_PREPARATION, Status.REPORTED_READY, Status.NOT_READY)
_OPDRACHT_OPEN = (
    Status.OPEN_ASSIGNMENT,
    Status.IN_EXECUTION,
    Status.EXECUTION_REPORTED,
    Status.PARTLY_EXECUTED,
)

TOEZEGGING = LifeCycle(
    kind=AfspraakKind.TOEZEGGING,
    first=Status.OPEN_PROMISE,
    open=frozenset(_TOEZEGGING_OPEN),
    closed=frozenset({Status.SETTLED, Status.LAPSED}),
    pending=Status.SETTLEMENT_PROPOSED,
    transitions=(
        *_each([Status.OPEN_PROMISE], Status.IN_TREATMENT, Step.BEGIN, BY_BOARD),
        *_each(
            [Status.OPEN_PROMISE, Status.IN_TREATMENT, Status.PARTLY_SETTLED],
            Status.SETTLEMENT_PROPOSED,
            Step.PROPOSE,
            BY_BOARD,
        ),
        *_each([Status.SETTLEMENT_PROPOSED], Status.SETTLED, Step.SETTLE, BY_COUNCIL, Need.EVIDENCE_OR_LABEL),
        *_each(
            [Status.SETTLEMENT_PROPOSED],
            Status.PARTLY_SETTLED,
            Step.SETTLE,
            BY_COUNCIL,
            Need.EVIDENCE_OR_LABEL,
        ),
        *_each([Status.SETTLEMENT_PROPOSED], Status.IN_TREATMENT, Step.REFUSE, BY_COUNCIL, Need.REASON),
        *_each(_TOEZEGGING_OPEN, Status.LAPSED, Step.DROP, BY_COUNCIL, Need.REASON, Need.BESLUIT),
        *_each([Status.SETTLED, Status.LAPSED], Status.OPEN_PROMISE, Step.REOPEN, BY_COUNCIL, Need.REASON),
    ),
)

RANDVOORWAARDE = LifeCycle(
    kind=AfspraakKind.RANDVOORWAARDE,
    first=Status.NAMED,
    open=frozenset(_RANDVOORWAARDE_OPEN),
    closed=frozenset({Status.SHOWN, Status.RELEASED, Status.SUPERFLUOUS}),
    pending=Status.REPORTED_READY,
    transitions=(
        *_each([Status.NAMED, Status.NOT_READY], Status.IN_PREPARATION, Step.BEGIN, BY_BOARD),
        *_each(
            [Status.NAMED, Status.IN_PREPARATION, Status.NOT_READY],
            Status.REPORTED_READY,
            Step.PROPOSE,
            BY_BOARD,
        ),
        *_each([Status.REPORTED_READY], Status.SHOWN, Step.SETTLE, BY_COUNCIL, Need.EVIDENCE_OR_LABEL),
        *_each([Status.REPORTED_READY], Status.NOT_READY, Step.REFUSE, BY_COUNCIL, Need.REASON),
        *_each([Status.SHOWN], Status.NOT_READY, Step.FALL_BACK, BY_BOARD | BY_COUNCIL, Need.REASON),
        *_each(_RANDVOORWAARDE_OPEN, Status.RELEASED, Step.DROP, BY_COUNCIL, Need.BESLUIT),
        *_each(
            _RANDVOORWAARDE_OPEN,
            Status.SUPERFLUOUS,
            Step.DROP,
            BY_COUNCIL,
            Need.REASON,
            Need.EVIDENCE_OR_LABEL,
        ),
        *_each(
            [Status.SHOWN, Status.RELEASED, Status.SUPERFLUOUS],
            Status.NAMED,
            Step.REOPEN,
            BY_COUNCIL,
            Need.REASON,
        ),
    ),
)

OPDRACHT = LifeCycle(
    kind=AfspraakKind.OPDRACHT,
    first=Status.OPEN_ASSIGNMENT,
    open=frozenset(_OPDRACHT_OPEN),
    closed=frozenset({Status.EXECUTED, Status.LAPSED}),
    pending=Status.EXECUTION_REPORTED,
    transitions=(
        *_each([Status.OPEN_ASSIGNMENT], Status.IN_EXECUTION, Step.BEGIN, BY_BOARD),
        *_each(
            [Status.OPEN_ASSIGNMENT, Status.IN_EXECUTION, Status.PARTLY_EXECUTED],
            Status.EXECUTION_REPORTED,
            Step.PROPOSE,
            BY_BOARD,
        ),
        *_each([Status.EXECUTION_REPORTED], Status.EXECUTED, Step.SETTLE, BY_COUNCIL, Need.EVIDENCE_OR_LABEL),
        *_each(
            [Status.EXECUTION_REPORTED],
            Status.PARTLY_EXECUTED,
            Step.SETTLE,
            BY_COUNCIL,
            Need.EVIDENCE_OR_LABEL,
        ),
        *_each([Status.EXECUTION_REPORTED], Status.IN_EXECUTION, Step.REFUSE, BY_COUNCIL, Need.REASON),
        *_each(_OPDRACHT_OPEN, Status.LAPSED, Step.DROP, BY_COUNCIL, Need.BESLUIT),
        *_each([Status.EXECUTED, Status.LAPSED], Status.OPEN_ASSIGNMENT, Step.REOPEN, BY_COUNCIL, Need.REASON),
    ),
)

LIFE_CYCLES: dict[AfspraakKind, LifeCycle] = {cycle.kind: cycle for cycle in (TOEZEGGING, RANDVOORWAARDE, OPDRACHT)}
OPEN_STATUSES = frozenset(status for cycle in LIFE_CYCLES.values() for status in cycle.open)
CLOSED_STATUSES = frozenset(status for cycle in LIFE_CYCLES.values() for status in cycle.closed)
PENDING_STATUSES = frozenset(cycle.pending for cycle in LIFE_CYCLES.values())
SETTLED_STATUSES = frozenset(
    transition.target
    for cycle in LIFE_CYCLES.values()
    for transition in cycle.transitions
    if transition.step is Step.SETTLE and transition.target in cycle.closed
)
EVIDENCED_STATUSES = frozenset(
    transition.target
    for cycle in LIFE_CYCLES.values()
    for transition in cycle.transitions
    if Need.EVIDENCE_OR_LABEL in transition.needs
)
