"""The menu of /beheer/ as plain links: Wagtail draws its own with a script only."""

from typing import Any

from django import template
from django.template import Context
from wagtail.admin.menu import MenuItem, SubmenuMenuItem, admin_menu

register = template.Library()


@register.simple_tag(takes_context=True)
def beheer_menu(context: Context) -> list[MenuItem]:
    """The items that this person has, in their order; those of a submenu stand in its place."""
    request = context["request"]
    items: list[Any] = []
    for item in sorted(admin_menu.menu_items_for_request(request), key=lambda item: item.order):
        if isinstance(item, SubmenuMenuItem):
            items += sorted(item.menu.menu_items_for_request(request), key=lambda inner: inner.order)
        else:
            items.append(item)
    return items
