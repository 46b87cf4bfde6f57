"""One stuk may settle many afspraken, never in one click: each by its own passage of that stuk."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from besluiten.models import Afspraak, Delivery, Onderdeel, StatusEvidence, StatusWijziging
from besluiten.services.onderdelen import judge_delivery
from besluiten.services.status import change_status, last_row
from besluiten.transitions import LIFE_CYCLES, OPEN_STATUSES, Actor, LifeCycle, Status, Step
from dossiers.models import DossierPage, Orgaan, Passage, Role, Stuk
from dossiers.reading.model import FindKind
from dossiers.services.kandidaten import accept_as_done
from dossiers.services.passages import find_in_stuk
from dossiers.services.rights import check_same_gemeente, require_role


@dataclass(frozen=True, slots=True)
class Proof:
    """A passage, or words that stand once in the stuk (on that page)."""

    passage: Passage | None = None
    words: str = ""
    page: int | None = None

    @property
    def is_given(self) -> bool:
        return self.passage is not None or bool(self.words.strip())


@dataclass(frozen=True, slots=True)
class PartJudgement:
    """What judge_delivery is told of one onderdeel."""

    onderdeel: Onderdeel
    extent: str
    proof: Proof
    form: str = ""
    given_to: Orgaan | None = None
    reason: str = ""
    expected_last: int | None = None


def settlements(cycle: LifeCycle) -> tuple[Status, ...]:
    """Where a proposed settlement can lead, when it is not refused."""
    return tuple(step.target for step in cycle.after(cycle.pending) if step.step is Step.SETTLE)


def targets(cycle: LifeCycle, current: Status) -> tuple[Status, ...]:
    """What a stuk may mean for an afspraak that stands so."""
    proposal = () if current is cycle.pending else (cycle.pending,)
    return (*proposal, *settlements(cycle))


REPORTED = frozenset(status for cycle in LIFE_CYCLES.values() for status in (cycle.pending, *settlements(cycle)))


def dossiers_of(stuk: Stuk) -> list[DossierPage]:
    return list(stuk.get_latest_revision_as_object().dossiers.all())


def settleable(stuk: Stuk) -> QuerySet[Any]:
    """The open afspraken of its dossiers that are older than this stuk, with their recorded state and `is_done`: this
    stuk is what brought them where they stand, be they closed by now."""
    shared = Afspraak.dossiers.through.objects.filter(afspraak=OuterRef("pk"), dossierpage__in=dossiers_of(stuk))
    steps = StatusEvidence.objects.filter(
        passage__stuk=stuk,
        status_wijziging__afspraak=OuterRef("pk"),
        status_wijziging__sequence=OuterRef("current_sequence"),
        status_wijziging__to_status__in=[status.value for status in REPORTED],
    )
    known: QuerySet[Any] = Afspraak.objects.with_recorded_state().annotate(is_done=Exists(steps))
    found = known.filter(Exists(shared), gemeente=stuk.gemeente_id).exclude(passage__stuk=stuk)
    day = stuk.date.latest or stuk.date.earliest
    if day is not None:
        promised_later = {"afspraak": OuterRef("pk"), "sequence": 1, "known_earliest__gt": day}
        found = found.exclude(Exists(StatusWijziging.objects.filter(**promised_later)))
    return found.filter(Q(current_status__in=[status.value for status in OPEN_STATUSES]) | Q(is_done=True))


@transaction.atomic
def settle_with_stuk(
    afspraak: Afspraak,
    stuk: Stuk,
    *,
    target: Status,
    proof: Proof,
    expected_sequence: int,
    actor: Actor = Actor.GRIFFIE,
    reason: str = "",
    parts: Sequence[PartJudgement] = (),
    user: Any = None,
) -> StatusWijziging:
    """Record what this stuk means for one afspraak. What the college did not propose yet is proposed in the same
    transaction, on the same passage; `actor` settles it, and gives the reason: it is not the college that says so.

    Raises StatusConflict as change_status and DeliveryConflict as judge_delivery do, and ValidationError when the two
    do not belong together, a passage stands elsewhere, or a part is settled that nobody judged. What is wrong with the
    judgement of a part stands under the name of the field and the key of the part: "passage_12". All or nothing.
    """
    require_role(user, afspraak.gemeente_id, Role.GRIFFIER)
    _check_together(afspraak, stuk)
    cycle, last = afspraak.life_cycle, last_row(afspraak)
    if target not in (cycle.pending, *settlements(cycle)):
        raise ValidationError({"target": _("Kies wat dit stuk voor de afspraak betekent.")})
    if target is not cycle.pending:
        _check_parts(afspraak, parts)
    passage = _passage(stuk, proof)
    step = {"known": stuk.date, "evidence": [passage], "user": user}
    row = last
    if target is cycle.pending or last is None or Status(last.to_status) is not cycle.pending:
        why = reason if target is cycle.pending else ""
        row = change_status(
            afspraak, target=cycle.pending, actor=Actor.BOARD, expected_sequence=expected_sequence, reason=why, **step
        )
        expected_sequence = row.sequence
    if target is not cycle.pending:
        row = change_status(
            afspraak, target=target, actor=actor, expected_sequence=expected_sequence, reason=reason, **step
        )
    for part in parts:
        _judge(afspraak, stuk, part, user)
    accept_as_done(passage, FindKind.NEWS, _("Stap van %s") % afspraak, user=user)
    assert row is not None
    return row


def _check_together(afspraak: Afspraak, stuk: Stuk) -> None:
    check_same_gemeente(afspraak.gemeente_id, [stuk])
    if stuk.is_withdrawn:
        raise ValidationError(_("Dit stuk is ingetrokken. Er verandert niets meer aan."))
    if not afspraak.dossiers.filter(pk__in=[dossier.pk for dossier in dossiers_of(stuk)]).exists():
        raise ValidationError(_("Deze afspraak hoort bij een ander dossier dan dit stuk."))


def _check_parts(afspraak: Afspraak, parts: Sequence[PartJudgement]) -> None:
    told = [part.onderdeel.pk for part in parts]
    judged = Delivery.objects.filter(onderdeel=OuterRef("pk"))
    left = afspraak.onderdelen.current().filter(~Exists(judged)).exclude(pk__in=told)
    message = _("Beoordeel ook dit onderdeel, anders is niet te zien wat ervan is gekomen.")
    if errors := {f"extent_{row.pk}": message for row in left}:
        raise ValidationError(errors)


def _judge(afspraak: Afspraak, stuk: Stuk, part: PartJudgement, user: Any) -> None:
    try:
        if part.onderdeel.afspraak_id != afspraak.pk:
            raise ValidationError(_("Dit onderdeel hoort bij een andere afspraak."))
        judge_delivery(
            part.onderdeel,
            extent=part.extent,
            passage=_passage(stuk, part.proof) if part.proof.is_given else None,
            form=part.form,
            given_to=part.given_to,
            known=stuk.date,
            reason=part.reason,
            expected_last=part.expected_last,
            user=user,
        )
    except ValidationError as error:
        if not hasattr(error, "error_dict"):
            raise
        told = {f"{name}_{part.onderdeel.pk}": errors for name, errors in error.error_dict.items()}
        raise ValidationError(told) from error


def _passage(stuk: Stuk, proof: Proof) -> Passage:
    if proof.passage is not None:
        if proof.passage.stuk_id != stuk.pk:
            raise ValidationError({"passage": _("Deze passage staat in een ander stuk.")})
        return proof.passage
    if not proof.is_given:
        raise ValidationError({"passage": _("Kies de passage die dit bewijst, of zoek de woorden op.")})
    try:
        return find_in_stuk(stuk, proof.words, proof.page)
    except ValidationError as error:
        raise ValidationError({"words": error}) from error
