"""References that begin with other words than the word for a paper: a date, a link, a number, what the raad "
"treats."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from dossiers.reading.model import ReadingRule
from dossiers.reading.reference_hits import MEETS, WORD, YEARS, Hit, reading_rule
from dossiers.reading.reference_words import DATE, NOUN, OWNER, iso_of, type_of
from dossiers.reading.written_dates import MONTH_WORD

_TREATED = re.compile(
    r"(?:ter (?:behandeling|bespreking|vaststelling) van|aan de orde:?|beraadslaging(?:en)? over|sprekende? over|"
    r"kennis genomen (?:hebbende )?van|gelezen|gehoord|voor u ligt|behorende bij|gelet op|"
    r"(?-i:Bij de (?:behandeling|vaststelling) van|In)|naar aanleiding van de behandeling van|agendapunt:|"
    r"beraadslagende over|amendement op|"
    r"agendapunt [0-9]{1,3},)(?: de discussie over)?"
    r" (?:de |het )?(?P<paper>(?P<noun>[\w-]{0,30}(?:begroting|nota|rekening|rapportage|perspectief))"
    r" [12]\d{3}(?: ?[-–/] ?[12]\d{3})?(?: \([A-Z]{2,5} ?\d{4,8}\))?)",
    re.IGNORECASE,
)
_PLANS_OF_YEARS = re.compile(r"(?:begroting|nota|rekening|rapportage|perspectief) [12]\d", re.IGNORECASE)
_DAY = re.compile(r"\d \w")
_CODE = re.compile(r"(?<![\w/-])(?P<code>(?:RIB|RIS)[ .-]?\d{2,4}(?:[-./]\d{1,6}){0,2})(?![\w/-])")
_SENT = re.compile(
    rf"\b(?:[Oo]p |[Bb]ij brief van )?(?P<date>\d{{1,2}} {MONTH_WORD}(?: \d{{4,5}})?(?:,? jl\.?)?) "
    rf"(?P<verb>ontvingen|ontving|stuurden?|bracht|brachten|stelden?|hebt|heeft|hebben|zond|zonden|vroeg|"
    rf"vroegen|legde)"
    rf"(?P<between>(?: {WORD}){{0,14}}?) (?P<noun>{OWNER}? ?[\w-]{{0,20}}(?:brief|memo|advies|vragen|"
    rf"schrijven|zienswijze|signaal|"
    rf"rapport|notitie|nota))(?![\w-])(?P<tail>(?: (?:uit|gesteld|uitgebracht|gestuurd))?"
    rf"(?: (?:over|inzake|betreffende|genaamd)(?: {WORD}){{1,7}})?)",
)
_LINK = re.compile(r"\[(?P<words>[^\[\]\n]{4,150})\]\(")
_OTHER_DEED = re.compile(r",|\b(?:\w{0,5}over|ge(?:sproken|had|voerd)|vastgesteld)\b", re.IGNORECASE)
_ASKED = re.compile(
    rf"\b(?:U vroeg ons|u vroeg ons|heeft u ons gevraagd|"
    rf"hebt u ons gevraagd)(?: {WORD}){{0,3}}? op (?P<date>\d{{1,2}} \w{{3,9}}(?: \d{{4}})?)"
)


@dataclass(frozen=True, slots=True)
class WordingRule:
    """A rule that looks for words of its own in the whole text."""

    rule: ReadingRule
    read: Callable[[str, date | None], Iterator[Hit]]
    score: float


def _treated(text: str, stuk_date: date | None) -> Iterator[Hit]:
    if not YEARS.search(text) or not _PLANS_OF_YEARS.search(text):
        return
    for found in _TREATED.finditer(text):
        values = {"type": type_of(found["noun"]), "title": found["paper"]}
        yield Hit(found.start("paper"), found.end("paper"), values)


def _coded(text: str, stuk_date: date | None) -> Iterator[Hit]:
    if "RIB" not in text and "RIS" not in text:
        return
    for found in _CODE.finditer(text):
        values = {"type": "raadsinformatiebrief" if found["code"].startswith("RIB") else "", "number": found["code"]}
        end = found.end()
        if dated := re.compile(rf" van (?P<date>{DATE})", re.IGNORECASE).match(text, end, end + 50):
            end, values["date"] = dated.end(), iso_of(dated["date"], stuk_date)
        yield Hit(found.start(), end, {key: value for key, value in values.items() if value})


def _sent(text: str, stuk_date: date | None) -> Iterator[Hit]:
    """ "Op 7 mei kregen wij uw brief over de wachttijd": the date stands before the paper."""
    if not _DAY.search(text):
        return
    for found in _SENT.finditer(text):
        if "\n" in found.group() or MEETS.search(found["between"]) or _OTHER_DEED.search(found["between"]):
            continue
        day = iso_of(found["date"], stuk_date)
        noun = found["noun"].split()[-1]
        yield Hit(found.start(), found.end(), {"type": type_of(noun)} | ({"date": day} if day else {}))
    for found in _ASKED.finditer(text):
        day = iso_of(found["date"], stuk_date)
        yield Hit(found.start(), found.end(), {"type": "schriftelijke vragen"} | ({"date": day} if day else {}))


def _linked(text: str, stuk_date: date | None) -> Iterator[Hit]:
    """The words of a link that name a paper."""
    for found in _LINK.finditer(text):
        noun = NOUN.search(found["words"])
        if noun is not None:
            dated = re.search(rf"(?P<date>{DATE})", found["words"], re.IGNORECASE)
            values = {"type": type_of(noun["noun"]), "date": iso_of(dated["date"], stuk_date) if dated else ""}
            yield Hit(found.start("words"), found.end("words"), {key: value for key, value in values.items() if value})


WORDING_RULES: tuple[WordingRule, ...] = (
    WordingRule(
        reading_rule(
            "reference-link",
            "Een link met de naam van een stuk.",
            "Zie [Raadsvoorstel brug](#).",
            "Zie [de brug](#).",
        ),
        _linked,
        0.8,
    ),
    WordingRule(
        reading_rule(
            "reference-sent",
            "Een datum waarop een stuk kwam of ging, en daarna dat stuk.",
            "Op 30 augustus 2023 ontvingen wij uw brief over de brug.",
            "Op 30 augustus 2023 ontvingen wij bezoek.",
        ),
        _sent,
        0.85,
    ),
    WordingRule(
        reading_rule(
            "reference-treated",
            "De begroting, nota of rapportage die de raad behandelt.",
            "De raad, bijeen ter behandeling van de Voorjaarsnota 2023,",
            "Dit komt terug bij de Voorjaarsnota 2023.",
        ),
        _treated,
        0.7,
    ),
    WordingRule(
        reading_rule(
            "reference-code",
            "Een nummer met de letters van een reeks stukken: RIB of RIS.",
            "Dat stond in RIB-2023-112.",
            "De RIB is verstuurd.",
        ),
        _coded,
        0.9,
    ),
)
