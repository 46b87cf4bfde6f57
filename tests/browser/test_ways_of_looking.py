"""Each in their own way: with Tab, with large letters, with the colours of Windows, without motion, on paper."""

from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.page_checks import too_wide
from tests.browser.test_griffier_journey import press, reach
from tests.browser.test_public_pages import public_pages
from tests.browser.world import PROMISE, World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DOSSIER = "/dossiers/duinvoorde/transformatie-wmo/"

# WCAG 2.4.7, 2.4.11 (and 2.4.12): what has the focus shows it, and all of it that fits can be seen.
FOCUS_PROBLEM = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return '';
  const name = node.outerHTML.replace(/\\s+/g, ' ').slice(0, 120);
  const style = getComputedStyle(node);
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return `no outline: ${name}`;
  const boxes = [...node.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  if (!boxes.length) return `no size: ${name}`;
  const seen = boxes.some((box) => {
    const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    const near = [node, ...(node.labels || [])];
    return top && (top.contains(node) || near.some((each) => each.contains(top)));
  });
  return seen ? '' : `out of sight: ${name}`;
}"""

COVERED = """(band) => {
  const { left, right, top, bottom } = band.getBoundingClientRect();
  return [0.02, 0.1, 0.5, 0.9]
    .map((part) => document.elementFromPoint(left + part * (right - left), (top + bottom) / 2))
    .filter((node) => !band.contains(node)).map((node) => node.outerHTML.slice(0, 120));
}"""

LARGE_LETTERS = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('html { font-size: 200% !important; }');
  document.adoptedStyleSheets = [sheet];
}"""

MOVING = """() => [...document.querySelectorAll('*')]
  .filter((node) => ['transitionDuration', 'animationDuration'].some((name) =>
    getComputedStyle(node)[name].split(', ').some((time) => parseFloat(time) > 0)))
  .map((node) => node.outerHTML.slice(0, 120))"""

# In a contrast theme backgrounds go: a label keeps its line, a mark its colour or a line.
LOST_IN_CONTRAST = """() => [...document.querySelectorAll('.status, .notice, .button')]
  .filter((node) => node.checkVisibility() && parseFloat(getComputedStyle(node).borderTopWidth) === 0
    && parseFloat(getComputedStyle(node).borderInlineStartWidth) === 0)
  .map((node) => node.outerHTML.slice(0, 120))"""


def tab_through(page: Page, most: int = 250) -> list[str]:
    """Walk over everything that takes the focus; stops when it leaves the page."""
    problems = []
    for _step in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        if problem := page.evaluate(FOCUS_PROBLEM):
            problems.append(problem)
    return problems


@pytest.mark.parametrize("width", [320, 1280])
def test_the_focus_is_always_in_sight(world: World, new_context: Callable[..., BrowserContext], width: int) -> None:
    page = new_context(width=width, height=640).new_page()
    memo = world.memo.get_absolute_url()
    addresses = ["/", DOSSIER, f"{memo}pagina/2/", "/toezeggingen/", world.promise.get_absolute_url()]
    addresses += [world.mijlpaal.get_absolute_url(), "/zoeken/?q=wachttijden", "/vergaderingen/"]
    problems = []
    for address in addresses:
        page.goto(address)
        problems += [f"{address} {problem}" for problem in tab_through(page)]
    assert not problems, "\n".join(problems)


def test_with_tab_from_the_address_bar_to_the_passage(world: World, visitor: Page) -> None:
    visitor.goto("/")
    visitor.keyboard.press("Tab")
    expect(visitor.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    visitor.keyboard.press("Enter")
    reach(visitor, visitor.get_by_role("combobox"))
    visitor.keyboard.type("wachttijden")
    visitor.keyboard.press("Enter")
    hit = visitor.get_by_role("article").filter(has_text=world.memo.title)
    press(visitor, hit.get_by_role("link", name="pagina 2"))
    expect(visitor.get_by_role("heading", name="Pagina 2 van 3")).to_be_visible()
    press(visitor, visitor.get_by_role("link", name=world.promise.title).first)
    expect(visitor.get_by_role("heading", level=1)).to_have_text(world.promise.title)
    press(visitor, visitor.get_by_role("main").get_by_role("link", name="pagina 2").first)
    expect(visitor.locator("mark[aria-current]").filter(has_text=PROMISE)).to_be_in_viewport()
    assert visitor.evaluate(FOCUS_PROBLEM) == ""


@pytest.mark.parametrize("width", [640, 320])
def test_zoomed_in_to_200_and_400_percent(world: World, new_context: Callable[..., BrowserContext], width: int) -> None:
    """A window of 1280 px then holds this many; the letters of a phone are not smaller for it."""
    page = new_context(width=width, height=256, device_scale_factor=1280 / width).new_page()
    problems = []
    for address, _status in public_pages(world):
        page.goto(address)
        problems += [f"{address} {problem}" for problem in too_wide(page)]
    assert not problems, "\n".join(problems)


def test_letters_twice_as_large(world: World, visitor: Page) -> None:
    problems = []
    for address, _status in public_pages(world):
        visitor.goto(address)
        visitor.evaluate(LARGE_LETTERS)
        problems += [f"{address} {problem}" for problem in too_wide(visitor)]
    assert not problems, "\n".join(problems)


def test_nothing_moves_for_who_asked_for_that(world: World, visitor: Page) -> None:
    for address in ("/", DOSSIER, world.memo.get_absolute_url(), "/toezeggingen/"):
        visitor.goto(address)
        assert visitor.evaluate(MOVING) == [], address


def test_with_the_colours_of_a_contrast_theme(world: World, visitor: Page) -> None:
    visitor.emulate_media(forced_colors="active")
    for address in (
        "/",
        DOSSIER,
        world.promise.get_absolute_url(),
        "/toezeggingen/",
        world.withdrawn.get_absolute_url(),
    ):
        visitor.goto(address)
        assert visitor.evaluate(LOST_IN_CONTRAST) == [], address
        assert tab_through(visitor, most=30) == [], address


def test_a_dossier_on_paper(world: World, visitor: Page) -> None:
    visitor.goto(f"{DOSSIER}?afdruk=kort")
    assert len(pypdfium2.PdfDocument(visitor.pdf(format="A4"))) <= 2
    visitor.goto(f"{DOSSIER}?afdruk=1")
    paper: Any = pypdfium2.PdfDocument(visitor.pdf(format="A4"))
    text = "".join(page.get_textpage().get_text_range() for page in paper)
    for words in (world.dossier.title, world.promise.title, world.mijlpaal.title, "Wie besprak wat"):
        assert words in " ".join(text.split())
    assert "Hoofdmenu" not in text
    visitor.emulate_media(media="print")
    for name in ("Hoofdmenu", "Kruimelpad"):
        expect(visitor.get_by_role("navigation", name=name)).to_be_hidden()


@pytest.mark.parametrize("width", [900, 1280])
def test_nothing_stands_over_the_band_of_a_stand(
    world: World, new_context: Callable[..., BrowserContext], width: int
) -> None:
    page = new_context(width=width, height=500).new_page()
    page.goto(f"{DOSSIER}?stand=2024-06-01")
    expect(page.locator(".year-index")).to_be_visible()
    page.locator(".tl").last.scroll_into_view_if_needed()
    band = page.locator(".stand-band")
    expect(band).to_be_in_viewport()
    assert band.evaluate(COVERED) == []
