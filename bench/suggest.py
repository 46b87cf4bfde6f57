"""What is offered while somebody types, against the bare engine: one query for the words that begin so, its best five.

Beginnings of two to five letters of words of the corpus. The product also finds the words of which the beginning is
known, counts each where it is public, finds the things with such a title, and asks the database what is public.
"""

import random
from collections.abc import Iterator
from statistics import median
from typing import Any

from tantivy import Query

from bench import words
from bench.benches import Run
from bench.corpus import SEED
from bench.frame import Row, Target, compared, interleaved, percentile
from bench.search import searcher_of, timed
from search.services import complete
from search.tantivy_schema import build_schema

BEGINNINGS = 200
AMONG = (0, 3_000)
MOST = 5


def run(bench: Run) -> Iterator[Row]:
    searcher = searcher_of(bench)
    texts = beginnings(BEGINNINGS)

    def bare(text: str) -> None:
        for _score, address in searcher.search(_beginning_with(text), limit=MOST).hits:
            searcher.doc(address)

    found = interleaved(lambda: percentile(timed(complete, texts), 0.95), lambda: percentile(timed(bare, texts), 0.95))
    bench.tell(f"p95 {median(found[0]):.1f} ms, kaal {median(found[1]):.1f} ms")
    yield compared("suggest", "ms p95", Target("<=", 2.0, "≤ 2 × kaal woordbegin"), *found)


def beginnings(count: int) -> list[str]:
    source = random.Random(SEED)
    return [word[: source.randint(2, 5)] for word in source.sample(words.words_by_rank(*AMONG), count)]


def _beginning_with(text: str) -> Any:
    return Query.regex_query(build_schema(), "text_exact", f"{text}.*")
