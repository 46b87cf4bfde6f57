"""Bytes out: files and page images, only as long as their stuk may be seen."""

import logging
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from whitenoise.responders import SlicedFile

from dossiers.extraction import FileFormat, RenderError
from dossiers.models import Bestand
from dossiers.services import page_images
from dossiers.views.byte_range import UnsatisfiableRange, parse_range
from dossiers.views.stuk_access import VisibleStuk, for_visible_stuk

logger = logging.getLogger(__name__)


@for_visible_stuk
def bestand(request: HttpRequest, visible: VisibleStuk, version: int | None = None) -> HttpResponseBase:
    found = visible.bestand(version)
    if found is None:
        raise Http404
    etag = quote_etag(found.sha256)
    response = get_conditional_response(request, etag=etag) or _content(request, found, etag)
    response["ETag"] = etag
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _content(request: HttpRequest, found: Bestand, etag: str) -> HttpResponseBase:
    span = None
    if request.method == "GET" and request.headers.get("If-Range", etag) == etag:
        try:
            span = parse_range(request.headers.get("Range", ""), found.size)
        except UnsatisfiableRange:
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{found.size}"})
    try:
        file = found.open()
    except FileNotFoundError as error:
        logger.error("The bytes of bestand %s are not in MEDIA_ROOT", found.pk)
        raise Http404 from error
    options: dict[str, Any] = {
        "content_type": found.media_type,
        "as_attachment": found.file_format != FileFormat.PDF,
        "filename": download_name(found),
    }
    if span is None:
        return FileResponse(file, **options)
    first, last = span
    # whitenoise reads the slice; its own parsing of ranges refuses those of one byte.
    response = FileResponse(SlicedFile(file, first, last), status=206, **options)
    response["Content-Range"] = f"bytes {first}-{last}/{found.size}"
    response["Content-Length"] = str(last - first + 1)
    return response


def download_name(found: Bestand) -> str:
    """Its own name; one that says another type than the bytes are gets the right ending behind it."""
    extension = found.file_format.extension if found.file_format else ""
    return found.filename if found.filename.lower().endswith(extension) else f"{found.filename}{extension}"


@for_visible_stuk
def page_image(request: HttpRequest, visible: VisibleStuk, number: int, version: int | None = None) -> HttpResponseBase:
    found = visible.bestand(version)
    if found is None or not found.has_fixed_pages or not 1 <= number <= found.page_count:
        raise Http404
    wanted = request.GET.get("breedte", str(page_images.WIDTHS[0]))
    width = next((size for size in page_images.WIDTHS if str(size) == wanted), None)
    if width is None:
        raise Http404
    try:
        image = page_images.page_image(found, number, width)
    except RenderError as error:
        raise Http404 from error
    etag = quote_etag(page_images.image_name(found, number, width))
    unchanged = get_conditional_response(request, etag=etag)
    response = unchanged or FileResponse(image.open("rb"), content_type="image/png")
    response["ETag"] = etag
    return response
