"""How the processor time of a register of one dossier grows with what it counts, now and at the stand of the last day.

From the smallest dossier that fills its first page: below it a page grows with its rows.
"""

from collections.abc import Iterator
from urllib.parse import urlencode

from bench.benches import Run
from bench.corpus import LAST_DAY
from bench.frame import Row, Target
from bench.page_growth import growth_of
from bench.page_n1 import growing_dossiers
from dossiers.search_sources import key_from

FULL = 1_000  # events: 186 toezeggingen, on pages of fifty
TARGET = Target("<=", 0.2, "exponent ≤ 0,2")


def run(bench: Run) -> Iterator[Row]:
    for name, stand in (("list-growth", None), ("stand-list-growth", LAST_DAY)):
        day = {"stand": stand.isoformat()} if stand else {}
        paths = {
            events: f"/toezeggingen/?{urlencode({'dossier': key_from(path), **day})}"
            for events, path in growing_dossiers().items()
            if events >= FULL
        }
        yield growth_of(bench, name, paths, TARGET)
