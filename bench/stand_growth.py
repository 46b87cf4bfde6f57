"""How the processor time of a dossier page *stand op datum* grows with its events.

On the last day of the corpus: each size shows all of its events, and each question asks what was known by then.
"""

from collections.abc import Iterator

from bench.benches import Run
from bench.corpus import LAST_DAY
from bench.frame import Row, Target
from bench.page_growth import growth_of
from bench.page_n1 import growing_dossiers


def run(bench: Run) -> Iterator[Row]:
    stand = f"?stand={LAST_DAY}"
    paths = {events: path + stand for events, path in growing_dossiers().items()}
    yield growth_of(bench, bench.name, paths, Target("<=", 0.2, "exponent ≤ 0,2"))
