"""Ground for the own views of /beheer/: one object that is gated, one form whose values go to a service."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from dossiers.beheer.forms import add_service_errors
from dossiers.beheer.gate import get_own_or_404
from dossiers.models import GemeentePage, Role
from dossiers.services.rights import gemeente_id_of


class BeheerView(WagtailAdminTemplateMixin, TemplateView):
    """A page of /beheer/. `parents` are (address, label) pairs for the crumb path."""

    breadcrumbs_items: ClassVar[list[Any]] = [{"url": reverse_lazy("wagtailadmin_home"), "label": _("Werklijst")}]
    header_icon = "doc-full"

    def parents(self) -> list[tuple[str, Any]]:
        return []

    def get_breadcrumbs_items(self) -> list[Any]:
        between = [{"url": url, "label": label} for url, label in self.parents()]
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, *between, here]


class OwnObjectMixin:
    """`self.object` is the object that the URL names; of another gemeente it does not exist."""

    model: type[Model]
    lookup = "pk"
    role = Role.EDITOR
    object: Any

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc] # of View
        field = "public_id" if self.lookup == "key" else self.lookup
        self.object = get_own_or_404(self.model, request.user, self.role, **{field: kwargs[self.lookup]})

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(object=self.object, **kwargs)  # type: ignore[misc] # of ContextMixin

    @property
    def gemeente(self) -> GemeentePage:
        return GemeentePage.objects.get(pk=gemeente_id_of(self.object))


class ServiceErrorsMixin:
    """For Wagtail's create and edit views: what a service refuses while saving is shown in the form."""

    def form_valid(self, form: Any) -> Any:
        try:
            return super().form_valid(form)  # type: ignore[misc] # of the view
        except ValidationError as error:
            add_service_errors(form, error)
            self.produced_error_message = _("Er klopt nog iets niet. Kijk bij de velden hieronder.")
            return self.form_invalid(form)  # type: ignore[attr-defined] # of the view


class SentByScriptMixin:
    """For a form with files: a script that sends them is told where to go, as it shows the page there itself."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc] # of the view
        if isinstance(response, HttpResponseRedirect) and "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"address": response.url})
        return response


class ServiceFormView(BeheerView, FormView):  # type: ignore[type-arg] # forms of several classes
    """A form of which `perform` hands the values to a service; what that refuses is shown at the field."""

    template_name = "beheer/form.html"
    form_class: type[forms.BaseForm]
    submit_label: Any = _("Opslaan")
    success_message: Any = _("Opgeslagen.")
    intro: Any = ""

    def get_form_kwargs(self) -> dict[str, Any]:
        gemeente = self.gemeente if hasattr(self, "object") else None
        return {**super().get_form_kwargs(), "user": self.request.user, "gemeente": gemeente}

    def perform(self, form: Any) -> Any:
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                self.result = self.perform(form)
        except ValidationError as error:
            add_service_errors(form, error)
            return self.form_invalid(form)
        messages.success(self.request, self.success_message)
        return HttpResponseRedirect(self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(submit_label=self.submit_label, intro=self.intro, **kwargs)
