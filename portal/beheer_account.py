"""How somebody of the griffie gets in and keeps the own name, e-mail address, colours and password.

Wagtail also asks for a photo, a time zone and which mails of a moderation that is not used here.
"""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import NameEmailForm, ThemePreferencesForm
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm
from wagtail.admin.views.account import (
    AccountView,
    BaseSettingsPanel,
    ChangePasswordPanel,
    NameEmailSettingsPanel,
    ThemeSettingsPanel,
)
from wagtail.admin.widgets import SwitchInput
from wagtail.users.models import UserProfile


class BeheerLoginForm(LoginForm):
    username = forms.CharField(max_length=254, help_text=_("Dat is uw e-mailadres."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)  # says what the label says, and does not fit a phone

    def confirm_login_allowed(self, user: Any) -> None:
        """Who speaks for an orgaan signs in at /inbreng/, and is told no more than who has the wrong password."""
        super().confirm_login_allowed(user)
        if not user.has_perm("wagtailadmin.access_admin"):
            raise self.get_invalid_login_error()


class BeheerLinkForm(PasswordResetForm):
    def get_users(self, email: str) -> Iterator[Any]:
        """Those of /inbreng/ have links of their own."""
        return (user for user in super().get_users(email) if user.has_perm("wagtailadmin.access_admin"))


class NameForm(NameEmailForm):
    email = forms.EmailField(
        label=_("E-mailadres"), help_text=_("Hierheen gaat de link als u een nieuw wachtwoord vraagt.")
    )


class LooksForm(ThemePreferencesForm):
    class Meta:
        model = UserProfile
        fields: ClassVar[list[str]] = ["theme", "contrast", "keyboard_shortcuts"]
        widgets: ClassVar[dict[str, Any]] = {"keyboard_shortcuts": SwitchInput()}
        help_texts: ClassVar[dict[str, Any]] = {
            "theme": _("Licht, donker, of zoals uw computer is ingesteld."),
            "contrast": _("Kies meer contrast als u randen en kleuren moeilijk ziet."),
            "keyboard_shortcuts": _("Met Ctrl + S bewaart u. Zet dit uit als een toets iets doet wat u niet bedoelt."),
        }


class NamePanel(NameEmailSettingsPanel):
    form_class = NameForm


class LooksPanel(ThemeSettingsPanel):
    form_class = LooksForm


class BeheerAccountView(AccountView):
    page_title = _("Uw gegevens")
    panels: ClassVar[tuple[type[BaseSettingsPanel], ...]] = (NamePanel, LooksPanel, ChangePasswordPanel)

    def get_panels(self) -> list[BaseSettingsPanel]:
        user = self.request.user
        profile = UserProfile.get_for_user(user)
        panels = [panel(self.request, user, profile) for panel in self.panels]
        return [panel for panel in panels if panel.is_active()]
