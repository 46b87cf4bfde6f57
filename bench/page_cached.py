"""A dossier page from the page cache (PAGE_CACHE) against the same bytes as a static file, both from the same server.

WhiteNoise serves the file, as in production. The product's answer is worked out far enough to know that nothing has
changed; the file's is not, which is what the page must stay within a factor two of.
"""

import http.client
from collections.abc import Iterator
from statistics import median

from bench.asked import get
from bench.benches import Run
from bench.environment import product_environment
from bench.frame import Row, Target, compared, interleaved
from bench.page_dossier import typical_dossiers
from bench.server import VISITORS, Answered, Server, free_port
from portal.services.stamps import add_together

CPU_SECONDS = 1.5  # of each round
FIRST = 400  # requests: enough for each worker to have kept each page


def run(bench: Run) -> Iterator[Row]:
    [path, *_others] = typical_dossiers()
    add_together()  # as the worker does after two hundred changes
    static = bench.folder / "static" / "bench"
    static.mkdir(exist_ok=True)
    port = free_port()  # the page names its own address
    (static / "page.html").write_bytes(get(path, f"127.0.0.1:{port}"))
    environment = product_environment(bench.folder, PAGE_CACHE="1")
    with Server("portal.wsgi", environment, ready_path=path, port=port) as server:
        assert server.get("/static/bench/page.html")[1] == server.get(path)[1]
        mine: list[Answered] = []
        theirs: list[Answered] = []

        def ask_page() -> float:
            return _ask(server, path, mine)

        def ask_file() -> float:
            found = _ask(server, "/static/bench/page.html", theirs)
            bench.tell(f"{mine[-1].per_cpu_second:.0f} tegen {found:.0f} verzoeken per cpu-seconde")
            return found

        found = interleaved(ask_page, ask_file)
        tag = _tag(server, path)
        unchanged = server.get(path, {"If-None-Match": tag})[0] == http.client.NOT_MODIFIED
    yield compared(
        "page-cached",
        "verz./cpu-s",
        Target(">=", 0.5, "≥ 0,5 × hetzelfde als bestand"),
        *found,
        also=(("304 als er niets veranderde", unchanged),),
        details={
            "bytes": mine[-1].size,
            "rps": {"product": median(a.per_second for a in mine), "file": median(a.per_second for a in theirs)},
        },
    )


def _ask(server: Server, path: str, before: list[Answered]) -> float:
    requests = round(CPU_SECONDS * before[0].per_cpu_second) if before else FIRST
    before.append(server.ask([path], max(VISITORS, requests)))
    return before[-1].per_cpu_second


def _tag(server: Server, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    try:
        connection.request("GET", path)
        return connection.getresponse().getheader("ETag") or ""
    finally:
        connection.close()
