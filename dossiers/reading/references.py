"""References to other papers: what kind of paper, of which date, with which number or title, in which words."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from dossiers.reading.field_rules import first_reading
from dossiers.reading.flow import Flow, flow_of
from dossiers.reading.kenmerken import KENMERK_RULES
from dossiers.reading.labels import Label
from dossiers.reading.model import Block, Find, Place, ReadingRule, Structure
from dossiers.reading.paper import Paper
from dossiers.reading.reference_hits import Hit
from dossiers.reading.reference_rules import REFERENCE_RULES, SIGN_OF_DATE, WINDOW, ReferenceRule, hits_at_noun
from dossiers.reading.reference_wordings import WORDING_RULES, WordingRule
from dossiers.reading.reference_words import nouns_in

RULES: tuple[ReadingRule, ...] = (
    *(rule.rule for rule in WORDING_RULES),
    *(rule.rule for rule in REFERENCE_RULES),
)
MAX_REFERENCES = 500
_NO_BODY = frozenset({Block.RUNNING})


def find_references(structure: Structure, *, stuk_date: date | None, off: frozenset[str] = frozenset()) -> list[Find]:
    """One find for each paper that the text refers to, at the words that name it first.

    `values`: type, date (ISO day, year-month, or year when the text has no more), number, title; a date
    without a year is the last one before `stuk_date`, and has no value when that is None. At most MAX_REFERENCES.
    """
    kept: list[Find] = []
    seen: set[tuple[tuple[str, str], ...]] = set()
    for find in _all_finds(structure, stuk_date, off):
        key = tuple(sorted(find.values.items()))
        named = len(find.values) > 1
        if named and key in seen:
            continue
        seen.add(key)
        kept.append(find)
        if len(kept) == MAX_REFERENCES:
            break
    return kept


def _all_finds(structure: Structure, stuk_date: date | None, off: frozenset[str]) -> Iterator[Find]:
    own = _own_places(structure)
    for unit in structure.units:
        if unit.block in _NO_BODY:
            continue
        flow = flow_of(structure.quote(unit.place), unit.place)
        for hit, rule in _hits(flow, stuk_date, off):
            place = flow.place(hit.start, hit.end)
            if not any(
                place.page == other.page and place.start < other.end and other.start < place.end for other in own
            ):
                quote = structure.quote(place)
                yield Find(rule.rule.kind, place, quote, rule.rule.id, rule.score, (rule.rule.description,), hit.values)


def _hits(flow: Flow, stuk_date: date | None, off: frozenset[str]) -> Iterator[tuple[Hit, ReferenceRule | WordingRule]]:
    """The references of a unit in the order of reading; none overlaps the one before."""
    wordings = sorted(
        ((hit, rule) for rule in WORDING_RULES if rule.rule.id not in off for hit in rule.read(flow.text, stuk_date)),
        key=lambda found: (found[0].start, -found[0].end),
    )
    nouns = nouns_in(flow.text)
    dates = [sign.start() for sign in SIGN_OF_DATE.finditer(flow.text)] if nouns else []
    end, index = 0, 0
    for noun in nouns:
        while index < len(wordings) and wordings[index][0].start <= noun.start():
            if wordings[index][0].start >= end:
                yield wordings[index]
                end = wordings[index][0].end
            index += 1
        if noun.start() < end:
            continue
        may_be_dated = bisect_left(dates, noun.end()) < bisect_left(dates, noun.end() + WINDOW)
        if found := hits_at_noun(flow.text, noun, stuk_date, off, may_be_dated=may_be_dated):
            yield found
            end = found[0].end
    for wording in wordings[index:]:
        if wording[0].start >= end:
            yield wording
            end = wording[0].end


def _own_places(structure: Structure) -> tuple[Place, ...]:
    """What the head says about the paper itself is no reference: its number and its labels."""
    paper = Paper(structure.pages)
    own = [item.place for item in paper.labels if item.label is not Label.OTHER]
    kenmerk = first_reading(KENMERK_RULES, paper, None, frozenset())
    if kenmerk is not None:
        own.append(kenmerk[0].place)
    return (*own, *(line.place for line in paper.head[:2] if line.row == 0))
