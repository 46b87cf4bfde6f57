"""Which of the times that a promise names is its term."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from besluiten.reading.terms import Term, TermClass, find_terms, plain
from besluiten.termijn import Termijn, TermijnKind, parse_termijn
from dossiers.datering import DateringError
from dossiers.reading.model import UnitKind

_SAID = re.compile(
    r"\b(?:zei|schreef|schreven|meldde|beloofd|beloofde|toegezegd|toezegde|zegt|antwoordt|meldt|stond|staat|aangegeven"
    r"|afgesproken|verzekerde?|gaf|liet)\b.{0,120}?(?:\b(?:dat|om)\b|:)"
)
_FROM = ("vanaf", "met ingang van", "te beginnen")
_RANK = {
    TermClass.DATED: 0,
    TermClass.RECURRING: 2,
    TermClass.EVENT: 3,
    TermClass.VAGUE: 4,
    TermClass.NEXT: 5,
}


def term_of(quote: str, kind: UnitKind, anchor: date | None, lead: str = "") -> str:
    """The words of the term, "" when there is none: a date that lies ahead before a repeating, tied or vague time.

    In a row of a table the last date counts, for the first is the day on which it was promised.
    """
    quote = " ".join(quote.split())
    candidates = _told(quote, [term for term in find_terms(quote) if term.kind in _RANK])
    if not candidates:
        # "In 2027:" above the points of a plan.
        return next((term.words for term in find_terms(lead) if term.start == 0 and term.kind is TermClass.DATED), "")
    in_order = candidates[::-1] if kind is UnitKind.ROW else candidates
    best = min(in_order, key=lambda term: _rank(term, anchor))
    if best.words.lower().startswith(_FROM):
        # "vanaf 2027 jaarlijks" repeats; its first year is no term.
        return next((term.words for term in candidates if term.kind is TermClass.RECURRING), best.words)
    return best.words


def _told(quote: str, terms: Sequence[Term]) -> Sequence[Term]:
    """ "Zij zei in mei dat het in juni klaar is": the day on which it was said is no term; nor is "niet in mei"."""
    bare = plain(quote)
    terms = [term for term in terms if not bare[: term.start].endswith("niet ")] or terms
    said = _SAID.search(bare)
    return [term for term in terms if said is None or term.start >= said.end()] or terms


@lru_cache(maxsize=1 << 10)
def _termijn(words: str, anchor: date | None) -> Termijn | None:
    try:
        return parse_termijn(words, anchor=anchor)
    except DateringError:
        return None


def _rank(term: Term, anchor: date | None) -> float:
    rank = _RANK[term.kind]
    if term.kind not in (TermClass.DATED, TermClass.EVENT):
        return rank
    read = _termijn(term.words, anchor)
    if read is None:
        return 9
    if read.kind not in (TermijnKind.DAY, TermijnKind.INTERVAL):
        return rank if anchor is None and term.kind is TermClass.DATED else max(rank, 3)
    is_over = anchor is not None and read.latest is not None and read.latest < anchor
    if is_over:
        return 1.5 if term.start == 0 else 3.5
    return 0 if term.kind is TermClass.DATED else 1
