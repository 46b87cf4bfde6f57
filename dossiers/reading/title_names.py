"""The name of a soort at the head of a paper, and the number that goes with it."""

import re

from dossiers.reading.genres import Form, Soort

NUMBERED = frozenset({Soort.MOTION, Soort.AMENDMENT, Soort.PROPOSAL, Soort.INFORMATION_LETTER, Soort.QUESTIONS})
_NAME_OF_SOORT = re.compile(
    r"(?:gewijzigde |gewijzigd |aangenomen |verworpen |openbare? |concept[- ]?)?"
    r"(?:motie(?: vreemd(?: aan de orde van de dag)?)?|(?:sub)?amendement|(?:raads|initiatief|staten)voorstel|"
    r"(?:raads)?informatiebrief|raadsinformatiebrief|raadsinformatie|rib|raadsbrief|raadsmemo|memo|raadsvragen|"
    r"(?:schriftelijke|mondelinge|technische) vragen|collegebrief|besluitenlijst)\b(?:nummer| nummer| nr\.?)?",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\S+")
_NUMBER_TOKEN = re.compile(r"[\[(]?(?=[^\s]*[0-9])[A-Za-z]{0,8}[\w./-]*[\w]")
_PREFIX_TOKEN = re.compile(r"[A-Z]{1,8}[-.]?$")
LEADING_NUMBER = re.compile(r"(?P<number>[A-Z]{0,5}\d[\w./-]{2,20}) (?:[|:–-] )?")
ITEM_NUMBER = re.compile(r"(?:T|M|TZ|TOEZ|MOT)[-. ]?\d{1,4}(?:[-/]\d{1,4})?$")
LISTS = (Form.LIST, Form.PROMISES)


def name_in(text: str) -> re.Match[str] | None:
    """The name of the soort at the begin, or behind a number: "16-R-041 | Raadsvoorstel jaarstukken"."""
    leading = LEADING_NUMBER.match(text)
    return _NAME_OF_SOORT.match(text, leading.end() if leading is not None else 0)


def number_end(text: str, start: int) -> int | None:
    """The end of the tokens with a digit (and capitals between them) that stand at `start`; None without a "
    "digit."""
    end, seen = None, False
    for token in _TOKEN.finditer(text, start, min(len(text), start + 60)):
        word = token.group()
        core = word.rstrip(":;,.)")
        if _NUMBER_TOKEN.fullmatch(core):
            end, seen = token.start() + len(core), True
        elif not (
            _PREFIX_TOKEN.fullmatch(core)
            or (word == "/" and not seen)
            or word in {":", "-", "–", "nr.", "nr", "nummer", "nummer:"}
        ):
            break
        if word.endswith(":") and seen:
            break
    return end
