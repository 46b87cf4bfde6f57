"""Rules for terms without a calendar date: repeating, tied to an event, or only vague.

They search in words as `dossiers.datering_language.normalise` leaves them.
"""

import re
from dataclasses import dataclass

_UNIT = r"(?:dag|week|weken|maand(?:en)?|kwartaal|kwartalen|half jaar|jaar|jaren|raadsperiode)"
# Last parts of the words for what happens in a council's year, or in a project.
_EVENT_STEMS = (
    "begroting|nota|rekening|stukken|rapportage|burap|marap|cyclus|jaarverslag|verslag|actualisatie|monitor|"
    "vergadering|raad|commissie|sessie|bijeenkomst|overleg|avond|agenda|behandeling|bespreking|vaststelling|"
    "besluitvorming|besluit|verkiezingen|coalitieakkoord|programma|periode|evaluatie|onderzoek|advies|rapport|"
    "inspraak|oplevering|afronding|start|invoering|inwerkingtreding|opening|aanbesteding|gunning|herijking|"
    "jaarwisseling|kerst"
)
_EVENT = rf"\b[a-z&-]{{0,30}}(?:{_EVENT_STEMS})\b"
_MEETING = r"\b[a-z]{0,30}(?:vergadering|raad|commissie|sessie|bijeenkomst|overleg|avond)\b"
_FEW_WORDS = r"(?: [a-z]{1,30}){0,4}"


@dataclass(frozen=True, slots=True)
class WordingRule:
    """A pattern to search for, an example in which it is found and a counter-example in which it is not."""

    id: str
    description: str
    pattern: str
    example: str
    counter_example: str

    def search(self, text: str) -> re.Match[str] | None:
        return re.search(self.pattern, text)

    def remove(self, text: str) -> str:
        return re.sub(self.pattern, "", text)


VAGUE_LEAD = WordingRule(
    "vague-lead",
    "Words for soon: they name no date, but a date may follow them.",
    r"^(?:zo (?:spoedig|snel) mogelijk|op (?:de |zeer )?korte termijn|spoedig|binnenkort|met spoed|"
    r"te zijner tijd|tzt|zodra (?:dit |dat )?(?:mogelijk|kan)|bij gelegenheid)\b(?: maar| doch| en)? ?",
    "zo spoedig mogelijk, maar uiterlijk 1 juli",
    "uiterlijk 1 juli",
)

RECURRING_RULES = (
    WordingRule(
        "how-often",
        "An adverb that says how often.",
        r"\b(?:dagelijks|[a-z]{0,12}(?:wekelijks|maandelijks|jaarlijks)|periodiek|regelmatig|doorlopend)\b",
        "jaarlijks vóór 1 juli",
        "bij de jaarlijkse rapportage",
    ),
    WordingRule(
        "each",
        "Each or every, but not in any case.",
        r"\b(?:elke?|iedere?) (?!geval\b)[a-z0-9]",
        "elk kwartaal",
        "in elk geval voor 1 juli",
    ),
    WordingRule(
        "times-per",
        "So many times in a period.",
        r"\b(?:eens|(?:een|twee|drie|vier)maal|keer|maal|[0-9]{1,2}x) (?:per|in de|om de) "
        rf"(?:[0-9]{{1,3}} )?{_UNIT}\b",
        "eens per twee weken",
        "eens in het voorjaar",
    ),
    WordingRule(
        "per-period",
        "Per period, without the number of one.",
        r"\bper (?:dag|week|maand|kwartaal|half jaar|jaar|raadsvergadering)\b(?! ?[0-9])",
        "per kwartaal een overzicht",
        "per kwartaal 3",
    ),
    WordingRule(
        "every-other",
        "Once in a number of periods.",
        rf"\bom de (?:[0-9]{{1,3}} )?{_UNIT}\b",
        "om de drie maanden",
        "om de hoek",
    ),
)

DATED_EVENT_RULES = (
    WordingRule(
        "meeting-of",
        "A meeting with its date.",
        rf"^(?P<bound>.*?){_MEETING} (?:van|op|in|dd) (?P<rest>.+)$",
        "vóór de raadsvergadering van 8 april 2021",
        "vóór de begroting van 2024",
    ),
    WordingRule(
        "event-on",
        "An event with the day or the month in which it is.",
        rf"^(?P<bound>.*?){_EVENT}{_FEW_WORDS} (?:op|in|dd) (?P<rest>.+)$",
        "bij de behandeling van de begroting op 9 november 2023",
        "bij de behandeling van de begroting",
    ),
)

EVENT_RULES = (
    WordingRule(
        "tied-to",
        "A word that ties the term to something that happens.",
        r"^(?:uiterlijk )?(?:bij|na|nadat|zodra|voordat|voorafgaand aan|tijdens|gelijktijdig met|"
        r"samen met|tegelijk(?:ertijd)? met|als onderdeel van|"
        r"in samenhang met|naar aanleiding van|binnen .+ na) [a-z0-9]",
        "na vaststelling van het plan",
        "naar vermogen",
    ),
    WordingRule(
        "named-event",
        "A fixed point in the council's year or in a project, after a word that places the term there.",
        rf"^(?:uiterlijk )?(?:voor|tot|in|op|met|via|rond|aan|de|het){_FEW_WORDS} {_EVENT}",
        "vóór de begroting",
        "voor de inwoners",
    ),
)
