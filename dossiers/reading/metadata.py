"""What a paper says about itself: soort and bron, date, sender, addressee, title and kenmerk.

Nothing is guessed: each value has the words it was read from, and a field that the text does not give is left out.
"""

import re
from collections.abc import Iterator
from itertools import islice

from dossiers.reading.addressees import ADDRESSEE_RULES
from dossiers.reading.field_rules import FieldRule, first_reading
from dossiers.reading.genres import Genre, Soort
from dossiers.reading.kenmerken import KENMERK_RULES
from dossiers.reading.model import Find, FindKind, Place, ReadingRule, Structure
from dossiers.reading.own_date import DATE_RULES
from dossiers.reading.paper import Paper
from dossiers.reading.senders import SENDER_RULES
from dossiers.reading.soorten import SOORT_RULES, read_genre
from dossiers.reading.titles import TITLE_RULES
from dossiers.reading.written_dates import dates_in

_FIELDS: tuple[tuple[str, tuple[FieldRule, ...]], ...] = (
    ("date", DATE_RULES),
    ("sender", SENDER_RULES),
    ("addressee", ADDRESSEE_RULES),
    ("title", TITLE_RULES),
    ("kenmerk", KENMERK_RULES),
)
IMPOSSIBLE_DATE = ReadingRule(
    "date-impossible",
    FindKind.ATTENTION,
    "Een datum die niet bestaat. Er is niets mee gedaan.",
    "Op 2 maart 20223 kwam uw brief.",
    "Op 2 maart 2023 kwam uw brief.",
)
RULES: tuple[ReadingRule, ...] = (
    *(rule.rule for rule in SOORT_RULES),
    *(rule.rule for _, rules in _FIELDS for rule in rules),
    IMPOSSIBLE_DATE,
)
MAX_ATTENTION = 20

# Whose paper it is, by a word in the name of the sender, in the order in which they are tried.
_AUTHORITIES: tuple[tuple[str, str], ...] = (
    (
        r"advies(?:raad|commissie)|participatieraad|cliëntenraad|wmo-?raad|jongerenraad|seniorenraad|"
        r"\w{1,30}platform",
        "adviesraad",
    ),
    (r"omroep|redactie|krant|nieuws|courant|dagblad|radio", "pers"),
    (
        r"raadslid|statenlid|fractie|rekenkamer\w{0,30}|griffi\w{1,30}|(?:gemeente)?raad|provinciale staten|"
        r"raads\w{1,30}",
        "raad",
    ),
    (
        r"\w{0,20}vereniging|stichting|bewoners?\w{0,30}|inwoners?|\w{1,30}comité|wijkraad|dorpsraad|buurt\w{0,30}|"
        r"werkgroep|comité|"
        r"vrienden|"
        r"wijkpanel|b\.?v\.?|n\.?v\.?|bond|coöperatie|platform|gemeenschappelijke regeling",
        "inwoners",
    ),
    (
        r"college|burgemeester|wethouders?|gedeputeerden?|gedeputeerde staten|ministers?|staatssecretaris\w{0,30}|"
        r"dijkgraaf|"
        r"heemraad|gemeente|provincie|waterschap|directeur|dagelijks bestuur|portefeuillehouder|secretaris|"
        r"projectleider|adviseur|wijkmanager|b ?(?:&|en) ?w",
        "college",
    ),
)
_AUTHORITY = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), authority) for words, authority in _AUTHORITIES)
_TO_BOARD = re.compile(r"\b(?:college|burgemeester|wethouders?|gemeente|gedeputeerde staten)\b", re.IGNORECASE)
# Whose paper it is when no sender says so.
_AUTHORITY_OF_SOORT = {
    Soort.MEMO: "college",
    Soort.INFORMATION_LETTER: "college",
    Soort.PROPOSAL: "college",
    Soort.ANSWERS: "college",
    Soort.DECISION_LIST: "college",
    Soort.MOTION: "raad",
    Soort.AMENDMENT: "raad",
    Soort.QUESTIONS: "raad",
    Soort.NEWS: "pers",
}


def find_metadata(structure: Structure, *, off: frozenset[str] = frozenset()) -> list[Find]:
    """One find for each field that the text gives, with the soort first, and one for each date that cannot exist.

    The find for the soort also holds `authority` (when known) and `form` (see `doctypes.py`). A date is an ISO day,
    or a year-month when the text has no day. `off`: ids of rules that are not used.
    """
    paper = Paper(structure.pages)
    told = read_genre(paper, off)
    genre = told[0] if told is not None else None
    fields = []
    for field, rules in _FIELDS:
        if read := first_reading(rules, paper, genre, off):
            reading, rule = read
            fields.append(_find(structure, rule.rule, reading.place, rule.score, {field: reading.value}))
    finds = []
    if told is not None:
        sender, addressee = (_value(fields, field) for field in ("sender", "addressee"))
        values = _soort_values(told[0], sender, addressee)
        finds.append(_find(structure, told[1].rule, told[0].place, told[1].score, values))
    finds += fields
    if IMPOSSIBLE_DATE.id not in off:
        finds += _impossible(structure)
    return finds


def _soort_values(genre: Genre, sender: str, addressee: str) -> dict[str, str]:
    values = {"soort": genre.soort.value, "form": genre.form.value}
    authority = _authority(sender) or _AUTHORITY_OF_SOORT.get(genre.soort, "")
    if genre.soort is Soort.LETTER and not authority and not _TO_BOARD.search(addressee):
        authority = "college"
    values["authority"] = authority
    return {key: value for key, value in values.items() if value}


def _value(finds: list[Find], field: str) -> str:
    return next((find.values[field] for find in finds if field in find.values), "")


def _authority(sender: str) -> str:
    return next((authority for pattern, authority in _AUTHORITY if pattern.search(sender)), "")


def _find(structure: Structure, rule: ReadingRule, place: Place, score: float, values: dict[str, str]) -> Find:
    return Find(rule.kind, place, structure.quote(place), rule.id, score, (rule.description,), values)


def _impossible(structure: Structure) -> list[Find]:
    places = islice(_impossible_places(structure), MAX_ATTENTION)
    return [_find(structure, IMPOSSIBLE_DATE, place, 1.0, {}) for place in places]


def _impossible_places(structure: Structure) -> Iterator[Place]:
    """Only dates with the month in words: digits alone may be a number of something else."""
    for number, page in enumerate(structure.pages, start=1):
        for found in dates_in(page):
            if found.day is None and found.is_written_out:
                yield Place(number, found.start, found.end)
