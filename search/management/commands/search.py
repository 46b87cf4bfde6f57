"""Searches from the command line: the same answer as the public page."""

from __future__ import annotations

import html
import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.html import strip_tags

from search.engine import EngineAway
from search.query import SearchQuery
from search.results import Hit
from search.services import search


class Command(BaseCommand):
    help = "Zoekt in wat openbaar is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text", metavar="TEKST")
        parser.add_argument("--limit", type=int, default=20, metavar="N", help="hoeveel treffers (1 tot 1000)")
        parser.add_argument("--json", action="store_true", dest="as_json", help="schrijf JSON")

    def handle(self, *, text: str, limit: int, as_json: bool, **options: Any) -> None:
        if not 1 <= limit <= 1000:
            raise CommandError("--limit moet tussen 1 en 1000 liggen.")
        try:
            result = search(SearchQuery(today=timezone.localdate(), text=text, page_size=limit))
        except EngineAway as error:
            raise CommandError(f"Zoeken werkt nu niet: {error}") from error
        hits = [_as_dict(hit) for hit in result.hits]
        if as_json:
            self.stdout.write(json.dumps({"totaal": result.total, "treffers": hits}, ensure_ascii=False))
            return
        self.stdout.write(f"{result.total} gevonden")
        for hit in hits:
            page = f", pagina {hit['pagina']}" if hit["pagina"] else ""
            self.stdout.write(f"{hit['titel']}{page}\n  {hit['url']}\n  {hit['fragment']}")


def _as_dict(hit: Hit) -> dict[str, Any]:
    best = hit.passages[0]
    return {
        "url": best.url or hit.url,
        "titel": hit.title,
        "pagina": best.number,
        "fragment": html.unescape(strip_tags(best.fragment)),
        "score": round(best.score, 4),
    }
