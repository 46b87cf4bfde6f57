"""What can be said of a unit without judging it: who does what, in which tense, for when, in which place of the paper.

A feature is a short name; the trained layer weighs names. No name holds a word of a text except the closed lists
below, so the weights give away nothing of the texts they were trained on.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from besluiten.reading.balance import speaker_of, weighed_up
from besluiten.reading.genre import Genre
from besluiten.reading.lexicon import COLOURS, INVERTING
from besluiten.reading.patterns import LEAD, SENTENCE
from besluiten.reading.terms import Term, TermClass, find_terms, plain
from besluiten.reading.verb_features import verb_features
from dossiers.reading.model import Block, Structure, Unit, UnitKind

MAX_READ = 700
_READ_BLOCKS = frozenset({Block.BODY, Block.FOOTNOTE})
_TOKEN = re.compile(r"[a-z0-9&'-]+|[^\sa-z0-9]")

_BOARD = re.compile(
    r"wethouder|burgemeester|college|gedeputeerde|minister|heemraad|dijkgraaf|staatssecretaris|portefeuillehouder"
)
_OFFICE = re.compile(r"griffier|voorzitter")


@dataclass(frozen=True, slots=True)
class Reading:
    """A unit, its small letters without accents, the times it names and the names of its features."""

    unit: Unit
    bare: str
    terms: tuple[Term, ...]
    names: frozenset[str]


def readable(structure: Structure) -> list[Unit]:
    """The units in which something can be promised, in the order of reading."""
    return [unit for unit in structure.units if unit.kind is not UnitKind.HEADING and unit.block in _READ_BLOCKS]


def read_all(units: Sequence[Unit], genre: Genre, anchor: date | None) -> list[Reading]:
    """What is said of each unit, and of the ones before and behind it."""
    found = [_read_own(unit, unit.text, anchor) for unit in units]
    weighed = []
    for unit, (_, _, own) in zip(units, found, strict=True):
        names = own | set(_context_features(unit, genre))
        weighed.append(names | set(weighed_up(names, genre)))
    readings = []
    for spot, (unit, (bare, terms, _)) in enumerate(zip(units, found, strict=True)):
        names = weighed[spot] | set(_neighbour_features(units, weighed, spot))
        names |= set(_crossed(names))
        readings.append(Reading(unit, bare, terms, frozenset(names)))
    return readings


def _read_own(unit: Unit, text: str, anchor: date | None) -> tuple[str, tuple[Term, ...], set[str]]:
    text = text[:MAX_READ]
    bare = plain(text)
    terms = tuple(find_terms(text))
    return bare, terms, set(_own_features(bare, terms, anchor))


_KEPT_OF_NEIGHBOUR = frozenset({"zin:vraagteken", "zin:zegt toe", "zin:hierbij", "vooruit"})
"""More of what the neighbours say was tried, and made the verdict worse."""


def _neighbour_features(units: Sequence[Unit], found: Sequence[set[str]], spot: int) -> Iterator[str]:
    for step, side in ((-1, "vorige"), (1, "volgende")):
        other = spot + step
        if not 0 <= other < len(units):
            yield f"{side}>rand"
            continue
        if units[other].paragraph == units[spot].paragraph:
            yield f"{side}>zelfde alinea"
        for name in found[other] & _KEPT_OF_NEIGHBOUR:
            yield f"{side}>{name}"
    if (
        spot + 1 < len(units)
        and units[spot].text.endswith(":")
        and units[spot + 1].lead.endswith(units[spot].text[-40:])
    ):
        yield "leidt punten in"
    if units[spot].lead and spot and units[spot - 1].lead == units[spot].lead:
        yield "punt na punt"


def _own_features(bare: str, terms: Sequence[Term], anchor: date | None) -> Iterator[str]:
    tokens = _TOKEN.findall(bare)
    for token in tokens:
        for word_class in COLOURS.get(token, ()):
            yield f"woord:{word_class}"
    yield from (f"zin:{name}" for name in SENTENCE.found(bare))
    yield from _time_features(terms, anchor)
    yield from verb_features(tokens)


def _time_features(terms: Sequence[Term], anchor: date | None) -> Iterator[str]:
    ahead = False
    for term in terms:
        yield f"tijd:{term.kind}"
        if term.kind in (TermClass.DATED,):
            is_ahead = term.is_ahead(anchor)
            ahead |= is_ahead and not (term.years and anchor is None)
            yield "tijd:vooruit" if is_ahead else "tijd:terug"
            if term.years and anchor is None:
                yield "tijd:jaar zonder anker"
            if term.years and anchor and min(term.years) > anchor.year:
                yield "tijd:later jaar"
        if term.start == 0:
            yield f"begint met tijd:{term.kind}"
        first = term.words.split(" ", 1)[0].lower()
        if term.kind is TermClass.DATED:
            yield f"tijdwoord:{first if first in INVERTING else 'ander'}"
    if not terms:
        yield "tijd:geen"
    if ahead:
        yield "vooruit"


@lru_cache(maxsize=512)
def _led_by(words: str) -> tuple[str, ...]:
    return tuple(LEAD.found(plain(words)))


def _context_features(unit: Unit, genre: Genre) -> Iterator[str]:
    yield f"soort:{unit.kind}"
    yield f"deel:{unit.block}"
    yield f"schrijver:{genre.writer or 'onbekend'}"
    for kind in genre.kinds:
        yield f"genre:{kind}"
    if unit.is_quotation:
        yield "citaat"
    if unit.lead:
        yield "inleiding"
    yield from (f"inleiding:{name}" for name in _led_by(unit.lead))
    yield from (f"kop:{name}" for name in _led_by(unit.heading))
    if unit.speaker:
        who = plain(unit.speaker)
        yield "spreker:bestuur" if _BOARD.search(who) else "spreker:griffie" if _OFFICE.search(who) else "spreker:lid"


_WITH_SPEAKER = frozenset(
    {
        *("vooruit", "tijd:vooruit", "tijd:later jaar", "tijd:onbepaald", "tijd:daarna", "tijd:gebeurtenis"),
        *("tijd:herhalend", "pv:geen", "zin:zullen", "zin:vraagteken", "zin:kunt u tegemoet", "zin:zegt toe"),
        *("zin:verzoeken u", "zin:te-zin", "zin:college verzocht", "zin:verzoekt college", "zin:gebiedend", "zin:mits"),
        *("zin:pas als", "zin:hierbij", "leidt punten in", "zin:toegezegd", "zin:toegezegd wie college"),
        *("zin:antwoordt dat", "zin:wenst", "zin:verzoekt iemand", "zin:voorwaardelijk", "zin:uit van"),
        *("zin:beschrijft", "zin:gaat niet", "soort:punt", "soort:rij"),
    }
)
_WITH_TIME = ("wie:", "pv:", "doet", "soort:", "inleiding:", "kop:", "genre:", "voltooid")


def _crossed(names: set[str]) -> Iterator[str]:
    """Pairs: what a sentence says with who speaks and with the time it names, and where it stands with its form."""
    speaker = speaker_of(names)
    when = "vooruit" if "vooruit" in names else "terug" if names & {"tijd:voorbij", "tijd:terug"} else "zonder"
    form = "punt" if "soort:punt" in names else "rij" if "soort:rij" in names else "zin"
    pairs = _pairs(speaker, when, form, "zin:te-zin" in names, "leidt punten in" in names)
    for name in names:
        yield from pairs[name]


class _Pairs(dict[str, tuple[str, ...]]):
    """The pairs of each name with what is the same for all names of a unit."""

    def __init__(self, speaker: str, when: str, form: str, is_te: bool, leads: bool) -> None:
        self._speaker, self._when, self._leads = speaker, when, leads
        self._forms = (form, "te-zin") if is_te else (form,)

    def __missing__(self, name: str) -> tuple[str, ...]:
        self[name] = pairs = tuple(f"{name}|{other}" for other in self._others(name))
        return pairs

    def _others(self, name: str) -> Iterator[str]:
        if name in _WITH_SPEAKER or name.startswith(("wie:", "pv:", "doet")):
            yield self._speaker
        if name.startswith(_WITH_TIME):
            yield self._when
        if name.startswith(("inleiding:", "kop:")):
            yield from self._forms
        if self._leads and name.startswith("zin:"):
            yield "leidt punten in"


_pairs = lru_cache(maxsize=256)(_Pairs)
