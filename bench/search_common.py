"""The twenty commonest words of the corpus against rare ones, both through the search service."""

import random
from collections.abc import Iterator

from bench import words
from bench.benches import Run
from bench.corpus import SEED
from bench.frame import Row, Target, compared, interleaved, percentile
from bench.search import COMMONEST, RARE, question, timed
from search.services import search


def run(bench: Run) -> Iterator[Row]:
    common = [question(word) for word in words.words_by_rank(*COMMONEST)]
    rare = [question(word) for word in random.Random(SEED).sample(words.words_by_rank(*RARE), len(common))]
    found = interleaved(
        lambda: percentile(timed(search, common), 0.95),
        lambda: percentile(timed(search, rare), 0.95),
    )
    bench.tell(f"p95 {found[0][0]:.1f} ms voor de gewoonste woorden, {found[1][0]:.1f} ms voor zeldzame")
    totals = {"common": search(common[0]).total, "rare": search(rare[0]).total}
    target = Target("<=", 5.0, "≤ 5 × zeldzame woorden")
    yield compared("search-common", "ms p95", target, *found, details={"hits": totals})
