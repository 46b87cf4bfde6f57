"""Turns a demo document into a real PDF or Word file.

The same document gives the same bytes on every run, so a second build of the demo meets its own files again.
"""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle as WordStyle
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    ListFlowable,
    ListItem,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from portal.demo.documents import Block, DemoDocument
from portal.demo.render_scan import scan_bytes

NOTICE = "Verzonnen stuk, gemaakt voor een demonstratie"
FIXED_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
MARGIN = 2.4 * cm
CUT_OFF_AT = 600
INK = HexColor("#1b2a2f")
SUBTLE = HexColor("#5a6b70")
HOUSE_COLOURS = {
    "duinvoorde": HexColor("#0b5c70"),
    "veenrade": HexColor("#4f5d1f"),
    "lindesluis": HexColor("#5a2f6d"),
}
OTHER_COLOUR = HexColor("#6b3f2a")

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=14.5, textColor=INK, spaceAfter=7)
ITEM = ParagraphStyle("item", parent=BODY, spaceAfter=3)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=9, leading=12, spaceAfter=0)
LABEL = ParagraphStyle("label", parent=CELL, textColor=SUBTLE)
HEADING = ParagraphStyle(
    "heading", parent=BODY, fontName="Helvetica-Bold", fontSize=11.5, spaceBefore=7, keepWithNext=1
)
TITLE = ParagraphStyle("title", parent=BODY, fontName="Helvetica-Bold", fontSize=17, leading=21, spaceAfter=10)


def render_document(document: DemoDocument, folder: Path) -> Path:
    """Write the document under its own file name in an existing folder and return the path.

    Raises ValueError for a file name that ends in neither .pdf nor .docx.
    """
    path = folder / document.filename
    if document.body == "scan":
        path.write_bytes(scan_bytes(document))
    elif document.body == "afgebroken":
        path.write_bytes(_pdf_bytes(document)[:CUT_OFF_AT])
    elif path.suffix == ".pdf":
        path.write_bytes(_pdf_bytes(document))
    elif path.suffix == ".docx":
        path.write_bytes(_docx_bytes(document))
    else:
        raise ValueError(f"no renderer for {document.filename}")
    return path


def _letterhead(document: DemoDocument) -> str:
    if document.authority in ("college", "raad"):
        return f"gemeente {document.gemeente.capitalize()}"
    return document.sender


def _colour(document: DemoDocument) -> Color:
    if document.authority in ("college", "raad"):
        return HOUSE_COLOURS.get(document.gemeente, OTHER_COLOUR)
    return OTHER_COLOUR


def _facts(document: DemoDocument) -> list[tuple[str, str]]:
    facts = (
        ("Aan", document.addressee),
        ("Van", document.sender),
        ("Datum", document.datering),
        ("Kenmerk", document.kenmerk),
    )
    return [(label, value) for label, value in facts if value]


def _pdf_bytes(document: DemoDocument) -> bytes:
    """Built twice: the first run only counts the pages for the foot of each page."""
    total = _build_pdf(document, total=0)[1]
    return _build_pdf(document, total=total)[0]


def _build_pdf(document: DemoDocument, *, total: int) -> tuple[bytes, int]:
    buffer = BytesIO()
    template = BaseDocTemplate(
        buffer,
        pagesize=A4,
        title=document.title,
        author=document.sender,
        subject=document.soort,
        creator="Raadsspoor",
        lang="nl",
        invariant=1,
    )
    width, height = A4[0] - 2 * MARGIN, A4[1] - 6 * cm
    frame = Frame(MARGIN, 2.4 * cm, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    head = partial(_draw_head, document=document)
    foot = partial(_draw_foot, total=total)
    template.addPageTemplates(PageTemplate(frames=[frame], onPage=head, onPageEnd=foot))
    template.build(_pdf_story(document, width))
    return buffer.getvalue(), template.page


def _draw_head(canvas: Canvas, template: BaseDocTemplate, *, document: DemoDocument) -> None:
    width, height = A4
    canvas.saveState()
    canvas.setFillColor(_colour(document))
    canvas.setStrokeColor(HexColor("#ffffff"))
    canvas.setLineWidth(1.6)
    canvas.roundRect(MARGIN, height - 2.35 * cm, 0.9 * cm, 0.9 * cm, 0.12 * cm, stroke=0, fill=1)
    for drop in (1.68 * cm, 1.88 * cm, 2.08 * cm):
        canvas.line(MARGIN + 0.18 * cm, height - drop, MARGIN + 0.72 * cm, height - drop - 0.1 * cm)
    canvas.setFont("Helvetica-Bold", 13)
    canvas.drawString(MARGIN + 1.2 * cm, height - 2.05 * cm, _letterhead(document))
    canvas.setStrokeColor(_colour(document))
    canvas.setLineWidth(0.8)
    canvas.line(MARGIN, height - 2.75 * cm, width - MARGIN, height - 2.75 * cm)
    canvas.restoreState()


def _draw_foot(canvas: Canvas, template: BaseDocTemplate, *, total: int) -> None:
    """Drawn after the text, so that readers of the file meet it last."""
    canvas.saveState()
    canvas.setFillColor(SUBTLE)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(MARGIN, 1.4 * cm, NOTICE)
    canvas.drawRightString(A4[0] - MARGIN, 1.4 * cm, f"Pagina {template.page} van {total}")
    canvas.restoreState()


def _pdf_story(document: DemoDocument, width: float) -> list[Flowable]:
    facts = Table(
        [[Paragraph(label, LABEL), Paragraph(escape(value), CELL)] for label, value in _facts(document)],
        colWidths=[2.4 * cm, width - 2.4 * cm],
        style=TableStyle([("LEFTPADDING", (0, 0), (-1, -1), 0), ("VALIGN", (0, 0), (-1, -1), "TOP")]),
    )
    soort = Paragraph(document.soort.capitalize(), LABEL)
    story: list[Flowable] = [soort, Paragraph(escape(document.title), TITLE), facts, Spacer(1, 0.5 * cm)]
    for block in document.blocks:
        story.extend(_pdf_block(block, width))
    return story


def _pdf_block(block: Block, width: float) -> list[Flowable]:
    match block.kind:
        case "kop":
            return [Paragraph(escape(block.text), HEADING)]
        case "alinea":
            return [Paragraph(escape(block.text), BODY)]
        case "lijst":
            items = [ListItem(Paragraph(escape(item), ITEM)) for item in block.items]
            numbering = {"bulletType": "1", "bulletFormat": "%s."} if block.text else {"bulletType": "bullet"}
            return [ListFlowable(items, leftIndent=16, bulletFontSize=10, **numbering), Spacer(1, 0.15 * cm)]
        case "tabel":
            return [_pdf_table(block.rows, width), Spacer(1, 0.35 * cm)]
        case "pagina":
            return [PageBreak()]


def _pdf_table(rows: tuple[tuple[str, ...], ...], width: float) -> Table:
    head, *body = rows
    cells = [[Paragraph(f"<b>{escape(cell)}</b>", CELL) for cell in head]]
    cells += [[Paragraph(escape(cell), CELL) for cell in row] for row in body]
    style = [
        ("BACKGROUND", (0, 0), (-1, 0), HexColor("#e7eeee")),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor("#b7c4c6")),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    return Table(cells, colWidths=[width / len(head)] * len(head), repeatRows=1, style=TableStyle(style))


def _docx_bytes(document: DemoDocument) -> bytes:
    word = Document()
    _set_word_frame(word, document)
    word.add_paragraph(document.soort.capitalize(), style="Subtitle")
    word.add_paragraph(document.title, style="Title")
    for label, value in _facts(document):
        line = word.add_paragraph(style="No Spacing")
        line.add_run(f"{label}: ").bold = True
        line.add_run(value)
    word.add_paragraph()
    for block in document.blocks:
        _add_word_block(word, block)
    buffer = BytesIO()
    word.save(buffer)
    return _with_fixed_times(buffer.getvalue())


def _set_word_frame(word: WordDocument, document: DemoDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    colour = RGBColor.from_string(_colour(document).hexval()[2:].upper())
    _set_word_styles(word, colour)
    header = section.header.paragraphs[0].add_run(_letterhead(document))
    header.bold, header.font.size, header.font.color.rgb = True, Pt(13), colour
    section.footer.paragraphs[0].add_run(NOTICE).font.size = Pt(8)
    core = word.core_properties
    core.title, core.author, core.subject = document.title, document.sender, document.soort
    core.comments, core.language, core.last_modified_by = "", "nl-NL", "Raadsspoor"
    core.created = core.modified = FIXED_MOMENT


def _set_word_styles(word: WordDocument, colour: RGBColor) -> None:
    sizes = {"Normal": 10.5, "Title": 18, "Subtitle": 10, "Heading 1": 13}
    for name, size in sizes.items():
        style = word.styles[name]
        assert isinstance(style, WordStyle)
        style.font.name, style.font.size = "Arial", Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        if name != "Normal":
            style.font.color.rgb = colour
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    word.styles["Normal"].element.get_or_add_rPr().append(language)


def _add_word_block(word: WordDocument, block: Block) -> None:
    match block.kind:
        case "kop":
            word.add_heading(block.text, level=1)
        case "alinea":
            word.add_paragraph(block.text)
        case "lijst":
            for item in block.items:
                word.add_paragraph(item, style="List Number" if block.text else "List Bullet")
        case "tabel":
            table = word.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
            for number, row in enumerate(block.rows):
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.paragraphs[0].add_run(text).bold = number == 0
            word.add_paragraph()
        case "pagina":
            word.add_page_break()


def _with_fixed_times(archive: bytes) -> bytes:
    """The same zip with one date for all members: python-docx stamps them with the clock."""
    buffer = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(archive)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), source.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
