"""A Word file reads as Word shows it, in the order a person reads it."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from dossiers.extraction import ReadState, extract
from tests import hostile_files

Texts = Callable[[Document], list[str]]


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    """Saves a document and gives the text of its delen."""

    def read(document: Document) -> list[str]:
        path = tmp_path / "memo"
        document.save(str(path))
        extraction = extract(path)
        assert extraction.state is ReadState.READ, extraction
        return [page.text for page in extraction.pages]

    return read


def _append(document: Document, xml: str) -> None:
    document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))


def _paragraph(inner: str) -> str:
    return f"<w:p {nsdecls('w', 'wp', 'a')}>{inner}</w:p>"


def test_paragraphs_lists_and_tables_in_reading_order(texts: Texts) -> None:
    document = docx.Document()
    document.add_paragraph("Wij doen drie dingen:")
    document.add_paragraph("een plan maken;", style="List Number")
    document.add_paragraph("geld zoeken.", style="List Number")
    document.add_paragraph("Let op het weer", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Post", "2026", "Huur", "€ 120"], strict=True):
        cell.text = text
    document.add_paragraph("Tot ziens.")
    assert texts(document) == [
        "Wij doen drie dingen:\n1. een plan maken;\n2. geld zoeken.\n• Let op het weer\n\n"
        "Post\t2026\nHuur\t€ 120\n\nTot ziens."
    ]


def test_long_cells_follow_each_other(texts: Texts) -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Links een."
    table.cell(0, 0).add_paragraph("Links twee.")
    table.cell(0, 1).text = "Rechts."
    assert texts(document) == ["Links een.\n\nLinks twee.\n\nRechts."]


def test_delen_at_page_breaks_and_top_headings(texts: Texts) -> None:
    document = docx.Document()
    document.add_paragraph("Memo")
    document.add_heading("Aanleiding", 1)
    document.add_heading("Eerder", 2)
    paragraph = document.add_paragraph("Het begon")
    paragraph.add_run().add_break(WD_BREAK.PAGE)
    paragraph.add_run("en ging door.")
    assert texts(document) == ["Memo", "Aanleiding\n\nEerder\n\nHet begon", "en ging door."]


def test_headers_and_footers_stand_there_once(texts: Texts) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "gemeente Duinvoorde"
    document.sections[0].footer.paragraphs[0].text = "Bezoek ons op het plein"
    document.add_paragraph("Eerste blad")
    document.add_section()
    document.add_heading("Tweede blad", 1)
    assert texts(document) == ["gemeente Duinvoorde\n\nEerste blad", "Tweede blad\n\nBezoek ons op het plein"]


def test_deleted_and_hidden_words_are_left_out_and_inserted_ones_stay(texts: Texts) -> None:
    document = docx.Document()
    _append(
        document,
        _paragraph(
            "<w:r><w:t xml:space='preserve'>Het plan komt in </w:t></w:r>"
            "<w:del w:id='1' w:author='x'><w:r><w:delText>juni</w:delText></w:r></w:del>"
            "<w:ins w:id='2' w:author='x'><w:r><w:t>september</w:t></w:r></w:ins>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t> geheim</w:t></w:r>"
            "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>.</w:t></w:r>"
        ),
    )
    assert texts(document) == ["Het plan komt in september."]


def test_a_deleted_paragraph_end_joins_two_paragraphs(texts: Texts) -> None:
    document = docx.Document()
    mark = "<w:pPr><w:rPr><w:del w:id='1' w:author='x'/></w:rPr></w:pPr>"
    _append(document, _paragraph(f"{mark}<w:r><w:t>Het ge</w:t></w:r>"))
    _append(document, _paragraph("<w:r><w:t>bouw</w:t></w:r>"))
    assert texts(document) == ["Het gebouw"]


def test_a_text_box_is_read_once(texts: Texts) -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>In het kader</w:t></w:r></w:p></w:txbxContent>"
    _append(
        document,
        _paragraph(
            "<w:r><w:t>Lopende tekst</w:t></w:r><w:r>"
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        ),
    )
    assert texts(document) == ["Lopende tekst\n\nIn het kader"]


def test_field_codes_are_not_text_and_links_are(texts: Texts) -> None:
    document = docx.Document()
    _append(
        document,
        _paragraph(
            "<w:r><w:t>Zie </w:t></w:r><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
            "<w:hyperlink><w:r><w:t>de memo</w:t></w:r></w:hyperlink>"
            "<w:r><w:tab/><w:t>bijlage</w:t><w:noBreakHyphen/><w:t>A</w:t><w:br/><w:t>slot</w:t></w:r>"
        ),
    )
    assert texts(document) == ["Zie de memo\tbijlage-A\nslot"]


def test_footnotes_follow_the_paragraph_that_has_them(tmp_path: Path) -> None:
    document = docx.Document()
    reference = "<w:r><w:footnoteReference w:id='7'/></w:r>"
    _append(document, _paragraph(f"<w:r><w:t>De kosten stijgen</w:t></w:r>{reference}"))
    document.add_paragraph("Slot.")
    out = io.BytesIO()
    document.save(out)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    note = f"<w:footnotes {nsdecls('w')}><w:footnote w:id='7'><w:p><w:r><w:footnoteRef/></w:r><w:r>"
    note += "<w:t> Zie de begroting.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    name = "word/_rels/document.xml.rels"
    with_note = f'<Relationship Id="n1" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    relations = hostile_files.entry(out.getvalue(), name).decode().replace("</Relationships>", with_note)
    path = tmp_path / "memo"
    path.write_bytes(
        hostile_files.with_entries(out.getvalue(), {name: relations.encode(), "word/footnotes.xml": note.encode()})
    )
    assert extract(path).pages[0].text == "De kosten stijgen[1]\n\n[1] Zie de begroting.\n\nSlot."


def _level(index: int, kind: str, pattern: str) -> str:
    inner = f"<w:start w:val='1'/><w:numFmt w:val='{kind}'/><w:lvlText w:val='{pattern}'/>"
    return f"<w:lvl w:ilvl='{index}'>{inner}</w:lvl>"


def test_numbers_of_levels_restart_and_nest(texts: Texts) -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = _level(0, "upperRoman", "%1.") + _level(1, "lowerLetter", "%1.%2)") + _level(2, "bullet", "\uf0b7")
    numbering.insert(0, parse_xml(f"<w:abstractNum {nsdecls('w')} w:abstractNumId='90'>{levels}</w:abstractNum>"))
    numbering.append(parse_xml(f"<w:num {nsdecls('w')} w:numId='91'><w:abstractNumId w:val='90'/></w:num>"))
    for level, text in [(0, "een"), (1, "a"), (1, "b"), (2, "punt"), (0, "twee"), (1, "weer a")]:
        number = f"<w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='91'/></w:numPr></w:pPr>"
        _append(document, _paragraph(f"{number}<w:r><w:t>{text}</w:t></w:r>"))
    assert texts(document) == ["I. een\nI.a) a\nI.b) b\n• punt\nII. twee\nII.a) weer a"]


def test_a_word_file_with_only_pictures_has_no_text(tmp_path: Path) -> None:
    path = tmp_path / "memo"
    path.write_bytes(hostile_files.word())
    extraction = extract(path)
    assert (extraction.state, extraction.pages) == (ReadState.NO_TEXT, ())
