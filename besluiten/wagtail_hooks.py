from collections.abc import Callable
from typing import Any

from django.urls import include, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy

from besluiten.beheer import urls
from besluiten.beheer.kandidaat_forms import register_kandidaat_kinds
from besluiten.beheer.viewsets import BesluitViewSet
from besluiten.models import Besluit
from besluiten.transitions import AfspraakKind
from dossiers.beheer.gate import GemeentePolicy
from dossiers.beheer.passage_uses import PassageUse, register_passage_use
from dossiers.beheer.stuk_actions import StukAction, register_stuk_action
from dossiers.models import Passage, Role
from dossiers.services.rights import user_gemeenten

register_permission_policy(Besluit, GemeentePolicy(Besluit))


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    return [BesluitViewSet("besluit")]


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    return [path("", include(urls))]


@hooks.register("register_admin_menu_item")
def register_afspraken_menu_item() -> MenuItem:
    return MenuItem(
        _("Afspraken"), reverse_lazy("besluiten_beheer:afspraken"), name="afspraken", icon_name="tasks", order=130
    )


@hooks.register("register_admin_menu_item")
def register_mijlpalen_menu_item() -> MenuItem:
    return MenuItem(
        _("Mijlpalen"),
        reverse_lazy("besluiten_beheer:mijlpalen"),
        name="mijlpalen",
        icon_name="calendar-check",
        order=140,
    )


class GriffierMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return bool(user_gemeenten(request.user, Role.GRIFFIER).exists())


@hooks.register("register_admin_menu_item")
def register_terms_menu_item() -> MenuItem:
    return GriffierMenuItem(
        _("Termijnen"),
        reverse_lazy("besluiten_beheer:terms_list"),
        name="termijnen",
        icon_name="calendar-alt",
        order=192,
    )


@hooks.register("register_admin_menu_item")
def register_accounts_menu_item() -> MenuItem:
    return GriffierMenuItem(
        _("Accounts"),
        reverse_lazy("besluiten_beheer:accounts"),
        name="accounts",
        icon_name="group",
        order=191,
    )


def address_of(name: str, **kwargs: str) -> Callable[[Passage], str]:
    return lambda passage: reverse(f"besluiten_beheer:{name}", kwargs={"key": passage.public_id, **kwargs})


def besluit_address(passage: Passage) -> str:
    return f"{reverse('beheer_besluit:add')}?passage={passage.public_id}"


USES = (
    PassageUse("toezegging", _("Een toezegging"), 10, address_of("register", kind=AfspraakKind.TOEZEGGING.value)),
    PassageUse(
        "randvoorwaarde",
        _("Een randvoorwaarde voor een mijlpaal"),
        20,
        address_of("register", kind=AfspraakKind.RANDVOORWAARDE.value),
    ),
    PassageUse("opdracht", _("Een opdracht van de raad"), 30, address_of("register", kind=AfspraakKind.OPDRACHT.value)),
    PassageUse("herhaling", _("Een bekende afspraak, opnieuw gezegd"), 40, address_of("repeat")),
    PassageUse("bewijs", _("Bewijs voor een stap van een afspraak"), 50, address_of("evidence")),
    PassageUse("mijlpaal", _("Een mijlpaal"), 60, address_of("register_mijlpaal")),
    PassageUse("verschuiving", _("Een verschuiving van een mijlpaal"), 70, address_of("shift")),
    PassageUse("besluit", _("De bron van een besluit"), 80, besluit_address),
)
register_kandidaat_kinds()
register_stuk_action(
    StukAction("afdoen", _("Hiermee afdoen"), lambda stuk: reverse("besluiten_beheer:settle", args=[stuk.pk]))
)
for use in USES:
    register_passage_use(use)
