"""One form per model that Wagtail's lists keep. Saving goes through the service where there is one."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from dossiers.beheer.forms import DateringFormField, GemeenteForm, PassageField
from dossiers.models import (
    Behandeling,
    DossierPage,
    Functie,
    Orgaan,
    Persoon,
    Reces,
    Stuk,
    StukRelatie,
    Vergadering,
)
from dossiers.services.publicity import tell_changed
from dossiers.services.stukken import record_behandeling, relate


class OrgaanForm(GemeenteForm):
    class Meta(WagtailAdminModelForm.Meta):
        model = Orgaan
        fields = ("gemeente", "name", "kind", "is_confirmed")
        help_texts: ClassVar[dict[str, Any]] = {
            "name": _("Zoals het orgaan zich noemt, bijvoorbeeld: commissie Samenleving."),
            "kind": _("Wat voor orgaan is het? Lezers zien er de stukken en vergaderingen bij."),
        }


class PersoonForm(GemeenteForm):
    class Meta(WagtailAdminModelForm.Meta):
        model = Persoon
        fields = ("gemeente", "name")
        help_texts: ClassVar[dict[str, Any]] = {
            "name": _("Zoals de naam op de site komt te staan. Zet de functie apart onder Functies.")
        }


class FunctieForm(GemeenteForm):
    class Meta(WagtailAdminModelForm.Meta):
        model = Functie
        fields = ("gemeente", "title", "persoon", "orgaan", "started_on", "ended_on", "is_confirmed")
        help_texts: ClassVar[dict[str, Any]] = {
            "persoon": _("Staat de persoon er niet bij? Maak haar of hem eerst bij Gegevens, Personen."),
            "orgaan": _("Het orgaan waarbij deze functie hoort, zoals het college."),
            "started_on": _("Laat leeg als u de eerste dag niet weet."),
            "ended_on": _("Laat leeg als dit nog steeds zo is."),
        }


class RecesForm(GemeenteForm):
    class Meta(WagtailAdminModelForm.Meta):
        model = Reces
        fields = ("gemeente", "name", "first_day", "last_day")
        widgets: ClassVar[dict[str, Any]] = {"first_day": AdminDateInput, "last_day": AdminDateInput}
        help_texts: ClassVar[dict[str, Any]] = {
            "name": _("Termijnen in stukken noemen vaak een reces."),
            "first_day": _("Termijnen zoals “voor de zomer” eindigen op de dag hiervoor."),
            "last_day": _("De laatste dag zonder vergaderingen."),
        }


class VergaderingForm(GemeenteForm):
    datering_fields = ("date",)
    date = DateringFormField(label=_("Datum"))

    class Meta(WagtailAdminModelForm.Meta):
        model = Vergadering
        fields = ("gemeente", "orgaan", "title", "date", "is_confirmed")
        help_texts: ClassVar[dict[str, Any]] = {
            "orgaan": _("Wie vergaderde er?"),
            "title": _("Mag leeg blijven: dan staat de naam van het orgaan er."),
        }


class BehandelingForm(GemeenteForm):
    dossier = forms.ModelChoiceField(
        label=_("Dossier"),
        queryset=DossierPage.objects.all(),
        required=False,
        help_text=_("Kies een stuk of een dossier, niet allebei."),
    )

    class Meta(WagtailAdminModelForm.Meta):
        model = Behandeling
        fields = ("gemeente", "vergadering", "stuk", "dossier", "manner", "outcome")
        help_texts: ClassVar[dict[str, Any]] = {
            "vergadering": _("Staat de vergadering er niet bij? Maak haar eerst bij Vergaderingen."),
            "stuk": _("Het stuk dat op de agenda stond. Kies “Geen” als het over het hele dossier ging."),
            "manner": _("Zoals het op de agenda stond."),
            "outcome": _("In een paar woorden, zoals: voor kennisgeving aangenomen."),
        }

    def clean(self) -> Any:
        cleaned = super().clean()
        if bool(cleaned.get("stuk")) == bool(cleaned.get("dossier")):
            self.add_error("dossier", _("Kies een stuk of een dossier, en niet allebei."))
        return cleaned

    def save(self, commit: bool = True) -> Any:
        if self.instance.pk is None and commit:
            keys = ("vergadering", "manner", "stuk", "dossier", "outcome")
            values = {key: self.cleaned_data[key] for key in keys}
            self.instance = record_behandeling(**values, user=self.for_user)
            return self.instance
        self.instance.known = self.instance.vergadering.date
        return super().save(commit=commit)


class RelatieForm(GemeenteForm):
    passage = PassageField(label=_("Passage"))

    class Meta(WagtailAdminModelForm.Meta):
        model = StukRelatie
        fields = ("gemeente", "stuk", "kind", "target", "words", "passage")
        help_texts: ClassVar[dict[str, Any]] = {
            "stuk": _("Het stuk waarin de verwijzing staat."),
            "kind": _("Hoe hoort dit stuk bij het andere?"),
            "words": _("Zoals het andere stuk hier genoemd wordt, bijvoorbeeld: de raadsmemo van 10 december."),
            "target": _("Laat leeg als het andere stuk hier nog niet is. De verwijzing blijft dan zichtbaar open."),
        }

    def clean(self) -> Any:
        cleaned = super().clean()
        if not cleaned.get("target") and not cleaned.get("words"):
            self.add_error("words", _("Kies het andere stuk, of schrijf op hoe het genoemd wordt."))
        if cleaned.get("target") and cleaned["target"] == cleaned.get("stuk"):
            self.add_error("target", _("Kies een ander stuk dan het stuk waarin de verwijzing staat."))
        passage = cleaned.get("passage")
        if passage and cleaned.get("stuk") and passage.stuk_id != cleaned["stuk"].pk:
            self.add_error("passage", _("Deze passage staat in een ander stuk."))
        return cleaned

    def save(self, commit: bool = True) -> Any:
        if self.instance.pk is None and commit:
            keys = ("stuk", "kind", "target", "words", "passage")
            self.instance = relate(**{key: self.cleaned_data[key] for key in keys}, user=self.for_user)
            return self.instance
        saved = super().save(commit=commit)
        tell_changed(Stuk, [saved.stuk_id])
        return saved
