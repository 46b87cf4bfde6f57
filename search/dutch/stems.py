"""The stem of a word: the head of its line in `stem_exceptions.txt`, else Snowball's, with the accents folded after it,
since the stemmer knows Dutch words with them.

Snowball's `dutch` (Kraaij-Pohlmann) rather than `dutch_porter`: it joins far more plurals and participles by itself.
The exceptions put right what it leaves apart or joins wrongly in council papers.
"""

from __future__ import annotations

from functools import lru_cache

import Stemmer

from search.dutch.text import fold
from search.dutch.word_lists import stem_exceptions

_stemmer = Stemmer.Stemmer("dutch")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    return stem_exceptions().get(fold(word)) or fold(_stemmer.stemWord(word.lower()))
