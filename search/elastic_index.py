"""Fields of the Elasticsearch index. The terms come ready from search.dutch, so the one analyzer splits on spaces: a
server with another stemmer, or another version of one, finds the same."""

from __future__ import annotations

import json
from typing import Any

from elasticsearch.dsl import Boolean, Integer, Keyword, Mapping, Text, analyzer

from search.documents import HIDDEN_KEYWORDS, KEYWORDS, NUMBERS, TEXTS, layout_hash, record_version

SEAL = "seal"
"""Of all the other fields, so that a change made outside of Raadsspoor shows."""
TERMS = analyzer("raadsspoor_terms", tokenizer="whitespace")


def mapping() -> Mapping:
    made = Mapping()
    made.meta("dynamic", "strict")
    for name in (*KEYWORDS, *HIDDEN_KEYWORDS):
        made.field(name, Keyword())
    made.field("key", Text(analyzer=TERMS, index_options="docs"))  # a keyword weighs the same among few and many
    for name in NUMBERS:
        made.field(name, Integer())
    made.field("settlement_pending", Boolean())
    for name in TEXTS:
        made.field(name, Text(analyzer=TERMS))
    for name in ("record", SEAL):
        made.field(name, Keyword(index=False, doc_values=False))
    return made


def index_body(shards: int, replicas: int) -> dict[str, Any]:
    made = mapping()
    index = {"number_of_shards": shards, "number_of_replicas": replicas}
    return {"settings": {"index": index, "analysis": made._collect_analysis()}, "mappings": made.to_dict()}


LAYOUT_HASH = layout_hash("elasticsearch", 1, mapping().to_dict())


def source_of(document: dict[str, Any]) -> dict[str, Any]:
    """What is sent: what is empty is left out, as the other engine does."""
    sent = {name: value for name, value in document.items() if value is not None and value != "" and value != []}
    return sent | {SEAL: seal_of(sent)}


def seal_of(source: dict[str, Any]) -> str:
    kept = {name: value for name, value in source.items() if name != SEAL}
    return record_version(json.dumps(kept, sort_keys=True, separators=(",", ":")))


def document_id(document: dict[str, Any]) -> str:
    return f"{document['parent']}:{document['number']}"
