"""What an afspraak promises in parts, and how each part was delivered. Both tables are append-only."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from besluiten.models.afspraak import Afspraak, AfspraakRow, AfspraakRowQuerySet, TermijnColumns, termijn_in_order
from dossiers.models import Orgaan, Passage
from dossiers.models.base import KnownModel, datering_in_order
from dossiers.models.public import passage_may_be_known


class Form(models.TextChoices):
    """In which form something is promised or given."""

    LETTER = "brief", _("Brief")
    MEMO = "memo", _("Memo")
    PRESENTATION = "presentatie", _("Presentatie")
    TALK = "gesprek", _("Gesprek")
    DECISION = "besluit", _("Besluit")
    ATTACHMENT = "bijlage", _("Bijlage")


class OnderdeelQuerySet(AfspraakRowQuerySet):
    def public(self, at: datetime | None = None) -> "OnderdeelQuerySet":
        rows: Any = super().public(at)
        return rows

    def current(self) -> "OnderdeelQuerySet":
        """Of these rows those that no other of them replaces, and that were not dropped."""
        later = self.filter(replaces=OuterRef("pk"))
        return self.filter(~Exists(later), is_dropped=False)


class Onderdeel(AfspraakRow, TermijnColumns):
    """One of several things that an afspraak promises. Putting it right writes a row that replaces it."""

    afspraak = models.ForeignKey(Afspraak, on_delete=models.PROTECT, related_name="onderdelen")
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by", editable=False
    )
    is_dropped = models.BooleanField(_("vervalt"), default=False, editable=False)
    title = models.CharField(_("wat"), max_length=300)
    form = models.CharField(_("in welke vorm"), max_length=12, choices=Form, blank=True)
    promised_to = models.ForeignKey(
        Orgaan, verbose_name=_("aan wie"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ClassVar[Any] = OnderdeelQuerySet.as_manager()

    class Meta(AfspraakRow.Meta):
        verbose_name = _("onderdeel")
        verbose_name_plural = _("onderdelen")
        constraints = [
            *termijn_in_order("onderdeel"),
            datering_in_order("known", "onderdeel"),
            models.CheckConstraint(
                name="onderdeel_dropped_replaces", condition=Q(is_dropped=False) | Q(replaces__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.title


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def public(self, at: datetime | None = None) -> "DeliveryQuerySet":
        """On no passage, or on one that may be known."""
        return self.filter(Q(passage__isnull=True) | passage_may_be_known("passage__", at))


class Delivery(KnownModel):
    """How an onderdeel was delivered: the facts, from which "in another form" or "late" follows.

    `known` is the day of delivery. The last row of an onderdeel counts.
    """

    class Extent(models.TextChoices):
        WHOLE = "geheel", _("Geheel gegeven")
        PARTLY = "deels", _("Deels gegeven")
        NOT = "niet", _("Niet gegeven")

    onderdeel = models.ForeignKey(Onderdeel, on_delete=models.PROTECT, related_name="deliveries")
    extent = models.CharField(_("hoeveel"), max_length=8, choices=Extent)
    form = models.CharField(_("in welke vorm"), max_length=12, choices=Form, blank=True)
    given_to = models.ForeignKey(
        Orgaan, verbose_name=_("aan wie"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    passage = models.ForeignKey(
        Passage, verbose_name=_("bewijs"), on_delete=models.PROTECT, null=True, blank=True, related_name="deliveries"
    )
    reason = models.TextField(_("toelichting"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects: Any = DeliveryQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("levering")
        verbose_name_plural = _("leveringen")
        ordering = ["pk"]
        constraints = [
            datering_in_order("known", "delivery"),
            models.CheckConstraint(
                name="delivery_proved_or_explained", condition=Q(passage__isnull=False) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="delivery_given_is_proved", condition=Q(extent="niet") | Q(passage__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_extent_display())
