"""What must not be published, in the visible text of the pages: numbers and names of people.

Each find says in `values` what it is and how bad: "hoog" keeps the stuk a concept until a person overrides, "laag" asks
for a look. `why` never holds what was found. Where two readings share characters the surer one stays.
"""

from collections import defaultdict
from collections.abc import Iterator

from dossiers.reading import (
    personal_address,
    personal_bsn,
    personal_contact,
    personal_iban,
    personal_plate,
    personal_signature,
)
from dossiers.reading.model import Block, Find, FindKind, Place, ReadingRule, Structure
from dossiers.reading.personal_page import Hit, VisiblePage

_READERS = (personal_iban, personal_bsn, personal_contact, personal_address, personal_plate, personal_signature)

RULES: tuple[ReadingRule, ...] = tuple(rule for reader in _READERS for rule in reader.RULES)


def find_personal_data(structure: Structure, *, off: frozenset[str] = frozenset()) -> list[Find]:
    """In the order of reading; finds do not overlap. `off`: ids of rules that are not asked."""
    return [find for page in _visible(structure) for find in _on_page(page, off)]


def _visible(structure: Structure) -> Iterator[VisiblePage]:
    blocks: dict[int, list[tuple[int, int, Block]]] = defaultdict(list)
    for unit in structure.units:
        if unit.block is not Block.BODY:
            blocks[unit.place.page].append((unit.place.start, unit.place.end, unit.block))
    for number, source in enumerate(structure.pages, start=1):
        yield VisiblePage(number, source, tuple(sorted(blocks[number])))


def _on_page(page: VisiblePage, off: frozenset[str]) -> list[Find]:
    hits = [hit for reader in _READERS for hit in reader.find(page) if hit.rule not in off]
    return [_find(page, hit) for hit in _apart(hits)]


def _apart(hits: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if kept and hit.start < kept[-1].end:
            if hit.score > kept[-1].score:
                kept[-1] = hit
            continue
        kept.append(hit)
    return kept


def _find(page: VisiblePage, hit: Hit) -> Find:
    start, end = page.span(hit.start, hit.end)
    return Find(
        kind=FindKind.PERSONAL,
        place=Place(page.number, start, end),
        quote=page.source[start:end],
        rule=hit.rule,
        score=hit.score,
        why=hit.why,
        values=hit.values,
    )
