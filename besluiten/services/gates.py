"""How ready a mijlpaal was at the end of its own day: written down once, from the dated rows of then."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Prefetch
from django.utils import timezone

from besluiten.models import Afspraak, GateSnapshot, GateSnapshotRow, Mijlpaal, StatusWijziging, Verschuiving
from besluiten.signals import mijlpalen_changed
from besluiten.transitions import AfspraakKind
from dossiers.models.base import known_day
from dossiers.stand import stand_of

SETTLING = timedelta(days=1)


def freeze_due_gates(*, settling: timedelta = SETTLING) -> int:
    """A snapshot of every public gate whose day, by the plan of that day, has passed; returns how many. Idempotent.

    A day has passed when the next has begun in Amsterdam. What was known by then but is registered after it waits until
    nothing of the gate was registered for as long as `settling`: who is still typing it in is not cut short.
    """
    today, now = timezone.localdate(), timezone.now()
    taken = 0
    for mijlpaal in _gates():
        for day in _days(mijlpaal, today):
            is_late = today > day + timedelta(days=1)
            registered = _last_registered(mijlpaal, day)
            if registered < stand_of(day).end or registered <= now - settling:
                taken += _freeze(mijlpaal, day, is_late=is_late) is not None
    return taken


def _gates() -> Iterable[Mijlpaal]:
    conditions = Afspraak.objects.public().filter(kind=AfspraakKind.RANDVOORWAARDE.value, mijlpaal=OuterRef("pk"))
    shifts = Prefetch("verschuivingen", Verschuiving.objects.public().oldest_first())
    rows = Mijlpaal.objects.public().filter(Exists(conditions)).prefetch_related(shifts, "gate_snapshots")
    return rows.order_by("pk")


def _days(mijlpaal: Mijlpaal, today: date) -> list[date]:
    """The last days of the plans that were still in force when they came, and have no snapshot yet."""
    shifts = list(mijlpaal.verschuivingen.all())
    plans = [mijlpaal.plan, *(shift.target for shift in shifts)]
    moved = [shift.known_day for shift in shifts]
    done = {snapshot.day for snapshot in mijlpaal.gate_snapshots.all()}
    found = []
    for place, plan in enumerate(plans):
        day = plan.latest
        if day is None or day >= today or day in done:
            continue
        if place < len(moved) and moved[place] <= day:
            continue  # it had been moved before it came
        found.append(day)
    return found


def _last_registered(mijlpaal: Mijlpaal, day: date) -> datetime:
    """When the last was put down here of what was known on this day: the gate itself, a step, a shift."""
    conditions = Afspraak.objects.public().filter(mijlpaal=mijlpaal)
    steps = StatusWijziging.objects.public().annotate(day=known_day()).filter(afspraak__in=conditions, day__lte=day)
    moments = [
        mijlpaal.confirmed_at,
        conditions.aggregate(last=Max("confirmed_at"))["last"],
        steps.aggregate(last=Max("recorded_at"))["last"],
        *(shift.recorded_at for shift in mijlpaal.verschuivingen.all() if shift.known_day <= day),
    ]
    return max(filter(None, moments))


@transaction.atomic
def _freeze(mijlpaal: Mijlpaal, day: date, *, is_late: bool) -> GateSnapshot | None:
    """None when another worker was first, or when there was no randvoorwaarde yet on that day."""
    Mijlpaal.objects.select_for_update(no_key=True).get(pk=mijlpaal.pk)
    rows = _rows(mijlpaal, day)
    if not rows or GateSnapshot.objects.filter(mijlpaal=mijlpaal, day=day).exists():
        return None
    snapshot = GateSnapshot.objects.create(mijlpaal=mijlpaal, day=day, is_late=is_late, digest=digest_of(day, rows))
    for row in rows:
        row.snapshot = snapshot
    GateSnapshotRow.objects.bulk_create(rows)
    mijlpalen_changed.send(sender=Mijlpaal, pks=[mijlpaal.pk])
    return snapshot


def _rows(mijlpaal: Mijlpaal, day: date) -> list[GateSnapshotRow]:
    afspraken = Afspraak.objects.public().filter(mijlpaal=mijlpaal).order_by("nummer", "pk")
    steps = StatusWijziging.objects.public().annotate(day=known_day()).filter(day__lte=day, afspraak__in=afspraken)
    last = {row.afspraak_id: row for row in steps.order_by("sequence")}
    return [
        GateSnapshotRow(
            afspraak=afspraak,
            status_wijziging=last[afspraak.pk],
            status=last[afspraak.pk].to_status,
            title=afspraak.title,
            row_hash=last[afspraak.pk].hash,
        )
        for afspraak in afspraken
        if afspraak.pk in last
    ]


def digest_of(day: date, rows: Iterable[Any]) -> str:
    """SHA-256 over canonical JSON of the day and of each row its afspraak, status, words and hash."""
    content = [day.isoformat(), *([row.afspraak.public_id, row.status, row.title, row.row_hash] for row in rows)]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
