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

    def counts(self, nodes: Sequence[Node]) -> list[int]:
        asked = {str(number): {"filter": elastic_query(node)} for number, node in enumerate(nodes)}
        answer = self._search({"size": 0, "aggs": asked})
        return [answer["aggregations"][str(number)]["doc_count"] for number in range(len(nodes))]

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
                index=self.alias, track_total_hits=body.pop("track_total_hits", False), source=False, **_named(body)
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


def _keys(answer: Any, name: str) -> list[str]:
    return [bucket["key"] for bucket in answer["aggregations"][name]["buckets"]]
