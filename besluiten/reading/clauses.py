"""Two promises in one sentence: where the second begins."""

import re

from besluiten.reading.lexicon import COLOURS
from besluiten.reading.terms import find_terms, plain
from besluiten.reading.verb_features import is_finite

_AND = re.compile(r",? en (?=[^\W\d_])|; (?=[^\W\d_])")
_VOWS = re.compile(r"(?:zeg|zegt|zeggen|beloof|belooft|beloven|laat|laten|toezegt)\b")
_FEWEST_WORDS = 4


def promise_spans(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the clauses that promise something of their own; the whole text when there is one.

    A second promise begins behind "en" with its own verb, and with its own time or its own "zegt toe". What comes
    before it is none when it tells of the past.
    """
    bare = plain(text)
    for match in _AND.finditer(bare):
        left, right = bare[: match.start()], bare[match.end() :]
        if min(len(left.split()), len(right.split())) < _FEWEST_WORDS or not find_terms(right):
            continue
        word = right.split(maxsplit=1)[0]
        has_own_verb = is_finite(word) or (" te " in left and " te " in right)
        if _VOWS.match(right) or (has_own_verb and find_terms(left)):
            second = (match.end(), len(text))
            return [second] if _is_past(left) else [(0, match.start()), second]
    return [(0, len(text))]


def _is_past(bare: str) -> bool:
    return any("toen" in COLOURS.get(word, ()) for word in bare.split())
