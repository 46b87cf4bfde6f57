"""Who must do it, and to whom it was said, from the words of the unit, the speaker and the paper."""

import re

from besluiten.reading.genre import Genre
from besluiten.reading.terms import plain
from dossiers.reading.model import FindKind, Unit

_NAME = r"(?:(?: (?:van|de|den|der|ter|ten|'t))*(?: [A-Z][\w’'-]+))"
_BOARD_WORDS = (
    r"[Hh]et college(?: van (?:B&W|GS|burgemeester en wethouders|gedeputeerde staten))?|[Gg]edeputeerde [Ss]taten"
    r"|[Hh]et (?:dagelijks )?bestuur|[Ww]ethouders?|[Bb]urgemeester|[Gg]edeputeerde|[Mm]inisters?|[Ss]taatssecretaris"
    r"|[Hh]eemraad|[Dd]ijkgraaf|[Pp]rojectleider|[Ww]ijkmanager|[Bb]eleidsadviseur|[Gg]riffier?|[Pp]ortefeuillehouder"
)
_BOARD = re.compile(rf"\b(?:(?:de|onze|een) )?(?:{_BOARD_WORDS}){_NAME}?")
_TO = (
    ("adviesraad", r"\b(?:advies|wmo-|clienten|participatie|senioren|jongeren)-?raad\b|\buw adviesraad\b"),
    ("wijkraad", r"\b(?:wijk|dorps|bewoners)(?:raad|panel|platform|groep)\b|\bhet panel\b"),
    ("commissie", r"\b(?:raads|staten)?commissie\b"),
    ("provinciale staten", r"\bprovinciale staten\b|\bstatenleden\b"),
    ("Tweede Kamer", r"\b(?:tweede |uw )kamer\b"),
    ("raad", r"\b(?:gemeente|uw )?raad\b|\braadsleden\b"),
    ("bewoners", r"\b(?:bewoners?|omwonenden?|inwoners?|buurt|ouders)\b"),
    ("indieners", r"\bindieners?\b"),
    ("fractie", r"\bfracties?\b"),
)
_TO_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in _TO)
MAX_PARTY = 80


def promised_by(kind: FindKind, unit: Unit, quote: str, genre: Genre, sender: str, addressee: str) -> str:
    """ "" when the text does not say."""
    if kind is FindKind.OPDRACHT:
        return _first(_BOARD, f"{unit.lead} {quote}") or "college"
    if kind is FindKind.REQUEST:
        return _first(_BOARD, quote) or addressee or "college"
    if kind is FindKind.RANDVOORWAARDE:
        return _first(_BOARD, quote)
    named = _first(_BOARD, quote)
    if named:
        return named
    if unit.speaker:
        return unit.speaker
    return sender if genre.writer == "college" and sender else "college"


def promised_to(kind: FindKind, unit: Unit, quote: str, genre: Genre, sender: str, addressee: str) -> str:
    if kind is FindKind.OPDRACHT:
        return "raad"
    if kind is FindKind.REQUEST:
        return sender
    if genre.writer == "college" and addressee:
        return addressee
    bare = plain(quote)
    named = next((role for role, pattern in _TO_PATTERNS if pattern.search(bare)), "")
    return named or addressee or ("commissie" if "commissie" in plain(unit.heading) else "raad")


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[0].strip()[:MAX_PARTY] if match else ""
