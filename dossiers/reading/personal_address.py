"""Where somebody lives and when he was born. The address of an office, a school or a building site may be published."""

import re
from collections.abc import Iterator

from dossiers.datering_language import MONTH_NAMES
from dossiers.reading.model import FindKind, ReadingRule
from dossiers.reading.personal_page import Hit, VisiblePage, high, low
from dossiers.reading.personal_words import Whose, whose

HOME = ReadingRule(
    "adres-met-postcode",
    FindKind.PERSONAL,
    "Straat, huisnummer en postcode. Zonder woorden over een persoon telt het als laag, bij een organisatie niet.",
    "De aanvrager, mevrouw Bos, Achterdijk 12, 1234 AB Voorbeeld",
    "Bezoekadres gemeentehuis: Achterdijk 12, 1234 AB Voorbeeld",
)
LIVING = ReadingRule(
    "adres-wonende",
    FindKind.PERSONAL,
    "Straat en huisnummer na wonende, woonachtig of woonadres, ook zonder postcode.",
    "De heer Bos, wonende aan de Achterdijk 12 te Voorbeeld, maakt bezwaar.",
    "De heer Bos, wonende te Voorbeeld, maakt bezwaar.",
)
BORN = ReadingRule(
    "geboortedatum",
    FindKind.PERSONAL,
    "Een volledige datum na geboren, geb. of geboortedatum.",
    "Mevrouw Bos, geboren op 12 maart 1980, vraagt bijstand aan.",
    "De regeling geldt voor kinderen die geboren zijn op of na 12 maart 2010.",
)
RULES = (HOME, LIVING, BORN)

_POSTCODE = re.compile(r"[1-9](?<![\w.,-].)\d{3} ?(?!S[ADS]\b)[A-Z]{2}\b")
_HOUSE = r"\d{1,4}(?: ?-? ?(?:[A-Za-z]{1,2}|[1-9]\d{0,2}|I{1,3}|bis|huis|hs|rood|zwart))?"
_WORD = r"(?:\d{1,2}e|'[st]|[A-Z][\w'.-]{0,30}|van|de|der|den|het|ten|ter|op|aan|bij|in|en|te)"
_STREET = rf"(?:(?=[A-Z'\d])(?:{_WORD}[ -]){{0,5}}[A-Z][\w'.-]{{2,40}}(?: 19\d\d)?)"
_STREET_END = re.compile(
    rf"(?<![\w'.-])(?P<street>{_STREET}) {_HOUSE}[ ,|]{{0,3}}\n?[ \t]{{0,4}}(?:[Pp]ostcode[^\n\d]{{0,20}})?\Z"
)
_NO_STREET = re.compile(r"\b(?:postbus|antwoordnummer|locatie|artikel|lid|pagina|bijlage|kamer)\b", re.IGNORECASE)
_LIVING = re.compile(
    r"\b(?:wonende?|woonachtig|woont|woonadres|huisadres)\b(?:[^.\n\d]{0,10}[1-9]\d{3} ?[A-Z]{2}\b)?[^.\n\d]{0,40}?"
    rf"(?P<address>\b[A-Z][\w'-]{{2,40}}(?: [A-Z][\w'-]{{1,30}}){{0,3}} {_HOUSE})\b(?!\d|-\d)",
)
_NOT_AT_HOME = re.compile(
    r"\b(?:bezoekadres|postadres|retouradres|gevestigd|vestiging|gemeentehuis|stadhuis|raadhuis|provinciehuis|"
    r"stadskantoor|kantoor|dorpshuis|buurthuis|wijkcentrum|stichting|vereniging|b\.?v|n\.?v|school|sporthal|"
    r"bibliotheek|museum|theater|kerk|raadzaal|vergader\w{0,12}|kvk|postbus|openingstijden|balie|bedrijf|winkel)\b",
    re.IGNORECASE,
)
_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTH_NAMES)
_DAY = (
    rf"(?:\d{{1,2}}[ -](?:{_MONTH}|mrt|sept)\.?[ -]\d{{4}}|\d{{1,2}} ?[-/.] ?\d{{1,2}} ?[-/.] ?(?:\d{{4}}|\d{{2}}\b)|"
    r"\d{4}-\d{1,2}-\d{1,2}|(?:19|20)\d\d(?:0\d|1[0-2])[0-3]\d)"
)
_BORN = re.compile(
    r"\b(?P<word>geboren|geb|geboortedatum|geboortedata|geboortedag|geb\.? ?dat(?:um)?|geboorte)\b[.:]?"
    r"(?P<between>[^\n.;\d]{0,40}?\n?[ |\t]{0,12})"
    rf"(?P<day>{_DAY})(?!\d)",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\b(?:na|voor|vóór|vanaf|tussen|sinds|t/m|tot|tot en met|op of)\b", re.IGNORECASE)
_MANY = re.compile(
    r"\b(?:kinderen|jongeren|inwoners|personen|leerlingen|iedereen|wie|degenen|mensen)\b[^.]*\Z", re.IGNORECASE
)
_OLDEST_YEAR = 1905  # born before it: no data of a living person (AVG, consideration 27)


def find(page: VisiblePage) -> Iterator[Hit]:
    if page.mentions("wonen", "woonac", "woont", "adres"):
        yield from _living(page)
    yield from _with_postcode(page)
    if page.mentions("geb"):
        yield from _born(page)


def _living(page: VisiblePage) -> Iterator[Hit]:
    for match in _LIVING.finditer(page.text):
        why = ("Er staat een straat met een huisnummer.", "Erbij staat dat iemand er woont.")
        yield Hit(LIVING.id, *match.span("address"), 0.9, why, high("adres"))


def _with_postcode(page: VisiblePage) -> Iterator[Hit]:
    for postcode in _POSTCODE.finditer(page.text):
        first = max(0, postcode.start() - 75)
        street = _STREET_END.search(page.text[first : postcode.start()])
        if street is None or _NO_STREET.search(street["street"]):
            continue
        hit = _address(page, first + street.start(), postcode.end())
        if hit is not None:
            yield hit


def _address(page: VisiblePage, start: int, end: int) -> Hit | None:
    what = "Er staat een straat met een huisnummer en een postcode."
    if page.has(_NOT_AT_HOME, page.line(start, end)) or page.has(_NOT_AT_HOME, page.around(start, end, 40, 0)):
        return None
    match whose(page, start, end):
        case Whose.OFFICE:
            return None
        case Whose.UNKNOWN:
            return Hit(HOME.id, start, end, 0.5, (what, "Er staat niet bij of iemand er woont."), low("adres"))
    return Hit(HOME.id, start, end, 0.9, (what, "Erbij staan woorden over een persoon."), high("adres"))


def _born(page: VisiblePage) -> Iterator[Hit]:
    for match in _BORN.finditer(page.text):
        if _GROUP.search(match["between"]) or _MANY.search(page.before(match.start(), 60)):
            continue
        year = re.search(r"\d{4}", match["day"])
        if year is not None and int(year[0]) < _OLDEST_YEAR:
            continue
        why = ("Er staat een volledige datum.", "Ervoor staat dat iemand toen is geboren.")
        yield Hit(BORN.id, *match.span("day"), 0.9, why, high("geboortedatum"))
