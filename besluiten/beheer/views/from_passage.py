"""Forms that turn a passage into something: an afspraak, a mijlpaal, a shift of one, evidence, a repeated promise."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from besluiten.beheer.forms import AfspraakForm, ChooseAfspraakForm, MijlpaalForm, ShiftForm
from besluiten.models import Afspraak
from besluiten.services.afspraken import register_afspraak, repeat_afspraak
from besluiten.services.mijlpalen import register_mijlpaal, shift_mijlpaal
from besluiten.transitions import AfspraakKind
from dossiers.beheer.views.base import OwnObjectMixin, ServiceFormView
from dossiers.models import GemeentePage, Passage, Role
from dossiers.services.rights import user_can_work_for

KIND_TITLES = {
    AfspraakKind.TOEZEGGING: _("Toezegging vastleggen"),
    AfspraakKind.RANDVOORWAARDE: _("Randvoorwaarde vastleggen"),
    AfspraakKind.OPDRACHT: _("Opdracht vastleggen"),
}
UNCONFIRMED = _("Bewaard. Een griffier moet dit nog bevestigen.")


class PassageFormView(OwnObjectMixin, ServiceFormView):
    model = Passage
    lookup = "key"
    template_name = "beheer/from_passage.html"
    header_icon = "openquote"

    def get_page_subtitle(self) -> str:
        return Truncator(str(self.object)).chars(60)

    @property
    def gemeente(self) -> GemeentePage:
        return self.object.stuk.gemeente

    @property
    def is_griffier(self) -> bool:
        return user_can_work_for(self.request.user, self.gemeente.pk, Role.GRIFFIER)

    def parents(self) -> list[tuple[str, Any]]:
        stuk = self.object.stuk
        return [
            (reverse("beheer_stuk:edit", args=[stuk.pk]), str(stuk)),
            (reverse("dossiers_beheer:passage", args=[self.object.public_id]), _("Passage")),
        ]

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        date = self.object.stuk.date
        for field in form.fields.values():
            if hasattr(field, "anchor"):
                field.anchor = date.earliest if date.earliest == date.latest else None
        return form

    def own_dossiers(self) -> list[int]:
        return [dossier.pk for dossier in self.object.stuk.get_latest_revision_as_object().dossiers.all()]


class RegisterAfspraakView(PassageFormView):
    form_class = AfspraakForm

    @property
    def kind(self) -> AfspraakKind:
        return AfspraakKind(self.kwargs["kind"])

    def get_page_title(self) -> Any:
        return KIND_TITLES[self.kind]

    def get_initial(self) -> dict[str, Any]:
        return {"dossiers": self.own_dossiers()}

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        if self.kind != AfspraakKind.RANDVOORWAARDE:
            del form.fields["mijlpaal"]
        if not self.is_griffier:
            del form.fields["nummer"]
        return form

    def perform(self, form: AfspraakForm) -> Afspraak:
        if not self.is_griffier:
            self.success_message = UNCONFIRMED
        return register_afspraak(
            kind=self.kind,
            passage=self.object,
            confirm=self.is_griffier,
            user=self.request.user,
            **{name: listed(value) for name, value in form.cleaned_data.items()},
        )

    def get_success_url(self) -> str:
        return reverse("besluiten_beheer:afspraak", args=[self.result.pk])


def listed(value: Any) -> Any:
    """Services take lists, forms give querysets."""
    return list(value) if hasattr(value, "model") and hasattr(value, "filter") else value


class RegisterMijlpaalView(PassageFormView):
    form_class = MijlpaalForm
    page_title = _("Mijlpaal vastleggen")

    def get_initial(self) -> dict[str, Any]:
        return {"dossier": next(iter(self.own_dossiers()), None)}

    def perform(self, form: MijlpaalForm) -> Any:
        if not self.is_griffier:
            self.success_message = UNCONFIRMED
        return register_mijlpaal(
            passage=self.object, confirm=self.is_griffier, user=self.request.user, **form.cleaned_data
        )

    def get_success_url(self) -> str:
        return reverse("besluiten_beheer:mijlpaal", args=[self.result.pk])


class ShiftView(PassageFormView):
    role = Role.GRIFFIER
    form_class = ShiftForm
    page_title = _("Mijlpaal verschuiven")
    success_message = _("De verschuiving is vastgelegd.")

    def get_initial(self) -> dict[str, Any]:
        return {"mijlpaal": self.request.GET.get("mijlpaal")}

    def perform(self, form: ShiftForm) -> Any:
        values = dict(form.cleaned_data)
        return shift_mijlpaal(values.pop("mijlpaal"), passage=self.object, user=self.request.user, **values)

    def get_success_url(self) -> str:
        return reverse("besluiten_beheer:mijlpaal", args=[self.result.mijlpaal_id])


class EvidenceView(PassageFormView):
    """Choose whose status step this passage proves; the step itself is recorded on the next screen."""

    role = Role.GRIFFIER
    form_class = ChooseAfspraakForm
    page_title = _("Bewijs voor een stap")
    submit_label = _("Verder")

    def form_valid(self, form: ChooseAfspraakForm) -> HttpResponse:
        address = reverse("besluiten_beheer:status", args=[form.cleaned_data["afspraak"].pk])
        return HttpResponseRedirect(f"{address}?bewijs={self.object.public_id}")


class RepeatView(PassageFormView):
    form_class = ChooseAfspraakForm
    page_title = _("Bekende afspraak, opnieuw gezegd")
    success_message = _("De herhaling is bij de afspraak gezet.")

    def perform(self, form: ChooseAfspraakForm) -> Any:
        return repeat_afspraak(form.cleaned_data["afspraak"], self.object, user=self.request.user)

    def get_success_url(self) -> str:
        return reverse("besluiten_beheer:afspraak", args=[self.result.afspraak_id])
