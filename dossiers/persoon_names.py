"""Whether a text names somebody whom the portal knows, public or not."""

from __future__ import annotations

from dossiers.models import Persoon
from search.dutch.text import fold, word_texts

PARTICLES = frozenset(
    {
        *("a", "aan", "af", "al", "ben", "bij", "bin", "d", "da", "de", "del", "den", "der", "des", "di", "do", "dos"),
        *("du", "el", "en", "het", "in", "la", "las", "le", "los", "op", "s", "t", "te", "ten", "ter", "tot", "uit"),
        *("und", "van", "ver", "von", "voor", "vor", "y", "zu", "zum", "zur"),
    }
)
SHORTEST_GLUED = 6


def names_nobody(text: str) -> bool:
    """No word of anybody's name stands in the text, and no whole name written as one. A name does not say which of its
    words is the surname, so each counts that is no particle or initial."""
    typed = [fold(word) for word in word_texts(text)]
    forms = {*typed, *(word.removesuffix("s") for word in typed)}  # "Jansens"
    glued = "".join(typed)
    for name in Persoon.objects.values_list("name", flat=True):
        names = [fold(word) for word in word_texts(name)]
        own = [word for word in names if len(word) > 1 and word not in PARTICLES]
        wholes = {whole for whole in ("".join(names), "".join(own)) if len(whole) >= SHORTEST_GLUED}
        if not forms.isdisjoint(own) or any(whole in glued for whole in wholes):
            return False
    return True
