"""How other papers are named, from a word for a paper ("brief", "nota") and the words behind it.

Each rule looks at a limited number of words, so the time grows with the text and no faster.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dossiers.reading.model import ReadingRule
from dossiers.reading.reference_hits import MEETS, WORD, YEARS, Hit, reading_rule
from dossiers.reading.reference_words import DATE, NOUN, OWNER, begin_of, iso_of, points_here, type_of
from dossiers.reading.written_dates import MONTH_WORD

WINDOW = 240
_QUOTED = r"(?:[‘'](?P<single>[^’'\n]{3,120})[’']|[“\"„](?P<double>[^”\"\n]{3,120})[”\"])"
_NUMBER = (
    r"(?:nr\.? |nummer )?(?P<number>(?!(?:19|20)\d\d(?![\w/-]))(?![\d]{1,2} (?:jan|feb|maart|mrt|apr|mei|"
    r"juni?|juli?|aug|"
    r"sep|okt|nov|dec))(?=[^\s]{0,20}\d)(?:[A-Z]{1,5}[ .-]?)?[A-Z]{0,3}[\w./-]{0,25}[\w])"
)
_PREPOSITION = r"(?:van|d\.?d\.?|uit|gedateerd|,) ?"
_TAIL_DATE = re.compile(rf",? (?:(?:van|d\.?d\.?|uit) |\()(?P<date>{DATE})\)?", re.IGNORECASE)
_TAIL_CODE = re.compile(r" ?\((?P<code>(?=[^()]{0,20}\d)[A-Z][\w ./-]{2,25})\)")
_TAIL_YEAR = re.compile(r" uit (?P<year>[12]\d{3})(?!\d)")
_COUNTED = re.compile(r"(?:brief|memo|motie|amendement|voorstel|besluit|advies|notitie)$", re.IGNORECASE)
_OF_A_MEETING = re.compile(r"(?:motie|amendement|besluit)$", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"[0-9]{3}|[0-9][^0-9]{1,3}[0-9]|[A-Z][0-9]")
_NUMBERED = re.compile(rf"[ -]{_NUMBER}(?![\w])")
_TITLED = re.compile(rf"(?:,? (?:genaamd|getiteld|met (?:de|als) titel|over|inzake))?[ ,]{{1,2}}{_QUOTED}")
# A quick look: most words for papers have no date behind them, and the patterns for one are slow.
SIGN_OF_DATE = re.compile(
    r"[0-9][-/][0-9]|[0-9] [a-z]{3}|uit [12][0-9]|(?:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"(?P<between>(?: {WORD}){{0,9}}?)(?: \(|"
    rf" {_PREPOSITION})(?P<date>{DATE})(?! (?:tot|t/m|en met))\)?",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r"(?: [a-z]{3,20}){0,2} uit (?P<year>(?:19|20)\d{2})(?!\d)")
_BARE_DATE = re.compile(
    rf"(?P<between>(?: [^\s.;:!?(),]+){{0,4}}?) (?P<date>\d{{1,2}} {MONTH_WORD}(?: \d{{4}})?)(?![\w])", re.IGNORECASE
)
_OF_MONTH = re.compile(
    rf"(?P<between>(?: [^\s.;:!?(),]+)?) van (?P<date>(?:begin |medio |eind )?{MONTH_WORD})(?!\w| ?\d)", re.IGNORECASE
)
_NO_SUBJECT = re.compile(
    r"\b(?:op|in|om|te|tot|en|met|door|nog|al|verzonden|gestuurd|vanaf|per|uiterlijk)\b", re.IGNORECASE
)
_CLAUSE = re.compile(
    rf",? (?:die|dat|welke)(?: {WORD}){{0,8}}? (?:op|in|van) (?P<date>{DATE})(?P<rest>(?: [^\s.;:!?(),]+){{1,8}})",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:\w{2,20}(?:de|den|te|ten)|is|zijn|heeft|hebben|werd|werden|schreef|schreven|aannam|nam|gaf|"
    r"stuurden?|ge\w{3,20}|"
    r"vast|vastgesteld|aangenomen|verzonden|ontving\w{0,3}|zond\w{0,3})\b"
)
_NOT_ITS_DATE = re.compile(
    r"\b(?:\w{0,20}(?:vergadering|bijeenkomst|overleg|debat|sessie|avond|periode)|kabinet|voor|vóór|per|vanaf|"
    r"tot|uiterlijk|"
    r"na|sinds|tussen|volgt|kan|(?:voor|in|naar|bij|door) (?:de|het) (?:gemeenteraad|raad|commissie|college)|"
    r"begrotingsraad)$",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|heeft|hebben|zal|zou|komt|staat|ligt|kan|moet|te|ingang|vóór|"
    r"dateert)\b",
    re.IGNORECASE,
)
_NAMEABLE = re.compile(
    r"[\w-]{0,30}(?:nota|notitie|visie|visiedocument|kader|plan|programma|strategie|verordening|convenant|"
    r"beleidsregels|"
    r"afspraken|"
    r"raadsinformatiebrief|(?:raads|staten)voorstel|(?:voorlopig|definitief) ontwerp)$",
    re.IGNORECASE,
)
# The papers of the yearly round are named everywhere; only those that are treated are references. A bestemmingsplan
# is mostly named for the ground that it is about.
_NO_NAME = re.compile(r"(?:voorjaars|kader|najaars|zomer|perspectief)nota$|bestemmingsplan$", re.IGNORECASE)
_SMALL_NAME = re.compile(
    r" (?P<name>(?:[a-z]{3,20} ){0,2}[a-z]{3,20},? [12]\d{3}(?: ?[-–/] ?[12]\d{3}| en verder)?)(?![\w-])"
)
_NAME_STOP = re.compile(
    r"(?:is|zijn|was|waren|wordt|worden|werd|heeft|hebben|had|die|dat|welke|in|op|aan|bij|om|te|als|wij|we|u|"
    r"niet|ook|"
    r"al|nog|waar\w{0,8}|naar|tot|per|ter|met|zal|zou|kan|moet|door|uit|nu|dan|want|maar|of|via|onder|binnen|"
    r"ik|hij|zij|"
    r"ze|er|hier\w{0,6}|daar\w{0,6}|tijdens|volgens|zoals|wel|geen|veel|vóór|na|"
    r"vast\w{0,9}|gehoord|opgenomen|ontvangen|ge\w{2,12}d|be\w{2,12}(?:d|en)|aange\w{2,12})$",
    re.IGNORECASE,
)
_VERB = re.compile(r"(?!(?:sport|markt|kunst|toekomst|stadshart|zuid-west|oost|west|kust|vaart)$)[a-z]{2,20}t$")
_NAME_WORD = re.compile(r" ([^\s;:!?()\[\]]+)")
_LINKS = frozenset({"en", "van", "de", "het", "een", "voor", "over", "-", "–", "&", "aan"})
_ABOUT = re.compile(rf" (?:over|inzake|betreffende|aangaande)(?P<about>(?: {WORD}){{1,7}})", re.IGNORECASE)
_OF_ASKER = re.compile(
    r" (?:van (?:de fractie |het raadslid )?[A-Z][\w-]*(?: [A-Z][\w-]*){0,4}|ex art\w*\.? \d+(?: \w+)?)"
)
_THE = re.compile(r"\b(?:de|het) $", re.IGNORECASE)
_FROM_PARTY = re.compile(r" van (?:de|het|een)(?P<party>(?: [^\s.;:!?(),]+){1,6})", re.IGNORECASE)
_POST = re.compile(r"(?:brief|(?:eind)?rapport|eindrapportage)$", re.IGNORECASE)
_COMPOUND = re.compile(
    r"(?!(?i:voorjaars|kader|najaars|zomer|perspectief|reactie|advies)nota)[A-Z][\w-]{3,30}(?:visie|nota|plan)$"
)


@dataclass(frozen=True, slots=True)
class ReferenceRule:
    rule: ReadingRule
    read: Callable[[str, re.Match[str], date | None], Hit | None]
    score: float
    needs_date: bool = False


def _hit(text: str, noun: re.Match[str], end: int, stuk_date: date | None, **values: str) -> Hit:
    """The reference up to `end`, with the date and the number that stand behind it."""
    found = {"type": type_of(noun["noun"]), **values}
    if "date" not in found and (dated := _TAIL_DATE.match(text, end, end + 60)):
        end, found["date"] = dated.end(), iso_of(dated["date"], stuk_date)
    if "date" not in found and (year := _TAIL_YEAR.match(text, end, end + 12)):
        end, found["date"] = year.end(), year["year"]
    if code := _TAIL_CODE.match(text, end, end + 32):
        end, found["number"] = code.end(), code["code"]
    return Hit(begin_of(text, noun.start()), end, {key: value for key, value in found.items() if value})


def _numbered(text: str, noun: re.Match[str], stuk_date: date | None) -> Hit | None:
    if noun["noun"].casefold().endswith("vragen") and (code := _TAIL_CODE.match(text, noun.end(), noun.end() + 32)):
        return _hit(text, noun, noun.end(), stuk_date, number=code["code"])
    found = _NUMBERED.match(text, noun.end(), noun.end() + 60)
    if found is None or not _COUNTED.search(noun["noun"]):
        return None
    hit = _hit(text, noun, found.end(), stuk_date, number=found["number"])
    if "date" not in hit.values and (_is_head_of_item(noun) or not _LONG_NUMBER.search(hit.values["number"])):
        return None
    return hit


def _is_head_of_item(noun: re.Match[str]) -> bool:
    """Whether the words open a line of their own: in a list the motie that follows is no reference."""
    return noun.start() == 0 and _OF_A_MEETING.match(noun["noun"]) is not None


def _titled(text: str, noun: re.Match[str], stuk_date: date | None) -> Hit | None:
    found = _TITLED.match(text, noun.end(), noun.end() + WINDOW)
    if found is None:
        return None
    hit = _hit(text, noun, found.end(), stuk_date, title=found["single"] or found["double"])
    return None if "date" not in hit.values and _is_head_of_item(noun) else hit


def _dated(text: str, noun: re.Match[str], stuk_date: date | None) -> Hit | None:
    for pattern in (_DATED, _BARE_DATE, _OF_MONTH):
        found = pattern.match(text, noun.end(), noun.end() + WINDOW)
        if found is None or "\n" in found.group() or _is_of_other(found["between"]):
            continue
        if pattern is _BARE_DATE and _NO_SUBJECT.search(found["between"]):
            continue
        day = iso_of(found["date"], stuk_date)
        if day or pattern is _DATED:
            if NOUN.search(found["between"]) or not _is_paper(text, noun, found["between"]):
                return None
            return _hit(text, noun, found.end(), stuk_date, date=day)
    if year := _OF_YEAR.match(text, noun.end(), noun.end() + 60):
        return _hit(text, noun, year.end(), stuk_date, date=year["year"])
    return None


def _is_paper(text: str, noun: re.Match[str], between: str) -> bool:
    """Questions are a paper when they are somebody's: "uw vragen", "vragen van de fractie"."""
    if noun["noun"].casefold() != "vragen":
        return True
    owned = begin_of(text, noun.start()) < noun.start()
    return owned or re.match(r" van (?:de fractie|het raadslid|[A-Z])| [A-Z]", between) is not None


def _is_of_other(between: str) -> bool:
    """Whether the date behind these words is that of a meeting or a term, not of the paper."""
    return any(pattern.search(between) for pattern in (_NOT_ITS_DATE, MEETS, _FINITE))


def _in_clause(text: str, noun: re.Match[str], stuk_date: date | None) -> Hit | None:
    """ "de brief die ons bureau op 4 juni 2013 schreef": only of what has happened."""
    found = _CLAUSE.match(text, noun.end(), noun.end() + WINDOW)
    if found is None or "\n" in found.group() or not _PAST.search(found.group()):
        return None
    return _hit(text, noun, found.end(), stuk_date, date=iso_of(found["date"], stuk_date))


def _named(text: str, noun: re.Match[str], stuk_date: date | None) -> Hit | None:
    """A name in capitals behind the noun, or small words behind a noun that has a capital itself."""
    if not _NAMEABLE.match(noun["noun"]) or _NO_NAME.match(noun["noun"]):
        return None
    years = _SMALL_NAME.match(text, noun.end(), noun.end() + 90)
    if years and not any(_NAME_STOP.match(word) or _VERB.match(word) for word in years["name"].split()):
        return _hit(text, noun, years.end(), stuk_date, title=years["name"])
    end, has_capital = _name_end(text, noun.end())
    if has_capital:
        return _hit(text, noun, end, stuk_date, title=text[noun.end() + 1 : end])
    # "Nota bruggen": a heading, or behind "de".
    after = text[noun.end() : end]
    stands_free = (noun.start() == 0 and end == len(text)) or _THE.search(text, max(0, noun.start() - 5), noun.start())
    if noun["noun"][0].isupper() and stands_free and 1 <= after.count(" ") <= 2:
        return _hit(text, noun, end, stuk_date, title=after.strip())
    return None


def _name_end(text: str, start: int) -> tuple[int, bool]:
    """Where the name ends that begins at `start`, and whether it has a capital; two small words may come first."""
    end, last, has_capital = start, start, False
    for count, word in enumerate(_NAME_WORD.finditer(text, start, start + 120)):
        core = word[1].rstrip(".,")
        if word.start() != last or count > 8 or not core or _NAME_STOP.match(core) or _VERB.match(core):
            break
        last = word.end()
        is_link = core.casefold() in _LINKS
        if is_link and count > 0:
            continue
        is_high = core[0].isupper() or YEARS.fullmatch(core) is not None
        if is_link or not (is_high or has_capital or count < 2):
            break
        has_capital |= is_high
        end = word.start() + 1 + len(core)
        if word[1] != core:
            break
    return end, has_capital


def _about(text: str, noun: re.Match[str], stuk_date: date | None) -> Hit | None:
    """ "uw advies over de beleidsregels": somebody's own paper, with its subject."""
    begin = begin_of(text, noun.start())
    is_owned = re.match(OWNER + r"\b", text[begin : begin + 10], re.IGNORECASE) is not None
    is_motion = noun["noun"].casefold() in ("motie", "amendement")
    is_the = is_motion and _THE.search(text, max(0, noun.start() - 5), noun.start()) is not None
    asked = _OF_ASKER.match(text, noun.end(), noun.end() + 80) if noun["noun"].casefold().endswith("vragen") else None
    if not (is_owned or is_the or asked):
        return None
    found = _ABOUT.match(text, asked.end() if asked else noun.end(), noun.end() + WINDOW)
    if found is None or "\n" in found.group():
        return None
    words = _until_stop(found["about"])
    return _hit(text, noun, found.start("about") + len(words), stuk_date, title=words.strip())


def _until_stop(words: str) -> str:
    kept = ""
    for word in re.findall(r" [^ ]+", words):
        if _NAME_STOP.match(word.strip(" ,")):
            break
        kept += word
        if word.endswith(","):
            break
    return kept.rstrip(",")


def _of_party(text: str, noun: re.Match[str], stuk_date: date | None) -> Hit | None:
    """ "de brief van de buurtvereniging": of somebody who is named, without a date."""
    if not _POST.search(noun["noun"]) or not re.search(
        r"\b[Dd]e |\b[Hh]et |\n$|^$", text[max(0, noun.start() - 4) : noun.start()]
    ):
        return None
    found = _FROM_PARTY.match(text, noun.end(), noun.end() + 100)
    if found is None or "\n" in found.group():
        return None
    words = _until_stop(found["party"])
    return _hit(text, noun, found.start("party") + len(words), stuk_date) if words else None


def _compound(text: str, noun: re.Match[str], stuk_date: date | None) -> Hit | None:
    """ "de Woonvisie": a capital in the midst of a sentence makes a name of it."""
    if not _COMPOUND.match(noun["noun"]) or not re.search(r"[a-z] $", text[max(0, noun.start() - 2) : noun.start()]):
        return None
    return _hit(text, noun, noun.end(), stuk_date)


# Tried in this order at each word for a paper; the first that reads counts.
REFERENCE_RULES: tuple[ReferenceRule, ...] = (
    ReferenceRule(
        reading_rule(
            "reference-number",
            "Een soort stuk met een nummer.",
            "De motie M23-14 is aangenomen.",
            "De motie van 2023 is aangenomen.",
        ),
        _numbered,
        0.9,
    ),
    ReferenceRule(
        reading_rule(
            "reference-title",
            "Een soort stuk met een titel tussen aanhalingstekens.",
            "Wij lazen het rapport 'Grip op bruggen'.",
            "Het rapport noemt 'grip' niet.",
        ),
        _titled,
        0.9,
    ),
    ReferenceRule(
        reading_rule(
            "reference-date",
            "Een soort stuk met de datum waarop het geschreven is.",
            "Wij verwijzen naar de raadsbrief van 10 december 2023.",
            "Het voorstel voor de vergadering van 10 december 2023 volgt.",
        ),
        _dated,
        0.9,
        needs_date=True,
    ),
    ReferenceRule(
        reading_rule(
            "reference-clause",
            "Een soort stuk met een bijzin die zegt wanneer het kwam.",
            "De brief die wij op 10 december 2023 schreven, bleef liggen.",
            "De brief die u op 10 december 2023 krijgt.",
        ),
        _in_clause,
        0.8,
        needs_date=True,
    ),
    ReferenceRule(
        reading_rule(
            "reference-name",
            "Een nota, plan of visie met een naam.",
            "Dit volgt uit de nota Integrale bruggen.",
            "Dit volgt uit een nota over bruggen.",
        ),
        _named,
        0.7,
    ),
    ReferenceRule(
        reading_rule(
            "reference-about",
            "Een stuk van de lezer of de schrijver, met zijn onderwerp.",
            "Dank voor uw advies over de brug.",
            "Wij vragen advies over de brug.",
        ),
        _about,
        0.7,
    ),
    ReferenceRule(
        reading_rule(
            "reference-party",
            "Een brief of rapport van iemand die genoemd wordt.",
            "De raad besprak de brief van de buurtvereniging.",
            "De raad besprak een brief van bewoners.",
        ),
        _of_party,
        0.5,
    ),
    ReferenceRule(
        reading_rule(
            "reference-compound",
            "Een visie, nota of plan met een hoofdletter midden in de zin.",
            "Dat staat in de Woonvisie.",
            "Dat staat in de woonvisie.",
        ),
        _compound,
        0.5,
    ),
)


def hits_at_noun(
    text: str, noun: re.Match[str], stuk_date: date | None, off: frozenset[str], *, may_be_dated: bool
) -> tuple[Hit, ReferenceRule] | None:
    """The first rule that reads a reference at the noun; `may_be_dated`: a date may stand in the words behind it."""
    if points_here(text, noun.start()):
        return None
    for rule in REFERENCE_RULES:
        if rule.needs_date and not may_be_dated:
            continue
        if rule.rule.id not in off and (hit := rule.read(text, noun, stuk_date)) is not None:
            return hit, rule
    return None
