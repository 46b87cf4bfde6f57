"""Plain text in any usual encoding, and how text without pages is divided in delen."""

from pathlib import Path

import pytest

from dossiers.extraction import ReadState, extract
from dossiers.extraction.parts import PART_CHARS, Block, divide

MEMO = "Beste leden van de raad,\n\nHet café krijgt € 500 voor één zomerfeest."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "memo"
    path.write_bytes(MEMO.replace("\n", "\r\n").encode(encoding))
    assert [page.text for page in extract(path).pages] == [MEMO]


def test_a_form_feed_starts_a_new_deel(tmp_path: Path) -> None:
    path = tmp_path / "memo"
    path.write_text("Eerste blad\fTweede blad")
    assert [page.text for page in extract(path).pages] == ["Eerste blad", "Tweede blad"]


def test_a_file_of_white_space_has_no_text(tmp_path: Path) -> None:
    path = tmp_path / "memo"
    path.write_text(" \n\n\t\n")
    assert (extract(path).state, extract(path).code) == (ReadState.NO_TEXT, "geen_tekst")


def test_delen_of_about_3000_characters_end_at_a_paragraph() -> None:
    paragraphs = [f"Alinea {number}. " + "woord " * 80 for number in range(30)]
    pages = divide(Block(paragraph.strip()) for paragraph in paragraphs)
    assert all(PART_CHARS / 2 < len(page.text) < PART_CHARS * 1.5 for page in pages[:-1])
    assert "\n\n".join(page.text for page in pages) == "\n\n".join(map(str.strip, paragraphs))
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))


def test_a_heading_moves_along_with_what_follows() -> None:
    blocks = [Block("w" * 2500), Block("Planning", is_heading=True), Block("v" * 2500)]
    assert [page.text[:8] for page in divide(blocks)] == ["wwwwwwww", "Planning"]


def test_a_top_heading_starts_a_deel_and_keeps_it() -> None:
    blocks = [Block("Inleiding"), Block("Kop", starts_part=True, is_heading=True), Block("Tekst")]
    assert [page.text for page in divide(blocks)] == ["Inleiding", "Kop\n\nTekst"]


@pytest.mark.parametrize("text", ["Een zin zonder einde " * 5000, "x" * 100_000, "Zin. " * 20_000])
def test_one_endless_line_is_cut_without_losing_a_character(text: str) -> None:
    pages = divide([Block(text.strip())])
    assert all(len(page.text) <= 3 * PART_CHARS for page in pages)
    assert "".join(page.text for page in pages).replace(" ", "") == text.replace(" ", "")
