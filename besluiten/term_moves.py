"""Which changes of a term moved it: from a term that says something to other days, or to none. Pure.

A term that was undetermined and gets its first date did not move; the same days in other words did not move either.
"""

from collections.abc import Sequence
from itertools import pairwise

from besluiten.termijn import Termijn, TermijnKind
from dossiers.datering import Datering


def has_moved(before: Termijn, after: Termijn) -> bool:
    if before.kind is TermijnKind.UNDETERMINED:
        return False
    days = [(termijn.earliest, termijn.latest) for termijn in (before, after)]
    if any(day for pair in days for day in pair):
        return days[0] != days[1]
    return (before.kind, before.words.casefold()) != (after.kind, after.words.casefold())


def count_moves(termijnen: Sequence[Termijn]) -> int:
    """`termijnen` oldest first."""
    return sum(has_moved(before, after) for before, after in pairwise(termijnen))


def datering_of_term(termijn: Termijn) -> Datering:
    return Datering(termijn.words, termijn.earliest, termijn.latest, termijn.precision, termijn.anchor)
