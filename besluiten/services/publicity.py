"""The rule that says what the public may know of an afspraak, and the rows of AfspraakPublicity and AfspraakPeriod that
keep its answer.

Public: confirmed by a person, its source public (or withdrawn since), in at least one public dossier. Its state is that
of the last public rows: a row that rests on a stuk never published does not exist for the public.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from besluiten.models import (
    Afspraak,
    AfspraakPeriod,
    AfspraakPublicity,
    Oordeel,
    OwnerRow,
    StatusEvidence,
    StatusWijziging,
    TermijnRow,
)
from besluiten.readings import Reading
from besluiten.signals import afspraken_changed
from besluiten.state_by_day import AfspraakRows, Dated, Period, State, Step, periods_of
from besluiten.transitions import Status
from dossiers.models.base import DATERING_COLUMNS
from dossiers.models.public import page_is_public, passage_may_be_known
from dossiers.models.publicity import NEVER
from dossiers.stand import known_from

CHUNK = 500
KNOWN_COLUMNS = tuple(f"known_{suffix}" for suffix in DATERING_COLUMNS)
KEPT = ("until", "source_until", "known_day", *State._fields)
KEPT_OF_DAY = ("from_day", "until_day", *State._fields)
PUBLISHED = "passage__stuk__first_published_at"


@transaction.atomic
def refresh_afspraken(pks: Iterable[int]) -> list[int]:
    """Work out the answer for these afspraken anew; returns of which it changed."""
    wanted = sorted(set(pks))  # the order in which their rows are locked
    chunks = (wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK))
    return [pk for chunk in chunks for pk in _refresh_chunk(chunk)]


@transaction.atomic
def refresh_all_afspraken() -> int:
    """Everything anew; returns of how many another answer was kept. Those are told."""
    changed = refresh_afspraken(Afspraak.objects.values_list("pk", flat=True))
    afspraken_changed.send(sender=Afspraak, pks=changed)
    return len(changed)


def _refresh_chunk(pks: Collection[int]) -> list[int]:
    # One at a time: who waited reads what the other has changed. (SQLite has one writer anyway.)
    list(Afspraak.objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk").values_list("pk"))
    now = timezone.now()
    first_days = _first_days(pks, now)
    periods = {pk: found for pk, rows in _public_rows(first_days, now).items() if (found := periods_of(rows))}
    gone = _keep_last(pks, periods, first_days, now)
    return sorted(_keep_periods(pks, periods) | gone)


def _keep_last(
    pks: Collection[int], periods: Mapping[int, list[Period]], first_days: Mapping[int, date], now: datetime
) -> set[int]:
    """Which changed."""
    limits = _limits(pks, now)
    answers = {
        pk: AfspraakPublicity(
            afspraak_id=pk,
            until=limits[pk].until,
            source_until=limits[pk].source_until,
            known_day=first_days[pk],
            **found[-1].state._asdict(),
        )
        for pk, found in periods.items()
    }
    before = {row.pk: row for row in AfspraakPublicity.objects.filter(pk__in=pks)}
    gone = before.keys() - answers.keys()
    AfspraakPublicity.objects.filter(pk__in=gone).delete()
    changed = [row for pk, row in answers.items() if pk not in before or _kept(before[pk]) != _kept(row)]
    AfspraakPublicity.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["afspraak"],
        update_fields=list(KEPT),
    )
    return {*(row.afspraak_id for row in changed), *gone}


def _keep_periods(pks: Collection[int], periods: Mapping[int, list[Period]]) -> set[int]:
    """Which changed."""
    before: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    rows = AfspraakPeriod.objects.filter(afspraak__in=pks).order_by("from_day")
    for pk, *kept in rows.values_list("afspraak", *KEPT_OF_DAY):
        before[pk].append(tuple(kept))
    after = {pk: [(begin, end, *state) for begin, end, state in found] for pk, found in periods.items()}
    changed = {pk for pk in pks if before.get(pk) != after.get(pk)}
    AfspraakPeriod.objects.filter(afspraak__in=changed).delete()
    AfspraakPeriod.objects.bulk_create(
        AfspraakPeriod(afspraak_id=pk, **dict(zip(KEPT_OF_DAY, values, strict=True)))
        for pk in sorted(changed)
        for values in after.get(pk, ())
    )
    return changed


def _kept(row: AfspraakPublicity) -> list[Any]:
    return [getattr(row, name) for name in KEPT]


def _first_days(pks: Collection[int], now: datetime) -> dict[int, date]:
    """Of those that are public, the day on which the promise itself was known."""
    links = Afspraak.dossiers.through.objects.filter(page_is_public("dossierpage__", now), afspraak=OuterRef("pk"))
    found = Afspraak.objects.filter(
        Exists(links), passage_may_be_known("passage__", now), pk__in=pks, confirmed_at__isnull=False
    )
    first = StatusWijziging.objects.filter(afspraak__in=found.values("pk"), sequence=1)
    return {row.afspraak_id: row.known_day for row in first.only("afspraak", "recorded_at", *KNOWN_COLUMNS)}


def _public_rows(pks: Collection[int], now: datetime) -> dict[int, AfspraakRows]:
    found = {pk: AfspraakRows() for pk in pks}
    proofs: dict[int, list[datetime | None]] = defaultdict(list)
    evidence = StatusEvidence.objects.filter(status_wijziging__afspraak__in=pks)
    for step_pk, published in evidence.values_list("status_wijziging", PUBLISHED):
        proofs[step_pk].append(published)
    for step in StatusWijziging.objects.public(now).filter(afspraak__in=pks).order_by("sequence"):
        since = known_from(step, *proofs[step.pk])
        found[step.afspraak_id].steps.append(Dated(since, _step(step, has_evidence=bool(proofs[step.pk]))))
    for row in _of(TermijnRow, pks, now).oldest_first():
        found[row.afspraak_id].termijnen.append(Dated(_since(row), row.termijn))
    for row in _of(OwnerRow, pks, now).oldest_first():
        found[row.afspraak_id].owners.append(Dated(_since(row), row.pk))
    for row in _of(Oordeel, pks, now):
        reading = Reading(row.orgaan_id or row.party, row.verdict, row.known_day, row.recorded_at.timestamp())
        found[row.afspraak_id].readings.append(Dated(_since_public(row), reading))
    return found


def _step(row: StatusWijziging, *, has_evidence: bool) -> Step:
    return Step(
        row.sequence,
        Status(row.to_status),
        row.known_day,
        row.recorded_at.timestamp(),
        has_evidence=has_evidence,
        without_evidence=row.without_evidence,
    )


def _of(model: Any, pks: Collection[int], now: datetime) -> Any:
    return model.objects.public(now).filter(afspraak__in=pks).annotate(published=F(PUBLISHED))


def _since(row: Any) -> date:
    return known_from(row, *([row.published] if row.passage_id else []))


def _since_public(row: Any) -> date:
    """As `besluiten.shown_readings.oordelen_then`."""
    since = _since(row)
    if row.public_from <= row.recorded_at or (row.is_from_letter and row.passage_id):
        return since
    return max(since, timezone.localdate(row.published_at))


@dataclass(slots=True)
class _Limit:
    """`until`: the first moment at which something that this answer rests on is no longer known."""

    until: datetime = NEVER
    source_until: datetime = NEVER


def _limits(pks: Collection[int], now: datetime) -> dict[int, _Limit]:
    limits: dict[int, _Limit] = defaultdict(_Limit)
    links = Afspraak.dossiers.through.objects.filter(afspraak__in=pks, dossierpage__publicity__isnull=False)
    for pk, until in links.values_list("afspraak", "dossierpage__publicity__until"):
        limits[pk].until = max(limits[pk].until, until)
    of_source = Afspraak.objects.filter(pk__in=pks, passage__is_published=True)
    path = "passage__stuk__publicity"
    for pk, shown, known in of_source.values_list("pk", f"{path}__shown_until", f"{path}__known_until"):
        limits[pk].source_until = shown or NEVER
        limits[pk].until = min(limits[pk].until, known or NEVER)
    rows = (
        TermijnRow.objects.filter(afspraak__in=pks).values_list("afspraak", f"{path}__known_until"),
        OwnerRow.objects.filter(afspraak__in=pks).values_list("afspraak", f"{path}__known_until"),
        StatusEvidence.objects.filter(status_wijziging__afspraak__in=pks).values_list(
            "status_wijziging__afspraak", f"{path}__known_until"
        ),
        Oordeel.objects.filter(afspraak__in=pks).values_list("afspraak", f"{path}__known_until"),
    )
    for found in rows:
        for pk, known in found:
            if known is not None and known > now:
                limits[pk].until = min(limits[pk].until, known)
    return limits
