"""Builds the search index anew from the database; the current one answers until the new one is ready."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.models import SearchRun
from search.progress import ProgressBar
from search.runs import run_now


class Command(BaseCommand):
    help = "Bouwt de zoekindex opnieuw op. Zoeken blijft intussen werken, en wat u publiceert is meteen te vinden."

    def handle(self, **options: Any) -> None:
        outcome = run_now(SearchRun.Kind.REBUILD, ProgressBar(self.stdout, "verwerkt"))
        if not outcome.is_good:
            raise CommandError(f"De zoekindex kon niet worden gebouwd: {outcome.words}")
        self.stdout.write(self.style.SUCCESS(outcome.words))
