"""Whether a page that announces a later term says that it moved, or passes over it in silence. Pure.

Lenient on purpose: any word of delay on the page or in the title of the stuk counts, so that nobody is blamed for what
stands two sentences further on.
"""

import re

from besluiten.termijn import Termijn
from dossiers.datering_wording import day_in_words

_LATER = re.compile(
    r"\b(?:later|uitstel\w*|uitgesteld|vertraag\w*|vertraging\w*|verschui\w+|verschoven|verschuiving\w*|schuift|schuiven"
    r"|(?:op|door)(?:ge)?(?:schoven|schuiven)|niet (?:gehaald|haalbaar|gelukt|lukken)|lukt\w* (?:\w+ ){0,4}niet"
    r"|meer tijd|langer|in plaats van|eerder(?:e)? (?:plan|planning|datum|termijn))\b"
)


def is_silent(text: str, before: Termijn) -> bool:
    """Neither the term that was left stands in the text, nor a word that says that something comes later."""
    said = " ".join(text.casefold().split())
    left = (before.words, day_in_words(before.latest) if before.latest else "")
    return not any(words and words.casefold() in said for words in left) and not _LATER.search(said)
