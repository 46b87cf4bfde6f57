from typing import Any

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from dossiers.beheer import urls
from dossiers.beheer.gate import GemeentePolicy, StukPolicy
from dossiers.beheer.kandidaat_forms import register_kandidaat_kinds
from dossiers.beheer.passage_uses import PassageUse, register_passage_use
from dossiers.beheer.stuk_viewset import CLOSED_ACTIONS, StukViewSet, ToPublishMenuItem
from dossiers.beheer.viewsets import VIEWSETS, BehandelingViewSet, RelatieViewSet, VergaderingViewSet
from dossiers.models import Passage, Stuk


class DataGroup(ViewSetGroup):
    """What changes seldom, in one submenu."""

    menu_label = _("Gegevens")
    menu_icon = "folder-open-inverse"
    menu_order = 190
    items = tuple(
        viewset
        for viewset in VIEWSETS
        if not isinstance(viewset, (VergaderingViewSet, BehandelingViewSet, RelatieViewSet))
    )


register_kandidaat_kinds()
for viewset in VIEWSETS:
    register_permission_policy(viewset.model, GemeentePolicy(viewset.model))
register_permission_policy(Stuk, StukPolicy(Stuk))
register_snippet(StukViewSet)


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    alone = [viewset for viewset in VIEWSETS if viewset not in DataGroup.items]
    return [*alone, DataGroup()]


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    return [path("", include(urls))]


@hooks.register("register_admin_menu_item")
def register_upload_menu_item() -> MenuItem:
    return MenuItem(_("Uploaden"), reverse_lazy("dossiers_beheer:upload"), name="upload", icon_name="upload", order=110)


@hooks.register("register_admin_menu_item")
def register_check_menu_item() -> MenuItem:
    return MenuItem(
        _("Controleren"), reverse_lazy("dossiers_beheer:to_check"), name="controleren", icon_name="check", order=115
    )


@hooks.register("register_admin_menu_item")
def register_dossiers_menu_item() -> MenuItem:
    return MenuItem(
        _("Dossiers"), reverse_lazy("dossiers_beheer:dossiers"), name="dossiers", icon_name="folder", order=125
    )


@hooks.register("register_admin_menu_item")
def register_loose_ends_menu_item() -> MenuItem:
    return MenuItem(
        _("Losse einden"), reverse_lazy("dossiers_beheer:loose_ends"), name="losse-einden", icon_name="link", order=145
    )


@hooks.register("register_snippet_action_menu_item")
def register_to_publish(model: type[Any]) -> Any:
    return ToPublishMenuItem(order=10) if model is Stuk else None


@hooks.register("construct_snippet_action_menu")
def close_actions(menu_items: list[Any], request: Any, context: dict[str, Any]) -> None:
    if context["model"] is Stuk:
        menu_items[:] = [item for item in menu_items if item.name not in CLOSED_ACTIONS]


def relatie_address(passage: Passage) -> str:
    return f"{reverse_lazy('beheer_stukrelatie:add')}?stuk={passage.stuk_id}&passage={passage.public_id}"


register_passage_use(
    PassageUse(
        "relatie", _("Een verwijzing naar een ander stuk, ook als dat nog niet gevonden is"), 90, relatie_address
    )
)
