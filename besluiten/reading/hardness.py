"""How hard a promise is: hard, inspanning, verwachting, planning, aangehaald or herhaling."""

import re

from besluiten.reading.genre import Genre
from besluiten.reading.terms import plain
from dossiers.reading.model import Unit, UnitKind

_REPEATED = re.compile(
    r"\bzoals (?:eerder )?(?:toegezegd|beloofd|afgesproken|aangekondigd|gemeld)|\bnogmaals\b|\bblijf(?:t|"
    r"ven)? (?:erbij|bij onze)"
    r"|\b(?:eerdere|oude) toezegging|\balsnog\b|\bopnieuw toe\b|\bherhaal|\bgestand\b|\bdie toezegging\b"
)
_QUOTED = re.compile(
    r"\b(?:toegezegd|beloofd|verzekerd|toezegde|beloofde|zegde .{0,30}toe|aangekondigd|aangegeven|schreef|"
    r"schreven|zei|stond|aldus)\b"
)
_EFFORT = re.compile(
    r"\b(?:streven|streeft|proberen|probeert|trachten|tracht|hopen|hoopt|hoop|inspannen|inzetten|"
    r"zet(?:ten)? .{0,20}in op|wil|willen"
    r"|beogen|beoogt|spant|spannen|mikken|alles in het werk|ons best|zoeken naar|waar mogelijk|zo mogelijk|"
    r"bezien of|gaan kijken)\b"
)
_EXPECTED = re.compile(
    r"\b(?:verwachten?|verwacht|naar verwachting|verwachting|denken|denkt|vermoedelijk|waarschijnlijk|"
    r"uit van|rekenen op|rekent op"
    r"|voorzien|hopelijk)\b"
)
_PLANNED = re.compile(
    r"\b(?:planning|gepland|plannen|staat? .{0,30}(?:op de agenda|gepland)|einddatum|oplevering|gereed|fase|"
    r"start bouw)\b"
)


def hardness(unit: Unit, quote: str, genre: Genre) -> str:
    bare = plain(quote)
    if _REPEATED.search(bare):
        return "herhaling"
    if (
        unit.is_quotation
        or _QUOTED.search(bare)
        or (genre.writer in {"extern", "pers", "raad"} and "lijst" not in genre.kinds)
    ):
        return "aangehaald"
    if _EFFORT.search(bare):
        return "inspanning"
    if _EXPECTED.search(bare):
        return "verwachting"
    if unit.kind is UnitKind.ROW or _PLANNED.search(bare):
        return "planning"
    return "hard"
