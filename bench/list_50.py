"""The register of toezeggingen, fifty rows on its first page, against a plain Wagtail page with fifty events.

Of like size in bytes; what is fair about it: see `bench.page_dossier`.
"""

from collections.abc import Iterator

from bench.asked import ask
from bench.benches import Run
from bench.frame import Row, Target
from bench.page_dossier import MAX_QUERIES, beside_plain

PATH = "/toezeggingen/"
ROWS = 50


def run(bench: Run) -> Iterator[Row]:
    page = ask(PATH)
    rows = page.body.count(b'class="register-row') or page.body.count(b"<tr role=") - 1
    bench.tell(f"{page.size:,} bytes, {rows} rijen, {page.queries} queries")
    yield beside_plain(
        bench,
        "list-50",
        [PATH],
        size=page.size,
        events=ROWS,
        target=Target(">=", 0.5, "≥ 0,5 × gewone Wagtailpagina"),
        also=(
            (f"{ROWS} rijen: {rows}", rows == ROWS),
            (f"≤ {MAX_QUERIES} queries: {page.queries}", page.queries <= MAX_QUERIES),
        ),
    )
