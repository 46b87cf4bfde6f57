from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList

from dossiers.beheer.forms import DateringFormField, GemeenteForm
from dossiers.models import DossierPage


class StukForm(GemeenteForm):
    """The description of a stuk. Its file, publication and withdrawal have screens of their own."""

    datering_fields: ClassVar[tuple[str, ...]] = ("date",)
    date = DateringFormField(label=_("Datum"))
    dossiers = forms.ModelMultipleChoiceField(
        label=_("Dossiers"),
        queryset=DossierPage.objects.order_by("title"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Een stuk staat in één of meer dossiers. Zonder dossier kunt u het niet publiceren."),
    )


def required(name: str, **kwargs: Any) -> FieldPanel:
    """Also asked for when a concept is saved (Wagtail would wait until publication)."""
    return FieldPanel(name, required_on_save=True, **kwargs)


STUK_PANELS = ObjectList(
    [
        HelpPanel(template="beheer/stuk_bestand.html", heading=_("Bestand")),
        required("soort"),
        required("title"),
        FieldPanel("summary"),
        FieldPanel("date"),
        FieldPanel("kenmerk"),
        required("authority"),
        MultiFieldPanel([FieldPanel("sender_orgaan"), FieldPanel("sender_persoon")], heading=_("Van")),
        MultiFieldPanel([FieldPanel("addressee_orgaan"), FieldPanel("addressee_persoon")], heading=_("Aan")),
        FieldPanel("dossiers"),
    ],
    base_form_class=StukForm,
)
