"""Names under which somebody signed: below the closing words of a letter, after w.g. or in a digital signature.

Who signs in office (burgemeester, wethouder, griffier, voorzitter, a civil servant with a function) may be named: laag.
A name without a function is laag as well, for a council's papers are full of them; it is hoog where the signature says
that it is of somebody at home, or where a form asks for a handtekening.
"""

import re
from collections.abc import Iterator

from dossiers.reading.model import FindKind, ReadingRule
from dossiers.reading.personal_page import Hit, VisiblePage, high, low
from dossiers.reading.personal_words import is_at_home

CLOSING = ReadingRule(
    "handtekening-onder-brief",
    FindKind.PERSONAL,
    "Een naam onder de slotgroet van een brief.",
    "Met vriendelijke groet,\n\nA. Bos\nbewoner",
    "Met vriendelijke groet,\n\nhet college van burgemeester en wethouders",
)
SIGNED = ReadingRule(
    "handtekening-genoemd",
    FindKind.PERSONAL,
    "Een naam na handtekening, w.g., was getekend of (digitaal) ondertekend door.",
    "Digitaal ondertekend door A. Bos op 3 mei 2024",
    "De overeenkomst is ondertekend door beide partijen.",
)
RULES = (CLOSING, SIGNED)

_UP = "A-ZÀ-ÖØ-Þ"
_TITLE = r"(?:de heer|mevrouw|dhr\.?|mw\.?|mevr\.?|drs\.?|ir\.?|mr\.?|dr\.?|ing\.?|prof\.?)"
_PARTICLE = (
    r"(?:van|de|der|den|het|ter|ten|te|la|du|in|'t|op|aan|[EA]l|el|al|[Bb]en|bin|Van|De|Den|Der|Ter|Ten|La|Le|Di)"
)
_LETTERS = r"[^\W\d_]"
_GIVEN = (
    rf"(?:[{_UP}]\.(?: ?[{_UP}]\.){{0,4}}|[{_UP}](?:{_LETTERS}|['-]){{1,20}}"
    rf"(?: [{_UP}](?:{_LETTERS}|['.-]){{0,20}}){{0,2}}?)"
)
_SURNAME = (
    rf"(?:{_PARTICLE} ){{0,3}}[{_UP}'](?:{_LETTERS}|'){{1,25}}(?:-(?:{_PARTICLE} ){{0,2}}[{_UP}]{_LETTERS}{{1,25}})?"
)
_NAME = rf"(?P<name>(?:{_TITLE} ){{0,3}}{_GIVEN} {_SURNAME})(?!\w)"
_CLOSING = re.compile(
    r"^[ \t]{0,20}(?:hoogachtend|(?:met )?(?:vriendelijke|hartelijke|beste|collegiale) groet(?:en)?|groetend)\b",
    re.IGNORECASE | re.MULTILINE,
)
_NAME_LINE = re.compile(rf"[ \t]{{0,40}}{_NAME}[ \t]{{0,3}}(?:,|\(|  |en |$)")
_OFFICE_AND_NAME = re.compile(rf"\b(?:secretaris|burgemeester|voorzitter|griffier|wethouder|minister),? {_NAME}")
_SIGNED = re.compile(
    r"\b(?:[Hh]andtekening(?:en)?(?: [a-z]{2,20}){0,3}:|[Ww]\.[Gg]\.?|[Ww]as getekend[,:]?|"
    rf"(?:[Oo]ndertekend|[Gg]etekend) door:?|[Dd]igitally signed by)\s{{1,5}}{_NAME}"
)
_OFFICIAL = re.compile(
    r"\b(?:burgemeester|wethouders?|secretaris|gemeentesecretaris|(?:raads|staten)?griffier|voorzitter|raadslid|"
    r"raadsleden|statenlid|fractie\w{0,14}|college|minister|staatssecretaris|gedeputeerden?|commissaris|dijkgraaf|"
    r"portefeuillehouder|namens|directeur|manager|adviseur|beleids\w{2,20}|medewerker|projectleider|hoofd|"
    r"teamleider|secretariaat|penningmeester|rekenkamer|bestuur|rijks\w{2,20}|afdelings\w{2,20}|gemeente|loco)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:Gemeente|Raad|Staten|College|Stichting|Vereniging|Bijlage|Postbus|Fractie|Kopie|Namens|Bestuur|Team|Afdeling|"
    r"Cluster|Directie|Dienst|Griffie|Bureau|Provincie|Waterschap|Ministerie)\b|"
    r"^(?:(?:De|Het) )?(?:Gedeputeerden?|Provinciale|"
    r"Burgemeester|Voorzitter|Secretaris|Griffier|Wethouders?|Minister|Directeur|Hoofd)\b"
)
_STREET_LINE = re.compile(rf"^[ \t]{{0,20}}[{_UP}'][\w'. -]{{2,40}} \d{{1,4}}[ -]?\w{{0,3}}[ ,]{{0,2}}$", re.MULTILINE)
_LINES, _BLOCK = 8, 400


def find(page: VisiblePage) -> Iterator[Hit]:
    if not page.mentions("groet", "hoogachtend", "tekend", "handtekening", "w.g", "signed"):
        return
    for closing in _CLOSING.finditer(page.text):
        yield from _below(page, closing.end())
    for match in _SIGNED.finditer(page.text):
        context = page.after(match.end("name"), 80)
        yield _signed(match, is_official=_OFFICIAL.search(context) is not None)


def _signed(match: re.Match[str], *, is_official: bool) -> Hit:
    what = "Hier staat dat deze persoon heeft getekend."
    span = match.span("name")
    if is_official:
        return Hit(SIGNED.id, *span, 0.7, (what, "Hij of zij tekent in functie."), low("handtekening"))
    return Hit(SIGNED.id, *span, 0.7, (what,), high("handtekening"))


def _below(page: VisiblePage, start: int) -> Iterator[Hit]:
    block = page.text[start : start + _BLOCK]
    place, seen = start, 0
    signature = "\n".join([line for line in block.split("\n")[1:] if line.strip()][:4])
    for line in block.split("\n"):
        match = _NAME_LINE.match(line) or _OFFICE_AND_NAME.search(line)
        seen += bool(line.strip(" ,"))
        if match is not None and not _NO_NAME.search(match["name"]):
            yield _hit(signature, place + match.start("name"), place + match.end("name"))
            return
        if seen > _LINES:
            return
        place += len(line) + 1


def _hit(signature: str, start: int, end: int) -> Hit:
    what = "Deze naam staat onder de slotgroet van een brief."
    if _OFFICIAL.search(signature):
        return Hit(CLOSING.id, start, end, 0.6, (what, "Hij of zij tekent in functie."), low("handtekening"))
    if is_at_home(signature) or _STREET_LINE.search(signature):
        reason = "Erbij staan woorden over iemand thuis."
        return Hit(CLOSING.id, start, end, 0.7, (what, reason), high("handtekening"))
    return Hit(CLOSING.id, start, end, 0.4, (what, "Er staat geen functie bij."), low("handtekening"))
