"""How the processor time of the (paged) dossier page grows with its events: the slope on a log-log scale."""

from collections.abc import Iterator, Mapping
from statistics import median

from bench.asked import get
from bench.benches import Run
from bench.frame import ROUNDS, Row, Target, cost_of, exponent
from bench.page_n1 import growing_dossiers

REPEATS = {10: 8, 100: 8, 1_000: 4}  # else 2


def run(bench: Run) -> Iterator[Row]:
    yield growth_of(bench, bench.name, growing_dossiers(), Target("<=", 0.1, "exponent ≤ 0,1"))


def growth_of(bench: Run, name: str, paths: Mapping[int, str], target: Target) -> Row:
    """`paths`: number of events to address, smallest first."""
    sizes = {events: len(get(path)) for events, path in paths.items()}
    rounds: list[dict[int, float]] = []
    for number in range(ROUNDS):
        rounds.append({events: _milliseconds(path, REPEATS.get(events, 2)) for events, path in paths.items()})
        bench.tell(f"ronde {number + 1}: " + ", ".join(f"{k}: {v:.0f} ms" for k, v in rounds[-1].items()))
    found = [exponent(list(costs), list(costs.values())) for costs in rounds]
    medians = {events: median(costs[events] for costs in rounds) for events in paths}
    return Row(
        name,
        "ms cpu",
        measured=medians[max(paths)],
        baseline=medians[min(paths)],
        judged=median(found),
        target=target,
        ratios=tuple(found),
        details={"cpu_ms": medians, "bytes": sizes},
    )


def _milliseconds(path: str, times: int) -> float:
    return 1000 * cost_of(lambda: [get(path) for _time in range(times)]).cpu / times
