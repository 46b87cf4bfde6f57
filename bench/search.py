"""The search service against the bare engine on the same body.

Service: `search.services.search` with the recheck in the database, labelled facets and marked fragments, without HTML.
What the bare engine does is told in `bench.engines`. What it needs for the hits alone is in the details.

The questions are stratified by how often their words stand in the corpus: 40 % common, 30 % less so, 20 % rare, 10 %
phrases and words that stand nowhere.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from statistics import median
from typing import Any, TypeVar

from bench import words
from bench.benches import Run
from bench.corpus import SEED
from bench.frame import Row, Target, interleaved, percentile, ratios
from bench.stock_search import stock_search
from search.engine import Patience
from search.kept_lists import get_dutch, get_synonyms
from search.nodes import Group, Node
from search.plan import strict
from search.query import SearchQuery
from search.registry import sources
from search.results import SearchResult
from search.services import search
from search.wishes import WishReader

Q = TypeVar("Q")

QUESTIONS = 200
SECONDS = 60
"""For one answer: a bench that is cut short measures nothing."""
TODAY = date(2026, 6, 30)
COMMONEST = (0, 20)
COMMON, LESS, RARE = (100, 300), (500, 3_000), (15_000, 25_000)


def run(bench: Run) -> Iterator[Row]:
    bare = bench.bare
    bare.hold_corpus(bench.tell)
    questions = mixed_questions(QUESTIONS)
    mine, theirs = interleaved(
        lambda: percentile(timed(ask, questions, bare.clock), 0.95),
        lambda: percentile(timed(lambda query: bare.ask(_body(query)), questions, bare.clock), 0.95),
    )
    hits_only = timed(lambda query: bare.hits(_body(query)), questions, bare.clock)
    service = timed(ask, questions, bare.clock)
    beside = f"gewone Wagtail, database: {_stock(questions):.1f} ms p95" if bare.has_stock_beside else ""
    bench.tell(f"p95 {median(mine):.1f} ms, kaal {median(theirs):.1f} ms")
    yield Row(
        bench.name,
        "ms p95",
        measured=median(mine),
        baseline=median(theirs),
        judged=median(one / (1.5 * other + 10) for one, other in zip(mine, theirs, strict=True)),
        target=Target("<=", 1.0, "p95 ≤ 1,5 × kaal + 10 ms"),
        ratios=ratios(mine, theirs),
        beside=(beside.replace(".", ","),) if beside else (),
        details={
            "p50_ms": median(service),
            "engine_hits_only_p95_ms": percentile(hits_only, 0.95),
            "engine_hits_only_p50_ms": median(hits_only),
        },
    )


def _stock(questions: Sequence[SearchQuery]) -> float:
    """Processor milliseconds that stock Wagtail needs for 95 % of the same questions about the same records."""
    records = (record for source in sources() for record in source.records(list(source.all_pks())))
    with stock_search() as stock:
        stock.load(records)
        texts = [one.text for one in questions]
        return median(percentile(stock.ask(texts), 0.95) for _round in range(3))


def _body(query: SearchQuery) -> Node:
    wishes = WishReader(get_dutch(), get_synonyms()).wanted(query.parsed)
    return strict(wishes) if wishes else Group()


def ask(query: SearchQuery) -> SearchResult:
    return search(query, Patience(SECONDS))


def timed(act: Callable[[Q], Any], questions: Sequence[Q], clock: Callable[[], float]) -> list[float]:
    """Milliseconds of this clock for each."""
    spent = []
    for question in questions:
        began = clock()
        act(question)
        spent.append(1000 * (clock() - began))
    return spent


def mixed_questions(count: int) -> list[SearchQuery]:
    source = random.Random(SEED)
    makers = [_common] * 4 + [_less] * 3 + [_rare] * 2 + [_odd]
    texts = [makers[number % len(makers)](source) for number in range(count)]
    source.shuffle(texts)
    return [question(text) for text in texts]


def question(text: str) -> SearchQuery:
    return SearchQuery(today=TODAY, text=text)


def _common(source: random.Random) -> str:
    return " ".join(source.sample(words.words_by_rank(*COMMON), source.randint(1, 3)))


def _less(source: random.Random) -> str:
    return " ".join(source.sample(words.words_by_rank(*LESS), source.randint(1, 2)))


def _rare(source: random.Random) -> str:
    return source.choice(words.words_by_rank(*RARE))


def _odd(source: random.Random) -> str:
    first, second = source.sample(words.words_by_rank(*COMMON), 2)
    return f'"{first} {second}"' if source.random() < 0.5 else f"{first[:-1]}qx"
