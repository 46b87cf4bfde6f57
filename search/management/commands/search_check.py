"""Compares the search index with the database and names every difference."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from search.models import SearchRun
from search.progress import ProgressBar
from search.runs import run_now


class Command(BaseCommand):
    help = "Vergelijkt de zoekindex met de database en noemt elk verschil. Eindigt met 1 als er verschillen zijn."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="herstel de verschillen, en vergelijk nog eens")

    def handle(self, *, repair: bool, **options: Any) -> None:
        kind = SearchRun.Kind.REPAIR if repair else SearchRun.Kind.CHECK
        outcome = run_now(kind, ProgressBar(self.stderr, "vergeleken"))
        for line in outcome.lines:
            self.stdout.write(line)
        self.stdout.write(outcome.words)
        if not outcome.is_good:
            sys.exit(1)
