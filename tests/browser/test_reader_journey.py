"""An inwoner looks something up: without script at a desk, and on a small phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.world import PROMISE, PROOF, World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_without_script_a_word_leads_to_the_promise_and_what_became_of_it(
    world: World, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/")
    page.get_by_label("Zoek in stukken en toezeggingen").fill("wachttijden")
    page.get_by_label("Zoek in stukken en toezeggingen").press("Enter")
    hit = page.get_by_role("article").filter(has_text="Voortgang van de transformatie")
    hit.get_by_role("link", name="pagina 2").click()
    expect(page.get_by_role("heading", name="Pagina 2 van 3")).to_be_visible()
    expect(page.locator(".page-text")).to_contain_text(PROMISE)
    image = page.get_by_role("img", name="Afbeelding van pagina 2")
    assert image.bounding_box() is not None

    page.get_by_role("link", name=world.promise.title).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(world.promise.title)
    history = page.get_by_role("list").filter(has_text="Toezegging gedaan")
    expect(history).to_contain_text(PROOF)
    expect(history.get_by_role("listitem").first).to_contain_text("Afgedaan")

    page.get_by_role("main").get_by_role("link", name="pagina 2").first.click()
    expect(page.locator("mark").filter(has_text=PROMISE)).to_be_visible()


def test_a_timeline_is_filtered_on_a_small_phone(world: World, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(width=320, height=568, has_touch=True, is_mobile=True).new_page()
    page.goto("/")
    page.get_by_role("link", name=world.dossier.title).tap()
    timeline = page.get_by_role("region", name="Tijdlijn")
    expect(timeline).to_contain_text("Raadsvergadering")
    expect(page.get_by_label("Soort")).to_be_hidden()

    page.get_by_text("Filter de tijdlijn").tap()
    page.get_by_label("Soort").select_option("stuk")
    page.get_by_label("Vanaf").fill("2024-05-01")
    page.get_by_role("button", name="Toon").tap()
    expect(timeline).to_contain_text(world.letter.title)
    expect(timeline).to_contain_text("1 moment,")
    expect(timeline.get_by_text("Raadsvergadering")).to_have_count(0)
    expect(page.get_by_text("Filter de tijdlijn")).to_contain_text("2 gekozen")

    page.get_by_text("Filter de tijdlijn").tap()
    page.get_by_role("link", name="Haal alle filters weg").tap()
    expect(timeline).to_contain_text("Raadsvergadering")
