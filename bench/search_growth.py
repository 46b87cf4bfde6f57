"""How the time of an answer grows with the corpus (a hundredth of its things, a tenth, all): the log-log slope.

The smaller indexes hold a random choice of the same things, each with all its pages. The rare words are those that also
stand in the smallest index: a word that stands nowhere is looked for in other ways. The common ones are the twenty
commonest. The database is the whole one each time.
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from statistics import fmean, median

from django.test.utils import override_settings

from bench import words
from bench.benches import Run
from bench.corpus import SEED
from bench.engines import Bare, Scratch, scratch
from bench.frame import ROUNDS, Row, Target, exponent
from bench.search import COMMONEST, RARE, ask, question, timed
from search.engine import get_engine
from search.indexing import batch_of
from search.kept_lists import get_dutch
from search.query import SearchQuery
from search.registry import sources

PARTS = (100, 10)
CHUNK = 200
RARE_LIMIT, COMMON_LIMIT = 0.5, 1.0
RARE_WORDS, COMMON_WORDS = "zeldzaam", "gewoon"


def run(bench: Run) -> Iterator[Row]:
    things = [(source.kind, pk) for source in sources() for pk in source.all_pks()]
    random.Random(SEED).shuffle(things)
    bench.bare.hold_corpus(bench.tell)
    with ExitStack() as stack:
        places: dict[int, Scratch] = {}
        known: set[str] = set()
        for part in PARTS:
            place = stack.enter_context(scratch())
            count, found = _fill(place, things[: max(1, len(things) // part)])
            places[count], known = place, known or found
            bench.tell(f"{count} records")
        reader = get_engine().reader()
        assert reader is not None
        places[reader.record_count()] = {}
        common = words.words_by_rank(*COMMONEST)
        rare = random.Random(SEED).sample([word for word in words.words_by_rank(*RARE) if word in known], len(common))
        yield _grown(bench, places, {RARE_WORDS: rare, COMMON_WORDS: common})


def _fill(place: Scratch, things: Sequence[tuple[str, int]]) -> tuple[int, set[str]]:
    """How many records these are, and the words in them."""
    count, known = 0, set[str]()
    with override_settings(**place), get_engine().rebuilding() as build:
        for start in range(0, len(things), CHUNK):
            batch = batch_of(things[start : start + CHUNK], get_dutch())
            build.index(batch.documents, batch.parents, 1)
            count, known = count + len(batch.documents), known | batch.words()
    return count, known


def _grown(bench: Run, places: dict[int, Scratch], asked: dict[str, list[str]]) -> Row:
    questions = {kind: [question(word) for word in some] for kind, some in asked.items()}
    sizes = list(places)

    def one_round() -> dict[str, list[float]]:
        return {
            kind: [_milliseconds(bench.bare, places[size], some) for size in sizes] for kind, some in questions.items()
        }

    one_round()
    rounds = [one_round() for _round in range(ROUNDS)]
    slopes = {kind: [exponent(sizes, costs[kind]) for costs in rounds] for kind in questions}
    costs = {kind: [median(one) for one in zip(*(costs[kind] for costs in rounds), strict=True)] for kind in questions}
    for kind in questions:
        shown = ", ".join(f"{size}: {cost:.1f} ms" for size, cost in zip(sizes, costs[kind], strict=True))
        bench.tell(f"{kind} {shown}")
    common = median(slopes[COMMON_WORDS])
    said = f"gewone woorden: exponent ≤ 1,0: {common:.2f}".replace(".", ",")
    return Row(
        bench.name,
        "ms",
        measured=costs[RARE_WORDS][-1],
        baseline=costs[RARE_WORDS][0],
        judged=median(slopes[RARE_WORDS]),
        target=Target("<=", RARE_LIMIT, "zeldzame woorden: exponent ≤ 0,5"),
        ratios=tuple(slopes[RARE_WORDS]),
        also=((said, common <= COMMON_LIMIT),),
        details={"records": sizes, "ms": costs, "common_slopes": slopes[COMMON_WORDS]},
    )


def _milliseconds(bare: Bare, place: Scratch, questions: Sequence[SearchQuery]) -> float:
    """Of one question, on average."""
    with override_settings(**place):
        return fmean(timed(ask, questions, bare.clock))
