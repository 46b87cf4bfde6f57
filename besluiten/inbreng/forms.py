"""The forms with which somebody gets in at /inbreng/."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, SetPasswordForm
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from besluiten.inbreng.attempts import LINK, SIGN_IN, forget_tries, may_try
from besluiten.services.concern import held_account, why_silent

TOO_OFTEN = _("U heeft dit te vaak geprobeerd. Wacht een kwartier en probeer het dan opnieuw.")
ASK_GRIFFIE = _("Daarom kunt u er hier nu niets namens zeggen. Klopt dat niet? Vraag het de griffie.")
REFUSED = _("Dit e-mailadres en dit wachtwoord horen niet bij een account.")


def email_field(**kwargs: Any) -> forms.EmailField:
    return forms.EmailField(
        label=_("E-mailadres"), max_length=150, widget=forms.EmailInput(attrs={"autocomplete": "username"}), **kwargs
    )


class SignInForm(AuthenticationForm):
    """Who has no account for an orgaan gets the same answer as who has the wrong password."""

    username = email_field()
    password = forms.CharField(
        label=_("Wachtwoord"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    error_messages = {"invalid_login": REFUSED, "inactive": REFUSED}
    is_too_often = False

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).lower()

    def clean(self) -> dict[str, Any]:
        email = self.cleaned_data.get("username", "")
        assert self.request is not None
        if not may_try(self.request, SIGN_IN, email):
            self.is_too_often = True
            raise ValidationError(TOO_OFTEN)
        cleaned: dict[str, Any] = super().clean()
        if self.user_cache is not None:
            forget_tries(self.request, SIGN_IN, email)
        return cleaned

    def confirm_login_allowed(self, user: Any) -> None:
        account = held_account(user)
        if account is None:
            raise self.get_invalid_login_error()
        if why := why_silent(account.orgaan):
            raise ValidationError([why, ASK_GRIFFIE])


class LinkForm(forms.Form):
    """Asks for a link to choose a password."""

    email = email_field(help_text=_("Het adres waarmee u inlogt."))

    def __init__(self, *args: Any, request: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.is_too_often = request, False

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if not may_try(self.request, LINK, email):
            self.is_too_often = True
            raise ValidationError(TOO_OFTEN)
        return email


class PasswordForm(SetPasswordForm):  # type: ignore[type-arg] # generic to the checker only
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = _("Nieuw wachtwoord")
        self.fields["new_password1"].help_text = " ".join(password_validators_help_texts())
        self.fields["new_password2"].label = _("Nog een keer")
        self.fields["new_password2"].help_text = ""
