"""An adviesraad says that a promise was not kept, the college answers, everybody reads both; and every page of it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import caches
from playwright.sync_api import BrowserContext, Page, expect

from besluiten.models import OrgaanAccount
from besluiten.services.account_links import new_link
from besluiten.services.oordelen import give_oordeel
from dossiers.models import Orgaan
from tests.browser.page_checks import Noise, axe_violations, small_targets, too_wide, too_wide_when_spaced_out
from tests.browser.test_griffier_journey import press, reach, write
from tests.browser.world import World
from tests.inbreng_cast import PASSWORD, account_for

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAID = "Wij kregen een lijst van een jaar oud."
ANSWER = "De nieuwe lijst is op 3 juni verstuurd."


@pytest.fixture
def accounts(world: World) -> Iterator[dict[str, OrgaanAccount]]:
    caches["attempts"].clear()
    board = Orgaan.objects.get(kind=Orgaan.Kind.BOARD)
    yield {"adviesraad": account_for(world.advisory), "college": account_for(board)}
    caches["attempts"].clear()


def sign_in(page: Page, account: OrgaanAccount) -> None:
    page.goto("/inbreng/")
    page.get_by_label("E-mailadres").fill(account.user.email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("heading", name="Afspraken die u aangaan")).to_be_visible()


@pytest.mark.parametrize(("width", "has_script"), [(320, True), (1280, False)])
def test_a_reading_and_its_answer(
    world: World,
    accounts: dict[str, OrgaanAccount],
    new_context: Callable[..., BrowserContext],
    width: int,
    has_script: bool,
) -> None:
    page = new_context(width=width, java_script_enabled=has_script).new_page()
    sign_in(page, accounts["adviesraad"])
    page.get_by_role("link", name=world.promise.title).click()
    expect(page.get_by_role("region", name="Wat het college als bewijs geeft")).to_contain_text("20 mei 2024")
    page.get_by_role("button", name="Geef dit oordeel").click()
    expect(page.get_by_role("group", name="ding niet goed")).to_contain_text("Kies een van de vier.")
    page.get_by_role("radio", name="Niet nagekomen").check()
    page.get_by_label("Waarom vindt u dat?").fill(SAID)
    page.get_by_role("button", name="Geef dit oordeel").click()
    expect(page.locator(".told")).to_contain_text("Uw oordeel is opgeslagen.")
    expect(page.get_by_role("region", name="Nog niet openbaar")).to_contain_text(SAID)
    page.reload()
    page.get_by_role("button", name="Uitloggen").click()

    sign_in(page, accounts["college"])
    page.get_by_role("link", name="Wacht op uw antwoord 1").click()
    page.get_by_role("link", name=world.promise.title).click()
    region = page.get_by_role("region", name="Antwoorden op het oordeel van Adviesraad")
    expect(region).to_contain_text(SAID)
    region.get_by_label("Antwoord van het college").fill(ANSWER)
    region.get_by_role("button", name="Geef dit antwoord").click()
    expect(page.locator(".told")).to_contain_text("Uw antwoord staat nu op de openbare pagina")

    visitor = new_context(width=width, java_script_enabled=has_script).new_page()
    visitor.goto(world.promise.get_absolute_url())
    readings = visitor.get_by_role("region", name="Is het gedaan?")
    expect(readings).to_contain_text("Niet nagekomen")
    expect(readings).to_contain_text(SAID)
    expect(readings).to_contain_text(ANSWER)
    expect(readings).to_contain_text("Betwist.")
    assert world.promise.oordelen.count() == 1


def test_a_reading_and_its_answer_with_the_keyboard_alone(
    world: World, accounts: dict[str, OrgaanAccount], new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(width=320).new_page()
    sign_in(page, accounts["adviesraad"])
    press(page, page.get_by_role("link", name=world.promise.title))
    press(page, page.get_by_role("button", name="Geef dit oordeel"))
    expect(page.get_by_role("group", name="ding niet goed")).to_be_focused()
    reach(page, page.get_by_role("radio", name="Nagekomen", exact=True))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    write(page, page.get_by_label("Waarom vindt u dat?"), SAID)
    press(page, page.get_by_role("button", name="Geef dit oordeel"))
    expect(page.locator(".told")).to_contain_text("Uw oordeel is opgeslagen.")
    press(page, page.get_by_role("button", name="Uitloggen"))

    sign_in(page, accounts["college"])
    press(page, page.get_by_role("link", name=world.promise.title))
    write(page, page.get_by_label("Antwoord van het college"), ANSWER)
    press(page, page.get_by_role("button", name="Geef dit antwoord"))
    expect(page.locator(".told")).to_contain_text("Uw antwoord staat nu op de openbare pagina")
    assert world.promise.oordelen.get().verdict == "niet_nagekomen"


def pages(world: World, accounts: dict[str, OrgaanAccount]) -> list[tuple[str, str]]:
    """Who asks ("" for nobody) and the address."""
    promise, order = (f"/inbreng/afspraken/{one.public_id}/" for one in (world.promise, world.order))
    return [
        ("", "/inbreng/aanmelden/"),
        ("", "/inbreng/wachtwoord/"),
        ("", new_link(accounts["adviesraad"])),
        ("", "/inbreng/wachtwoord/MQ/abc-def/"),
        ("adviesraad", "/inbreng/"),
        ("adviesraad", "/inbreng/?toon=te_laat"),
        ("adviesraad", promise),
        ("college", "/inbreng/"),
        ("college", promise),
        ("college", order),
    ]


def faults(page: Page, noise: Noise, width: int) -> list[str]:
    found = noise.taken() + too_wide(page) + small_targets(page) + axe_violations(page)
    return found + (too_wide_when_spaced_out(page) if width == 320 else [])


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_fits_and_can_be_used(
    world: World, accounts: dict[str, OrgaanAccount], new_context: Callable[..., BrowserContext], width: int
) -> None:
    give_oordeel(world.promise, verdict="deels", words=SAID, user=accounts["adviesraad"].user)
    visitors: dict[str, Any] = {"": new_context(width=width).new_page()}
    problems = []
    for who, address in pages(world, accounts):
        if who not in visitors:
            visitors[who] = new_context(width=width).new_page()
            sign_in(visitors[who], accounts[who])
        page = visitors[who]
        noise = Noise(page)
        response = page.goto(address)
        problems += [] if response and response.status == 200 else [f"{address} {response and response.status}"]
        problems += [f"{who} {address} {problem}" for problem in faults(page, noise, width)]
        if "afspraken" in address:
            page.get_by_role("button", name="Geef dit oordeel").click()
            expect(page.get_by_role("group", name="ding niet goed")).to_be_visible()
            problems += [f"{who} {address}, sent empty: {problem}" for problem in faults(page, noise, width)]
    assert not problems, "\n".join(problems)
