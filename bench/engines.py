"""The engine under a search bench, and the same engine bare: what it does for a question or a load, and no more.

Bare, for a question: its twenty best records with what is stored of them, a fragment of each with the words marked, and
the counts of the same facets. No recheck, nothing counted per parent, no labels.

Tantivy works in the process of the bench, and so its time is that of the processor: what else the machine does adds
nothing. Elasticsearch works in a process of its own, with threads that no question owns: there it is the clock.
"""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import tantivy
from django.conf import settings
from django.test.utils import override_settings
from elasticsearch import Elasticsearch
from elasticsearch.helpers import bulk

from bench.benches import ELASTICSEARCH
from search.documents import Document, record_from
from search.elastic_index import index_body, source_of
from search.elastic_nodes import elastic_query
from search.engine import FACETS, get_engine
from search.index_directory import IndexDirectory
from search.nodes import Node
from search.services import rebuild
from search.tantivy_engine import HEAP_BYTES
from search.tantivy_nodes import tantivy_query
from search.tantivy_schema import build_schema, open_index, to_document

BEST, FACET_SIZE = 20, 1_000
Scratch = dict[str, str]


class Bare(ABC):
    clock: Callable[[], float]
    """Seconds of what the questions cost."""
    per: str
    """The unit of that clock."""
    has_stock_beside = False
    """Whether what stock Wagtail needs can stand beside it: that is processor time too."""

    @abstractmethod
    def hold_corpus(self, tell: Callable[[str], None]) -> None:
        """From here on the engine of the settings has an index of the whole corpus."""

    @abstractmethod
    def close(self) -> None:
        """Takes away what was made for this."""

    @abstractmethod
    def ask(self, body: Node) -> None:
        """All that is said above."""

    @abstractmethod
    def hits(self, body: Node) -> None:
        """The best records alone."""

    @abstractmethod
    def begun(self, text: str, most: int) -> None:
        """The best records with a word that begins so."""

    @abstractmethod
    def made_ready(self, documents: Sequence[Document]) -> list[dict[str, Any]]:
        """As the engine takes them."""

    @abstractmethod
    def load(self, ready: Sequence[dict[str, Any]]) -> None:
        """Into a new index in the place of the settings, and can be found at the end."""


class BareTantivy(Bare):
    clock = staticmethod(time.process_time)
    per = "cpu-s"
    has_stock_beside = True

    def __init__(self) -> None:
        self.facets = {name: {"terms": {"field": name, "size": FACET_SIZE}} for name in FACETS}

    @cached_property
    def searcher(self) -> Any:
        index = open_index(str(IndexDirectory(Path(settings.SEARCH_INDEX_DIR)).current()))
        index.reload()
        return index.searcher()

    def hold_corpus(self, tell: Callable[[str], None]) -> None:
        """It is kept with the corpus."""

    def close(self) -> None:
        """Nothing was made."""

    def ask(self, body: Node) -> None:
        query = tantivy_query(body)
        found = self.searcher.search(query, limit=BEST)
        marker = tantivy.SnippetGenerator.create(self.searcher, query, build_schema(), "text_exact")
        for _score, address in found.hits:
            document = tantivy.Document()
            document.add_text("text_exact", record_from(self.searcher.doc(address).get_first("record")).text)
            marker.snippet_from_doc(document)
        self.searcher.aggregate(query, self.facets)

    def hits(self, body: Node) -> None:
        self.searcher.search(tantivy_query(body), limit=BEST)

    def begun(self, text: str, most: int) -> None:
        query = tantivy.Query.regex_query(build_schema(), "text_exact", f"{text}.*")
        for _score, address in self.searcher.search(query, limit=most).hits:
            self.searcher.doc(address)

    def made_ready(self, documents: Sequence[Document]) -> list[dict[str, Any]]:
        return [to_document(one).to_dict() for one in documents]

    def load(self, ready: Sequence[dict[str, Any]]) -> None:
        """With the same heap and one thread, one commit."""
        schema = build_schema()
        writer = open_index(str(settings.SEARCH_INDEX_DIR)).writer(heap_size=HEAP_BYTES, num_threads=1)
        for values in ready:
            writer.add_document(tantivy.Document.from_dict(values, schema))
        writer.commit()
        writer.wait_merging_threads()


class BareElastic(Bare):
    clock = staticmethod(time.perf_counter)
    per = "s"

    def __init__(self) -> None:
        self.client = Elasticsearch(settings.ELASTICSEARCH_URL, request_timeout=60)
        self.prefix = settings.ELASTICSEARCH_PREFIX
        self.facets = {name: {"terms": {"field": name, "size": FACET_SIZE}} for name in FACETS}
        self._is_filled = False
        # The same questions come in each round, and a server keeps the answers to what asks for counts only: most of
        # what the product asks, and nothing of what the bare engine is asked.
        off = {"settings": {"index.requests.cache.enable": False}}
        self.client.indices.put_index_template(name=self.prefix, index_patterns=[f"{self.prefix}-*"], template=off)

    def hold_corpus(self, tell: Callable[[str], None]) -> None:
        if not self._is_filled:
            tell("de index wordt gemaakt")
            rebuild()
            self._is_filled = True

    def close(self) -> None:
        get_engine().remove()
        self.client.indices.delete_index_template(name=self.prefix)

    def ask(self, body: Node) -> None:
        self._search(elastic_query(body), BEST, aggs=self.facets, highlight={"fields": {"text_exact": {}}})

    def hits(self, body: Node) -> None:
        self._search(elastic_query(body), BEST)

    def begun(self, text: str, most: int) -> None:
        self._search({"prefix": {"text_exact": {"value": text}}}, most)

    def _search(self, query: dict[str, Any], size: int, **more: Any) -> None:
        alias = f"{settings.ELASTICSEARCH_PREFIX}-lezen"
        self.client.search(
            index=alias, query=query, size=size, source_includes=["record"], track_total_hits=False, **more
        )

    def made_ready(self, documents: Sequence[Document]) -> list[dict[str, Any]]:
        return [source_of(one) for one in documents]

    def load(self, ready: Sequence[dict[str, Any]]) -> None:
        name = f"{settings.ELASTICSEARCH_PREFIX}-kaal"
        body = index_body(shards=1, replicas=0)
        self.client.indices.create(index=name, settings=body["settings"], mappings=body["mappings"])
        try:
            bulk(self.client, ({"_source": one} for one in ready), index=name, refresh=True)
        finally:
            self.client.indices.delete(index=name)


def bare_engine(name: str) -> Bare:
    return BareElastic() if name == ELASTICSEARCH else BareTantivy()


@contextmanager
def scratch() -> Iterator[Scratch]:
    """Settings that lead to a place of its own, where no index is yet. What is made there goes at the end."""
    with TemporaryDirectory(prefix="bench-") as folder:
        prefix = f"{settings.ELASTICSEARCH_PREFIX}-{Path(folder).name}"
        place = {"SEARCH_INDEX_DIR": folder, "ELASTICSEARCH_PREFIX": prefix}
        try:
            yield place
        finally:
            with override_settings(**place):
                get_engine().remove()
