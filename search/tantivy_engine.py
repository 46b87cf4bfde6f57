"""The embedded engine: an index in a folder, no server. Readers open it when the pointer moves and reload per
search."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from search.documents import Document
from search.engine import EngineAway, IndexBuild, SearchEngine
from search.index_directory import IndexDirectory, schema_hash_of
from search.nodes import Head
from search.tantivy_faults import engine_faults
from search.tantivy_nodes import tantivy_query
from search.tantivy_reader import TantivyReader
from search.tantivy_schema import SCHEMA_HASH, open_index, to_document

HEAP_BYTES = 50_000_000


class TantivyEngine(SearchEngine):
    def __init__(self, location: str) -> None:
        self.directory = IndexDirectory(Path(location))
        self._opened: tuple[Path, Any] | None = None
        self._lock = threading.Lock()

    def reader(self) -> TantivyReader | None:
        with engine_faults():
            searcher = self._searcher()
        return TantivyReader(searcher) if searcher is not None else None

    def index(self, documents: Iterable[Document], replace_parents: Collection[str], version: int) -> Mapping[str, str]:
        """At once and for good, or not at all."""
        with _writer(self._writable_path()) as writer:
            refused = _Build(writer).index(documents, replace_parents, version)
            with engine_faults():
                writer.commit()
        return refused

    def count(self) -> int:
        with engine_faults():
            searcher = self._searcher()
            if searcher is None:
                return 0
            return int(searcher.search(tantivy_query(Head()), limit=1).count)

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

    def remove(self) -> None:
        shutil.rmtree(self.directory.folder, ignore_errors=True)

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
    """One writer at a time writes in order, so that a version is not looked at."""

    def __init__(self, writer: Any) -> None:
        self.writer = writer

    def index(self, documents: Iterable[Document], replace_parents: Collection[str], version: int) -> Mapping[str, str]:
        replaced = set(replace_parents)
        with engine_faults():
            for parent in replaced:
                self.writer.delete_documents_by_term("parent", parent)
        for document in documents:
            if document["parent"] not in replaced:
                raise ValueError(f"a document of {document['parent']}, which was not asked for")
            with engine_faults():
                self.writer.add_document(to_document(document))
        return {}
