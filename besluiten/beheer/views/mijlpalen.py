from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from besluiten.beheer.forms import CorrectMijlpaalForm
from besluiten.models import Mijlpaal, Verschuiving
from besluiten.services.mijlpalen import confirm_mijlpaal, correct_mijlpaal
from dossiers.beheer.forms import BeheerForm
from dossiers.beheer.gate import own
from dossiers.beheer.views.base import BeheerView, OwnObjectMixin, ServiceFormView
from dossiers.models import Role
from dossiers.services.rights import user_can_work_for


class MijlpalenView(BeheerView):
    template_name = "beheer/mijlpalen.html"
    page_title = _("Mijlpalen")
    header_icon = "calendar-check"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = own(Mijlpaal.objects.select_related("dossier"), self.request.user)
        shifts = Prefetch("verschuivingen", Verschuiving.objects.oldest_first())
        mijlpalen = found.prefetch_related(shifts).order_by("dossier__title", "pk")
        rows = [(mijlpaal, mijlpaal.current_plan(list(mijlpaal.verschuivingen.all()))) for mijlpaal in mijlpalen]
        return super().get_context_data(rows=rows, **kwargs)


class MijlpaalView(OwnObjectMixin, BeheerView):
    model = Mijlpaal
    template_name = "beheer/mijlpaal.html"
    page_title = _("Mijlpaal")
    header_icon = "calendar-check"

    def parents(self) -> list[tuple[str, Any]]:
        return [(reverse("besluiten_beheer:mijlpalen"), _("Mijlpalen"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shifts = self.object.verschuivingen.oldest_first().select_related("passage__stuk", "passage__pagina__bestand")
        is_griffier = user_can_work_for(self.request.user, self.object.gemeente_id, Role.GRIFFIER)
        return super().get_context_data(shifts=shifts, is_griffier=is_griffier, **kwargs)


class ConfirmMijlpaalView(OwnObjectMixin, ServiceFormView):
    model = Mijlpaal
    role = Role.GRIFFIER
    form_class = BeheerForm
    page_title = _("Bevestigen")
    header_icon = "calendar-check"
    submit_label = _("Bevestigen")
    success_message = _("Bevestigd.")
    intro = _("Na bevestigen staat deze mijlpaal op de openbare site, zodra het stuk waarin hij staat openbaar is.")

    def perform(self, form: BeheerForm) -> Any:
        return confirm_mijlpaal(self.object, user=self.request.user)

    def get_success_url(self) -> str:
        return reverse("besluiten_beheer:mijlpaal", args=[self.object.pk])


class CorrectMijlpaalView(OwnObjectMixin, ServiceFormView):
    model = Mijlpaal
    role = Role.GRIFFIER
    form_class = CorrectMijlpaalForm
    page_title = _("Verbeteren")
    header_icon = "calendar-check"
    intro = _("De datum verandert hier niet: dat doet u met een verschuiving, vanuit het stuk dat die aankondigt.")

    def parents(self) -> list[tuple[str, Any]]:
        return [(reverse("besluiten_beheer:mijlpalen"), _("Mijlpalen")), (self.get_success_url(), str(self.object))]

    def get_initial(self) -> dict[str, Any]:
        return {"title": self.object.title, "is_main": self.object.is_main}

    def perform(self, form: CorrectMijlpaalForm) -> Any:
        return correct_mijlpaal(self.object, user=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        return reverse("besluiten_beheer:mijlpaal", args=[self.object.pk])
