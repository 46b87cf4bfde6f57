"""Anonymous memory of a web process that answers questions: what it holds for itself, without the index on disk that
the kernel may drop again.

The larger of two gunicorn workers, looked at after every few requests for the search page and for what is offered while
somebody types. Beside it what a worker of a stock Wagtail holds that answers as many requests for plain pages.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from bench import plain_site
from bench.benches import Run
from bench.corpus import folder_of
from bench.environment import product_environment
from bench.frame import Row, Target, interleaved, ratios
from bench.search import mixed_questions
from bench.server import Server, children_of
from bench.suggest import beginnings

LIMIT_MB = 400
ASKED = 60  # of each sort, in each round
STEP = 20


def run(bench: Run) -> Iterator[Row]:
    searched = [f"/zoeken/?{urlencode({'q': one.text})}" for one in mixed_questions(ASKED)]
    typed = [f"/zoeken/aanvullen/?{urlencode({'q': text})}" for text in beginnings(ASKED)]
    paths = [path for pair in zip(searched, typed, strict=True) for path in pair]
    plain = list(plain_site.pages_like("geheugen", events=50, size=0, copies=10))
    static = {"STATIC_ROOT": str(folder_of(bench.size) / "static")}  # not in the copy
    with (
        Server("portal.wsgi", product_environment(bench.folder, **static), ready_path=paths[0]) as product,
        Server("bench.plain.wsgi", plain_site.environment(), ready_path=plain[0]) as stock,
    ):
        found = interleaved(lambda: _peak(product, paths), lambda: _peak(stock, (plain * len(paths))[: len(paths)]))
    mine, theirs = found
    bench.tell(f"{max(mine):.0f} MB, gewone Wagtail {max(theirs):.0f} MB")
    yield Row(
        bench.name,
        "MB",
        measured=max(mine),
        baseline=max(theirs),
        judged=max(mine),
        target=Target("<=", LIMIT_MB, f"≤ {LIMIT_MB} MB"),
        ratios=ratios(mine, theirs),
        details={"mb_per_round": mine, "middle_mb": median(mine)},
    )


def _peak(server: Server, paths: Sequence[str]) -> float:
    peak = 0.0
    for start in range(0, len(paths), STEP):
        some = paths[start : start + STEP]
        server.ask(some, len(some))
        peak = max(peak, *map(anonymous_mb, children_of(server.process.pid)))
    return peak


def anonymous_mb(pid: int) -> float:
    """Of this process, with what it still shares with its parent."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        name, _colon, words = line.partition(":")
        if name == "Anonymous":
            return int(words.split()[0]) / 1024
    raise LookupError(f"no Anonymous in the smaps_rollup of {pid}")
