"""The twenty commonest words of the corpus against rare ones, both through the search service."""

import random
from collections.abc import Iterator

from bench import words
from bench.benches import Run
from bench.corpus import SEED
from bench.frame import Row, Target, compared, interleaved, percentile
from bench.search import COMMONEST, RARE, ask, question, timed


def run(bench: Run) -> Iterator[Row]:
    common = [question(word) for word in words.words_by_rank(*COMMONEST)]
    rare = [question(word) for word in random.Random(SEED).sample(words.words_by_rank(*RARE), len(common))]
    bench.bare.hold_corpus(bench.tell)
    found = interleaved(
        lambda: percentile(timed(ask, common, bench.bare.clock), 0.95),
        lambda: percentile(timed(ask, rare, bench.bare.clock), 0.95),
    )
    totals = {"common": ask(common[0]).total, "rare": ask(rare[0]).total}
    bench.tell(f"p95 {found[0][0]:.1f} ms voor de gewoonste woorden, {found[1][0]:.1f} ms voor zeldzame")
    target = Target("<=", 5.0, "≤ 5 × zeldzame woorden")
    yield compared(bench.name, "ms p95", target, *found, details={"hits": totals})
