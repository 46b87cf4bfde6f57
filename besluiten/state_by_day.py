"""What the public may know of an afspraak, day by day: worked out from its dated rows. Pure: no Django."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any, Generic, NamedTuple, TypeVar

from besluiten.readings import Reading, is_disputed, proposal
from besluiten.term_moves import count_moves
from besluiten.termijn import Termijn
from besluiten.transitions import CLOSED_STATUSES, EVIDENCED_STATUSES, PENDING_STATUSES, Status

Row = TypeVar("Row")


class Dated(NamedTuple, Generic[Row]):
    """`since`: the first day at whose end this row was known."""

    since: date
    row: Row


class Step(NamedTuple):
    sequence: int
    status: Status
    day: date
    order: float
    """What came later on the same day."""
    has_evidence: bool
    without_evidence: bool


@dataclass(frozen=True, slots=True)
class AfspraakRows:
    """The public ones; `steps` by sequence, `termijnen` and `owners` (the keys of OwnerRow) oldest first."""

    steps: list[Dated[Step]] = field(default_factory=list)
    termijnen: list[Dated[Termijn]] = field(default_factory=list)
    owners: list[Dated[int]] = field(default_factory=list)
    readings: list[Dated[Reading]] = field(default_factory=list)


class State(NamedTuple):
    """The columns of `besluiten.models.publicity.KeptState`."""

    status: str
    sequence: int
    last_day: date | None
    termijn_kind: str
    settlement_pending: bool
    is_unproven: bool
    is_disputed: bool
    closed_day: date | None
    owner_row_id: int | None
    moves: int


class Period(NamedTuple):
    """From the first day up to and not including the other."""

    from_day: date
    until_day: date
    state: State


def periods_of(rows: AfspraakRows) -> list[Period]:
    """Oldest first, without a gap, the last without end; from the day on which a first step was known.

    Nothing when there is no step that the public may know. A row that was known on no day yet begins none.
    """
    every: Iterable[Dated[Any]] = (*rows.steps, *rows.termijnen, *rows.owners, *rows.readings)
    found: list[tuple[date, State]] = []
    for day in sorted({one.since for one in every} - {date.max}):
        state = _state_on(day, rows)
        if state and (not found or found[-1][1] != state):
            found.append((day, state))
    ends = [*found, (date.max, None)]
    return [Period(begin, end, state) for (begin, state), (end, _state) in pairwise(ends) if state]


def _state_on(day: date, rows: AfspraakRows) -> State | None:
    steps, termijnen = _known(rows.steps, day), _known(rows.termijnen, day)
    owners, readings = _known(rows.owners, day), _known(rows.readings, day)
    if not steps:
        return None
    current = steps[-1]
    last_day = termijnen[-1].latest if termijnen else None
    is_pending = current.status in PENDING_STATUSES
    proposals = [proposal(step.day, step.order) for step in steps if step.status in PENDING_STATUSES]
    return State(
        status=current.status.value,
        sequence=current.sequence,
        last_day=last_day,
        termijn_kind=termijnen[-1].kind.value if termijnen else "",
        settlement_pending=bool(is_pending and current.has_evidence and last_day and current.day <= last_day),
        is_unproven=current.status in EVIDENCED_STATUSES and current.without_evidence,
        is_disputed=is_disputed([*readings, *proposals]),
        closed_day=current.day if current.status in CLOSED_STATUSES else None,
        owner_row_id=owners[-1] if owners else None,
        moves=count_moves(termijnen),
    )


def _known(rows: Sequence[Dated[Row]], day: date) -> list[Row]:
    return [one.row for one in rows if one.since <= day]
