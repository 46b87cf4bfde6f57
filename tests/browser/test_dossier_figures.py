"""The six figures of a dossier: in sight at once on a small phone, and each leads to the list that it counts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DOSSIER = "/dossiers/duinvoorde/transformatie-wmo/"
PHONE = {"width": 320, "height": 640}
PLANS = ["Gepland einde", "Uitloop tot nu"]
COUNTS = ["Toezeggingen open", "Te laat", "Zonder datum", "Randvoorwaarden"]


def test_title_and_six_figures_stand_above_the_fold_of_a_small_phone(
    world: World, settings: object, new_context: Callable[..., BrowserContext]
) -> None:
    settings.DEMO = True  # type: ignore[attr-defined] # with the banner, the highest page there is
    page = new_context(**PHONE).new_page()
    page.goto(DOSSIER)
    assert page.locator(".summary dt").all_inner_texts() == PLANS + COUNTS
    boxes = [part.bounding_box() for part in page.locator("h1, .summary > div").all()]
    assert len(boxes) == 7
    for box in boxes:
        assert box is not None
        assert box["height"] > 20
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
        assert box["y"] + box["height"] <= PHONE["height"]


def test_each_figure_leads_to_what_it_tells_of(world: World, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(**PHONE).new_page()
    page.goto(DOSSIER)
    links = {}
    for item in page.locator(".summary > div").all():
        link = item.locator(".figure a")
        figure = link.evaluate("node => [...node.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join('')")
        links[item.locator("dt").inner_text()] = (figure.strip(), link.get_attribute("href") or "")
    assert list(links) == PLANS + COUNTS
    assert {links[label][1] for label in PLANS} == {world.mijlpaal.get_absolute_url()}
    for label in COUNTS:
        figure, address = links[label]
        page.goto(address)
        listed = re.match(r"\d+", page.locator("#h-lijst").inner_text())
        assert listed is not None, label
        assert listed.group() == figure.split()[-1], label
