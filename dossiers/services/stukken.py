"""Every write on a stuk that has a rule: make, publish, replace the file, withdraw, relate, treat."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.log_actions import log

from dossiers.datering import UNKNOWN, Datering
from dossiers.models import (
    Behandeling,
    Bestand,
    DossierPage,
    GemeentePage,
    Kandidaat,
    Passage,
    PublishedBestand,
    Role,
    Stuk,
    StukReading,
    StukRelatie,
    Vergadering,
    Withdrawal,
)
from dossiers.models.base import moment
from dossiers.services.publicity import tell_changed
from dossiers.services.rights import check_same_gemeente, require_role

HELD_BY_DATABASE = frozenset({"gemeente", "bestand", "public_id"})
"""Of a new stuk: to ask first whether these are there, or free, is a question too many."""


@transaction.atomic
def create_stuk(
    *,
    gemeente: GemeentePage,
    title: str,
    bestand: Bestand | None = None,
    dossiers: list[DossierPage] | None = None,
    date: Datering = UNKNOWN,
    user: Any = None,
    **fields: Any,
) -> Stuk:
    """A new concept. `fields` are other columns of Stuk (soort, authority, sender_orgaan, …)."""
    require_role(user, gemeente.pk, Role.EDITOR)
    check_same_gemeente(gemeente.pk, [*(dossiers or []), bestand], "dossiers")
    stuk = Stuk(gemeente=gemeente, title=title[:300], bestand=bestand, live=False, created_by=user, **fields)
    stuk.date = date
    stuk.dossiers = dossiers or []
    stuk.full_clean(exclude=HELD_BY_DATABASE)
    stuk.save()
    stuk.save_revision(user=user, log_action=True, clean=False)
    return stuk


def save_concept(stuk: Stuk, *, user: Any = None) -> Any:
    """Keep the present values as the newest concept. What was never public is also kept in the row itself."""
    require_role(user, stuk.gemeente_id, Role.EDITOR)
    check_same_gemeente(stuk.gemeente_id, stuk.dossiers.all(), "dossiers")
    stuk.full_clean()
    with transaction.atomic():
        # The embargo may have ended since this object was read.
        never_public = Stuk.objects.select_for_update().filter(pk=stuk.pk, first_published_at__isnull=True)
        if never_public.exists():
            stuk.save()
        return stuk.save_revision(user=user, log_action=True, clean=False)


@transaction.atomic
def publish_stuk(stuk: Stuk, *, user: Any = None, at: datetime | None = None) -> Stuk:
    """Publish the newest concept, now or at a moment to come. Raises ValidationError when something is missing."""
    require_role(user, stuk.gemeente_id, Role.GRIFFIER)
    # The caller's object may be older than the newest concept.
    action = PublishRevisionAction(_revision_for(Stuk.objects.select_for_update().get(pk=stuk.pk), user, at), user=user)
    check_publishable(action.object, at)
    action.execute(skip_permission_checks=True)
    return Stuk.objects.get(pk=stuk.pk)


def _revision_for(stuk: Stuk, user: Any, at: datetime | None) -> Any:
    """The newest concept as it is kept; one that tells another moment, when that is another."""
    revision = stuk.latest_revision if stuk.has_unpublished_changes else None
    if revision is None or at is not None or revision.content.get("go_live_at") is not None:
        stuk = stuk.get_latest_revision_as_object()
        stuk.go_live_at = at
        revision = stuk.save_revision(user=user, clean=False)
    revision.content_object = stuk  # or it is read again
    return revision


def check_publishable(stuk: Stuk, at: datetime | None = None) -> None:
    """Raise ValidationError, in Dutch, when this stuk may not be published as it is, now or at that moment."""
    if Withdrawal.objects.filter(stuk_id=stuk.pk).exists():
        raise ValidationError(_("Dit stuk is ingetrokken. Maak een nieuw stuk dat het vervangt."))
    if stuk.expire_at and stuk.expire_at <= moment(at):
        raise ValidationError(_("De einddatum van dit stuk ligt voor het moment van plaatsing. Pas de einddatum aan."))
    if not stuk.dossiers.all():
        raise ValidationError(
            {"dossiers": _("Kies ten minste één dossier. Zonder dossier is een stuk niet te vinden.")}
        )
    check_same_gemeente(stuk.gemeente_id, stuk.dossiers.all(), "dossiers")
    if stuk.bestand is None:
        raise ValidationError({"bestand": _("Voeg eerst een bestand toe.")})
    if stuk.bestand.state == Bestand.State.WAITING:
        raise ValidationError({"bestand": _("Dit bestand wordt nog gelezen. Probeer het over een paar seconden weer.")})
    if stuk.bestand.state == Bestand.State.FAILED:
        raise ValidationError({"bestand": _("Dit bestand kon niet worden gelezen: %s") % stuk.bestand.reason})
    check_looked_through(stuk)


def check_looked_through(stuk: Stuk) -> None:
    """Raise ValidationError while the machine has still to look through the file, or found what must not be public."""
    reading = StukReading.objects.filter(stuk=stuk.pk).first()
    is_done = reading is None or (reading.bestand == stuk.bestand and reading.state != StukReading.State.WAITING)
    if not is_done:
        raise ValidationError({"bestand": _("Dit stuk wordt nog nagekeken. Probeer het over een paar seconden weer.")})
    found = Kandidaat.objects.obstacles().filter(stuk=stuk.pk, pagina__bestand=stuk.bestand).count()
    if found:
        message = ngettext(
            "In dit stuk staat een persoonsgegeven dat niet openbaar mag zijn. Kijk bij “Controleren”.",
            "In dit stuk staan %(count)d persoonsgegevens die niet openbaar mogen zijn. Kijk bij “Controleren”.",
            found,
        )
        raise ValidationError(message % {"count": found})


def record_publication(stuk: Stuk) -> None:
    """After Wagtail made a stuk live: give its file a version number, once, and tell the others."""
    if not stuk.live or Withdrawal.objects.filter(stuk=stuk.pk).exists():
        return
    numbers = dict(stuk.published_bestanden.values_list("bestand", "number"))
    if stuk.bestand_id and stuk.bestand_id not in numbers:
        number = max(numbers.values(), default=0) + 1
        PublishedBestand.objects.create(stuk=stuk, bestand_id=stuk.bestand_id, number=number)
        Passage.objects.filter(stuk=stuk.pk, pagina__bestand=stuk.bestand_id).update(is_published=True)
    tell_changed(Stuk, [stuk.pk])


@transaction.atomic
def withdraw_stuk(
    stuk: Stuk,
    *,
    reason: str,
    user: Any = None,
    shows_title: bool = True,
    successor: Stuk | None = None,
    cause: str = Withdrawal.Cause.WITHDRAWN,
) -> Withdrawal:
    """Take a published stuk back. Its addresses answer 410 from now on; afspraken stay, without the quote."""
    require_role(user, stuk.gemeente_id, Role.GRIFFIER)
    stuk = Stuk.objects.select_for_update().get(pk=stuk.pk)
    if stuk.first_published_at is None:
        raise ValidationError(_("Dit stuk is nooit gepubliceerd. Het hoeft niet te worden ingetrokken."))
    if hasattr(stuk, "withdrawal"):
        raise ValidationError(_("Dit stuk is al ingetrokken."))
    if not reason.strip():
        raise ValidationError({"reason": _("Schrijf op waarom u dit stuk intrekt. Lezers zien deze reden.")})
    if successor is not None:
        check_same_gemeente(stuk.gemeente_id, [successor], "successor")
        if successor.pk == stuk.pk:
            raise ValidationError({"successor": _("Een stuk kan zichzelf niet vervangen.")})
    withdrawal = Withdrawal.objects.create(
        stuk=stuk,
        cause=cause,
        reason=reason.strip(),
        shows_title=shows_title,
        successor=successor,
        withdrawn_by=user,
    )
    Stuk.objects.filter(pk=stuk.pk).update(live=False, live_revision=None, go_live_at=None, expire_at=None)
    stuk.revisions.update(approved_go_live_at=None)
    log(instance=stuk, action="raadsspoor.withdraw", user=user, data={"reason": reason.strip()})
    tell_changed(Stuk, [stuk.pk])
    return withdrawal


@transaction.atomic
def relate(
    *,
    stuk: Stuk,
    kind: str,
    target: Stuk | None = None,
    words: str = "",
    passage: Passage | None = None,
    user: Any = None,
) -> StukRelatie:
    """Note how a stuk relates to another, or keep the words of a reference that nothing answers yet."""
    require_role(user, stuk.gemeente_id, Role.EDITOR)
    check_same_gemeente(stuk.gemeente_id, [target], "target")
    relatie = StukRelatie(
        gemeente_id=stuk.gemeente_id,
        stuk=stuk,
        kind=kind,
        target=target,
        words=words.strip(),
        passage=passage,
    )
    relatie.known = stuk.date
    relatie.full_clean()
    relatie.save()
    tell_changed(Stuk, [stuk.pk])
    return relatie


@transaction.atomic
def resolve_relatie(relatie: StukRelatie, *, target: Stuk, user: Any = None) -> StukRelatie:
    """The stuk that a loose reference means has been found."""
    require_role(user, relatie.gemeente_id, Role.EDITOR)
    check_same_gemeente(relatie.gemeente_id, [target], "target")
    relatie.target = target
    relatie.full_clean()
    relatie.save()
    tell_changed(Stuk, [relatie.stuk_id])
    return relatie


@transaction.atomic
def record_behandeling(
    *,
    vergadering: Vergadering,
    manner: str,
    stuk: Stuk | None = None,
    dossier: DossierPage | None = None,
    outcome: str = "",
    user: Any = None,
) -> Behandeling:
    require_role(user, vergadering.gemeente_id, Role.EDITOR)
    check_same_gemeente(vergadering.gemeente_id, [stuk, dossier])
    behandeling = Behandeling(
        gemeente_id=vergadering.gemeente_id,
        vergadering=vergadering,
        stuk=stuk,
        dossier=dossier,
        manner=manner,
        outcome=outcome,
    )
    behandeling.known = vergadering.date
    behandeling.full_clean()
    behandeling.save()
    return behandeling
