"""The rule that says what the public may know of an afspraak, and the rows of AfspraakPublicity that keep its answer.

Public: confirmed by a person, its source public (or withdrawn since), in at least one public dossier. Its state is that
of the last public rows: a row that rests on a stuk never published does not exist for the public.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from besluiten.models import (
    Afspraak,
    AfspraakPublicity,
    Oordeel,
    OwnerRow,
    StatusEvidence,
    StatusWijziging,
    TermijnRow,
)
from besluiten.public_state import with_kept_state
from besluiten.readings import Reading, is_disputed, proposal
from besluiten.signals import afspraken_changed
from besluiten.term_moves import count_moves
from besluiten.termijn import Termijn
from besluiten.transitions import PENDING_STATUSES
from dossiers.models.base import DATERING_COLUMNS
from dossiers.models.public import page_is_public, passage_may_be_known
from dossiers.models.publicity import NEVER

CHUNK = 500
KNOWN_COLUMNS = tuple(f"known_{suffix}" for suffix in DATERING_COLUMNS)
KEPT = (
    "until",
    "source_until",
    "status",
    "sequence",
    "known_day",
    "last_day",
    "termijn_kind",
    "settlement_pending",
    "is_unproven",
    "is_disputed",
    "closed_day",
    "owner_row_id",
    "moves",
)


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
    before = {row.pk: row for row in AfspraakPublicity.objects.filter(pk__in=pks)}
    answers = _answers(pks, timezone.now())
    gone = before.keys() - answers.keys()
    AfspraakPublicity.objects.filter(pk__in=gone).delete()
    changed = [row for pk, row in answers.items() if pk not in before or _kept(before[pk]) != _kept(row)]
    AfspraakPublicity.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["afspraak"],
        update_fields=list(KEPT),
    )
    return [*(row.afspraak_id for row in changed), *gone]


def _kept(row: AfspraakPublicity) -> list[Any]:
    return [getattr(row, name) for name in KEPT]


def _answers(pks: Collection[int], now: datetime) -> dict[int, AfspraakPublicity]:
    limits, moves = _limits(pks, now), _moves(pks, now)
    disputed = _disputed(pks, now)
    return {
        row.pk: AfspraakPublicity(
            afspraak_id=row.pk,
            until=limits[row.pk].until,
            source_until=limits[row.pk].source_until,
            status=row.current_status,
            sequence=row.current_sequence,
            known_day=row.known_day,
            last_day=row.last_day,
            termijn_kind=row.termijn_kind or "",
            settlement_pending=row.settlement_pending,
            is_unproven=row.is_unproven,
            is_disputed=row.pk in disputed,
            closed_day=row.closed_day,
            owner_row_id=row.owner_row,
            moves=moves[row.pk],
        )
        for row in _public_afspraken(now).filter(pk__in=pks)
    }


def _public_afspraken(now: datetime) -> Any:
    links = Afspraak.dossiers.through.objects.filter(page_is_public("dossierpage__", now), afspraak=OuterRef("pk"))
    found = Afspraak.objects.filter(Exists(links), passage_may_be_known("passage__", now), confirmed_at__isnull=False)
    rows = (model.objects.public(now) for model in (StatusWijziging, TermijnRow, OwnerRow))
    return with_kept_state(found, *rows)


def _disputed(pks: Collection[int], now: datetime) -> set[int]:
    return {pk for pk, readings in public_readings(pks, now).items() if is_disputed(readings)}


def public_readings(pks: Collection[int], now: datetime) -> dict[int, list[Reading]]:
    """What each party says of these, as far as it is public; a proposed settlement counts as the college's."""
    found: dict[int, list[Reading]] = defaultdict(list)
    oordelen = Oordeel.objects.public(now).filter(afspraak__in=pks)
    for row in oordelen.only("afspraak", "party", "orgaan", "verdict", "recorded_at", *KNOWN_COLUMNS):
        speaker = row.orgaan_id or row.party
        found[row.afspraak_id].append(Reading(speaker, row.verdict, row.known_day, row.recorded_at.timestamp()))
    pending = [status.value for status in PENDING_STATUSES]
    proposals = StatusWijziging.objects.public(now).filter(afspraak__in=pks, to_status__in=pending)
    for step in proposals.only("afspraak", "recorded_at", *KNOWN_COLUMNS):
        found[step.afspraak_id].append(proposal(step.known_day, step.recorded_at.timestamp()))
    return found


def _moves(pks: Collection[int], now: datetime) -> dict[int, int]:
    termijnen: dict[int, list[Termijn]] = defaultdict(list)
    for row in TermijnRow.objects.public(now).filter(afspraak__in=pks).oldest_first():
        termijnen[row.afspraak_id].append(row.termijn)
    return {pk: count_moves(termijnen[pk]) for pk in pks}


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
