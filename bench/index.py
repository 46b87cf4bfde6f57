"""Feeding the index from the outbox against loading the same records into tantivy from memory.

The product's side: rows of the outbox, records from the database, cleaning, documents, one commit. The bare side: the
same documents from ready-made dictionaries, with the same heap and one thread, one commit. Both into an empty folder.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tantivy
from django.db import transaction
from django.test.utils import override_settings

from bench.benches import Run
from bench.frame import Row, Target, compared, cost_of, interleaved
from dossiers.models import Stuk
from dossiers.search_sources import STUK, stuk_records
from search.documents import documents_of
from search.kept_lists import get_dutch
from search.services import enqueue, feed_outbox
from search.tantivy_engine import HEAP_BYTES
from search.tantivy_schema import build_schema, open_index, to_document

STUKKEN = 200


def run(bench: Run) -> Iterator[Row]:
    pks = list(Stuk.objects.public().order_by("pk").values_list("pk", flat=True)[:STUKKEN])
    documents = [to_document(one).to_dict() for one in documents_of(stuk_records(pks), get_dutch())]
    bench.tell(f"{len(documents)} records van {len(pks)} stukken")

    def product() -> float:
        with tempfile.TemporaryDirectory() as folder, override_settings(SEARCH_INDEX_DIR=folder):
            with transaction.atomic():
                enqueue(STUK, *pks)
            return len(documents) / cost_of(feed_outbox).cpu

    def bare() -> float:
        folder = Path(tempfile.mkdtemp())
        found = len(documents) / cost_of(lambda: _load(folder, documents)).cpu
        shutil.rmtree(folder)
        bench.tell(f"kaal {found:.0f} records per cpu-seconde")
        return found

    found = interleaved(product, bare)
    yield compared("index", "rec./cpu-s", Target(">=", 0.5, "≥ 0,5 × kaal laden"), *found)


def _load(folder: Path, documents: list[dict[str, Any]]) -> None:
    schema = build_schema()
    writer = open_index(str(folder)).writer(heap_size=HEAP_BYTES, num_threads=1)
    for values in documents:
        writer.add_document(tantivy.Document.from_dict(values, schema))
    writer.commit()
    writer.wait_merging_threads()
