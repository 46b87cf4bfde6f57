"""Which annotated texts are kept out of rules and training: a third, chosen once by a seed from their names."""

import random
from collections.abc import Iterable

KEPT_OUT_SEED = 20261128
PARTS = ("alles", "binnen", "buiten")


def kept_out(ids: Iterable[str]) -> frozenset[str]:
    """The same for the same names, in whatever order they come."""
    names = sorted(ids)
    return frozenset(random.Random(KEPT_OUT_SEED).sample(names, len(names) // 3))


def in_part(name: str, outside: frozenset[str], part: str) -> bool:
    """`part`: "alles", "binnen" (what may be looked at and trained on) or "buiten" (what is kept out)."""
    return part == "alles" or (name in outside) == (part == "buiten")
