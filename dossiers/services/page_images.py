"""Images of the pages of a PDF, made when asked for and kept in PAGE_IMAGE_DIR.

One bounded child per process makes them, so a hostile PDF costs seconds and no more. A page that fails is left
alone for a while: asking again and again must not keep the child busy.
"""

import atexit
import os
import tempfile
import time
from functools import cache
from pathlib import Path

from django.conf import settings

from dossiers.extraction import Limits, Reader, RenderError
from dossiers.models import Bestand

IMAGE_VERSION = 1  # goes up when the same page would give another image
WIDTHS = (600, 1200)
SECONDS_PER_IMAGE = 10
RETRY_AFTER_SECONDS = 600


@cache
def _reader() -> Reader:
    reader = Reader(Limits(seconds=SECONDS_PER_IMAGE))
    atexit.register(reader.close)
    return reader


def image_name(bestand: Bestand, number: int, width: int) -> str:
    """The name of an image; it never stands for another one."""
    return f"{bestand.sha256}-{number}-{width}-{IMAGE_VERSION}"


def page_image(bestand: Bestand, number: int, width: int) -> Path:
    """The PNG of page `number` (from 1), `width` pixels wide (one of WIDTHS). Raises RenderError."""
    target = _path(bestand, number, width)
    if target.exists():
        return target
    if has_failed(bestand, number):
        raise RenderError("geen_paginabeeld")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        png = _reader().render_page(bestand.location, number, width=width)
    except RenderError:
        _failure(bestand, number).touch()
        raise
    handle, part = tempfile.mkstemp(dir=target.parent, suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(png)
    os.replace(part, target)
    return target


def has_failed(bestand: Bestand, number: int) -> bool:
    """No image of this page could be made, a short while ago."""
    try:
        return time.time() - _failure(bestand, number).stat().st_mtime < RETRY_AFTER_SECONDS
    except FileNotFoundError:
        return False


def _path(bestand: Bestand, number: int, width: int) -> Path:
    return _folder(bestand) / f"{image_name(bestand, number, width)}.png"


def _failure(bestand: Bestand, number: int) -> Path:
    return _folder(bestand) / f"{image_name(bestand, number, 0)}.mislukt"


def _folder(bestand: Bestand) -> Path:
    return Path(settings.PAGE_IMAGE_DIR) / bestand.sha256[:2]
