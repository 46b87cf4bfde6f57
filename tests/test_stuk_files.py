"""Files and page images over HTTP: headers that keep a browser safe, ranges, caches, and who gets them."""

import io
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from dossiers.extraction import FileFormat
from dossiers.models import DossierPage, Stuk
from dossiers.services import page_images
from dossiers.services.stukken import withdraw_stuk
from dossiers.views.byte_range import UnsatisfiableRange, parse_range
from tests.factories import make_stuk
from tests.hostile_files import pdf
from tests.stuk_files import make_pdf_stuk, make_read_bestand, make_stuk_with, replace_file

DIGITS = b"0123456789"


def file_url(stuk: Stuk) -> str:
    return f"/stukken/{stuk.public_id}/bestand/"


def body(response: Any) -> bytes:
    return response.getvalue() if response.streaming else response.content


@pytest.fixture
def digits(dossier: DossierPage) -> Stuk:
    bestand = make_read_bestand(
        dossier.get_parent().specific, DIGITS, FileFormat.TEXT, "0123456789", filename="cijfers.txt"
    )
    return make_stuk_with(dossier, bestand)


def test_a_pdf_opens_in_the_browser_byte_for_byte(client: Client, dossier: DossierPage) -> None:
    stuk = make_pdf_stuk(dossier, "Een zin.", filename="Brief.pdf")
    response = client.get(file_url(stuk))
    assert body(response) == (settings.MEDIA_ROOT / stuk.bestand.path).read_bytes()
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="Brief.pdf"'
    assert response["Content-Length"] == str(stuk.bestand.size)


@pytest.mark.parametrize(
    ("file_format", "media_type"),
    [
        (FileFormat.TEXT, "text/plain"),
        (FileFormat.HTML, "text/html"),
        (FileFormat.DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_everything_else_is_downloaded_never_opened(
    client: Client, dossier: DossierPage, file_format: FileFormat, media_type: str
) -> None:
    bestand = make_read_bestand(
        dossier.get_parent().specific, b"<script>alert(1)</script>", file_format, "x", filename="memo.pdf"
    )
    response = client.get(file_url(make_stuk_with(dossier, bestand)))
    assert body(response) == b"<script>alert(1)</script>"
    assert response["Content-Type"] == media_type
    assert response["Content-Disposition"] == f'attachment; filename="memo.pdf{file_format.extension}"'


def test_no_file_can_run_anything(client: Client, dossier: DossierPage) -> None:
    response = client.get(file_url(make_pdf_stuk(dossier, "Een zin.")))
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    body(response)


def test_a_name_with_other_letters_and_quotes_arrives_whole(client: Client, dossier: DossierPage) -> None:
    response = client.get(file_url(make_pdf_stuk(dossier, "Een zin.", filename='Één "grote" bijlage.pdf')))
    assert response["Content-Disposition"] == "inline; filename*=utf-8''%C3%89%C3%A9n%20%22grote%22%20bijlage.pdf"
    body(response)


@pytest.mark.parametrize(
    ("header", "part", "content_range"),
    [
        ("bytes=0-3", b"0123", "bytes 0-3/10"),
        ("bytes=4-4", b"4", "bytes 4-4/10"),
        ("bytes=7-", b"789", "bytes 7-9/10"),
        ("bytes=-2", b"89", "bytes 8-9/10"),
        ("bytes=-50", DIGITS, "bytes 0-9/10"),
        ("bytes=8-500", b"89", "bytes 8-9/10"),
    ],
)
def test_a_range_gives_that_part(client: Client, digits: Stuk, header: str, part: bytes, content_range: str) -> None:
    response = client.get(file_url(digits), headers={"Range": header})
    assert response.status_code == 206
    assert body(response) == part
    assert response["Content-Range"] == content_range
    assert response["Content-Length"] == str(len(part))


@pytest.mark.parametrize(
    "header", ["bytes=0-1,4-5", "bytes=5-2", "lines=0-1", "bytes=-", "bytes=a-b", "bytes=" + "9" * 5000 + "-"]
)
def test_ranges_that_are_not_understood_give_the_whole_file(client: Client, digits: Stuk, header: str) -> None:
    response = client.get(file_url(digits), headers={"Range": header})
    assert response.status_code == 200
    assert body(response) == DIGITS
    assert response["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=99-120", "bytes=-0"])
def test_a_range_beyond_the_end_is_refused(client: Client, digits: Stuk, header: str) -> None:
    response = client.get(file_url(digits), headers={"Range": header})
    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */10"
    assert body(response) == b""


def test_parse_range_is_inclusive_at_both_ends() -> None:
    assert parse_range("bytes=2-4", 10) == (2, 4)
    with pytest.raises(UnsatisfiableRange):
        parse_range("bytes=10-12", 10)


def test_a_range_of_another_file_gives_the_whole_of_this_one(client: Client, digits: Stuk) -> None:
    etag = f'"{digits.bestand.sha256}"'
    same = client.get(file_url(digits), headers={"Range": "bytes=0-1", "If-Range": etag})
    other = client.get(file_url(digits), headers={"Range": "bytes=0-1", "If-Range": '"iets-anders"'})
    assert (same.status_code, body(same)) == (206, b"01")
    assert (other.status_code, body(other)) == (200, DIGITS)


def test_what_the_browser_has_is_not_sent_again(client: Client, digits: Stuk) -> None:
    first = client.get(file_url(digits))
    body(first)
    again = client.get(file_url(digits), headers={"If-None-Match": f'W/"x", {first["ETag"]}'})
    assert first["ETag"] == f'"{digits.bestand.sha256}"'
    assert (again.status_code, body(again)) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert first["Cache-Control"] == again["Cache-Control"] == "no-cache"


def test_head_gives_the_headers_only(client: Client, digits: Stuk) -> None:
    response = client.head(file_url(digits), headers={"Range": "bytes=0-1"})
    assert response.status_code == 200
    assert body(response) == b""
    assert response["Content-Length"] == "10"


def test_a_replaced_file_keeps_its_own_address(client: Client, dossier: DossierPage, digits: Stuk) -> None:
    newer = make_read_bestand(dossier.get_parent().specific, b"nieuw", FileFormat.TEXT, "nieuw", filename="b.txt")
    replace_file(digits, newer)
    key = digits.public_id
    assert body(client.get(f"/stukken/{key}/bestand/")) == b"nieuw"
    assert body(client.get(f"/stukken/{key}/versie/1/bestand/")) == DIGITS
    assert body(client.get(f"/stukken/{key}/versie/2/bestand/")) == b"nieuw"
    assert client.get(f"/stukken/{key}/versie/3/bestand/").status_code == 404


def test_the_same_bytes_in_a_concept_open_nothing(client: Client, dossier: DossierPage, digits: Stuk) -> None:
    concept = make_stuk_with(dossier, digits.bestand, publish=False)
    assert client.get(file_url(concept)).status_code == 404


def test_a_file_that_is_gone_from_the_disk_is_not_there(client: Client, digits: Stuk) -> None:
    (settings.MEDIA_ROOT / digits.bestand.path).unlink()
    assert client.get(file_url(digits)).status_code == 404


def image_url(stuk: Stuk, query: str = "", page: int = 1) -> str:
    return f"/stukken/{stuk.public_id}/pagina/{page}/beeld/{query}"


def test_a_page_image_is_a_png_of_the_width_asked_for(client: Client, dossier: DossierPage) -> None:
    stuk = make_pdf_stuk(dossier, "Een zin.", "Nog een.")
    response = client.get(image_url(stuk, "?breedte=1200", page=2))
    assert response["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(body(response))).width == 1200
    again = client.get(image_url(stuk, "?breedte=1200", page=2), headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_a_page_image_is_made_once(client: Client, dossier: DossierPage) -> None:
    stuk = make_pdf_stuk(dossier, "Een zin.")
    first = body(client.get(image_url(stuk)))
    (settings.MEDIA_ROOT / stuk.bestand.path).unlink()
    assert body(client.get(image_url(stuk))) == first
    assert not list(settings.PAGE_IMAGE_DIR.rglob("*.part"))


@pytest.mark.parametrize("query", ["?breedte=601", "?breedte=", "?breedte=-1", "?breedte=99999999999999999999"])
def test_other_widths_are_not_made(client: Client, dossier: DossierPage, query: str) -> None:
    assert client.get(image_url(make_pdf_stuk(dossier, "Een zin."), query)).status_code == 404


@pytest.mark.parametrize("page", [0, 2, 10**30])
def test_a_page_that_is_not_there_has_no_image(client: Client, dossier: DossierPage, page: int) -> None:
    assert client.get(image_url(make_pdf_stuk(dossier, "Een zin."), page=page)).status_code == 404


def test_a_deel_has_no_image(client: Client, dossier: DossierPage) -> None:
    assert client.get(image_url(make_stuk(dossier))).status_code == 404


def test_a_page_that_cannot_be_drawn_is_told_so_and_not_tried_again(client: Client, dossier: DossierPage) -> None:
    broken = pdf("Een zin.")[:300]
    stuk = make_stuk_with(
        dossier,
        make_read_bestand(dossier.get_parent().specific, broken, FileFormat.PDF, "Een zin.", filename="stuk.pdf"),
    )
    assert client.get(image_url(stuk)).status_code == 404
    assert page_images.has_failed(stuk.bestand, 1)
    assert client.get(image_url(stuk, "?breedte=1200")).status_code == 404
    html = client.get(stuk.get_absolute_url()).content.decode()
    assert "Beeld niet beschikbaar." in html
    assert "<img" not in html


def test_an_image_that_was_kept_goes_with_its_stuk(client: Client, dossier: DossierPage) -> None:
    stuk = make_pdf_stuk(dossier, "Een zin.")
    body(client.get(image_url(stuk)))
    withdraw_stuk(stuk, reason="Er stond een naam in.")
    assert client.get(image_url(stuk)).status_code == 410
    assert client.get(file_url(stuk)).status_code == 410
