"""Makes the demonstration: fictional gemeenten, papers and promises. Does nothing when it is there."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from dossiers.worker_lock import worker_is_running
from portal.demo.presence import demo_is_complete, holds_only_demo
from search.engine import EngineAway, get_engine
from search.services import rebuild


class Command(BaseCommand):
    help = "Maakt de demonstratie, met verzonnen gemeenten en stukken."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--opnieuw", action="store_true", dest="anew", help="gooi de demonstratie weg en begin weer"
        )

    def handle(self, *, anew: bool, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("De wachtwoorden van de demonstratie kent iedereen. Zet DEMO=true als dat zo mag zijn.")
        if not holds_only_demo():
            raise CommandError("Hier staan ook andere gemeenten. De demonstratie hoort in een eigen database.")
        if demo_is_complete() and not anew:
            self.mend_index()
            return
        from portal.demo.build import build_demo, clear_demo  # a second to import, which each start would pay

        if anew:
            if worker_is_running():
                raise CommandError("Stop eerst de worker.")
            clear_demo()
        self.tell("De demonstratie wordt gemaakt:")
        build_demo(self.tell)
        self.tell("De demonstratie is klaar.")

    def mend_index(self) -> None:
        """After an upgrade the index may be one that this version cannot read."""
        try:
            get_engine().count()
        except EngineAway:
            self.tell("De zoekindex wordt opnieuw gemaakt ...")
            rebuild()

    def tell(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
