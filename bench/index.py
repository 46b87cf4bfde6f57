"""Feeding the index from the outbox against loading the same records into the bare engine from memory.

The product's side: rows of the outbox, records from the database, cleaning, documents, one commit. The bare side: the
same documents from ready-made dictionaries. Both into a new index.
"""

from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import Any

from django.db import transaction
from django.test.utils import override_settings

from bench.benches import Run
from bench.engines import scratch
from bench.frame import ROUNDS, Row, Target, compared, interleaved
from bench.stock_search import stock_search
from dossiers.models import Stuk
from dossiers.search_sources import STUK, stuk_records
from search.documents import documents_of
from search.kept_lists import get_dutch
from search.records import SearchRecord
from search.services import enqueue, feed_outbox

STUKKEN = 200


def run(bench: Run) -> Iterator[Row]:
    pks = list(Stuk.objects.public().order_by("pk").values_list("pk", flat=True)[:STUKKEN])
    records = list(stuk_records(pks))
    documents = list(documents_of(records, get_dutch()))
    bare = bench.bare
    ready = bare.made_ready(documents)
    bench.tell(f"{len(documents)} records van {len(pks)} stukken")

    def speed(feed: Callable[[], Any]) -> float:
        began = bare.clock()
        feed()
        return len(documents) / (bare.clock() - began)

    def product() -> float:
        with scratch() as place, override_settings(**place):
            with transaction.atomic():
                enqueue(STUK, *pks)
            return speed(feed_outbox)

    def load() -> float:
        with scratch() as place, override_settings(**place):
            found = speed(lambda: bare.load(ready))
        bench.tell(f"kaal {found:.0f} records per {bare.per}")
        return found

    found = interleaved(product, load)
    beside = (f"gewone Wagtail, database: {_stock(records):.0f} rec./cpu-s",) if bare.has_stock_beside else ()
    yield compared(bench.name, f"rec./{bare.per}", Target(">=", 0.5, "≥ 0,5 × kaal laden"), *found, beside=beside)


def _stock(records: Sequence[SearchRecord]) -> float:
    """Records per processor second that stock Wagtail puts into its index."""
    with stock_search() as stock:
        return median(len(records) / stock.load(records) for _round in range(ROUNDS))
