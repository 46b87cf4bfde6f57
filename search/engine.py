"""The interface of a search engine. Nothing outside an engine's own modules sees its types or its
exceptions."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string

from search.query import SearchQuery
from search.records import SearchRecord
from search.results import SearchResult

FACETS = ("soort", "gemeente", "dossier", "jaar", "status")

ENGINES = {"tantivy": "search.tantivy_engine.TantivyEngine"}

NotPublic = Callable[[Sequence[str]], set[str]]
"""Given parents, those among them that are not public any more. Cheap to ask again for the same ones."""


class EngineAway(Exception):
    """The engine cannot answer or take records now. Its text is for the log; the reader gets a notice."""


class IndexBuild(Protocol):
    def add(self, records: Iterable[SearchRecord]) -> None: ...


class SearchEngine(ABC):
    """Every method raises EngineAway when the engine cannot do it. Writing asks for
    `search.locks.writer_lock`."""

    @abstractmethod
    def search(self, query: SearchQuery, not_public: NotPublic) -> SearchResult:
        """Whatever `not_public` names is in no hit, no total and no facet count. The facets of FACETS come
        back in that order, with keys as labels; the values chosen in one facet do not narrow that facet's own
        counts."""

    @abstractmethod
    def index(self, records: Iterable[SearchRecord], replace_parents: Collection[str]) -> None:
        """Replaces all records of these parents by the given ones, at once and for good: on return a crash
        loses nothing, on an exception nothing has changed."""

    @abstractmethod
    def delete_parents(self, parents: Collection[str]) -> None: ...

    @abstractmethod
    def count(self) -> int:
        """Number of parents in the index."""

    @abstractmethod
    def rebuilding(self) -> AbstractContextManager[IndexBuild]:
        """A new, empty index that takes the place of the current one when the block ends without an
        exception. Until then the current one answers."""

    def clear(self) -> None:
        with self.rebuilding():
            pass


def get_engine() -> SearchEngine:
    return _engine(settings.SEARCH_ENGINE, str(settings.SEARCH_INDEX_DIR))


@lru_cache(maxsize=8)
def _engine(name: str, location: str) -> SearchEngine:
    if name not in ENGINES:
        raise EngineAway(f"unknown SEARCH_ENGINE {name!r}")
    return cast(SearchEngine, import_string(ENGINES[name])(location))
