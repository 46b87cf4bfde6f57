"""What is offered while somebody types, against the bare engine: one query for the words that begin so, its best five.

Beginnings of two to five letters of words of the corpus. The product also finds the words of which the beginning is
known, counts each where it is public, finds the things with such a title, and asks the database what is public.
"""

import random
from collections.abc import Iterator
from statistics import median

from bench import words
from bench.benches import Run
from bench.corpus import SEED
from bench.frame import Row, Target, compared, interleaved, percentile
from bench.search import SECONDS, timed
from search.engine import Patience
from search.services import complete

BEGINNINGS = 200
AMONG = (0, 3_000)
MOST = 5


def run(bench: Run) -> Iterator[Row]:
    texts = beginnings(BEGINNINGS)
    bare = bench.bare
    bare.hold_corpus(bench.tell)
    found = interleaved(
        lambda: percentile(timed(lambda text: complete(text, Patience(SECONDS)), texts, bare.clock), 0.95),
        lambda: percentile(timed(lambda text: bare.begun(text, MOST), texts, bare.clock), 0.95),
    )
    bench.tell(f"p95 {median(found[0]):.1f} ms, kaal {median(found[1]):.1f} ms")
    yield compared(bench.name, "ms p95", Target("<=", 2.0, "≤ 2 × kaal woordbegin"), *found)


def beginnings(count: int) -> list[str]:
    source = random.Random(SEED)
    return [word[: source.randint(2, 5)] for word in source.sample(words.words_by_rank(*AMONG), count)]
