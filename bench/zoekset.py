"""`python -m bench.zoekset --queries FILE --texts MAP [MAP …] --engine tantivy|elasticsearch --run UIT`: asks judged
queries and writes a TREC run for the scorer of the set.

The texts (folders or files) become published stukken of a scratch portal, by the same command that a griffie uses; the
id of a text is its file name without extension. Every query goes through the public search service. With `--offers` and
`--snippets` the two other files of the scorer are written as well. On Elasticsearch (ELASTICSEARCH_URL, else
TEST_ELASTICSEARCH_URL) it works under a prefix of its own and removes what it made.
"""

import argparse
import html
import io
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
from django.db import transaction

from bench.environment import engine_environment, product_environment

HITS = 50
SECONDS = 60
"""For one answer: what is judged is what is found, not how soon."""
SLUG = "zoekset"


def main() -> int:
    options = _options()
    queries = [json.loads(line) for line in options.queries.read_text("utf-8").splitlines() if line.strip()]
    files = sorted(_files(options.texts))
    with tempfile.TemporaryDirectory(prefix="zoekset-") as folder:
        _prepare(Path(folder), options.engine)
        ids = _load(files)
        try:
            _ask(queries, ids, options)
        finally:
            _remove()
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.zoekset")
    parser.add_argument("--queries", type=Path, required=True, metavar="BESTAND")
    parser.add_argument("--texts", type=Path, nargs="+", required=True, metavar="MAP")
    parser.add_argument("--engine", choices=["tantivy", "elasticsearch"], default="tantivy")
    parser.add_argument("--run", type=Path, required=True, metavar="UIT")
    parser.add_argument("--offers", type=Path, metavar="UIT")
    parser.add_argument("--snippets", type=Path, metavar="UIT")
    return parser.parse_args()


def _files(places: list[Path]) -> Iterator[Path]:
    for place in places:
        if place.is_dir():
            yield from (path for path in place.iterdir() if path.is_file() and not path.name.startswith("."))
        else:
            yield place


def _prepare(folder: Path, engine: str) -> None:
    """The settings of a municipality, on an empty database in this folder."""
    more = engine_environment(engine, "zoekset")
    if engine == "elasticsearch" and not more["ELASTICSEARCH_URL"]:
        sys.exit("Noem een Elasticsearch met ELASTICSEARCH_URL of TEST_ELASTICSEARCH_URL.")
    os.environ.update(product_environment(folder, **more))
    django.setup()
    _command("migrate", verbosity=0)
    from dossiers.services.gemeenten import make_dossier, make_gemeente

    with transaction.atomic():
        make_dossier(gemeente=make_gemeente(name="Zoekset", slug=SLUG), title="Zoekset", slug=SLUG)


def _load(files: list[Path]) -> dict[str, str]:
    """The id of each stuk found, by its address."""
    said = _command("ingest", *map(str, files), gemeente=SLUG, dossier_slugs=[SLUG], publish=True, as_json=True)
    lines = [json.loads(line) for line in said.splitlines()]
    wrong = [line for line in lines if not line["gepubliceerd"]]
    for line in wrong:
        print(f"{line['bestand']}: {line['status']} {line['reden']}", file=sys.stderr)
    if wrong:
        sys.exit("Niet alle teksten zijn gepubliceerd.")
    return {f"/stukken/{line['stuk']}/": Path(line["bestand"]).stem for line in lines}


def _ask(queries: list[dict[str, Any]], ids: dict[str, str], options: argparse.Namespace) -> None:
    from django.utils import timezone
    from django.utils.html import strip_tags

    from search.engine import Patience
    from search.query import SearchQuery
    from search.services import complete, search

    run, snippets, offers = [], [], []
    for query in queries:
        found = search(SearchQuery(today=timezone.localdate(), text=query["query"], page_size=HITS), Patience(SECONDS))
        hits = [hit for hit in found.hits if hit.url in ids]
        for rank, hit in enumerate(hits, start=1):
            run.append(f"{query['id']} Q0 {ids[hit.url]} {rank} {hit.score:.6f} raadsspoor-{options.engine}")
            shown = " ".join(strip_tags(place.fragment) for place in hit.passages)
            snippets.append(f"{query['id']}\t{ids[hit.url]}\t{' '.join(html.unescape(shown).split())}")
        if query["category"] == "autocomplete":
            offers += [f"{query['id']}\t{one.text}" for one in complete(query["query"], Patience(SECONDS))]
    _write(options.run, run)
    _write(options.offers, offers)
    _write(options.snippets, snippets)


def _write(path: Path | None, lines: list[str]) -> None:
    if path is not None:
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _command(name: str, *words: str, **options: Any) -> str:
    from django.core.management import call_command

    said = io.StringIO()
    call_command(name, *words, stdout=said, **options)
    return said.getvalue()


def _remove() -> None:
    from search.engine import get_engine

    get_engine().remove()


if __name__ == "__main__":
    sys.exit(main())
