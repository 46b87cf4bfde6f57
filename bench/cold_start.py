"""From the start of the web server to its first page, search engine included, against a plain Wagtail's first page."""

from collections.abc import Iterator
from statistics import median

from bench import plain_site
from bench.benches import Run
from bench.environment import product_environment
from bench.frame import Row, Target, interleaved, ratios
from bench.server import Server

SEARCH = "/zoeken/?q=gemeente"


def run(bench: Run) -> Iterator[Row]:
    [plain] = plain_site.pages_like("start", events=10, size=0, copies=1)

    def product() -> float:
        with Server("portal.wsgi", product_environment(bench.folder), ready_path=SEARCH) as server:
            return server.seconds_to_answer

    def stock() -> float:
        with Server("bench.plain.wsgi", plain_site.environment(), ready_path=plain) as server:
            return server.seconds_to_answer

    mine, theirs = interleaved(product, stock)
    bench.tell(f"{median(mine):.1f} s tegen {median(theirs):.1f} s")
    yield Row(
        "cold-start",
        "s",
        measured=median(mine),
        baseline=median(theirs),
        judged=median(one - other for one, other in zip(mine, theirs, strict=True)),
        target=Target("<=", 15.0, "≤ gewone Wagtail + 15 s"),
        ratios=ratios(mine, theirs),
    )
