"""`python -m bench.child NAME SIZE FOLDER`: one bench, in the environment of its corpus. Rows go to standard output."""

import sys
from importlib import import_module
from pathlib import Path

import django

from bench.benches import BENCHES, Run
from bench.frame import as_json


def main() -> None:
    name, size, folder = sys.argv[1:]
    django.setup()
    script = import_module(f"bench.{BENCHES[name].script}")
    run = Run(size, Path(folder), lambda words: print(f"  {words}", file=sys.stderr, flush=True))
    for row in script.run(run):
        print(as_json(row), flush=True)


if __name__ == "__main__":
    main()
