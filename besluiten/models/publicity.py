"""What the public may know of an afspraak: kept by `besluiten.services.publicity`, read by every list."""

from datetime import date
from typing import Any, ClassVar

from django.db import models

from besluiten.models.afspraak import Afspraak, OwnerRow
from besluiten.models.status import STATUS_CHOICES


class KeptState(models.Model):
    """How it stands by its public rows (`besluiten.state_by_day`).

    `settlement_pending`: settlement was proposed with evidence inside the term, so the clock stands still.
    `is_unproven`: closed without evidence. `is_disputed`: the latest readings of two parties differ. `closed_day`: on
    which its last closing was known, while it is closed. `owner_row`: the last one. `moves`: how often its term moved.
    """

    status = models.CharField(max_length=24, choices=STATUS_CHOICES)
    sequence = models.PositiveIntegerField()
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
        abstract = True


class AfspraakPublicity(KeptState):
    """Now, of each confirmed afspraak. Once `until` has passed it is not public, or not like this.

    `source_until`: as long as the words of its source may be read. `known_day`: of the promise itself.
    """

    afspraak = models.OneToOneField(Afspraak, on_delete=models.CASCADE, primary_key=True, related_name="publicity")
    until = models.DateTimeField(db_index=True)
    source_until = models.DateTimeField(db_index=True)
    known_day = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["status", "last_day"], name="afspraakpublicity_state")]

    def __str__(self) -> str:
        return f"{self.afspraak_id}: {self.status}"


class AfspraakPeriodQuerySet(models.QuerySet["AfspraakPeriod"]):
    def on(self, day: date) -> "AfspraakPeriodQuerySet":
        """At most one of each afspraak."""
        return self.filter(from_day__lte=day, until_day__gt=day)


class AfspraakPeriod(KeptState):
    """How it stood on the days from `from_day` up to and not including `until_day`, by the rows that are public now.

    As long as `AfspraakPublicity.until` has not passed; the last one is the state that is kept there.
    """

    afspraak = models.ForeignKey(Afspraak, on_delete=models.CASCADE, related_name="periods")
    from_day = models.DateField()
    until_day = models.DateField()

    objects: ClassVar[Any] = AfspraakPeriodQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["afspraak", "from_day"], name="afspraakperiod_day_once"),
            models.CheckConstraint(
                name="afspraakperiod_in_order", condition=models.Q(from_day__lt=models.F("until_day"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.afspraak_id}, {self.from_day}: {self.status}"
