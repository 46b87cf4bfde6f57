"""Two promises in one sentence: where the second begins."""

import re

from besluiten.reading.terms import find_terms, plain
from besluiten.reading.verb_features import is_finite

_AND = re.compile(r",? en (?=[^\W\d_])|; (?=[^\W\d_])")
_VOWS = re.compile(r"(?:zeg|zegt|zeggen|beloof|belooft|beloven|laat|laten)\b")
_FEWEST_WORDS = 4


def promise_spans(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the clauses that promise something of their own; the whole text when there is one.

    A second promise begins behind "en" with its own verb, and with its own time or its own "zegt toe".
    """
    bare = plain(text)
    for match in _AND.finditer(bare):
        left, right = bare[: match.start()], bare[match.end() :]
        if min(len(left.split()), len(right.split())) < _FEWEST_WORDS:
            continue
        word = right.split(maxsplit=1)[0]
        has_own_time = bool(find_terms(left)) and bool(find_terms(right)) and is_finite(word)
        if has_own_time or (_VOWS.match(right) and find_terms(right)):
            return [(0, match.start()), (match.end(), len(text))]
    return [(0, len(text))]
