"""Every broken or hostile file ends in a state with plain Dutch that says what to do, and in bounded work."""

import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dossiers.extraction import Extraction, FileFormat, Limits, ReadState, RenderError, extract, render_page
from dossiers.extraction.faults import REASONS
from dossiers.extraction.word_package import CHUNK
from tests import hostile_files

MEBIBYTE = 1024 * 1024
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _extract(tmp_path: Path, data: bytes, limits: Limits | None = None) -> Extraction:
    path = tmp_path / "memo"
    path.write_bytes(data)
    extraction = extract(path, limits or Limits())
    assert path.read_bytes() == data
    return extraction


BAD_FILES: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (bytes, "leeg", "is leeg"),
    "locked PDF": (lambda: hostile_files.pdf("x", password="geheim"), "wachtwoord", "Haal het wachtwoord eraf"),
    "locked Word": (hostile_files.locked_word, "wachtwoord", "Haal het wachtwoord eraf"),
    "no pages": (hostile_files.pdf_without_pages, "geen_paginas", "heeft geen pagina’s"),
    "many pages": (lambda: hostile_files.pdf_with_many_pages(6_000), "te_veel_paginas", "meer dan 5.000 pagina’s"),
    "missing pages": (lambda: hostile_files.pdf_that_lies_about_its_pages(3), "beschadigd", "Pagina 2 van deze PDF"),
    "false count": (lambda: hostile_files.pdf_that_lies_about_its_pages(10**6), "te_veel_paginas", "Splits het"),
    "page tree loop": (hostile_files.pdf_with_page_tree_loop, "beschadigd", "beschadigd"),
    "zip bomb": (lambda: hostile_files.word_bomb(201 * MEBIBYTE), "te_groot_uitgepakt", "veel te groot"),
    "lying zip": (lambda: hostile_files.word_bomb_that_lies(MEBIBYTE), "beschadigd", "niet compleet"),
    "many entries": (lambda: hostile_files.word_with_many_entries(100_000), "te_groot_uitgepakt", "veel te groot"),
    "laughing XML": (lambda: _word_with(hostile_files.laughing_xml()), "beschadigd", "beschadigd"),
    "half XML": (lambda: _word_with(b"<w:document>"), "beschadigd", "beschadigd"),
    "no Word inside": (
        lambda: hostile_files.word_with_part("[Content_Types].xml", b"<Types/>"),
        "onbekend_type",
        "Sla het op als",
    ),
}


def _word_with(document: bytes) -> bytes:
    return hostile_files.word_with_part("word/document.xml", document)


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_files(tmp_path: Path, name: str) -> None:
    make, code, said = BAD_FILES[name]
    extraction = _extract(tmp_path, make())
    assert (extraction.state, extraction.code, extraction.pages) == (ReadState.FAILED, code, ())
    assert said in extraction.reason


@pytest.mark.parametrize("share", [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97])
@pytest.mark.parametrize("source", [hostile_files.pdf("Een", "Twee", "Drie"), hostile_files.word("Een", "Twee")])
def test_a_cut_off_file_is_never_half_read(tmp_path: Path, source: bytes, share: float) -> None:
    extraction = _extract(tmp_path, source[: int(len(source) * share)])
    assert (extraction.state, extraction.code) == (ReadState.FAILED, "beschadigd")
    assert "upload het nog een keer" in extraction.reason


@pytest.mark.parametrize("end", [b"", b"\n", b"\x00" * 900, b"\r\n<!-- spoor van een mailserver -->"])
def test_a_whole_pdf_may_have_something_behind_it(tmp_path: Path, end: bytes) -> None:
    assert _extract(tmp_path, hostile_files.pdf("Een").rstrip() + end).pages[0].text == "Een"


def test_a_pdf_that_only_its_owner_may_change_can_be_read(tmp_path: Path) -> None:
    data = hostile_files.pdf("Open", password="", owner_password="van de griffie")
    assert _extract(tmp_path, data).pages[0].text == "Open"


@pytest.mark.parametrize(
    ("data", "limits", "code"),
    [
        (hostile_files.pdf("Een", "Twee"), Limits(seconds=0), "te_lang"),
        (hostile_files.pdf("Een", "Twee"), Limits(pages=1), "te_veel_paginas"),
        (hostile_files.pdf("Een", "Twee" * 20), Limits(text_chars=50), "te_veel_tekst"),
        (hostile_files.word("Een", "Twee" * 20), Limits(text_chars=50), "te_veel_tekst"),
        (hostile_files.word("Een " * 900, "Twee " * 900), Limits(pages=1), "te_veel_paginas"),
        (hostile_files.word("Een"), Limits(unpacked_bytes=10_000), "te_groot_uitgepakt"),
        (hostile_files.word("Een"), Limits(zip_entries=5), "te_groot_uitgepakt"),
        (b"Een memo zonder eind. " * 9, Limits(text_chars=50), "te_veel_tekst"),
    ],
)
def test_limits(tmp_path: Path, data: bytes, limits: Limits, code: str) -> None:
    assert _extract(tmp_path, data, limits).code == code


@pytest.fixture
def sentinel() -> Iterator[tuple[str, list[str]]]:
    """An address on this machine, and the requests that came in there."""
    seen: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/x", seen
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"])
def test_a_word_file_fetches_nothing(tmp_path: Path, sentinel: tuple[str, list[str]], part: str) -> None:
    address, seen = sentinel
    assert _extract(tmp_path, hostile_files.word_with_part(part, hostile_files.fetching_xml(address))).code == (
        "beschadigd"
    )
    assert seen == []


def test_a_word_file_with_outside_template_is_read_without_fetching(
    tmp_path: Path, sentinel: tuple[str, list[str]]
) -> None:
    address, seen = sentinel
    name = "word/_rels/document.xml.rels"
    source = hostile_files.word(hostile_files.SENTENCE)
    relation = f'<Relationship Id="t9" Type="x/attachedTemplate" Target="{address}" TargetMode="External"/>'
    relations = hostile_files.entry(source, name).decode()
    changed = relations.replace("</Relationships>", f"{relation}</Relationships>").encode()
    extraction = _extract(tmp_path, hostile_files.with_entries(source, {name: changed}))
    assert extraction.pages[0].text == hostile_files.SENTENCE
    assert seen == []


def test_a_web_page_fetches_nothing(tmp_path: Path, sentinel: tuple[str, list[str]]) -> None:
    address, seen = sentinel
    page = (
        f"<!DOCTYPE html SYSTEM '{address}'><html><head><link rel='stylesheet' href='{address}'></head>"
        f"<body><p>Memo</p><img src='{address}'><iframe src='{address}'></iframe></body></html>"
    )
    assert _extract(tmp_path, page.encode()).pages[0].text == "Memo"
    assert seen == []


def test_a_file_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    extraction = extract(tmp_path / "weg")
    assert (extraction.code, extraction.format) == ("onleesbaar", None)


def test_a_page_of_50000_points_square_gives_a_small_picture(tmp_path: Path) -> None:
    path = tmp_path / "groot"
    path.write_bytes(hostile_files.pdf_with_huge_page())
    assert _size(render_page(path, 1, width=800)) == (800, 800)


def test_a_page_as_long_as_a_street_keeps_within_the_pixels(tmp_path: Path) -> None:
    path = tmp_path / "lang"
    path.write_bytes(hostile_files.pdf_with_huge_page(10, 50_000))
    width, height = _size(render_page(path, 1, width=800, limits=Limits(image_pixels=1_000_000)))
    assert width * height <= 1_100_000


def _size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


@pytest.mark.parametrize(
    ("data", "number", "said"),
    [
        (hostile_files.pdf("Een"), 2, "Deze pagina bestaat niet"),
        (hostile_files.pdf("Een"), 0, "Deze pagina bestaat niet"),
        (hostile_files.word("Een"), 1, "Alleen een PDF"),
        (hostile_files.pdf("Een", password="x"), 1, "wachtwoord"),
        (hostile_files.pdf("Een")[:500], 1, "beschadigd"),
    ],
)
def test_no_picture_with_a_reason(tmp_path: Path, data: bytes, number: int, said: str) -> None:
    path = tmp_path / "memo"
    path.write_bytes(data)
    with pytest.raises(RenderError, match=said):
        render_page(path, number, width=400)


def test_a_word_file_with_macros_is_refused_as_such(tmp_path: Path) -> None:
    source = hostile_files.word("Memo")
    types = hostile_files.entry(source, "[Content_Types].xml")
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = types.replace(kind, b"application/vnd.ms-word.document.macroEnabled.main+xml")
    extraction = _extract(tmp_path, hostile_files.with_entries(source, {"[Content_Types].xml": types}))
    assert (extraction.code, extraction.format) == ("onbekend_type", FileFormat.DOCX)
    assert "macro" in extraction.reason


def test_every_reason_ends_as_a_sentence_and_names_no_field_it_cannot_fill() -> None:
    for code, reason in REASONS.items():
        assert reason.endswith("."), code
        assert reason.format(limit="5") != "", code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("split", range(2, 20, 4))
def test_a_document_type_is_found_across_two_pieces(tmp_path: Path, encoding: str, split: int) -> None:
    """A part is read in pieces; `split` bytes of the word fall in the first."""
    start, end = '<?xml version="1.0"?><!--', "-->"
    width, mark = (2, 2) if encoding == "utf-16" else (1, 0)
    room = (CHUNK - split - mark) // width - len(start) - len(end)
    document = f'<!DOCTYPE d [<!ENTITY x "ha">]><w:document xmlns:w="{WORDS}"><w:body><w:p/></w:body></w:document>'
    data = f"{start}{'x' * room}{end}{document}".encode(encoding)
    assert _extract(tmp_path, hostile_files.word_with_part("word/document.xml", data)).code == "beschadigd"
