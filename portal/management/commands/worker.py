"""The process beside the web server: reads files, feeds the search index, opens embargoes."""

import signal
from types import FrameType
from typing import Any

from django.core.checks import WARNING as WARNING_LEVEL
from django.core.checks import Tags
from django.core.management.base import BaseCommand, CommandError

from dossiers.worker_lock import WorkerRunsAlready, worker_lock
from portal.worker import PortalWorker


class Command(BaseCommand):
    help = "Doet het werk op de achtergrond: bestanden lezen, de zoekindex bijwerken, openbaar maken op tijd."

    def handle(self, **options: Any) -> None:
        # Nothing else asks this at start: without its triggers the database would let history be changed.
        self.check(tags=[Tags.database], databases=["default"], fail_level=WARNING_LEVEL)
        worker = PortalWorker()

        def stop(number: int, frame: FrameType | None) -> None:
            signal.signal(number, signal.SIG_DFL)  # who asks twice does not want to wait
            worker.stop()

        def tell() -> None:
            self.stdout.write("De worker werkt. Stoppen: Ctrl-C.")
            self.stdout.flush()  # who starts it, waits for this line

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        try:
            with worker_lock():
                worker.run(on_ready=tell)
        except WorkerRunsAlready:
            raise CommandError("Er draait al een worker. Met SQLite kan er één tegelijk werken.") from None
        self.stdout.write("De worker is gestopt.")
