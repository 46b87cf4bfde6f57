"""The portal in the theme of another municipality: its colours everywhere, and still readable."""

from collections.abc import Callable
from typing import Literal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import BrowserContext, Page, expect

from portal.models import Theme
from tests.browser.page_checks import Noise, axe_violations, small_targets, too_wide
from tests.browser.test_public_pages import public_pages
from tests.browser.world import World
from tests.foreign_theme import CLASS, CSS, LOGO, TRACK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def themed(world: World) -> World:
    Theme.objects.create(
        css=SimpleUploadedFile("thema.css", CSS.encode()),
        css_class=CLASS,
        logo=SimpleUploadedFile("logo.svg", LOGO.encode()),
    )
    return world


def line_under_the_header(page: Page) -> str:
    found = page.locator(".site-header").evaluate("node => getComputedStyle(node).borderBlockEndColor")
    return str(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_and_the_logo_are_of_the_theme(
    themed: World, new_context: Callable[..., BrowserContext], scheme: Literal["light", "dark"]
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    noise = Noise(page)
    page.goto("/")
    assert line_under_the_header(page) == TRACK
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 253, 247)"
    logo = page.get_by_role("img", name="Raadsspoor")
    expect(logo).to_be_visible()
    assert logo.evaluate("node => node.naturalWidth") == 120
    assert not noise.taken()


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_stays_readable(themed: World, new_context: Callable[..., BrowserContext], width: int) -> None:
    page = new_context(width=width).new_page()
    noise = Noise(page)
    problems = []
    for address, _status in public_pages(themed):
        page.goto(address)
        found = noise.taken() + too_wide(page) + small_targets(page) + axe_violations(page)
        problems += [f"{address} {problem}" for problem in found]
    assert not problems, "\n".join(problems)
