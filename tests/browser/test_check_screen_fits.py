"""Each state of the check screen on a phone, a tablet and a desk: it fits, and axe finds no fault."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dossiers.reading.model import FindKind
from tests.browser.page_checks import (
    WCAG_TAGS,
    Noise,
    axe_violations,
    cut_off_in_beheer,
    small_targets,
    too_wide,
    too_wide_when_spaced_out,
)
from tests.browser.test_check_screen import OBSCURED, open_check, proposal
from tests.factories import PROMISE, make_stuk
from tests.found_in_text import found, propose

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BSN = "123456782"
LONG = "meerjarenuitvoeringsprogrammabegrotingswijzigingsvoorstel"


@pytest.fixture
def stuk(index_folder: Any, live_server: Any, griffier: Any, dossier: Any) -> Any:
    text = f"{PROMISE}\n\nZie het raadsmemo over het {LONG}. Een inwoner met BSN {BSN}."
    made = make_stuk(dossier, text, state="concept", title=f"Memo over het {LONG}")
    finds = [
        found(made, FindKind.TOEZEGGING, PROMISE, {"termijn": "voor de zomer", "hardheid": "verwachting"}),
        found(made, FindKind.REFERENCE, f"raadsmemo over het {LONG}", {"type": "raadsmemo"}),
        found(made, FindKind.PERSONAL, BSN, {"what": "bsn", "level": "hoog"}),
    ]
    propose(made, *finds)
    return made


def problems_of(page: Page, noise: Noise) -> list[str]:
    page.wait_for_load_state("networkidle")
    found = noise.taken() + too_wide(page) + cut_off_in_beheer(page) + small_targets(page)
    found += too_wide_when_spaced_out(page) + axe_violations(page, WCAG_TAGS)
    return found + axe_violations(page, ["best-practice"], within="#controle")


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_each_state_fits_and_can_be_used(stuk: Any, new_context: Callable[..., BrowserContext], width: int) -> None:
    page = new_context(width=width, height=1000).new_page()
    noise = Noise(page)
    open_check(page, stuk)
    page.reload()
    page.wait_for_load_state("networkidle")
    assert not proposal(page, 1).evaluate(OBSCURED)
    problems = problems_of(page, noise)
    proposal(page, 1).get_by_label("Wat").fill("")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="Er is 1 ding niet goed.")).to_be_focused()
    assert [line.partition(":")[0] for line in noise.taken()] == ["422"]
    problems += problems_of(page, noise)
    for number in (2, 3):
        proposal(page, number - 1).get_by_role("button", name="Klopt niet").click()
        expect(proposal(page, number)).to_be_focused()
        assert not proposal(page, number).evaluate(OBSCURED)
        problems += problems_of(page, noise)
    proposal(page, 3).get_by_label("Reden").fill("Dit is een voorbeeld.")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Publiceren")).to_be_focused()
    problems += problems_of(page, noise)
    assert not problems, "\n".join(problems)
