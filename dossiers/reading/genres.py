"""Soort and form: what a paper is, and what papers call themselves.

`form` says what the soort leaves open: a list of moties is a motie in the form of a list. `doctypes.py` needs it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from dossiers.reading.labels import Label, starts_with_label
from dossiers.reading.model import Place
from dossiers.reading.paper import Paper
from dossiers.reading.paper_lines import Line


class Soort(StrEnum):
    """The values of `Stuk.Soort`, which this pure module cannot import."""

    MEMO = "memo"
    INFORMATION_LETTER = "raadsinformatiebrief"
    LETTER = "brief"
    MOTION = "motie"
    AMENDMENT = "amendement"
    PROPOSAL = "raadsvoorstel"
    QUESTIONS = "vragen"
    ANSWERS = "beantwoording"
    ADVICE = "advies"
    REPORT = "verslag"
    DECISION_LIST = "besluitenlijst"
    NEWS = "nieuwsbericht"
    ATTACHMENT = "bijlage"
    OTHER = "overig"


class Form(StrEnum):
    PLAIN = ""
    LIST = "lijst"
    PROMISES = "toezeggingen"
    E_MAIL = "e-mail"
    TO_PARLIAMENT = "aan de kamer"
    TO_RESIDENTS = "aan inwoners"
    WEB_PAGE = "webpagina"
    ACCOUNT = "verantwoording"
    """Of the college to the raad, in the round of plan and account: a begroting, a rapportage."""


@dataclass(frozen=True, slots=True)
class Genre:
    soort: Soort
    form: Form
    place: Place


# What a paper calls itself at the begin of a line, in the order in which it is tried.
_NAMES: tuple[tuple[str, Soort, Form], ...] = (
    (
        r"(?:(?:voortgangs)?(?:lijst|overzicht|register|"
        r"stand van zaken)(?: van)?(?: de)?(?: [\w-]+){0,2}? (?:\w{1,30} en )?"
        r"toezegging(?:en)?|(?:termijnagenda|openstaande|lopende|actuele)(?: \w{1,30}){0,2} toezeggingen|"
        r"toezegging(?:en)?[ -]?(?:lijst|register|overzicht|tracker)|toezeggingen (?:(?:aan|van) de \w{1,30}|"
        r"\w{0,30}commissie|college|raad)|"
        r"(?:lijst|overzicht) (?:van )?moties en toezeggingen|lange ?termijn ?agenda|(?:rapportage|"
        r"voortgangsrapportage|stand) toezeggingen|"
        r"(?:besluiten- en )?actie(?:punten)?lijst|(?:afdoening|afhandeling|voortgang) (?:van )?toezeggingen)\b",
        Soort.DECISION_LIST,
        Form.PROMISES,
    ),
    (
        r"(?:(?:voortgangs)?(?:overzicht|lijst|register)(?: van)?(?: de)?(?: [\w-]+){0,2}? moties|"
        r"moties?[ -]?(?:lijst|overzicht|register|tracker)|[^.]{0,50}\bingediende moties|"
        r"(?:stand van zaken|afdoening|afhandeling|uitvoering|voortgang|stand|stand uitvoering|"
        r"rapportage)(?: van)?(?: de)?(?: \w{1,30})? moties|"
        r"(?:openstaande|aangenomen|ingediende|lopende) moties|"
        r"moties en amendementen)\b",
        Soort.MOTION,
        Form.LIST,
    ),
    (r"(?:raads|college|griffie)?(?:memo|memorandum)\b(?!\w)", Soort.MEMO, Form.PLAIN),
    (
        r"(?:raadsinformatie(?:brief|nota)?|informatiebrief|informatienota|raads?brief|collegebrief|"
        r"raadsmededeling|"
        r"mededeling(?:en)? (?:aan|van) (?:de raad|het college)|(?-i:RIB)\b|informatie (?:aan|voor) de raad|"
        r"statenbrief|"
        r"staten(?:informatie|mededeling)|wethoudersbrief|collegebericht|raadsbericht|commissiebrief)",
        Soort.INFORMATION_LETTER,
        Form.PLAIN,
    ),
    (r"(?:brief van (?:de|het) (?:minister|staatssecretaris)|kamerbrief)", Soort.LETTER, Form.TO_PARLIAMENT),
    (
        r"(?:beantwoording|antwoord(?:en)?|reactie)\b.{0,60}?\b(?:\w{0,30}vragen|vraag)\b|"
        r"antwoord(?:en)? (?:van )?(?:het |burgemeester).{0,40}op",
        Soort.ANSWERS,
        Form.PLAIN,
    ),
    (
        r"(?:schriftelijke|mondelinge|technische|feitelijke|politieke|aanvullende)(?: \w{1,30})? vragen\b|"
        r"raadsvragen\b|"
        r"(?:art(?:ikel)?\.?|ex artikel) ?\d+[ -](?:\w{1,30} )?vragen|vragen (?:ex|op grond van|conform|ingevolge|"
        r"krachtens) |"
        r"vragen van (?:de fractie|het raadslid|raadslid|\w{1,30} ?fractie)|vragenuur\b|statenvragen\b|"
        r"vragen aan het college\b(?! (?:i\.?z|over|inzake))",
        Soort.QUESTIONS,
        Form.PLAIN,
    ),
    (r"(?:gewijzigd |sub)?amendement(?:nummer| nr)?\b", Soort.AMENDMENT, Form.PLAIN),
    (
        r"(?:gewijzigde |ingetrokken |initiatief|aangenomen )?motie(?:nummer|"
        r" nr)?\b(?! van wantrouwen \w{1,30} ver)",
        Soort.MOTION,
        Form.PLAIN,
    ),
    (
        r"(?:raads|initiatief|staten|gewijzigd raads)voorstel\b|(?:voorstel|"
        r"advies) aan (?:de )?(?:gemeente)?raad\b|"
        r"college(?:voorstel|advies)\b",
        Soort.PROPOSAL,
        Form.PLAIN,
    ),
    (
        r"(?:(?:openbare )?besluitenlijst|(?:college|gs|b ?& ?w|b en w|bestuurs|d ?& ?h)-?[ ]?besluiten|"
        r"(?:openba(?:re|ar) )?(?:besluiten|besluitenlijst|verslag)\b.{0,30}\b"
        r"(?:gedeputeerde staten|college van b|het college\b|burgemeester en wethouders|dijkgraaf)|"
        r"lijst van besluiten|"
        r"openbare besluiten)",
        Soort.DECISION_LIST,
        Form.PLAIN,
    ),
    (
        r"(?:(?:(?:kort|beknopt|concept)[ -]?)?\w{0,30}(?:verslag|notulen)|samenvatting van de vergadering|"
        r"(?:\w{0,30}commissie|\w{0,30}raad)\b[^.]{0,60} (?:verslag|notulen))\b",
        Soort.REPORT,
        Form.PLAIN,
    ),
    (r"(?:persbericht|nieuwsbericht|nieuwsbrief)\b", Soort.NEWS, Form.PLAIN),
    (
        r"(?:\w{0,30}rapportage|jaarverslag|jaarstukken|aanbiedingsbrief|\w{0,30}(?:begroting|"
        r"rekening)\b(?= \d{4}))\b",
        Soort.OTHER,
        Form.ACCOUNT,
    ),
    (
        r"(?:reactienota|nota|zienswijzennota|\w{0,30}rapport|\w{0,30}(?:plan|visie|programma)\b(?= \d{4})|agenda|"
        r"inspraakreactie|zienswijze|ingezonden|column|opinie|rekenkamer\w{0,30}|verkiezingsprogramma|"
        r"inspreektekst|spreektekst|presentatie|convenant|\w{0,30}overeenkomst)\b",
        Soort.OTHER,
        Form.PLAIN,
    ),
)
_NAMED = tuple((re.compile(pattern, re.IGNORECASE), soort, form) for pattern, soort, form in _NAMES)
_ABOUT = re.compile(r"(?:onderwerp|betreft|titel)(?:[ \t]{0,20}:|[ \t])[ \t]{0,20}", re.IGNORECASE)
_ALSO_AS_SUBJECT = frozenset({Soort.ANSWERS, Soort.QUESTIONS})
"""A letter about a motie is no motie; but answers and questions often say so in their subject only."""
_LEAD = re.compile(
    r"(?:\| ?|(?-i:[A-Z]{0,5})\d[\w./-]{2,20} (?:[|:–-] )?|gemeente [\w' -]{2,40}? [-–|] |(?:openba(?:re|ar)|"
    r"concept|vertrouwelijk|bijlage \d+:?) )?",
    re.IGNORECASE,
)
_SPACED = re.compile(r"m ?e ?m ?o", re.IGNORECASE)
_OWN_SERIES = re.compile(
    r"(?=[^\s]{0,12}\d|\w{2,3} \d)(?:\d{2,4}[-/])?(?P<series>RIB|"
    r"RV)(?:[ ./-]\d[\d./-]{1,9}){1,2}(?:$| )"
)
_SERIES = {"RIB": Soort.INFORMATION_LETTER, "RV": Soort.PROPOSAL}
_LISTED = (
    (
        re.compile(r"\b(?:\w{2,20}-)? ?(?:en )?toezeggingen(?:lijst|overzicht|register)?\b", re.IGNORECASE),
        Soort.DECISION_LIST,
        Form.PROMISES,
    ),
    (re.compile(r"\bmoties\b", re.IGNORECASE), Soort.MOTION, Form.LIST),
)
_LONGEST_LIST_LINE = 90
_TITLE_LINES = 12
_LONGEST_NAME_LINE = 160
ANSWERED = re.compile(
    r"^[ \t]{0,20}(?:antwoord|beantwoording)\b|\bdatum (?:beantwoording|antwoord)\b|\bu vroeg ons\b|"
    r"\b(?:beantwoorden|antwoorden) (?:wij|we)\b|\buw vragen\b|\b(?:wij|we) (?:uw|de) vragen\b",
    re.IGNORECASE | re.MULTILINE,
)
_DICTUM = re.compile(
    r"\b(?:verzoekt|draagt|roept|spreekt uit|besluit|stelt voor|overwegende?|constaterende?|in te trekken|"
    r"dringt)\b",
    re.IGNORECASE,
)


def by_name(paper: Paper) -> Genre | None:
    for item in paper.labels:
        if item.label is Label.KENMERK and re.search(r"\bRIB\b", item.value):
            return Genre(Soort.INFORMATION_LETTER, Form.PLAIN, item.place)
        if item.label is Label.KENMERK and item.row < 2 and re.search(r"\bRV\b", item.value):
            return Genre(Soort.PROPOSAL, Form.PLAIN, item.place)
    for line in paper.head[:3]:
        if found := _OWN_SERIES.match(line.text):
            return Genre(_SERIES[found["series"]], Form.PLAIN, line.part(found.start(), found.end()))
    for line in paper.head[:_TITLE_LINES]:
        genre = _name_in(line) or _list_in(line, paper)
        if genre is None:
            continue
        if genre.soort is Soort.QUESTIONS and paper.search(ANSWERED):
            return Genre(Soort.ANSWERS, genre.form, genre.place)
        if genre.soort is Soort.MOTION and genre.form is Form.PLAIN and not _is_motion(paper, line):
            continue
        return genre
    return None


def _list_in(line: Line, paper: Paper) -> Genre | None:
    """A short first line that speaks of toezeggingen or moties in the plural, above a list of them."""
    if (
        line.row > 1
        or len(line.text) > _LONGEST_LIST_LINE
        or paper.salutation is not None
        or line.text.endswith((".", "?"))
    ):
        return None
    for pattern, soort, form in _LISTED:
        if found := pattern.search(line.text):
            return Genre(soort, form, line.part(found.start(), found.end()))
    return None


def _name_in(line: Line) -> Genre | None:
    about = _ABOUT.match(line.text)
    lead = about or _LEAD.match(line.text)
    start = lead.end() if lead is not None else 0
    if len(line.text) > _LONGEST_NAME_LINE or (about is None and starts_with_label(line.text)):
        return None
    if start == 0 and _SPACED.fullmatch(line.text):
        return Genre(Soort.MEMO, Form.PLAIN, line.place)
    for pattern, soort, form in _NAMED:
        if (about is None or soort in _ALSO_AS_SUBJECT) and (found := pattern.match(line.text, start)):
            return Genre(soort, form, line.part(found.start(), found.end()))
    return None


def _is_motion(paper: Paper, line: Line) -> bool:
    """A news headline may start with "Motie"; a motie itself has a number, nothing but that word, or a dictum."""
    rest = line.text.split(None, 1)[1:]
    return not rest or any(sign.isdigit() for sign in rest[0][:12]) or paper.search(_DICTUM) is not None
