"""Every public page on a phone, a tablet and a desk: it fits, it can be hit, read and heard, and nothing complains."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.page_checks import Noise, axe_violations, small_targets, too_wide, too_wide_when_spaced_out
from tests.browser.world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def public_pages(world: World) -> list[tuple[str, int]]:
    """Address and status of each kind of page."""
    memo, dossier = world.memo.get_absolute_url(), "/dossiers/duinvoorde/transformatie-wmo/"
    found = [
        "/",
        "/dossiers/",
        "/dossiers/duinvoorde/",
        dossier,
        f"{dossier}?soort=stuk&van=2024-01-01",
        memo,
        f"{memo}pagina/2/",
        f"{world.letter.get_absolute_url()}pagina/2/",
        world.promise.passage.get_absolute_url(),
        "/toezeggingen/",
        "/toezeggingen/?status=afgedaan",
        world.promise.get_absolute_url(),
        world.undated.get_absolute_url(),
        "/randvoorwaarden/",
        world.condition.get_absolute_url(),
        "/opdrachten/",
        world.order.get_absolute_url(),
        "/mijlpalen/",
        world.mijlpaal.get_absolute_url(),
        "/vergaderingen/",
        world.vergadering.get_absolute_url(),
        "/organen/",
        world.advisory.get_absolute_url(),
        "/zoeken/?q=wachttijden",
        "/zoeken/?q=wachttyden+adviesraad",
        "/zoeken/?q=wachttijden&soort=toezegging&status=afgedaan&van=2023-01-01",
        "/zoeken/?q=clientenpenels&letterlijk=1&soort=brief",
        f"/zoeken/?q=wachttijden+{'a' * 500}",
        f"{memo}pagina/2/?zoek=wachttijden",
    ]
    return [
        *((address, 200) for address in found),
        (world.withdrawn.get_absolute_url(), 410),
        ("/bestaat-niet/", 404),
        (f"{dossier}?van=gisteren", 400),
    ]


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_every_public_page_fits_and_can_be_used(
    world: World, new_context: Callable[..., BrowserContext], width: int
) -> None:
    page = new_context(width=width).new_page()
    noise = Noise(page)
    problems = []
    for address, status in public_pages(world):
        response = page.goto(address)
        found = [] if response and response.status == status else [f"status {response and response.status}"]
        found += noise.taken() + too_wide(page) + small_targets(page)
        if width != 768:
            found += axe_violations(page)
        if width == 320:
            found += too_wide_when_spaced_out(page)
        problems += [f"{address} {problem}" for problem in found]
    assert not problems, "\n".join(problems)
