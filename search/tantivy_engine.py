"""The embedded engine: an index in a folder, no server. Readers open it when the pointer moves and reload per
search."""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from search.engine import EngineAway, IndexBuild, NotPublic, SearchEngine
from search.index_directory import IndexDirectory, schema_hash_of
from search.query import SearchQuery
from search.records import SearchRecord
from search.results import SearchResult
from search.tantivy_query import all_heads
from search.tantivy_schema import SCHEMA_HASH, open_index, to_document
from search.tantivy_search import TantivySearch

logger = logging.getLogger(__name__)

HEAP_BYTES = 50_000_000


@contextmanager
def engine_faults() -> Iterator[None]:
    """Tantivy reports faults as ValueError or OSError, and a damaged file as a Rust panic, which is no
    Exception."""
    try:
        yield
    except (ValueError, OSError) as error:
        logger.exception("the tantivy index failed")
        raise EngineAway(str(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        logger.exception("the tantivy index is damaged")
        raise EngineAway(f"the index is damaged; run search_rebuild ({error})") from None


class TantivyEngine(SearchEngine):
    def __init__(self, location: str) -> None:
        self.directory = IndexDirectory(Path(location))
        self._opened: tuple[Path, Any] | None = None
        self._lock = threading.Lock()

    def search(self, query: SearchQuery, not_public: NotPublic) -> SearchResult:
        with engine_faults():
            searcher = self._searcher()
            if searcher is None:
                return SearchResult(was_cut=query.parsed.was_cut)
            search = TantivySearch(searcher, query, not_public)
            result = search.run(require_all=True)
            if result.total or len(query.parsed.wanted) < 2:
                return result
            relaxed = search.run(require_all=False)
            return relaxed if relaxed.total else result

    def index(self, records: Iterable[SearchRecord], replace_parents: Collection[str]) -> None:
        replaced = set(replace_parents)
        with _writer(self._writable_path()) as writer:
            with engine_faults():
                for parent in replaced:
                    writer.delete_documents_by_term("parent", parent)
            _Build(writer, replaced).add(records)
            with engine_faults():
                writer.commit()

    def delete_parents(self, parents: Collection[str]) -> None:
        self.index((), parents)

    def count(self) -> int:
        with engine_faults():
            searcher = self._searcher()
            if searcher is None:
                return 0
            return int(searcher.search(all_heads(), limit=1).count)

    @contextmanager
    def rebuilding(self) -> Iterator[IndexBuild]:
        with engine_faults():
            path = self.directory.create(SCHEMA_HASH)
        try:
            with _writer(path) as writer:
                yield _Build(writer)
                with engine_faults():
                    writer.commit()
        except BaseException:
            shutil.rmtree(path, ignore_errors=True)
            raise
        with engine_faults():
            self.directory.point_to(path)
            self.directory.prune()

    def _searcher(self) -> Any:
        path = self._current_path()
        if path is None:
            return None
        with self._lock:
            if self._opened is None or self._opened[0] != path:
                self._opened = (path, open_index(str(path)))
            index = self._opened[1]
        index.reload()
        return index.searcher()

    def _current_path(self) -> Path | None:
        path = self.directory.current()
        if path is not None and schema_hash_of(path) != SCHEMA_HASH:
            raise EngineAway(f"index {path.name} is of another version; run search_rebuild")
        if path is not None and not path.is_dir():
            raise EngineAway(f"index {path.name} is missing; run search_rebuild")
        return path

    def _writable_path(self) -> Path:
        with engine_faults():
            path = self._current_path()
            if path is None:
                path = self.directory.create(SCHEMA_HASH)
                open_index(str(path))
                self.directory.point_to(path)
            return path


@contextmanager
def _writer(path: Path) -> Iterator[Any]:
    """A writer whose end releases tantivy's own lock; what was not committed is dropped."""
    with engine_faults():
        writer = open_index(str(path)).writer(heap_size=HEAP_BYTES, num_threads=1)
    try:
        yield writer
    finally:
        writer.wait_merging_threads()


class _Build:
    """Adds records; `only` names the parents that may come, since others would stand in the index twice."""

    def __init__(self, writer: Any, only: Collection[str] | None = None) -> None:
        self.writer = writer
        self.only = only
        self.seen: set[str] = set()

    def add(self, records: Iterable[SearchRecord]) -> None:
        for record in records:
            if self.only is not None and record.parent not in self.only:
                raise ValueError(f"record {record.id} of a parent that was not asked for")
            document = to_document(record, is_head=record.parent not in self.seen)
            self.seen.add(record.parent)
            with engine_faults():
                self.writer.add_document(document)
