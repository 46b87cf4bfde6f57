"""Goes back to the search index from before the last rebuild, and brings that up to date."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.models import SearchRun
from search.progress import ProgressBar
from search.runs import run_now


class Command(BaseCommand):
    help = "Gaat terug naar de vorige zoekindex en werkt die bij. Nog een keer: weer vooruit."

    def handle(self, **options: Any) -> None:
        outcome = run_now(SearchRun.Kind.ROLLBACK, ProgressBar(self.stdout, "vergeleken"))
        if not outcome.is_good:
            raise CommandError(outcome.words)
        self.stdout.write(self.style.SUCCESS(outcome.words))
