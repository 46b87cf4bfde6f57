"""Builds the search index anew from the database; the current one answers until the new one is ready."""

from __future__ import annotations

import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engine import EngineAway
from search.services import rebuild

_SECONDS_BETWEEN_LINES = 2.0


class Command(BaseCommand):
    help = "Bouwt de zoekindex opnieuw op. Zoeken blijft intussen werken."

    def handle(self, **options: Any) -> None:
        self._last = 0.0
        try:
            total = rebuild(self._show)
        except EngineAway as error:
            raise CommandError(f"De zoekindex kon niet worden gebouwd: {error}") from error
        self.stdout.write(self.style.SUCCESS(f"Klaar: {total} stukken, afspraken en dossiers zijn te vinden."))

    def _show(self, done: int, total: int) -> None:
        """One line that renews itself on a terminal, else a line every two seconds and at the end."""
        if sys.stdout.isatty():
            self.stdout.write(f"\r{done} van {total}", ending="\n" if done == total else "")
        elif done == total or time.monotonic() - self._last > _SECONDS_BETWEEN_LINES:
            self._last = time.monotonic()
            self.stdout.write(f"{done} van {total}")
