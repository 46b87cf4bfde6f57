"""`python -m bench.child SIZE FOLDER NAME …`: benches of one engine, in the environment of their corpus, one after the
other. Rows go to standard output."""

import os
import sys
from collections.abc import Iterable
from contextlib import closing
from importlib import import_module
from pathlib import Path

import django

from bench.benches import BENCHES, ELASTICSEARCH, Run
from bench.environment import engine_environment
from bench.frame import Row, as_json, not_measured

NO_NODE = "geen Elasticsearch: make elasticsearch haalt het op, of noem er een met TEST_ELASTICSEARCH_URL"


def main() -> None:
    size, folder, *names = sys.argv[1:]
    engine = BENCHES[names[0]].engine
    environment = engine_environment(engine, "bench")
    if engine == ELASTICSEARCH and not environment["ELASTICSEARCH_URL"]:
        _print_rows(not_measured(name, NO_NODE) for name in names)
        return
    os.environ.update(environment)
    django.setup()
    from bench.engines import bare_engine  # needs the settings

    with closing(bare_engine(engine)) as bare:
        for name in names:
            script = import_module(f"bench.{BENCHES[name].script}")
            _print_rows(script.run(Run(name, size, Path(folder), _tell, bare)))


def _tell(words: str) -> None:
    print(f"  {words}", file=sys.stderr, flush=True)


def _print_rows(rows: Iterable[Row]) -> None:
    for row in rows:
        print(as_json(row), flush=True)


if __name__ == "__main__":
    main()
