"""Actions of ours in Wagtail's log."""

from typing import Any

from django.utils.translation import gettext_lazy as _


def register_log_actions(actions: Any) -> None:
    actions.register_action("raadsspoor.withdraw", _("Intrekken"), _("Ingetrokken"))
    actions.register_action("raadsspoor.correct", _("Verbeteren"), _("Verbeterd"))
    actions.register_action("raadsspoor.set_terms", _("Termijnen kiezen"), _("Termijnen gekozen"))
    actions.register_action("raadsspoor.make_account", _("Account maken"), _("Account gemaakt"))
    actions.register_action(
        "raadsspoor.new_link", _("Link voor een wachtwoord maken"), _("Link voor een wachtwoord gemaakt")
    )
    actions.register_action("raadsspoor.end_account", _("Account beëindigen"), _("Account beëindigd"))
