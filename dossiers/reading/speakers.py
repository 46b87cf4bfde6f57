"""Who speaks in a report: "De heer Bos (CDA): …", "Wethouder De Wit zegt dat …"."""

import re

_NAME = r"(?:(?:van|de|den|der|ter|ten|te|van de|van der|van den|aan de|aan den|in 't|’t|'t) )?[A-Z][\w’'-]{1,30}"
_ROLE = (
    r"(?:[Dd]e heer|[Mm]evrouw|[Mm]evr\.|[Mm]w\.|[Dd]hr\.|(?:[Dd]e )?(?:loco-)?[Ww]ethouder|(?:[Dd]e )?[Bb]urgemeester"
    r"|(?:[Dd]e )?[Vv]oorzitter|(?:[Dd]e )?[Gg]edeputeerde|(?:[Dd]e )?[Mm]inister|(?:[Dd]e )?[Ss]taatssecretaris"
    r"|(?:[Dd]e )?[Hh]eemraad|(?:[Dd]e )?[Dd]ijkgraaf|(?:[Dd]e )?[Gg]riffier|[Rr]aadslid|[Ss]tatenlid"
    r"|(?:[Dd]e )?[Pp]ortefeuillehouder|(?:[Dd]e )?[Cc]ommissaris van de Koning|(?:[Dd]e )?[Ff]ractie(?:voorzitter)?)"
)
_WHO = rf"{_ROLE}(?: {_NAME}){{0,3}}(?: ?\([^()\n]{{1,40}}\))?"
_SAYS = (
    r"antwoordt|zegt|meldt|deelt|laat|licht|geeft|stelt|vraagt|merkt|vindt|wijst|informeert|reageert|belooft|kondigt"
    r"|verwacht|herinnert|benadrukt|verzoekt|noemt|dankt|mist|sluit|wil|bedankt|vertelt|verklaart|bevestigt|schetst"
    r"|zal|schuift|spreekt|memoreert|constateert|hoopt|zei|antwoordde|gaf|verklaarde|komt|pleit|opent"
)
_TURN = re.compile(rf"(?P<who>{_WHO}|[Hh]et college(?: van (?:B&W|GS))?) ?:(?=\s)")
_TELLS = re.compile(rf"(?P<who>{_WHO}),? (?:{_SAYS})\b")
MAX_SPEAKER = 80
_WINDOW = 200


def opens_turn(text: str) -> tuple[str, int]:
    """Who takes the floor at the start of `text`, and where the words begin; ("", 0) when nobody does."""
    match = _TURN.match(text, 0, _WINDOW)
    return (match["who"][:MAX_SPEAKER], match.end()) if match else ("", 0)


def told_of(text: str) -> str:
    """Whom a sentence reports on: "Wethouder De Wit" of "Wethouder De Wit antwoordt dat …"."""
    match = _TELLS.match(text, 0, _WINDOW) or _TURN.match(text, 0, _WINDOW)
    return match["who"][:MAX_SPEAKER] if match else ""
