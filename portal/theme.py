"""The look of the municipality: what a theme may be, and where its files are read.

A theme is an NL Design System stylesheet with `--basis-*` properties, its class on <html>, and a logo. Only the
beheerder sets it. Its files go by their digest, so that a browser may keep them for good.
"""

import hashlib
import re
from contextlib import suppress
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from willow.image import Image, PNGImageFile, SvgImageFile, UnrecognisedImageFormatError
from willow.svg import WillowSvgException

FOLDER = "thema"
MAX_BYTES = 1_000_000
MEDIA_TYPES = {"css": "text/css; charset=utf-8", "svg": "image/svg+xml", "png": "image/png"}
# The policy of a page forbids both: the theme would look right for its maker only.
_FROM_ELSEWHERE = re.compile(r"@import\b|url\(\s*['\"]?(?!data:|#)", re.IGNORECASE)


def check_css(file: Any) -> None:
    """Raises ValidationError, with a sentence for the beheerder, for what is not a stylesheet of its own."""
    try:
        text = _bytes_of(file).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValidationError(_("Dit is geen CSS-bestand in UTF-8. Kies het .css-bestand van uw thema.")) from error
    if "--" not in text or "{" not in text:
        raise ValidationError(_("In dit bestand staan geen kleuren of maten. Kies het .css-bestand van uw thema."))
    if found := _FROM_ELSEWHERE.search(text):
        raise ValidationError(
            _("Dit bestand haalt iets op bij een ander adres (%s). Het portaal houdt dat tegen; haal het eruit.")
            % found[0]
        )


def check_logo(file: Any) -> None:
    """Raises ValidationError, with a sentence for the beheerder, for what is not an SVG or PNG image."""
    logo_suffix(file)


def logo_suffix(file: Any) -> str:
    """ "svg" or "png", as the bytes say. Raises as `check_logo`."""
    content = _bytes_of(file)
    with suppress(UnrecognisedImageFormatError, WillowSvgException, SyntaxError, ValueError, OSError):
        image = Image.open(BytesIO(content))
        image.get_size()  # reads it
        if isinstance(image, PNGImageFile):
            return "png"
        if isinstance(image, SvgImageFile) and b"<svg" in content:
            return "svg"
    raise ValidationError(_("Dit is geen SVG- of PNG-plaatje. Kies een ander bestand."))


def is_new(file: Any) -> bool:
    """Sent just now, not kept before."""
    return bool(file) and not file._committed


def keep(file: Any, suffix: str) -> str:
    """Stores these bytes once, under their digest; returns the name."""
    content = _bytes_of(file)
    name = f"{FOLDER}/{hashlib.sha256(content).hexdigest()[:32]}.{suffix}"
    return name if default_storage.exists(name) else default_storage.save(name, ContentFile(content))


def _bytes_of(file: Any) -> bytes:
    if file.size > MAX_BYTES:
        raise ValidationError(_("Dit bestand is groter dan 1 MB. Kies een kleiner bestand."))
    file.seek(0)
    content: bytes = file.read()
    return content


def theme_file(request: HttpRequest, name: str) -> FileResponse:
    """A file of a theme, also of one before the present: a page that a browser kept may ask for it."""
    path = f"{FOLDER}/{name}"
    if not default_storage.exists(path):
        raise Http404
    suffix = PurePosixPath(name).suffix.lstrip(".")
    response = FileResponse(default_storage.open(path), content_type=MEDIA_TYPES[suffix])
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


def theme_of(request: HttpRequest) -> Any:
    """The present theme: what the tag of the page was made of when it has one, else read now."""
    kept: Any = request

    def read() -> Any:
        from portal.models import Theme  # the model uses the checks above

        found = getattr(kept, "theme_columns", None)
        if found is None:
            found = Theme.objects.values_list(*Theme.COLUMNS).first()
        return dict(zip(Theme.COLUMNS, found or ("", "", ""), strict=True))

    return SimpleLazyObject(read)
