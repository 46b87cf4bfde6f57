"""Choosing words on the page of a stuk: with mouse and keyboard, more than once on a page, and over several pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Locator, Page, expect

from dossiers.models import Passage
from tests.browser.page_checks import Noise
from tests.browser.test_beheer_upload import problems_of
from tests.browser.test_griffier_journey import PASSWORD, press, reach, select_with_mouse, sign_in, write
from tests.browser.world import PROMISE, World
from tests.factories import make_stuk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TWICE = "Aan de raad. Wij vragen de raad om tijd."
MARKED = """(name) => [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString())"""


@pytest.fixture
def desk(index_folder: Any, live_server: Any, griffier: Any, dossier: Any) -> Any:
    return dossier


def status_line(page: Page, words: str) -> Locator:
    return page.get_by_role("status").filter(has_text=words)


def test_the_keyboard_alone_chooses_a_passage(desk: Any, visitor: Page) -> None:
    stuk = make_stuk(desk, "Geachte raad, wij komen hierop terug. Groet.", state="concept")
    visitor.goto(reverse("beheer_stuk:pagina", args=[stuk.pk, 1]))
    write(visitor, visitor.get_by_label("Gebruikersnaam"), "griffier@duinvoorde.example")
    write(visitor, visitor.get_by_label("Wachtwoord"), PASSWORD)
    visitor.keyboard.press("Enter")
    reach(visitor, visitor.get_by_role("textbox", name="Tekst van de pagina"))
    visitor.keyboard.press("Control+Home")
    for _ in "Geachte raad, ":
        visitor.keyboard.press("ArrowRight")
    for _ in "wij komen hierop terug":
        visitor.keyboard.press("Shift+ArrowRight")
    expect(visitor.get_by_label("Woorden")).to_have_value("wij komen hierop terug")
    expect(status_line(visitor, "4 woorden gekozen.")).to_be_visible()
    visitor.keyboard.type("dit verandert niets")
    visitor.keyboard.press("Backspace")
    expect(visitor.get_by_role("textbox", name="Tekst van de pagina")).to_have_text(
        "Geachte raad, wij komen hierop terug. Groet."
    )
    reach(visitor, visitor.get_by_role("radio", name="Een toezegging"))
    visitor.keyboard.press("Space")
    press(visitor, visitor.get_by_role("button", name="Verder"))
    expect(visitor.get_by_role("heading", name="Toezegging vastleggen")).to_be_attached()
    assert Passage.objects.get(stuk=stuk).quote == "wij komen hierop terug"


def test_words_that_stand_there_twice_are_the_ones_that_were_chosen(desk: Any, visitor: Page) -> None:
    stuk = make_stuk(desk, TWICE, state="concept")
    sign_in(visitor)
    visitor.goto(reverse("beheer_stuk:pagina", args=[stuk.pk, 1]))
    visitor.get_by_label("Woorden").fill("de raad")
    expect(status_line(visitor, "Ze staan 2 keer op deze pagina. Vul in de hoeveelste")).to_be_visible()
    assert visitor.evaluate(MARKED, "same-words") == ["de raad", "de raad"]

    select_with_mouse(visitor, "raad om")
    expect(visitor.get_by_label("Het hoeveelste")).to_have_value("")
    visitor.get_by_role("textbox", name="Tekst van de pagina").evaluate(
        """(area) => getSelection().setBaseAndExtent(area.firstChild, 24, area.firstChild, 32)"""
    )
    expect(visitor.get_by_label("Woorden")).to_have_value("de raad")
    expect(visitor.get_by_label("Het hoeveelste")).to_have_value("2")
    expect(status_line(visitor, "2 woorden gekozen. Ze staan 2 keer op deze pagina; u koos keer 2.")).to_be_visible()
    assert visitor.evaluate(MARKED, "chosen-words") == ["de raad"]
    visitor.get_by_role("radio", name="Een toezegging").check()
    visitor.get_by_role("button", name="Verder").click()
    expect(visitor.get_by_role("heading", name="Toezegging vastleggen")).to_be_attached()
    assert Passage.objects.get(stuk=stuk).start == 24


@pytest.mark.parametrize("width", [320, 1280])
def test_chosen_words_fit_and_can_be_read(desk: Any, new_context: Callable[..., BrowserContext], width: int) -> None:
    stuk = make_stuk(desk, TWICE, *(f"Deel {number}." for number in range(2, 12)), state="concept")
    page = new_context(width=width).new_page()
    sign_in(page)
    noise = Noise(page)
    page.goto(reverse("beheer_stuk:pagina", args=[stuk.pk, 1]))
    page.get_by_label("Woorden").fill("de raad")
    expect(status_line(page, "Ze staan 2 keer")).to_be_visible()
    problems = problems_of(page, noise)
    page.get_by_role("radio", name="Een toezegging").check()
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("group", name="Er is 1 ding niet goed.")).to_be_focused()
    problems += problems_of(page, noise)
    page.get_by_label("Het hoeveelste").fill("2")
    page.get_by_role("link", name="Volgende").click()
    expect(page.get_by_text("U koos woorden op een andere pagina:")).to_be_visible()
    problems += problems_of(page, noise)
    assert not problems, "\n".join(problems)


def test_turning_pages_keeps_what_was_chosen(world: World, griffier: Any, visitor: Page) -> None:
    sign_in(visitor)
    visitor.goto(reverse("beheer_stuk:pagina", args=[world.memo.pk, 2]))
    select_with_mouse(visitor, PROMISE)
    visitor.get_by_role("radio", name="Een mijlpaal", exact=True).check()
    visitor.get_by_role("link", name="Volgende").click()
    expect(visitor.get_by_role("heading", name="Pagina 3")).to_be_attached()
    expect(visitor.get_by_label("Woorden")).to_have_value("")
    expect(visitor.get_by_text("U koos woorden op een andere pagina:")).to_contain_text(PROMISE)
    visitor.get_by_role("link", name="Terug naar die woorden").click()
    expect(visitor.get_by_label("Woorden")).to_have_value(PROMISE)
    expect(visitor.get_by_role("radio", name="Een mijlpaal", exact=True)).to_be_checked()
    visitor.get_by_role("button", name="Verder").click()
    expect(visitor.get_by_role("heading", name="Mijlpaal vastleggen")).to_be_attached()
    visitor.goto(reverse("beheer_stuk:pagina", args=[world.memo.pk, 3]))
    expect(visitor.get_by_text("U koos woorden op een andere pagina:")).to_be_hidden()


def test_without_script_each_place_of_the_words_is_shown(desk: Any, new_context: Callable[..., BrowserContext]) -> None:
    stuk = make_stuk(desk, TWICE, state="concept")
    page = new_context(java_script_enabled=False).new_page()
    sign_in(page)
    page.goto(reverse("beheer_stuk:pagina", args=[stuk.pk, 1]))
    page.get_by_label("Woorden").fill("de  raad")
    page.get_by_role("radio", name="Een toezegging").check()
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("link", name="Het hoeveelste: Deze woorden staan 2 keer op deze pagina.")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Wij vragen de raad om tijd")).to_have_count(2)
    page.get_by_label("Het hoeveelste").fill("2")
    page.get_by_role("button", name="Verder").click()
    assert Passage.objects.get(stuk=stuk).start == 24


def test_the_page_as_it_looks_is_enlarged_by_a_link(world: World, griffier: Any, visitor: Page) -> None:
    sign_in(visitor)
    visitor.goto(reverse("beheer_stuk:pagina", args=[world.memo.pk, 2]))
    visitor.get_by_text("Toon de pagina zoals zij eruitziet").click()
    image = visitor.get_by_role("img", name="Beeld van pagina 2")
    expect(image).to_have_js_property("naturalWidth", 600)
    visitor.get_by_role("link", name="Maak het beeld groter").click()
    expect(image).to_have_js_property("naturalWidth", 1200)
    visitor.get_by_role("link", name="Volgende").click()
    expect(visitor.get_by_role("img", name="Beeld van pagina 3")).to_have_js_property("naturalWidth", 1200)
    visitor.get_by_role("link", name="Maak het beeld kleiner").click()
    expect(visitor.get_by_role("img", name="Beeld van pagina 3")).to_have_js_property("naturalWidth", 600)
