"""Registering a mijlpaal from a passage, and moving it with the passage that announced the new date."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from besluiten.models import Mijlpaal, Verschuiving
from besluiten.signals import mijlpalen_changed
from dossiers.datering import UNKNOWN, Datering
from dossiers.models import DossierPage, Passage, Role
from dossiers.services.rights import check_same_gemeente, require_role


@transaction.atomic
def register_mijlpaal(
    *,
    dossier: DossierPage,
    passage: Passage,
    title: str,
    plan: Datering,
    is_main: bool = False,
    confirm: bool = True,
    user: Any = None,
) -> Mijlpaal:
    """`plan` is the first plan; UNKNOWN when the first source known here already speaks of a shift."""
    gemeente_id = passage.stuk.gemeente_id
    require_role(user, gemeente_id, Role.GRIFFIER if confirm else Role.EDITOR)
    check_same_gemeente(gemeente_id, [dossier], "dossier")
    mijlpaal = Mijlpaal(gemeente_id=gemeente_id, dossier=dossier, passage=passage, title=title.strip(), is_main=is_main)
    mijlpaal.plan = plan
    if confirm:
        mijlpaal.confirmed_at, mijlpaal.confirmed_by = timezone.now(), user
    mijlpaal.full_clean()
    mijlpaal.save()
    mijlpalen_changed.send(sender=Mijlpaal, pks=[mijlpaal.pk])
    return mijlpaal


@transaction.atomic
def confirm_mijlpaal(mijlpaal: Mijlpaal, *, user: Any = None) -> Mijlpaal:
    require_role(user, mijlpaal.gemeente_id, Role.GRIFFIER)
    if mijlpaal.confirmed_at is None:
        mijlpaal.confirmed_at, mijlpaal.confirmed_by = timezone.now(), user
        mijlpaal.save(update_fields=["confirmed_at", "confirmed_by"])
        mijlpalen_changed.send(sender=Mijlpaal, pks=[mijlpaal.pk])
    return mijlpaal


@transaction.atomic
def correct_mijlpaal(mijlpaal: Mijlpaal, *, title: str, is_main: bool, user: Any = None) -> Mijlpaal:
    """Put the portal's own words right, or make this the main mijlpaal of its dossier in the place of another."""
    require_role(user, mijlpaal.gemeente_id, Role.GRIFFIER)
    others = Mijlpaal.objects.select_for_update().filter(dossier=mijlpaal.dossier_id)
    mijlpaal = others.get(pk=mijlpaal.pk)
    changed = [mijlpaal]
    if is_main:
        changed += others.filter(is_main=True).exclude(pk=mijlpaal.pk)
        others.exclude(pk=mijlpaal.pk).update(is_main=False)
    before = {"title": mijlpaal.title, "is_main": mijlpaal.is_main}
    mijlpaal.title, mijlpaal.is_main = title.strip(), is_main
    mijlpaal.full_clean()
    mijlpaal.save(update_fields=["title", "is_main"])
    log(instance=mijlpaal, action="raadsspoor.correct", user=user, data={"before": before})
    mijlpalen_changed.send(sender=Mijlpaal, pks=[one.pk for one in changed])
    return mijlpaal


@transaction.atomic
def shift_mijlpaal(
    mijlpaal: Mijlpaal,
    *,
    target: Datering,
    passage: Passage,
    origin: Datering = UNKNOWN,
    reason: str = "",
    user: Any = None,
) -> Verschuiving:
    """A new date was announced. `origin` is the earlier date that the passage names; UNKNOWN when it names none."""
    require_role(user, mijlpaal.gemeente_id, Role.GRIFFIER)
    check_same_gemeente(mijlpaal.gemeente_id, [passage.stuk], "passage")
    if not target.is_known:
        raise ValidationError({"target": _("Vul de nieuwe datum in.")})
    mijlpaal = Mijlpaal.objects.select_for_update().get(pk=mijlpaal.pk)
    shifts = list(mijlpaal.verschuivingen.oldest_first())
    row = Verschuiving(
        mijlpaal=mijlpaal, sequence=len(shifts) + 1, passage=passage, reason=reason.strip(), recorded_by=user
    )
    row.origin, row.target, row.known = origin, target, passage.stuk.date
    plan = mijlpaal.current_plan([shift for shift in shifts if shift.known_day <= row.known_day])
    if (plan.earliest, plan.latest) == (target.earliest, target.latest):
        raise ValidationError({"target": _("Dit is al de geplande datum.")})
    row.full_clean()
    row.save()
    mijlpalen_changed.send(sender=Mijlpaal, pks=[mijlpaal.pk])
    return row
