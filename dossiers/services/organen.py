"""Which orgaan words in a text speak of, and of what kind it is."""

from collections.abc import Iterable

from dossiers.models import Orgaan

_KIND_WORDS = (
    ("adviesraad", Orgaan.Kind.ADVISORY),
    ("cliëntenraad", Orgaan.Kind.ADVISORY),
    ("commissie", Orgaan.Kind.COMMITTEE),
    ("fractie", Orgaan.Kind.PARTY),
    ("bewoner", Orgaan.Kind.RESIDENTS),
    ("dorpsraad", Orgaan.Kind.RESIDENTS),
    ("wijkraad", Orgaan.Kind.RESIDENTS),
    ("college", Orgaan.Kind.BOARD),
    ("burgemeester", Orgaan.Kind.BOARD),
    ("wethouder", Orgaan.Kind.BOARD),
    ("raad", Orgaan.Kind.COUNCIL),
)


def orgaan_kind(name: str) -> Orgaan.Kind:
    """What kind of orgaan a name speaks of; the griffier can change it."""
    folded = name.casefold()
    return next((kind for word, kind in _KIND_WORDS if word in folded), Orgaan.Kind.OTHER)


def best_orgaan(named: str, organen: Iterable[Orgaan]) -> Orgaan | None:
    """The orgaan whose name stands in these words, the longest; else the only one of the kind that they speak of."""
    folded = f" {' '.join(named.casefold().split())} "
    known = list(organen)
    inside = [orgaan for orgaan in known if f" {orgaan.name.casefold()} " in folded]
    if inside:
        return max(inside, key=lambda orgaan: len(orgaan.name))
    around = [orgaan for orgaan in known if folded.strip() in orgaan.name.casefold()]
    if len(around) == 1:
        return around[0]
    kind = orgaan_kind(named)
    alike = [orgaan for orgaan in known if orgaan.kind == kind]
    return alike[0] if len(alike) == 1 and kind in (Orgaan.Kind.BOARD, Orgaan.Kind.COUNCIL) else None
