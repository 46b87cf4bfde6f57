"""The search box offers words and things: with keys, by a click, to a reader of screens, and not without script."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.browser.page_checks import Noise, axe_violations, small_targets, too_wide, too_wide_when_spaced_out
from tests.browser.world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Zoek in stukken en toezeggingen")


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Voorstellen").get_by_role("option")


def typed(page: Page, words: str, address: str = "/") -> None:
    page.goto(address)
    box(page).press_sequentially(words)
    expect(options(page).first).to_be_visible()


def active(page: Page) -> str:
    name = box(page).get_attribute("aria-activedescendant")
    return page.locator(f"#{name}").inner_text() if name else ""


def test_keys_walk_through_the_list_and_choose(world: World, visitor: Page) -> None:
    noise = Noise(visitor)
    typed(visitor, "wacht")
    expect(box(visitor)).to_have_attribute("aria-expanded", "true")
    shown = options(visitor).all_inner_texts()
    expect(visitor.locator("#melding")).to_have_text(f"{len(shown)} voorstellen")
    assert active(visitor) == ""
    for key, place in (("ArrowDown", 0), ("End", -1), ("ArrowUp", -2), ("Home", 0)):
        visitor.keyboard.press(key)
        assert active(visitor) == shown[place]
        expect(visitor.get_by_role("option", selected=True)).to_have_count(1)
    visitor.keyboard.press("ArrowUp")
    assert active(visitor) == "", "back in the field"
    visitor.keyboard.press("Escape")
    expect(options(visitor)).to_have_count(0)
    expect(box(visitor)).to_have_value("wacht")
    visitor.keyboard.press("ArrowDown")
    expect(options(visitor).first).to_be_visible()
    visitor.keyboard.press("ArrowDown")
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("heading", level=2).first).to_contain_text("resulta")
    assert parse_qs(urlparse(visitor.url).query) == {"q": ["wachttijden"]}
    assert noise.taken() == []


def test_enter_without_a_choice_searches_what_was_typed(world: World, visitor: Page) -> None:
    typed(visitor, "wachttijd", "/zoeken/?q=")
    visitor.keyboard.press("Enter")
    visitor.wait_for_url("**/zoeken/?q=wachttijd")


def test_a_thing_is_opened_by_a_click(world: World, visitor: Page) -> None:
    typed(visitor, "transf", "/zoeken/")
    options(visitor).filter(has_text=world.dossier.title).click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(world.dossier.title)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", ["/", "/zoeken/?q=wachttijden"])
def test_the_open_list_fits_and_can_be_used(
    world: World, new_context: Callable[..., BrowserContext], width: int, address: str
) -> None:
    page = new_context(width=width).new_page()
    page.goto(address)
    box(page).fill("")
    box(page).press_sequentially("wacht")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert axe_violations(page) + too_wide(page) + small_targets(page) + too_wide_when_spaced_out(page) == []
    heights = [option.bounding_box()["height"] for option in options(page).all()]  # type: ignore[index]
    assert min(heights) >= 24


def test_a_late_answer_to_what_is_no_longer_typed_is_dropped(world: World, visitor: Page) -> None:
    """The first answer is held until the second one has come."""
    held: list[Route] = []
    visitor.route("**/aanvullen/?q=wa", lambda route: held.append(route))
    visitor.goto("/")
    with visitor.expect_request("**/aanvullen/?q=wa"):
        box(visitor).press_sequentially("wa")
    with visitor.expect_event("requestfailed", lambda request: request.url.endswith("q=wa")):
        box(visitor).press_sequentially("cht")
    expect(options(visitor).first).to_be_visible()
    assert len(held) == 1


def test_nothing_happens_when_nothing_comes_back(world: World, visitor: Page) -> None:
    visitor.route("**/aanvullen/**", lambda route: route.fulfill(status=503, body="{}"))
    visitor.goto("/")
    with visitor.expect_response("**/aanvullen/**"):
        box(visitor).press_sequentially("wacht")
    expect(options(visitor)).to_have_count(0)
    visitor.keyboard.press("Enter")
    visitor.wait_for_url("**/zoeken/?q=wacht")


def test_without_script_it_is_a_plain_field(world: World, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/")
    expect(page.get_by_role("combobox")).to_have_count(0)
    expect(page.locator("#voorstellen")).to_be_hidden()
    page.get_by_role("searchbox").fill("wachttijden")
    page.get_by_role("button", name="Zoeken").click()
    expect(page.locator("#h-res")).to_contain_text("resulta")


def test_a_hit_opens_at_the_first_marked_word(world: World, visitor: Page) -> None:
    visitor.goto("/zoeken/?q=cliëntenpanels")
    visitor.get_by_role("article").filter(has_text=world.memo.title).get_by_role("link", name="pagina 2").click()
    word = visitor.locator("#zoekwoord")
    expect(word).to_have_text("cliëntenpanels")
    expect(word).to_be_in_viewport()
    visitor.keyboard.press("Tab")
    assert visitor.evaluate("document.activeElement.closest('main') !== null"), "reading goes on from there"
