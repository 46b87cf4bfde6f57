"""A throw-away search source: things kept in a dictionary, public until hidden."""

from __future__ import annotations

import math
import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from search import registry
from search.engine import get_engine
from search.query import SearchQuery
from search.records import SearchRecord, parent_name
from search.registry import Registry, SearchSource, register_source
from search.results import SearchResult
from search.services import enqueue, feed_outbox, search
from search.tantivy_engine import TantivyEngine
from tests.elasticsearch_node import delete_indexes

TODAY = date(2024, 6, 1)


class Shelf:
    def __init__(self, kind: str = "stuk") -> None:
        self.kind = kind
        self.things: dict[int, list[dict[str, Any]]] = {}
        self.hidden: set[int] = set()
        self.broken: set[int] = set()
        self.after_reading: Callable[[], None] = lambda: None

    def source(self, **flags: bool) -> SearchSource:
        return SearchSource(self.kind, self.records, self.public_pks, lambda: self.things, **flags)

    def records(self, pks: Sequence[int]) -> Iterable[SearchRecord]:
        for pk in pks:
            if pk in self.broken:
                raise RuntimeError("this one cannot be built")
            for fields in self.things.get(pk, []) if pk not in self.hidden else []:
                yield SearchRecord(**fields)
        self.after_reading()

    def public_pks(self, pks: Sequence[int]) -> set[int]:
        return {pk for pk in pks if pk in self.things and pk not in self.hidden}

    def put(self, pk: int, *pages: str, title: str = "Memo", **fields: Any) -> None:
        """A thing with one page per text (one text: no pages)."""
        self.things[pk] = [
            {
                "parent": parent_name(self.kind, pk),
                "kind": self.kind,
                "number": number if len(pages) > 1 else 0,
                "page_label": f"pagina {number}" if len(pages) > 1 else "",
                "title": title,
                "text": text,
                "url": f"/stukken/{pk}/pagina/{number}/" if len(pages) > 1 else f"/stukken/{pk}/",
                "parent_url": f"/stukken/{pk}/",
                **fields,
            }
            for number, text in enumerate(pages, start=1)
        ]

    def index(self, *pks: int) -> None:
        with transaction.atomic():
            for pk in pks or self.things:
                enqueue(self.kind, pk)
        feed_outbox()


def use_engine(request: pytest.FixtureRequest, settings: Any, name: str) -> None:
    """From here on this test asks and feeds an engine of this name, with an empty index of its own."""
    settings.SEARCH_ENGINE = name
    if name == "elasticsearch":
        settings.ELASTICSEARCH_URL = request.getfixturevalue("elasticsearch_url")
        settings.ELASTICSEARCH_PREFIX = f"{request.getfixturevalue('index_prefix')}{secrets.token_hex(4)}"
        settings.ELASTICSEARCH_OPTIONS = settings.ELASTICSEARCH_OPTIONS | {"replicas": 0}
        wait_for_the_node(request.getfixturevalue("monkeypatch"))
        url, prefix = settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_PREFIX
        request.addfinalizer(lambda: delete_indexes(url, prefix))


def wait_for_the_node(monkeypatch: pytest.MonkeyPatch) -> None:
    """It shares a busy machine with the tests. What happens when time is up has tests of its own."""
    monkeypatch.setattr("search.engine.Patience.until", lambda _: time.monotonic() + 30)
    monkeypatch.setattr("search.elastic_engine.READ_SECONDS", 30)


def make_shelf(settings: Any, folder: Path, monkeypatch: pytest.MonkeyPatch, kind: str = "stuk") -> Shelf:
    """An empty shelf in an empty registry, with an index folder of its own."""
    settings.SEARCH_INDEX_DIR = folder / "zoekindex"
    monkeypatch.setattr(registry, "_registry", Registry())
    shelf = Shelf(kind)
    register_source(shelf.source())
    return shelf


def index_names() -> set[str]:
    """Every index that this site has, those that do not answer too."""
    engine: Any = get_engine()
    if isinstance(engine, TantivyEngine):
        return {path.name for path in engine.directory.folder.iterdir() if path.is_dir()}
    return set(engine._names(engine._writing_client()))


def answer_with_another_version() -> None:
    """As after an upgrade that changed the fields: the index that is current has others, and is to be refused."""
    engine: Any = get_engine()
    if isinstance(engine, TantivyEngine):
        path = engine.directory.folder / "000000000000-20200101T000000000000"
        path.mkdir(parents=True)
        engine.directory.point_to(path)
    else:
        client, name = engine._writing_client(), f"{engine.prefix}-000000000000-20200101000000000000"
        client.indices.create(index=name)
        engine._point_to(client, name)


def find(text: str = "", **fields: Any) -> SearchResult:
    return search(SearchQuery(today=TODAY, text=text, **fields))


def parents(result: SearchResult) -> list[str]:
    return [hit.parent for hit in result.hits]


def counts(result: SearchResult, facet: str) -> dict[str, int]:
    return {value.key: value.count for found in result.facets if found.name == facet for value in found.values}


def same_in_ties(one: SearchResult, other: SearchResult, most: int) -> bool:
    """The same first hits in the same order; in any order where their scores are equal but for rounding."""
    return _ties(one, one, most) == _ties(one, other, most)


def _ties(measure: SearchResult, result: SearchResult, most: int) -> list[set[str]]:
    found: list[set[str]] = []
    before = 0.0
    for place, hit in enumerate(measure.hits):
        if not found or not math.isclose(hit.score, before, rel_tol=1e-5):
            if place >= most:
                break
            found.append(set())
        found[-1].add(result.hits[place].parent if place < len(result.hits) else "")
        before = hit.score
    return found
