"""The field for files of /beheer/: a button in our own words and, with script, a place to drop them on."""

from typing import Any

from django import forms
from django.conf import settings
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from dossiers.extraction import FileFormat

FILE_HELP = _("PDF, Word (docx), tekst of HTML, elk hoogstens %(limit)d MB.")
# What people call such files; what a file is, the reader tells by its bytes.
EXTENSIONS = (*(item.extension for item in FileFormat), ".htm")


def file_help() -> str:
    return str(FILE_HELP) % {"limit": settings.UPLOAD_MAX_BYTES // (1024 * 1024)}


class FileInput(forms.FileInput):
    """One file."""

    template = "beheer/file_input.html"
    several = False
    max_files = 1

    class Media:
        js = (forms.widgets.Script("raadsspoor/beheer-upload.js", type="module"),)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        widget = self.get_context(name, value, attrs)["widget"]
        return render_to_string(
            self.template,
            {
                "widget": widget,
                "attributes": flatatt(widget["attrs"]),
                "accept": ",".join(EXTENSIONS),
                "several": self.several,
                "max_bytes": settings.UPLOAD_MAX_BYTES,
                "max_files": self.max_files,
            },
        )


class SeveralFilesInput(FileInput):
    allow_multiple_selected = True
    several = True
    max_files = 50
