"""The Dutch of dates: words brought to one spelling, and the pieces of pattern that the rules are made of.

After `normalise` there are no capitals, accents, dots or commas (except between digits), and one word per
meaning: numbers are digits ("zes" is 6), ordinals end in e ("eerste" is 1e), "medio" is half.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from dossiers.datering_calendar import Context, Direction, NoOccurrenceError, Season, Span, check_year

MAX_WORDS_LENGTH = 300

MONTH_NAMES = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
WEEKDAY_NAMES = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
SEASONS = {
    "voorjaar": Season.SPRING,
    "zomer": Season.SUMMER,
    "najaar": Season.AUTUMN,
    "winter": Season.WINTER,
}

_NUMBERS = (  # from two; "een" is more often an article
    *("twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
    *("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"),
)
_SYNONYMS = {
    "medio": "half", "midden": "half", "halverwege": "half", "mid": "half", "einde": "eind",
    "lente": "voorjaar", "herfst": "najaar",
    "jongstleden": "jl", "laatstleden": "jl", "ll": "jl", "aanstaande": "as", "aankomende": "as",
    "eerstvolgende": "as", "t/m": "tot en met", "miv": "met ingang van", "zsm": "zo spoedig mogelijk",
    "mrt": "maart", "febr": "februari", "sept": "september",
    "eerste": "1e", "tweede": "2e", "derde": "3e", "vierde": "4e", "halfjaar": "half jaar",
}  # fmt: skip
_SYNONYMS |= {word: str(number) for number, word in enumerate(_NUMBERS, start=2)}
_SYNONYMS |= {name[:3]: name for name in MONTH_NAMES if name != "maart"}
_CHARACTERS = str.maketrans({"‘": "'", "’": "'", "`": "'", "–": "-", "—": "-", "‐": "-", "−": "-"})
_PART_OF_DAY = re.compile(rf"({'|'.join(WEEKDAY_NAMES)})(?:ochtend|morgen|middag|avond)")
_ORDINAL = re.compile(r"([0-9]{1,2})(?:ste|de|e)")
_HEDGES = re.compile(
    r"^(?:(?:naar verwachting|verwacht|vermoedelijk|waarschijnlijk|in (?:elk|ieder) geval|bij voorkeur|"
    r"(?:indien|zo) mogelijk|liefst|streefdatum|nog|later|al|reeds|ergens|kort|direct|meteen|gereed|klaar|"
    r"gepland|planning|deadline|termijn|datum|dd) )+"
)
_TAIL_HEDGES = re.compile(r"(?: (?:naar verwachting|gereed|klaar|afgerond|nog|om [0-9]{1,2}(?:[.:][0-9]{2})? uur))+$")

# A year in words: "2024", "'24", "van 2024", "in het jaar 2024", "volgend jaar", "van het jaar" (this year).
YEAR = (
    r"(?:van |in )?(?:het jaar )?"
    r"(?P<year>[0-9]{4}|'[0-9]{2}|(?:dit|het|volgend|komend|vorig|afgelopen) jaar)"
)
OPTIONAL_YEAR = rf"(?:[ -]{YEAR})?"
MONTH_NAME = rf"(?:(?:de )?maand )?(?P<month>{'|'.join(MONTH_NAMES)})"
MONTH = rf"(?:{MONTH_NAME}|(?P<near>de|deze|volgende|komende|as|vorige|afgelopen) maand)"
WEEKDAY = rf"(?P<weekday>{'|'.join(f'{name}|{name[:2]}' for name in WEEKDAY_NAMES)})"
PART = r"(?:het )?(?P<part>begin|half|eind)(?: van)?(?: de| het)?"
HEAD = r"(?:(?P<head>afgelopen|vorige|komende?|as) )?"
TAIL = r"(?: (?P<tail>jl|as))?"
_RELATIVE_SHIFTS = {
    "de": 0, "het": 0, "deze": 0, "dit": 0, "volgende": 1, "volgend": 1, "komende": 1, "komend": 1, "as": 1,
    "vorige": -1, "vorig": -1, "afgelopen": -1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One reading of words, by a pattern for the whole normalised text.

    `read` gives None when, on a closer look, the rule does not apply. Rules are tried in the order of their
    table; the first reading counts.
    """

    id: str
    description: str
    pattern: str
    example: str
    counter_example: str
    read: Callable[[re.Match[str], Context], Span | None]

    def match(self, text: str) -> re.Match[str] | None:
        return re.fullmatch(self.pattern, text)


def read_first(rules: tuple[Rule, ...], text: str, context: Context) -> Span | None:
    for rule in rules:
        match = rule.match(text)
        if match is not None and (span := rule.read(match, context)) is not None:
            return span
    return None


def normalise(words: str) -> str:
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", words).lower())
    text = "".join(char for char in decomposed if not unicodedata.combining(char)).translate(_CHARACTERS)
    text = re.sub(r"(?<![0-9])\.|\.(?![0-9])", "", text)
    text = re.sub(r"[,;:](?![0-9])", " ", text)
    return " ".join(_one_spelling(token) for token in text.split())


def _one_spelling(token: str) -> str:
    if part := _PART_OF_DAY.fullmatch(token):
        return part[1]
    ordinal = _ORDINAL.fullmatch(token)
    return f"{ordinal[1]}e" if ordinal else _SYNONYMS.get(token, token)


def without_hedges(text: str) -> str:
    """Drop words that soften a date without moving it ("naar verwachting")."""
    return _TAIL_HEDGES.sub("", _HEDGES.sub("", text))


def year_from(words: str, context: Context) -> int:
    if words.isdecimal():
        return check_year(int(words))
    if words.startswith("'"):
        return full_year(words[1:])
    return check_year(context.require_anchor().year + shift_of(words.split()[0]))


def full_year(digits: str) -> int:
    """Two digits are read as POSIX does: 69 is 1969 and 68 is 2068."""
    year = int(digits)
    if len(digits) == 2:
        year += 1900 if year >= 69 else 2000
    return check_year(year)


def shift_of(word: str) -> int:
    return _RELATIVE_SHIFTS[word]


def in_year(words: str | None, context: Context, build: Callable[[int], Span | None]) -> Span:
    """Build the span in the year that the words name, else in the year that the context asks for."""
    if words is None:
        return context.first(build)
    year = year_from(words, context)
    span = build(year)
    if span is None:
        raise NoOccurrenceError(f"Deze datum bestaat niet in {year}. Controleer de dag, de week en de maand.")
    return span


def directed(match: re.Match[str], context: Context) -> Context:
    """The context turned to the past or the future by "jl.", "a.s.", "afgelopen" or "komende"."""
    groups = match.groupdict()
    word = groups.get("head") or groups.get("tail")
    if word is None:
        return context
    return context.towards(Direction.PAST if word in {"jl", "afgelopen", "vorige"} else Direction.NEXT)
