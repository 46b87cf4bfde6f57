"""Setting up: the page tree that every portal has, gemeenten, dossiers and the people who keep them."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.text import slugify

from dossiers.datering import UNKNOWN, Datering
from dossiers.models import (
    DossierIndexPage,
    DossierPage,
    Functie,
    GemeentePage,
    Passage,
    PhaseRow,
    PortefeuillehouderRow,
    Role,
)
from dossiers.services.publicity import tell_changed
from dossiers.services.rights import add_member, check_same_gemeente, make_role_groups, require_role


@transaction.atomic
def make_gemeente(*, name: str, slug: str) -> GemeentePage:
    """A live, empty gemeente with its groups. Raises ValidationError when the slug is taken."""
    index = DossierIndexPage.objects.get()
    gemeente = GemeentePage(title=name, slug=slug)
    index.add_child(instance=gemeente)
    gemeente.save_revision().publish()
    make_role_groups(gemeente)
    return gemeente


@transaction.atomic
def make_member(*, gemeente: GemeentePage, role: Role, email: str, password: str | None = None) -> Any:
    """The user with this address, made when absent, with the role for the gemeente."""
    users = get_user_model()
    user = users.objects.filter(username=email).first()
    if user is None:
        user = users.objects.create_user(username=email, email=email, password=password)
    add_member(user, gemeente, role)
    return user


@transaction.atomic
def make_dossier(
    *,
    gemeente: GemeentePage,
    title: str,
    slug: str = "",
    publish: bool = True,
    user: Any = None,
    **fields: Any,
) -> DossierPage:
    require_role(user, gemeente.pk, Role.GRIFFIER if publish else Role.EDITOR)
    dossier = DossierPage(title=title, slug=slug or slugify(title), live=publish, **fields)
    gemeente.add_child(instance=dossier)
    revision = dossier.save_revision(user=user)
    if publish:
        revision.publish(user=user, skip_permission_checks=True)
    return dossier


@transaction.atomic
def set_phase(
    dossier: DossierPage,
    *,
    phase: str,
    known: Datering = UNKNOWN,
    passage: Passage | None = None,
    user: Any = None,
) -> PhaseRow:
    gemeente_id = _require_for_dossier(dossier, user)
    check_same_gemeente(gemeente_id, [passage], "passage")
    row = PhaseRow(dossier=dossier, phase=phase, passage=passage)
    row.known = known
    row.full_clean()
    row.save()
    tell_changed(DossierPage, [dossier.pk])
    return row


@transaction.atomic
def set_portefeuillehouders(
    dossier: DossierPage,
    *,
    functies: list[Functie],
    known: Datering = UNKNOWN,
    passage: Passage | None = None,
    user: Any = None,
) -> PortefeuillehouderRow:
    gemeente_id = _require_for_dossier(dossier, user)
    check_same_gemeente(gemeente_id, functies, "functies")
    check_same_gemeente(gemeente_id, [passage], "passage")
    row = PortefeuillehouderRow(dossier=dossier, passage=passage)
    row.known = known
    row.full_clean()
    row.save()
    row.functies.set(functies)
    tell_changed(DossierPage, [dossier.pk])
    return row


def _require_for_dossier(dossier: DossierPage, user: Any) -> int:
    gemeente = GemeentePage.objects.ancestor_of(dossier).get()
    require_role(user, gemeente.pk, Role.GRIFFIER)
    return int(gemeente.pk)
