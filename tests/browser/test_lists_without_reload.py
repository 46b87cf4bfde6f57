"""Filters, order and pages of a list with htmx: no reload, the address follows, and it is said what came."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.page_checks import Noise, axe_violations
from tests.browser.world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DOSSIER = "/dossiers/duinvoorde/transformatie-wmo/"


def open_marked(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("window.wasHereBefore = true")


def stayed(page: Page) -> bool:
    return bool(page.evaluate("window.wasHereBefore === true"))


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlparse(page.url).query)


def test_a_filter_replaces_the_list_and_says_the_new_count(
    world: World, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context().new_page()
    noise = Noise(page)
    open_marked(page, "/toezeggingen/")
    page.locator("[name=zonder_termijn]").check()
    page.get_by_role("button", name="Filter toepassen").click()
    heading = page.locator("#lijst h2[data-swapped]")
    expect(heading).to_be_focused()
    expect(page.locator("#melding")).to_have_text(" ".join(heading.inner_text().split()))
    expect(page.get_by_role("link", name="Haal weg: Alleen zonder datum")).to_be_visible()
    assert stayed(page)
    assert query(page)["zonder_termijn"]
    assert not noise.taken() + axe_violations(page)
    page.get_by_role("link", name="Haal weg: Alleen zonder datum").click()
    expect(page.get_by_role("link", name="Haal weg: Alleen zonder datum")).to_have_count(0)
    assert stayed(page)
    assert "zonder_termijn" not in query(page)


def test_back_shows_what_was_there(world: World, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context().new_page()
    page.goto("/toezeggingen/")
    before = page.locator("#lijst h2[data-swapped]").inner_text()
    page.locator("[name=zonder_termijn]").check()
    page.get_by_role("button", name="Filter toepassen").click()
    expect(page.get_by_role("link", name="Haal weg: Alleen zonder datum")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("link", name="Haal weg: Alleen zonder datum")).to_have_count(0)
    expect(page.locator("#lijst h2[data-swapped]")).to_have_text(before)
    assert "zonder_termijn" not in query(page)


def test_the_order_of_a_timeline_turns_in_place(world: World, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(width=320).new_page()
    open_marked(page, DOSSIER)
    page.get_by_role("link", name="Oudste eerst").click()
    expect(page.get_by_role("link", name="Nieuwste eerst")).to_be_visible()
    expect(page.locator("#tijdlijn")).to_be_focused()
    expect(page.locator("#melding")).to_contain_text("moment")
    assert stayed(page)
    assert query(page)["sorteer"] == ["oudste"]


def test_search_narrows_in_place(world: World, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context().new_page()
    open_marked(page, "/zoeken/?q=wachttijden")
    page.locator("#lijst fieldset input[type=checkbox]").first.check()
    page.get_by_role("button", name="Filter toepassen").click()
    expect(page.locator("#h-res")).to_be_focused()
    expect(page.locator("#melding")).to_contain_text("resulta")
    assert stayed(page)


def test_what_is_wrong_gets_its_own_page(world: World, new_context: Callable[..., BrowserContext]) -> None:
    """The answer to a day that is none is an error page: it is shown whole, not lost."""
    page = new_context().new_page()
    open_marked(page, DOSSIER)
    page.locator("#id_van").evaluate("node => { node.type = 'text'; node.value = 'gisteren'; }")
    page.get_by_role("button", name="Toon").click()
    expect(page.locator("#lijst")).to_have_count(0)
    assert not stayed(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
