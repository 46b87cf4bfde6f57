from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from dossiers.models import DossierPage, Orgaan, Passage, Vergadering
from dossiers.models.base import DateringField, GemeenteOwned, PublicIdModel, datering_in_order
from dossiers.models.orgaan import ConfirmedModel, OfOrgaanQuerySet
from dossiers.models.public import page_is_public


class BesluitQuerySet(OfOrgaanQuerySet):
    def in_public_dossier(self, at: datetime | None = None) -> "BesluitQuerySet":
        link = Besluit.dossiers.through.objects.filter(page_is_public("dossierpage__", at), besluit=OuterRef("pk"))
        return self.filter(Exists(link))


class Besluit(GemeenteOwned, PublicIdModel, ConfirmedModel):
    class Outcome(models.TextChoices):
        ADOPTED = "aangenomen", _("Aangenomen")
        ADOPTED_AMENDED = "gewijzigd_aangenomen", _("Gewijzigd aangenomen")
        REJECTED = "verworpen", _("Verworpen")
        HELD_OVER = "aangehouden", _("Aangehouden")
        WITHDRAWN = "ingetrokken", _("Ingetrokken")
        TAKEN = "genomen", _("Genomen")
        UNKNOWN = "onbekend", _("Uitslag niet gevonden")

    orgaan = models.ForeignKey(Orgaan, verbose_name=_("orgaan"), on_delete=models.PROTECT, related_name="besluiten")
    vergadering = models.ForeignKey(
        Vergadering,
        verbose_name=_("vergadering"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="besluiten",
    )
    date = DateringField(_("datum"))
    text = models.TextField(_("wat is besloten"))
    outcome = models.CharField(_("uitslag"), max_length=24, choices=Outcome, default=Outcome.TAKEN)
    passage = models.ForeignKey(
        Passage,
        verbose_name=_("bron"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="besluiten",
    )
    dossiers = models.ManyToManyField(DossierPage, verbose_name=_("dossiers"), blank=True, related_name="besluiten")

    objects: Any = BesluitQuerySet.as_manager()

    class Meta:
        verbose_name = _("besluit")
        verbose_name_plural = _("besluiten")
        ordering = ["-date_latest"]
        constraints = [datering_in_order("date", "besluit")]

    def __str__(self) -> str:
        return f"{self.orgaan}, {self.date.display()}: {self.text[:80]}"
