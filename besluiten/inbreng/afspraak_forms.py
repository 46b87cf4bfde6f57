"""What an orgaan says of an afspraak at /inbreng/. Field names are the services' own; who speaks is never a field."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from besluiten.models import Afspraak, Oordeel
from besluiten.services.oordelen import LONGEST_WORDS
from dossiers.beheer.forms import DateringFormField, PassageField, PassagesField
from dossiers.models import Passage

WHERE = _("Plak het adres van de pagina waarop de zin gemarkeerd staat. Alleen wat al openbaar is, kan.")


def words_field(label: Any, help_text: Any, **kwargs: Any) -> forms.CharField:
    """Without a `maxlength`: a browser cuts off what is pasted, and says nothing."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        validators=[MaxLengthValidator(LONGEST_WORDS, _("Deze tekst is te lang. Gebruik ten hoogste 4.000 tekens."))],
        widget=forms.Textarea(attrs={"rows": 6}),
        **kwargs,
    )


class SpokenForm(forms.Form):
    """About one afspraak; it finds passages that are public, of the same gemeente, and no others."""

    def __init__(self, *args: Any, afspraak: Afspraak, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        public = Passage.objects.public().filter(stuk__gemeente=afspraak.gemeente_id)
        for field in self.fields.values():
            if isinstance(field, PassageField):
                field.queryset = public

    def values(self) -> dict[str, Any]:
        """For the service."""
        return dict(self.cleaned_data)


class OwnReadingForm(SpokenForm):
    verdict = forms.ChoiceField(
        label=_("Is dit nagekomen?"),
        choices=Oordeel.Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een van de vier."), "invalid_choice": _("Kies een van de vier.")},
    )
    words = words_field(
        _("Waarom vindt u dat?"),
        _("Lezers zien deze tekst. Noem geen namen van inwoners."),
        required=False,
    )
    passage = PassageField(label=_("Waar blijkt het uit?"), help_text=WHERE)
    known = DateringFormField(
        label=_("Op welke dag vond u dit?"), help_text=_("Laat leeg: dan telt vandaag. Bijvoorbeeld: 8 april 2026.")
    )


class AnswerForm(SpokenForm):
    words = words_field(_("Antwoord van het college"), _("Lezers zien deze tekst naast het oordeel."))
    passage = PassageField(label=_("Waar blijkt het uit?"), help_text=WHERE)


class ProposalForm(SpokenForm):
    evidence = PassagesField(label=_("Bewijs"), help_text=_("Eén adres per regel.") + " " + WHERE)
    reason = words_field(
        _("Waarom is dit klaar?"),
        _("Lezers zien deze tekst, met de zinnen uit het bewijs."),
    )
    seen = forms.CharField(widget=forms.HiddenInput)  # `step_shown` of the page that was looked at
