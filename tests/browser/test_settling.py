"""A griffier settles with one letter, with the keyboard alone: what is wrong takes the focus, then what is next."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from besluiten.transitions import Status
from tests.browser.test_griffier_journey import press, reach, sign_in, write
from tests.browser.world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GIVEN = "Het tweede deel van de brief."


def test_settling_with_the_keyboard_alone(world: World, griffier: Any, visitor: Page) -> None:
    sign_in(visitor)
    visitor.goto(reverse("besluiten_beheer:settle", args=[world.letter.pk]))
    row = visitor.get_by_role("listitem").filter(has=visitor.get_by_role("heading", name=world.undated.title))
    press(visitor, row.locator("summary"))
    reach(visitor, row.get_by_role("radio", name="Afdoening voorgesteld"))
    visitor.keyboard.press("ArrowDown")
    press(visitor, row.get_by_role("button", name="Leg vast voor"))

    wrong = row.locator(".settle-fault")
    expect(wrong).to_be_focused()
    expect(wrong).to_be_in_viewport(ratio=1)
    expect(wrong).to_contain_text("Kies de passage die dit bewijst")
    write(visitor, row.get_by_label("Of: woorden uit dit stuk"), GIVEN)
    press(visitor, row.get_by_role("button", name="Leg vast voor"))

    expect(visitor.locator(".settle-row:focus")).to_contain_text(world.condition.title)
    assert world.undated.status_wijzigingen.order_by("sequence").last().to_status == Status.SETTLED
