"""`python -m bench --size S [--name page-dossier …]`: each bench in a process of its own (those on
Elasticsearch in one), then one table.

A bench that misses its target is told in the table and is no error; one that breaks off is.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime

from bench import corpus
from bench.benches import BENCHES, ELASTICSEARCH
from bench.environment import ROOT, product_environment
from bench.frame import RESULTS, Row, as_json, from_json, load, table


def main() -> int:
    options = _options()
    rows: list[Row] = []
    broken: list[str] = []
    moment = datetime.now(UTC)
    for names in _together(options.name or BENCHES):
        began = time.monotonic()
        name = " ".join(names)
        print(f"{name} ... (belasting {load()})", file=sys.stderr, flush=True)
        found, is_whole = _run(names, options.size)
        rows += found
        _keep(found, moment, options.size)
        if not is_whole:
            broken.append(name)
            continue
        print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    print(
        f"\nRaadsspoor, maat {options.size}, {moment:%Y-%m-%d %H:%M} UTC, belasting {load()}, {os.cpu_count()} kernen\n"
    )
    print(table(rows))
    for name in broken:
        print(f"{name}: afgebroken door een fout")
    wrong = [words for row in rows for words, met in row.also if not met] if options.counts else []
    for words in wrong:
        print(f"niet gehaald: {words}")
    return 1 if broken or wrong else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--size", default="S", choices=[size for size in corpus.SIZES if size != "groei"])
    parser.add_argument("--counts", action="store_true", help="een telling die niet klopt, is een fout")
    parser.add_argument("--name", action="append", choices=list(BENCHES), metavar="NAAM")
    return parser.parse_args()


def _together(names: Iterable[str]) -> list[list[str]]:
    """Those on Elasticsearch share a node and an index, which take long to make; they come last."""
    alone = [[name] for name in names if BENCHES[name].engine != ELASTICSEARCH]
    shared = [name for name in names if BENCHES[name].engine == ELASTICSEARCH]
    return [*alone, shared] if shared else alone


def _run(names: Sequence[str], size: str) -> tuple[list[Row], bool]:
    """Their rows; not all when it ended with an error, which it has told on standard error."""
    bench = BENCHES[names[0]]
    kept = corpus.ensure(bench.corpus or size)
    with ExitStack() as stack:
        folder = stack.enter_context(corpus.copied(kept)) if bench.writes else kept
        node = [sys.executable, "scripts/elasticsearch_node.py"] if bench.engine == ELASTICSEARCH else []
        command = [*node, sys.executable, "-m", "bench.child", size, str(folder), *names]
        done = subprocess.run(
            command, cwd=ROOT, env=product_environment(folder), check=False, stdout=subprocess.PIPE, text=True
        )
    return [from_json(line) for line in done.stdout.splitlines() if line.startswith("{")], not done.returncode


def _keep(rows: list[Row], moment: datetime, size: str) -> None:
    RESULTS.mkdir(exist_ok=True)
    with (RESULTS / f"{moment:%Y%m%dT%H%M%S}-{size}.jsonl").open("a") as kept:
        for row in rows:
            kept.write(as_json(row, moment=moment.isoformat(), size=size, load=os.getloadavg()) + "\n")


if __name__ == "__main__":
    sys.exit(main())
