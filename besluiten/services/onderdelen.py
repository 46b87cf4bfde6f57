"""An afspraak in parts: naming them, putting one right, and judging how each was delivered, by its own passage."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from besluiten.models import Afspraak, Delivery, Onderdeel
from besluiten.services.afspraken import read_termijn
from besluiten.services.claims_checked import check_day
from besluiten.signals import afspraken_changed
from dossiers.datering import UNKNOWN, Datering, DateringError
from dossiers.models import Orgaan, Passage, Role
from dossiers.services.rights import check_same_gemeente, require_role


class DeliveryConflict(ValidationError):
    """Somebody else judged this onderdeel in the meantime; nothing was written."""


@transaction.atomic
def add_onderdeel(
    afspraak: Afspraak,
    *,
    title: str,
    form: str = "",
    promised_to: Orgaan | None = None,
    termijn_words: str = "",
    passage: Passage | None = None,
    user: Any = None,
) -> Onderdeel:
    """One of the things that this afspraak promises. Without a passage it stands in that of the afspraak itself."""
    require_role(user, afspraak.gemeente_id, Role.GRIFFIER)
    row = _write(afspraak, title, form, promised_to, termijn_words, passage or afspraak.passage, user)
    afspraken_changed.send(sender=Afspraak, pks=[afspraak.pk])
    return row


@transaction.atomic
def correct_onderdeel(
    onderdeel: Onderdeel,
    *,
    title: str,
    reason: str,
    form: str = "",
    promised_to: Orgaan | None = None,
    termijn_words: str = "",
    passage: Passage | None = None,
    user: Any = None,
) -> Onderdeel:
    """Write a row in its place; the old one stays in the history. How it was delivered has to be judged anew."""
    afspraak = _replaceable(onderdeel, reason, user)
    source = passage or onderdeel.passage or afspraak.passage
    row = _write(afspraak, title, form, promised_to, termijn_words, source, user, replaces=onderdeel, reason=reason)
    afspraken_changed.send(sender=Afspraak, pks=[afspraak.pk])
    return row


@transaction.atomic
def drop_onderdeel(onderdeel: Onderdeel, *, reason: str, user: Any = None) -> Onderdeel:
    """It was no part of the promise after all."""
    afspraak = _replaceable(onderdeel, reason, user)
    row = Onderdeel(
        afspraak=afspraak,
        replaces=onderdeel,
        is_dropped=True,
        title=onderdeel.title,
        form=onderdeel.form,
        promised_to=onderdeel.promised_to,
        reason=reason.strip(),
        recorded_by=user,
    )
    row.termijn, row.known = onderdeel.termijn, UNKNOWN
    row.full_clean()
    row.save()
    afspraken_changed.send(sender=Afspraak, pks=[afspraak.pk])
    return row


@transaction.atomic
def judge_delivery(
    onderdeel: Onderdeel,
    *,
    extent: str,
    passage: Passage | None = None,
    form: str = "",
    given_to: Orgaan | None = None,
    known: Datering | None = None,
    reason: str = "",
    expected_last: int | None = None,
    user: Any = None,
) -> Delivery:
    """Whether this part was given, in which form, to whom and when (`known`; else the day of the passage's stuk).

    What was given is proved by a passage; what was not given at all needs a reason. Raises DeliveryConflict when
    `expected_last` (0: none) is no longer the key of the last judgement.
    """
    afspraak = onderdeel.afspraak
    require_role(user, afspraak.gemeente_id, Role.GRIFFIER)
    Afspraak.objects.select_for_update().get(pk=afspraak.pk)
    _check_current(onderdeel)
    if expected_last is not None and expected_last != last_judgement(onderdeel):
        raise DeliveryConflict(_("Iemand anders heeft dit onderdeel net beoordeeld. Kijk of uw oordeel nog klopt."))
    if passage is None and extent != Delivery.Extent.NOT:
        raise ValidationError({"passage": _("Kies de passage die dit onderdeel bewijst.")})
    if passage is None and not reason.strip():
        raise ValidationError({"reason": _("Schrijf op waaruit blijkt dat dit niet is gegeven.")})
    check_same_gemeente(afspraak.gemeente_id, [given_to, passage and passage.stuk])
    said = known if known and known.is_known else passage.stuk.date if passage else UNKNOWN
    check_day(afspraak, said)
    row = Delivery(
        onderdeel=onderdeel,
        extent=extent,
        form=form,
        given_to=given_to,
        passage=passage,
        reason=reason.strip(),
        recorded_by=user,
    )
    row.known = said
    row.full_clean()
    row.save()
    afspraken_changed.send(sender=Afspraak, pks=[afspraak.pk])
    return row


def last_judgement(onderdeel: Onderdeel) -> int:
    """Its key; 0 when nobody judged this part."""
    return onderdeel.deliveries.order_by("-pk").values_list("pk", flat=True).first() or 0


def _replaceable(onderdeel: Onderdeel, reason: str, user: Any) -> Afspraak:
    require_role(user, onderdeel.afspraak.gemeente_id, Role.GRIFFIER)
    afspraak: Afspraak = Afspraak.objects.select_for_update().get(pk=onderdeel.afspraak_id)
    _check_current(onderdeel)
    if not reason.strip():
        raise ValidationError({"reason": _("Schrijf op waarom dit verandert. Lezers zien deze reden.")})
    return afspraak


def _check_current(onderdeel: Onderdeel) -> None:
    if onderdeel.is_dropped or Onderdeel.objects.filter(replaces=onderdeel.pk).exists():
        raise ValidationError(_("Iemand anders heeft dit onderdeel net gewijzigd. Kijk of uw wijziging nog klopt."))


def _write(
    afspraak: Afspraak,
    title: str,
    form: str,
    promised_to: Orgaan | None,
    termijn_words: str,
    passage: Passage,
    user: Any,
    *,
    replaces: Onderdeel | None = None,
    reason: str = "",
) -> Onderdeel:
    check_same_gemeente(afspraak.gemeente_id, [promised_to, passage.stuk])
    row = Onderdeel(
        afspraak=afspraak,
        replaces=replaces,
        title=title.strip(),
        form=form,
        promised_to=promised_to,
        passage=passage,
        reason=reason.strip(),
        recorded_by=user,
    )
    row.known = passage.stuk.date
    try:
        row.termijn = read_termijn(afspraak.gemeente, termijn_words, said=row.known)
    except DateringError as error:
        raise ValidationError({"termijn_words": str(error)}) from error
    row.full_clean()
    row.save()
    return row
