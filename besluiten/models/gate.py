"""How ready a mijlpaal was on its own day: kept when that day has passed, and never changed."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from besluiten.models.afspraak import Afspraak, afspraak_is_public
from besluiten.models.mijlpaal import Mijlpaal, Verschuiving, mijlpaal_is_public
from besluiten.models.status import STATUS_CHOICES, StatusWijziging


class GateSnapshotQuerySet(models.QuerySet["GateSnapshot"]):
    def public(self, at: datetime | None = None) -> "GateSnapshotQuerySet":
        """Of a plan that is public now: the day itself tells of a shift."""
        shifts = Verschuiving.objects.public(at).filter(mijlpaal=OuterRef("mijlpaal"), target_latest=OuterRef("day"))
        planned = Q(mijlpaal__plan_latest=F("day")) | Exists(shifts)
        return self.filter(mijlpaal_is_public("mijlpaal__", at), planned)


class GateSnapshot(models.Model):
    """The randvoorwaarden of a mijlpaal at the end of `day`, as the public could know them. Append-only.

    `is_late`: taken more than a day after it, from the dated rows of then. `digest`: SHA-256 over day and rows.
    """

    mijlpaal = models.ForeignKey(Mijlpaal, on_delete=models.PROTECT, related_name="gate_snapshots")
    day = models.DateField(_("dag"))
    taken_at = models.DateTimeField(_("vastgelegd op"), default=timezone.now)
    is_late = models.BooleanField(_("achteraf vastgelegd"), default=False)
    digest = models.CharField(max_length=64)

    objects: Any = GateSnapshotQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("stand op de dag zelf")
        verbose_name_plural = _("standen op de dag zelf")
        ordering = ["day", "pk"]
        constraints = [models.UniqueConstraint(fields=["mijlpaal", "day"], name="gatesnapshot_day_once")]

    def __str__(self) -> str:
        return f"{self.mijlpaal}, {self.day}"


class GateSnapshotRowQuerySet(models.QuerySet["GateSnapshotRow"]):
    def public(self, at: datetime | None = None) -> "GateSnapshotRowQuerySet":
        """Of what is public now, with its step of then: what is hidden since shows at no day."""
        steps = StatusWijziging.objects.public(at).filter(pk=OuterRef("status_wijziging"))
        return self.filter(Exists(steps), afspraak_is_public("afspraak__", at))


class GateSnapshotRow(models.Model):
    """One randvoorwaarde: its words and status then. `row_hash` covers the evidence, by the chain of its history."""

    snapshot = models.ForeignKey(GateSnapshot, on_delete=models.PROTECT, related_name="rows")
    afspraak = models.ForeignKey(Afspraak, on_delete=models.PROTECT, related_name="+")
    status_wijziging = models.ForeignKey(StatusWijziging, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(_("status"), max_length=24, choices=STATUS_CHOICES)
    title = models.CharField(_("wat"), max_length=300)
    row_hash = models.CharField(max_length=64)

    objects: Any = GateSnapshotRowQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("randvoorwaarde op de dag zelf")
        verbose_name_plural = _("randvoorwaarden op de dag zelf")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["snapshot", "afspraak"], name="gatesnapshotrow_once")]

    def __str__(self) -> str:
        return f"{self.title}: {self.get_status_display()}"
