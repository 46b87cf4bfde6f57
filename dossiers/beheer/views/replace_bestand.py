from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from dossiers.beheer.file_input import FileInput, file_help
from dossiers.beheer.forms import BeheerForm
from dossiers.beheer.views.base import SentByScriptMixin
from dossiers.beheer.views.publication import KeptStukMixin, StukFormView
from dossiers.models import Stuk
from dossiers.services.bestanden import receive_bestand
from dossiers.services.ingest import enqueue_reading
from dossiers.services.kandidaten import expect_reading
from dossiers.services.stukken import save_concept


class ReplaceBestandForm(BeheerForm):
    bestand = forms.FileField(
        label=_("Verbeterd bestand"),
        widget=FileInput,
        error_messages={"required": _("Kies eerst het verbeterde bestand.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bestand"].help_text = file_help()


class ReplaceBestandView(KeptStukMixin, SentByScriptMixin, StukFormView):
    """A corrected file becomes the file of the concept; what was published stays readable under its version."""

    form_class = ReplaceBestandForm
    page_title = _("Bestand vervangen")
    header_icon = "upload"
    submit_label = _("Dit bestand gebruiken")
    success_message = _("Het nieuwe bestand is ontvangen. Publiceer het stuk om het openbaar te maken.")
    intro = _("Het oude bestand blijft bewaard. Passages blijven verwijzen naar de versie waarin ze staan.")

    def perform(self, form: Any) -> None:
        upload: UploadedFile[Any] = form.cleaned_data["bestand"]
        received = receive_bestand(
            gemeente=self.gemeente, source=upload, filename=upload.name or "", user=self.request.user
        )
        stuk: Stuk = self.object.get_latest_revision_as_object()
        stuk.bestand = received.bestand
        save_concept(stuk, user=self.request.user)
        expect_reading(stuk, received.bestand)
        enqueue_reading(received.bestand)
