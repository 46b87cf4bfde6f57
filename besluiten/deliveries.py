"""What is to be said of how a part of a promise was delivered, in words that follow from the facts. Pure: no Django."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    AS_PROMISED = "zoals_toegezegd"
    OTHER_FORM = "andere_vorm"
    OTHERS = "aan_anderen"
    LATE = "te_laat"
    PARTLY = "deels"
    NOT = "niet"


@dataclass(frozen=True, slots=True)
class Promised:
    """`last_day` is inclusive; what is empty or None was not said, so that nothing can differ from it."""

    form: str = ""
    to: int | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """`first_day`: the earliest day on which it can have been given."""

    extent: str
    form: str = ""
    to: int | None = None
    first_day: date | None = None


def outcomes(promised: Promised, given: Given) -> tuple[Outcome, ...]:
    """Everything that differs; AS_PROMISED alone when nothing does."""
    if given.extent == "niet":
        return (Outcome.NOT,)
    found = [
        outcome
        for outcome, differs in (
            (Outcome.PARTLY, given.extent == "deels"),
            (Outcome.OTHER_FORM, bool(promised.form and given.form and promised.form != given.form)),
            (Outcome.OTHERS, bool(promised.to and given.to and promised.to != given.to)),
            (Outcome.LATE, bool(promised.last_day and given.first_day and given.first_day > promised.last_day)),
        )
        if differs
    ]
    return tuple(found) or (Outcome.AS_PROMISED,)
