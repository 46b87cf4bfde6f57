"""Organen, people and who held which office from when to when."""

from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from dossiers.models.base import GemeenteOwned, PublicIdModel, address_of
from dossiers.models.public import page_is_public, stuk_is_public


class ConfirmedQuerySet(models.QuerySet[Any]):
    def public(self, at: datetime | None = None) -> "ConfirmedQuerySet":
        return self.filter(page_is_public("gemeente__", at), is_confirmed=True)


class OfOrgaanQuerySet(ConfirmedQuerySet):
    """Things that cannot be named without their orgaan."""

    def public(self, at: datetime | None = None) -> "OfOrgaanQuerySet":
        rows: Any = super().public(at).filter(orgaan__is_confirmed=True)
        return rows


class ConfirmedModel(models.Model):
    is_confirmed = models.BooleanField(
        _("bevestigd"), default=True, help_text=_("Alleen wat bevestigd is, staat op de openbare site.")
    )

    class Meta:
        abstract = True


class Orgaan(GemeenteOwned, PublicIdModel, ConfirmedModel):
    class Kind(models.TextChoices):
        COUNCIL = "raad", _("Gemeenteraad")
        BOARD = "college", _("College van burgemeester en wethouders")
        COMMITTEE = "commissie", _("Raadscommissie")
        ADVISORY = "adviesraad", _("Adviesraad")
        RESIDENTS = "bewonersgroep", _("Bewonersgroep")
        PARTY = "fractie", _("Fractie")
        PARTNER = "partner", _("Partner van de gemeente")
        PRESS = "pers", _("Pers")
        OTHER = "overig", _("Overig")

    name = models.CharField(_("naam"), max_length=200)
    kind = models.CharField(_("soort"), max_length=16, choices=Kind)

    objects = ConfirmedQuerySet.as_manager()

    class Meta:
        verbose_name = _("orgaan")
        verbose_name_plural = _("organen")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["gemeente", "name"], name="orgaan_name_once")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("dossiers:orgaan", self.public_id)


class PersoonQuerySet(models.QuerySet["Persoon"]):
    def public(self, at: datetime | None = None) -> "PersoonQuerySet":
        """Named in a public functie or a public stuk (afspraken name people through their functie)."""
        functies = Functie.objects.public(at).filter(persoon=OuterRef("pk"))
        named = Q(sender_persoon=OuterRef("pk")) | Q(addressee_persoon=OuterRef("pk"))
        stukken = apps.get_model("dossiers", "Stuk").objects.filter(stuk_is_public("", at), named)
        return self.filter(Exists(functies) | Exists(stukken))


class Persoon(GemeenteOwned):
    name = models.CharField(_("naam"), max_length=200)

    objects = PersoonQuerySet.as_manager()

    class Meta:
        verbose_name = _("persoon")
        verbose_name_plural = _("personen")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["gemeente", "name"], name="persoon_name_once")]

    def __str__(self) -> str:
        return self.name


class Functie(GemeenteOwned, PublicIdModel, ConfirmedModel):
    """An office: who held it from when to when (inclusive; no end means until now)."""

    title = models.CharField(_("functie"), max_length=200, help_text=_("Bijvoorbeeld: wethouder Sociaal Domein"))
    persoon = models.ForeignKey(Persoon, verbose_name=_("persoon"), on_delete=models.PROTECT, related_name="functies")
    orgaan = models.ForeignKey(Orgaan, verbose_name=_("orgaan"), on_delete=models.PROTECT, related_name="functies")
    started_on = models.DateField(_("vanaf"), null=True, blank=True)
    ended_on = models.DateField(_("tot en met"), null=True, blank=True)

    objects = OfOrgaanQuerySet.as_manager()

    class Meta:
        verbose_name = _("functie")
        verbose_name_plural = _("functies")
        ordering = ["title", "started_on"]
        constraints = [
            models.CheckConstraint(
                name="functie_in_order",
                condition=Q(started_on__isnull=True)
                | Q(ended_on__isnull=True)
                | Q(started_on__lte=models.F("ended_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.persoon})"

    def is_held_on(self, day: date) -> bool:
        return (self.started_on is None or self.started_on <= day) and (self.ended_on is None or day <= self.ended_on)
