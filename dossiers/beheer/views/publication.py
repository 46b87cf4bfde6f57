"""Publishing a stuk, now or later, and taking it back. The rules stand in services.stukken."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateTimeInput

from dossiers.beheer.forms import BeheerForm
from dossiers.beheer.views.base import BeheerView, OwnObjectMixin, ServiceFormView
from dossiers.models import Role, Stuk
from dossiers.services.stukken import check_publishable, publish_stuk, withdraw_stuk


class StukFormView(OwnObjectMixin, ServiceFormView):
    model = Stuk

    def parents(self) -> list[tuple[str, Any]]:
        return [
            (reverse("beheer_stuk:list"), _("Stukken")),
            (self.stuk_url, self.object.get_latest_revision_as_object().title),
        ]

    def get_page_subtitle(self) -> str:
        return str(self.object.get_latest_revision_as_object().title)

    @property
    def stuk_url(self) -> str:
        return reverse("beheer_stuk:edit", args=[self.object.pk])

    def get_success_url(self) -> str:
        return self.stuk_url


class KeptStukMixin:
    """Of a stuk that was taken back nothing changes any more; its own page tells why."""

    object: Stuk

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if self.object.is_withdrawn:
            messages.error(request, _("Dit stuk is ingetrokken. Er verandert niets meer aan."))
            return redirect("beheer_stuk:edit", self.object.pk)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc] # of the view


class WithdrawnView(OwnObjectMixin, BeheerView):
    """In the place of the form of a stuk, once it has been taken back."""

    model = Stuk
    template_name = "beheer/stuk_withdrawn.html"

    def get_page_title(self) -> str:
        return str(self.object.get_latest_revision_as_object().title)

    def get_page_subtitle(self) -> str:
        return ""

    def parents(self) -> list[tuple[str, Any]]:
        return [(reverse("beheer_stuk:list"), _("Stukken"))]


class PublishForm(BeheerForm):
    when = forms.ChoiceField(
        label=_("Wanneer"),
        choices=[("now", _("Nu")), ("later", _("Op een later moment"))],
        initial="now",
        widget=forms.RadioSelect,
        help_text=_("Nu: binnen enkele seconden staat het in het dossier en is het te vinden."),
    )
    at = forms.DateTimeField(
        label=_("Datum en tijd"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=_("Alleen voor een later moment. Tot dan ziet niemand buiten de griffie het stuk."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("when") == "later" and "at" not in self.errors:
            if cleaned.get("at") is None:
                self.add_error("at", _("Vul in wanneer het stuk openbaar wordt."))
            elif cleaned["at"] <= timezone.now():
                self.add_error("at", _("Dit moment is al voorbij. Kies een moment dat nog komt, of kies “Nu”."))
        return cleaned


class PublishView(KeptStukMixin, StukFormView):
    """Whoever asks for a moment gets it from us, so that no publication passes without its checks."""

    role = Role.GRIFFIER
    form_class = PublishForm
    page_title = _("Publiceren")
    header_icon = "upload"
    submit_label = _("Publiceren")

    def perform(self, form: PublishForm) -> None:
        at = form.cleaned_data["at"] if form.cleaned_data["when"] == "later" else None
        publish_stuk(self.object, user=self.request.user, at=at)
        self.success_message = (
            _("Het stuk wordt op het gekozen moment openbaar.") if at else _("Het stuk staat op de openbare site.")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(obstacles=self.obstacles(), **kwargs)

    def obstacles(self) -> list[str]:
        """What has to be done first, in words; empty when the stuk may be published."""
        try:
            check_publishable(self.object.get_latest_revision_as_object())
        except ValidationError as error:
            return list(error.messages)
        return []


class WithdrawForm(BeheerForm):
    reason = forms.CharField(
        label=_("Waarom trekt u dit stuk in?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        help_text=_("Lezers zien deze reden op het adres van het stuk."),
    )
    shows_title = forms.BooleanField(
        label=_("De titel blijft zichtbaar"),
        required=False,
        initial=True,
        help_text=_("Zet dit uit als in de titel iets staat dat niet openbaar mag zijn."),
    )
    successor = forms.ModelChoiceField(
        label=_("Vervangen door"),
        queryset=Stuk.objects.filter(live=True, withdrawal__isnull=True).order_by("title"),
        required=False,
        help_text=_("Alleen als een ander stuk hiervoor in de plaats komt. Lezers krijgen een link."),
    )


class WithdrawView(KeptStukMixin, StukFormView):
    role = Role.GRIFFIER
    form_class = WithdrawForm
    page_title = _("Intrekken")
    header_icon = "warning"
    submit_label = _("Intrekken")
    success_message = _("Het stuk is ingetrokken.")
    intro = _(
        "Een ingetrokken stuk komt niet terug. Het bestand en de tekst verdwijnen van de site en uit het zoeken. "
        "Op het adres staat dat het stuk is ingetrokken, en waarom. De afspraken uit dit stuk blijven staan, "
        "zonder citaat."
    )

    def perform(self, form: WithdrawForm) -> None:
        withdraw_stuk(self.object, user=self.request.user, **form.cleaned_data)
