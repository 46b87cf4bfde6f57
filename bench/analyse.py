"""Reading texts for proposals (`manage.py analyse`), against a bare pypdfium2 loop over as many pages.

The product's side: structure and every reader over the texts of documents of the corpus, as the worker does it, without
database. Processor time; pages per processor second.
"""

import random
import time
from collections.abc import Iterator, Sequence

from bench.benches import Run
from bench.corpus import SEED, SIZES
from bench.frame import ROUNDS, Row, Target, compared
from bench.ingest_pdf import FILES, cpu_of_loop
from bench.pdf_files import make_pdf
from dossiers.models import Bestand
from dossiers.readers import read_text


def run(bench: Run) -> Iterator[Row]:
    source = random.Random(SEED)
    size = SIZES[bench.size]
    pages = round(size.pages / size.documents)
    documents = _documents((ROUNDS + 1) * FILES, pages)
    mine, theirs = [], []
    for number in range(ROUNDS + 1):
        texts = documents[number * FILES : (number + 1) * FILES]
        mine.append(FILES * pages / _cpu_of_reading(texts))
        theirs.append(FILES * pages / cpu_of_loop([make_pdf(source, pages) for _file in range(FILES)]))
        bench.tell(f"ronde {number}: {mine[-1]:.0f} tegen {theirs[-1]:.0f} pagina's per cpu-seconde")
    target = Target(">=", 0.6, "≥ 0,6 × kale pypdfium2")
    details = {"pages_per_file": pages, "files_per_round": FILES}
    yield compared("analyse", "pag./cpu-s", target, mine[1:], theirs[1:], details=details)


def _documents(count: int, pages: int) -> list[list[str]]:
    """The first so many pages of documents that have them."""
    bestanden = Bestand.objects.filter(pages__number=pages).order_by("pk")[:count]
    texts = [list(one.pages.order_by("number").values_list("text", flat=True)[:pages]) for one in bestanden]
    if len(texts) < count:
        raise RuntimeError(f"the corpus has {len(texts)} documents of {pages} pages, and {count} are needed")
    return texts


def _cpu_of_reading(documents: Sequence[Sequence[str]]) -> float:
    before = time.process_time()
    for pages in documents:
        read_text(pages)
    return time.process_time() - before
