"""Afspraken and mijlpalen follow the stukken and dossiers that they rest on."""

from functools import partial
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.db.models.signals import post_save

from besluiten.models import Afspraak, AfspraakPublicity, Besluit, Mijlpaal
from besluiten.search_sources import afspraken_wait, mijlpalen_wait
from besluiten.services.publicity import refresh_afspraken, refresh_all_afspraken
from besluiten.signals import afspraken_changed, mijlpalen_changed
from dossiers.models import DossierPage, Functie, Orgaan, Passage, Persoon, Stuk
from dossiers.services.publicity import refresh_all
from dossiers.signals import publicity_changed


def stukken_changed(sender: Any, pks: list[int], **kwargs: Any) -> None:
    if not Passage.objects.filter(stuk__in=pks).exists():
        return  # nothing rests on them: a new stuk, most of the time
    afspraken = Afspraak.objects.filter(
        Q(passage__stuk__in=pks)
        | Q(status_wijzigingen__evidence__passage__stuk__in=pks)
        | Q(termijn_rows__passage__stuk__in=pks)
        | Q(owner_rows__passage__stuk__in=pks)
        | Q(oordelen__passage__stuk__in=pks)
    )
    mijlpalen = Mijlpaal.objects.filter(Q(passage__stuk__in=pks) | Q(verschuivingen__passage__stuk__in=pks))
    _send(afspraken, mijlpalen)


def dossiers_changed(sender: Any, pks: list[int], **kwargs: Any) -> None:
    _send(Afspraak.objects.filter(dossiers__in=pks), Mijlpaal.objects.filter(dossier__in=pks))


def names_changed(sender: Any, pks: list[int], **kwargs: Any) -> None:
    path = {Orgaan: "orgaan__in", Persoon: "persoon__in", Functie: "pk__in"}[sender]
    functies = Functie.objects.filter(**{path: pks})
    named = Q(promised_by__in=functies) | Q(owner_rows__functies__in=functies)
    if sender is Orgaan:
        named |= Q(promised_by_orgaan__in=pks) | Q(promised_to__in=pks)
        named |= Q(status_wijzigingen__besluit__orgaan__in=pks) | Q(oordelen__orgaan__in=pks)
    _send(Afspraak.objects.filter(named), Mijlpaal.objects.none())


def besluit_changed(sender: Any, instance: Besluit, created: bool, **kwargs: Any) -> None:
    """A step that rests on a besluit is as public as that is."""
    if not created:
        _send(Afspraak.objects.filter(status_wijzigingen__besluit=instance.pk), Mijlpaal.objects.none())


def afspraken_refreshed(sender: Any, pks: list[int], **kwargs: Any) -> None:
    """And again after the commit where several can write at once, as `dossiers.services.publicity.tell_changed`."""
    refresh_afspraken(pks)
    if pks and connection.features.has_select_for_update:
        transaction.on_commit(partial(_look_again, pks), robust=True)


@transaction.atomic
def _look_again(pks: list[int]) -> None:
    """A page or a record of the index may have been made between the commit and this."""
    if changed := refresh_afspraken(pks):
        afspraken_changed.send(sender=Afspraak, pks=changed)


def fill_publicity_after_migrate(sender: Any, **kwargs: Any) -> None:
    """For a database from before there were such rows."""
    if sender.name != "besluiten" or AfspraakPublicity._meta.db_table not in connection.introspection.table_names():
        return
    if Afspraak.objects.exists() and not AfspraakPublicity.objects.exists():
        refresh_all()  # of dossiers, whose turn may come later
        refresh_all_afspraken()


def _send(afspraken: Any, mijlpalen: Any) -> None:
    afspraken_changed.send(sender=Afspraak, pks=list(afspraken.values_list("pk", flat=True).distinct()))
    mijlpalen_changed.send(sender=Mijlpaal, pks=list(mijlpalen.values_list("pk", flat=True).distinct()))


def connect() -> None:
    publicity_changed.connect(stukken_changed, sender=Stuk)
    publicity_changed.connect(dossiers_changed, sender=DossierPage)
    for model in (Orgaan, Persoon, Functie):
        publicity_changed.connect(names_changed, sender=model)
    post_save.connect(besluit_changed, sender=Besluit)
    afspraken_changed.connect(afspraken_refreshed)
    afspraken_changed.connect(afspraken_wait)
    mijlpalen_changed.connect(mijlpalen_wait)
