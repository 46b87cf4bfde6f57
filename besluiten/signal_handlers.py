"""Afspraken and mijlpalen follow the stukken and dossiers that they rest on."""

from typing import Any

from django.db.models import Q
from django.db.models.signals import post_save

from besluiten.models import Afspraak, AfspraakPublicity, Besluit, Mijlpaal
from besluiten.search_sources import afspraken_wait, mijlpalen_wait
from besluiten.services.publicity import refresh_afspraken, refresh_all_afspraken
from besluiten.signals import afspraken_changed, mijlpalen_changed
from dossiers.models import DossierPage, Functie, Orgaan, Persoon, Stuk
from dossiers.services.publicity import refresh_all
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


def name_changed(sender: Any, instance: Any, created: bool, **kwargs: Any) -> None:
    if created:
        return
    path = {Orgaan: "orgaan", Persoon: "persoon", Functie: "pk"}[sender]
    functies = Functie.objects.filter(**{path: instance.pk})
    named = Q(promised_by__in=functies) | Q(owner_rows__functies__in=functies)
    if sender is Orgaan:
        named |= Q(promised_by_orgaan=instance.pk) | Q(promised_to=instance.pk)
        named |= Q(status_wijzigingen__besluit__orgaan=instance.pk)
    _send(Afspraak.objects.filter(named), Mijlpaal.objects.none())


def besluit_changed(sender: Any, instance: Besluit, created: bool, **kwargs: Any) -> None:
    """A step that rests on a besluit is as public as that is."""
    if not created:
        _send(Afspraak.objects.filter(status_wijzigingen__besluit=instance.pk), Mijlpaal.objects.none())


def afspraken_refreshed(sender: Any, pks: list[int], **kwargs: Any) -> None:
    refresh_afspraken(pks)


def fill_publicity_after_migrate(sender: Any, **kwargs: Any) -> None:
    """For a database from before there were such rows."""
    if sender.name == "besluiten" and Afspraak.objects.exists() and not AfspraakPublicity.objects.exists():
        refresh_all()  # of dossiers, whose turn may come later
        refresh_all_afspraken()


def _send(afspraken: Any, mijlpalen: Any) -> None:
    afspraken_changed.send(sender=Afspraak, pks=list(afspraken.values_list("pk", flat=True).distinct()))
    mijlpalen_changed.send(sender=Mijlpaal, pks=list(mijlpalen.values_list("pk", flat=True).distinct()))


def connect() -> None:
    publicity_changed.connect(stukken_changed, sender=Stuk)
    publicity_changed.connect(dossiers_changed, sender=DossierPage)
    for model in (Orgaan, Persoon, Functie):
        post_save.connect(name_changed, sender=model)
    post_save.connect(besluit_changed, sender=Besluit)
    afspraken_changed.connect(afspraken_refreshed)
    afspraken_changed.connect(afspraken_wait)
    mijlpalen_changed.connect(mijlpalen_wait)
