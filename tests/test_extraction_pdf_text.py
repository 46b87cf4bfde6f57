"""The text of a PDF reads as it was written: words whole, paragraphs together, nothing lost."""

import io
from pathlib import Path

import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ListFlowable, Paragraph, SimpleDocTemplate, Spacer, Table

from dossiers.extraction import ReadState, extract
from dossiers.extraction.hyphens import join_halves
from dossiers.extraction.text import clean
from tests import hostile_files


def _pages(path: Path, data: bytes) -> list[str]:
    path.write_bytes(data)
    extraction = extract(path)
    assert extraction.state is ReadState.READ, extraction
    assert [page.number for page in extraction.pages] == list(range(1, len(extraction.pages) + 1))
    return [page.text for page in extraction.pages]


def _typeset(*flowables: object) -> bytes:
    out = io.BytesIO()
    SimpleDocTemplate(out).build(list(flowables))
    return out.getvalue()


LONG = (
    "De gemeente werkt al jaren samen met bewoners, scholen en verenigingen in de wijk, en wil dat "
    "ook de komende jaren doen. Daarom komt er een plan voor het buurthuis, met wie wat doet en wat dat kost."
)
BODY = getSampleStyleSheet()["BodyText"]
HEADING = getSampleStyleSheet()["Heading2"]


def test_lines_of_a_paragraph_are_joined_and_paragraphs_parted_by_a_blank_line(tmp_path: Path) -> None:
    (text,) = _pages(tmp_path / "a", _typeset(Paragraph(LONG, BODY), Paragraph(LONG, BODY)))
    assert text == f"{LONG}\n\n{LONG}"


def test_headings_items_and_rows_keep_lines_of_their_own(tmp_path: Path) -> None:
    items = ListFlowable([Paragraph("de wachttijd", BODY), Paragraph("de kosten", BODY)], bulletType="1")
    table = Table([["Post", "2026"], ["Huur", "120"]], colWidths=[200, 100])
    data = _typeset(Paragraph("Het plan", HEADING), Paragraph(LONG, BODY), items, Spacer(1, 24), table)
    (text,) = _pages(tmp_path / "a", data)
    lines = text.split("\n")
    assert lines[0] == "Het plan"
    assert LONG in lines
    assert lines[-2:] == ["Post 2026", "Huur 120"]
    assert any(line.endswith("de wachttijd") for line in lines)
    assert any(line.endswith("de kosten") for line in lines)


def test_a_list_item_over_two_lines_stays_one_item(tmp_path: Path) -> None:
    items = ListFlowable([Paragraph(LONG, BODY), Paragraph("kort", BODY)], bulletType="bullet", start="•")
    (text,) = _pages(tmp_path / "a", _typeset(items))
    assert f"• {LONG}" in text.split("\n")


def test_short_lines_of_an_address_are_not_glued(tmp_path: Path) -> None:
    address = "Stichting Voorbeeld\nPostbus 12\n1234 AB Duinvoorde"
    body = "Beste leden van de raad,\nDe wethouder vertelde u vorige week over het buurthuis en wat het kost."
    (text,) = _pages(tmp_path / "a", hostile_files.pdf(f"{address}\n\n{body}"))
    assert text.startswith(address)


def test_a_word_cut_at_the_line_end_is_whole_again(tmp_path: Path) -> None:
    (text,) = _pages(tmp_path / "a", hostile_files.pdf("Het college van de gemeen-\nte komt met een plan."))
    assert text == "Het college van de gemeente komt met een plan."


@pytest.mark.parametrize(
    ("left", "right", "page", "joined"),
    [
        ("de gemeen", "te wil", "", "de gemeente wil"),
        ("de GGD", "arts komt", "", "de GGD-arts komt"),
        ("de Wmo", "voorziening", "", "de Wmo-voorziening"),
        ("Noord", "Holland", "", "Noord-Holland"),
        ("in 2022", "2023", "", "in 2022-2023"),
        ("een 65", "plusser", "", "een 65-plusser"),
        ("voor", "en nadelen", "", "voor- en nadelen"),
        ("sociaal", "economisch", "het sociaal-economisch beleid", "sociaal-economisch"),
        ("sociaal", "domein", "het sociaaldomein", "sociaaldomein"),
    ],
)
def test_hyphen_at_the_line_end(left: str, right: str, page: str, joined: str) -> None:
    assert join_halves(left, right, page) == joined


def test_a_year_range_over_two_lines_keeps_its_hyphen(tmp_path: Path) -> None:
    lines = "De begroting voor de schooljaren van 2022-\n2023 en later staat in de bijlage bij deze brief."
    (text,) = _pages(tmp_path / "a", hostile_files.pdf(lines))
    assert "2022-2023" in text


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("page_turned", [0, 90, 180, 270])
def test_turned_pages_read_from_top_to_bottom(tmp_path: Path, turned: int, page_turned: int) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(600, 600))
    canvas.setPageRotation(page_turned)
    canvas.translate(300, 300)
    canvas.rotate(turned)
    for index, line in enumerate(["Eerste regel over de gemeen-", "te en daarna", "", "Tweede alinea."]):
        canvas.drawString(-150, 100 - 14 * index, line)
    canvas.save()
    assert _pages(tmp_path / "a", out.getvalue()) == ["Eerste regel over de gemeente en daarna\n\nTweede alinea."]


def test_a_page_without_text_stays_as_an_empty_page(tmp_path: Path) -> None:
    assert _pages(tmp_path / "a", hostile_files.pdf("Voorblad", "", "Slot")) == ["Voorblad", "", "Slot"]


def test_what_was_filled_in_on_a_form_is_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, "Naam:")
    canvas.acroForm.textfield(name="naam", value="Buurtvereniging De Linde", x=150, y=690, width=200)
    canvas.save()
    (text,) = _pages(tmp_path / "a", out.getvalue())
    assert "Buurtvereniging De Linde" in text


def test_a_scan_has_pages_but_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(hostile_files.scan())
    extraction = extract(path)
    assert extraction.state is ReadState.NO_TEXT
    assert [page.text for page in extraction.pages] == ["", ""]
    assert "scan" in extraction.reason


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("oﬃciële ﬁnanciën", "officiële financiën"),
        ("cafe\u0301 bĳ", "café bij"),
        ("zorg\u00adkosten", "zorgkosten"),
        ("a\x00b\ud800c\ufeff", "ab\ufffdc"),
        ("1\u00a0juli\u202f2022", "1 juli 2022"),
        ("regel een  \r\nregel twee\r\n\r\n\r\n\r\nslot", "regel een\nregel twee\n\nslot"),
        ("\u202eomgekeerd", "omgekeerd"),
        ("\uf0b7 punt", "• punt"),
        ("\U0001f600 blij", "\U0001f600 blij"),
    ],
)
def test_clean_text(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned
    assert clean(cleaned) == cleaned
