"""The whole way of a PDF, from upload to findable, against a bare pypdfium2 loop over the same files.

The product's side: bytes stored and hashed, concept with revision, task through the queue, text by the bounded child,
publication with all that follows from it, index. Processor time of this process and of the child together; pages per
processor second. The files have the length of an average document of the corpus.
"""

import io
import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2

from bench.benches import Run
from bench.corpus import SEED, SIZES
from bench.frame import ROUNDS, Row, Target, compared
from bench.pdf_files import make_pdf
from bench.server import children_of, cpu_of
from dossiers.models import DossierPage
from dossiers.services.ingest import ingest_upload
from dossiers.services.ingest_finish import publish_new_stuk
from portal.worker import PortalWorker
from search.services import feed_outbox

FILES = 10


def run(bench: Run) -> Iterator[Row]:
    source = random.Random(SEED)
    size = SIZES[bench.size]
    pages = round(size.pages / size.documents)
    dossier: Any = DossierPage.objects.public().order_by("pk").first()
    worker = PortalWorker()
    mine, theirs = [], []
    for number in range(ROUNDS + 1):
        files = [make_pdf(source, pages) for _file in range(FILES)]
        mine.append(FILES * pages / _cpu_of_ingest(files, dossier, worker))
        theirs.append(FILES * pages / cpu_of_loop(files))
        bench.tell(f"ronde {number}: {mine[-1]:.0f} tegen {theirs[-1]:.0f} pagina's per cpu-seconde")
    target = Target(">=", 0.25, "≥ 0,25 × kale pypdfium2")
    details = {"pages_per_file": pages, "files_per_round": FILES}
    yield compared("ingest-pdf", "pag./cpu-s", target, mine[1:], theirs[1:], details=details)


def _cpu_of_ingest(files: list[bytes], dossier: Any, worker: PortalWorker) -> float:
    gemeente = dossier.get_parent().specific
    before = _cpu()
    stukken = []
    for content in files:
        result = ingest_upload(
            gemeente=gemeente, source=io.BytesIO(content), filename="stuk.pdf", dossiers=[dossier], soort="memo"
        )
        stukken.append(result.stuk)
    while worker.do_one_task():
        pass
    for stuk in stukken:
        assert stuk is not None
        stuk.refresh_from_db()
        if not publish_new_stuk(stuk).live:
            raise RuntimeError("a generated PDF was not published")
    feed_outbox()
    return _cpu() - before


def cpu_of_loop(files: list[bytes]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.pdf" for number in range(len(files))]
        for path, content in zip(paths, files, strict=True):
            path.write_bytes(content)
        before = _cpu()
        characters = sum(_read(path) for path in paths)
        spent = _cpu() - before
    assert characters
    return spent


def _read(path: Path) -> int:
    characters = 0
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            characters += len(text.get_text_bounded())
            text.close()
            page.close()
    return characters


def _cpu() -> float:
    """Of this process, of the children that it has ended, and of the reader that is still warm."""
    spent = os.times()
    alive = sum(cpu_of(pid) for pid in children_of(os.getpid()))
    return spent.user + spent.system + spent.children_user + spent.children_system + alive
