"""The form of /beheer/ with which a griffier makes an account for /inbreng/. Field names are the service's own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from besluiten.services.concern import SPEAKING_KINDS
from dossiers.beheer.forms import BeheerForm
from dossiers.beheer.gate import own
from dossiers.models import Orgaan, Role


class AccountForm(BeheerForm):
    orgaan = forms.ModelChoiceField(
        label=_("Orgaan"),
        queryset=Orgaan.objects.filter(kind__in=SPEAKING_KINDS, is_confirmed=True).order_by("name"),
        help_text=_("Namens wie spreekt deze persoon? De raad en de pers krijgen geen account."),
    )
    name = forms.CharField(
        label=_("Naam"), max_length=150, help_text=_("Alleen de griffie en de persoon zelf zien deze naam.")
    )
    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=150,
        help_text=_("Hiermee logt deze persoon in. Elk account een eigen adres."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["orgaan"]
        field.queryset = own(field.queryset, self.user, Role.GRIFFIER)
