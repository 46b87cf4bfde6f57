"""The corpora that benches run on: made once with a fixed seed, kept in bench/.data, made anew when VERSION goes up.

`S` is one gemeente in one year, `M` the same in twenty; `groei` holds dossiers of 10, 100, 1,000 and 10,000 events with
one page per document. `python -m bench.corpus S` makes one by hand.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.environment import DATA, ROOT, product_environment
from search.index_directory import IndexDirectory, schema_hash_of
from search.tantivy_schema import SCHEMA_HASH

VERSION = 4
SEED = 20260630
LAST_DAY = date(2026, 6, 30)
GROWTH = (10, 100, 1_000, 10_000)


@dataclass(frozen=True, slots=True)
class Size:
    """`events`: entries of the timeline, per dossier. Documents that no event needs are concepts."""

    documents: int
    pages: int
    years: int
    events: tuple[int, ...]


def _mixed(dossiers: int, factor: int) -> tuple[int, ...]:
    """A few large dossiers and many small ones: per ten of them 500 events, times the factor."""
    pattern = (150, 100, 50, 50, 50, 50, 20, 10, 10, 10)
    return tuple(factor * pattern[number % len(pattern)] for number in range(dossiers))


SIZES = {
    "S": Size(documents=1_500, pages=16_000, years=1, events=_mixed(100, 1)),
    "M": Size(documents=30_000, pages=320_000, years=20, events=_mixed(1_000, 2)),
    "groei": Size(documents=3_400, pages=3_400, years=20, events=GROWTH),
}

# Shares of the timeline; what is left are stukken. Every dossier has at least one of each.
SHARES = {
    "vergadering": 0.10,
    "afspraak": 0.26,
    "termijn": 0.14,  # of the afspraken: still open, with a last day
    "afdoening": 0.08,  # of the afspraken: settled
    "besluit": 0.04,
    "mijlpaal": 0.02,
    "verschuiving": 0.06,
}


def event_counts(events: int) -> dict[str, int]:
    """How many entries of each kind, together exactly `events` (at least 10)."""
    counts = {kind: max(1, round(share * events)) for kind, share in SHARES.items()}
    return {"stuk": events - sum(counts.values()), **counts}


def page_counts(documents: int, pages: int) -> Iterator[int]:
    """Many short documents and a few long ones, together exactly `pages`."""
    source, left = random.Random(SEED), pages
    for number in range(documents):
        waiting = documents - number - 1
        fair = left / (waiting + 1)
        wanted = min(80, max(1, round(source.expovariate(1 / fair)))) if waiting else left
        taken = min(wanted, left - waiting)
        left -= taken
        yield taken


def folder_of(name: str) -> Path:
    return DATA / f"corpus-{name}"


@cache
def ensure(name: str) -> Path:
    """The folder of this corpus, which is made when it is not there, not whole or of another version.

    A kept one follows the code: its tables and static files are brought up to date, once per run.
    """
    folder = folder_of(name)
    mark = folder / "made.json"
    if not mark.exists() or json.loads(mark.read_text())["version"] != VERSION:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        print(f"Het corpus {name} wordt gemaakt (één keer) ...", file=sys.stderr, flush=True)
    _manage(folder, "migrate", "--verbosity", "0")
    _manage(folder, "collectstatic", "--noinput", "--verbosity", "0")
    if not mark.exists():
        command = [sys.executable, "-m", "bench.corpus", name, "fill"]
        subprocess.run(command, cwd=ROOT, env=product_environment(folder), check=True)
        mark.write_text(json.dumps({"version": VERSION, "size": name}))
    index = IndexDirectory(folder / "zoekindex").current()
    if index is None or schema_hash_of(index) != SCHEMA_HASH:
        _manage(folder, "search_rebuild")
    return folder


@contextmanager
def copied(folder: Path) -> Iterator[Path]:
    """A copy of database and index for a bench that writes; the stored bytes stay behind."""
    with TemporaryDirectory(dir=DATA, prefix="kopie-") as name:
        shutil.copytree(folder, name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("bestanden", "static"))
        yield Path(name)


def _manage(folder: Path, *command: str) -> None:
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=product_environment(folder), check=True)


def main() -> None:
    name, *rest = sys.argv[1:]
    if rest == ["fill"]:
        import django

        django.setup()
        from bench.corpus_build import build  # its models need the settings

        build(SIZES[name], tell=lambda words: print(f"  {words}", file=sys.stderr, flush=True))
    else:
        print(os.path.relpath(ensure(name)))


if __name__ == "__main__":
    main()
