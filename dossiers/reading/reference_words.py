"""The words that references are made of: what papers are called, when they were written, what they are "
"called by name."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from dossiers.datering import DateringError, Precision, read_span
from dossiers.reading.written_dates import MONTH_WORD

_DAY = rf"[0-9]{{1,2}}(?:e|ste|de)? {MONTH_WORD}(?: [0-9]{{4}}(?![0-9]))?"
_MONTH = rf"(?:begin |medio |eind )?{MONTH_WORD} (?:[12][0-9]{{3}}(?![0-9])|jl)"
# "9 januari jl.", "maart 2016", "08-04-21"; a bare month only behind "van".
DATE = (
    rf"(?:{_DAY}|{_MONTH}|[0-9]{{1,2}}[-/][0-9]{{1,2}}[-/](?:[0-9]{{4}}|[0-9]{{2}})(?![\w-]))"
    r"(?:,? (?:jl\b\.?|j\.l\.|jongstleden|ll\.))?"
)

_PLAN_STEMS = "[a-z]{4,30}plan|strategie|uitvoeringsprogramma|beleidskader|toetsingskader"
_NOTE_STEMS = (
    "nota|notitie|visie|visiedocument|verordening|convenant|beleidsregels|rapport|rapportage|monitor|evaluatie"
)
_POST_STEMS = "brief|memo|memorandum|schrijven|document"
_COUNCIL_STEMS = "voorstel|besluit|motie|amendement|advies|adviesvraag|adviesaanvraag|zienswijze|beschikking"
_NO_PAPER = (
    r"(?!(?:nieuwsbrief|weekbrief|motief|visies?e|besluitvorming|plannings?|woningbesluit|bouwbesluit|"
    r"persbericht|nieuwsbericht|mailbericht|dit|deze)\b)"
)
NOUN = re.compile(
    rf"(?<![\w-]){_NO_PAPER}(?P<noun>[\w-]{{0,30}}(?:{_POST_STEMS}|{_COUNCIL_STEMS}|{_NOTE_STEMS}|{_PLAN_STEMS})|"
    r"(?:schriftelijke |technische |mondelinge )?vragen|(?:voorlopig|definitief) ontwerp|prestatieafspraken|"
    r"[a-z]{0,25}overeenkomst)(?![\w-])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w-]{3,60}")
_ENDINGS = tuple(
    "|".join(
        (
            _POST_STEMS,
            _COUNCIL_STEMS,
            _NOTE_STEMS,
            "plan|strategie|programma|kader",
            "vragen|ontwerp|afspraken|overeenkomst",
        )
    ).split("|")
)
_TWO_WORDS = ("vragen", "ontwerp")
_LONGEST_ADJECTIVE = len("schriftelijke ")
OWNER = r"(?:uw|onze|ons|mijn|haar|hun|jullie)"
_BEFORE = re.compile(
    rf"(?:^|(?<=[\s(\[‘“\"']))(?P<owner>{OWNER} )?"
    r"(?:(?:ongevraagde?|gevraagde?|schriftelijke|gezamenlijke?|eerste|tweede|derde|eerdere?|concept-?|regionale?|"
    r"strategische?|bouwkundige?|gemeentelijke?|nieuwe|vorige|laatste|aangenomen) ){0,2}$",
    re.IGNORECASE,
)
_POINTS_HERE = re.compile(
    r"\b(?:deze|dit|voorliggende?|bijgaande?|een|geen|elke|iedere|een nieuwe) (?:\w{1,20} )?$", re.IGNORECASE
)
_TYPES = {
    "informatiebrief": "raadsinformatiebrief",
    "schrijven": "brief",
    "vragen": "schriftelijke vragen",
    "voorstel": "raadsvoorstel",
    "besluit": "raadsbesluit",
    "memorandum": "memo",
}


@lru_cache(maxsize=1 << 14)
def _ends_as_paper(word: str) -> bool:
    return word.casefold().endswith(_ENDINGS)


def nouns_in(text: str) -> list[re.Match[str]]:
    """The words for papers. Looking at the end of each word first is ten times as fast as NOUN by itself."""
    return list(_nouns_in(text)) if any(map(_ends_as_paper, _WORD.findall(text))) else []


def _nouns_in(text: str) -> Iterator[re.Match[str]]:
    for word in _WORD.finditer(text):
        letters = word.group().casefold()
        if letters.endswith(_ENDINGS):
            begin = word.start() - (_LONGEST_ADJECTIVE if letters.endswith(_TWO_WORDS) else 0)
            noun = NOUN.search(text, max(0, begin), word.end())
            if noun is not None and noun.end() == word.end():
                yield noun


def type_of(noun: str) -> str:
    """One type for words that mean the same paper; any other noun is its own."""
    word = noun.casefold()
    return _TYPES.get(word, word)


def begin_of(text: str, start: int) -> int:
    """Where the reference begins that has its noun at `start`: with "uw" and an adjective, without "de"."""
    before = text[max(0, start - 60) : start]
    found = _BEFORE.search(before)
    return start if found is None else start - (len(before) - found.start())


def points_here(text: str, start: int) -> bool:
    """Whether the words before say that this paper itself, or no paper in particular, is meant."""
    return _POINTS_HERE.search(text, max(0, start - 40), start) is not None


@lru_cache(maxsize=4096)
def iso_of(words: str, stuk_date: date | None) -> str:
    """ISO day, year-month or year of the words; without a year the last before `stuk_date`; "" when unknown."""
    if not re.search(r"[0-9]{4}|[-/][0-9]{2}$|jl|j\.l|jongst|ll\.", words):
        words = f"{words} jl"
    try:
        span = read_span(words.replace("j.l.", "jl").strip(), anchor=stuk_date, reces=())
    except DateringError:
        return ""
    if span is None or span.earliest is None:
        return ""
    form = {Precision.DAY: "%Y-%m-%d", Precision.YEAR: "%Y"}.get(span.precision, "%Y-%m")
    return span.earliest.strftime(form)
