"""The own dossiers, and recording their phase and portefeuillehouder as dated rows."""

from typing import Any

from django import forms
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dossiers.beheer.forms import BeheerForm, DateringFormField, PassageField
from dossiers.beheer.gate import own
from dossiers.beheer.views.base import BeheerView, OwnObjectMixin, ServiceFormView
from dossiers.models import DossierPage, Functie, PhaseRow, Role
from dossiers.services.gemeenten import set_phase, set_portefeuillehouders
from dossiers.services.rights import user_gemeenten


def own_dossiers(user: Any) -> QuerySet[Any]:
    return own(DossierPage.objects.all(), user).order_by("title")


class DossiersView(BeheerView):
    template_name = "beheer/dossiers.html"
    page_title = _("Dossiers")
    header_icon = "folder"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        dossiers = list(own_dossiers(self.request.user).annotate(stukken_count=Count("stukken", distinct=True)))
        griffier_for = tuple(user_gemeenten(self.request.user, Role.GRIFFIER).values_list("path", flat=True))
        return super().get_context_data(
            dossiers=[
                (dossier, dossier.phase_rows.last(), dossier.path.startswith(griffier_for)) for dossier in dossiers
            ],
            gemeenten=user_gemeenten(self.request.user),
            **kwargs,
        )


class DossierRowForm(BeheerForm):
    known = DateringFormField(label=_("Sinds"))
    passage = PassageField(label=_("Bron"))


class PhaseForm(DossierRowForm):
    phase = forms.ChoiceField(
        label=_("Fase"),
        choices=PhaseRow.Phase.choices,
        help_text=_("Hoe ver is de opdracht, volgens de bron hieronder?"),
    )
    field_order = ("phase", "known", "passage")


class PortefeuillehouderForm(DossierRowForm):
    functies = forms.ModelMultipleChoiceField(
        label=_("Portefeuillehouders"),
        queryset=Functie.objects.select_related("persoon"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Staat de functie er niet bij? Maak haar eerst bij Gegevens, Functies."),
    )
    field_order = ("functies", "known", "passage")


class DossierRowView(OwnObjectMixin, ServiceFormView):
    model = DossierPage
    role = Role.GRIFFIER
    header_icon = "folder"
    intro = _("Wat er al stond, blijft bewaard. De lezer ziet wanneer dit veranderde.")

    def parents(self) -> list[tuple[str, Any]]:
        return [(reverse("dossiers_beheer:dossiers"), _("Dossiers"))]

    def get_success_url(self) -> str:
        return reverse("dossiers_beheer:dossiers")


class PhaseView(DossierRowView):
    form_class = PhaseForm
    page_title = _("Fase vastleggen")
    success_message = _("De fase is vastgelegd.")

    def perform(self, form: PhaseForm) -> Any:
        return set_phase(self.object, user=self.request.user, **form.cleaned_data)


class PortefeuillehouderView(DossierRowView):
    form_class = PortefeuillehouderForm
    page_title = _("Portefeuillehouder vastleggen")
    success_message = _("De portefeuillehouder is vastgelegd.")

    def perform(self, form: PortefeuillehouderForm) -> Any:
        values = {**form.cleaned_data, "functies": list(form.cleaned_data["functies"])}
        return set_portefeuillehouders(self.object, user=self.request.user, **values)
