"""Account numbers: an IBAN of the right length for its country whose check number is right (mod 97, ISO 13616).

An account is that of an organisation, and may be published, when its bank serves governments only, when it stands in a
letterhead or footer, or when the words around it name an organisation and no person. Otherwise it counts as private.
"""

import re
from collections.abc import Iterator

from dossiers.reading.model import FindKind, ReadingRule
from dossiers.reading.personal_page import Hit, VisiblePage, high, low
from dossiers.reading.personal_words import Whose, whose

PRIVATE = ReadingRule(
    "iban-prive",
    FindKind.PERSONAL,
    "Een rekeningnummer waarvan het controlegetal klopt, zonder woorden die zeggen dat het van een organisatie is.",
    "Graag overmaken op NL91 ABNA 0417 1643 00.",
    "Graag overmaken op NL92 ABNA 0417 1643 00.",
)
OFFICE = ReadingRule(
    "iban-organisatie",
    FindKind.PERSONAL,
    "Een rekeningnummer van een organisatie: bij de naam van een gemeente of bedrijf, of van een bank voor overheden.",
    "Gemeente Voorbeeld, KvK 12345678, IBAN NL91 ABNA 0417 1643 00",
    "Rekening NL91 ABNA 0417 1643 00 van mevrouw Bos",
)
RULES = (PRIVATE, OFFICE)

_LENGTHS = {
    **dict.fromkeys(("NO",), 15),
    **dict.fromkeys(("BE",), 16),
    **dict.fromkeys(("DK", "FI", "FK", "FO", "GL", "NL", "SD"), 18),
    **dict.fromkeys(("MK", "SI"), 19),
    **dict.fromkeys(("AT", "BA", "EE", "KZ", "LT", "LU", "MN", "XK"), 20),
    **dict.fromkeys(("CH", "HR", "LI", "LV"), 21),
    **dict.fromkeys(("BG", "BH", "CR", "DE", "GB", "GE", "IE", "ME", "RS", "VA"), 22),
    **dict.fromkeys(("AE", "GI", "IL", "IQ", "OM", "SO", "TL"), 23),
    **dict.fromkeys(("AD", "CZ", "ES", "MD", "PK", "RO", "SA", "SE", "SK", "TN", "VG"), 24),
    **dict.fromkeys(("LY", "PT", "ST"), 25),
    **dict.fromkeys(("IS", "TR"), 26),
    **dict.fromkeys(("BI", "DJ", "FR", "GR", "IT", "MC", "MR", "SM"), 27),
    **dict.fromkeys(("AL", "AZ", "BY", "CY", "DO", "GT", "HN", "HU", "LB", "NI", "PL", "SV"), 28),
    **dict.fromkeys(("BR", "EG", "PS", "QA", "UA"), 29),
    **dict.fromkeys(("JO", "KW", "MU", "YE"), 30),
    **dict.fromkeys(("MT", "SC"), 31),
    **dict.fromkeys(("LC",), 32),
    **dict.fromkeys(("RU",), 33),
}
_BANKS_OF_GOVERNMENTS = {"BNGH", "NWAB"}
_START = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ .\-]?\n?\d[ ]?\d(?=[ .\-\n]{0,3}[A-Za-z0-9])")
_BODIES = {
    length: re.compile(rf"(?:[ .\-]{{0,2}}\n?[ ]{{0,2}}[A-Za-z0-9]){{{length - 4}}}(?![A-Za-z0-9])")
    for length in set(_LENGTHS.values())
}
_LEAST_DIGITS = 8  # of what follows the check number: words that happen to fit have fewer
# Who holds the account, when it is not an organisation.
_HOLDER = re.compile(
    r"[\s,(]{0,3}(?:(?:ten name van|t\.?n\.?v\.?|op naam van)\s{1,2}"
    r"(?!(?:de |het )?(?:gemeente|stichting|ver\.|vereniging|provincie|waterschap|belasting|college|raad|fonds))"
    r"[^\n]{0,20}[A-Z]|van (?:de heer|mevrouw|dhr|mw)\b)",
    re.IGNORECASE,
)


def find(page: VisiblePage) -> Iterator[Hit]:
    taken = 0
    for start in _START.finditer(page.text):
        length = _LENGTHS.get(start[0][:2].upper())
        if length is None or start.start() < taken:
            continue
        body = _BODIES[length].match(page.text, start.end())
        if body is None:
            continue
        number = re.sub(r"[^A-Za-z0-9]", "", start[0] + body[0])
        if _is_right(number):
            taken = body.end()
            yield _hit(page, start.start(), body.end(), number.upper())


def _is_right(number: str) -> bool:
    if number != number.upper() and number != number.lower():
        return False
    if sum(char.isdigit() for char in number[4:]) < _LEAST_DIGITS:
        return False
    return int("".join(str(int(char, 36)) for char in number[4:] + number[:4])) % 97 == 1


def _hit(page: VisiblePage, start: int, end: int, number: str) -> Hit:
    right = "Het controlegetal van dit rekeningnummer klopt."
    if number.startswith("NL") and number[4:8] in _BANKS_OF_GOVERNMENTS:
        reason = "De bank is er alleen voor overheden."
        return Hit(OFFICE.id, start, end, 0.95, (right, reason), low("iban"))
    owner = whose(page, start, end)
    if _HOLDER.match(page.after(end, 60)) or owner in {Whose.HOME, Whose.PERSON}:
        reason = "Erbij staan woorden over een persoon."
        return Hit(PRIVATE.id, start, end, 0.95, (right, reason), high("iban"))
    if owner is Whose.OFFICE:
        reason = "Het staat bij woorden van een organisatie, of in een briefhoofd of voettekst."
        return Hit(OFFICE.id, start, end, 0.9, (right, reason), low("iban"))
    reason = "Er staat niet bij dat het van een organisatie is."
    return Hit(PRIVATE.id, start, end, 0.8, (right, reason), high("iban"))
