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

_CAPITALS = re.compile(r"\b(?!(?:GS|PS|BW|DB|AB|MT|RIB|WMO)\b)[A-Z]{2,6}\b")
"""Of the names that are written in capitals most are of organisations outside the gemeente."""
_BOARD = re.compile(
    r"wethouder|burgemeester|college|gedeputeerde|minister|heemraad|dijkgraaf|staatssecretaris|portefeuillehouder"
)
_OFFICE = re.compile(r"griffier|voorzitter")


@dataclass(frozen=True, slots=True)
class Reading:
    """A unit, its small letters without accents, the times it names and the names of its features.

    `own` are the names by themselves, `pairs` what each of them is paired with.
    """

    unit: Unit
    bare: str
    terms: tuple[Term, ...]
    own: frozenset[str]
    pairs: "Pairs"

    @property
    def names(self) -> frozenset[str]:
        """With the pairs."""
        return self.own.union(*map(self.pairs.__getitem__, self.own))


def readable(structure: Structure) -> list[Unit]:
    """The units in which something can be promised, in the order of reading."""
    return [unit for unit in structure.units if unit.kind is not UnitKind.HEADING and unit.block in _READ_BLOCKS]


def read_all(units: Sequence[Unit], genre: Genre, anchor: date | None) -> list[Reading]:
    """What is said of each unit, and of the ones before and behind it."""
    found = [_read_own(unit, unit.text, anchor) for unit in units]
    weighed = []
    before = ""
    for unit, (_, _, own) in zip(units, found, strict=True):
        names = own | _context_features(
            unit.kind, unit.block, unit.lead, unit.heading, unit.speaker, unit.is_quotation, genre
        )
        if unit.kind is not UnitKind.ITEM:
            before = unit.text[-160:]
        elif not unit.lead:
            names.update(f"erboven:{name}" for name in _led_by(before))
        weighed.append(names | set(weighed_up(names, genre)))
    readings = []
    for spot, (unit, (bare, terms, _)) in enumerate(zip(units, found, strict=True)):
        names = weighed[spot] | set(_neighbour_features(units, weighed, spot))
        readings.append(Reading(unit, bare, terms, frozenset(names), _crossed(names)))
    return readings


def _read_own(unit: Unit, text: str, anchor: date | None) -> tuple[str, tuple[Term, ...], set[str]]:
    text = text[:MAX_READ]
    bare = plain(text)
    terms = tuple(find_terms(text))
    capitals = frozenset(word.lower() for word in _CAPITALS.findall(text))
    return bare, terms, set(_own_features(bare, terms, anchor, capitals))


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


def _own_features(bare: str, terms: Sequence[Term], anchor: date | None, capitals: frozenset[str]) -> Iterator[str]:
    tokens = _TOKEN.findall(bare)
    for token in tokens:
        for word_class in COLOURS.get(token, ()):
            yield f"woord:{word_class}"
    yield from (f"zin:{name}" for name in SENTENCE.found(bare))
    yield from _time_features(terms, anchor)
    yield from verb_features(tokens, capitals)


def _time_features(terms: Sequence[Term], anchor: date | None) -> Iterator[str]:
    ahead = False
    for term in terms:
        yield f"tijd:{term.kind}"
        if term.kind in (TermClass.DATED,):
            is_ahead = term.is_ahead(anchor)
            ahead |= is_ahead and not (term.years and anchor is None)
            yield "tijd:vooruit" if is_ahead else "tijd:terug"
            if term.month and anchor is not None:
                yield f"tijd:{_distance(term, anchor)}"
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


def _distance(term: Term, anchor: date) -> str:
    """How far a month lies from the date of the paper. Without a year the same month may be meant of two years."""
    months = term.month - anchor.month
    if not term.years:
        months %= 12
        if not months:
            return "deze maand" if not term.day else "dag komt" if term.day >= anchor.day else "dag was"
        return f"maand na {(months + 2) // 3} kwartaal"
    months += 12 * (max(term.years) - anchor.year)
    if not months and term.day:
        return "dag komt nog" if term.day >= anchor.day else "dag was al"
    return "maand was al" if months < 0 else "maand komt nog" if months else "deze maand"


@lru_cache(maxsize=512)
def _led_by(words: str) -> tuple[str, ...]:
    return tuple(LEAD.found(plain(words)))


@lru_cache(maxsize=1 << 10)
def _context_features(
    kind: UnitKind, block: Block, lead: str, heading: str, speaker: str, is_quotation: bool, genre: Genre
) -> frozenset[str]:
    names = {f"soort:{kind}", f"deel:{block}", f"schrijver:{genre.writer or 'onbekend'}"}
    names.update(f"genre:{name}" for name in genre.kinds)
    if is_quotation:
        names.add("citaat")
    if lead:
        names.add("inleiding")
    names.update(f"inleiding:{name}" for name in _led_by(lead))
    names.update(f"kop:{name}" for name in _led_by(heading))
    if speaker:
        who = plain(speaker)
        names.add(
            "spreker:bestuur" if _BOARD.search(who) else "spreker:griffie" if _OFFICE.search(who) else "spreker:lid"
        )
    return frozenset(names)


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
_WITH_TIME = ("wie:", "pv:", "doet", "soort:", "inleiding:", "onbekend", "kop:", "genre:", "voltooid")


def _crossed(names: set[str]) -> "Pairs":
    """What a sentence says with who speaks and with the time it names, and where it stands with its form."""
    speaker = speaker_of(names)
    when = "vooruit" if "vooruit" in names else "terug" if names & {"tijd:voorbij", "tijd:terug"} else "zonder"
    form = "punt" if "soort:punt" in names else "rij" if "soort:rij" in names else "zin"
    state = "rijk" if names & {"genre:soort kamerbrief", "genre:rijk"} else "ander"
    return _pairs(speaker, when, form, state, "zin:te-zin" in names, "leidt punten in" in names)


class Pairs(dict[str, tuple[str, ...]]):
    """The pairs of each name with what is the same for all names of a unit; `key` is all of that."""

    def __init__(self, speaker: str, when: str, form: str, state: str, is_te: bool, leads: bool) -> None:
        self.key = (speaker, when, form, state, is_te, leads)
        self._speaker, self._when, self._state, self._leads = speaker, when, state, leads
        self._forms = (form, "te-zin") if is_te else (form,)

    def __missing__(self, name: str) -> tuple[str, ...]:
        self[name] = pairs = tuple(f"{name}|{other}" for other in self._others(name))
        return pairs

    def _others(self, name: str) -> Iterator[str]:
        if name == "wie:minister":
            yield self._state
        if name in _WITH_SPEAKER or name.startswith(("wie:", "pv:", "doet")):
            yield self._speaker
        if name.startswith(_WITH_TIME):
            yield self._when
        if name.startswith(("inleiding:", "kop:", "erboven:")):
            yield from self._forms
        if self._leads and name.startswith("zin:"):
            yield "leidt punten in"


_pairs = lru_cache(maxsize=256)(Pairs)
