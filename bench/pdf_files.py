"""PDF files with text of the corpus's words, each of its own."""

import io
import random
import textwrap

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from bench import words

PAGE_CHARS, LINE_CHARS = 3_000, 92


def make_pdf(source: random.Random, pages: int) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for number in range(pages):
        text = canvas.beginText(60, 780)
        text.setFont("Helvetica", 10)
        text.setLeading(13)
        lines = textwrap.wrap(words.paragraph(source, PAGE_CHARS), LINE_CHARS)
        text.textLines([f"Pagina {number + 1} van {pages}", "", *lines])
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
