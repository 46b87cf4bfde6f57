"""Meetings, and which orgaan treated which stuk or dossier, how, and with what outcome."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dossiers.models.base import (
    DateringField,
    GemeenteOwned,
    KnownModel,
    PublicIdModel,
    address_of,
    datering_in_order,
    label_of,
)
from dossiers.models.dossier import DossierPage
from dossiers.models.orgaan import ConfirmedModel, OfOrgaanQuerySet, Orgaan
from dossiers.models.public import page_is_public, stuk_may_be_known
from dossiers.models.stuk import Stuk


class Vergadering(GemeenteOwned, PublicIdModel, ConfirmedModel):
    orgaan = models.ForeignKey(Orgaan, verbose_name=_("orgaan"), on_delete=models.PROTECT, related_name="vergaderingen")
    title = models.CharField(_("titel"), max_length=300, blank=True)
    date = DateringField(_("datum"))

    objects = OfOrgaanQuerySet.as_manager()

    class Meta:
        verbose_name = _("vergadering")
        verbose_name_plural = _("vergaderingen")
        ordering = ["-date_latest"]
        constraints = [datering_in_order("date", "vergadering")]

    def __str__(self) -> str:
        return f"{self.title or self.orgaan}, {self.date.display()}"

    def get_absolute_url(self) -> str:
        return address_of("dossiers:vergadering", self.public_id)


class BehandelingQuerySet(models.QuerySet["Behandeling"]):
    def public(self, at: datetime | None = None) -> "BehandelingQuerySet":
        return self.of_known_subject(at).at_public_vergadering(at)

    def of_known_subject(self, at: datetime | None = None) -> "BehandelingQuerySet":
        """One half of `public`, for who asks the other half of the vergadering itself."""
        return self.filter(
            Q(stuk__isnull=True) | stuk_may_be_known("stuk__", at),
            Q(dossier__isnull=True) | page_is_public("dossier__", at),
        )

    def at_public_vergadering(self, at: datetime | None = None) -> "BehandelingQuerySet":
        """The other half, for who asks the first of the stuk itself."""
        return self.filter(
            page_is_public("vergadering__gemeente__", at),
            vergadering__is_confirmed=True,
            vergadering__orgaan__is_confirmed=True,
        )


class Behandeling(GemeenteOwned, KnownModel):
    class Manner(models.TextChoices):
        INFORMATION = "ter_kennisname", _("Ter kennisname")
        DISCUSSION = "bespreekstuk", _("Bespreekstuk")
        FORMALITY = "hamerstuk", _("Hamerstuk")
        DECISION = "besluit", _("Besluit")

    vergadering = models.ForeignKey(
        Vergadering, verbose_name=_("vergadering"), on_delete=models.PROTECT, related_name="behandelingen"
    )
    stuk = models.ForeignKey(
        Stuk,
        verbose_name=_("stuk"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="behandelingen",
    )
    dossier = models.ForeignKey(
        DossierPage,
        verbose_name=_("dossier"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="behandelingen",
    )
    manner = models.CharField(_("hoe"), max_length=16, choices=Manner)
    outcome = models.CharField(_("uitkomst"), max_length=300, blank=True)

    objects = BehandelingQuerySet.as_manager()

    class Meta:
        verbose_name = _("behandeling")
        verbose_name_plural = _("behandelingen")
        constraints = [
            models.CheckConstraint(
                name="behandeling_of_one_thing",
                condition=Q(stuk__isnull=False, dossier__isnull=True) | Q(stuk__isnull=True, dossier__isnull=False),
            ),
            models.UniqueConstraint(fields=["vergadering", "stuk"], name="behandeling_stuk_once"),
            models.UniqueConstraint(fields=["vergadering", "dossier"], name="behandeling_dossier_once"),
            datering_in_order("known", "behandeling"),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.manner_words}"

    @property
    def manner_words(self) -> str:
        """As `get_manner_display`, which makes its table of choices anew at each call."""
        return label_of(self.Manner(self.manner))

    @property
    def subject(self) -> Any:
        return self.stuk or self.dossier
