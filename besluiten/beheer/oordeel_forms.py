"""Forms of /beheer/ about what parties say of an afspraak. Field names are the services' own."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from besluiten.beheer.forms import LONG_TEXT
from besluiten.models import FollowTerms, Oordeel
from besluiten.services.oordelen import THIRD_KINDS
from besluiten.services.terms import TERMS
from dossiers.beheer.forms import BeheerForm, DateringFormField, PassageField
from dossiers.models import GemeentePage, Orgaan

LONGEST_TERM = 3_650  # days


class OordeelForm(BeheerForm):
    party = forms.ChoiceField(
        label=_("Van wie"),
        choices=[
            (Oordeel.Party.GRIFFIE.value, _("De griffie zelf")),
            (Oordeel.Party.BOARD.value, _("Het college, uit een brief")),
            (Oordeel.Party.THIRD.value, _("Wie het is toegezegd, uit een brief")),
        ],
        widget=forms.RadioSelect,
        help_text=_("Een oordeel uit een brief staat op de site als: door de griffie overgenomen."),
    )
    orgaan = forms.ModelChoiceField(
        label=_("Welk orgaan"),
        queryset=Orgaan.objects.filter(kind__in=THIRD_KINDS, is_confirmed=True).order_by("name"),
        required=False,
        help_text=_("Alleen bij wie het is toegezegd, zoals een adviesraad of een bewonersgroep."),
    )
    verdict = forms.ChoiceField(
        label=_("Oordeel"),
        choices=Oordeel.Verdict.choices,
        widget=forms.RadioSelect,
        help_text=_("Is het gedaan zoals het is gezegd, volgens deze partij?"),
    )
    words = forms.CharField(
        label=_("Toelichting"),
        required=False,
        widget=forms.Textarea(attrs=LONG_TEXT),
        help_text=_("In de woorden van deze partij. Lezers zien deze tekst. Met een bron mag dit leeg blijven."),
    )
    passage = PassageField(label=_("Bron"))
    known = DateringFormField(
        label=_("Gegeven op"), help_text=_("Laat leeg: dan telt de datum van de bron, en zonder bron vandaag.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("party") != Oordeel.Party.THIRD:
            cleaned["orgaan"] = None
        return cleaned


class AnswerForm(BeheerForm):
    words = forms.CharField(
        label=_("Antwoord"),
        widget=forms.Textarea(attrs=LONG_TEXT),
        help_text=_("In de woorden van het college. Lezers zien deze tekst."),
    )
    passage = PassageField(label=_("Bron"))
    known = DateringFormField(label=_("Gegeven op"), help_text=_("Laat leeg: dan telt vandaag."))


class WithholdForm(BeheerForm):
    reason = forms.CharField(
        label=_("Waarom"),
        max_length=500,
        widget=forms.Textarea(attrs=LONG_TEXT),
        help_text=_("Lezers zien deze reden in plaats van de tekst."),
    )


class TermsForm(forms.ModelForm):  # type: ignore[type-arg] # generic to the checker only
    """Its values go to a service; the columns are asked for as they are."""

    class Meta:
        model = FollowTerms
        fields = TERMS

    bounded: ClassVar[tuple[str, ...]] = tuple(name for name in TERMS if name.endswith("_days"))

    def __init__(self, *args: Any, user: Any, gemeente: GemeentePage | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.bounded:
            field: Any = self.fields[name]
            self.fields[name] = forms.IntegerField(
                label=field.label, help_text=field.help_text, min_value=1, max_value=LONGEST_TERM
            )
