"""Forms about a part of a promise. Field names are those of besluiten.services.onderdelen."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from besluiten.beheer.forms import MOST_WORDS, RECENT, orgaan_field, passage_label, reason_field
from besluiten.models import Delivery, Form
from dossiers.beheer.forms import BeheerForm, DateringFormField, PassageField
from dossiers.models import Passage


def form_field(help_text: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("In welke vorm"), choices=[("", _("Niet genoemd")), *Form.choices], required=False, help_text=help_text
    )


class OnderdeelForm(BeheerForm):
    title = forms.CharField(
        label=_("Wat"), max_length=300, help_text=_("Eén ding dat wordt beloofd, zoals: een overzicht van de kosten.")
    )
    form = form_field(_("Alleen als het er staat. Een presentatie of gesprek is mondeling, de rest is schriftelijk."))
    promised_to = orgaan_field(_("Aan wie"), _("Alleen als het er staat, bijvoorbeeld de raad."))
    termijn_words = forms.CharField(
        label=_("Termijn"),
        max_length=300,
        required=False,
        help_text=_("Zoals het er staat: “in november”. Laat leeg als dit onderdeel geen eigen termijn heeft."),
    )
    passage = PassageField(
        label=_("Waar het staat"),
        help_text=_("Alleen als het ergens anders staat dan de zin van de afspraak. Plak het adres van de passage."),
    )


class CorrectOnderdeelForm(OnderdeelForm):
    reason = reason_field()


class DropOnderdeelForm(BeheerForm):
    reason = reason_field()


class RecentPassageField(forms.ModelChoiceField):  # type: ignore[type-arg] # generic to the checker only
    def label_from_instance(self, passage: Any) -> str:
        return passage_label(passage)


class DeliveryForm(BeheerForm):
    extent = forms.ChoiceField(
        label=_("Is het gegeven?"),
        choices=Delivery.Extent.choices,
        widget=forms.RadioSelect,
        help_text=_("Of het klopt met wat is beloofd, rekent Raadsspoor zelf uit."),
    )
    form = form_field(_("Hoe is het gegeven?"))
    given_to = orgaan_field(_("Aan wie"), _("Wie kreeg het?"))
    known = DateringFormField(label=_("Wanneer"), help_text=_("Laat leeg: dan telt de datum van het bewijs."))
    passage = PassageField(
        label=_("Bewijs"), help_text=_("Plak het adres van de passage die laat zien wat er is gegeven.")
    )
    recent = RecentPassageField(
        label=_("Of kies uit de nieuwste passages"),
        queryset=Passage.objects.all(),
        required=False,
        widget=forms.RadioSelect,
        empty_label=_("Geen van deze"),
        help_text=_("Eén passage is genoeg."),
    )
    reason = forms.CharField(
        label=_("Toelichting"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=MOST_WORDS,
        required=False,
        help_text=_("Nodig als het niet is gegeven: waar hebt u gezocht? Lezers zien deze woorden."),
    )
    expected_last = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["recent"]
        newest = field.queryset.order_by("-pk").values_list("pk", flat=True)[:RECENT]
        field.queryset = Passage.objects.filter(pk__in=list(newest)).select_related("stuk").order_by("-pk")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        recent = cleaned.pop("recent", None)
        return {**cleaned, "passage": cleaned.get("passage") or recent}
