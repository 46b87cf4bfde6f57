"""Finds what a paper promises, what it makes a condition, what a motie charges and what somebody asks.

Each unit is weighed by a trained layer over features that can be read (`features`, `weights`). A find bears the id of
the rule that describes it best; a rule that is switched off takes its finds away.
"""

from collections.abc import Iterator
from datetime import date

from besluiten.reading.clauses import promise_spans
from besluiten.reading.deadlines import term_of
from besluiten.reading.genre import Genre
from besluiten.reading.hardness import hardness
from besluiten.reading.judging import Judged, judge
from besluiten.reading.parties import promised_by, promised_to
from besluiten.reading.reasons import reasons
from besluiten.reading.rules import RULES, rule_of
from besluiten.reading.titles import title_of
from besluiten.reading.weights import KINDS, Weights, WeightsError, load_weights
from dossiers.reading.model import Find, FindKind, Place, Structure, Unit

__all__ = ["RULES", "WeightsError", "find_afspraken", "quotes_of"]

_FIND_KINDS = dict(
    zip(KINDS, (FindKind.TOEZEGGING, FindKind.RANDVOORWAARDE, FindKind.OPDRACHT, FindKind.REQUEST), strict=True)
)


def find_afspraken(
    structure: Structure,
    *,
    soort: str = "",
    authority: str = "",
    sender: str = "",
    addressee: str = "",
    stuk_date: date | None = None,
    off: frozenset[str] = frozenset(),
    weights: Weights | None = None,
) -> list[Find]:
    """In the order of reading. Raises WeightsError, with a message to show, when there are no weights."""
    weights = weights or load_weights()
    genre, judged = judge(structure, weights, soort=soort, authority=authority, sender=sender, anchor=stuk_date)
    finds = []
    for item in judged:
        if not item.kind or (rule := rule_of(item.kind, item.reading.names)) in off:
            continue
        for place, quote in quotes_of(structure, item):
            kind = _FIND_KINDS[item.kind]
            values = dict(_values(kind, item.unit, quote, genre, sender, addressee, stuk_date))
            finds.append(Find(kind, place, quote, rule, _score(item), reasons(item, weights), values))
    return finds


def quotes_of(structure: Structure, item: Judged) -> Iterator[tuple[Place, str]]:
    """The unit, or each clause of it that promises or asks something of its own."""
    place = item.unit.place
    words = structure.quote(place)
    spans = promise_spans(words) if item.kind in ("toezegging", "verzoek") else [(0, len(words))]
    for start, end in spans:
        yield Place(place.page, place.start + start, place.start + end), words[start:end]


def _score(item: Judged) -> float:
    """Between 0.5 at the threshold and 1."""
    return round(1 - 0.5 / (1 + max(0.0, item.margin)), 3)


def _values(
    kind: FindKind, unit: Unit, quote: str, genre: Genre, sender: str, addressee: str, anchor: date | None
) -> Iterator[tuple[str, str]]:
    yield "title", title_of(quote)
    yield "promised_by", promised_by(kind, unit, quote, genre, sender, addressee)
    yield "promised_to", promised_to(kind, unit, quote, genre, sender, addressee)
    if term := term_of(quote, unit.kind, anchor, unit.lead):
        yield "termijn", term
    if kind is FindKind.TOEZEGGING:
        yield "hardheid", hardness(unit, quote, genre)
