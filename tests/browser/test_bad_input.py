"""Hostile, endless and empty content in the browser: nothing runs, nothing sticks out, everything is shown as text."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page

from tests.browser.page_checks import Noise, cut_off_in_beheer, too_wide, too_wide_when_spaced_out
from tests.browser.test_beheer_pages import beheer_pages
from tests.browser.test_griffier_journey import sign_in
from tests.browser.test_public_pages import public_pages
from tests.browser.world import World
from tests.hostile_text import HEBREW, LONG_WORD, PAYLOADS, RTL, in_chunks, visible
from tests.hostile_world import fill_every_text, fill_with

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Runs before anything of the page: a payload that gets a foothold leaves its mark here.
WATCH = """window.marks = [];
window.geraakt = () => window.marks.push('a payload ran');
addEventListener('securitypolicyviolation', (event) => window.marks.push(`CSP: ${event.violatedDirective}`));
"""

# What no public page of ours has, and what a payload would make.
FOREIGN = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const attributes = (node) => [...node.attributes];
  const strange = all('x-geraakt, iframe, object, embed, base, style, meta[http-equiv], video, audio, math');
  const handlers = all('*').filter((node) => attributes(node).some((each) => each.name.startsWith('on')));
  const scripts = all('script:not([src^="/static/"])');
  const runs = (address) => /^\\s*(javascript|data|vbscript):/i.test(address || '');
  const addresses = all('[href], [src], [action]')
    .filter((node) => ['href', 'src', 'action'].some((name) => runs(node.getAttribute(name))));
  const found = [...strange, ...handlers, ...scripts, ...addresses];
  return found.map((node) => node.outerHTML.slice(0, 120)).concat(window.marks);
}"""

# Wagtail has scripts and templates of its own in /beheer/.
FOREIGN_IN_BEHEER = """() => [...document.querySelectorAll('x-geraakt, [onerror], [onload], [onfocus], [ontoggle]')]
  .map((node) => node.outerHTML.slice(0, 120)).concat(window.marks)"""


def watched(context: BrowserContext) -> Page:
    context.add_init_script(WATCH)
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.dismiss())
    return page


def problems_of(page: Page, address: str, status: int, noise: Noise) -> list[str]:
    response = page.goto(address)
    found = [] if response and response.status == status else [f"status {response and response.status}"]
    found += noise.taken() + page.evaluate(FOREIGN) + too_wide(page) + too_wide_when_spaced_out(page)
    return [f"{address} {problem}" for problem in found]


@pytest.mark.parametrize("turn", range(3))
def test_nothing_runs_and_nothing_sticks_out_on_a_phone(
    world: World, new_context: Callable[..., BrowserContext], turn: int
) -> None:
    fill_every_text(turn * 4)
    page = watched(new_context(width=320))
    noise = Noise(page)
    problems, shown = [], ""
    for address, status in public_pages(world):
        problems += problems_of(page, address, status, noise)
        shown += visible(page.evaluate("document.body.textContent"))
    assert not problems, "\n".join(problems)
    assert [payload for payload in PAYLOADS.values() if visible(payload) not in shown] == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_runs_in_beheer(
    world: World, griffier: Any, new_context: Callable[..., BrowserContext], width: int
) -> None:
    fill_every_text(width)
    page = watched(new_context(width=width))
    sign_in(page)
    noise = Noise(page)
    problems = []
    for address in beheer_pages(world):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        found = noise.taken() + page.evaluate(FOREIGN_IN_BEHEER) + too_wide(page) + cut_off_in_beheer(page)
        problems += [f"{address} {problem}" for problem in found]
    assert not problems, "\n".join(problems)


def test_what_a_visitor_typed_is_only_text(world: World, new_context: Callable[..., BrowserContext]) -> None:
    page = watched(new_context(width=320))
    noise = Noise(page)
    problems = []
    for text in in_chunks(250):
        page.goto("/zoeken/")
        page.get_by_label("Zoek in stukken en toezeggingen").fill(text)
        with page.expect_navigation():
            page.get_by_label("Zoek in stukken en toezeggingen").press("Enter")
        found = noise.taken() + page.evaluate(FOREIGN) + too_wide(page)
        problems += [f"{text}: {problem}" for problem in found]
    assert not problems, "\n".join(problems)


SHAPES = {
    "one word of 315 letters": LONG_WORD,
    "300 characters": "Het college " * 25,
    "from right to left": f"{RTL} 2026 {HEBREW} (3)",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_every_text_of_any_shape_fits(
    world: World, griffier: Any, new_context: Callable[..., BrowserContext], text: str
) -> None:
    fill_with(text)
    page = watched(new_context(width=320))
    noise = Noise(page)
    problems = []
    for address, status in public_pages(world):
        problems += problems_of(page, address, status, noise)
    page.set_viewport_size({"width": 1280, "height": 800})
    for address, status in public_pages(world):
        response = page.goto(address)
        assert response is not None
        problems += [f"{address} at 1280 px: {problem}" for problem in too_wide(page) if response.status == status]
    assert not problems, "\n".join(problems)


def test_beheer_takes_a_word_without_end(
    world: World, griffier: Any, new_context: Callable[..., BrowserContext]
) -> None:
    fill_with(LONG_WORD)
    page = watched(new_context(width=320))
    sign_in(page)
    problems = []
    for address in [*beheer_pages(world), reverse("beheer_stuk:history", args=[world.memo.pk])]:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        problems += [f"{address} {problem}" for problem in too_wide(page) + cut_off_in_beheer(page)]
    assert not problems, "\n".join(problems)
