"""Turns a SearchQuery into a tantivy query, by objects and never by a query string: nothing typed is ever
syntax."""

from __future__ import annotations

from typing import Any

from tantivy import FieldType, Occur, Query

from search.query import Clause, SearchQuery, identifier_key
from search.tantivy_schema import NO_EARLIEST, NO_LATEST, analysers, build_schema

FILTERS = ("soort", "gemeente", "dossier", "jaar", "status", "orgaan", "portefeuillehouder")
BOOSTS = {"title_exact": 6.0, "title": 3.0, "text_exact": 2.0, "text": 1.0}
EXACT_FIELDS = ("title_exact", "text_exact")
# Above any sum of BM25 scores that a query of 400 characters can reach, so a number that fits comes first.
IDENTIFIER_SCORE = 10_000.0
TIE_BREAKER = 0.1


def build_query(query: SearchQuery, *, require_all: bool = True, without: str = "") -> Any:
    """`require_all`: every wanted clause, else at least one. `without` names a facet whose own choice is left
    out."""
    parts = [(Occur.Must, wanted_words(query, require_all=require_all))]
    parts += [(Occur.MustNot, found) for clause in query.parsed.excluded if (found := _clause(clause)) is not None]
    parts += [(Occur.Must, Query.const_score_query(narrowed, 0.0)) for narrowed in _filters(query, without)]
    return Query.boolean_query(parts)


def wanted_words(query: SearchQuery, *, require_all: bool) -> Any:
    """Without any word: one record per parent. With words that hold no letter or digit at all: nothing."""
    wanted = query.parsed.wanted
    if not wanted and query.parsed.excluded:
        return Query.const_score_query(Query.all_query(), 0.0)
    if not wanted and not query.parsed.text:
        return all_heads()
    occur = Occur.Must if require_all else Occur.Should
    found = [(occur, part) for clause in wanted if (part := _clause(clause)) is not None]
    words = Query.boolean_query(found) if found else Query.empty_query()
    whole = _identifier(" ".join(clause.text for clause in wanted))
    return Query.boolean_query([(Occur.Should, words), (Occur.Should, whole)]) if whole is not None else words


def snippet_query(query: SearchQuery, field: str) -> Any:
    """Every wanted clause in one field, to mark words with."""
    found = [part for clause in query.parsed.wanted if (part := _in_field(clause, field)) is not None]
    return Query.boolean_query([(Occur.Should, part) for part in found]) if found else None


def _clause(clause: Clause) -> Any:
    fields = EXACT_FIELDS if clause.is_phrase else tuple(BOOSTS)
    options = [
        Query.boost_query(part, BOOSTS[field]) for field in fields if (part := _in_field(clause, field)) is not None
    ]
    if not options:
        return None
    number = _identifier(clause.text)
    if number is not None:
        options.append(number)
    return Query.disjunction_max_query(options, TIE_BREAKER)


def _in_field(clause: Clause, field: str) -> Any:
    """A word that falls apart ("2023-020331") must stand there as a phrase. None when no letter or digit is
    left."""
    terms = analysers()["exact" if field.endswith("_exact") else "stem"].analyze(clause.text)
    if not terms:
        return None
    if len(terms) == 1:
        return Query.term_query(build_schema(), field, terms[0])
    return Query.phrase_query(build_schema(), field, terms)


def _identifier(text: str) -> Any:
    key = identifier_key(text)
    if not key:
        return None
    return Query.const_score_query(Query.term_query(build_schema(), "identifier", key), IDENTIFIER_SCORE)


def _filters(query: SearchQuery, without: str) -> list[Any]:
    schema = build_schema()
    found = [
        Query.term_set_query(schema, name, list(query.selected(name)))
        for name in FILTERS
        if name != without and query.selected(name)
    ]
    if query.kinds:
        found.append(Query.term_set_query(schema, "kind", list(query.kinds)))
    if query.van is not None:
        found.append(_range("latest", query.van.toordinal(), NO_EARLIEST))
    if query.tot is not None:
        found.append(_range("earliest", NO_LATEST + 1, query.tot.toordinal()))
    if query.te_laat:
        found.append(_range("last_day", 0, query.today.toordinal() - 1))
        found.append(Query.term_query(schema, "settlement_pending", False))
    return found


def _range(field: str, lower: int, upper: int) -> Any:
    return Query.range_query(build_schema(), field, FieldType.Integer, lower, upper)


def one_parent(body: Any, key: int) -> Any:
    mine = Query.const_score_query(Query.term_query(build_schema(), "parent_key", key), 0.0)
    return Query.boolean_query([(Occur.Must, body), (Occur.Must, mine)])


def all_heads() -> Any:
    return Query.const_score_query(Query.exists_query("head_key"), 0.0)


def resting_on(keys: list[int]) -> Any:
    """The heads of the parents that rest on one of these."""
    return Query.term_set_query(build_schema(), "rests_on", keys)


def heads_of(keys: list[int]) -> Any:
    return Query.term_set_query(build_schema(), "head_key", keys)
