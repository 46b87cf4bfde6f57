"""Who may do what, for which gemeente. Redacteur: concepts and files. Griffier: also publish, withdraw, settings."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupPagePermission

from dossiers.models import GemeenteGroup, GemeentePage, Role

PAGE_PERMISSIONS = {
    Role.EDITOR: ("add_page", "change_page"),
    Role.GRIFFIER: ("add_page", "change_page", "publish_page"),
}


def user_gemeenten(user: Any, role: Role | None = None) -> models.QuerySet[GemeentePage]:
    """The gemeenten that the user works for; with `role`, those where the user has at least that role."""
    if not user.is_active:
        return GemeentePage.objects.none()
    if user.is_superuser:
        return GemeentePage.objects.all()
    links = GemeenteGroup.objects.filter(group__user=user)
    if role == Role.GRIFFIER:
        links = links.filter(role=Role.GRIFFIER)
    return GemeentePage.objects.filter(pk__in=links.values("gemeente"))


def user_can_work_for(user: Any, gemeente_id: int, role: Role = Role.EDITOR) -> bool:
    return user_gemeenten(user, role).filter(pk=gemeente_id).exists()


def user_keeps_portal_lists(user: Any) -> bool:
    """What all gemeenten share: the griffiers of each of them keep it."""
    return user.is_active and (user.is_superuser or user_gemeenten(user, Role.GRIFFIER).exists())


def require_role(user: Any, gemeente_id: int, role: Role) -> None:
    """Raise PermissionDenied unless the user has the role for this gemeente. No user (a command) may do all."""
    if user is not None and not user_can_work_for(user, gemeente_id, role):
        raise PermissionDenied


def gemeente_id_of(thing: Any) -> int | None:
    """The gemeente that a thing belongs to: the thing itself, or what it says of itself."""
    if isinstance(thing, GemeentePage):
        return int(thing.pk)
    gemeente_id: int | None = getattr(thing, "gemeente_id", None)
    return gemeente_id


def check_same_gemeente(gemeente_id: int, things: Iterable[Any], field: str = "__all__") -> None:
    """Raise ValidationError when one of the things belongs to another gemeente."""
    if any(gemeente_id_of(thing) != gemeente_id for thing in things if thing is not None):
        raise ValidationError({field: _("Dit hoort bij een andere gemeente.")})


@transaction.atomic
def make_role_groups(gemeente: GemeentePage) -> dict[Role, Group]:
    """The two groups of a gemeente, with their page permissions. Running it again repairs them."""
    groups = {}
    for role in Role:
        link = GemeenteGroup.objects.filter(gemeente=gemeente, role=role).select_related("group").first()
        group = link.group if link else Group.objects.create(name=f"{role.label} {gemeente.slug[:100]} ({gemeente.pk})")
        if link is None:
            GemeenteGroup.objects.create(gemeente=gemeente, role=role, group=group)
        for codename in PAGE_PERMISSIONS[role]:
            permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
            GroupPagePermission.objects.get_or_create(group=group, page=gemeente, permission=permission)
        groups[role] = group
    return groups


# App labels whose models staff keep in /beheer/; what must never be deleted is kept by triggers and PROTECT.
STAFF_APPS = ("dossiers", "besluiten")
ROLE_GROUPS = {Role.EDITOR: "Redacteuren", Role.GRIFFIER: "Griffiers"}
EDITOR_ACTIONS = ("add", "change", "view")
GRIFFIER_ACTIONS = ("add", "change", "view", "delete", "publish", "lock", "unlock", "withdraw")


def grant_role_groups() -> None:
    """The two groups with the model-level permissions; every view decides per gemeente which objects they reach."""
    for role in Role:
        group, _created = Group.objects.get_or_create(name=ROLE_GROUPS[role])
        actions = GRIFFIER_ACTIONS if role == Role.GRIFFIER else EDITOR_ACTIONS
        staff = Permission.objects.filter(content_type__app_label__in=STAFF_APPS)
        wanted = [permission.pk for permission in staff if permission.codename.split("_", 1)[0] in actions]
        admin = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
        group.permissions.set([*wanted, admin.pk])


def add_member(user: Any, gemeente: GemeentePage, role: Role) -> None:
    """Let the user work for the gemeente in this role."""
    user.groups.add(make_role_groups(gemeente)[role], Group.objects.get(name=ROLE_GROUPS[role]))
