"""Files keep coming in while worker and command are killed; at the end each must be there exactly once."""

import io
import random
import time
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from dossiers.models import Bestand, DossierPage, GemeentePage, Stuk, StukPagina, StukReading
from dossiers.services.gemeenten import make_dossier, make_gemeente
from dossiers.services.ingest import ingest_upload
from dossiers.services.stukken import publish_stuk
from search.models import OutboxRow
from search.query import SearchQuery
from search.services import search
from tests import hostile_files
from tests.worker_process import kill, running_worker, start, wait_for_line, wait_until

FILES_PER_ROUND = 3


class Fire:
    def __init__(self) -> None:
        self.gemeente: GemeentePage = make_gemeente(name="Duinvoorde", slug="duinvoorde")
        self.dossier: DossierPage = make_dossier(gemeente=self.gemeente, title="Wmo", slug="wmo")
        self.words: list[str] = []
        self.after_progress = False

    def make_file(self) -> tuple[str, bytes]:
        word = f"knotwilg{len(self.words)}x"
        self.words.append(word)
        return f"{word}.pdf", hostile_files.pdf("Voorblad", f"Hier staat een {word}.")

    def upload_some(self) -> None:
        for _n in range(FILES_PER_ROUND):
            name, data = self.make_file()
            ingest_upload(
                gemeente=self.gemeente, source=io.BytesIO(data), filename=name, dossiers=[self.dossier], title=name
            )

    def kill_worker(self) -> None:
        """At a random moment: right after its start and, the next time, once it has read something.

        By turns, since a file that is being read at three kills in a row is given up, as it should be.
        """
        process = start("worker")
        wait_for_line(process, "De worker werkt")
        before = read_count()
        self.upload_some()
        if self.after_progress:
            wait_until(lambda: read_count() > before)
        self.after_progress = not self.after_progress
        time.sleep(random.uniform(0, 1))
        kill(process)

    def kill_command(self, folder: Path) -> None:
        """`manage.py ingest` without a worker, cut off, and then run again to its end."""
        paths = []
        for _n in range(FILES_PER_ROUND):
            name, data = self.make_file()
            (folder / name).write_bytes(data)
            paths.append(str(folder / name))
        command = ["ingest", *paths, "--gemeente", "duinvoorde", "--dossier", "wmo", "--publish", "--json"]
        process = start(*command)
        wait_for_line(process, '"status"')
        time.sleep(random.uniform(0, 0.5))
        kill(process)
        again = start(*command)
        output, _nothing = again.communicate(timeout=180)
        assert again.returncode == 0, output.decode()

    def let_the_worker_finish(self) -> None:
        # What was received a moment before a kill waits ten seconds before anyone misses it.
        with running_worker():
            wait_until(lambda: not Bestand.objects.filter(state=Bestand.State.WAITING).exists())
            wait_until(lambda: not StukReading.objects.filter(state=StukReading.State.WAITING).exists())
            for stuk in Stuk.objects.filter(live=False):
                publish_stuk(stuk)
            wait_until(lambda: not OutboxRow.objects.exists())

    def check(self) -> None:
        assert Bestand.objects.count() == Stuk.objects.count() == len(self.words)
        assert Counter(Bestand.objects.values_list("state", flat=True)) == {"gelezen": len(self.words)}
        assert StukPagina.objects.count() == 2 * len(self.words)
        media = Path(settings.MEDIA_ROOT)
        kept = sorted(path.name for path in media.rglob("*") if path.is_file() and path.suffix != ".part")
        assert kept == sorted(Bestand.objects.values_list("sha256", flat=True))
        for word in self.words:
            assert [(hit.title, hit.passages[0].number) for hit in find(word)] == [(expected_title(word), 2)]


def find(word: str) -> Any:
    return search(SearchQuery(today=timezone.localdate(), text=word)).hits


def read_count() -> int:
    return Bestand.objects.exclude(state=Bestand.State.WAITING).count()


def expected_title(word: str) -> str:
    return str(Stuk.objects.get(title__startswith=word).title)
