"""Which stukken still have proposals to judge, and which references have not found their stuk."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from dossiers.beheer.gate import get_own_or_404, int_or_404, own
from dossiers.beheer.views.base import BeheerView
from dossiers.models import Decision, Level, Role, Stuk, StukReading, StukRelatie
from dossiers.services.references import likely_stukken_for
from dossiers.services.rights import user_gemeenten
from dossiers.services.stukken import resolve_relatie

PER_PAGE = 25


def stukken_to_check(user: Any) -> Any:
    """Own stukken with proposals in their present file that nobody judged, or that could not be looked through."""
    mine = Q(kandidaten__pagina__bestand=F("reading__bestand"))
    open_ones = mine & Q(kandidaten__decision=Decision.OPEN)
    grave = open_ones & Q(kandidaten__level=Level.HIGH)
    counted = own(Stuk.objects.filter(withdrawal__isnull=True, reading__isnull=False), user).annotate(
        total=Count("kandidaten", filter=mine, distinct=True),
        todo=Count("kandidaten", filter=open_ones, distinct=True),
        grave=Count("kandidaten", filter=grave, distinct=True),
    )
    waiting = Q(reading__state=StukReading.State.FAILED) & Q(live=False)
    return counted.filter(Q(todo__gt=0) | waiting).select_related("reading", "bestand").order_by("-grave", "-pk")


class ToCheckView(BeheerView):
    template_name = "beheer/to_check.html"
    page_title = _("Te controleren")
    header_icon = "tasks"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(stukken_to_check(self.request.user), PER_PAGE).get_page(self.request.GET.get("pagina"))
        may_see_rules = user_gemeenten(self.request.user, Role.GRIFFIER).exists()
        return super().get_context_data(page=page, may_see_rules=may_see_rules, **kwargs)


class LooseReferencesView(BeheerView):
    """References that no stuk answers yet, each with the stukken that it may mean."""

    template_name = "beheer/loose_references.html"
    page_title = _("Losse verwijzingen")
    header_icon = "link"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        loose = own(StukRelatie.objects.unresolved(), self.request.user).select_related(
            "stuk", "passage__pagina__bestand"
        )
        page = Paginator(loose.order_by("-pk"), PER_PAGE).get_page(self.request.GET.get("pagina"))
        likely = likely_stukken_for(list(page))
        rows = [(relatie, likely[relatie.pk]) for relatie in page]
        return super().get_context_data(page=page, rows=rows, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        relatie = get_own_or_404(StukRelatie, request.user, pk=int_or_404(request.POST.get("relatie")))
        target = get_own_or_404(Stuk, request.user, pk=int_or_404(request.POST.get("stuk")))
        here = reverse("dossiers_beheer:loose_references")
        if relatie.target_id is not None:
            messages.warning(request, _("Iemand anders heeft deze verwijzing net gekoppeld."))
            return HttpResponseRedirect(here)
        try:
            resolve_relatie(relatie, target=target, user=request.user)
        except forms.ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("De verwijzing is gekoppeld."))
        return HttpResponseRedirect(here)
