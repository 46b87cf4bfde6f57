"""Uploading files: each becomes a concept, or says in words why not. Reading goes on in the background."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, F, Q
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from dossiers.beheer.file_input import SeveralFilesInput, file_help
from dossiers.beheer.forms import BeheerForm, add_service_errors
from dossiers.beheer.gate import own
from dossiers.beheer.views.base import BeheerView, SentByScriptMixin, ServiceFormView
from dossiers.models import Bestand, Decision, DossierPage, GemeentePage, Stuk, StukReading
from dossiers.services.ingest import IngestResult, ingest_upload
from dossiers.services.rights import check_same_gemeente, user_gemeenten


class SeveralFilesField(forms.FileField):
    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = data if isinstance(data, (list, tuple)) else [data]
        # Empty files are the service's to refuse, one by one; they must not stop the others.
        kept = [item for item in files if item]
        if not kept:
            raise forms.ValidationError(_("Kies eerst een of meer bestanden."), code="required")
        if len(kept) > SeveralFilesInput.max_files:
            raise forms.ValidationError(_("Kies hoogstens %d bestanden tegelijk.") % SeveralFilesInput.max_files)
        return kept


class UploadForm(BeheerForm):
    uploads = SeveralFilesField(label=_("Bestanden"))
    gemeente_choice = forms.ModelChoiceField(
        label=_("Gemeente"),
        queryset=GemeentePage.objects.all(),
        help_text=_("De gemeente waarvan deze stukken zijn."),
    )
    dossiers = forms.ModelMultipleChoiceField(
        label=_("Dossiers"),
        queryset=DossierPage.objects.order_by("title"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Waar horen deze stukken bij? U kunt dit later nog veranderen."),
    )

    chosen_gemeente: GemeentePage

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["uploads"].help_text = file_help()
        gemeenten = list(user_gemeenten(self.user)[:2])
        if len(gemeenten) == 1:
            self.gemeente = gemeenten[0]
            del self.fields["gemeente_choice"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        gemeente = cleaned.get("gemeente_choice") or self.gemeente
        if gemeente:
            self.chosen_gemeente = gemeente
            try:
                check_same_gemeente(gemeente.pk, cleaned.get("dossiers") or [], "dossiers")
            except forms.ValidationError as error:
                add_service_errors(self, error)
        return cleaned


class UploadView(SentByScriptMixin, ServiceFormView):
    template_name = "beheer/upload.html"
    form_class = UploadForm
    page_title = _("Uploaden")
    header_icon = "upload"
    submit_label = _("Uploaden")

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        kwargs.setdefault("initial", {})["dossiers"] = self.request.GET.getlist("dossier")
        return kwargs

    def form_valid(self, form: UploadForm) -> HttpResponse:
        # No transaction around it: each file stands alone, and hashing holds no lock.
        results = [self.receive(form, upload) for upload in form.cleaned_data["uploads"]]
        for result, upload in zip(results, form.cleaned_data["uploads"], strict=True):
            self.tell(result, upload.name)
        keys = [result.stuk.pk for result in results if result.stuk is not None]
        if not keys:
            return HttpResponseRedirect(reverse("dossiers_beheer:upload"))
        return HttpResponseRedirect(f"{reverse('dossiers_beheer:uploaded')}?{urlencode({'stuk': keys}, doseq=True)}")

    def receive(self, form: UploadForm, upload: "UploadedFile[Any]") -> IngestResult:
        return ingest_upload(
            gemeente=form.chosen_gemeente,
            source=upload,
            filename=upload.name or "",
            dossiers=list(form.cleaned_data["dossiers"]),
            user=self.request.user,
        )

    def tell(self, result: IngestResult, name: str | None) -> None:
        line = f"{name}: {result.reason}"
        if result.status == "geweigerd":
            messages.error(self.request, line)
        elif result.status == "bekend":
            messages.warning(self.request, line)


STILL_OPEN = Count("kandidaten", filter=Q(kandidaten__decision=Decision.OPEN, kandidaten__pagina__bestand=F("bestand")))


def is_waiting(stuk: Stuk) -> bool:
    """Its file must still be read, or looked through."""
    reading = getattr(stuk, "reading", None)
    is_unread = stuk.bestand is not None and stuk.bestand.state == Bestand.State.WAITING
    return is_unread or (reading is not None and reading.state == StukReading.State.WAITING)


class UploadedView(BeheerView):
    """How far the reading of these files is. A script keeps it up to date; without it a link does."""

    template_name = "beheer/uploaded.html"
    page_title = _("Ontvangen")
    header_icon = "upload"

    def parents(self) -> list[tuple[str, Any]]:
        return [(reverse("dossiers_beheer:upload"), _("Uploaden"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        stukken = self.stukken()
        states = [stuk.bestand.state for stuk in stukken if stuk.bestand]
        waiting = sum(is_waiting(stuk) for stuk in stukken)
        return super().get_context_data(
            stukken=stukken,
            total=len(states),
            waiting=waiting,
            finished=len(states) - waiting,
            only=stukken[0] if len(stukken) == 1 and not waiting else None,
            failed=states.count(Bestand.State.FAILED) + states.count(Bestand.State.NO_TEXT),
            **kwargs,
        )

    def stukken(self) -> Sequence[Stuk]:
        wanted = self.request.GET.getlist("stuk")[: SeveralFilesInput.max_files]
        keys = [int(key) for key in wanted if key.isdecimal() and len(key) < 19]
        return list(
            own(Stuk.objects.filter(pk__in=keys), self.request.user)
            .select_related("bestand", "reading")
            .annotate(todo=STILL_OPEN)
            .order_by("pk")
        )
