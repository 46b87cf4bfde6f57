"""The benches by name: which script, and on which corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bench.frame import Row

if TYPE_CHECKING:
    from bench.engines import Bare  # its models need the settings

GROWTH = "groei"
TANTIVY, ELASTICSEARCH = "tantivy", "elasticsearch"


@dataclass(frozen=True, slots=True)
class Run:
    """What a script gets: its name, the size of the corpus, its folder, how to say how far it is, the bare engine."""

    name: str
    size: str
    folder: Path
    tell: Callable[[str], None]
    bare: Bare


Script = Callable[[Run], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Bench:
    """`corpus` is "" for the size that was asked for. One that `writes` gets a copy, which is thrown away."""

    script: str
    corpus: str = ""
    writes: bool = False
    engine: str = TANTIVY


_BENCHES = {
    "page-dossier": Bench("page_dossier"),
    "page-cached": Bench("page_cached"),
    "page-n1": Bench("page_n1", GROWTH),
    "page-growth": Bench("page_growth", GROWTH),
    "list-50": Bench("list_50"),
    "list-growth": Bench("list_growth", GROWTH),
    "overview": Bench("overview"),
    "stand": Bench("stand"),
    "stand-growth": Bench("stand_growth", GROWTH),
    "search": Bench("search"),
    "search-common": Bench("search_common"),
    "search-growth": Bench("search_growth"),
    "search-memory": Bench("search_memory", writes=True),
    "suggest": Bench("suggest"),
    "index": Bench("index", writes=True),
    "rebuild": Bench("rebuild", writes=True),
    "found": Bench("found", writes=True),
    "ingest-pdf": Bench("ingest_pdf", writes=True),
    "analyse": Bench("analyse"),
    "reading-growth": Bench("reading_growth"),
    "ingest-mem": Bench("ingest_mem", writes=True),
    "publish": Bench("publish", writes=True),
    "cold-start": Bench("cold_start"),
}

# Those that are measured on the other engine too. Building its index writes in the database.
_BOTH = ("search", "search-common", "search-growth", "suggest", "index", "rebuild", "found")
_TWINS = {f"{name}-{ELASTICSEARCH}": replace(_BENCHES[name], engine=ELASTICSEARCH, writes=True) for name in _BOTH}

BENCHES = _BENCHES | _TWINS
