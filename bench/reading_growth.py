"""How the processor time of reading a text for proposals grows with its length, for texts that are made to be slow.

Each form is read at 10 kB, and at four times as much each time, up to 10 MB or as far as SECONDS go. What is judged is
the form whose time grows fastest; the spread is over the forms.
"""

import time
from collections.abc import Iterator

from bench.benches import Run
from bench.frame import Row, Target, exponent
from dossiers.readers import read_text

FORMS = {
    "spaties": " ",
    "regels met spaties": "a          \n",
    "cijfers": "7",
    "de de de": "de ",
    "haakjes": "(",
    "open aanhaling": "“ja ",
    "bsn": "123456782 ",
    "nota nota": "nota ",
    "brief van": "de brief van 3 mei ",
    "zal en zal": "Wij zullen en ",
    "stippen": ".",
    "punten": "1. de raad\n",
}
SMALLEST, LARGEST, STEP = 10_000, 10_000_000, 4
SECONDS = 20.0


def run(bench: Run) -> Iterator[Row]:
    read_text([text_of("de ", SMALLEST)])
    costs = {}
    for form, piece in FORMS.items():
        costs[form] = dict(_costs(piece))
        bench.tell(
            f"{form}: " + ", ".join(f"{size / 1000:.0f} kB {1000 * cost:.0f} ms" for size, cost in costs[form].items())
        )
    found = {form: exponent(list(cost), list(cost.values())) for form, cost in costs.items()}
    worst = max(found, key=found.__getitem__)
    yield Row(
        "reading-growth",
        "s cpu",
        measured=max(costs[worst].values()),
        baseline=min(costs[worst].values()),
        judged=found[worst],
        target=Target("<=", 1.1, "exponent ≤ 1,1"),
        ratios=tuple(found.values()),
        details={"worst": worst, "exponents": found, "cpu_s": costs},
    )


def _costs(piece: str) -> Iterator[tuple[int, float]]:
    """Pairs of a length in characters and the seconds that reading takes."""
    size, spent = SMALLEST, 0.0
    while size <= LARGEST and spent * STEP <= SECONDS:
        before = time.process_time()
        read_text([text_of(piece, size)])
        spent = time.process_time() - before
        yield size, spent
        size *= STEP


def text_of(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]
