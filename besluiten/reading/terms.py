"""Where a text names a time: the words of a term, and whether they look ahead or back.

What the words mean is for `besluiten.termijn`; here they are only found.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from dossiers.reading.openings import WordPattern


class TermClass(StrEnum):
    DATED = "datum"
    RECURRING = "herhalend"
    EVENT = "gebeurtenis"
    VAGUE = "onbepaald"
    NEXT = "daarna"
    PAST = "voorbij"


@dataclass(frozen=True, slots=True)
class Term:
    """Half-open span in the text; `years`: the years it names; `month` and `day`: the last it names, 0 when none."""

    start: int
    end: int
    words: str
    kind: TermClass
    years: tuple[int, ...] = ()
    month: int = 0
    day: int = 0

    def is_ahead(self, anchor: date | None) -> bool:
        """Whether it can lie ahead of the date of the stuk."""
        if self.kind is TermClass.PAST:
            return False
        return anchor is None or not self.years or max(self.years) >= anchor.year


_PLAIN = str.maketrans("áàâäãéèêëíìîïóòôöõúùûüñç’‘`–—\n\t", "aaaaaeeeeiiiiooooouuuunc'''--  ")
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|(?:jan|feb|febr|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec)\.?(?![a-z]))"
)
_YEAR = r"(?:(?:19|20)\d\d(?!\d))"
_OF_YEAR = (
    rf"(?:,? (?:van |in )?(?:het jaar )?(?:{_YEAR}|'\d\d(?!\d)|(?:dit|volgend|komend|het) jaar)(?:[-/]{_YEAR}|"
    rf" ?(?:en|t/m) {_YEAR})?)?"
)
_DAY = r"(?:[0-3]?\d(?:e|ste|de)?)"
_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:avond|ochtend|middag)?)"
_N = (
    r"(?:een|een paar|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|twintig"
    r"|enkele|uiterlijk|\d{1,3}|anderhalf|afzienbare|maximaal \d{1,3})"
)
_ORD = r"(?:(?:[1-5]|derde|vierde|eerste|tweede|vijfde|laatste|1|2|3|4)(?:e|ste|de)?)"
_UNIT = r"(?:werkdagen|dagen|dag|weken|week|maanden|maand|kwartaal|kwartalen|jaar|jaren|half jaar|halfjaar|uur)"
_NEAR = (
    r"(?:dit|deze|volgend|volgende|komend|komende|aankomend|aankomende|aanstaande|eerstvolgende|het komende?|"
    r"de komende?|de volgende)"
)
_SEASON = (
    r"(?:voorjaar|najaar|zomer|winter|herfst|lente|zomerreces|herfstreces|kerstreces|voorjaarsreces|meireces|reces"
    r"|zomervakantie|herfstvakantie|kerstvakantie|voorjaarsvakantie|meivakantie|kerst|kapseizoen|jaarwisseling"
    r"|oud en nieuw|plantseizoen|schooljaar|bouwvak|stookseizoen|broedseizoen|strooiseizoen)"
)
_PART = (
    r"(?:(?:aan het |het )?(?:begin|eind|einde|medio|half|halverwege|midden)(?: van)?(?: de| het)?"
    rf"|(?:in )?de loop van(?: het)?|(?:de |het )?{_ORD}(?: of {_ORD})? (?:helft|week|weken|twee weken|dagen|"
    rf"kwartaal|halfjaar|maanden)(?: van(?: de| het)?| in)?)"
)
_UNIT_OF_TIME = (
    rf"(?:{_WEEKDAY} )?{_DAY}(?: en {_DAY})? {_MONTH}{_OF_YEAR}|[0-3]?\d[-/.][01]?\d[-/.](?:{_YEAR}|\d\d(?!\d))"
    rf"|(?:de maand )?{_MONTH}(?:(?: of| en| tot en met|/| -|-| t/m|,) ?{_MONTH}){{0,2}}{_OF_YEAR}"
    rf"|(?:{_NEAR} |de |het )?{_SEASON}{_OF_YEAR}"
    rf"|{_NEAR} (?:\d{{1,2}} |twee |drie |paar )?(?:jaar|maand|week|kwartaal|halfjaar|half jaar|{_MONTH}|"
    rf"{_WEEKDAY}|raadsperiode|bestuursperiode|collegeperiode|seizoen|zittingsperiode)"
    rf"|q[1-4](?: ?(?:en|of|-|/) ?q?[1-4])?{_OF_YEAR}|(?:het )?(?:{_ORD})(?: (?:en|"
    rf"of) (?:het )?{_ORD})? kwartaal{_OF_YEAR}"
    rf"|week \d{{1,2}}(?:(?: - |[ -])(?:en |tot |t/m )?\d{{1,2}}(?!\d))?{_OF_YEAR}|(?:het )?jaar (?:daarna|erna)|"
    rf"dezelfde (?:dag|week|maand)"
    rf"|{_YEAR}(?:(?: ?[-/] ?| en | of | t/m | tot en met ){_YEAR})?|'\d\d(?!\d)|(?:het |de )(?:jaar|maand|"
    rf"week|kwartaal)(?!\w)"
)
_PREP = (
    r"(?:tot uiterlijk|tot en met|uiterlijk|niet later dan|met ingang van|ingaande|voor|na|nog in|nog|in|per|op|vanaf"
    r"|tot|t/m|rond|omstreeks|binnen|over|tegen|gedurende|tijdens|aan|met|"
    r"later|ergens|ultimo)"
)
_DATED = (
    rf"(?:uiterlijk |nog |al )?(?:in|voor|bij|tijdens|op) (?:de |uw |het |"
    rf"onze )?[a-z-]{{0,20}}(?:vergadering|raad|commissie|overleg)"
    rf" (?:van|op|in) (?:{_WEEKDAY} )?(?:{_DAY} )?{_MONTH}{_OF_YEAR}|"
    rf"{_MONTH} {_YEAR} ?(?:-|tot en met|tot|t/m) ?{_MONTH} {_YEAR}|"
    rf"van (?:{_WEEKDAY} )?{_DAY}(?: {_MONTH}{_OF_YEAR})? tot (?:en met |circa |"
    rf"uiterlijk )?(?:{_WEEKDAY} )?{_DAY} {_MONTH}{_OF_YEAR}|"
    rf"(?:in|over|voor) de (?:periode|jaren) {_YEAR}(?: ?[-/] ?| en | tot en met | t/m ){_YEAR}|"
    rf"(?:dit|deze) [a-z]{{4,14}} nog|"
    rf"(?:{_PREP} ){{0,3}}(?:{_PART} )?(?:{_UNIT_OF_TIME})(?: (?:a\.s\.|as\b|aanstaande|aankomend))?"
    rf"|(?:uiterlijk )?(?:binnen|over|in|na) (?:de |het )?(?:(?:komende?|maximaal|ongeveer|circa|uiterlijk|"
    rf"hooguit) )?{_N} (?:kalender)?{_UNIT}"
    rf"|(?:een|twee|drie) (?:week|weken|maand|maanden|jaar) (?:later|daarna)|vandaag|morgen|vanavond|"
    rf"overmorgen|dit jaar nog"
    rf"|(?:in |de |tot )?(?:het )?{_PART} (?:{_UNIT_OF_TIME})"
)
_RECURRING = (
    rf"(?:na |voor |aan het eind van |in )?(?:elke?|iedere?) (?:\d |twee |drie |half )?(?:keer|jaar|kwartaal|"
    rf"maand|week|halfjaar|zomer|najaar|voorjaar|raadsperiode|raadsvergadering|commissievergadering|dag|"
    rf"{_SEASON}|evaluatie)"
    rf"|(?:(?:twee|drie|vier|half|zes|twee|drie)?-?(?:jaar|maande|kwartaal|weke)lijks|halfjaarlijks|"
    rf"tweewekelijks|dagelijks)"
    rf"|(?:een|twee|drie|vier|\d)(?: keer|maal|x| maal) (?:per|in de|in het) {_UNIT}|eens (?:per|"
    rf"in de) (?:{_N} )?{_UNIT}"
    rf"|per (?:kwartaal|maand|half jaar|halfjaar|week|jaar)|om de (?:{_N} )?{_UNIT}|periodiek|regelmatig|"
    rf"geregeld|voortaan|doorlopend|structureel|tussentijds"
)
_STEMS = (
    r"begroting|nota|rekening|stukken|rapportage|burap|marap|cyclus|jaarverslag|verslag|actualisatie|monitor"
    r"|vergadering|raad|commissie|sessie|bijeenkomst|overleg|avond|agenda|behandeling|bespreking|vaststelling|markt"
    r"|besluitvorming|besluit|verkiezingen|coalitieakkoord|programma|evaluatie|onderzoek|advies|rapport|aanvraag"
    r"|inspraak|oplevering|afronding|start|invoering|inwerkingtreding|opening|aanbesteding|gunning|herijking|"
    r"voorbereiding|uitkomst"
    r"|uitkomsten|gesprek|gesprekken|plan|jaarstukken|ronde|moment|perspectiefnota|ingebruikname|proef|meting"
)
_EVENT = (
    rf"(?:voorafgaand aan|gelijktijdig met|tegelijk(?:ertijd)? met|samen met|aan de hand van|"
    rf"naar aanleiding van|uiterlijk bij|bij|na|voor|tijdens|direct na|op basis van|in) (?!deze |dit )"
    rf"(?:de |het |een |uw |onze |deze |die |dat |zijn |haar |"
    rf"elke )?(?:(?!in |op |aan |bij |te |"
    rf"over )[a-z'-]{{2,24}} ){{0,3}}[a-z-]{{0,20}}(?:{_STEMS})\b(?: (?:van|over|op|in) (?:de |het |"
    rf"uw )?(?:{_UNIT_OF_TIME}|[a-z-]{{3,30}}))?(?: {_YEAR})?"
    r"|(?:zodra|nadat|voordat) [a-z' ]{3,60}?(?=,|;|\.|$)"
)
_VAGUE = (
    r"zo (?:spoedig|snel) mogelijk|z\.?s\.?m\b\.?|binnenkort|op (?:zeer |heel )?(?:korte|afzienbare|kortere) termijn"
    r"|op (?:middellange|langere|lange) termijn|te zijner tijd|t\.?z\.?t\b\.?|met spoed|per ommegaande|spoedig|snel"
    r"|(?:in |voor |gedurende )?(?:de )?komende (?:tijd|maanden|weken|periode|jaren|dagen|jaar)|"
    r"n\.?t\.?b\b\.?|nog dit jaar"
    r"|de eerstvolgende gelegenheid|tijdig|op tijd|per direct|onmiddellijk|direct|meteen"
)
_NEXT = (
    r"daarna|vervolgens|aansluitend|kort daarna|daaropvolgend|uiteindelijk|hierna|in het vervolg|vooraf|nader|t\.?z\.?t"
)
_PAST = (
    rf"(?:op |van |in |d\.?d\.? )?(?:{_DAY} {_MONTH}{_OF_YEAR}|[0-3]?\d[-/.][01]?\d[-/.]\d{{2,4}}|"
    rf"{_MONTH}{_OF_YEAR}|{_WEEKDAY}) (?:jl\b\.?|j\.l\.|jongstleden|ll\b\.?|laatstleden)"
    r"|(?:de |het |in |over )?(?:afgelopen|vorige?|voorgaande|verleden) (?:[a-z]{2,12} )?(?:jaar|jaren|maand|"
    r"maanden|week|weken|periode|tijd|zomer|winter|najaar|voorjaar|herfst|raadsperiode|vergadering|kwartaal|"
    r"maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)"
    r"|onlangs|recentelijk|eerder(?: dit jaar| deze maand| deze week)?|destijds|toen|gisteren|jaren geleden|"
    r"geleden|sinds (?:[a-z0-9]{1,12} ){0,2}[a-z0-9]{3,12}"
    r"|inmiddels|tot nu toe|tot op heden|zojuist|vorig jaar|begin dit jaar|eind vorig jaar"
)
TERM_PATTERN = (
    rf"(?<![\w-])(?:(?P<past>{_PAST})|(?P<recurring>{_RECURRING})|(?P<dated>{_DATED})|(?P<event>{_EVENT})|"
    rf"(?P<vague>{_VAGUE})|(?P<next>{_NEXT}))(?![\w-])"
)
_TERM = WordPattern(TERM_PATTERN)
_CITED = re.compile(
    r"(?:brief|memo|motie|besluit|raadsbesluit|brieven|mail|e-mail|rapport|nota|vraag|vragen|verzoek|"
    r"raadsvergadering|vergadering"
    r"|verslag|notulen|amendement|advies|rib|akkoord|wet|bijeenkomst|schrijven|"
    r"toezegging)(?: \S{1,15}){0,1} (?:van|d\.?d\.?|uit|op)$"
)
_YEARS = re.compile(r"(?:19|20)\d\d")
_DAY_AND_MONTH = re.compile(rf"(?:\b(?P<day>{_DAY}) )?\b{_MONTH}")
_MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"mrt": 3}
_CLASSES = {
    "past": TermClass.PAST,
    "recurring": TermClass.RECURRING,
    "event": TermClass.EVENT,
    "dated": TermClass.DATED,
    "vague": TermClass.VAGUE,
    "next": TermClass.NEXT,
}


def plain(text: str) -> str:
    """Small letters without accents, as long as the text is."""
    lowered = text.lower()
    return (lowered if len(lowered) == len(text) else text).translate(_PLAIN)


def find_terms(text: str) -> list[Term]:
    """The times that a sentence names, in order; `words` as the text has them."""
    return list(_terms_in(text))


@lru_cache(maxsize=1 << 10)
def _terms_in(text: str) -> tuple[Term, ...]:
    """Kept for a while: afspraken and news read the same sentences."""
    bare = plain(text)
    terms = []
    for match in _TERM.finditer(bare):
        kind = _CLASSES[match.lastgroup or "dated"]
        start, end = match.span()
        # "uw brief van 3 mei", "de begroting 2026": the date of a stuk, not of a deed.
        if kind is TermClass.DATED and (_is_cited(bare, start, end) or _names_a_thing(bare, start, end)):
            kind = TermClass.PAST
        years = tuple(int(year) for year in _YEARS.findall(match[0]))
        month, day = _month_and_day(match[0]) if kind is TermClass.DATED else (0, 0)
        terms.append(Term(start, end, text[start:end], kind, years, month, day))
    return tuple(terms)


def _month_and_day(words: str) -> tuple[int, int]:
    """Of the last day or month that is named."""
    matches = list(_DAY_AND_MONTH.finditer(words))
    if not matches:
        return 0, 0
    found = matches[-1]
    return _MONTH_NUMBERS[found[0].split(" ")[-1][:3]], int((found["day"] or "0").rstrip("estd"))


def _names_a_thing(bare: str, start: int, end: int) -> bool:
    """ "de begroting 2026": a year that is part of a name."""
    before = bare[max(0, start - 2) : start]
    return bare[start:end].isdigit() and before[:1].isalpha() and before[1:] == " "


def _is_cited(bare: str, start: int, end: int) -> bool:
    words = bare[start:end]
    head = bare[max(0, start - 40) : start]
    if words.startswith(("van ", "op ", "in ")):
        preposition = words.split(" ", 1)[0]
        return preposition == "van" and _CITED.search(head + preposition) is not None
    return _CITED.search(head.rstrip()) is not None
