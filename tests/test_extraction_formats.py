"""A file is what its bytes say, whatever its name."""

from pathlib import Path

import pytest

from dossiers.extraction import FileFormat, ReadState, detect_format, extract
from tests import hostile_files

PAGE = b"<!DOCTYPE html><html><body><p>Memo</p></body></html>"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("memo.docx", hostile_files.pdf("Memo"), FileFormat.PDF),
        ("memo.txt", b"\x00rommel\xff\n" + hostile_files.pdf("Memo"), FileFormat.PDF),
        ("memo.pdf", hostile_files.word("Memo"), FileFormat.DOCX),
        ("memo.pdf", hostile_files.locked_word(), FileFormat.DOCX),
        ("memo.pdf", "Beste raad, dit is één memo.".encode(), FileFormat.TEXT),
        ("memo.pdf", "Beste raad, dit is één memo.".encode("cp1252"), FileFormat.TEXT),
        ("memo.pdf", "Beste raad, dit is één memo.".encode("utf-16"), FileFormat.TEXT),
        ("memo.pdf", b"Een PDF begint met %PDF-1.7, staat hier.", FileFormat.TEXT),
        ("memo.pdf", b"Van: wethouder\nAan: raad\n\nBeste leden,", FileFormat.TEXT),
        ("memo.txt", PAGE, FileFormat.HTML),
        ("memo.txt", b"<?xml version='1.0'?>\n<!-- x -->\n<html><body>Memo</body></html>", FileFormat.HTML),
        ("memo.txt", b"\xef\xbb\xbf  <div><p>Memo</p></div>", FileFormat.HTML),
        ("memo.pdf", hostile_files.PICTURE, None),
        ("memo.txt", bytes(range(256)) * 20, None),
        ("memo.html", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", None),
        ("memo.txt", b"", None),
    ],
)
def test_format_by_content(tmp_path: Path, name: str, data: bytes, expected: FileFormat | None) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert detect_format(path) is expected


def test_a_character_cut_by_the_first_window_does_not_make_a_text_binary(tmp_path: Path) -> None:
    path = tmp_path / "lang.txt"
    path.write_bytes(b"a" * (64 * 1024 - 1) + "é".encode() * 1000)
    assert detect_format(path) is FileFormat.TEXT
    assert "é" in extract(path).pages[-1].text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (hostile_files.old_word(), "oud Office-bestand"),
        (hostile_files.RICH_TEXT, "RTF"),
        (hostile_files.open_document(), "OpenDocument"),
        (hostile_files.MAIL, "e-mailbericht"),
        (hostile_files.PICTURE, "afbeelding"),
        (hostile_files.plain_zip(), "zip-bestand"),
        (hostile_files.spreadsheet(), "rekenblad"),
        (b"\x00\x01\x02\x03" * 100, "Dit soort bestand"),
    ],
)
def test_other_files_are_refused_with_what_to_do(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "memo.pdf"
    path.write_bytes(data)
    extraction = extract(path)
    assert (extraction.state, extraction.code, extraction.format) == (ReadState.FAILED, "onbekend_type", None)
    assert said in extraction.reason
    assert "PDF" in extraction.reason


def test_only_a_pdf_has_fixed_pages() -> None:
    assert [found for found in FileFormat if found.has_fixed_pages] == [FileFormat.PDF]
    assert FileFormat.DOCX.media_type.startswith("application/vnd.openxmlformats")
    assert FileFormat.TEXT.extension == ".txt"
