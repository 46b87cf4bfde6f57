"""The overview of a gemeente against a plain Wagtail page with as many bytes, and as many events as it has rows.

What is fair about the plain page: see `bench.page_dossier`. The overview counts all afspraken of the gemeente.
"""

from collections.abc import Iterator

from bench.asked import ask
from bench.benches import Run
from bench.frame import Row, Target
from bench.page_dossier import MAX_QUERIES, beside_plain
from dossiers.models import GemeentePage


def run(bench: Run) -> Iterator[Row]:
    [gemeente] = GemeentePage.objects.public()
    path = f"/dossiers/{gemeente.slug}/"
    page = ask(path)
    rows = page.body.count(b"<tr")
    bench.tell(f"{page.size:,} bytes, {rows} rijen, {page.queries} queries")
    yield beside_plain(
        bench,
        "overview",
        [path],
        size=page.size,
        events=max(1, rows),
        target=Target(">=", 0.3, "≥ 0,3 × gewone Wagtailpagina"),
        also=((f"≤ {MAX_QUERIES} queries: {page.queries}", page.queries <= MAX_QUERIES),),
    )
