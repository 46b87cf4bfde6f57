"""How long after its publication a stuk is found, with the worker beside it: by the clock, as a reader waits.

From the end of the publishing transaction to the first answer of the search service that holds it. One at a time, with
a word of its own in its title. Beside it, for comparison, what publishing a page takes in a stock Wagtail, which writes
its search index in the same transaction.
"""

import random
import string
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils import timezone

from bench import plain_site
from bench.benches import Run
from bench.environment import ROOT
from bench.frame import ROUNDS, Row, Target, percentile, ratios
from bench.peer import Peer
from bench.publish import concept_in, read_memo
from bench.search import ask
from dossiers.models import DossierPage
from dossiers.services.stukken import publish_stuk
from search.query import SearchQuery

EACH = 8
LIMIT_SECONDS, PATIENCE_SECONDS, SECONDS_BETWEEN = 2.0, 30.0, 0.02


def run(bench: Run) -> Iterator[Row]:
    bench.bare.hold_corpus(bench.tell)
    dossier: Any = DossierPage.objects.public().order_by("pk").first()
    bestand, source = read_memo(dossier), random.Random(0)
    mine: list[list[float]] = []
    stock: list[float] = []
    with _worker(), Peer("bench.plain.publish", plain_site.environment()) as plain:
        for _round in range(ROUNDS + 1):
            words = ["".join(source.choices(string.ascii_lowercase, k=12)) for _stuk in range(EACH)]
            mine.append([_seconds(dossier, bestand, word) for word in words])
            stock.append(plain.ask(kind="page", count=EACH)["wall_ms"] / 1000)
            bench.tell(f"{percentile(mine[-1], 0.5):.2f} s, gewone Wagtail {stock[-1]:.2f} s")
    late = percentile([seconds for found in mine[1:] for seconds in found], 0.95)
    yield Row(
        bench.name,
        "s p95",
        measured=late,
        baseline=percentile(stock[1:], 0.5),
        judged=late,
        target=Target("<=", LIMIT_SECONDS, "≤ 2 s"),
        ratios=ratios([percentile(found, 0.5) for found in mine[1:]], stock[1:]),
        details={"seconds": mine[1:]},
    )


def _seconds(dossier: Any, bestand: Any, word: str) -> float:
    """Raises RuntimeError when it is not found in time."""
    publish_stuk(concept_in(dossier, bestand, title=f"Memo {word}"))
    began = time.perf_counter()
    while not ask(SearchQuery(today=timezone.localdate(), text=word)).total:
        if time.perf_counter() - began > PATIENCE_SECONDS:
            raise RuntimeError(f"a published stuk was not found within {PATIENCE_SECONDS:.0f} seconds")
        time.sleep(SECONDS_BETWEEN)
    return time.perf_counter() - began


@contextmanager
def _worker() -> Iterator[None]:
    command = [sys.executable, "manage.py", "worker"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as worker:
        try:
            assert worker.stdout is not None
            worker.stdout.readline()  # it says that it works
            yield
        finally:
            worker.terminate()
            worker.communicate()
