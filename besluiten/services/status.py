"""The one service that moves an afspraak through its life cycle, and the row it leaves behind."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from besluiten.models import (
    Afspraak,
    Besluit,
    OrgaanAccount,
    StatusEvidence,
    StatusHead,
    StatusWijziging,
    status_label,
)
from besluiten.models.status import make_salt, salted_digest
from besluiten.services.claims_checked import check_day, check_public
from besluiten.services.concern import account_of, require_concern, speaks_for_board
from besluiten.signals import afspraken_changed
from besluiten.transitions import EVIDENCED_STATUSES, Actor, Need, Status, Transition
from dossiers.datering import UNKNOWN, Datering
from dossiers.models import Passage, Role
from dossiers.services.rights import check_same_gemeente, require_role

ACTOR_LABELS = {Actor.BOARD: _("het college"), Actor.GRIFFIE: _("de griffie"), Actor.COUNCIL: _("de raad")}


class StatusConflict(ValidationError):
    """Somebody else moved this afspraak in the meantime; nothing was written."""


def last_row(afspraak: Afspraak) -> StatusWijziging | None:
    return afspraak.status_wijzigingen.order_by("-sequence").first()


@transaction.atomic
def change_status(
    afspraak: Afspraak,
    *,
    target: Status,
    actor: Actor,
    known: Datering = UNKNOWN,
    reason: str = "",
    evidence: Sequence[Passage] = (),
    besluit: Besluit | None = None,
    without_evidence: bool = False,
    expected_sequence: int | None = None,
    user: Any = None,
) -> StatusWijziging:
    """Record one step. `known` is when the outside world could know it (the date of the stuk that says so).

    The griffier records what each party says; an account of the college may itself propose, and nothing else. It knows
    the public rows only: a later row on what is not public is told to it in no way.

    Raises StatusConflict when `expected_sequence` is no longer the last row (of those it knows), ValidationError when
    the step does not exist, is not this actor's, lacks the reason, besluit or evidence that it needs, or was known
    before the promise.
    All or nothing.
    """
    account = account_of(user)
    if account is not None:
        _check_account(account, afspraak, target, actor, evidence)
    else:
        require_role(user, afspraak.gemeente_id, Role.GRIFFIER)
    afspraak = Afspraak.objects.select_for_update().get(pk=afspraak.pk)
    last = last_row(afspraak)
    if last is None:
        raise ValidationError(_("Deze afspraak is nog niet bevestigd."))
    seen = last if account is None else public_last_row(afspraak) or last
    if expected_sequence is not None and expected_sequence != seen.sequence:
        raise StatusConflict(
            _("Iemand anders heeft deze afspraak net gewijzigd. De stand is nu: %s. Kijk of uw wijziging nog klopt.")
            % status_label(seen.to_status)
        )
    if afspraak.life_cycle.between(Status(seen.to_status), target) is None:
        raise ValidationError(
            _("Van “%(source)s” naar “%(target)s” kan niet in één stap.")
            % {"source": status_label(seen.to_status), "target": status_label(target)}
        )
    transition = afspraak.life_cycle.between(Status(last.to_status), target)
    if transition is None:
        raise ValidationError(_("Uw voorstel kan hier nu niet worden vastgelegd. Stuur het aan de griffie."))
    check_needs(transition, actor, reason, evidence, besluit, without_evidence)
    check_same_gemeente(afspraak.gemeente_id, [besluit, *(passage.stuk for passage in evidence)])
    check_day(afspraak, known)
    return append_row(
        afspraak,
        last=last,
        target=target,
        actor=actor,
        known=known,
        reason=reason.strip(),
        evidence=evidence,
        besluit=besluit,
        user=user,
    )


def _check_account(
    account: OrgaanAccount, afspraak: Afspraak, target: Status, actor: Actor, evidence: Sequence[Passage]
) -> None:
    if not speaks_for_board(account) or actor is not Actor.BOARD or target is not afspraak.life_cycle.pending:
        raise PermissionDenied
    require_concern(account, afspraak)
    for passage in evidence:
        check_public(passage, "evidence")


def check_needs(
    transition: Transition,
    actor: Actor,
    reason: str,
    evidence: Sequence[Passage],
    besluit: Besluit | None,
    without_evidence: bool,
) -> None:
    errors: dict[str, str] = {}
    if actor not in transition.actors:
        allowed = _(" of ").join(str(ACTOR_LABELS[item]) for item in Actor if item in transition.actors)
        errors["actor"] = _("Deze stap is aan %s.") % allowed
    if Need.REASON in transition.needs and not reason.strip():
        errors["reason"] = _("Schrijf op waarom.")
    if Need.BESLUIT in transition.needs and besluit is None:
        errors["besluit"] = _("Kies het besluit waarop dit rust.")
    if Need.EVIDENCE_OR_LABEL in transition.needs and not evidence:
        if not without_evidence:
            errors["evidence"] = _("Kies de passage die dit bewijst, of geef aan dat er geen bewijs is.")
        elif not reason.strip():
            errors["reason"] = _("Schrijf op waarom dit zonder bewijs wordt afgesloten. Lezers zien dit.")
    if errors:
        raise ValidationError(errors)


def append_row(
    afspraak: Afspraak,
    *,
    last: StatusWijziging | None,
    target: Status,
    actor: Actor,
    known: Datering,
    reason: str = "",
    evidence: Sequence[Passage] = (),
    besluit: Besluit | None = None,
    user: Any = None,
) -> StatusWijziging:
    """Write the next row of the chain. The caller holds the lock on the afspraak and has checked the step."""
    row = StatusWijziging(
        afspraak=afspraak,
        sequence=last.sequence + 1 if last else 1,
        from_status=last.to_status if last else "",
        to_status=target.value,
        actor=actor.value,
        reason=reason,
        besluit=besluit,
        without_evidence=target in EVIDENCED_STATUSES and not evidence,
        recorded_at=timezone.now(),
        recorded_by=user,
        previous_hash=last.hash if last else "",
    )
    row.known = known
    row.reason_digest = salted_digest(row.reason_salt, row.reason)
    proofs = [_evidence(row, passage) for passage in dict.fromkeys(evidence)]
    row.hash = row.compute_hash(proofs)
    row.save()
    for proof in proofs:
        proof.status_wijziging = row
    StatusEvidence.objects.bulk_create(proofs)
    _move_head(row)
    afspraken_changed.send(sender=Afspraak, pks=[afspraak.pk])
    return row


def _move_head(row: StatusWijziging) -> None:
    if row.sequence == 1:
        StatusHead.objects.create(afspraak=row.afspraak, sequence=1, hash=row.hash)
        return
    # Where the head is gone or elsewhere, it stays so: the check of the history tells.
    before = StatusHead.objects.filter(afspraak=row.afspraak, sequence=row.sequence - 1, hash=row.previous_hash)
    before.update(sequence=row.sequence, hash=row.hash)


def _evidence(row: StatusWijziging, passage: Passage) -> StatusEvidence:
    salt = make_salt()
    return StatusEvidence(
        status_wijziging=row,
        passage=passage,
        stuk_key=passage.stuk.public_id,
        sha256=passage.pagina.bestand.sha256,
        quote_salt=salt,
        quote_digest=salted_digest(salt, passage.quote),
    )


def public_last_row(afspraak: Afspraak) -> StatusWijziging | None:
    """The row that is the public status: the last one of which all may be known."""
    rows: models.QuerySet[StatusWijziging] = StatusWijziging.objects.public()
    return rows.filter(afspraak=afspraak).order_by("-sequence").first()
