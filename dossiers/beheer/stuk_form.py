from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList

from dossiers.beheer.forms import DateringFormField, GemeenteForm
from dossiers.beheer.stuk_actions import stuk_actions
from dossiers.models import DossierPage, Role
from dossiers.services.rights import user_can_work_for


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


class BestandPanel(HelpPanel):
    """The file, its reading and the links to the screens for publishing and withdrawing."""

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            user, gemeente_id = self.request.user, self.instance.gemeente_id
            may_publish = user_can_work_for(user, gemeente_id, Role.GRIFFIER)
            actions = stuk_actions(self.instance) if may_publish else []
            return {**super().get_context_data(parent_context), "may_publish": may_publish, "actions": actions}


STUK_PANELS = ObjectList(
    [
        BestandPanel(template="beheer/stuk_bestand.html", heading=_("Bestand")),
        required("soort", help_text=_("Wat voor stuk is het? Staat het er niet bij, kies dan Overig.")),
        required(
            "title", help_text=_("Zoals het stuk zelf heet. Zonder titel: waar het over gaat, in een paar woorden.")
        ),
        FieldPanel("summary", help_text=_("Twee of drie zinnen voor de lezer. Mag leeg blijven.")),
        FieldPanel("date"),
        FieldPanel("kenmerk", help_text=_("Het nummer van de gemeente dat op het stuk staat. Mag leeg blijven.")),
        required("authority"),
        MultiFieldPanel(
            [
                FieldPanel("sender_orgaan", help_text=_("Het orgaan dat het stuk stuurt.")),
                FieldPanel("sender_persoon", help_text=_("Alleen als iemand het op eigen naam stuurt.")),
            ],
            heading=_("Van"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("addressee_orgaan", help_text=_("Het orgaan waaraan het is gericht.")),
                FieldPanel("addressee_persoon", help_text=_("Alleen als het aan iemand persoonlijk is gericht.")),
            ],
            heading=_("Aan"),
        ),
        FieldPanel("dossiers"),
    ],
    base_form_class=StukForm,
)
