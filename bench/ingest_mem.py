"""Memory of the worker and of its reading child over a thousand files, broken and hostile ones among them.

The files are received first; then `manage.py worker` reads them all. Measured is the largest sum of what both hold at
one moment. Flat is judged on the worker itself, since the child is replaced after fifty files: the middle of each fifty
files after the first two hundred, and the slope over these with its 95 % interval.
"""

import io
import itertools
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from bench.benches import Run
from bench.environment import ROOT, product_environment
from bench.frame import Row, Target, slope
from bench.hostile import files
from bench.server import children_of
from dossiers.models import Bestand, DossierPage, StukReading
from dossiers.services.ingest import ingest_upload

FILES, BLOCK, WARM_UP = 1_000, 50, 200
LIMIT_MB = 512
FLAT_MB = 5  # per thousand files: less is no growth, whatever the interval says
SECONDS_BETWEEN = 0.1
PATIENCE_SECONDS = 600


def run(bench: Run) -> Iterator[Row]:
    dossier: Any = DossierPage.objects.public().order_by("pk").first()
    gemeente = dossier.get_parent().specific
    for number, content in enumerate(itertools.islice(files(), FILES), start=1):
        ingest_upload(gemeente=gemeente, source=io.BytesIO(content), filename="stuk.pdf", dossiers=[dossier])
        if number % 250 == 0:
            bench.tell(f"{number} ontvangen")
    samples, worker_peak, child_peak = _watch(bench)
    per_block: dict[int, list[float]] = defaultdict(list)
    for done, worker, _child in samples:
        if done >= WARM_UP:
            per_block[done // BLOCK].append(worker)
    middles = [median(values) for values in per_block.values()]
    growth, margin = slope([block * BLOCK for block in per_block], middles)
    growth, margin = growth * 1_000, margin * 1_000
    is_flat = growth - margin <= 0 or growth < FLAT_MB
    peak = max(worker + child for _done, worker, child in samples)
    states = dict.fromkeys(Bestand.State.values, 0)
    for state in Bestand.objects.order_by("-pk").values_list("state", flat=True)[:FILES]:
        states[state] += 1
    yield Row(
        "ingest-mem",
        "MB",
        measured=peak,
        baseline=None,
        judged=peak,
        target=Target("<=", LIMIT_MB, f"≤ {LIMIT_MB} MB"),
        needs_baseline=False,
        also=((f"vlak: {growth:+.1f} ± {margin:.1f} MB per 1.000 bestanden", is_flat),),
        details={
            "worker_peak_mb": worker_peak,
            "child_peak_mb": child_peak,
            "worker_first_mb": middles[0],
            "worker_last_mb": middles[-1],
            "states": states,
        },
    )


def _watch(bench: Run) -> tuple[list[tuple[int, float, float]], float, float]:
    """(files read, MB of the worker, MB of the child) until all are read; and the peak of each."""
    waiting = StukReading.objects.filter(state=StukReading.State.WAITING)
    samples: list[tuple[int, float, float]] = []
    child_peak = 0.0
    command = [sys.executable, "manage.py", "worker"]
    worker = subprocess.Popen(command, cwd=ROOT, env=product_environment(bench.folder), stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + PATIENCE_SECONDS
        told = 0
        while (left := waiting.count()) and worker.poll() is None:
            if time.monotonic() > deadline:
                raise RuntimeError(f"{left} files were not read within {PATIENCE_SECONDS} seconds")
            children = [_memory(pid) for pid in children_of(worker.pid)]
            samples.append((FILES - left, _memory(worker.pid)["VmRSS"], sum(child["VmRSS"] for child in children)))
            child_peak = max([child_peak, *(child["VmHWM"] for child in children)])
            if (FILES - left) // 250 > told:
                told += 1
                bench.tell(f"{FILES - left} gelezen, worker {samples[-1][1]:.0f} MB, kind {samples[-1][2]:.0f} MB")
            time.sleep(SECONDS_BETWEEN)
        if worker.poll() is not None:
            raise RuntimeError("the worker ended before all files were read")
        return samples, _memory(worker.pid)["VmHWM"], child_peak
    finally:
        worker.terminate()
        worker.wait(timeout=60)


def _memory(pid: int) -> dict[str, float]:
    """VmRSS and VmHWM (its peak) in MB; nothing of a process that has just ended."""
    found = {"VmRSS": 0.0, "VmHWM": 0.0}
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return found
    for line in lines:
        name, _colon, words = line.partition(":")
        if name in found:
            found[name] = int(words.split()[0]) / 1024
    return found
