"""Walks the history of every afspraak; ends with 1 when a row was removed, added or changed."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from besluiten.services.history_check import HistoryCheck, line_of, totals_of
from search.progress import ProgressBar


class Command(BaseCommand):
    help = "Controleert of de geschiedenis van elke afspraak nog is zoals zij is geschreven."

    def handle(self, **options: Any) -> None:
        check = HistoryCheck()
        for fault in check.walk(ProgressBar(self.stderr, "nagelopen")):
            self.stdout.write(line_of(fault))
        for line in totals_of(check):
            self.stdout.write(line)
        if check.faults:
            sys.exit(1)
