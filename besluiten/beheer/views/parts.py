"""The parts of a promise: naming one, putting it right, dropping it, and judging what was delivered."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from besluiten.beheer.part_forms import CorrectOnderdeelForm, DeliveryForm, DropOnderdeelForm, OnderdeelForm
from besluiten.beheer.views.afspraken import AfspraakFormView
from besluiten.models import Onderdeel
from besluiten.services.onderdelen import (
    DeliveryConflict,
    add_onderdeel,
    correct_onderdeel,
    drop_onderdeel,
    judge_delivery,
    last_judgement,
)


class AddOnderdeelView(AfspraakFormView):
    form_class = OnderdeelForm
    page_title = _("Onderdeel toevoegen")
    success_message = _("Het onderdeel staat bij de afspraak.")
    intro = _(
        "Belooft deze afspraak meer dan één ding? Zet dan elk ding apart. "
        "Zo ziet de lezer wat er wel en niet van is gekomen."
    )

    def get_initial(self) -> dict[str, Any]:
        return {"promised_to": self.object.promised_to}

    def perform(self, form: OnderdeelForm) -> Onderdeel:
        return add_onderdeel(self.object, user=self.request.user, **form.cleaned_data)


class OnderdeelFormView(AfspraakFormView):
    """`self.onderdeel` is the part that the URL names; of another afspraak it does not exist."""

    template_name = "beheer/onderdeel_form.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        rows = self.object.onderdelen.select_related("promised_to")
        self.onderdeel: Onderdeel = get_object_or_404(rows, pk=kwargs["onderdeel"])

    def get_page_subtitle(self) -> str:
        return str(self.onderdeel)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(part=self.onderdeel, **kwargs)


class CorrectOnderdeelView(OnderdeelFormView):
    form_class = CorrectOnderdeelForm
    page_title = _("Onderdeel verbeteren")
    success_message = _("Het onderdeel is verbeterd.")
    intro = _(
        "Het oude onderdeel en uw reden blijven zichtbaar in het verloop. "
        "Hoe het is geleverd, moet u daarna opnieuw beoordelen."
    )

    def get_initial(self) -> dict[str, Any]:
        row = self.onderdeel
        passage = row.passage if row.passage_id != self.object.passage_id else None
        return {
            "title": row.title,
            "form": row.form,
            "promised_to": row.promised_to_id,
            "termijn_words": row.words,
            "passage": passage,
        }

    def perform(self, form: CorrectOnderdeelForm) -> Onderdeel:
        # An emptied field means: it stands in the sentence of the afspraak after all.
        values = {**form.cleaned_data, "passage": form.cleaned_data["passage"] or self.object.passage}
        return correct_onderdeel(self.onderdeel, user=self.request.user, **values)


class DropOnderdeelView(OnderdeelFormView):
    form_class = DropOnderdeelForm
    page_title = _("Onderdeel laten vervallen")
    submit_label = _("Laat vervallen")
    success_message = _("Het onderdeel is vervallen.")
    intro = _("Doe dit alleen als dit bij nader inzien niet is beloofd. Is het niet geleverd? Kies dan “Beoordelen”.")

    def perform(self, form: DropOnderdeelForm) -> Onderdeel:
        return drop_onderdeel(self.onderdeel, user=self.request.user, **form.cleaned_data)


class JudgeDeliveryView(OnderdeelFormView):
    form_class = DeliveryForm
    page_title = _("Levering beoordelen")
    success_message = _("Het oordeel over dit onderdeel is bewaard.")

    def get_initial(self) -> dict[str, Any]:
        return {"passage": self.request.GET.get("bewijs", ""), "expected_last": last_judgement(self.onderdeel)}

    def perform(self, form: DeliveryForm) -> Any:
        try:
            return judge_delivery(self.onderdeel, user=self.request.user, **form.cleaned_data)
        except DeliveryConflict:
            # Once told, the next try counts from what is there now.
            data = self.request.POST.copy()
            data["expected_last"] = str(last_judgement(self.onderdeel))
            form.data = data
            raise
