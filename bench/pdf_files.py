"""PDF files with text of the corpus's words, each of its own, built as a word processor exports them.

Embedded TrueType fonts with their character maps, each word placed apart (justified lines), a letterhead, a table and a
foot with the page number: what a memo of a municipality holds, and what makes reading one cost what it does.
"""

import io
import random
import textwrap
from functools import cache
from pathlib import Path

import reportlab
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bench import words

PAGE_CHARS, LINE_CHARS = 2_700, 84
TABLE_ROWS, TABLE_COLUMNS = 6, 4
LEFT, WIDTH, TOP, LEADING = 62.0, 470.0, 740.0, 13.0
TEXT, BOLD = "BenchText", "BenchBold"


@cache
def _register_fonts() -> None:
    """Those that reportlab brings along."""
    folder = Path(reportlab.__file__).parent / "fonts"
    pdfmetrics.registerFont(TTFont(TEXT, folder / "Vera.ttf"))
    pdfmetrics.registerFont(TTFont(BOLD, folder / "VeraBd.ttf"))


def make_pdf(source: random.Random, pages: int) -> bytes:
    _register_fonts()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setTitle(words.title(source))
    for number in range(pages):
        _draw_frame(canvas, number + 1, pages)
        line = TOP
        for text in textwrap.wrap(words.paragraph(source, PAGE_CHARS), LINE_CHARS):
            _draw_justified(canvas, text, line)
            line -= LEADING
        _draw_table(canvas, source, line - LEADING)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw_frame(canvas: Canvas, number: int, pages: int) -> None:
    canvas.setLineWidth(1.2)
    canvas.roundRect(LEFT, 780, 24, 24, 4)
    canvas.setFont(BOLD, 12)
    canvas.drawString(LEFT + 34, 787, "gemeente Meetdam")
    canvas.line(LEFT, 768, LEFT + WIDTH, 768)
    canvas.setFont(TEXT, 8)
    canvas.drawRightString(LEFT + WIDTH, 40, f"Pagina {number} van {pages}")


def _draw_justified(canvas: Canvas, text: str, line: float) -> None:
    """Each word at its own place."""
    parts = text.split()
    widths = [pdfmetrics.stringWidth(part, TEXT, 9) for part in parts]
    gap = (WIDTH - sum(widths)) / max(1, len(parts) - 1)
    canvas.setFont(TEXT, 9)
    place = LEFT
    for part, width in zip(parts, widths, strict=True):
        canvas.drawString(place, line, part)
        place += width + min(gap, 6)


def _draw_table(canvas: Canvas, source: random.Random, top: float) -> None:
    width = WIDTH / TABLE_COLUMNS
    canvas.setLineWidth(0.4)
    for row in range(TABLE_ROWS):
        for column in range(TABLE_COLUMNS):
            left, bottom = LEFT + column * width, top - (row + 1) * LEADING
            canvas.rect(left, bottom, width, LEADING)
            canvas.setFont(BOLD if row == 0 else TEXT, 8)
            canvas.drawString(left + 4, bottom + 4, source.choice(words.COMMON))
