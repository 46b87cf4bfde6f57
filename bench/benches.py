"""The benches by name: which script, and on which corpus."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.frame import Row

GROWTH = "groei"


@dataclass(frozen=True, slots=True)
class Run:
    """What a script gets: the size of the corpus, its folder, and how to say how far it is."""

    size: str
    folder: Path
    tell: Callable[[str], None]


Script = Callable[[Run], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Bench:
    """`corpus` is "" for the size that was asked for. One that `writes` gets a copy, which is thrown away."""

    script: str
    corpus: str = ""
    writes: bool = False


BENCHES = {
    "page-dossier": Bench("page_dossier"),
    "page-cached": Bench("page_cached"),
    "page-n1": Bench("page_n1", GROWTH),
    "page-growth": Bench("page_growth", GROWTH),
    "list-50": Bench("list_50"),
    "search": Bench("search"),
    "search-common": Bench("search_common"),
    "suggest": Bench("suggest"),
    "index": Bench("index", writes=True),
    "ingest-pdf": Bench("ingest_pdf", writes=True),
    "ingest-mem": Bench("ingest_mem", writes=True),
    "publish": Bench("publish", writes=True),
    "cold-start": Bench("cold_start"),
}
