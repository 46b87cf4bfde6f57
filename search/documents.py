"""A record as an engine keeps it: terms to find it by, numbers to narrow and order by, and the record itself as JSON to
show and to compare. The same for every engine, so that nothing about Dutch or about days is decided twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from search.dutch.analysis import Dutch
from search.dutch.keys import identifier_key
from search.dutch.text import clean_text
from search.dutch.word_lists import lists_digest
from search.records import SearchRecord

KEYWORDS = ("parent", "kind", "soort", "gemeente", "dossier", "jaar", "status", "orgaan", "portefeuillehouder")
"""Matched as they stand; also what facets count."""
HIDDEN_KEYWORDS = ("head", "rests_on", "identifier", "key")
NUMBERS = ("earliest", "latest", "last_day", "number")
TEXTS = ("title_exact", "title_stem", "text_exact", "text_stem", "parts")
NO_EARLIEST, NO_LATEST = 9_999_999, 0
NO_TERM = "-"
"""Stands where there is no term: one engine weighs a word among all documents, the other among those that have the
field, and so these are the same. No word is spelt like this."""

Document = dict[str, Any]
"""Names of the fields above to a string, a list of strings, a number, a truth value or None."""

LAYOUT = 5
"""Raised when the same record would give other terms; indexes of another layout are not used."""

_NAMES = tuple(one.name for one in fields(SearchRecord))
_DATES = ("earliest", "latest", "last_day")
_LISTS = ("identifiers", "dossiers", "organen", "portefeuillehouders", "rests_on")


def layout_hash(*more: object) -> str:
    """Twelve characters that name this layout and whatever an engine adds to it."""
    named = (LAYOUT, KEYWORDS, HIDDEN_KEYWORDS, NUMBERS, TEXTS, _NAMES, lists_digest(), more)
    return hashlib.sha256(repr(named).encode()).hexdigest()[:12]


def documents_of(records: Iterable[SearchRecord], dutch: Dutch) -> Iterator[Document]:
    """One document for each record; the first of each parent is its head. Records of one parent follow each other, and
    share the terms of their title."""
    parent, title, title_terms = "", "", dutch.terms("")
    for record in records:
        if record.title != title:
            title, title_terms = record.title, dutch.terms(clean_text(record.title))
        yield _document(record, record.parent != parent, title_terms, dutch)
        parent = record.parent


def _document(record: SearchRecord, is_head: bool, title: Any, dutch: Dutch) -> Document:
    text = dutch.terms(clean_text(record.text))
    earliest, latest = record.earliest or record.latest, record.latest or record.earliest
    return {
        "parent": record.parent,
        "kind": record.kind,
        "soort": record.soort,
        "gemeente": record.gemeente,
        "dossier": list(record.dossiers),
        "jaar": str(record.jaar) if record.jaar is not None else "",
        "status": record.status,
        "orgaan": list(record.organen),
        "portefeuillehouder": list(record.portefeuillehouders),
        "head": record.parent if is_head else "",
        "rests_on": list(record.rests_on),
        "identifier": [key for one in record.identifiers if (key := identifier_key(one))],
        "key": sorted({*title.keys, *text.keys}) or [NO_TERM],
        "earliest": earliest.toordinal() if earliest else NO_EARLIEST,
        "latest": latest.toordinal() if latest else NO_LATEST,
        "last_day": record.last_day.toordinal() if record.last_day else None,
        "number": record.number,
        "settlement_pending": record.settlement_pending,
        "title_exact": title.exact or NO_TERM,
        "title_stem": title.stem or NO_TERM,
        "text_exact": text.exact or NO_TERM,
        "text_stem": text.stem or NO_TERM,
        "parts": f"{title.parts} {text.parts}".strip() or NO_TERM,
        "record": record_json(record),
    }


def record_json(record: SearchRecord) -> str:
    return json.dumps(
        {name: getattr(record, name) for name in _NAMES},
        default=date.isoformat,
        ensure_ascii=False,
        separators=(",", ":"),
    )


def record_version(stored: str) -> str:
    """Names the content of a record, given as JSON."""
    return hashlib.sha256(stored.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def record_from(stored: str) -> SearchRecord:
    values = json.loads(stored)
    for name in _DATES:
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    for name in _LISTS:
        values[name] = tuple(values[name])
    return SearchRecord(**values)
