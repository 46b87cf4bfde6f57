"""Fields of the tantivy index, and the document of one record.

Text fields hold terms with a space between (search.dutch.analysis), so tantivy's own whitespace tokenizer is all there
is. Parents are numbers here: counting them is much faster than counting strings. Records of one parent share
`parent_key`; only the first one written also has `head_key`, so that counting heads counts parents.
"""

from __future__ import annotations

import zlib
from functools import cache
from typing import Any

import tantivy

from search.documents import HIDDEN_KEYWORDS, KEYWORDS, NUMBERS, TEXTS, layout_hash
from search.records import split_parent

PK_BITS = 40
PARENT_FIELDS = {"parent": "parent_key", "head": "head_key", "rests_on": "rests_on_key"}
TERMS = "terms"

SCHEMA_HASH = layout_hash(1, tantivy.__version__.rsplit(".", 1)[0], tuple(PARENT_FIELDS.items()))


def kind_code(kind: str) -> int:
    """22 bits of a kind's name, the upper part of a parent key (a system check finds two kinds with one
    code)."""
    return zlib.crc32(kind.encode()) >> 10


def parent_key(parent: str) -> int:
    kind, pk = split_parent(parent)
    if pk >= 1 << PK_BITS:
        raise ValueError(f"primary key too large to index: {parent}")
    return kind_code(kind) << PK_BITS | pk


@cache
def build_schema() -> Any:
    builder = tantivy.SchemaBuilder()
    for name in KEYWORDS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in HIDDEN_KEYWORDS:
        if name not in PARENT_FIELDS:
            builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in (*PARENT_FIELDS.values(), *NUMBERS):
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_boolean_field("settlement_pending", indexed=True, fast=True)
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name=TERMS)
    builder.add_text_field("record", tokenizer_name="raw", index_option="basic", stored=True)
    return builder.build()


def open_index(path: str) -> Any:
    """Tokenizers are not kept in the index, so each process registers them again."""
    index = tantivy.Index(build_schema(), path=path)
    index.register_tokenizer(TERMS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    # A watcher thread would not survive the fork of a web server; readers reload for each request instead.
    index.config_reader("manual")
    return index


def to_document(values: dict[str, Any]) -> Any:
    """From a document of search.documents."""
    document = tantivy.Document()
    for name, value in values.items():
        for item in value if isinstance(value, list) else (value,):
            if item is not None and item != "":
                _add(document, name, item)
    return document


def _add(document: Any, name: str, value: str | int | bool) -> None:
    if name in PARENT_FIELDS:
        document.add_integer(PARENT_FIELDS[name], parent_key(str(value)))
    if isinstance(value, bool):
        document.add_boolean(name, value)
    elif isinstance(value, int):
        document.add_integer(name, value)
    elif name not in PARENT_FIELDS or name == "parent":
        document.add_text(name, value)
