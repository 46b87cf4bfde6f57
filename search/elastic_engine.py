"""The engine on a server. An index is called PREFIX-LAYOUT-TIME; two aliases say which one is read and which written,
and are moved in one request. The index before the current one is kept, for going back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any

from elasticsearch import Elasticsearch, NotFoundError
from elasticsearch.helpers import scan, streaming_bulk

from search.documents import Document
from search.elastic_client import READ_SECONDS, WRITE_SECONDS, engine_faults, make_client
from search.elastic_index import LAYOUT_HASH, document_id, index_body, source_of
from search.elastic_nodes import elastic_query
from search.elastic_reader import ElasticReader
from search.engine import EngineAway, IndexBuild, SearchEngine
from search.nodes import Head

_CONFLICT, _ABSENT = 409, 404
_KEPT = 2


class ElasticEngine(SearchEngine):
    def __init__(self, urls: str, prefix: str, options: tuple[tuple[str, Any], ...]) -> None:
        self.prefix = prefix
        self.reading, self.writing = f"{prefix}-lezen", f"{prefix}-schrijven"
        self.options = dict(options)
        self._access = urls, options

    def reader(self) -> ElasticReader | None:
        client = self._reading_client()
        name = self._current(client)
        if name is None:
            return None
        self._check_layout(name)
        return ElasticReader(client, self.reading)

    def index(self, documents: Iterable[Document], replace_parents: Collection[str], version: int) -> Mapping[str, str]:
        client = self._writing_client()
        name = self._current(client)
        if name is None:
            name = self._create(client)
            self._point_to(client, name)
        self._check_layout(name)
        return _Build(client, self.writing).index(documents, replace_parents, version)

    def count(self) -> int:
        client = self._reading_client()
        if self._current(client) is None:
            return 0
        with engine_faults():
            return int(client.count(index=self.reading, query=elastic_query(Head()))["count"])

    @contextmanager
    def rebuilding(self) -> Iterator[IndexBuild]:
        client = self._writing_client()
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

    def remove(self) -> None:
        client = self._writing_client()
        with engine_faults():
            for name in self._names(client):
                client.indices.delete(index=name)

    def _reading_client(self) -> Elasticsearch:
        return make_client(*self._access, READ_SECONDS, 1)

    def _writing_client(self) -> Elasticsearch:
        return make_client(*self._access, WRITE_SECONDS, 3)

    def _current(self, client: Elasticsearch) -> str | None:
        """The index that answers; None when nothing was ever built."""
        with engine_faults():
            try:
                found = client.indices.get_alias(name=self.reading)
            except NotFoundError:
                return None
        return str(next(iter(found)))

    def _check_layout(self, name: str) -> None:
        if not name.startswith(f"{self.prefix}-{LAYOUT_HASH}-"):
            raise EngineAway(f"index {name} is of another version; run search_rebuild")

    def _create(self, client: Elasticsearch) -> str:
        name = f"{self.prefix}-{LAYOUT_HASH}-{datetime.now(UTC):%Y%m%d%H%M%S%f}"
        body = index_body(int(self.options.get("shards", 1)), int(self.options.get("replicas", 1)))
        with engine_faults():
            client.indices.create(index=name, settings=body["settings"], mappings=body["mappings"])
        return name

    def _point_to(self, client: Elasticsearch, name: str) -> None:
        aliases = (self.reading, self.writing)
        moves: list[dict[str, Any]] = [
            {"remove": {"index": f"{self.prefix}-*", "alias": alias, "must_exist": False}} for alias in aliases
        ]
        moves += [{"add": {"index": name, "alias": alias}} for alias in aliases]
        with engine_faults():
            client.indices.update_aliases(actions=moves)

    def _prune(self, client: Elasticsearch) -> None:
        """Removes all but the current index and the one before it. Only for who holds the writer lock."""
        current = self._current(client)
        older = sorted((one for one in self._names(client) if one != current), key=_time_of)
        with engine_faults():
            for name in older[: 1 - _KEPT]:
                client.indices.delete(index=name, ignore_unavailable=True)

    def _names(self, client: Elasticsearch) -> list[str]:
        with engine_faults():
            return list(client.indices.get(index=f"{self.prefix}-*", expand_wildcards="all", allow_no_indices=True))


class _Build:
    """Writes into one index (or alias)."""

    def __init__(self, client: Elasticsearch, name: str) -> None:
        self.client = client
        self.name = name

    def index(self, documents: Iterable[Document], replace_parents: Collection[str], version: int) -> Mapping[str, str]:
        replaced = set(replace_parents)
        refused: dict[str, str] = {}
        with engine_faults():
            gone = self._ids_of(replaced)
            for (action, parent), status, words in self._written(documents, replaced, gone, version):
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
            self.client, actions(), index=self.name, raise_on_error=False, max_retries=3, initial_backoff=0.5
        ):
            if not succeeded:
                ((action, told),) = item.items()
                yield (action, parent_of[told["_id"]]), told["status"], str(told.get("error", ""))[:500]


def _time_of(name: str) -> str:
    return name.rpartition("-")[2]
