"""The benches by name: which script, and on which corpus."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.frame import Row

GROWTH = "groei"


@dataclass(frozen=True, slots=True)
class Run:
    """What a script gets: the size of the corpus, its folder, and how to say how far it is."""

    size: str
    folder: Path
    tell: Callable[[str], None]


Script = Callable[[Run], Iterator[Row]]

# name: (script, corpus; "" is the size that was asked for)
BENCHES = {
    "page-dossier": ("page_dossier", ""),
    "page-n1": ("page_n1", GROWTH),
    "page-growth": ("page_growth", GROWTH),
}
