"""Which known stuk a reference means: by its number, its title, its date, and by the kind of paper it is said to be.

The kind alone never decides. A best that is not well ahead of the runner-up is no clear best: a person chooses.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from dossiers.datering import DateringError, datering_from_iso
from dossiers.reading.genres import Soort

CLEAR_SCORE = 0.6
CLEAR_LEAD = 0.2
LEAST_SCORE = 0.3
"""Below this a stuk is no candidate at all."""

_SMALL_WORDS = frozenset(
    {"het", "een", "van", "voor", "over", "bij", "aan", "met", "tot", "naar", "uit", "door", "als", "der", "den", "ten"}
    | {"ter", "inzake", "betreffende", "gemeente", "raad", "college"}
)
_WORD = re.compile(r"\w{3,}")
_SHORTEST_STEM = 5
_SLACK = timedelta(days=3)
"""How far the day of a reference and that of the stuk may differ: of writing, of sending, of receipt."""

SOORTEN_BY_ENDING: tuple[tuple[str, frozenset[Soort]], ...] = (
    ("raadsinformatiebrief", frozenset({Soort.INFORMATION_LETTER, Soort.LETTER})),
    ("raadsbrief", frozenset({Soort.INFORMATION_LETTER, Soort.LETTER})),
    ("collegebrief", frozenset({Soort.INFORMATION_LETTER, Soort.LETTER})),
    ("statenbrief", frozenset({Soort.INFORMATION_LETTER, Soort.LETTER})),
    ("brief", frozenset({Soort.LETTER, Soort.INFORMATION_LETTER, Soort.ADVICE, Soort.ANSWERS})),
    ("memo", frozenset({Soort.MEMO, Soort.INFORMATION_LETTER})),
    ("motie", frozenset({Soort.MOTION})),
    ("amendement", frozenset({Soort.AMENDMENT})),
    ("voorstel", frozenset({Soort.PROPOSAL})),
    ("besluit", frozenset({Soort.PROPOSAL, Soort.DECISION_LIST})),
    ("vragen", frozenset({Soort.QUESTIONS, Soort.ANSWERS})),
    ("advies", frozenset({Soort.ADVICE, Soort.LETTER})),
    ("zienswijze", frozenset({Soort.ADVICE, Soort.LETTER})),
    ("verslag", frozenset({Soort.REPORT})),
)
"""The last letters of the type of a reference, and the soorten that such a stuk may have; others exclude nothing."""


class MatchRule(StrEnum):
    """What decided, in the order of its weight."""

    NUMBER = "het kenmerk is hetzelfde"
    PART_OF_NUMBER = "het kenmerk is er een deel van"
    TITLE = "de titel heeft dezelfde woorden"
    DAY = "de datum is dezelfde"
    NEAR_DAY = "de datum ligt er dichtbij"
    PERIOD = "de datum valt in die maand of dat jaar"


_WEIGHTS: dict[MatchRule, float] = {
    MatchRule.NUMBER: 0.8,
    MatchRule.PART_OF_NUMBER: 0.6,
    MatchRule.TITLE: 0.6,
    MatchRule.DAY: 0.5,
    MatchRule.NEAR_DAY: 0.25,
    MatchRule.PERIOD: 0.25,
}
_SAME_SOORT, _OTHER_SOORT, _OTHER_NUMBER, _OTHER_DATE = 0.15, -0.3, -0.3, -0.4


@dataclass(frozen=True, slots=True)
class KnownStuk:
    """A stuk of this gemeente; inclusive bounds of its date, None where open or unknown; "" without a kenmerk."""

    key: str
    soort: str
    earliest: date | None
    latest: date | None
    kenmerk: str
    title: str


@dataclass(frozen=True, slots=True)
class Match:
    """`score` 0 to 1; `words`: those of the reference that the stuk has too, number and date among them."""

    stuk: KnownStuk
    score: float
    rule: MatchRule
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """`is_clear`: the best is good enough and well ahead of the runner-up."""

    best: Match
    runner_up: Match | None
    is_clear: bool


def resolve_reference(values: Mapping[str, str], candidates: Iterable[KnownStuk]) -> Resolution | None:
    """The stuk that a reference means, from its type, date (ISO day, month or year), number and title.

    None when nothing fits. Equal scores keep the order of the candidates.
    """
    matches = [match for stuk in candidates if (match := _match(values, stuk)) is not None]
    matches.sort(key=lambda match: -match.score)
    if not matches:
        return None
    best, runner_up = matches[0], matches[1] if len(matches) > 1 else None
    lead = best.score - (runner_up.score if runner_up is not None else 0.0)
    return Resolution(best, runner_up, best.score >= CLEAR_SCORE and lead >= CLEAR_LEAD)


def _match(values: Mapping[str, str], stuk: KnownStuk) -> Match | None:
    found: dict[MatchRule, tuple[float, tuple[str, ...]]] = {}
    penalty = 0.0
    for read, other in ((_by_number, _OTHER_NUMBER), (_by_title, 0.0), (_by_date, _OTHER_DATE)):
        hit = read(values, stuk)
        if hit is None:
            continue
        rule, share, words = hit
        if rule is None:
            penalty += other
        else:
            found[rule] = (share * _WEIGHTS[rule], words)
    if not found:
        return None
    score = sum(weight for weight, _ in found.values()) + penalty + _by_soort(values.get("type", ""), stuk.soort)
    if score < LEAST_SCORE:
        return None
    decided = max(found, key=lambda rule: found[rule][0])
    words = tuple(word for _, words in found.values() for word in words)
    return Match(stuk, round(min(1.0, score), 3), decided, words)


_Hit = tuple[MatchRule | None, float, tuple[str, ...]]
"""The rule (None: the stuk says something else), the share of the words that it found, and those words."""


def _by_number(values: Mapping[str, str], stuk: KnownStuk) -> _Hit | None:
    wanted, known = _signs(values.get("number", "")), _signs(stuk.kenmerk)
    if not wanted or not known:
        return None
    if wanted == known:
        return MatchRule.NUMBER, 1.0, (values["number"],)
    short, long = sorted((wanted, known), key=len)
    if len(short) >= 4 and (long.endswith(short) or long.startswith(short)):
        return MatchRule.PART_OF_NUMBER, 1.0, (values["number"],)
    return None, 0.0, ()


def _signs(number: str) -> str:
    return "".join(sign for sign in number.casefold() if sign.isalnum())


def _by_title(values: Mapping[str, str], stuk: KnownStuk) -> _Hit | None:
    """More than half of the words of the reference must stand in the title."""
    wanted = _words(values.get("title", ""))
    if not wanted:
        return None
    known = _words(stuk.title)
    shared = tuple(word for word in wanted if any(_is_same(word, other) for other in known))
    share = len(shared) / len(wanted)
    return (MatchRule.TITLE, share, shared) if share > 0.5 else None


@lru_cache(maxsize=20_000)
def _words(title: str) -> tuple[str, ...]:
    words = (word.casefold() for word in _WORD.findall(title))
    return tuple(dict.fromkeys(word for word in words if word not in _SMALL_WORDS))


def _is_same(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return short == long or (len(short) >= _SHORTEST_STEM and len(long) - len(short) <= 2 and long.startswith(short))


def _by_date(values: Mapping[str, str], stuk: KnownStuk) -> _Hit | None:
    iso = values.get("date", "")
    if not iso or stuk.earliest is None or stuk.latest is None:
        return None
    try:
        wanted = datering_from_iso(iso)
    except DateringError:
        return None
    if wanted.earliest is None or wanted.latest is None:
        return None
    if wanted.earliest <= stuk.latest and stuk.earliest <= wanted.latest:
        is_day = wanted.earliest == wanted.latest and stuk.earliest == stuk.latest
        return (MatchRule.DAY if is_day else MatchRule.PERIOD), 1.0, (iso,)
    if wanted.earliest - _SLACK <= stuk.latest and stuk.earliest <= wanted.latest + _SLACK:
        return MatchRule.NEAR_DAY, 1.0, (iso,)
    return None, 0.0, ()


def _by_soort(kind: str, soort: str) -> float:
    soorten = next((soorten for ending, soorten in SOORTEN_BY_ENDING if kind.endswith(ending)), None)
    if soorten is None:
        return 0.0
    return _SAME_SOORT if soort in soorten else _OTHER_SOORT
