"""What the public may know of an afspraak now: kept by `besluiten.services.publicity`, read by every list."""

from django.db import models

from besluiten.models.afspraak import Afspraak, OwnerRow
from besluiten.models.status import STATUS_CHOICES


class AfspraakPublicity(models.Model):
    """Of the last public rows of each confirmed afspraak. Once `until` has passed it is not public, or not like this.

    `source_until`: as long as the words of its source may be read. `settlement_pending`: settlement was proposed with
    evidence inside the term, so the clock stands still. `is_unproven`: closed without evidence. `is_disputed`: the
    latest readings of two parties differ. `closed_day`: on which its last closing was known, while it is closed.
    `owner_row`: the last one. `moves`: how often its term moved.
    """

    afspraak = models.OneToOneField(Afspraak, on_delete=models.CASCADE, primary_key=True, related_name="publicity")
    until = models.DateTimeField(db_index=True)
    source_until = models.DateTimeField(db_index=True)
    status = models.CharField(max_length=24, choices=STATUS_CHOICES)
    sequence = models.PositiveIntegerField()
    known_day = models.DateField()
    last_day = models.DateField(null=True)
    termijn_kind = models.CharField(max_length=12)
    settlement_pending = models.BooleanField()
    is_unproven = models.BooleanField()
    is_disputed = models.BooleanField(default=False)
    closed_day = models.DateField(null=True)
    owner_row = models.ForeignKey(OwnerRow, on_delete=models.SET_NULL, null=True, related_name="+")
    moves = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        indexes = [models.Index(fields=["status", "last_day"], name="afspraakpublicity_state")]

    def __str__(self) -> str:
        return f"{self.afspraak_id}: {self.status}"
