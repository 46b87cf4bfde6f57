"""Reads one state of a tantivy index.

A terms aggregation over `parent_key` gives the exact set of parents found (one parent with 300 matching pages is one
bucket), up to EXACT_LIMIT. Records are fetched best first in growing batches until the page asked for is full; a parent
stands where its best record stands. Facet counts are counts over the head records of the parents found, one per parent;
above EXACT_LIMIT they are tantivy's estimate of distinct parents.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from tantivy import Order

from search.documents import record_from
from search.engine import Found, Places
from search.nodes import AnyTerm, Fixed, Group, Head, Node, Sort
from search.registry import sources
from search.results import EXACT_LIMIT
from search.tantivy_faults import engine_faults
from search.tantivy_nodes import any_term, tantivy_query
from search.tantivy_schema import PK_BITS, kind_code, parent_key

FIRST_BATCH, BATCH_EACH = 1_000, 10
FACET_SIZE = 1_000

_Scored = list[tuple[float, Any]]
_PK_MASK = (1 << PK_BITS) - 1


class TantivyReader:
    def __init__(self, searcher: Any) -> None:
        self.searcher = searcher
        self.kinds = {kind_code(source.kind): source.kind for source in sources()}
        self._best_of: dict[int, _Scored] = {}
        """Every record found for each parent, best first, when the last question fetched them all."""

    @engine_faults()
    def find(self, node: Node, sort: Sort, start: int, size: int) -> Found:
        body = tantivy_query(node)
        keys, others = self._buckets(body, "parent_key", "rests_on_key")
        page = self._ranked(body, sort, start + size)[start : start + size] if keys and size else []
        named = {key: name for key in keys if (name := self._name(key))}
        return Found(
            frozenset(named.values()),
            frozenset(self._name(key) or f"unknown:{key & _PK_MASK}" for key in others),
            is_exact=len(keys) <= EXACT_LIMIT,
            page=tuple((name, score) for key, score in page if (name := self._name(key))),
        )

    @engine_faults()
    def places(self, node: Node, parents: Sequence[str], size: int) -> Mapping[str, Places]:
        keys = {parent_key(parent): parent for parent in parents}
        if not self._best_of.keys() >= keys.keys():
            mine = Fixed(AnyTerm("parent", tuple(parents)), 0.0)
            self._fetch(tantivy_query(Group(all=(node, mine))), "relevantie", FIRST_BATCH)
        found = {}
        for key, parent in keys.items():
            best, count = self._best_of.get(key), 0
            if best is None:
                best, count = self._of_one(node, parent, size)
            records = tuple((score, self._record(address)) for score, address in best[:size])
            if records:
                found[parent] = Places(count or len(best), records)
        return found

    def _of_one(self, node: Node, parent: str, size: int) -> tuple[_Scored, int]:
        mine = Fixed(AnyTerm("parent", (parent,)), 0.0)
        result = self.searcher.search(tantivy_query(Group(all=(node, mine))), limit=size)
        return list(result.hits), result.count

    def _record(self, address: Any) -> Any:
        return record_from(self.searcher.doc(address).get_first("record"))

    @engine_faults()
    def counts(self, nodes: Sequence[Node]) -> list[int]:
        return [int(self.searcher.search(tantivy_query(node), limit=1).count) for node in nodes]

    @engine_faults()
    def record_count(self) -> int:
        return int(self.searcher.num_docs)

    @engine_faults()
    def facet_counts(
        self, names: Sequence[str], node: Node, parents: Collection[str], is_exact: bool
    ) -> Mapping[str, Mapping[str, int]]:
        distinct = {"parents": {"cardinality": {"field": "parent_key"}}}
        wanted: dict[str, Any] = {name: {"terms": {"field": name, "size": FACET_SIZE}} for name in names}
        if not is_exact:
            wanted = {name: spec | {"aggs": distinct} for name, spec in wanted.items()}
        body = tantivy_query(Head(tuple(sorted(parents))) if is_exact else node)
        answer = self.searcher.aggregate(body, wanted)
        return {
            name: {
                str(bucket["key"]): bucket["doc_count"] if is_exact else round(bucket["parents"]["value"])
                for bucket in answer[name]["buckets"]
                if bucket["key"] != ""
            }
            for name in names
        }

    @engine_faults()
    def resting_on(self, others: Collection[str]) -> set[str]:
        resting = any_term("rests_on", tuple(others))
        return {name for key in self._buckets(resting, "parent_key")[0] if (name := self._name(key))}

    def _name(self, key: int) -> str | None:
        """None for a kind that no app registers (any more): never shown, never counted."""
        kind = self.kinds.get(key >> PK_BITS)
        return f"{kind}:{key & _PK_MASK}" if kind else None

    def _buckets(self, body: Any, *fields: str) -> list[set[int]]:
        """Every value of these fields among the records found, up to one more than EXACT_LIMIT of each."""
        size = EXACT_LIMIT + 1
        wanted = {name: {"terms": {"field": name, "size": size, "segment_size": size}} for name in fields}
        answer = self.searcher.aggregate(body, wanted)
        return [{int(bucket["key"]) for bucket in answer[name]["buckets"]} for name in fields]

    def _ranked(self, body: Any, sort: Sort, wanted: int) -> list[tuple[int, float]]:
        """At least `wanted` parents in order, or all of them."""
        limit = min(FIRST_BATCH, BATCH_EACH * wanted)
        while True:
            ordered, count = self._fetch(body, sort, limit)
            if len(ordered) >= wanted or count <= limit:
                return ordered
            limit *= 4

    def _fetch(self, body: Any, sort: Sort, limit: int) -> tuple[list[tuple[int, float]], int]:
        field, order = {"oudste": ("earliest", Order.Asc), "nieuwste": ("latest", Order.Desc)}.get(
            sort, (None, Order.Desc)
        )
        result = self.searcher.search(body, limit=limit, order_by_field=field, order=order)
        addresses = [address for _, address in result.hits]
        keys = self.searcher.fast_field_values("parent_key", addresses)
        days = self.searcher.fast_field_values("latest", addresses)
        pages = self.searcher.fast_field_values("number", addresses)
        sign = 1 if sort == "oudste" else -1
        rows = sorted(
            (sign * value, -day, self._name(key) or "", page, key, number)
            for number, ((value, _), day, page, key) in enumerate(zip(result.hits, days, pages, keys, strict=True))
        )
        best: dict[int, float] = {}
        for value, _day, _name, _page, key, _number in rows:
            best.setdefault(key, -value if field is None else 0.0)
        self._best_of = {}
        if field is None and result.count <= limit:
            for _value, _day, _name, _page, key, number in rows:
                self._best_of.setdefault(key, []).append(result.hits[number])
        return list(best.items()), result.count
