"""The stock Wagtail that stands beside the product: made once, given pages of the size that a bench asks for."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import wagtail

from bench.environment import DATA, ROOT, plain_environment

VERSION = f"2 {wagtail.__version__}"
FOLDER = DATA / "gewoon"


def ensure() -> Path:
    mark = FOLDER / "made.txt"
    if not mark.exists() or mark.read_text() != VERSION:
        shutil.rmtree(FOLDER, ignore_errors=True)
        FOLDER.mkdir(parents=True)
        for command in (("migrate", "-v", "0"), ("collectstatic", "--noinput", "-v", "0")):
            _run("manage.py", *command)
        mark.write_text(VERSION)
    return FOLDER


def pages_like(slug: str, *, events: int, size: int, copies: int) -> dict[str, int]:
    """Addresses of plain pages with so many events and about so many bytes, and the bytes that each has."""
    ensure()
    made = _run("-m", "bench.plain.pages", slug, str(events), str(size), str(copies))
    pages: dict[str, int] = json.loads(made.splitlines()[-1])
    return pages


def environment() -> dict[str, str]:
    return plain_environment(ensure())


def _run(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=plain_environment(FOLDER),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout
