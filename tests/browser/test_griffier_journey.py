"""The griffier's main job, in the browser: a memo goes in, a promise in it is kept, and an inwoner finds it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Locator, Page, expect

from search.services import feed_outbox
from tests.browser.world import MEMO_PAGES, PROMISE, pdf_of
from tests.factories import make_orgaan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "x" * 14
MEMO: FilePayload = {"name": "voortgang.pdf", "mimeType": "application/pdf", "buffer": pdf_of(*MEMO_PAGES)}
TITLE = "Overzicht van de wachttijden sturen"
DOSSIER_URL = "/dossiers/duinvoorde/transformatie-wmo/"

PLACE_OF_WORDS = """(area, words) => {
  const text = area.firstChild, start = text.data.indexOf(words), range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, start + words.length);
  area.scrollIntoView({ block: 'center' });
  const lines = [...range.getClientRects()], first = lines[0], last = lines.at(-1);
  const middle = (line) => (line.top + line.bottom) / 2;
  return { from: [first.left + 1, middle(first)], to: [last.right, middle(last)] };
}"""


@pytest.fixture
def desk(index_folder: Path, live_server: Any, griffier: Any, gemeente: Any) -> None:
    """An empty gemeente with its griffier."""
    make_orgaan(gemeente)


def sign_in(page: Page) -> None:
    page.goto("/beheer/")
    page.get_by_label("Gebruikersnaam").fill("griffier@duinvoorde.example")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("heading", name="Werklijst")).to_be_visible()


def select_with_mouse(page: Page, words: str) -> None:
    place = page.get_by_role("textbox", name="Tekst van de pagina").evaluate(PLACE_OF_WORDS, words)
    page.mouse.move(*place["from"])
    page.mouse.down()
    page.mouse.move(*place["to"], steps=5)
    page.mouse.up()


def reach(page: Page, target: Locator) -> Locator:
    """Walk with Tab until the target has the focus, and shows it."""
    expect(target).to_be_visible()
    for _ in range(150):
        if target.evaluate("node => node === document.activeElement && node.matches(':focus-visible')"):
            return target
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached with Tab: {target}")


def press(page: Page, target: Locator) -> None:
    reach(page, target)
    page.keyboard.press("Enter")


def write(page: Page, target: Locator, text: str) -> None:
    reach(page, target)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def check_what_the_public_sees(page: Page) -> None:
    feed_outbox()
    page.goto(DOSSIER_URL)
    timeline = page.get_by_role("region", name="Tijdlijn")
    expect(timeline.get_by_role("link", name="Voortgang in maart")).to_be_visible()
    expect(timeline).to_contain_text(TITLE)
    page.goto("/toezeggingen/")
    expect(page.get_by_role("table")).to_contain_text("uiterlijk 30 juni 2024")
    page.goto("/zoeken/?q=wachttijden")
    hit = page.get_by_role("article").filter(has_text="Voortgang in maart")
    hit.get_by_role("link", name="pagina 2").click()
    expect(page.locator("mark[data-sought]").first).to_contain_text("wachttijden")
    page.get_by_role("link", name="Toon zonder zoekwoorden").click()
    expect(page.locator("mark").filter(has_text=PROMISE)).to_be_visible()


def test_with_the_mouse(desk: None, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(height=1000).new_page()
    sign_in(page)
    page.get_by_role("link", name="Dossiers").click()
    page.get_by_role("link", name="Nieuw dossier").click()
    page.get_by_role("textbox", name="Titel").fill("Transformatie Wmo")
    page.get_by_role("textbox", name="In het kort").fill("Een nieuw stelsel voor ondersteuning.")
    page.get_by_role("button", name="Meer acties").click()
    page.get_by_role("button", name="Publiceren").click()
    expect(page.get_by_role("status").filter(has_text="gepubliceerd")).to_be_visible()

    page.get_by_role("link", name="Uploaden", exact=True).first.click()
    page.get_by_role("checkbox", name="Transformatie Wmo").check()
    page.get_by_label("Bestanden").set_input_files(MEMO)
    page.get_by_role("button", name="Uploaden").click()
    expect(page.get_by_role("row", name="voortgang.pdf")).to_contain_text("Gelezen: 3 pagina’s")

    page.get_by_role("link", name="voortgang", exact=True).click()
    page.get_by_role("combobox", name="Soort").select_option(label="Memo")
    page.get_by_role("textbox", name="Titel").fill("Voortgang in maart")
    page.get_by_role("textbox", name="Datum").fill("8 maart 2024")
    page.get_by_role("button", name="Bewaar concept").click()
    page.get_by_role("link", name=re.compile("voortgang", re.IGNORECASE)).first.click()

    page.get_by_role("link", name="Pagina’s lezen").click()
    page.get_by_role("link", name="Pagina 2", exact=True).click()
    select_with_mouse(page, PROMISE)
    expect(page.get_by_label("Woorden")).to_have_value(PROMISE)
    page.get_by_role("radio", name="Een toezegging").check()
    page.get_by_role("button", name="Verder").click()
    page.get_by_label("Wat").fill(TITLE)
    page.get_by_label("Termijn").fill("voor de zomer")
    page.get_by_label("Toegezegd aan").select_option(label="Gemeenteraad")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("heading", name="T-2024-001")).to_be_visible()

    visitor = new_context().new_page()
    visitor.goto(DOSSIER_URL)
    expect(visitor.get_by_text("Dit dossier is nog leeg")).to_be_visible()
    page.get_by_role("link", name="pagina 2").click()
    page.get_by_role("link", name="Terug naar het stuk").click()
    page.get_by_role("button", name="Meer acties").click()
    page.get_by_role("button", name="Opslaan en publiceren").click()
    page.get_by_role("button", name="Publiceren").click()
    expect(page.get_by_role("status").filter(has_text="staat op de openbare site")).to_be_visible()
    check_what_the_public_sees(visitor)


def test_with_the_keyboard_only(desk: None, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(height=1000).new_page()
    # From now on the browser hands its window for files to the test; asked for at the key press, that can be too late.
    page.on("filechooser", lambda _chooser: None)
    page.goto("/beheer/")
    write(page, page.get_by_label("Gebruikersnaam"), "griffier@duinvoorde.example")
    write(page, page.get_by_label("Wachtwoord"), PASSWORD)
    page.keyboard.press("Enter")
    press(page, page.get_by_role("link", name="Dossiers"))
    press(page, page.get_by_role("link", name="Nieuw dossier"))
    write(page, page.get_by_role("textbox", name="Titel"), "Transformatie Wmo")
    press(page, page.get_by_role("button", name="Meer acties"))
    press(page, page.get_by_role("button", name="Publiceren"))
    expect(page.get_by_role("status").filter(has_text="gepubliceerd")).to_be_visible()

    press(page, page.get_by_role("link", name="Uploaden", exact=True).first)
    reach(page, page.get_by_role("checkbox", name="Transformatie Wmo"))
    page.keyboard.press("Space")
    reach(page, page.get_by_label("Bestanden"))
    with page.expect_file_chooser() as chooser:  # the window of the system itself, out of reach of a test
        page.keyboard.press("Enter")
    chooser.value.set_files(MEMO)
    press(page, page.get_by_role("button", name="Uploaden"))
    expect(page.get_by_role("row", name="voortgang.pdf")).to_contain_text("Gelezen: 3 pagina’s")

    press(page, page.get_by_role("link", name="voortgang", exact=True))
    reach(page, page.get_by_role("combobox", name="Soort"))
    page.keyboard.type("Memo")
    write(page, page.get_by_role("textbox", name="Titel"), "Voortgang in maart")
    write(page, page.get_by_role("textbox", name="Datum"), "8 maart 2024")
    press(page, page.get_by_role("button", name="Bewaar concept"))
    expect(page.get_by_role("status").filter(has_text="Voortgang in maart")).to_be_visible()
    press(page, page.get_by_role("link", name="Voortgang in maart").first)

    press(page, page.get_by_role("link", name="Pagina’s lezen"))
    press(page, page.get_by_role("link", name="Pagina 2", exact=True))
    write(page, page.get_by_label("Woorden"), PROMISE)
    reach(page, page.get_by_role("radio", name="Een toezegging"))
    page.keyboard.press("Space")
    press(page, page.get_by_role("button", name="Verder"))
    write(page, page.get_by_label("Wat"), TITLE)
    write(page, page.get_by_label("Termijn"), "voor de zomer")
    press(page, page.get_by_role("button", name="Opslaan"))
    expect(page.get_by_role("heading", name="T-2024-001")).to_be_visible()

    press(page, page.get_by_role("link", name="pagina 2"))
    press(page, page.get_by_role("link", name="Terug naar het stuk"))
    press(page, page.get_by_role("button", name="Meer acties"))
    press(page, page.get_by_role("button", name="Opslaan en publiceren"))
    press(page, page.get_by_role("button", name="Publiceren"))
    expect(page.get_by_role("status").filter(has_text="staat op de openbare site")).to_be_visible()
    check_what_the_public_sees(new_context().new_page())


def test_without_script_from_upload_to_promise(
    desk: None, dossier: Any, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    sign_in(page)
    page.get_by_role("link", name="Bestanden uploaden").click()
    page.get_by_role("checkbox", name="Transformatie Wmo").check()
    page.get_by_label("Bestanden").set_input_files(MEMO)
    page.get_by_role("button", name="Uploaden").click()
    page.get_by_role("link", name="voortgang", exact=True).click()
    page.get_by_role("link", name="Pagina’s lezen").click()
    page.get_by_role("link", name="Pagina 2", exact=True).click()
    page.get_by_label("Woorden").fill(f"  {PROMISE.replace(' voor ', '  voor ')}\n")
    page.get_by_role("radio", name="Een toezegging").check()
    page.get_by_role("button", name="Verder").click()
    page.get_by_label("Wat").fill(TITLE)
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("blockquote")).to_have_text(PROMISE)
    expect(page.get_by_role("main")).to_contain_text("Openstaand")
