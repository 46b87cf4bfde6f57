"""Hostile text in every field of every model, in addresses and in files: each page answers, and shows it as text."""

import csv
import io
import itertools
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils.html import escape
from lxml import html
from reportlab.pdfgen.canvas import Canvas

from dossiers.models import Stuk
from dossiers.services.ingest import ingest_upload
from dossiers.services.stukken import publish_stuk
from tests.browser.test_beheer_pages import beheer_pages
from tests.browser.test_public_pages import public_pages
from tests.browser.world import World
from tests.hostile_files import word
from tests.hostile_text import PAYLOADS, UNSTORABLE, visible
from tests.hostile_world import TURNS, fill_every_text, owned_models, text_fields

pytestmark = pytest.mark.django_db

# As they are, these would be markup, or the end of the value of an attribute.
LIVE = [payload for payload in PAYLOADS.values() if set(payload) & set("<>\"'") and "geraakt" in payload]
# What a PDF of the library's own fonts can show: short enough for one line of a page.
IN_LATIN = [payload for payload in LIVE if payload.isascii() and payload.isprintable() and "  " not in payload]
RUN_BY_A_SPREADSHEET = ("=", "+", "-", "@", "\t", "\r", "\n")
LISTS = (
    *("/toezeggingen/", "/randvoorwaarden/", "/opdrachten/", "/mijlpalen/", "/vergaderingen/", "/organen/"),
    *("/zoeken/", "/dossiers/duinvoorde/transformatie-wmo/"),
)
PARAMETERS = (
    *("q", "status", "dossier", "van", "tot", "pagina", "sorteer", "formaat", "afdruk", "soort", "orgaan"),
    *("passage", "te_laat"),
)


def raw_in(source: str) -> list[str]:
    return [payload for payload in LIVE if payload in source]


def problems_of(client: Client, address: str, *statuses: int) -> list[str]:
    client.raise_request_exception = False
    response = client.get(address, follow=True)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    found = [] if response.status_code in statuses else [f"{address}: {response.status_code}"]
    is_page = response.headers["Content-Type"].startswith("text/html")
    return found + [f"{address}: {payload}" for payload in raw_in(body.decode()) if is_page]


def test_the_walk_reaches_every_field_that_a_person_fills() -> None:
    found = {f"{model.__name__}.{field.name}" for model in owned_models() for field in text_fields(model)}
    assert {
        *("Stuk.title", "Stuk.kenmerk", "Stuk.summary", "Stuk.date_words", "Bestand.filename", "StukPagina.text"),
        *("DossierPage.title", "DossierPage.summary", "InfoPage.body", "Orgaan.name", "Persoon.name", "Functie.title"),
        *("Afspraak.title", "Afspraak.nummer", "TermijnRow.words", "OwnerRow.reason", "StatusWijziging.reason"),
        *("Withdrawal.reason", "Behandeling.outcome", "Besluit.text", "Mijlpaal.title", "Verschuiving.reason"),
    } <= found


@pytest.mark.parametrize("half", [0, 1])
def test_each_page_answers_and_escapes(filled: World, griffier_client: Client, griffier: Any, half: int) -> None:
    faults = []
    beheer = beheer_pages(filled)
    for turn in range(half, TURNS, 2):
        fill_every_text(turn)
        for address, status in public_pages(filled):
            faults += problems_of(Client(), address, status)
        for address in beheer[turn % 3 :: 3]:
            faults += problems_of(griffier_client, address, 200)
    assert not faults, "\n".join(faults)


def sent_values() -> list[str]:
    return [*map(quote, PAYLOADS.values()), *map(quote, UNSTORABLE.values())]


def test_no_parameter_of_an_address_breaks_a_page(filled: World) -> None:
    """An unknown value says so (400, 404) and is never an error of the site."""
    pages = itertools.cycle(LISTS)
    names = itertools.cycle(PARAMETERS)  # of another length: each page meets each of them
    faults = []
    for value in sent_values():
        faults += problems_of(Client(), f"/zoeken/?q={value}", 200)
        for _time in range(3):
            faults += problems_of(Client(), f"{next(pages)}?{next(names)}={value}", 200, 400, 404)
    assert not faults, "\n".join(faults)


def test_no_path_breaks_the_site(db: None) -> None:
    parents = itertools.cycle(("/", "/stukken/", "/dossiers/", "/passages/", "/toezeggingen/"))
    faults = []
    for value in sent_values():
        for _time in range(2):
            faults += problems_of(Client(), f"{next(parents)}{value}/", 200, 400, 404)
    assert not faults, "\n".join(faults)


def test_a_spreadsheet_runs_no_cell_and_headers_stay_whole(filled: World) -> None:
    for turn in range(TURNS):
        fill_every_text(turn)
        for kind in ("toezeggingen", "randvoorwaarden", "opdrachten", "mijlpalen"):
            response = Client().get(f"/{kind}/?formaat=csv")
            text = b"".join(response.streaming_content).decode("utf-8-sig")
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
            assert len({len(row) for row in rows}) == 1
            assert [cell for row in rows for cell in row if cell.startswith(RUN_BY_A_SPREADSHEET)] == []
        response = Client().get(f"{filled.memo.get_absolute_url()}bestand/")
        assert b"".join(response.streaming_content)  # `close` would close the database of this test too
        assert response.status_code == 200
        assert "\n" not in response.headers["Content-Disposition"]


def titled_pdf() -> bytes:
    """A PDF with hostile metadata and with hostile text on its page."""
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setTitle("</title><script>geraakt()</script>")
    canvas.setAuthor('"><x-geraakt></x-geraakt>')
    canvas.setSubject("{{ settings.SECRET_KEY }}")
    for line, payload in enumerate(IN_LATIN):
        canvas.drawString(40, 800 - 12 * line, payload)
    canvas.save()
    return out.getvalue()


def webpage() -> bytes:
    """Hostile text in its paragraphs, hostile markup behind them."""
    paragraphs = "".join(f"<p>{escape(payload)}</p>" for payload in IN_LATIN)
    return f"<html><head><title>{LIVE[0]}</title></head><body>{paragraphs}{''.join(LIVE)}</body></html>".encode()


FILES = {
    "<img src=x onerror=geraakt()>.pdf": titled_pdf,
    '"; x=geraakt.exe.docx': lambda: word(*IN_LATIN),
    "\r\nSet-Cookie: geraakt=1.txt": lambda: "\n\n".join(IN_LATIN).encode(),
    "'><x-geraakt></x-geraakt>.html": webpage,
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_becomes_a_stuk_with_its_text(
    dossier: Any, gemeente: Any, commit_at_once: None, name: str
) -> None:
    source = io.BytesIO(FILES[name]())
    result = ingest_upload(gemeente=gemeente, source=source, filename=name, dossiers=[dossier])
    assert result.stuk is not None
    stuk = publish_stuk(Stuk.objects.get(pk=result.stuk.pk))
    source_of_page = Client().get(stuk.get_absolute_url()).content.decode()
    assert raw_in(source_of_page) == []
    shown = html.fromstring(source_of_page).xpath("string(//*[contains(@class, 'page-text')])")
    assert [payload for payload in IN_LATIN if visible(payload) not in visible(shown)] == []
    file = Client().get(f"{stuk.get_absolute_url()}bestand/")
    file.close()
    assert not file.cookies
    assert file.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert ("attachment" in file.headers["Content-Disposition"]) is not name.endswith(".pdf")
