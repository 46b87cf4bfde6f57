"""The nodes of a question as the JSON of Elasticsearch's query language, never as a query string."""

from __future__ import annotations

from typing import Any, assert_never

from search.nodes import (
    TIE_BREAKER,
    AnyTerm,
    Beginning,
    Best,
    Between,
    Boost,
    Everything,
    Fixed,
    Group,
    Head,
    Node,
    Nothing,
    Phrase,
    Term,
)

Body = dict[str, Any]


def elastic_query(node: Node) -> Body:  # noqa: C901 -- one case for each node
    match node:
        case Term():
            return {"term": {node.field: {"value": node.value}}}
        case Phrase():
            return {"match_phrase": {node.field: {"query": " ".join(node.values)}}}
        case AnyTerm():
            return {"terms": {node.field: list(node.values)}}
        case Beginning():
            return {"prefix": {node.field: {"value": node.text}}}
        case Between():
            bounds = {"gte": node.low, "lte": node.high}
            return {"range": {node.field: {name: bound for name, bound in bounds.items() if bound is not None}}}
        case Head():
            found = {"exists": {"field": "head"}} if node.parents is None else {"terms": {"head": list(node.parents)}}
            return _fixed(found, 0.0)
        case Everything():
            return _fixed({"match_all": {}}, 0.0)
        case Nothing():
            return {"match_none": {}}
        case Best():
            return {"dis_max": {"queries": [elastic_query(one) for one in node.nodes], "tie_breaker": TIE_BREAKER}}
        case Boost():
            return {"bool": {"must": [elastic_query(node.node)], "boost": node.by}}
        case Fixed():
            return _fixed(elastic_query(node.node), node.score)
        case Group():
            return _group(node)
        case _:
            assert_never(node)


def _fixed(body: Body, score: float) -> Body:
    return {"constant_score": {"filter": body, "boost": score}}


def _group(node: Group) -> Body:
    must = [elastic_query(one) for one in node.all]
    if not node.all and not node.some:
        must = [_fixed({"match_all": {}}, 0.0)]
    named = {"must": must, "should": [elastic_query(one) for one in node.some]}
    named["must_not"] = [elastic_query(one) for one in node.none]
    return {"bool": {name: bodies for name, bodies in named.items() if bodies}}
