"""PDF by pdfium: text per page, and a picture of one page.

pdfium is not thread-safe, so all of it happens under one lock. The limits are checked between pages here; the
child process of `reader` is what stops a page that never ends.
"""

import ctypes
import io
import math
import mmap
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from dossiers.extraction.faults import ContentError, RenderError
from dossiers.extraction.model import Limits, PageText
from dossiers.extraction.reflow import Line, reflow, starts_item
from dossiers.extraction.text import clean

_LOCK = threading.Lock()
_LINEARIZED_LENGTH = re.compile(rb"/Linearized.{0,200}?/L\s+(\d+)", re.DOTALL)
_NO_PAGES = re.compile(rb"/Count\s+0\b")
_A_PAGE = re.compile(rb"/Type\s*/Page\b")
_LINE_END = re.compile(r"\r\n|\ufffe")  # pdfium writes U+FFFE for a hyphen and line end between two letters
_CELL_GAP = 1.2  # line heights of white between two runs of one line; justified text stays under it

Box = tuple[float, float, float, float]
"""(left, right, bottom, top) in reading direction, in points."""


def read_pages(path: Path, limits: Limits) -> tuple[PageText, ...]:
    """All pages, in order, empty ones included. Raises ContentError."""
    deadline = time.monotonic() + limits.seconds
    pages: list[PageText] = []
    chars = 0
    with _opened(path) as document:
        count = len(document)
        if not count:
            raise ContentError("geen_paginas")
        if count > limits.pages:
            raise ContentError("te_veel_paginas", limit=limits.pages)
        has_forms = document.get_formtype() != raw.FORMTYPE_NONE
        if has_forms:
            document.init_forms()
        for index in range(count):
            if time.monotonic() > deadline:
                raise ContentError("te_lang", limit=limits.seconds)
            text = _page_text(document, index, has_forms=has_forms, max_chars=limits.text_chars - chars)
            chars += len(text)
            pages.append(PageText(index + 1, text))
    return tuple(pages)


def render_page(path: Path, number: int, *, width: int, limits: Limits) -> bytes:
    """PNG of page `number` (from 1), `width` pixels wide, less when the page is so long that it passes
    `limits.image_pixels`. Raises RenderError.
    """
    try:
        with _opened(path) as document:
            if not 1 <= number <= len(document):
                raise RenderError("pagina_bestaat_niet")
            document.init_forms()
            page = document[number - 1]
            try:
                scale = _scale(page.get_size(), width, limits.image_pixels)
                image = page.render(scale=scale, draw_annots=True).to_pil()
            finally:
                page.close()
    except ContentError as error:
        raise RenderError(error.code) from error
    except pdfium.PdfiumError as error:
        raise RenderError("beschadigd") from error
    out = io.BytesIO()
    image.convert("RGB").save(out, "PNG", compress_level=6)
    return out.getvalue()


def _scale(size: tuple[float, float], width: int, max_pixels: int) -> float:
    page_width, page_height = size
    if page_width <= 0 or page_height <= 0:
        raise RenderError("beschadigd")
    return min(width / page_width, math.sqrt(max_pixels / (page_width * page_height)))


@contextmanager
def _opened(path: Path) -> Iterator[pdfium.PdfDocument]:
    _refuse_cut_off(path)
    with _LOCK:
        try:
            document = pdfium.PdfDocument(path)
        except pdfium.PdfiumError as error:
            raise ContentError(_refusal(path, error.err_code)) from error
        try:
            yield document
        finally:
            document.close()


def _refusal(path: Path, error_code: int | None) -> str:
    """pdfium refuses a tree without pages and then tells the error of the file before."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
        if error_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY) and view.find(b"/Encrypt") >= 0:
            return "wachtwoord"
        return "beschadigd" if _A_PAGE.search(view) or not _NO_PAGES.search(view) else "geen_paginas"


def _refuse_cut_off(path: Path) -> None:
    """pdfium mends a file that lost its end and shows the pages that are left: a memo without its promises.

    The end mark must stand in the last 1,024 bytes (Adobe's implementation note 18 to PDF 1.7). A linearized
    file has one near its start as well, but tells its length.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(2048)
        file.seek(max(0, size - 1024))
        tail = file.read()
    told = _LINEARIZED_LENGTH.search(head)
    if b"%%EOF" not in tail or (told and int(told[1]) > size):
        raise ContentError("beschadigd")


def _page_text(document: pdfium.PdfDocument, index: int, *, has_forms: bool, max_chars: int) -> str:
    try:
        page = document[index]
        try:
            if has_forms and page.flatten() == raw.FLATTEN_SUCCESS:
                page.close()
                page = document[index]
            return clean(reflow(_lines(page, max_chars)))
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        reason = f"Pagina {index + 1} van deze PDF is beschadigd. Maak de PDF opnieuw en upload die."
        raise ContentError("beschadigd", reason=reason) from error


def _lines(page: pdfium.PdfPage, max_chars: int) -> list[Line]:
    # As shown, pdfium can give the lines of a turned page from bottom to top; unturned it does so only for
    # text that runs down the page, which therefore gets a quarter turn.
    if page.get_rotation():
        page.set_rotation(0)
    text_page = page.get_textpage()
    try:
        angle = _text_angle(text_page)
        if abs(angle - math.pi / 2) < 0.1:
            text_page.close()
            page.set_rotation(90)
            text_page = page.get_textpage()
        if text_page.count_chars() > max_chars:
            raise ContentError("te_veel_tekst", limit=max_chars)
        return list(_measured_lines(text_page, angle if angle > 0 else 0.0))
    finally:
        text_page.close()


def _text_angle(text_page: pdfium.PdfTextPage) -> float:
    """Of most of the text, clockwise, in radians. The line ends that pdfium adds itself have none."""
    count = text_page.count_chars()
    return float(median(raw.FPDFText_GetCharAngle(text_page, count * step // 10) for step in range(0, 10, 2)))


def _measured_lines(text_page: pdfium.PdfTextPage, angle: float) -> Iterator[Line]:
    text = text_page.get_text_range(errors="surrogatepass")
    measure = _Measure(text_page, angle)
    start = 0
    while start < len(text):
        match = _LINE_END.search(text, start)
        end = match.start() if match else len(text)
        line = text[start:end]
        if stripped := line.strip():
            first = start + len(line) - len(line.lstrip())
            yield measure.line(stripped, first, hyphen=bool(match and match[0] == "\ufffe"))
        start = match.end() if match else end


def _unchecked(function: Any) -> Any:
    """A function of pdfium without the look of ctypes at each argument, which takes longer than the function itself.

    A page has hundreds of words. So whoever calls it passes an int, ctypes pointers and `byref` only.
    """
    return ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_count_rects = _unchecked(raw.FPDFText_CountRects)
_get_rect = _unchecked(raw.FPDFText_GetRect)
_get_loose_char_box = _unchecked(raw.FPDFText_GetLooseCharBox)


class _Measure:
    """Places of characters, turned so that text reads from left to right whatever way it was drawn."""

    def __init__(self, text_page: pdfium.PdfTextPage, angle: float) -> None:
        self.page = text_page.raw  # asked for once: a page has hundreds of words
        # pdfium's angle runs clockwise.
        self.cos, self.sin = math.cos(-angle), math.sin(-angle)
        self.is_turned = bool(self.sin) or self.cos <= 0
        self.corners = (ctypes.c_double * 4)()
        size = ctypes.sizeof(ctypes.c_double)
        self.to_corners = [ctypes.byref(self.corners, place * size) for place in range(4)]
        self.box = raw.FS_RECTF()
        self.to_box = ctypes.byref(self.box)

    def line(self, text: str, first: int, *, hyphen: bool) -> Line:
        """`first` counts pdfium's characters, which differ from ours at most by those that have no place."""
        box = self._box(first + len(text) - 1)
        runs = self._runs(first, len(text)) or [box[:2]]
        start = self._box(first)
        height = max(box[3] - box[2], 0.1)
        cells_from = runs[1:] if starts_item(text) else runs  # white behind a bullet is no column
        gap = _CELL_GAP * height
        cells = 1 + [right[0] - left[1] > gap for left, right in pairwise(cells_from)].count(True)
        end = max([run[1] for run in runs])
        return Line(text, runs[0][0], end, box[2], height, start[3] - start[2], cells, hyphen)

    def _box(self, char: int) -> Box:
        _get_loose_char_box(self.page, char, self.to_box)
        box = self.box
        return self._turned(box.left, box.top, box.right, box.bottom)

    def _runs(self, first: int, length: int) -> list[tuple[float, float]]:
        """(left, right) of each run of characters without white between them, in reading direction."""
        page, corners = self.page, self.corners
        left, top, right, bottom = self.to_corners
        found = []
        for index in range(_count_rects(page, first, length)):
            if _get_rect(page, index, left, top, right, bottom):
                found.append(self._turned(*corners)[:2] if self.is_turned else (corners[0], corners[2]))
        return found

    def _turned(self, left: float, top: float, right: float, bottom: float) -> Box:
        if not self.is_turned:
            return left, right, bottom, top
        along = (left * self.cos + bottom * self.sin, right * self.cos + top * self.sin)
        across = (bottom * self.cos - left * self.sin, top * self.cos - right * self.sin)
        return min(along), max(along), min(across), max(across)
