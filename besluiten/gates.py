"""The gate before a mijlpaal: what it takes, how far each randvoorwaarde is now, and how it stood on its day.

A snapshot never changes. It shows the rows that are public now, and counts those; what became of each since stands
beside it. It is known from the day after its own, since it holds what was known at the end of that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from besluiten.models import GateSnapshot, GateSnapshotRow, Mijlpaal, StatusEvidence, StatusWijziging, status_label
from besluiten.plans import Gate, gate_statuses
from besluiten.register import ShownAfspraak, public_afspraken, shown_afspraak, with_shown_rows
from besluiten.shown_passages import PASSAGE_RELATED, ShownPassage, public_passages, shown_passage
from besluiten.transitions import Status
from dossiers.datering_wording import day_in_words
from dossiers.panels import Moment
from dossiers.stand import known_rows, was_placed_later


@dataclass(frozen=True, slots=True)
class Condition:
    """One randvoorwaarde as it stands, with its last public step and the evidence of that."""

    shown: ShownAfspraak
    step: StatusWijziging
    proofs: tuple[ShownPassage, ...]

    @property
    def statuses(self) -> list[tuple[str, str]]:
        return gate_statuses(self.shown.afspraak)

    @property
    def status_words(self) -> str:
        return status_label(self.step.to_status).lower()

    @property
    def is_only_named(self) -> bool:
        return not self.step.from_status


def conditions_of(mijlpaal: Mijlpaal, moment: Moment) -> list[Condition]:
    """The public ones, by number, in a constant number of queries."""
    rows = public_afspraken(moment).filter(mijlpaal=mijlpaal.pk).order_by("nummer", "pk")
    found = list(with_shown_rows(rows, moment))
    steps = _last_steps([row.pk for row in found], moment)
    evidence = {pk: list(step.evidence.all()) if step.from_status else [] for pk, step in steps.items()}
    readable = public_passages((proof.passage_id for proofs in evidence.values() for proof in proofs), moment)
    return [
        Condition(
            shown_afspraak(row, moment),
            steps[row.pk],
            tuple(shown_passage(one.passage, is_public=one.passage_id in readable) for one in evidence[row.pk]),
        )
        for row in found
        if row.pk in steps
    ]


def _last_steps(pks: Sequence[int], moment: Moment) -> dict[int, StatusWijziging]:
    evidence = StatusEvidence.objects.select_related(*PASSAGE_RELATED).defer("passage__pagina__text")
    rows = known_rows(StatusWijziging.objects.public(moment.at).filter(afspraak__in=pks), moment)
    return {row.afspraak_id: row for row in rows.prefetch_related(Prefetch("evidence", evidence)).order_by("sequence")}


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """`later` is the randvoorwaarde as it stands, when it took a step since."""

    row: GateSnapshotRow
    later: Condition | None


@dataclass(frozen=True, slots=True)
class ShownSnapshot:
    """The context of templates/besluiten/gate_snapshot.html; `now` says of when its last column is."""

    snapshot: GateSnapshot
    gate: Gate
    rows: tuple[FrozenRow, ...]
    now: str
    placed_later: bool


def snapshots_of(mijlpaal: Mijlpaal, conditions: Sequence[Condition], moment: Moment) -> list[ShownSnapshot]:
    """Oldest day first. `conditions` come from `conditions_of`, at the same moment."""
    rows = _shown_rows(moment).select_related("afspraak").annotate(current_status=F("status")).order_by("pk")
    found = snapshots_then(moment).filter(mijlpaal=mijlpaal.pk).order_by("day")
    by_pk = {one.shown.afspraak.pk: one for one in conditions}
    return [_shown(one, by_pk, moment) for one in found.prefetch_related(Prefetch("rows", rows, to_attr="shown_rows"))]


def _shown(snapshot: Any, conditions: dict[int, Condition], moment: Moment) -> ShownSnapshot:
    rows = [FrozenRow(row, _later(row, conditions.get(row.afspraak_id))) for row in snapshot.shown_rows]
    return ShownSnapshot(
        snapshot=snapshot,
        gate=Gate(tuple(snapshot.shown_rows)),
        rows=tuple(rows),
        now=_("Op %s") % day_in_words(moment.stand.day) if moment.stand else _("Nu"),
        placed_later=was_placed_later(snapshot.taken_at, moment),
    )


def _later(row: GateSnapshotRow, condition: Condition | None) -> Condition | None:
    return condition if condition and condition.step.pk != row.status_wijziging_id else None


def snapshots_then(moment: Moment) -> QuerySet[GateSnapshot]:
    """Public ones of which a row is, now or at the stand."""
    rows = GateSnapshot.objects.public(moment.at).filter(Exists(_shown_rows(moment).filter(snapshot=OuterRef("pk"))))
    found: QuerySet[GateSnapshot] = rows.filter(day__lt=moment.stand.day) if moment.stand else rows
    return found


def counted_snapshots(moment: Moment) -> QuerySet[GateSnapshot]:
    """With `total` and `met`, of the rows that are shown."""
    rows = _shown_rows(moment).filter(snapshot=OuterRef("pk")).order_by().values("snapshot")
    met = rows.annotate(number=Count("pk", filter=Q(status=Status.SHOWN.value))).values("number")
    return snapshots_then(moment).annotate(
        total=Subquery(rows.annotate(number=Count("pk")).values("number")), met=Coalesce(Subquery(met), 0)
    )


def frozen_words(snapshot: Any) -> str:
    """ "0 van 7 aangetoond", of one from `counted_snapshots`."""
    return _("%(met)d van %(total)d aangetoond") % {"met": snapshot.met, "total": snapshot.total}


def _shown_rows(moment: Moment) -> Any:
    return GateSnapshotRow.objects.public(moment.at)
