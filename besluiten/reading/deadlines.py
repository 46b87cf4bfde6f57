"""Which of the times that a promise names is its term."""

from collections.abc import Sequence
from datetime import date

from besluiten.reading.terms import Term, TermClass
from besluiten.termijn import TermijnKind, parse_termijn
from dossiers.datering import DateringError
from dossiers.reading.model import UnitKind

_RANK = {
    TermClass.DATED: 0,
    TermClass.RECURRING: 2,
    TermClass.EVENT: 3,
    TermClass.VAGUE: 4,
    TermClass.NEXT: 5,
}


def term_of(terms: Sequence[Term], kind: UnitKind, anchor: date | None) -> str:
    """The words of the term, "" when there is none: a date that lies ahead before a repeating, tied or vague time.

    In a row of a table the last date counts, for the first is the day on which it was promised.
    """
    candidates = [term for term in terms if term.kind in _RANK]
    if not candidates:
        return ""
    in_order = candidates[::-1] if kind is UnitKind.ROW else candidates
    return min(in_order, key=lambda term: _rank(term, anchor)).words


def _rank(term: Term, anchor: date | None) -> int:
    rank = _RANK[term.kind]
    if term.kind not in (TermClass.DATED, TermClass.EVENT):
        return rank
    try:
        read = parse_termijn(term.words, anchor=anchor)
    except DateringError:
        return 9
    if read.kind not in (TermijnKind.DAY, TermijnKind.INTERVAL):
        return rank if anchor is None and term.kind is TermClass.DATED else max(rank, 3)
    is_over = anchor is not None and read.latest is not None and read.latest < anchor
    return 6 if is_over else 0 if term.kind is TermClass.DATED else 1
