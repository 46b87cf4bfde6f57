"""How the processor time of a dossier page *stand op datum* grows with its events.

On the last day but one of the corpus, so that each size shows nearly all of its events.
"""

from collections.abc import Iterator
from datetime import timedelta

from bench.benches import Run
from bench.corpus import LAST_DAY
from bench.frame import Row, Target
from bench.page_growth import growth_of
from bench.page_n1 import growing_dossiers


def run(bench: Run) -> Iterator[Row]:
    stand = f"?stand={LAST_DAY - timedelta(days=1)}"
    paths = {events: path + stand for events, path in growing_dossiers().items()}
    yield growth_of(bench, bench.name, paths, Target("<=", 0.2, "exponent ≤ 0,2"))
