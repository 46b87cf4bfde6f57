"""The search service against the bare engine on the same body.

Service: `search.services.search` with the recheck in the database, labelled facets and marked fragments, without HTML.
Bare engine: what tantivy does for that body and no more. The same query on the same index, its twenty best records with
their stored fields, a fragment of each with the words marked, and the counts of the same facets in one aggregation. No
recheck, nothing counted per parent, no labels. What the engine needs for the hits alone is in the details.

Processor time of each question, so that a busy machine does not decide.

The questions are stratified by how often their words stand in the corpus: 40 % common, 30 % less so, 20 % rare, 10 %
phrases and words that stand nowhere.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from statistics import median
from typing import Any, TypeVar

from tantivy import Document, SnippetGenerator

from bench import words
from bench.benches import Run
from bench.corpus import SEED
from bench.frame import Row, Target, interleaved, percentile, ratios
from search.documents import record_from
from search.engine import FACETS
from search.index_directory import IndexDirectory
from search.kept_lists import get_dutch, get_synonyms
from search.nodes import Group, Node
from search.plan import strict
from search.query import SearchQuery
from search.services import search
from search.tantivy_nodes import tantivy_query
from search.tantivy_schema import build_schema, open_index
from search.wishes import WishReader

Q = TypeVar("Q")

QUESTIONS = 200
TODAY = date(2026, 6, 30)
COMMONEST = (0, 20)
COMMON, LESS, RARE = (100, 300), (500, 3_000), (15_000, 25_000)


def run(bench: Run) -> Iterator[Row]:
    yield _beside_engine(bench)


def _beside_engine(bench: Run) -> Row:
    searcher = searcher_of(bench)
    questions = mixed_questions(QUESTIONS)
    body = {name: {"terms": {"field": name, "size": 1_000}} for name in FACETS}
    bare = partial(_bare, searcher, body)
    mine, theirs = interleaved(
        lambda: percentile(timed(search, questions), 0.95),
        lambda: percentile(timed(bare, questions), 0.95),
    )
    hits_only = timed(lambda query: searcher.search(tantivy_query(_body(query)), limit=20), questions)
    service = timed(search, questions)
    bench.tell(f"p95 {median(mine):.1f} ms, kaal {median(theirs):.1f} ms")
    return Row(
        "search",
        "ms p95",
        measured=median(mine),
        baseline=median(theirs),
        judged=median(one / (1.5 * other + 10) for one, other in zip(mine, theirs, strict=True)),
        target=Target("<=", 1.0, "p95 ≤ 1,5 × kaal + 10 ms"),
        ratios=ratios(mine, theirs),
        details={
            "p50_ms": median(service),
            "engine_hits_only_p95_ms": percentile(hits_only, 0.95),
            "engine_hits_only_p50_ms": median(hits_only),
        },
    )


def searcher_of(bench: Run) -> Any:
    path = IndexDirectory(bench.folder / "zoekindex").current()
    index = open_index(str(path))
    index.reload()
    return index.searcher()


def _body(query: SearchQuery) -> Node:
    wishes = WishReader(get_dutch(), get_synonyms()).wanted(query.parsed)
    return strict(wishes) if wishes else Group()


def _bare(searcher: Any, facets: dict[str, Any], query: SearchQuery) -> None:
    body = tantivy_query(_body(query))
    found = searcher.search(body, limit=query.page_size)
    marker = SnippetGenerator.create(searcher, body, build_schema(), "text_exact")
    for _score, address in found.hits:
        document = Document()
        document.add_text("text_exact", record_from(searcher.doc(address).get_first("record")).text)
        marker.snippet_from_doc(document)
    searcher.aggregate(body, facets)


def timed(ask: Callable[[Q], Any], questions: Sequence[Q]) -> list[float]:
    """Milliseconds of processor time for each: what else the machine does adds to the clock, not to these."""
    spent = []
    for question in questions:
        began = time.process_time()
        ask(question)
        spent.append(1000 * (time.process_time() - began))
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
