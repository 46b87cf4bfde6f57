"""Reads an Elasticsearch index through its alias.

Records are collapsed on `parent`, so that a parent stands where its best record stands; a terms aggregation over
`parent` gives the exact set of parents found, up to EXACT_LIMIT. Facet counts are counts over the head records of the
parents found; above EXACT_LIMIT they are estimates of distinct parents.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from elasticsearch import Elasticsearch

from search.documents import record_from
from search.elastic_client import engine_faults
from search.elastic_nodes import Body, elastic_query
from search.engine import EngineAway, Found, Places, Trouble
from search.nodes import AnyTerm, Fixed, Group, Head, Node, Sort
from search.records import SearchRecord
from search.results import EXACT_LIMIT

FACET_SIZE = 1_000

_ORDER: dict[Sort, list[dict[str, str]]] = {
    "relevantie": [{"_score": "desc"}, {"latest": "desc"}, {"parent": "asc"}],
    "nieuwste": [{"latest": "desc"}, {"parent": "asc"}],
    "oudste": [{"earliest": "asc"}, {"latest": "desc"}, {"parent": "asc"}],
}


class ElasticReader:
    def __init__(self, client: Elasticsearch, alias: str, deadline: float) -> None:
        """`deadline`: of the monotonic clock, for the whole answer."""
        self.client = client
        self.alias = alias
        self._deadline = deadline

    def find(self, node: Node, sort: Sort, start: int, size: int) -> Found:
        answer = self._search(
            {
                "query": elastic_query(node),
                "from": start if size else 0,
                "size": size,
                "sort": _ORDER[sort],
                "collapse": {"field": "parent"},
                "aggs": {name: _terms(name, EXACT_LIMIT + 1) for name in ("parent", "rests_on")},
            }
        )
        parents, others = (_keys(answer, name) for name in ("parent", "rests_on"))
        page = tuple((hit["fields"]["parent"][0], hit["_score"] or 0.0) for hit in answer["hits"]["hits"])
        return Found(frozenset(parents), frozenset(others), len(parents) <= EXACT_LIMIT, page)

    def places(self, node: Node, parents: Sequence[str], size: int) -> Mapping[str, Places]:
        mine = Fixed(AnyTerm("parent", tuple(parents)), 0.0)
        order = [{"_score": "desc"}, {"latest": "desc"}, {"number": "asc"}]
        best = {"top_hits": {"size": size, "sort": order, "_source": ["record"], "track_scores": True}}
        answer = self._search(
            {
                "query": elastic_query(Group(all=(node, mine))),
                "size": 0,
                "aggs": {"parent": _terms("parent", max(1, len(parents))) | {"aggs": {"best": best}}},
            }
        )
        found = {}
        for bucket in answer["aggregations"]["parent"]["buckets"]:
            hits = bucket["best"]["hits"]["hits"]
            records = tuple((hit["_score"] or 0.0, record_from(hit["_source"]["record"])) for hit in hits)
            found[bucket["key"]] = Places(bucket["doc_count"], records)
        return found

    def glance(
        self, best: Node, others: Sequence[Node], size: int, sample: int
    ) -> tuple[tuple[SearchRecord, ...], Found]:
        names = ("parent", "rests_on")
        few = {"sampler": {"shard_size": sample}, "aggs": {name: _terms(name, EXACT_LIMIT + 1) for name in names}}
        answer = self._search(
            {
                "query": elastic_query(Group(some=(best, *(Fixed(one, 0.0) for one in others)))),
                "post_filter": elastic_query(best),
                "size": size,
                "sort": _ORDER["relevantie"],
                "source": ["record"],
                "aggs": {"others": _filters(others) | {"aggs": {"few": few}}} if others else {},
            }
        )
        records = tuple(record_from(hit["_source"]["record"]) for hit in answer["hits"]["hits"])
        buckets = answer["aggregations"]["others"]["buckets"] if others else ()
        parents, rests_on = (
            {key["key"] for bucket in buckets for key in bucket["few"][name]["buckets"]} for name in names
        )
        return records, Found(
            frozenset(parents.union(record.parent for record in records)),
            frozenset(rests_on.union(*(record.rests_on for record in records))),
            is_exact=False,
            page=(),
        )

    def counts(self, nodes: Sequence[Node]) -> list[int]:
        """In one aggregation, which the server counts filter by filter; of many it looks at every record for each."""
        if not nodes:
            return []
        answer = self._search({"size": 0, "aggs": {"nodes": _filters(nodes)}})
        return [bucket["doc_count"] for bucket in answer["aggregations"]["nodes"]["buckets"]]

    def record_count(self) -> int:
        answer = self._search({"size": 0, "track_total_hits": True})
        return int(answer["hits"]["total"]["value"])

    def facet_counts(
        self, names: Sequence[str], node: Node, parents: Collection[str], is_exact: bool
    ) -> Mapping[str, Mapping[str, int]]:
        distinct = {"aggs": {"parents": {"cardinality": {"field": "parent", "precision_threshold": 40_000}}}}
        more = {} if is_exact else distinct
        body = Head(tuple(sorted(parents))) if is_exact else node
        aggs = {name: _terms(name, FACET_SIZE) | more for name in names}
        answer = self._search({"query": elastic_query(body), "size": 0, "aggs": aggs})
        return {
            name: {
                bucket["key"]: bucket["doc_count"] if is_exact else bucket["parents"]["value"]
                for bucket in answer["aggregations"][name]["buckets"]
            }
            for name in names
        }

    def resting_on(self, others: Collection[str]) -> set[str]:
        node = AnyTerm("rests_on", tuple(others))
        aggs = {"parent": _terms("parent", EXACT_LIMIT + 1)}
        return set(_keys(self._search({"query": elastic_query(node), "size": 0, "aggs": aggs}), "parent"))

    def _search(self, body: Body) -> Any:
        left = time_left(self._deadline)
        with engine_faults():
            return self.client.options(request_timeout=left).search(
                index=self.alias, **{"track_total_hits": False, "source": False, **_named(body)}
            )


def time_left(deadline: float) -> float:
    """In seconds; raises EngineAway when there is none."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise EngineAway("the answer took too long", Trouble.BUSY)
    return left


def _named(body: Body) -> dict[str, Any]:
    return {{"from": "from_"}.get(name, name): value for name, value in body.items()}


def _terms(field: str, size: int) -> Body:
    return {"terms": {"field": field, "size": size}}


def _filters(nodes: Sequence[Node]) -> Body:
    return {"filters": {"filters": [elastic_query(node) for node in nodes]}}


def _keys(answer: Any, name: str) -> list[str]:
    return [bucket["key"] for bucket in answer["aggregations"][name]["buckets"]]
