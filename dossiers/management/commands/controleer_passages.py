"""Finds passages whose words no longer stand where they say; ends with 1 when there are any."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from dossiers.models import Passage


class Command(BaseCommand):
    help = "Controleert of elke passage nog staat waar zij zegt te staan."

    def handle(self, **options: Any) -> None:
        total = lost = 0
        passages = Passage.objects.select_related("stuk", "pagina__bestand").order_by("pk")
        for passage in passages.iterator(chunk_size=500):
            total += 1
            if not passage.stands_where_it_says:
                lost += 1
                self.stdout.write(self.line(passage))
        if lost:
            self.stdout.write(f"{lost} van {total} passages staan niet meer waar ze zeggen.")
            sys.exit(1)
        self.stdout.write(f"{total} passages gecontroleerd: alle staan waar ze zeggen.")

    def line(self, passage: Passage) -> str:
        where = f"“{passage.stuk}”, {passage.pagina.label}"
        return f"{passage.public_id}: {where}, teken {passage.start} tot {passage.end}: “{passage.quote[:60]}”"
