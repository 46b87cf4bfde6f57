"""The append-only history of an afspraak, chained by hashes.

A hash covers the stuk, the file's sha256 and salted digests of the quote and of free text, never the words or the
offsets themselves: words that have to be wiped later leave a chain that still verifies. (Of a date the words count
themselves, since readers see them.)
"""

import hashlib
import json
import secrets
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from besluiten.models.afspraak import Afspraak
from besluiten.models.besluit import Besluit
from besluiten.transitions import STATUS_LABELS, Actor, Status
from dossiers.models import Passage
from dossiers.models.base import DATERING_COLUMNS, KnownModel, datering_in_order
from dossiers.models.public import page_is_public, passage_may_be_known

STATUS_CHOICES = [(status.value, label) for status, label in STATUS_LABELS.items()]


def make_salt() -> str:
    return secrets.token_hex(16)


def salted_digest(salt: str, text: str) -> str:
    return hashlib.sha256(f"{salt}\0{text}".encode()).hexdigest()


class StatusWijzigingQuerySet(models.QuerySet["StatusWijziging"]):
    def public(self, at: datetime | None = None) -> "StatusWijzigingQuerySet":
        """Rows of which every evidence passage may be known; a row on a stuk never published does not exist."""
        hidden = StatusEvidence.objects.filter(~passage_may_be_known("passage__", at), status_wijziging=OuterRef("pk"))
        confirmed = Q(besluit__is_confirmed=True, besluit__orgaan__is_confirmed=True)
        besluit_public = page_is_public("besluit__gemeente__", at) & confirmed
        return self.filter(~Exists(hidden), Q(besluit__isnull=True) | besluit_public)


class StatusWijziging(KnownModel):
    afspraak = models.ForeignKey(Afspraak, on_delete=models.PROTECT, related_name="status_wijzigingen")
    sequence = models.PositiveIntegerField(_("volgnummer"))
    from_status = models.CharField(_("van"), max_length=24, choices=STATUS_CHOICES, blank=True)
    to_status = models.CharField(_("naar"), max_length=24, choices=STATUS_CHOICES)
    actor = models.CharField(
        _("namens"), max_length=12, choices=[(item.value, item.value.capitalize()) for item in Actor]
    )
    reason = models.TextField(_("waarom"), blank=True)
    reason_salt = models.CharField(max_length=32, default=make_salt, editable=False)
    reason_digest = models.CharField(max_length=64, editable=False)
    besluit = models.ForeignKey(
        Besluit, verbose_name=_("besluit"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    without_evidence = models.BooleanField(_("zonder bewijs"), default=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    previous_hash = models.CharField(max_length=64, blank=True, editable=False)
    hash = models.CharField(max_length=64, editable=False)

    objects: Any = StatusWijzigingQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("statuswijziging")
        verbose_name_plural = _("statuswijzigingen")
        ordering = ["afspraak", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["afspraak", "sequence"], name="statuswijziging_sequence_once"),
            models.CheckConstraint(
                name="statuswijziging_first_row",
                condition=Q(sequence=1, from_status="", previous_hash="")
                | (Q(sequence__gt=1) & ~Q(from_status="") & ~Q(previous_hash="")),
            ),
            models.CheckConstraint(
                name="statuswijziging_status_known",
                condition=Q(to_status__in=[status.value for status in Status]),
            ),
            datering_in_order("known", "statuswijziging"),
        ]

    def __str__(self) -> str:
        return str(self.get_to_status_display())

    def compute_hash(self, evidence: "list[StatusEvidence]") -> str:
        """SHA-256 over canonical JSON of this row, its evidence and the hash of the row before it."""
        content = {
            "afspraak": self.afspraak.public_id,
            "sequence": self.sequence,
            "from": self.from_status,
            "to": self.to_status,
            "known": [str(getattr(self, f"known_{column}") or "") for column in DATERING_COLUMNS],
            "recorded_at": self.recorded_at.astimezone(UTC).isoformat(),
            "actor": self.actor,
            "reason": self.reason_digest,
            "besluit": self.besluit.public_id if self.besluit else "",
            "without_evidence": self.without_evidence,
            "evidence": sorted([item.stuk_key, item.sha256, item.quote_digest] for item in evidence),
            "previous": self.previous_hash,
        }
        canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()


class StatusEvidence(models.Model):
    """A passage that proves a step. Append-only."""

    status_wijziging = models.ForeignKey(StatusWijziging, on_delete=models.PROTECT, related_name="evidence")
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="evidence_for")
    stuk_key = models.CharField(max_length=16)
    sha256 = models.CharField(max_length=64)
    quote_salt = models.CharField(max_length=32, default=make_salt)
    quote_digest = models.CharField(max_length=64)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("bewijs")
        verbose_name_plural = _("bewijzen")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["status_wijziging", "passage"], name="statusevidence_once"),
        ]

    def __str__(self) -> str:
        return str(self.passage)


class StatusHead(models.Model):
    """How far the chain of an afspraak has come. Moved by the service that writes the row, and only forward.

    A chain of which the last rows were removed still verifies by itself. And a row that was added past the service,
    with a hash that fits, is further than the head.
    """

    afspraak = models.OneToOneField(Afspraak, on_delete=models.PROTECT, primary_key=True, related_name="status_head")
    sequence = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.afspraak_id}: {self.sequence}"
