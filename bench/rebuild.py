"""What a reader feels of a rebuild: answers while `manage.py search_rebuild` runs, against answers between two of them.

One reader asks one question after another, of those that find something. By the clock, for a reader waits by the clock:
the rebuild and the reader have a core each.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from statistics import median

from bench.benches import Run
from bench.environment import ROOT
from bench.frame import Row, Target, compared, interleaved, percentile
from bench.search import QUESTIONS, ask, mixed_questions, timed
from search.engine import EngineAway
from search.query import SearchQuery

REBUILD = [sys.executable, "manage.py", "search_rebuild"]


class Reader:
    def __init__(self) -> None:
        self.questions = [one for one in mixed_questions(QUESTIONS) if ask(one).total]
        self.asked = 0
        self.empty: list[str] = []
        self.rebuilds: list[float] = []
        """Seconds of each."""

    def quiet(self) -> float:
        return percentile(timed(self._ask, self.questions, time.perf_counter), 0.95)

    def during_rebuild(self) -> float:
        began, spent = time.perf_counter(), []
        with subprocess.Popen(REBUILD, cwd=ROOT, env=os.environ, stdout=subprocess.DEVNULL) as rebuild:
            for question in cycle(self.questions):
                spent += timed(self._ask, [question], time.perf_counter)
                if rebuild.poll() is not None:
                    break
        if rebuild.returncode:
            raise RuntimeError("search_rebuild failed")
        self.rebuilds.append(time.perf_counter() - began)
        return percentile(spent, 0.95)

    def _ask(self, question: SearchQuery) -> None:
        self.asked += 1
        try:
            has_found = ask(question).total > 0
        except EngineAway:
            has_found = False
        if not has_found:
            self.empty.append(question.text)


def run(bench: Run) -> Iterator[Row]:
    bench.bare.hold_corpus(bench.tell)
    reader = Reader()
    found = interleaved(reader.during_rebuild, reader.quiet)
    took = median(reader.rebuilds)
    bench.tell(f"p95 {median(found[0]):.1f} ms, in rust {median(found[1]):.1f} ms; een herbouw duurt {took:.0f} s")
    said = f"geen leeg antwoord: {len(reader.empty)} van {reader.asked}"
    details = {"rebuild_s": took, "empty": reader.empty[:20]}
    target = Target("<=", 2.0, "≤ 2 × zonder herbouw")
    yield compared(bench.name, "ms p95", target, *found, also=((said, not reader.empty),), details=details)
