"""The number of queries of the dossier page at 10, 100, 1,000 and 10,000 events: the same, and at most 20."""

from collections.abc import Iterator

from bench.asked import ask
from bench.benches import Run
from bench.corpus import GROWTH
from bench.frame import Row, Target
from dossiers.models import DossierPage

MAX_QUERIES = 20


def run(bench: Run) -> Iterator[Row]:
    counts = {events: ask(path).queries for events, path in growing_dossiers().items()}
    bench.tell(", ".join(f"{events}: {queries}" for events, queries in counts.items()))
    smallest, largest = counts[GROWTH[0]], counts[GROWTH[-1]]
    difference = max(counts.values()) - min(counts.values())
    yield Row(
        "page-n1",
        "queries",
        measured=largest,
        baseline=smallest,
        judged=difference,
        target=Target("<=", 0, "verschil 0"),
        also=((f"≤ {MAX_QUERIES} queries: {max(counts.values())}", max(counts.values()) <= MAX_QUERIES),),
        details={"queries": counts},
    )


def growing_dossiers() -> dict[int, str]:
    """Number of events to address, smallest first."""
    pages = DossierPage.objects.public().values_list("slug", "url_path")
    found = {int(slug.rpartition("-")[2]): f"/{path.strip('/').partition('/')[2]}/" for slug, path in pages}
    return dict(sorted(found.items()))
