"""What parties say of an afspraak, kept by the griffie; and after how many days this gemeente asks about something."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry

from besluiten.beheer.oordeel_forms import AnswerForm, OordeelForm, TermsForm, WithholdForm
from besluiten.beheer.views.afspraken import AfspraakFormView
from besluiten.models import FollowTerms, Oordeel
from besluiten.services.oordelen import answer_oordeel, follow_terms, give_oordeel, withhold_words
from besluiten.services.terms import TERMS, set_follow_terms
from dossiers.beheer.forms import BeheerForm
from dossiers.beheer.views.base import BeheerView, OwnObjectMixin, ServiceFormView
from dossiers.models import GemeentePage, Role
from dossiers.services.rights import user_gemeenten

HISTORY = 20


class GiveOordeelView(AfspraakFormView):
    template_name = "beheer/oordeel_form.html"
    form_class = OordeelForm
    page_title = _("Oordeel vastleggen")
    success_message = _("Het oordeel is vastgelegd.")
    intro = _("Een oordeel verandert nooit. Denkt iemand er nu anders over? Leg dan een nieuw oordeel vast.")

    def get_initial(self) -> dict[str, Any]:
        return {"party": Oordeel.Party.GRIFFIE, "passage": self.request.GET.get("bron", "")}

    def perform(self, form: BeheerForm) -> Any:
        return give_oordeel(self.object, user=self.request.user, **form.cleaned_data)


class OordeelFormView(AfspraakFormView):
    """About one oordeel of the afspraak that the address names."""

    template_name = "beheer/oordeel_form.html"
    oordeel: Oordeel

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        rows = self.object.oordelen.select_related("orgaan", "afspraak", "withheld")
        self.oordeel = get_object_or_404(rows, pk=kwargs["oordeel"])

    def get_page_subtitle(self) -> str:
        return str(self.oordeel)


class AnswerOordeelView(OordeelFormView):
    form_class = AnswerForm
    page_title = _("Antwoord van het college overnemen")
    success_message = _("Het antwoord is vastgelegd.")
    intro = _("Wacht het oordeel nog op antwoord? Dan wordt het nu openbaar, met dit antwoord erbij.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if self.oordeel.party == Oordeel.Party.BOARD:
            raise Http404

    def perform(self, form: BeheerForm) -> Any:
        return answer_oordeel(self.oordeel, user=self.request.user, **form.cleaned_data)


class WithholdView(OordeelFormView):
    form_class = WithholdForm
    page_title = _("Tekst niet tonen")
    submit_label = _("Niet tonen")
    success_message = _("De tekst staat niet meer op de site.")
    intro = _("Het oordeel zelf blijft staan. Lezers zien dat de griffie de tekst niet toont, en waarom.")

    def perform(self, form: BeheerForm) -> Any:
        return withhold_words(self.oordeel, user=self.request.user, **form.cleaned_data)


class WithholdAnswerView(WithholdView):
    page_title = _("Tekst van het antwoord niet tonen")
    intro = _("Lezers zien dat het college antwoordde, dat de griffie de tekst niet toont, en waarom.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.answer = get_object_or_404(self.oordeel.answers, pk=kwargs["answer"])

    def perform(self, form: BeheerForm) -> Any:
        return withhold_words(self.answer, user=self.request.user, **form.cleaned_data)


class TermsListView(BeheerView):
    """To the terms of the own gemeente; a list for who is griffier of several."""

    template_name = "beheer/terms_list.html"
    page_title = _("Termijnen")
    header_icon = "calendar-alt"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        gemeenten = list(user_gemeenten(request.user, Role.GRIFFIER))
        if not gemeenten:
            raise Http404
        if len(gemeenten) == 1:
            return HttpResponseRedirect(reverse("besluiten_beheer:terms", args=[gemeenten[0].pk]))
        return self.render_to_response(self.get_context_data(gemeenten=gemeenten))


class TermsView(OwnObjectMixin, ServiceFormView):
    model = GemeentePage
    role = Role.GRIFFIER
    template_name = "beheer/terms.html"
    form_class = TermsForm
    page_title = _("Termijnen")
    header_icon = "calendar-alt"
    success_message = _("De termijnen zijn opgeslagen.")
    intro = _("Na deze dagen vraagt Raadsspoor er aandacht voor. Wat al is vastgelegd, verandert er niet door.")

    def get_initial(self) -> dict[str, Any]:
        terms = follow_terms(self.object.pk)
        return {name: getattr(terms, name) for name in TERMS}

    def perform(self, form: TermsForm) -> Any:
        return set_follow_terms(self.object, user=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        return reverse("besluiten_beheer:terms", args=[self.object.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(history=history_of_terms(self.object), **kwargs)


def history_of_terms(gemeente: GemeentePage) -> list[tuple[Any, list[tuple[str, str, str]]]]:
    """Per change, newest first: the entry of the log, and (which, what it was, what it became) in words."""
    terms = FollowTerms.objects.filter(gemeente=gemeente).first()
    if terms is None:
        return []
    entries = ModelLogEntry.objects.for_instance(terms).select_related("user").order_by("-timestamp", "-pk")[:HISTORY]
    labels = {field.name: str(field.verbose_name) for field in FollowTerms._meta.concrete_fields}
    return [
        (entry, [(labels[name], in_words(was), in_words(now)) for name, (was, now) in entry.data["changed"].items()])
        for entry in entries
    ]


def in_words(value: Any) -> str:
    return str({True: _("ja"), False: _("nee")}[value]) if isinstance(value, bool) else str(value)
