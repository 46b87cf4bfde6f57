"""The stem of a word: Snowball's, with the accents folded after it, since the stemmer knows Dutch words with them."""

from __future__ import annotations

from functools import lru_cache

import Stemmer

from search.dutch.text import fold

_stemmer = Stemmer.Stemmer("dutch")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    return fold(_stemmer.stemWord(word.lower()))
