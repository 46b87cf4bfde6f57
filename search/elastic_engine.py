"""The engine on a server. An index is called PREFIX-LAYOUT-TIME; two aliases say which one is read and which written,
and are moved in one request. A third names the index before the current one, which is kept for going back."""

from __future__ import annotations

import re
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any

from elasticsearch import Elasticsearch, NotFoundError
from elasticsearch.helpers import scan, streaming_bulk

from search.documents import Document, record_version
from search.elastic_client import READ_SECONDS, WRITE_SECONDS, engine_faults, make_client, trouble_of
from search.elastic_index import LAYOUT_HASH, SEAL, document_id, index_body, mapping, seal_of, source_of
from search.elastic_nodes import elastic_query
from search.elastic_reader import ElasticReader, time_left
from search.engine import EngineAway, Entry, IndexBuild, IndexCounts, IndexState, Patience, SearchEngine, Trouble
from search.nodes import Head

_CONFLICT, _ABSENT = 409, 404
_TRUSTED_SECONDS = 1.0
"""So long a process trusts that the alias still leads to an index that it can read."""
_BULK_BYTES = 10_000_000


class ElasticEngine(SearchEngine):
    def __init__(self, urls: str, prefix: str, options: tuple[tuple[str, Any], ...]) -> None:
        self.prefix = prefix
        self.reading, self.writing, self.before = f"{prefix}-lezen", f"{prefix}-schrijven", f"{prefix}-vorige"
        self.options = dict(options)
        self._access = urls, options
        self._ours = re.compile(rf"{re.escape(prefix)}-([0-9a-f]+)-\d+")
        self._trusted_until = 0.0

    def reader(self, patience: Patience | None = None) -> ElasticReader | None:
        client, deadline = self._reading_client(), (patience or Patience()).until()
        if time.monotonic() >= self._trusted_until:
            name = self._current(client.options(request_timeout=time_left(deadline)))
            if name is None:
                return None
            self._check_layout(name)
            self._trusted_until = time.monotonic() + _TRUSTED_SECONDS
        return ElasticReader(client, self.reading, deadline)

    def index(self, documents: Iterable[Document], replace_parents: Collection[str], version: int) -> Mapping[str, str]:
        client = self._writing_client()
        name = self._current(client)
        if name is None:
            name = self._create(client)
            self._point_to(client, name)
        self._check_layout(name)
        return _Build(client, self.writing, is_alias=True).index(documents, replace_parents, version)

    def entries(self, parents: Collection[str] | None = None) -> Iterator[Entry]:
        """Every field of each document is compared: with its seal, and its record with the database."""
        client = self._writing_client()
        if self._current(client) is None:
            return
        asked = {"match_all": {}} if parents is None else {"terms": {"parent": sorted(parents)}}
        with engine_faults():
            client.indices.refresh(index=self.reading)
            for hit in scan(client, index=self.reading, query={"query": asked}, size=500):
                yield _entry(hit["_id"], hit["_source"])

    def discard(self, ids: Collection[str]) -> None:
        client = self._writing_client()
        gone = ({"_op_type": "delete", "_id": name} for name in ids)
        with engine_faults():
            for _done in streaming_bulk(client, gone, index=self.writing, raise_on_error=False, require_alias=True):
                pass
            client.indices.refresh(index=self.writing)

    def count(self) -> int:
        client = self._reading_client()
        return 0 if self._current(client) is None else _counts(client, self.reading).parents

    def state(self) -> IndexState:
        client = self._reading_client()
        name = self._current(client)
        if name is None:
            return IndexState("", "", IndexCounts(0, 0))
        self._check_layout(name)
        with engine_faults():
            told = client.indices.get(index=name)[name]
            return IndexState(name, self._previous(client) or "", _counts(client, name), tuple(_troubles(told)))

    @contextmanager
    def rebuilding(self) -> Iterator[IndexBuild]:
        client = self._writing_client()
        self._prune(client)
        name = self._create(client)
        try:
            yield _Build(client, name)
            with engine_faults():
                client.indices.refresh(index=name)
        except BaseException:
            with suppress(EngineAway), engine_faults():
                client.indices.delete(index=name, ignore_unavailable=True)
            raise
        self._point_to(client, name)
        self._prune(client)

    def roll_back(self) -> str | None:
        client = self._writing_client()
        name = self._previous(client)
        if name is None or not self._has_layout(name):
            return None
        self._point_to(client, name)
        return name

    def remove(self) -> None:
        client = self._writing_client()
        with engine_faults():
            for name in self._names(client):
                client.indices.delete(index=name)
        self._trusted_until = 0.0

    def _reading_client(self) -> Elasticsearch:
        # A second attempt at a busy server would take longer than a visitor waits; another server may have time.
        return make_client(*self._access, READ_SECONDS, 1 if "," in self._access[0] else 0)

    def _writing_client(self) -> Elasticsearch:
        return make_client(*self._access, WRITE_SECONDS, 3)

    def _current(self, client: Elasticsearch) -> str | None:
        """The index that answers; None when nothing was ever built."""
        return self._behind(client, self.reading)

    def _previous(self, client: Elasticsearch) -> str | None:
        return self._behind(client, self.before)

    def _behind(self, client: Elasticsearch, alias: str) -> str | None:
        with engine_faults():
            try:
                found = client.indices.get_alias(name=alias)
            except NotFoundError:
                return None
        return str(next(iter(found)))

    def _has_layout(self, name: str) -> bool:
        found = self._ours.fullmatch(name)
        return found is not None and found[1] == LAYOUT_HASH

    def _check_layout(self, name: str) -> None:
        if not self._has_layout(name):
            raise EngineAway(f"index {name} is of another version; run search_rebuild", Trouble.LAYOUT)

    def _create(self, client: Elasticsearch) -> str:
        name = f"{self.prefix}-{LAYOUT_HASH}-{datetime.now(UTC):%Y%m%d%H%M%S%f}"
        body = index_body(int(self.options.get("shards", 1)), int(self.options.get("replicas", 1)))
        with engine_faults():
            client.indices.create(index=name, settings=body["settings"], mappings=body["mappings"])
        return name

    def _point_to(self, client: Elasticsearch, name: str) -> None:
        wanted = {self.reading: name, self.writing: name, self.before: self._current(client)}
        moves: list[dict[str, Any]] = [
            {"remove": {"index": f"{self.prefix}-*", "alias": alias, "must_exist": False}} for alias in wanted
        ]
        moves += [{"add": {"index": index, "alias": alias}} for alias, index in wanted.items() if index]
        with engine_faults():
            client.indices.update_aliases(actions=moves)
        self._trusted_until = 0.0

    def _prune(self, client: Elasticsearch) -> None:
        """Removes all but the current index and the one before it. Only for who holds the writer lock."""
        kept = {self._current(client), self._previous(client)}
        with engine_faults():
            for name in set(self._names(client)) - kept:
                client.indices.delete(index=name, ignore_unavailable=True)

    def _names(self, client: Elasticsearch) -> list[str]:
        """Not those of a site whose prefix begins with ours."""
        with engine_faults():
            found = client.indices.get(
                index=f"{self.prefix}-*", expand_wildcards="all", allow_no_indices=True, features="settings"
            )
        return [name for name in found if self._ours.fullmatch(name)]


class _Build:
    """Writes into one index, or behind an alias: never into an index that the server would make up for it."""

    def __init__(self, client: Elasticsearch, name: str, *, is_alias: bool = False) -> None:
        self.client = client
        self.name = name
        self.is_alias = is_alias

    def counts(self) -> IndexCounts:
        with engine_faults():
            self.client.indices.refresh(index=self.name)
            return _counts(self.client, self.name)

    def index(self, documents: Iterable[Document], replace_parents: Collection[str], version: int) -> Mapping[str, str]:
        replaced = set(replace_parents)
        refused: dict[str, str] = {}
        with engine_faults():
            gone = self._ids_of(replaced)
            for (action, parent), status, words in self._written(documents, replaced, gone, version):
                if trouble := trouble_of(status, words):
                    raise EngineAway(f"{status}: {words}", trouble)
                if status not in (_CONFLICT, _ABSENT if action == "delete" else _CONFLICT):
                    refused[parent] = words
            self.client.indices.refresh(index=self.name)
        return refused

    def _ids_of(self, parents: Collection[str]) -> dict[str, str]:
        """The parent of each document that these have now."""
        if not parents:
            return {}
        self.client.indices.refresh(index=self.name)
        query = {"query": {"terms": {"parent": sorted(parents)}}, "_source": ["parent"]}
        return {
            hit["_id"]: hit["_source"]["parent"] for hit in scan(self.client, index=self.name, query=query, size=5_000)
        }

    def _written(
        self, documents: Iterable[Document], replaced: Collection[str], gone: dict[str, str], version: int
    ) -> Iterator[tuple[tuple[str, str], int, str]]:
        """What failed: action and parent, status, why."""
        parent_of: dict[str, str] = dict(gone)

        def actions() -> Iterator[dict[str, Any]]:
            versions = {"version": version, "version_type": "external_gte"}
            for document in documents:
                if document["parent"] not in replaced:
                    raise ValueError(f"a document of {document['parent']}, which was not asked for")
                name = document_id(document)
                gone.pop(name, None)
                parent_of[name] = document["parent"]
                yield {"_op_type": "index", "_id": name, "_source": source_of(document), **versions}
            for name in gone:
                yield {"_op_type": "delete", "_id": name, **versions}

        for succeeded, item in streaming_bulk(
            self.client,
            actions(),
            index=self.name,
            raise_on_error=False,
            max_retries=3,
            initial_backoff=0.5,
            max_chunk_bytes=_BULK_BYTES,
            require_alias=self.is_alias,
        ):
            if not succeeded:
                ((action, told),) = item.items()
                yield (action, parent_of[told["_id"]]), told["status"], _why(told.get("error"))


def _counts(client: Elasticsearch, name: str) -> IndexCounts:
    parents = client.count(index=name, query=elastic_query(Head()))["count"]
    return IndexCounts(int(client.count(index=name)["count"]), int(parents))


def _why(error: Any) -> str:
    """Without the value itself, of which the server repeats a lot."""
    if not isinstance(error, dict):
        return str(error or "")[:500]
    reason = str(error.get("reason", "")).partition(" Preview of field")[0][:300]
    cause = error.get("caused_by")
    return " / ".join(filter(None, [f"{error.get('type')}: {reason}", _why(cause) if cause else ""]))


def _entry(name: str, source: Mapping[str, Any]) -> Entry:
    told = dict(source)
    parent = str(told.get("parent", ""))
    is_sound = name == f"{parent}:{told.get('number')}" and told.get(SEAL) == seal_of(told)
    return Entry(name, parent, record_version(str(told.get("record"))) if is_sound else "")


def _troubles(told: Mapping[str, Any]) -> Iterator[tuple[Trouble, str]]:
    """What stands in the way of the next document, by the settings and mapping of the index."""
    blocks = told["settings"]["index"].get("blocks", {})
    closed = [name for name in ("read_only_allow_delete", "read_only", "write") if str(blocks.get(name)) == "true"]
    if closed:
        yield Trouble.DISK, f"index blocks: {', '.join(closed)}"
    wanted, found = mapping().to_dict()["properties"], told["mappings"].get("properties", {})
    other = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    if other:
        yield Trouble.MAPPING, f"other fields than expected: {', '.join(other)}"
