"""The nodes of a question as tantivy's query objects, never as a query string: nothing typed is ever syntax."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, assert_never

from tantivy import FieldType, Occur, Query

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
from search.tantivy_schema import PARENT_FIELDS, build_schema, parent_key


def tantivy_query(node: Node) -> Any:  # noqa: C901 -- one case for each node
    schema = build_schema()
    match node:
        case Term():
            return Query.term_query(schema, node.field, node.value)
        case Phrase():
            return Query.phrase_query(schema, node.field, list(node.values))
        case AnyTerm():
            return any_term(node.field, node.values)
        case Beginning():
            # Without a difference: the automaton of a regular expression takes eight times as long to make.
            return Query.fuzzy_term_query(schema, node.field, node.text, distance=0, prefix=True)
        case Between():
            return Query.range_query(schema, node.field, FieldType.Integer, node.low, node.high)
        case Head():
            heads = Query.exists_query("head_key") if node.parents is None else any_term("head", node.parents)
            return Query.const_score_query(heads, 0.0)
        case Everything():
            return Query.const_score_query(Query.all_query(), 0.0)
        case Nothing():
            return Query.empty_query()
        case Best():
            return Query.disjunction_max_query([tantivy_query(one) for one in node.nodes], TIE_BREAKER)
        case Boost():
            return Query.boost_query(tantivy_query(node.node), node.by)
        case Fixed():
            return Query.const_score_query(tantivy_query(node.node), node.score)
        case Group():
            return _group(node)
        case _:
            assert_never(node)


def any_term(field: str, values: tuple[str, ...]) -> Any:
    if field in PARENT_FIELDS:
        return any_key(PARENT_FIELDS[field], map(parent_key, values))
    return Query.term_set_query(build_schema(), field, list(values))


def any_key(field: str, keys: Iterable[int]) -> Any:
    return Query.term_set_query(build_schema(), field, list(keys))


def _group(node: Group) -> Any:
    if len(node.all) == 1 and not node.some and not node.none:
        return tantivy_query(node.all[0])
    parts = [(Occur.Must, tantivy_query(one)) for one in node.all]
    parts += [(Occur.Should, tantivy_query(one)) for one in node.some]
    if not parts:
        parts = [(Occur.Must, Query.const_score_query(Query.all_query(), 0.0))]
    return Query.boolean_query([*parts, *((Occur.MustNot, tantivy_query(one)) for one in node.none)])
