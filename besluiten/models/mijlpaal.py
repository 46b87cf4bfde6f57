"""A planned moment, and each shift of it with the passage that announced it."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dossiers.datering import Datering
from dossiers.models import DossierPage, Passage
from dossiers.models.base import (
    DateringField,
    GemeenteOwned,
    KnownModel,
    PublicIdModel,
    address_of,
    datering_in_order,
    known_day,
)
from dossiers.models.public import page_is_public, passage_may_be_known


def mijlpaal_is_public(prefix: str, at: datetime | None = None) -> Q:
    """Confirmed by a person, its source may be known, its dossier public."""
    return (
        Q(**{f"{prefix}confirmed_at__isnull": False})
        & passage_may_be_known(f"{prefix}passage__", at)
        & page_is_public(f"{prefix}dossier__", at)
    )


class MijlpaalQuerySet(models.QuerySet["Mijlpaal"]):
    def public(self, at: datetime | None = None) -> "MijlpaalQuerySet":
        return self.filter(mijlpaal_is_public("", at))


class Mijlpaal(GemeenteOwned, PublicIdModel):
    dossier = models.ForeignKey(
        DossierPage, verbose_name=_("dossier"), on_delete=models.PROTECT, related_name="mijlpalen"
    )
    title = models.CharField(_("wat"), max_length=300)
    plan = DateringField(_("eerste plan"))
    passage = models.ForeignKey(Passage, verbose_name=_("bron"), on_delete=models.PROTECT, related_name="mijlpalen")
    is_main = models.BooleanField(
        _("hoofdmijlpaal"),
        default=False,
        help_text=_("De mijlpaal waaraan de lezer ziet of het dossier op schema ligt."),
    )
    confirmed_at = models.DateTimeField(_("bevestigd op"), null=True, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )

    objects = MijlpaalQuerySet.as_manager()

    class Meta:
        verbose_name = _("mijlpaal")
        verbose_name_plural = _("mijlpalen")
        ordering = ["dossier", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dossier"], condition=Q(is_main=True), name="mijlpaal_one_main"),
            datering_in_order("plan", "mijlpaal"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address_of("besluiten:mijlpaal", self.public_id)

    def current_plan(self, shifts: "list[Verschuiving]") -> Datering:
        """The plan after these shifts (oldest first); pass the public ones to know the public plan."""
        return shifts[-1].target if shifts else self.plan


class VerschuivingQuerySet(models.QuerySet["Verschuiving"]):
    def public(self, at: datetime | None = None) -> "VerschuivingQuerySet":
        return self.filter(passage_may_be_known("passage__", at), mijlpaal_is_public("mijlpaal__", at))

    def oldest_first(self) -> "VerschuivingQuerySet":
        """By the day on which each was known: a shift that is entered late moves the plan of its own day."""
        return self.order_by(known_day(), "sequence")


class Verschuiving(KnownModel):
    """One shift of a mijlpaal. An unknown origin means: the source names no earlier date. Append-only."""

    mijlpaal = models.ForeignKey(Mijlpaal, on_delete=models.PROTECT, related_name="verschuivingen")
    sequence = models.PositiveIntegerField(_("volgnummer"))
    origin = DateringField(_("van"))
    target = DateringField(_("naar"))
    passage = models.ForeignKey(
        Passage, verbose_name=_("aangekondigd in"), on_delete=models.PROTECT, related_name="verschuivingen"
    )
    reason = models.TextField(_("waarom"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects: Any = VerschuivingQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("verschuiving")
        verbose_name_plural = _("verschuivingen")
        ordering = ["mijlpaal", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["mijlpaal", "sequence"], name="verschuiving_sequence_once"),
            datering_in_order("origin", "verschuiving"),
            datering_in_order("target", "verschuiving"),
            datering_in_order("known", "verschuiving"),
        ]

    def __str__(self) -> str:
        return f"{self.origin.display()} → {self.target.display()}"

    @property
    def is_silent(self) -> bool:
        """The source names no earlier date and no reason."""
        return not self.origin.is_known and not self.reason
