"""Pages *stand op datum* against the same pages without it: half a year back, when half of the corpus was known."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from bench.asked import ask, get
from bench.benches import Run
from bench.corpus import LAST_DAY
from bench.frame import Row, Target, compared, cost_of, interleaved
from bench.page_dossier import typical_dossiers

HALF_A_YEAR = timedelta(days=182)
TIMES = 10


def run(bench: Run) -> Iterator[Row]:
    for name, path in (("stand-register", "/toezeggingen/"), ("stand-dossier", typical_dossiers()[0])):
        earlier = f"{path}?stand={LAST_DAY - HALF_A_YEAR}"
        then, now = ask(earlier), ask(path)
        bench.tell(f"{path}: {then.size:,} tegen {now.size:,} bytes, {then.queries} tegen {now.queries} queries")
        yield compared(
            name,
            "ms cpu",
            Target("<=", 2.0, "≤ 2 × zonder stand"),
            *interleaved(partial(_milliseconds, earlier), partial(_milliseconds, path)),
            also=((f"niet meer queries: {then.queries} en {now.queries}", then.queries <= now.queries),),
            details={"bytes": {"stand": then.size, "now": now.size}},
        )


def _milliseconds(path: str) -> float:
    return 1000 * cost_of(lambda: [get(path) for _time in range(TIMES)]).cpu / TIMES
