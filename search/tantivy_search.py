"""One question to one reader of a tantivy index.

How parents are counted: a terms aggregation over `parent_key` gives the exact set of matching parents (one
parent with 300 matching pages is one bucket), as long as there are at most EXACT_LIMIT; what is not public
any more is taken out of that set, so total, facets and hits agree. Facet counts are counts over the head
records of that set, one per parent. Above the limit totals are "more than" and facet counts are tantivy's
estimate of distinct parents. How parents are ranked: records are fetched best first in growing batches until
the page asked for is full; a parent stands where its best record stands. Which of its pages are shown is
asked per parent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from tantivy import Document, Order, SnippetGenerator

from search.engine import FACETS, NotPublic
from search.query import SearchQuery
from search.registry import sources
from search.results import EXACT_LIMIT, Facet, FacetValue, Hit, HitPassage, SearchResult
from search.snippets import FRAGMENT_LENGTH, excerpt, opening
from search.tantivy_query import build_query, heads_of, one_parent, resting_on, snippet_query
from search.tantivy_schema import PK_BITS, build_schema, kind_code

FIRST_BATCH = 1_000
PASSAGES_PER_HIT = 3
FACET_SIZE = 1_000


@dataclass(frozen=True)
class ParentSet:
    keys: frozenset[int]
    is_exact: bool


class TantivySearch:
    def __init__(self, searcher: Any, query: SearchQuery, not_public: NotPublic) -> None:
        self.searcher = searcher
        self.query = query
        self.not_public = not_public
        self.kinds = {kind_code(source.kind): source.kind for source in sources()}
        self.gone: set[int] = set()

    def run(self, *, require_all: bool) -> SearchResult:
        body = build_query(self.query, require_all=require_all)
        found = self._parents(body)
        page = self._page(body) if found.keys else []
        if self.gone & found.keys:
            found = ParentSet(found.keys - self.gone, found.is_exact)
        return SearchResult(
            total=len(found.keys) if found.is_exact else EXACT_LIMIT,
            total_is_exact=found.is_exact,
            hits=tuple(self._hits(body, page)),
            facets=tuple(self._facets(body, found, require_all)),
            was_cut=self.query.parsed.was_cut,
            relaxed=not require_all,
        )

    def _parents(self, body: Any) -> ParentSet:
        keys = self._buckets(body, "parent_key")
        self._recheck(keys)
        return ParentSet(frozenset(keys - self.gone), is_exact=len(keys) <= EXACT_LIMIT)

    def _recheck(self, keys: set[int]) -> set[int]:
        """The keys whose parent is not public (any more), of a kind that no app registers, or resting on such a one."""
        gone = self._hidden(keys)
        if hidden := self._hidden(self._buckets(heads_of(sorted(keys)), "rests_on")):
            gone |= keys & self._buckets(resting_on(sorted(hidden)), "parent_key")
        self.gone |= gone
        return gone

    def _hidden(self, keys: set[int]) -> set[int]:
        named = {key: f"{kind}:{key & ((1 << PK_BITS) - 1)}" for key in keys if (kind := self._kind(key))}
        hidden = self.not_public(list(named.values()))
        return {key for key in keys if key not in named or named[key] in hidden}

    def _buckets(self, body: Any, field: str) -> set[int]:
        """Every value of this field among the records found, up to one more than EXACT_LIMIT."""
        size = EXACT_LIMIT + 1
        terms = {"field": field, "size": size, "segment_size": size}
        buckets = self.searcher.aggregate(body, {"values": {"terms": terms}})["values"]["buckets"]
        return {int(bucket["key"]) for bucket in buckets}

    def _kind(self, key: int) -> str | None:
        return self.kinds.get(key >> PK_BITS)

    def _page(self, body: Any) -> list[int]:
        """The keys of the hits to show, best first. Asked again when the recheck of exactly these drops
        some."""
        start = (self.query.page - 1) * self.query.page_size
        stop = start + self.query.page_size
        if stop > EXACT_LIMIT + self.query.page_size:
            return []
        while True:
            page = self._ranked(body, stop)[start:stop]
            if not self._recheck(set(page)):
                return page

    def _ranked(self, body: Any, wanted: int) -> list[int]:
        """At least `wanted` parents in order, or all of them."""
        limit = FIRST_BATCH
        while True:
            hits, count = self._fetch(body, limit)
            ordered = list(dict.fromkeys(key for key in hits if key not in self.gone))
            if len(ordered) >= wanted or count <= limit:
                return ordered
            limit *= 4

    def _fetch(self, body: Any, limit: int) -> tuple[list[int], int]:
        field, order = self._order()
        result = self.searcher.search(body, limit=limit, order_by_field=field, order=order)
        addresses = [address for _, address in result.hits]
        keys = self.searcher.fast_field_values("parent_key", addresses)
        if field is None:
            days = self.searcher.fast_field_values("latest", addresses)
            ranks = [(-score, -day) for (score, _), day in zip(result.hits, days, strict=True)]
        else:
            sign = -1 if order == Order.Desc else 1
            ranks = [(sign * day, 0) for day, _ in result.hits]
        ranked = sorted(zip(ranks, keys, strict=True))
        return [key for _, key in ranked], result.count

    def _order(self) -> tuple[str | None, Any]:
        if self.query.sort == "oudste":
            return "earliest", Order.Asc
        if self.query.sort == "nieuwste" or not self.query.parsed.wanted:
            return "latest", Order.Desc
        return None, Order.Desc

    def _hits(self, body: Any, keys: list[int]) -> Iterator[Hit]:
        marker = _Marker(self.searcher, self.query)
        for key in keys:
            result = self.searcher.search(one_parent(body, key), limit=PASSAGES_PER_HIT)
            records = [(score, self.searcher.doc(address)) for score, address in result.hits]
            if records:
                yield _hit(records, result.count, marker)

    def _facets(self, body: Any, found: ParentSet, require_all: bool) -> Iterator[Facet]:
        shared = self._counts([name for name in FACETS if not self.query.selected(name)], body, found)
        for name in FACETS:
            selected = self.query.selected(name)
            if selected:
                wider = build_query(self.query, require_all=require_all, without=name)
                counts = self._counts([name], wider, self._parents(wider))[name]
            else:
                counts = shared[name]
            counts |= {key: 0 for key in selected if key not in counts}
            yield Facet(name, tuple(FacetValue(key, key, n, key in selected) for key, n in counts.items()))

    def _counts(self, names: Sequence[str], body: Any, found: ParentSet) -> dict[str, dict[str, int]]:
        if not names or not found.keys:
            return {name: {} for name in names}
        distinct = {"parents": {"cardinality": {"field": "parent_key"}}}
        wanted: dict[str, Any] = {name: {"terms": {"field": name, "size": FACET_SIZE}} for name in names}
        if found.is_exact:
            body = heads_of(sorted(found.keys))
        else:
            wanted = {name: spec | {"aggs": distinct} for name, spec in wanted.items()}
        answer = self.searcher.aggregate(body, wanted)
        return {
            name: {
                str(bucket["key"]): bucket["doc_count"] if found.is_exact else round(bucket["parents"]["value"])
                for bucket in answer[name]["buckets"]
            }
            for name in names
        }


class _Marker:
    """Snippets of the stemmed text, and of the exact text where the stems mark nothing."""

    def __init__(self, searcher: Any, query: SearchQuery) -> None:
        self.generators = []
        for field in ("text", "text_exact"):
            words = snippet_query(query, field)
            if words is not None:
                generator = SnippetGenerator.create(searcher, words, build_schema(), field)
                generator.set_max_num_chars(FRAGMENT_LENGTH)
                self.generators.append((field, generator))

    def passage(self, score: float, record: Any) -> tuple[bool, HitPassage]:
        """Whether a word is marked, and the passage."""
        text = record.get_first("text") or ""
        marked = self._marked(text)
        number = record.get_first("number") or None
        url, label = record.get_first("url") or "", record.get_first("page_label") or ""
        return marked is not None, HitPassage(url, label, marked or opening(text), score, number)

    def _marked(self, text: str) -> SafeString | None:
        for field, generator in self.generators:
            document = Document()
            document.add_text(field, text)
            snippet = generator.snippet_from_doc(document)
            spans = [(span.start, span.end) for span in snippet.highlighted()]
            if spans:
                where = snippet.fragment_range()
                return excerpt(text, where.start, where.end, spans)
        return None


def _hit(records: list[tuple[float, Any]], count: int, marker: _Marker) -> Hit:
    """Pages that match by the title only say nothing new: then one of them is enough."""
    score, best = records[0]
    passages = [marker.passage(score, record) for score, record in records]
    shown = tuple(passage for is_marked, passage in passages if is_marked)
    more = count - len(records) if len(shown) == len(records) else 0
    return Hit(
        parent=best.get_first("parent"),
        kind=best.get_first("kind") or "",
        title=best.get_first("title") or "",
        url=best.get_first("parent_url") or best.get_first("url") or "",
        score=score,
        passages=shown or (passages[0][1],),
        more_passages=more,
        byline=best.get_first("byline") or "",
        status=best.get_first("status") or "",
        soort=best.get_first("soort") or "",
    )
