"""What can be said of a unit without judging it: who does what, in which tense, for when, in which place of the paper.

A feature is a short name; the trained layer weighs names. No name holds a word of a text except the closed lists
below, so the weights give away nothing of the texts they were trained on.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from besluiten.reading.genre import Genre
from besluiten.reading.lexicon import AUXILIARIES, COLOURS, INVERTING, NO_PARTICIPLE, SUBJECTS
from besluiten.reading.patterns import LEAD, SENTENCE
from besluiten.reading.terms import Term, TermClass, find_terms, plain
from besluiten.reading.verbs import FORMS, Act, Form
from dossiers.reading.model import Block, Structure, Unit, UnitKind

MAX_READ = 700
_READ_BLOCKS = frozenset({Block.BODY, Block.FOOTNOTE})
_TOKEN = re.compile(r"[a-z0-9&'-]+|[^\sa-z0-9]")

_BOARD = re.compile(
    r"wethouder|burgemeester|college|gedeputeerde|minister|heemraad|dijkgraaf|staatssecretaris|portefeuillehouder"
)
_OFFICE = re.compile(r"griffier|voorzitter")
_WITH_PARTICIPLE = frozenset({"wordt", "is", "was", "werd", "heeft", "had"})
_WITH_INFINITIVE = frozenset({"zal", "kan", "moet", "mag", "zou"})
_ACTS_OF_PROMISE = frozenset(
    {Act.TELL, Act.STUDY, Act.PUT, Act.MEET, Act.MAKE, Act.CARRY, Act.TAKE_UP, Act.DECIDE, Act.RECEIVE, Act.BEGIN}
)


_PARTICIPLE = re.compile(
    r"(?:aan|af|op|uit|in|mee|over|toe|voor|door|terug|vast|na|bij|weg|samen|bekend|klaar|rond|tegen)?ge[a-z]{2,}(?:d|t|en)"
    r"|(?:be|ver|ont|her|er|onder|over)[a-z]{3,}(?:d|t)"
)


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
    readings = []
    for spot, (unit, (bare, terms, own)) in enumerate(zip(units, found, strict=True)):
        names = set(own)
        names |= set(_context_features(unit, genre, len(units)))
        names |= set(_neighbour_features(units, found, spot))
        names |= set(_crossed(names, genre))
        readings.append(Reading(unit, bare, terms, frozenset(names)))
    return readings


def _read_own(unit: Unit, text: str, anchor: date | None) -> tuple[str, tuple[Term, ...], frozenset[str]]:
    text = text[:MAX_READ]
    bare = plain(text)
    terms = tuple(find_terms(text))
    return bare, terms, frozenset(_own_features(bare, terms, anchor))


_KEPT_OF_NEIGHBOUR = (
    "zin:vraagteken",
    "zin:zegt toe",
    "tijdsvorm",
    "pv:",
    "vooruit",
    "zin:hierbij",
    "wie:",
    "voltooid",
)


def _neighbour_features(
    units: Sequence[Unit], found: Sequence[tuple[str, tuple[Term, ...], frozenset[str]]], spot: int
) -> Iterator[str]:
    for step, side in ((-1, "vorige"), (1, "volgende")):
        other = spot + step
        if not 0 <= other < len(units):
            yield f"{side}>rand"
            continue
        if units[other].paragraph == units[spot].paragraph:
            yield f"{side}>zelfde alinea"
        for name in found[other][2]:
            if name.startswith(_KEPT_OF_NEIGHBOUR):
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
    for name, pattern in SENTENCE.items():
        if pattern.search(bare):
            yield f"zin:{name}"
    yield from _time_features(terms, anchor)
    yield from _verb_features(tokens)
    yield f"lengte:{min(6, len(tokens) // 6)}"
    if tokens:
        yield f"slot:{bare[-1] if not bare[-1].isalnum() else 'letter'}"


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


def _verb_features(tokens: Sequence[str]) -> Iterator[str]:
    spot = _finite(tokens)
    words = set(tokens)
    acts = _acts(tokens, words)
    if spot < 0:
        yield "pv:geen"
        for act in acts[Form.INFINITIVE] | acts[Form.PARTICIPLE]:
            yield f"los:{act}"
        return
    verb = tokens[spot]
    aux = AUXILIARIES.get(verb, "")
    subject = _subject(tokens, spot)
    yield f"wie:{subject}"
    yield f"pv:{aux or 'werkwoord'}"
    yield f"pv+wie:{aux or 'werkwoord'}+{subject}"
    yield f"pv plaats:{min(spot, 6)}"
    if aux and any(_PARTICIPLE.fullmatch(token) and token not in NO_PARTICIPLE for token in tokens):
        yield f"voltooid:{aux}"
        yield f"voltooid wie:{aux}+{subject}"
    yield from _auxiliary_features(aux, subject, acts, words) if aux else _plain_verb_features(verb, subject, words)
    second = [AUXILIARIES[token] for token in tokens[spot + 1 :] if token in AUXILIARIES]
    for other in second[:2]:
        yield f"daarna pv:{other}"


def _acts(tokens: Sequence[str], words: set[str]) -> dict[Form, set[Act]]:
    """Per form the acts that the words can stand for."""
    acts: dict[Form, set[Act]] = {form: set() for form in Form}
    for token in tokens:
        for act, form, particle in FORMS.get(token, ()):
            if not particle or particle in words:
                acts[form].add(act)
    return acts


def _auxiliary_features(aux: str, subject: str, acts: dict[Form, set[Act]], words: set[str]) -> Iterator[str]:
    goal = acts[Form.PARTICIPLE if aux in _WITH_PARTICIPLE else Form.INFINITIVE]
    if "worden" in words and aux in _WITH_INFINITIVE:
        goal, aux = acts[Form.PARTICIPLE], aux + " worden"
    for act in goal:
        yield f"doet:{aux}+{act}"
        yield f"doet wie:{aux}+{subject}+{_kind_of(act)}"
    if goal & _ACTS_OF_PROMISE:
        yield f"doet:{aux}+belofte"


def _plain_verb_features(verb: str, subject: str, words: set[str]) -> Iterator[str]:
    readings = FORMS.get(verb, ())
    tense = "nu" if any(form in (Form.PRESENT, Form.INFINITIVE) for _, form, _ in readings) else "toen"
    yield f"tijdsvorm:{tense}"
    for act, form, particle in readings:
        if (not particle or particle in words) and form is not Form.PARTICIPLE:
            yield f"doet:{tense}+{act}"
            yield f"doet wie:{tense}+{subject}+{_kind_of(act)}"


def _kind_of(act: Act) -> str:
    return "belofte" if act in _ACTS_OF_PROMISE else act


def _finite(tokens: Sequence[str]) -> int:
    """The place of the first finite verb, -1 when none is known."""
    for spot, token in enumerate(tokens[:40]):
        if token in AUXILIARIES and not (spot and tokens[spot - 1] == "te"):
            return spot
        readings = FORMS.get(token)
        if not readings or (
            spot and tokens[spot - 1] in {"te", "de", "het", "een", "uw", "ons", "onze", "van", "deze", "voor"}
        ):
            continue
        if any(form in (Form.PRESENT, Form.PAST) for _, form, _ in readings) and not _only_plural(token, tokens, spot):
            return spot
    return -1


def is_finite(word: str) -> bool:
    """Whether a word can be the verb of a clause, plural and all."""
    return word in AUXILIARIES or any(form is Form.PRESENT for _, form, _ in FORMS.get(word, ()))


def _only_plural(token: str, tokens: Sequence[str], spot: int) -> bool:
    """A word in -en may be an infinitive; finite only beside a plural subject or early in the clause."""
    if not token.endswith("en"):
        return False
    beside = {tokens[spot - 1] if spot else "", tokens[spot + 1] if spot + 1 < len(tokens) else ""}
    return not (beside & {"wij", "we", "zij", "ze", "jullie"} or spot <= 4)


def _subject(tokens: Sequence[str], spot: int) -> str:
    before, after = tokens[max(0, spot - 10) : spot], tokens[spot + 1 : spot + 7]
    if before and before[0] not in INVERTING and not (before[0] in {"dit", "deze"} and len(before) > 3):
        named = [who for token in before if (who := _who(token)) and who != "het"]
        if before[-1] in SUBJECTS and SUBJECTS[before[-1]] in {"wij", "ik", "u", "hij", "het"}:
            return SUBJECTS[before[-1]]
        return named[0] if named else ("het" if before[0] in {"er", "dat", "dit"} and len(before) == 1 else "zaak")
    for token in after[:5]:
        who = _who(token)
        if who and (who != "het" or token == "er"):
            return who
        if token in {"in", "op", "voor", "van", "aan", "met", "naar"}:
            break
    return "zaak"


def _who(token: str) -> str:
    if token.endswith(("raad", "raden")) and token not in {"raad", "gemeenteraad", "raden"}:
        return "ontvanger"
    return SUBJECTS.get(token, "")


def _context_features(unit: Unit, genre: Genre, count: int) -> Iterator[str]:
    yield f"soort:{unit.kind}"
    yield f"deel:{unit.block}"
    yield f"schrijver:{genre.writer or 'onbekend'}"
    for kind in genre.kinds:
        yield f"genre:{kind}"
    if unit.is_quotation:
        yield "citaat"
    lead, heading = plain(unit.lead), plain(unit.heading)
    if lead:
        yield "inleiding"
    for where, words in (("inleiding", lead), ("kop", heading)):
        for name, pattern in LEAD.items():
            if words and pattern.search(words):
                yield f"{where}:{name}"
    if unit.speaker:
        who = plain(unit.speaker)
        yield "spreker:bestuur" if _BOARD.search(who) else "spreker:griffie" if _OFFICE.search(who) else "spreker:lid"


_CROSSED = (
    *(
        "vooruit",
        "tijd:vooruit",
        "tijd:later jaar",
        "tijd:onbepaald",
        "tijd:daarna",
        "tijd:gebeurtenis",
        "tijd:herhalend",
    ),
    *(
        "pv:geen",
        "zin:zullen",
        "zin:vraagteken",
        "zin:kunt u tegemoet",
        "zin:zegt toe",
        "zin:verzoeken u",
        "zin:te-zin",
    ),
    *(
        "zin:college verzocht",
        "zin:verzoekt college",
        "zin:gebiedend",
        "zin:mits",
        "zin:pas als",
        "zin:hierbij",
        "leidt punten in",
    ),
    *(
        "zin:toegezegd",
        "zin:toegezegd wie college",
        "zin:antwoordt dat",
        "zin:wenst",
        "zin:verzoekt iemand",
        "zin:voorwaardelijk",
    ),
    *("zin:uit van", "zin:beschrijft", "zin:gaat niet", "soort:punt", "soort:rij", "lengte:0", "lengte:1"),
)
_CROSS_PREFIXES = ("wie:", "doet wie:", "pv+wie:", "inleiding:", "kop:", "voltooid:")


def _crossed(names: set[str], genre: Genre) -> Iterator[str]:
    """Pairs: what a sentence says with who writes it, and with the time it names."""
    writer = genre.writer or "onbekend"
    speaker = next((name for name in names if name.startswith("spreker:")), "spreker:geen")
    when = (
        "vooruit" if "vooruit" in names else "terug" if "tijd:voorbij" in names or "tijd:terug" in names else "zonder"
    )
    for name in names:
        if name in _CROSSED or name.startswith(_CROSS_PREFIXES):
            yield f"{name}|{writer}"
        if name in _CROSSED or name.startswith(("wie:", "pv:", "doet")):
            yield f"{name}|{speaker}"
        if name.startswith(("wie:", "pv:", "doet", "pv+wie:", "soort:", "inleiding:", "kop:", "genre:", "voltooid")):
            yield f"{name}|{when}"
        if name.startswith(("inleiding:", "kop:")):
            yield f"{name}|{'punt' if 'soort:punt' in names else 'rij' if 'soort:rij' in names else 'zin'}"
            if "zin:te-zin" in names:
                yield f"{name}|te-zin"
        if "leidt punten in" in names and name.startswith("zin:"):
            yield f"{name}|leidt punten in"
