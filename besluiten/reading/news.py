"""What a text says about promises that are known: that one is settled, kept as promised, or later than planned.

A silent slip is a later date for a known plan, in a sentence that does not say that it moved.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from besluiten.reading.terms import TermClass, find_terms
from besluiten.termijn import parse_termijn
from dossiers.datering import DateringError
from dossiers.reading.model import Block, Find, FindKind, ReadingRule, Structure, Unit

SETTLED, AS_PROMISED, DELAYED, SILENT = "afgedaan", "zoals_toegezegd", "uitstel", "stille_verschuiving"

_PROMISE = r"(?:toezegging|afspraak|afspraken|motie|amendement|opdracht|actiepunt|actielijst|belofte)\w{0,6}"
_DONE = r"(?:afgedaan|afgehandeld|nagekomen|ingelost|uitgevoerd|voldaan|afgerond|afgevoerd|gestand gedaan)"
_FEW = r"(?:\W+\w+){0,12}?\W+"
_CONDITION = (
    r"\b(?:als(?! (?:afge|nage|uitge))|wanneer|indien|mits|mocht|tenzij|zodra)\b"
    r"|^(?:lukt|wordt|komt|blijkt|zegt|is)\b.*, dan\b|\?$"
)
_NOT_YET = rf"\b(?:niet|nooit|geen|nog)\b|{_CONDITION}"


@dataclass(frozen=True, slots=True)
class NewsRule:
    """`pattern` is searched in the words of one unit, in small letters; `unless` must not stand in it."""

    rule: ReadingRule
    news: str
    pattern: re.Pattern[str]
    why: str
    unless: re.Pattern[str] | None = None

    def finds(self, text: str) -> bool:
        return bool(self.pattern.search(text)) and not (self.unless and self.unless.search(text))


def _rule(
    id: str, news: str, description: str, example: str, counter_example: str, pattern: str, why: str, unless: str = ""
) -> NewsRule:
    rule = ReadingRule(id, FindKind.NEWS, description, example, counter_example)
    return NewsRule(rule, news, re.compile(pattern), why, re.compile(unless) if unless else None)


NEWS_RULES = (
    _rule(
        "nieuws-afgedaan",
        SETTLED,
        "Het stuk zegt dat een toezegging, motie of afspraak klaar is, of stelt voor haar af te doen.",
        "Hiermee beschouwen wij de toezegging als afgedaan.",
        "De toezegging is nog niet afgedaan.",
        rf"\b{_PROMISE}\b{_FEW}(?:{_DONE}|af te (?:doen|voeren|sluiten)|van de lijst)\b"
        rf"|\b(?:hiermee|daarmee|hierbij)\b{_FEW}{_DONE}\b"
        r"|\bals (?:afgedaan|afgehandeld|nagekomen|uitgevoerd)\b|\bkan (?:worden afgevoerd|van de lijst|vervallen)\b"
        r"|\bvoorstel: (?:afdoen|afvoeren)\b|(?:^|[.;:,] )(?:afgedaan|afgehandeld|afgevoerd|afdoen|voldaan)\W*$"
        r"|\bdo(?:e|en)\b(?:\W+\w+){0,6}?\W+(?:gestand|af)\W*$",
        "Hier staat dat een eerdere afspraak klaar is.",
        unless=_NOT_YET,
    ),
    _rule(
        "nieuws-zoals-toegezegd",
        AS_PROMISED,
        "Iets wordt gegeven of gedaan zoals eerder is toegezegd.",
        "Zoals toegezegd ontvangt u hierbij het overzicht.",
        "De wethouder heeft toegezegd dat u een overzicht ontvangt.",
        r"\b(?:zoals|conform|overeenkomstig|volgens|ter uitvoering van|in vervolg op|naar aanleiding van)\b"
        r"(?:\W+\w+){0,8}?\W+(?:toegezegd|toezegging\w{0,2}|beloofd|belofte|afgesproken)\b"
        r"|\b(?:voldoe|voldoen)\b(?:\W+\w+){0,6}?\W+(?:hieraan|daaraan|hiermee|toezegging|verzoek|motie)\b"
        r"|\b(?:hiermee|daarmee|met d\w{2,3} \w{3,12})\b(?:\W+\w+){0,3}?\W+(?:voldoe|geef|geven|doen)\b"
        r"(?:\W+\w+){0,8}?\W+(?:aan|uitvoering|invulling|gevolg)\b",
        "Hier wordt iets gedaan of gegeven “zoals toegezegd”.",
        unless=_CONDITION,
    ),
    _rule(
        "nieuws-uitstel",
        DELAYED,
        "Iets komt later dan gepland of gaat niet lukken.",
        "Het lukt niet om het plan voor de zomer aan te bieden.",
        "Het plan is voor de zomer aangeboden.",
        r"\b(?:lukt|lukte|gelukt|haalbaar|gehaald|halen|haalt)\b(?:\W+\w+){0,6}?\W+niet\b"
        r"|\bniet\b(?:\W+\w+){0,6}?\W+(?:lukken|gelukt|haalbaar|gehaald|halen|gereed|klaar|afgekomen)\b"
        r"|\b(?:uitgesteld|verschoven|doorgeschoven|opgeschoven|vertraagd|vertraging)\b"
        r"|\b(?:schuift|schuiven|verschuift|verschuiven)\b(?:\W+\w+){0,8}?\W+(?:op|door|naar|tot)\b"
        r"|\blater\b(?:\W+\w+){0,3}?\W+dan (?:gepland|verwacht|voorzien|beloofd|aangekondigd|toegezegd|gedacht)\b"
        r"|\buitstel\b|\bgaat niet door\b|\b(?:vergt|vraagt|kost) meer tijd\b|\bnog niet (?:afgerond|gereed|klaar)\b",
        "Hier staat dat iets later komt dan gepland of niet lukt.",
        unless=_CONDITION,
    ),
)
SILENT_SLIP = ReadingRule(
    "nieuws-stille-verschuiving",
    FindKind.NEWS,
    "Een latere datum voor een bekende mijlpaal, zonder een woord over de eerdere.",
    "De start van het nieuwe stelsel is op 1 juli 2024.",
    "De start van het nieuwe stelsel is op 1 januari 2024.",
)
RULES = (*(rule.rule for rule in NEWS_RULES), SILENT_SLIP)
FEWEST_SHARED = 2
HALF, QUARTER = 0.5, 0.25
LONGEST = 1_500
"""Characters of a unit that is looked at; a longer one is no sentence."""
SHORT = 8
"""Words: a shorter unit ("Afgedaan.") is about what stands before it."""


@dataclass(frozen=True, slots=True)
class KnownPromise:
    """What is known already: the stems that say what it is about, its number if it has one, and of a mijlpaal the last
    day of its present plan."""

    title: str
    stems: frozenset[str]
    nummer: str = ""
    latest: date | None = None


def find_news(
    structure: Structure,
    *,
    known: Sequence[KnownPromise],
    stems_of: Callable[[str], frozenset[str]],
    anchor: date | None = None,
    off: frozenset[str] = frozenset(),
) -> list[Find]:
    """News about what is known; a sentence that fits nothing known is no news. `anchor` is the date of the stuk.

    Values: news; termijn (its words) when the sentence names a time to come; about, the words before a short unit.
    """
    finds = []
    before = ""
    for unit in structure.units if known else ():
        if unit.block == Block.BODY and len(unit.text) <= LONGEST:
            finds += _news_in(structure, unit, before, anchor, known, stems_of, off)
        before = unit.text[-LONGEST:]
    return finds


def _news_in(
    structure: Structure,
    unit: Unit,
    before: str,
    anchor: date | None,
    known: Sequence[KnownPromise],
    stems_of: Callable[[str], frozenset[str]],
    off: frozenset[str],
) -> list[Find]:
    text = unit.text.casefold()
    about = before if len(text.split()) < SHORT else ""
    rule = next((one for one in NEWS_RULES if one.rule.id not in off and one.finds(text)), None)
    if rule is not None:
        words = f"{about} {unit.text}"
        if not any(_is_about(words, stems_of(words), one) for one in known):
            return []
        return [_find(structure, unit, rule.rule.id, rule.news, rule.why, _ahead(unit, anchor), about)]
    return [] if SILENT_SLIP.id in off else _silent_slip(structure, unit, anchor, known, stems_of)


def _is_about(words: str, stems: frozenset[str], known: KnownPromise) -> bool:
    if known.nummer and known.nummer in words:
        return True
    shared = stems & known.stems
    return len(shared) >= FEWEST_SHARED and len(shared) >= QUARTER * min(len(stems), len(known.stems))


def _silent_slip(
    structure: Structure,
    unit: Unit,
    anchor: date | None,
    known: Sequence[KnownPromise],
    stems_of: Callable[[str], frozenset[str]],
) -> list[Find]:
    words = _ahead(unit, anchor)
    latest = _last_day(words, anchor)
    if latest is None:
        return []
    stems = stems_of(unit.text)
    for plan in known:
        shared = stems & plan.stems
        is_same = len(shared) >= FEWEST_SHARED and len(shared) >= HALF * len(plan.stems)
        if is_same and plan.latest is not None and latest > plan.latest:
            why = f"“{plan.title}” stond gepland tot en met {plan.latest.isoformat()}; hier staat een latere datum."
            return [_find(structure, unit, SILENT_SLIP.id, SILENT, why, words, "")]
    return []


def _find(structure: Structure, unit: Unit, rule: str, news: str, why: str, words: str, about: str) -> Find:
    values = {"news": news, **({"termijn": words} if words else {}), **({"about": about} if about else {})}
    return Find(FindKind.NEWS, unit.place, structure.quote(unit.place), rule, 0.7, (why,), values)


def _ahead(unit: Unit, anchor: date | None) -> str:
    """The last words for a time that is not over: "niet voor de zomer maar in oktober" names two."""
    terms = [term for term in find_terms(unit.text) if term.kind is TermClass.DATED and term.is_ahead(anchor)]
    return terms[-1].words if terms else ""


def _last_day(words: str, anchor: date | None) -> date | None:
    try:
        return parse_termijn(words, anchor=anchor).latest if words else None
    except DateringError:
        return None
