"""Fields and analysers of the tantivy index, and the document of one record.

Tokenizers are not kept in the index, so each process registers them again. Accents are folded after the
stemmer, which knows Dutch words with them. Records of one parent share `parent_key`; only the first one
written also has `head_key`, so that counting heads counts parents.
"""

from __future__ import annotations

import hashlib
import zlib
from functools import cache, lru_cache
from typing import Any

import tantivy

from search.query import clean_text, identifier_key
from search.records import SearchRecord, split_parent

PK_BITS = 40
NO_EARLIEST, NO_LATEST = 9_999_999, 0

RAW_FIELDS = (
    "parent",
    "kind",
    "soort",
    "gemeente",
    "dossier",
    "jaar",
    "status",
    "orgaan",
    "portefeuillehouder",
)
NUMBER_FIELDS = ("parent_key", "head_key", "rests_on", "earliest", "latest", "last_day")
STORED_FIELDS = ("url", "parent_url", "page_label", "byline")
ANALYSERS: dict[str, tuple[str, ...]] = {
    "exact": ("lowercase", "ascii_fold"),
    "stem": ("lowercase", "stemmer", "ascii_fold"),
}
TEXT_FIELDS = {"title": "stem", "title_exact": "exact", "text": "stem", "text_exact": "exact"}

SCHEMA_HASH = hashlib.sha256(
    repr(
        (
            3,
            tantivy.__version__.rsplit(".", 1)[0],
            RAW_FIELDS,
            NUMBER_FIELDS,
            STORED_FIELDS,
            ANALYSERS,
            TEXT_FIELDS,
        )
    ).encode()
).hexdigest()[:12]


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
    for name in RAW_FIELDS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic", stored=True)
    builder.add_text_field("identifier", tokenizer_name="raw", index_option="basic")
    for name in NUMBER_FIELDS:
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_integer_field("number", stored=True, indexed=True, fast=True)
    builder.add_boolean_field("settlement_pending", indexed=True, fast=True)
    for name in STORED_FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", stored=True)
    for name, analyser in TEXT_FIELDS.items():
        builder.add_text_field(name, tokenizer_name=analyser, stored=not name.endswith("_exact"))
    return builder.build()


@cache
def analysers() -> dict[str, Any]:
    filters = {
        "lowercase": tantivy.Filter.lowercase,
        "ascii_fold": tantivy.Filter.ascii_fold,
        "stemmer": lambda: tantivy.Filter.stemmer("dutch"),
    }
    built = {}
    for name, steps in ANALYSERS.items():
        builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        for step in steps:
            builder = builder.filter(filters[step]())
        built[name] = builder.build()
    return built


def open_index(path: str) -> Any:
    index = tantivy.Index(build_schema(), path=path)
    for name, analyser in analysers().items():
        index.register_tokenizer(name, analyser)
    # A watcher thread would not survive the fork of a web server; readers reload for each request instead.
    index.config_reader("manual")
    return index


def to_document(record: SearchRecord, *, is_head: bool) -> Any:
    key = parent_key(record.parent)
    earliest, latest = record.earliest or record.latest, record.latest or record.earliest
    values: dict[str, Any] = {
        "parent": record.parent,
        "kind": record.kind,
        "parent_key": key,
        "head_key": key if is_head else None,
        "rests_on": tuple(map(parent_key, record.rests_on)) if is_head else (),
        "number": record.number,
        "soort": record.soort,
        "gemeente": record.gemeente,
        "dossier": record.dossiers,
        "jaar": str(record.jaar) if record.jaar is not None else "",
        "status": record.status,
        "orgaan": record.organen,
        "portefeuillehouder": record.portefeuillehouders,
        "identifier": tuple(filter(None, map(identifier_key, record.identifiers))),
        "earliest": earliest.toordinal() if earliest else NO_EARLIEST,
        "latest": latest.toordinal() if latest else NO_LATEST,
        "last_day": record.last_day.toordinal() if record.last_day else None,
        "settlement_pending": record.settlement_pending,
        "url": record.url,
        "parent_url": record.parent_url,
        "page_label": record.page_label,
        "byline": record.byline,
        "title": record.title,
        "title_exact": record.title,
        "text": record.text,
        "text_exact": record.text,
    }
    document = tantivy.Document()
    for name, value in values.items():
        for item in value if isinstance(value, tuple) else (value,):
            _add(document, name, item)
    return document


def _add(document: Any, name: str, value: str | int | bool | None) -> None:
    if isinstance(value, bool):
        document.add_boolean(name, value)
    elif isinstance(value, int):
        document.add_integer(name, value)
    elif value:
        document.add_text(name, _cleaned(value))


@lru_cache(maxsize=16)
def _cleaned(text: str) -> str:
    """Each title and text goes into two fields, and a title comes with every page."""
    return clean_text(text)
