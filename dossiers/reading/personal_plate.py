"""Number plates of Dutch vehicles, in all forms that the RDW gave out (sidecodes 1 to 14).

Codes of motions and papers look the same, so a plate counts only near a word for it or for a vehicle.
"""

import re
from collections.abc import Iterator

from dossiers.reading.model import FindKind, ReadingRule
from dossiers.reading.personal_page import Hit, VisiblePage, high

NAMED = ReadingRule(
    "kenteken",
    FindKind.PERSONAL,
    "Een kenteken bij het woord kenteken of nummerplaat.",
    "De auto met kenteken 12-ABC-3 stond op de stoep.",
    "Motie 12-ABC-3 is aangenomen.",
)
VEHICLE = ReadingRule(
    "kenteken-bij-voertuig",
    FindKind.PERSONAL,
    "Een kenteken bij een woord voor een voertuig.",
    "De bestelbus (AB-123-C) is weggesleept.",
    "Bijlage AB-123-C is niet openbaar.",
)
RULES = (NAMED, VEHICLE)

_FORMS = (
    *("LL-99-99", "99-99-LL", "99-LL-99", "LL-99-LL", "LL-LL-99", "99-LL-LL", "99-LLL-9", "9-LLL-99"),
    *("LL-999-L", "L-999-LL", "LLL-99-L", "L-99-LLL", "9-LL-999", "999-LL-9"),
)


def _pattern(gap: str) -> re.Pattern[str]:
    pieces = {"L": "[A-Z]", "9": r"\d", "-": gap}
    forms = "|".join("".join(pieces[char] for char in form) for form in _FORMS)
    return re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE)


_WITH_GAPS, _LOOSE = _pattern(r"[- .·]\n?"), _pattern("[- .·]?")
_PLATE_WORD = re.compile(
    r"\b(?:kentekens?|kentekennummers?|nummerpla(?:at|ten)|kentekenpla(?:at|ten))\b", re.IGNORECASE
)
_VEHICLE_WORD = re.compile(
    r"\b(?:(?:personen|bestel|vracht|lease)?-?auto(?:'s)?|voertuig(?:en)?|bestelbus|busje|scooter|brommer|bromfiets|"
    r"motor|motorfiets|aanhang(?:er|wagen)|caravan|camper|taxi|geparkeerd|wegges?leept|merk)\b",
    re.IGNORECASE,
)
# In each of the words above stands one of these.
_PIECES = (
    *("kentek", "nummerpl", "auto", "voertuig", "bus", "scooter", "brom", "motor", "aanhang", "caravan", "camper"),
    *("taxi", "geparkeerd", "gesleept", "merk"),
)
_REACH = 40
_CODE_WORD = re.compile(
    r"(?:motie|amendement|bijlage|artikel|besluit|verordening|voorstel|brief|memo|notitie|vragen|stuk|kenmerk|nummer)\W{0,3}\Z",
    re.IGNORECASE,
)


def find(page: VisiblePage) -> Iterator[Hit]:
    if not page.mentions(*_PIECES):
        return
    taken = 0
    for word in _PLATE_WORD.finditer(page.text):
        for match in _LOOSE.finditer(page.text, max(taken, word.end()), word.end() + _REACH):
            if "\n\n" not in page.text[word.end() : match.start()] and re.search(r"\d", match[0]):
                taken = match.end()
                why = ("Dit heeft de vorm van een kenteken.", "Erbij staat dat het een kenteken is.")
                yield Hit(NAMED.id, *match.span(), 0.9, why, high("kenteken"))
    for match in _WITH_GAPS.finditer(page.text):
        reach = page.around(*match.span(), _REACH, _REACH)
        if page.has(_PLATE_WORD, reach):
            why = ("Dit heeft de vorm van een kenteken.", "Erbij staat dat het een kenteken is.")
            yield Hit(NAMED.id, *match.span(), 0.85, why, high("kenteken"))
        elif page.has(_VEHICLE_WORD, reach) and not _CODE_WORD.search(page.before(match.start(), 20)):
            why = ("Dit heeft de vorm van een kenteken.", "Het staat bij een woord voor een voertuig.")
            yield Hit(VEHICLE.id, *match.span(), 0.7, why, high("kenteken"))
