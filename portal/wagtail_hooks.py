from typing import Any

from django.templatetags.static import static
from django.urls import include, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.search import SearchArea

from portal.search_beheer import index_urls
from portal.search_beheer import urls as search_urls
from portal.search_beheer.views.base import keeps_lists
from portal.worklist import WorkList

# Wagtail's own menu items that a griffier has no use for; a superuser keeps them.
HIDDEN_MENU_ITEMS = {"explorer", "images", "documents", "snippets", "reports", "settings", "help"}


@hooks.register("register_admin_menu_item")
def register_worklist_menu_item() -> MenuItem:
    return MenuItem(_("Werklijst"), reverse_lazy("wagtailadmin_home"), name="werklijst", icon_name="home", order=100)


@hooks.register("construct_main_menu")
def keep_own_menu_items(request: Any, menu_items: list[Any]) -> None:
    if not request.user.is_superuser:
        menu_items[:] = [item for item in menu_items if item.name not in HIDDEN_MENU_ITEMS]


@hooks.register("construct_main_menu")
def mark_dossiers(request: Any, menu_items: list[Any]) -> None:
    """The menu marks the item with which the address of the page begins; a dossier is edited under pages/.

    Without superuser rights that address leads on to our list of dossiers.
    """
    pages = reverse("wagtailadmin_explore_root")
    if not request.user.is_superuser and request.path.startswith(pages):
        for place, item in enumerate(menu_items):
            if item.name == "dossiers":
                menu_items[place] = MenuItem(item.label, pages, item.name, icon_name=item.icon_name, order=item.order)


@hooks.register("construct_homepage_panels", order=1000)
def show_worklist(request: Any, panels: list[Any]) -> None:
    panels[:] = [WorkList(request.user)]


@hooks.register("construct_homepage_summary_items", order=1000)
def show_no_summary(request: Any, items: list[Any]) -> None:
    """Wagtail counts pages, images and documents of everybody."""
    items.clear()


@hooks.register("register_admin_search_area")
def register_stukken_search() -> SearchArea:
    """The first area is what the search box of the menu asks: stukken, of the own gemeenten."""
    return SearchArea(_("Stukken"), reverse_lazy("beheer_stuk:list"), name="stukken", icon_name="doc-full", order=0)


@hooks.register("construct_search", order=1000)
def search_stukken_only(request: Any, search_areas: list[Any]) -> None:
    """Wagtail's search of pages knows no gemeenten."""
    if not request.user.is_superuser:
        search_areas[:] = [area for area in search_areas if area.name == "stukken"]


@hooks.register("insert_global_admin_css")
def beheer_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("raadsspoor/beheer.css"))


@hooks.register("register_admin_urls")
def register_search_urls() -> list[Any]:
    return [path("", include(search_urls)), path("", include(index_urls))]


class KeepersMenuItem(MenuItem):
    """For who keeps the lists that all gemeenten share."""

    def is_shown(self, request: Any) -> bool:
        return keeps_lists(request)


@hooks.register("register_admin_menu_item")
def register_search_menu_item() -> SubmenuMenuItem:
    menu = Menu(register_hook_name="register_search_menu_item")
    return SubmenuMenuItem(_("Zoekmachine"), menu, name="zoeken", icon_name="search", order=195)


@hooks.register("register_search_menu_item")
def register_synonyms_menu_item() -> MenuItem:
    return KeepersMenuItem(
        _("Andere woorden"),
        reverse_lazy("search_beheer:synonyms"),
        name="andere-woorden",
        icon_name="list-ul",
        order=10,
    )


@hooks.register("register_search_menu_item")
def register_compounds_menu_item() -> MenuItem:
    return KeepersMenuItem(
        _("Samengestelde woorden"),
        reverse_lazy("search_beheer:compounds"),
        name="samengestelde-woorden",
        icon_name="link",
        order=20,
    )


@hooks.register("register_search_menu_item")
def register_empty_queries_menu_item() -> MenuItem:
    return KeepersMenuItem(
        _("Niets gevonden"),
        reverse_lazy("search_beheer:empty_queries"),
        name="niets-gevonden",
        icon_name="help",
        order=30,
    )


class BeheerderMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return bool(request.user.is_superuser)


@hooks.register("register_search_menu_item")
def register_index_menu_item() -> MenuItem:
    return BeheerderMenuItem(
        _("Zoekindex"), reverse_lazy("index_beheer:index"), name="zoekindex", icon_name="tasks", order=50
    )
