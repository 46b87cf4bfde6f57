"""A photographed cover as a PDF: shapes only, so that there is no text to read or to find."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas

from portal.demo.documents import DemoDocument

PAPER, SHADOW, INK = HexColor("#f4efe2"), HexColor("#b9b2a0"), HexColor("#3d3a34")
SHAPES = (HexColor("#8a5fa0"), HexColor("#d08a3c"), HexColor("#5b8f7b"))


def scan_bytes(document: DemoDocument) -> bytes:
    """The same bytes each time. A sheet that lies a little askew, with a drawing and lines where words would be."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setTitle(document.title)
    width, height = A4
    canvas.setFillColor(SHADOW)
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(-1.6)
    canvas.setFillColor(PAPER)
    canvas.rect(-9.3 * cm, -13.4 * cm, 18.6 * cm, 26.8 * cm, stroke=0, fill=1)
    _draw_picture(canvas)
    _draw_lines(canvas)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw_picture(canvas: Canvas) -> None:
    """Three people under one roof."""
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(3)
    canvas.line(-6 * cm, 3 * cm, 0, 7 * cm)
    canvas.line(0, 7 * cm, 6 * cm, 3 * cm)
    canvas.line(-6 * cm, -4 * cm, 6 * cm, -4 * cm)
    for place, colour in zip((-3.5 * cm, 0, 3.5 * cm), SHAPES, strict=True):
        canvas.setFillColor(colour)
        canvas.circle(place, 1 * cm, 0.9 * cm, stroke=0, fill=1)
        canvas.roundRect(place - 1.1 * cm, -4 * cm, 2.2 * cm, 3.8 * cm, 0.9 * cm, stroke=0, fill=1)


def _draw_lines(canvas: Canvas) -> None:
    canvas.setFillColor(INK)
    for top, length in ((10.4, 12.0), (9.2, 8.0)):
        canvas.roundRect(-length / 2 * cm, top * cm, length * cm, 0.6 * cm, 0.2 * cm, stroke=0, fill=1)
    for row, length in enumerate((13.0, 12.2, 12.8, 7.0)):
        canvas.rect(-6.5 * cm, (-7 - 0.9 * row) * cm, length * cm, 0.25 * cm, stroke=0, fill=1)
