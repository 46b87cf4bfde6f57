"""What public_pages leaves out: faults, search without its engine, pages about the portal, paper, older versions."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dossiers.extraction import FileFormat
from portal.demo.info_pages import TITLES, make_info_pages
from tests.browser.page_checks import Noise, axe_violations, small_targets, too_wide, too_wide_when_spaced_out
from tests.browser.world import World
from tests.hostile_files import scan
from tests.stuk_files import make_pdf_stuk, make_read_bestand, make_stuk_with, replace_file

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = pytest.mark.parametrize("width", [320, 1280])
DOSSIER = "/dossiers/duinvoorde/transformatie-wmo/"


def problems_at(page: Page, pages: list[tuple[str, int]]) -> list[str]:
    noise = Noise(page)
    problems = []
    for address, status in pages:
        response = page.goto(address)
        found = [] if response and response.status == status else [f"status {response and response.status}"]
        found += noise.taken() + too_wide(page) + small_targets(page) + too_wide_when_spaced_out(page)
        problems += [f"{address} {problem}" for problem in found + axe_violations(page)]
    return problems


@WIDTHS
def test_pages_of_faults(
    index_folder: Any, live_server: Any, db: None, settings: Any, new_context: Callable[..., BrowserContext], width: int
) -> None:
    settings.ROOT_URLCONF = "tests.browser.fault_urls"
    page = new_context(width=width).new_page()
    assert problems_at(page, [(f"/proef/{status}/", status) for status in (403, 410, 429, 500)]) == []
    for status, words in ((403, "U mag deze pagina niet zien"), (429, "Even wachten"), (500, "Er ging iets mis")):
        page.goto(f"/proef/{status}/")
        expect(page.get_by_role("heading", level=1)).to_have_text(words)


@WIDTHS
def test_search_without_its_engine_says_so_and_leaves_the_rest(
    world: World, settings: Any, new_context: Callable[..., BrowserContext], width: int
) -> None:
    settings.SEARCH_ENGINE = "weg"
    page = new_context(width=width).new_page()
    assert problems_at(page, [("/zoeken/?q=wachttijden", 503), ("/", 200), (DOSSIER, 200)]) == []
    page.goto("/zoeken/?q=wachttijden")
    expect(page.get_by_text("Zoeken werkt nu niet.")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Naar de dossiers").click()
    expect(page.get_by_role("link", name=world.dossier.title)).to_be_visible()


@WIDTHS
def test_pages_about_the_portal(
    index_folder: Any, live_server: Any, db: None, new_context: Callable[..., BrowserContext], width: int
) -> None:
    make_info_pages()
    page = new_context(width=width).new_page()
    assert problems_at(page, [(f"/{slug}/", 200) for slug in TITLES]) == []


@WIDTHS
def test_older_versions_scans_and_paper(
    world: World, gemeente: Any, new_context: Callable[..., BrowserContext], width: int
) -> None:
    stuk = make_pdf_stuk(world.dossier, "De eerste versie.", filename="eerste.pdf")
    second = make_read_bestand(gemeente, b"%PDF-1.7 tweede", FileFormat.PDF, "De tweede versie.", filename="tweede.pdf")
    replace_file(stuk, second)
    without_text = make_read_bestand(gemeente, scan(), FileFormat.PDF, "", filename="scan.pdf")
    pictures = make_stuk_with(world.dossier, without_text, title="Foto van een voorblad")
    pages = [
        f"{stuk.get_absolute_url()}versie/1/pagina/1/",
        pictures.get_absolute_url(),
        f"{DOSSIER}?afdruk=1",
        f"{DOSSIER}?afdruk=kort",
        f"{DOSSIER}?soort=stuk&van=2001-01-01&tot=2001-02-01",
        "/toezeggingen/?status=vervallen",
        "/zoeken/",
    ]
    page = new_context(width=width).new_page()
    assert problems_at(page, [(address, 200) for address in pages]) == []
