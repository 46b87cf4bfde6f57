"""Afspraken and mijlpalen follow the stukken and dossiers that they rest on."""

from typing import Any

from django.db.models import Q

from besluiten.models import Afspraak, Mijlpaal
from besluiten.search_sources import afspraken_wait, mijlpalen_wait
from besluiten.signals import afspraken_changed, mijlpalen_changed
from dossiers.models import DossierPage, Stuk
from dossiers.signals import publicity_changed


def stukken_changed(sender: Any, pks: list[int], **kwargs: Any) -> None:
    afspraken = Afspraak.objects.filter(
        Q(passage__stuk__in=pks)
        | Q(status_wijzigingen__evidence__passage__stuk__in=pks)
        | Q(termijn_rows__passage__stuk__in=pks)
        | Q(owner_rows__passage__stuk__in=pks)
    )
    mijlpalen = Mijlpaal.objects.filter(Q(passage__stuk__in=pks) | Q(verschuivingen__passage__stuk__in=pks))
    _send(afspraken, mijlpalen)


def dossiers_changed(sender: Any, pks: list[int], **kwargs: Any) -> None:
    _send(Afspraak.objects.filter(dossiers__in=pks), Mijlpaal.objects.filter(dossier__in=pks))


def _send(afspraken: Any, mijlpalen: Any) -> None:
    afspraken_changed.send(sender=Afspraak, pks=list(afspraken.values_list("pk", flat=True).distinct()))
    mijlpalen_changed.send(sender=Mijlpaal, pks=list(mijlpalen.values_list("pk", flat=True).distinct()))


def connect() -> None:
    publicity_changed.connect(stukken_changed, sender=Stuk)
    publicity_changed.connect(dossiers_changed, sender=DossierPage)
    afspraken_changed.connect(afspraken_wait)
    mijlpalen_changed.connect(mijlpalen_wait)
