"""The uncached page of a dossier against a plain Wagtail page of like size.

Fair both ways. The plain page is what a Wagtail developer would write: a StreamField of a heading, rich text paragraphs
and as many event blocks as the dossier page shows (its first fifty), a template that extends a base, and as many bytes;
it runs in a stock Wagtail, served by Wagtail's own view, without anything of the product. Both stand behind gunicorn
with the same versions and DEBUG off, so templates are cached on both sides, and neither has a page cache. What the
dossier page must do and the plain page need not (who may see what, order of eight kinds, what is late today) is not
taken off.
"""

from collections.abc import Iterator
from statistics import median

from bench import plain_site
from bench.asked import ask
from bench.benches import Run
from bench.environment import product_environment
from bench.frame import Row, Target, compared, interleaved
from bench.server import Answered, Server
from dossiers.models import DossierPage

CPU_SECONDS = 3.0  # of each round
FEWEST = 16  # requests, which also tell how many fit in a round
MAX_QUERIES = 20
COPIES = 10


def run(bench: Run) -> Iterator[Row]:
    paths = typical_dossiers()
    pages = [ask(path) for path in paths]
    shown = max(page.body.count(b'class="tl"') for page in pages)
    bench.tell(f"{len(paths)} dossiers, {pages[0].size:,} bytes, {shown} momenten, {pages[0].queries} queries")
    queries = max(page.queries for page in pages)
    size = round(median(page.size for page in pages))
    yield beside_plain(
        bench,
        "page-dossier",
        paths,
        size=size,
        events=shown,
        target=Target(">=", 0.5, "≥ 0,5 × gewone Wagtailpagina"),
        also=((f"≤ {MAX_QUERIES} queries: {queries}", queries <= MAX_QUERIES),),
    )


def beside_plain(
    bench: Run,
    name: str,
    paths: list[str],
    *,
    size: int,
    events: int,
    target: Target,
    also: tuple[tuple[str, bool], ...],
) -> Row:
    """Requests per second of processor time, of the product and of plain pages with so many events and bytes."""
    plain = plain_site.pages_like(name, events=events, size=size, copies=COPIES)
    mine: list[Answered] = []
    theirs: list[Answered] = []
    with (
        Server("portal.wsgi", product_environment(bench.folder), ready_path=paths[0]) as product,
        Server("bench.plain.wsgi", plain_site.environment(), ready_path=next(iter(plain))) as stock,
    ):

        def ask_product() -> float:
            mine.append(product.ask(paths, _fitting(mine)))
            return mine[-1].per_cpu_second

        def ask_plain() -> float:
            theirs.append(stock.ask(list(plain), _fitting(theirs)))
            bench.tell(f"{mine[-1].per_cpu_second:.1f} tegen {theirs[-1].per_cpu_second:.1f} verzoeken per cpu-seconde")
            return theirs[-1].per_cpu_second

        found = interleaved(ask_product, ask_plain)
    mine, theirs = mine[1:], theirs[1:]  # the first of each was to warm up
    details = {
        "bytes": {"product": size, "plain": round(median(plain.values()))},
        "events_shown": events,
        "rps": {"product": median(a.per_second for a in mine), "plain": median(a.per_second for a in theirs)},
        "p95_ms": {"product": 1000 * median(a.p95 for a in mine), "plain": 1000 * median(a.p95 for a in theirs)},
        "wall_ratio": median(a.per_second / b.per_second for a, b in zip(mine, theirs, strict=True)),
    }
    return compared(name, "verz./cpu-s", target, *found, also=also, details=details)


def _fitting(before: list[Answered]) -> int:
    return max(FEWEST, round(CPU_SECONDS * before[0].per_cpu_second)) if before else FEWEST


def typical_dossiers() -> list[str]:
    """The addresses of those with as many events as most have."""
    slugs = DossierPage.objects.public().filter(slug__endswith="-50").order_by("pk").values_list("url_path", flat=True)
    found = slugs or DossierPage.objects.public().order_by("pk").values_list("url_path", flat=True)
    return [f"/{path.strip('/').partition('/')[2]}/" for path in found[:COPIES]]
