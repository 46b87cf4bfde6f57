"""Learns from the decisions of this portal, and uses what it learned only when that does better on a part kept out."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from besluiten.reading.weights import WeightsError
from besluiten.services.training import TooFewDecisions, train_from_decisions


class Command(BaseCommand):
    help = "Laat de machine leren van wat de griffie heeft beoordeeld (vraagt het extra pakket: raadsspoor[lezen])."

    def handle(self, **options: Any) -> None:
        try:
            training = train_from_decisions()
        except ImportError as error:
            raise CommandError(
                "Hiervoor is scikit-learn nodig: pip install -r requirements/lezen.txt. De site zelf kan zonder."
            ) from error
        except (TooFewDecisions, WeightsError) as error:
            raise CommandError(str(error)) from error
        words = f"{training.decisions} oordelen; op {training.kept_out} zinnen die apart bleven: "
        words += f"F1 was {training.before:.3f}, wordt {training.after:.3f}."
        self.stdout.write(words)
        if training.path is None:
            self.stdout.write("Dat is niet beter. De oude gewichten blijven.")
        else:
            self.stdout.write(f"Dat is beter. Vanaf nu gelden de gewichten in {training.path}.")
            self.stdout.write("Kijk met “manage.py analyse --nieuw” de stukken ermee na.")
