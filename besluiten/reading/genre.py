"""What kind of paper a text is and who writes it, as far as that says who can promise something in it.

Only from its own words: first lines, salutation, signature and the words that a genre is known by.
"""

import re
from dataclasses import dataclass

from dossiers.reading.model import Block, Structure, Unit, UnitKind

_TOP_UNITS = 14
_WRITES = {
    "college": re.compile(
        r"burgemeester en wethouders|\bcollege van\b|\bb ?& ?w\b|gedeputeerde|\bwethouder|\bburgemeester|dijkgraaf"
        r"|dagelijks bestuur|\bminister|staatssecretaris|\bgemeente [A-Z]|projectleider|beleidsadviseur|adviseur\b",
        re.IGNORECASE,
    ),
    "extern": re.compile(
        r"\bfractie|vereniging|stichting|bewoners|adviesraad|wmo-raad|cliëntenraad|participatieraad|wijkraad|dorpsraad"
        r"|raadslid|statenlid|inwoner|bestuur van de|namens (?:de|het) (?:bestuur|leden)|platform|werkgroep|"
        r"seniorenraad"
        r"|ondernemers|comité|actiegroep|jongerenraad|huurders",
        re.IGNORECASE,
    ),
}
_TO_COLLEGE = re.compile(
    r"(?:geacht|beste?)\w* (?:college|gemeentebestuur|bestuur van de gemeente|wethouder|burgemeester|"
    r"heemraad|gedeputeerde)"
    r"|aan:? (?:het |de )?(?:college|burgemeester|wethouder)",
    re.IGNORECASE,
)
_TO_OTHERS = re.compile(
    r"(?:geacht|beste?)\w* (?:leden van de (?:raad|gemeenteraad|commissie|staten|adviesraad)|raad|raadsleden|"
    r"statenleden"
    r"|bewoner|inwoner|buurtbewoner|ondernemer|ouders?|commissie|leden|adviesraad|omwonende|wijkraad)"
    r"|aan:? (?:de )?(?:leden van de )?(?:gemeente|provinciale |tweede )?(?:raad|staten|kamer|bewoners)",
    re.IGNORECASE,
)
_GENRES = {
    "motie": re.compile(r"\b(?:motie|amendement)\b", re.IGNORECASE),
    "lijst": re.compile(
        r"^[A-Z]{1,3}-\d+$|^dictum$|toezegging(?:en)?(?:enlijst|enregister|lijst|register|en\b)|"
        r"lange ?termijn ?agenda|openstaande toezeggingen"
        r"|actielijst|afdoening",
        re.IGNORECASE | re.MULTILINE,
    ),
    "besluitenlijst": re.compile(
        r"besluitenlijst|collegebesluit|gs-besluit|\bbesluiten (?:van )?(?:b|college|gs)", re.IGNORECASE
    ),
    "verslag": re.compile(r"\b(?:verslag|notulen|wijkverslag|woordelijk|handelingen)\b", re.IGNORECASE),
    "vragen": re.compile(
        r"schriftelijke vragen|\bvragen (?:van|over|inzake)|raadsvragen|art(?:ikel|\.) ?\d+ ?(?:-|vragen)",
        re.IGNORECASE,
    ),
    "antwoord": re.compile(r"beantwoording|antwoord op|antwoorden", re.IGNORECASE),
    "voorstel": re.compile(r"raadsvoorstel|statenvoorstel|voorstel aan de raad|beslispunt", re.IGNORECASE),
    "rib": re.compile(
        r"raadsinformatiebrief|informatiebrief|\brib\b|collegebrief|raadsbrief|statenbrief|kamerbrief", re.IGNORECASE
    ),
    "memo": re.compile(r"\bmemo\b|raadsmemo", re.IGNORECASE),
    "nieuws": re.compile(
        r"nieuws|persbericht|gepubliceerd|geplaatst|redactie|printerversie|lees meer|lees ook", re.IGNORECASE
    ),
    "bewoners": re.compile(r"beste (?:bewoner|buurt|inwoner|ouder)|bewonersbrief|aan de bewoners", re.IGNORECASE),
    "project": re.compile(
        r"projectpagina|^planning\b|laatst bijgewerkt|publicatiedatum|projectenboek", re.IGNORECASE | re.MULTILINE
    ),
    "mail": re.compile(r"^(?:van|from|verzonden|aan):", re.IGNORECASE),
    "zienswijzen": re.compile(r"zienswijze|reactienota|nota van beantwoording", re.IGNORECASE),
}
_STATE = re.compile(
    r"\b(?:tweede|eerste) kamer|\buw kamer\b|staten-generaal|kamerstuk|kamerbrief|^ministerie", re.I | re.M
)
_STATE_SENDER = re.compile(r"\bminister|staatssecretaris|kabinet", re.IGNORECASE)
_ORDER_OF_DAY = re.compile(r"gaa?[tn] over tot de orde", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Genre:
    """`writer`: college, extern, raad, griffie, pers or "" (unknown); `kinds`: the genres that its words point to."""

    writer: str
    kinds: frozenset[str]


_WRITER_OF_AUTHORITY = {"college": "college", "adviesraad": "extern", "inwoners": "extern", "pers": "pers"}
_COUNCIL_SPEAKS = frozenset({"motie", "amendement", "raadsvoorstel"})
_CLERK_WRITES = frozenset({"besluitenlijst", "verslag"})


def read_genre(structure: Structure, *, soort: str = "", authority: str = "", sender: str = "") -> Genre:
    """`soort` and `authority` are values of Stuk.Soort and Stuk.Authority, "" when unknown; they outweigh the words."""
    units = structure.units
    # A title names the genre; a sentence may name any other paper.
    top = "\n".join(unit.text for unit in units[:_TOP_UNITS] if len(unit.text) < 110 and not unit.text.endswith("."))
    kinds = {name for name, pattern in _GENRES.items() if pattern.search(top)}
    if sum(bool(unit.speaker) for unit in units) * 4 > len(units):
        kinds.add("sprekers")
    if any(_ORDER_OF_DAY.search(unit.text[:80]) for unit in units):
        kinds.add("dictum")
    if _STATE.search(top) or _STATE_SENDER.search(sender):
        kinds.add("rijk")
    if soort:
        kinds.add(f"soort {soort}")
    return Genre(_given_writer(soort, authority, sender) or _writer(units, top, kinds, sender), frozenset(kinds))


_BOARD_SENDER = re.compile(
    r"burgemeester en wethouders|dagelijks bestuur|gedeputeerde|\bcollege\b|\bminister", re.IGNORECASE
)


def _given_writer(soort: str, authority: str, sender: str) -> str:
    """The council speaks in a motie; in a letter or in questions a member of it speaks to the college."""
    if authority in {"inwoners", "college"} and _BOARD_SENDER.search(sender):
        return "college"
    if authority == "raad" and soort in _CLERK_WRITES:
        return "griffie"
    if authority == "raad" and soort:
        return "raad" if soort in _COUNCIL_SPEAKS else "extern"
    return _WRITER_OF_AUTHORITY.get(authority, "")


def _writer(units: tuple[Unit, ...], top: str, kinds: set[str], sender: str) -> str:
    signature = " ".join(unit.text[:120] for unit in units if unit.block is Block.SIGNATURE) + " " + sender
    if kinds & {"motie", "dictum"} and not kinds & {"lijst", "nieuws", "project"}:
        return "raad"
    if _WRITES["extern"].search(signature):
        return "extern"
    if _WRITES["college"].search(signature):
        return "college"
    if "vragen" in kinds and "antwoord" not in kinds:
        return "extern"
    if _TO_COLLEGE.search(top) and not _TO_OTHERS.search(top):
        return "extern"
    if _TO_OTHERS.search(top) or kinds & {"rib", "memo", "voorstel", "antwoord", "besluitenlijst"}:
        return "college"
    return "pers" if "nieuws" in kinds else _first_line_writer(units)


def _first_line_writer(units: tuple[Unit, ...]) -> str:
    for unit in units[:4]:
        if unit.kind is UnitKind.SENTENCE and len(unit.text) > 60:
            break
        for writer in ("extern", "college"):
            if _WRITES[writer].search(unit.text):
                return writer
    return ""
