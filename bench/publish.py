"""Publishing a stuk against what stock Wagtail does for a snippet or page of like size.

Product: `publish_stuk` of a concept with a file that was read, in a dossier. Baseline: `save_revision().publish()` of a
page in a stock Wagtail, which is how a Wagtail site without this product would keep a document; in the details that of
a snippet with the mixins that a stuk has. What is published is made beforehand; processor milliseconds per publication.
"""

import io
import random
from collections.abc import Iterator
from statistics import median
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench import plain_site, words
from bench.benches import Run
from bench.frame import ROUNDS, Row, Target, compared, cost_of
from bench.peer import Peer
from dossiers.datering import datering_from_iso
from dossiers.extraction import Reader
from dossiers.models import Bestand, DossierPage, Stuk
from dossiers.services.bestanden import read_bestand, receive_bestand
from dossiers.services.stukken import create_stuk, publish_stuk

EACH = 12


def run(bench: Run) -> Iterator[Row]:
    dossier: Any = DossierPage.objects.public().order_by("pk").first()
    bestand = read_memo(dossier)
    mine: list[float] = []
    pages: list[float] = []
    snippets: list[float] = []
    with Peer("bench.plain.publish", plain_site.environment()) as stock:
        for number in range(ROUNDS + 1):
            stukken = [_concept(dossier, bestand, number) for _stuk in range(EACH)]
            mine.append(1000 * cost_of(lambda these=stukken: [publish_stuk(one) for one in these]).cpu / EACH)
            pages.append(stock.ask(kind="page", count=EACH)["cpu_ms"])
            snippets.append(stock.ask(kind="snippet", count=EACH)["cpu_ms"])
            bench.tell(f"{mine[-1]:.0f} ms, pagina {pages[-1]:.0f} ms, snippet {snippets[-1]:.0f} ms")
        queries = {kind: stock.ask(kind=kind, count=1)["queries"] for kind in ("page", "snippet")}
    stuk = _concept(dossier, bestand, 0)
    with CaptureQueriesContext(connection) as captured:
        publish_stuk(stuk)
    queries["product"] = len(captured)
    details = {"queries": queries, "snippet_ms": median(snippets[1:])}
    yield compared(
        "publish", "ms cpu", Target("<=", 1.3, "≤ 1,3 × gewone publicatie"), mine[1:], pages[1:], details=details
    )


def read_memo(dossier: Any) -> Bestand:
    gemeente = dossier.get_parent().specific
    received = receive_bestand(gemeente=gemeente, source=io.BytesIO(b"Een memo van de bench."), filename="memo.txt")
    with Reader() as reader:
        return read_bestand(received.bestand.pk, reader)


def _concept(dossier: Any, bestand: Bestand, number: int) -> Stuk:
    return concept_in(dossier, bestand, title=words.title(random.Random(number)))


def concept_in(dossier: Any, bestand: Bestand, *, title: str) -> Stuk:
    return create_stuk(
        gemeente=dossier.get_parent().specific,
        title=title,
        summary=words.sentence(random.Random(title), 16),
        bestand=bestand,
        dossiers=[dossier],
        date=datering_from_iso("2026-06-30"),
        soort=Stuk.Soort.MEMO,
    )
