"""How hard a promise is: hard, inspanning, verwachting, planning, aangehaald or herhaling."""

import re

from besluiten.reading.genre import Genre
from besluiten.reading.terms import TermClass, find_terms, plain
from dossiers.reading.model import Unit, UnitKind

_REPEATED = re.compile(
    r"\bzoals (?:eerder )?(?:toegezegd|beloofd|afgesproken|aangekondigd|gemeld)|\bnogmaals\b|\bnieuwe datum\b"
    r"|\bblijf(?:t|ven)? (?:erbij|bij onze)|\b(?:eerdere|oude) toezegging|\balsnog\b|\bopnieuw toe\b|\bherhaal"
    r"|\bgestand\b|\bdie toezegging\b|\b(?:wordt|komt|volgt|ontvangt) .{0,40}\bnu (?:pas )?in\b"
)
_QUOTED = re.compile(
    r"\b(?:toegezegd|beloofd|verzekerd|toezegde|beloofde|zegde .{0,30}toe|aangekondigd|aangegeven|schreef|schreven|zei"
    r"|stond|aldus)\b"
)
_EFFORT = re.compile(
    r"\b(?:streven|streeft|gestreefd|probeer|proberen|probeert|gepoogd|trachten|tracht|hopen|hoopt|hoop|inspannen|inzetten"
    r"|inzet is|zet(?:ten)? .{0,20}\bin op|erop in|wil|willen|beogen|beoogt|spant|spannen|mikken|voornemen|ons best"
    r"|alles (?:in het werk|op alles|aan)|zoeken naar|waar mogelijk|zo mogelijk|bezien of|gaan kijken)\b"
)
_EXPECTED = re.compile(
    r"\b(?:verwachten?|verwacht|naar verwachting|verwachting|denken|denkt|vermoedelijk|waarschijnlijk|uit van"
    r"|rekenen op|rekent op|voorzien|hopelijk)\b"
)
_PLANNED = re.compile(r"\b(?:planning|gepland|plannen|staa[nt]? .{0,30}(?:op de agenda)|einddatum|fase)\b")
_WORK = re.compile(
    r"\b(?:begin(?:t|nen)|start(?:en)?|gaa[nt] .{0,40}\b(?:open|dicht|in)|gereed|klaar|oplevering|opgeleverd|uitvoering"
    r"|bouw|werkzaamheden|aan de beurt|geplaatst|aangelegd|in gebruik|gestremd|afgerond|loopt|duurt|geopend|gesloten"
    r"|opengesteld|ter inzage|vastgesteld|behandeld|behandeling)\b"
)
_OF_A_PROMISE = re.compile(r"\b(?:toezegging|tekst|wat)\b")
_OF_ITS_COURSE = re.compile(r"\b(?:reactie|update|stand van zaken|status|voortgang|afdoening)\b")
_NAMES_A_BOARD = re.compile(r"\b(?:wethouder|weth\.|burgemeester|gedeputeerde|het college|heemraad)")


def hardness(unit: Unit, quote: str, genre: Genre) -> str:
    bare = plain(quote)
    if _REPEATED.search(bare):
        return "herhaling"
    if _is_quoted(unit, bare, genre):
        return "aangehaald"
    if _EFFORT.search(bare):
        return "inspanning"
    if _EXPECTED.search(bare):
        return "verwachting"
    is_dated = any(term.kind is TermClass.DATED for term in find_terms(quote))
    if unit.kind is UnitKind.ROW or _PLANNED.search(bare) or (is_dated and _WORK.search(bare)):
        return "planning"
    return "hard"


def _is_quoted(unit: Unit, bare: str, genre: Genre) -> bool:
    """Said by another than who writes: quoted, in a paper of outsiders, or in a register of what was promised."""
    if unit.is_quotation or _QUOTED.search(bare) or genre.writer in {"extern", "raad"}:
        return True
    if "lijst" not in genre.kinds:
        return False
    place = plain(f"{unit.lead} {unit.heading}")
    return _NAMES_A_BOARD.search(bare) is not None or (
        _OF_A_PROMISE.search(place) is not None and _OF_ITS_COURSE.search(place) is None
    )
