"""The embedded engine: an index in a folder, no server. Readers open it when the pointer moves and load it anew after
each commit."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy

from search.documents import Document, record_version
from search.engine import EngineAway, Entry, IndexBuild, IndexCounts, IndexState, Patience, SearchEngine, Trouble
from search.index_directory import IndexDirectory, schema_hash_of
from search.nodes import Head
from search.tantivy_faults import engine_faults
from search.tantivy_nodes import tantivy_query
from search.tantivy_reader import TantivyReader
from search.tantivy_schema import SCHEMA_HASH, build_schema, open_index, to_document

HEAP_BYTES = 50_000_000


@dataclass(slots=True)
class _Opened:
    """`commit`: what the index said of its last commit, before it was loaded. Loading opens every segment anew, which
    takes longer than a question to one that is open."""

    path: Path
    index: Any
    commit: bytes = b""


class TantivyEngine(SearchEngine):
    def __init__(self, location: str) -> None:
        self.directory = IndexDirectory(Path(location))
        self._opened: _Opened | None = None
        self._lock = threading.Lock()

    def reader(self, patience: Patience | None = None) -> TantivyReader | None:
        with engine_faults():
            searcher = self._searcher()
        return TantivyReader(searcher) if searcher is not None else None

    def index(self, documents: Iterable[Document], replace_parents: Collection[str], version: int) -> Mapping[str, str]:
        """At once and for good, or not at all."""
        with _writer(self._writable_path()) as writer:
            build = _Build(writer)
            refused = build.index(documents, replace_parents, version)
            build.commit()
        return refused

    def entries(self, parents: Collection[str] | None = None) -> Iterator[Entry]:
        """Of each document: what it is stored under, its stored record, and whether these two agree. The terms that it
        is found by cannot be read back."""
        with engine_faults():
            searcher = self._searcher()
            if searcher is None:
                return
            found = tantivy.Query.all_query()
            if parents is not None:  # a stranger's name need not be one that has a number
                found = tantivy.Query.term_set_query(build_schema(), "parent", list(parents))
            hits = searcher.search(
                found, limit=max(1, searcher.num_docs), order_by_field="parent", order=tantivy.Order.Asc
            ).hits
            numbers = searcher.fast_field_values("number", [address for _parent, address in hits])
            for (parent, address), number in zip(hits, numbers, strict=True):
                yield _entry(parent or "", number, searcher.doc(address).get_first("record"))

    def discard(self, ids: Collection[str]) -> None:
        path = self._writable_path()
        with _writer(path) as writer, engine_faults():
            without = tantivy.Query.exists_query("parent")
            nowhere = [(tantivy.Occur.Must, tantivy.Query.all_query()), (tantivy.Occur.MustNot, without)]
            writer.delete_documents_by_query(tantivy.Query.boolean_query(nowhere))
            writer.commit()

    def state(self) -> IndexState:
        with engine_faults():
            searcher = self._searcher()
            current, previous = self.directory.current(), self.directory.previous()
            return IndexState(
                current.name if current else "",
                previous.name if previous else "",
                _counts(searcher) if searcher is not None else IndexCounts(0, 0),
            )

    def count(self) -> int:
        with engine_faults():
            searcher = self._searcher()
            return _counts(searcher).parents if searcher is not None else 0

    @contextmanager
    def rebuilding(self) -> Iterator[IndexBuild]:
        with engine_faults():
            path = self.directory.create(SCHEMA_HASH)
            self.directory.prune(path)
        try:
            with _writer(path) as writer:
                build = _Build(writer, path)
                yield build
                build.commit()
        except BaseException:
            shutil.rmtree(path, ignore_errors=True)
            raise
        with engine_faults():
            self.directory.point_to(path)
            self.directory.prune()

    def roll_back(self) -> str | None:
        with engine_faults():
            path = self.directory.previous()
            if path is None or schema_hash_of(path) != SCHEMA_HASH:
                return None
            self.directory.point_to(path)
            return path.name

    def remove(self) -> None:
        shutil.rmtree(self.directory.folder, ignore_errors=True)

    def _searcher(self) -> Any:
        path = self._current_path()
        if path is None:
            return None
        commit = (path / "meta.json").read_bytes()
        with self._lock:
            opened = self._opened
            if opened is None or opened.path != path:
                opened = _Opened(path, open_index(str(path)))
            if opened.commit != commit:
                opened.index.reload()
                opened.commit = commit
            self._opened = opened
        return opened.index.searcher()

    def _current_path(self) -> Path | None:
        path = self.directory.current()
        if path is not None and schema_hash_of(path) != SCHEMA_HASH:
            raise EngineAway(f"index {path.name} is of another version; run search_rebuild", Trouble.LAYOUT)
        if path is not None and not path.is_dir():
            raise EngineAway(f"index {path.name} is missing; run search_rebuild", Trouble.MISSING)
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

    def __init__(self, writer: Any, path: Path | None = None) -> None:
        self.writer = writer
        self.path = path

    @engine_faults()
    def commit(self) -> None:
        self.writer.commit()

    def counts(self) -> IndexCounts:
        self.commit()
        with engine_faults():
            return _counts(open_index(str(self.path)).searcher())

    def index(self, documents: Iterable[Document], replace_parents: Collection[str], version: int) -> Mapping[str, str]:
        replaced = set(replace_parents)
        refused: dict[str, str] = {}
        with engine_faults():
            for parent in replaced:
                self.writer.delete_documents_by_term("parent", parent)
        for document in documents:
            if document["parent"] not in replaced:
                raise ValueError(f"a document of {document['parent']}, which was not asked for")
            try:
                made = to_document(document)
            except (ValueError, TypeError, OverflowError) as error:
                refused[document["parent"]] = str(error)
                continue
            with engine_faults():
                self.writer.add_document(made)
        return refused


def _counts(searcher: Any) -> IndexCounts:
    return IndexCounts(int(searcher.num_docs), int(searcher.search(tantivy_query(Head()), limit=1).count))


def _entry(parent: str, number: int | None, record: str | None) -> Entry:
    try:
        told = json.loads(record or "")
        is_sound = (told["parent"], told["number"]) == (parent, number)
    except (ValueError, TypeError, KeyError):
        is_sound = False
    return Entry(f"{parent}:{number}", parent, record_version(record or "") if is_sound else "")
