"""Stock Wagtail's search in the database, asked by `bench.stock_search`: the same texts, one model with a title and a
text, found by the words that a visitor types, quotation marks included."""

import json
import time
from pathlib import Path
from typing import Any

import django

django.setup()

from wagtail.search.backends import get_search_backend  # noqa: E402 -- after the set-up
from wagtail.search.utils import parse_query_string  # noqa: E402

from bench.peer import answer_all  # noqa: E402
from bench.plain.models import PlainText  # noqa: E402

BATCH = 1_000  # as Wagtail's own update_index
BEST = 20
_backend = get_search_backend()


def answer(**question: Any) -> Any:
    return _load(Path(question["load"])) if "load" in question else _ask(question["ask"])


def _load(path: Path) -> float:
    """Puts these texts in the place of those of before; processor seconds of indexing them."""
    PlainText.objects.all().delete()
    _backend.reset_indexes()
    with path.open(encoding="utf-8") as lines:
        PlainText.objects.bulk_create([PlainText(**json.loads(line)) for line in lines], batch_size=BATCH)
    index = _backend.get_index_for_model(PlainText)
    pks = list(PlainText.objects.order_by("pk").values_list("pk", flat=True))
    began = time.process_time()
    for start in range(0, len(pks), BATCH):
        index.add_items(PlainText, list(PlainText.objects.filter(pk__in=pks[start : start + BATCH])))
    return time.process_time() - began


def _ask(texts: list[str]) -> list[float]:
    """Processor milliseconds for each: the best records and how many there are."""
    spent = []
    for text in texts:
        began = time.process_time()
        _filters, query = parse_query_string(text, operator="and")
        found = _backend.search(query, PlainText.objects.all())
        list(found[:BEST])
        found.count()
        spent.append(1000 * (time.process_time() - began))
    return spent


if __name__ == "__main__":
    answer_all(answer)
