"""Reads one state of a tantivy index.

Going through the records found is most of the work, so a question that finds at most ALL_AT_ONCE does so once: its
records are fetched and counted here. Of what finds more a terms aggregation over `parent_key` gives the exact set of
parents (one parent with 300 matching pages is one bucket), up to EXACT_LIMIT, and as many of the best records are
fetched as the page asked for needs; a parent stands where its best record stands. Facet counts are counts over the head
records of the parents found, one per parent; above EXACT_LIMIT they are tantivy's estimate of distinct parents.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from tantivy import Order

from search.documents import record_from
from search.engine import Found, Places
from search.nodes import AnyTerm, Fixed, Group, Node, Sort
from search.records import SearchRecord
from search.registry import sources
from search.results import EXACT_LIMIT
from search.tantivy_faults import engine_faults
from search.tantivy_nodes import any_key, any_term, tantivy_query
from search.tantivy_schema import PK_BITS, kind_code, parent_key

ALL_AT_ONCE = 12_000
FACET_SIZE = 1_000

_Scored = list[tuple[float, Any]]
_PK_MASK = (1 << PK_BITS) - 1


@dataclass(frozen=True, slots=True)
class _Fetched:
    """The best records, best first, each with the key of its parent; of `count` that were found."""

    hits: _Scored
    addresses: list[Any]
    keys: list[int]
    count: int

    @property
    def is_all(self) -> bool:
        return len(self.hits) == self.count


class TantivyReader:
    def __init__(self, searcher: Any) -> None:
        self.searcher = searcher
        self.kinds = {kind_code(source.kind): source.kind for source in sources()}
        self._fetched: tuple[Node, _Fetched] | None = None
        """All that the last question found, by score."""
        self._keys: dict[str, int] = {}
        """Those of the parents found last."""

    @engine_faults()
    def find(self, node: Node, sort: Sort, start: int, size: int) -> Found:
        body = tantivy_query(node)
        page: list[tuple[int, float]] = []
        fetched = None
        if size:
            fetched, ordered = self._ranked(body, sort, start + size)
            page = ordered[start : start + size]
        if fetched and fetched.is_all:
            keys, others = set(fetched.keys), self._rests_on(fetched.addresses, fetched.keys)
        else:
            keys, others = self._buckets(body, "parent_key", "rests_on_key")
        self._fetched = (node, fetched) if fetched and fetched.is_all and sort == "relevantie" else None
        named = {key: name for key in keys if (name := self._name(key))}
        self._keys = {name: key for key, name in named.items()}
        return Found(
            frozenset(self._keys),
            self._names_of(others),
            is_exact=len(keys) <= EXACT_LIMIT,
            page=tuple((name, score) for key, score in page if (name := named.get(key))),
        )

    @engine_faults()
    def places(self, node: Node, parents: Sequence[str], size: int) -> Mapping[str, Places]:
        keys = {parent_key(parent): parent for parent in parents}
        if self._fetched and self._fetched[0] == node:
            fetched = self._fetched[1]
        else:
            mine = Fixed(AnyTerm("parent", tuple(parents)), 0.0)
            fetched = self._fetch(tantivy_query(Group(all=(node, mine))), "relevantie", ALL_AT_ONCE)
        records_of = self._records_of(fetched, keys)
        found = {}
        for key, parent in keys.items():
            if fetched.is_all:
                best = records_of.get(key, ())
                count = len(best)
            else:
                best, count = self._of_one(node, parent, size)
            records = tuple((score, self._record(address)) for score, address in best[:size])
            if records:
                found[parent] = Places(count, records)
        return found

    @engine_faults()
    def glance(
        self, best: Node, others: Sequence[Node], size: int, sample: int
    ) -> tuple[tuple[SearchRecord, ...], Found]:
        fetched, ordered = self._ranked(tantivy_query(best), "relevantie", size)
        address_of = dict(zip(fetched.keys, fetched.addresses, strict=True))
        records = [self._record(address_of[key]) for key, _score in ordered[:size] if self._name(key)]
        sampled = [self._fetch(tantivy_query(Fixed(one, 0.0)), "relevantie", sample) for one in others]
        keys = [key for one in sampled for key in one.keys]
        resting = self._rests_on([address for one in sampled for address in one.addresses], keys)
        return tuple(records), Found(
            frozenset(name for key in set(keys) if (name := self._name(key))).union(one.parent for one in records),
            self._names_of(resting).union(*(one.rests_on for one in records)),
            is_exact=False,
            page=(),
        )

    def _of_one(self, node: Node, parent: str, size: int) -> tuple[_Scored, int]:
        mine = Fixed(AnyTerm("parent", (parent,)), 0.0)
        result = self.searcher.search(tantivy_query(Group(all=(node, mine))), limit=size)
        return list(result.hits), result.count

    def _record(self, address: Any) -> Any:
        return record_from(self.searcher.doc(address).get_first("record"))

    @engine_faults()
    def counts(self, nodes: Sequence[Node]) -> list[int]:
        return [int(self.searcher.search(tantivy_query(Fixed(node, 0.0)), limit=1).count) for node in nodes]

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
        body = self._heads(parents) if is_exact else tantivy_query(node)
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

    def _names_of(self, others: Collection[int]) -> frozenset[str]:
        """Of what is rested on, which is not public either when no app knows it (any more)."""
        return frozenset(self._name(key) or f"unknown:{key & _PK_MASK}" for key in others)

    def _buckets(self, body: Any, *fields: str) -> list[set[int]]:
        """Every value of these fields among the records found, up to one more than EXACT_LIMIT of each."""
        size = EXACT_LIMIT + 1
        wanted = {name: {"terms": {"field": name, "size": size, "segment_size": size}} for name in fields}
        answer = self.searcher.aggregate(body, wanted)
        return [{int(bucket["key"]) for bucket in answer[name]["buckets"]} for name in fields]

    def _heads(self, parents: Collection[str]) -> Any:
        keys = self._keys
        return any_key("head_key", [keys[one] if one in keys else parent_key(one) for one in parents])

    def _rests_on(self, addresses: Sequence[Any], keys: Sequence[int]) -> set[int]:
        """What the parents of these records rest on."""
        values = self.searcher.fast_field_values("rests_on_key", addresses)
        resting = {key for key, value in zip(keys, values, strict=True) if value is not None}
        return self._buckets(any_key("parent_key", resting), "rests_on_key")[0] if resting else set()

    def _ranked(self, body: Any, sort: Sort, wanted: int) -> tuple[_Fetched, list[tuple[int, float]]]:
        """What was fetched, and of it at least `wanted` parents in order, or all of them."""
        limit = ALL_AT_ONCE
        while True:
            fetched = self._fetch(body, sort, limit)
            ordered = self._ordered(fetched, sort, wanted)
            if len(ordered) >= wanted or fetched.is_all:
                return fetched, ordered
            limit *= 4

    def _ordered(self, fetched: _Fetched, sort: Sort, wanted: int) -> list[tuple[int, float]]:
        """Puts in order as many of the best records as that takes."""
        best: dict[int, float] = {}
        for value, alike in groupby(zip(fetched.hits, fetched.keys, strict=True), key=lambda one: one[0][0]):
            new = {key: address for (_value, address), key in alike if key not in best}
            days = self.searcher.fast_field_values("latest", list(new.values()))
            rows = zip(new, days, strict=True)
            for _day, _name, key in sorted((-day, self._name(key) or "", key) for key, day in rows):
                best[key] = value if sort == "relevantie" else 0.0
            if len(best) >= wanted:
                break
        return list(best.items())

    def _records_of(self, fetched: _Fetched, keys: Collection[int]) -> Mapping[int, _Scored]:
        """Every record fetched of these parents, best first."""
        mine = [(key, hit) for key, hit in zip(fetched.keys, fetched.hits, strict=True) if key in keys]
        numbers = self.searcher.fast_field_values("number", [address for _key, (_score, address) in mine])
        order = sorted(range(len(mine)), key=lambda place: (-mine[place][1][0], numbers[place]))
        found: dict[int, _Scored] = {}
        for key, hit in map(mine.__getitem__, order):
            found.setdefault(key, []).append(hit)
        return found

    def _fetch(self, body: Any, sort: Sort, limit: int) -> _Fetched:
        field, order = {"oudste": ("earliest", Order.Asc), "nieuwste": ("latest", Order.Desc)}.get(
            sort, (None, Order.Desc)
        )
        result = self.searcher.search(body, limit=limit, order_by_field=field, order=order)
        hits = result.hits  # a new list each time it is asked for
        addresses = [address for _value, address in hits]
        keys = self.searcher.fast_field_values("parent_key", addresses)
        return _Fetched(hits, addresses, keys, result.count)
