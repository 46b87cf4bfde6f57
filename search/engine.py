"""The interface of a search engine. Nothing outside an engine's own modules sees its types or its
exceptions."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string

from search.documents import Document
from search.nodes import Node, Sort
from search.records import SearchRecord

SECONDS_PER_ANSWER = 1.5
"""A visitor gets a page within two seconds, also when the engine hangs."""

FACETS = ("soort", "gemeente", "dossier", "orgaan", "portefeuillehouder", "jaar", "status")


class Trouble(StrEnum):
    """Why an engine is away, as far as it can be told; portal.search_beheer.notices has the words."""

    AWAY = "weg"
    BUSY = "druk"
    DAMAGED = "beschadigd"
    DENIED = "geen_toegang"
    DISK = "schijf_vol"
    LAYOUT = "andere_indeling"
    MAPPING = "andere_velden"
    MISSING = "index_ontbreekt"
    SETTINGS = "instelling"


class EngineAway(Exception):
    """The engine cannot answer or take records now. Its text is for the log; the reader gets a notice."""

    def __init__(self, words: str, trouble: Trouble = Trouble.AWAY) -> None:
        super().__init__(words)
        self.trouble = trouble


class IndexTarget(Protocol):
    """What documents can be put into."""

    def index(self, documents: Iterable[Document], replace_parents: Collection[str], version: int) -> Mapping[str, str]:
        """Replaces all documents of these parents by the given ones. On return a crash loses nothing; raising
        EngineAway it may have replaced some, and is to be asked again. `version` grows with every change, and what
        is older than what the index has is left out. Gives the parents that the engine refused, and why."""


class IndexBuild(IndexTarget, Protocol):
    """An index that is being made."""

    def counts(self) -> IndexCounts:
        """What is in it by now."""


@dataclass(frozen=True, slots=True)
class IndexCounts:
    documents: int
    parents: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as it stands in the index. `id`: "<parent>:<number>" for one of ours. `version`: that of its record
    (search.documents.record_version); "" when what can be read of it contradicts itself."""

    id: str
    parent: str
    version: str


@dataclass(frozen=True, slots=True)
class IndexState:
    """For the beheerder. `name` of the index that answers and of the `previous` one; "" when there is none.
    `troubles`: what is wrong though it answers, each with a text for the log."""

    name: str
    previous: str
    counts: IndexCounts
    troubles: tuple[tuple[Trouble, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """`parents`: everything found, complete when `is_exact` (see results.EXACT_LIMIT). `rests_on`: all that these rest
    on. `page`: the parents asked for, best first, each with the score of its best record."""

    parents: frozenset[str]
    rests_on: frozenset[str]
    is_exact: bool
    page: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Places:
    """The best records of one parent, best first, and how many of its records match."""

    count: int
    records: tuple[tuple[float, SearchRecord], ...]


class Patience:
    """The time that a visitor has for all that one page asks an engine; it begins to run at the first question."""

    def __init__(self, seconds: float = SECONDS_PER_ANSWER) -> None:
        self.seconds = seconds
        self._until: float | None = None

    def until(self) -> float:
        """A moment of the monotonic clock."""
        if self._until is None:
            self._until = time.monotonic() + self.seconds
        return self._until


class Reader(Protocol):
    """Answers from one state of the index. Every method raises EngineAway. Equal scores are ordered by the latest day,
    then by parent."""

    def find(self, node: Node, sort: Sort, start: int, size: int) -> Found: ...

    def places(self, node: Node, parents: Sequence[str], size: int) -> Mapping[str, Places]: ...

    def glance(
        self, best: Node, others: Sequence[Node], size: int, sample: int
    ) -> tuple[tuple[SearchRecord, ...], Found]:
        """The `size` best records of a node that finds one of each parent; and of these and of `sample` records of each
        other node together the parents and what they rest on, without a page."""

    def counts(self, nodes: Sequence[Node]) -> list[int]:
        """In how many records each stands."""

    def record_count(self) -> int: ...

    def facet_counts(
        self, names: Sequence[str], node: Node, parents: Collection[str], is_exact: bool
    ) -> Mapping[str, Mapping[str, int]]:
        """How many of the parents have each value; of all that the node finds when they are too many to be exact."""

    def resting_on(self, others: Collection[str]) -> set[str]:
        """The parents that rest on one of these."""


class SearchEngine(ABC):
    """Every method raises EngineAway when the engine cannot do it. Writing asks for
    `search.locks.writer_lock`."""

    @abstractmethod
    def reader(self, patience: Patience | None = None) -> Reader | None:
        """None when nothing was ever indexed."""

    @abstractmethod
    def index(self, documents: Iterable[Document], replace_parents: Collection[str], version: int) -> Mapping[str, str]:
        """As IndexTarget.index, in the current index; in a new one when there is none."""

    @abstractmethod
    def entries(self, parents: Collection[str] | None = None) -> Iterator[Entry]:
        """Every document (of these parents), in no order, from one state of the index."""

    @abstractmethod
    def discard(self, ids: Collection[str]) -> None:
        """Takes away entries that name no parent."""

    @abstractmethod
    def state(self) -> IndexState:
        """Looks at the engine now."""

    @abstractmethod
    def count(self) -> int:
        """Number of parents in the index."""

    @abstractmethod
    def rebuilding(self) -> AbstractContextManager[IndexBuild]:
        """A new, empty index that takes the place of the current one when the block ends without an
        exception. Until then the current one answers. What an earlier one left half-built goes first."""

    @abstractmethod
    def roll_back(self) -> str | None:
        """The previous index answers again, and the current one becomes the previous. Gives its name; None when there
        is none that this version can read."""

    @abstractmethod
    def remove(self) -> None:
        """Takes away everything of this engine; for scratch indexes."""

    def clear(self) -> None:
        with self.rebuilding():
            pass


@dataclass(frozen=True, slots=True)
class EngineClass:
    path: str
    settings: tuple[str, ...]
    """Names of the settings that its constructor takes, in order."""


ENGINES = {
    "tantivy": EngineClass("search.tantivy_engine.TantivyEngine", ("SEARCH_INDEX_DIR",)),
    "elasticsearch": EngineClass(
        "search.elastic_engine.ElasticEngine", ("ELASTICSEARCH_URL", "ELASTICSEARCH_PREFIX", "ELASTICSEARCH_OPTIONS")
    ),
}


def get_engine() -> SearchEngine:
    """That of the settings. Raises EngineAway when they name one that does not exist."""
    name = settings.SEARCH_ENGINE
    if name not in ENGINES:
        raise EngineAway(f"unknown SEARCH_ENGINE {name!r}", Trouble.SETTINGS)
    return _engine(ENGINES[name], tuple(_fixed(getattr(settings, one)) for one in ENGINES[name].settings))


def _fixed(value: Any) -> Any:
    return (
        tuple(sorted(value.items())) if isinstance(value, dict) else value if isinstance(value, tuple) else str(value)
    )


@lru_cache(maxsize=8)
def _engine(engine: EngineClass, values: tuple[Any, ...]) -> SearchEngine:
    return cast(SearchEngine, import_string(engine.path)(*values))
