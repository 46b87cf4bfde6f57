"""From upload to published over the check screen: with few keys, with the mouse, without script, and by two at once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, FilePayload, Locator, Page, expect

from dossiers.models import Decision, Kandidaat, Orgaan, Stuk
from dossiers.reading.model import FindKind
from tests.browser.page_checks import Noise
from tests.browser.test_griffier_journey import PASSWORD, sign_in
from tests.browser.world import pdf_of
from tests.factories import PROMISE, make_orgaan, make_stuk
from tests.found_in_text import found, propose

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_KEYS = 20
BOARD = "College van burgemeester en wethouders"
REJECTED = "raadsmemo van 27 maart 2024"
CORRECTED = "Raadsmemo"
MEMO: FilePayload = {
    "name": "wachttijden.pdf",
    "mimeType": "application/pdf",
    "buffer": pdf_of(
        (
            "Raadsmemo",
            "Datum: 29 maart 2024",
            "Ons kenmerk: 2024-020331",
            "Aan: de gemeenteraad",
            f"Van: het {BOARD.lower()}",
            "Onderwerp: Wachttijden in de Wmo",
            "Op 2 maart 20223 vroeg uw raad hoe lang inwoners wachten. Hieronder leest u dat.",
        ),
        (
            "Planning",
            "Meer leest u in het raadsmemo van 27 maart 2024.",
            "Wij sturen u voor de zomer een overzicht van de wachttijden.",
        ),
    ),
}
OBSCURED = """node => {
  const [own, bar] = [node, document.querySelector('.check-publish')].map((one) => one.getBoundingClientRect());
  return own.top < 0 || (own.bottom > bar.top && own.top < bar.bottom);
}"""


@pytest.fixture
def desk(index_folder: Any, live_server: Any, griffier: Any, gemeente: Any, dossier: Any) -> Any:
    make_orgaan(gemeente)
    make_orgaan(gemeente, BOARD, Orgaan.Kind.BOARD)
    return dossier


@pytest.fixture
def stuk(desk: Any) -> Stuk:
    """A concept with three promises and a reference to judge."""
    text = f"{PROMISE}\n\nWij sturen een plan.\n\nWij sturen een brief.\n\nZie het {REJECTED}."
    made = make_stuk(desk, text, "Hier staat niets.", state="concept", title="Memo over wachttijden")
    propose(
        made,
        found(made, FindKind.TOEZEGGING, PROMISE, {"termijn": "voor de zomer", "hardheid": "hard"}),
        found(made, FindKind.TOEZEGGING, "Wij sturen een plan."),
        found(made, FindKind.TOEZEGGING, "Wij sturen een brief."),
        found(made, FindKind.REFERENCE, REJECTED, {"type": "raadsmemo", "date": "2024-03-27"}),
    )
    return made


class Keyboard:
    """Counts what is pressed."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.count += 1

    def tab_to(self, target: Locator) -> None:
        while not target.evaluate("node => node === document.activeElement"):
            assert self.count < MOST_KEYS, f"not reached with Tab: {target}"
            self.press("Tab")


def proposal(page: Page, number: int) -> Locator:
    return page.locator("[data-proposal]").filter(has=page.get_by_role("heading", name=f"{number}. ", exact=False))


def open_check(page: Page, stuk: Stuk) -> None:
    """Signed in, at its first proposal; a reload would be seen by `stayed`."""
    sign_in(page)
    page.goto(reverse("beheer_stuk:check", args=[stuk.pk]))
    expect(proposal(page, 1)).to_be_focused()
    page.evaluate("window.wasHereBefore = true")


def stayed(page: Page) -> bool:
    return bool(page.evaluate("window.wasHereBefore === true"))


def check_what_was_decided(total: int) -> None:
    decided = dict(Kandidaat.objects.values_list("quote", "decision"))
    assert total == len(decided) >= 8
    assert (decided.pop(REJECTED), decided.pop(CORRECTED)) == (Decision.REJECTED, Decision.CORRECTED)
    assert set(decided.values()) == {Decision.ACCEPTED}
    stuk = Stuk.objects.get()
    assert (stuk.live, stuk.kenmerk, stuk.soort) == (True, "2024-020331", Stuk.Soort.INFORMATION_LETTER)


def test_with_the_keyboard_only(
    desk: Any, reads_later: Callable[[], None], new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(height=1000).new_page()  # a promise with all its fields fits above the bar
    noise = Noise(page)
    sign_in(page)
    page.goto(f"{reverse('dossiers_beheer:upload')}?dossier={desk.pk}")
    keys = Keyboard(page)
    expect(page.get_by_label("Bestanden")).to_be_focused()
    page.get_by_label("Bestanden").set_input_files(MEMO)  # in the window of the system itself
    keys.count += 1
    keys.tab_to(page.get_by_role("button", name="Uploaden"))
    keys.press("Enter")
    expect(page.get_by_role("heading", name="1 bestand staat klaar als concept")).to_be_focused()
    reads_later()
    expect(page.get_by_role("link", name="Controleren en publiceren")).to_be_focused()
    keys.press("Enter")

    total = Kandidaat.objects.count()
    for number in range(1, total + 1):
        here = proposal(page, number)
        expect(here).to_be_focused()
        assert not here.evaluate(OBSCURED)
        quote = here.locator("blockquote").inner_text().strip(" \n“”")
        if quote == CORRECTED:
            for key in ("v", "ArrowDown", "Enter"):
                keys.press(key)
        else:
            keys.press("n" if quote == REJECTED else "j")
        expect(page.locator("[data-check-status]")).to_have_text(f"{number} van {total} gecontroleerd")
    expect(page.get_by_role("button", name="Publiceren")).to_be_focused()
    keys.press("Enter")
    expect(page.get_by_role("status").filter(has_text="staat op de openbare site")).to_be_visible()
    check_what_was_decided(total)
    assert keys.count <= MOST_KEYS
    assert not noise.taken()


@pytest.mark.parametrize("has_script", [True, False])
def test_with_buttons_and_links(desk: Any, new_context: Callable[..., BrowserContext], has_script: bool) -> None:
    page = new_context(java_script_enabled=has_script).new_page()
    sign_in(page)
    page.get_by_role("link", name="Bestanden uploaden").click()
    page.get_by_role("checkbox", name="Transformatie Wmo").check()
    page.get_by_label("Bestanden").set_input_files(MEMO)
    page.get_by_role("button", name="Uploaden").click()
    page.get_by_role("link", name="Controleren en publiceren").click()
    total = Kandidaat.objects.count()
    for number in range(1, total + 1):
        here = proposal(page, number)
        expect(here).to_have_attribute("data-current", "")
        if CORRECTED in here.locator("blockquote").inner_text():
            here.get_by_role("combobox", name="Soort stuk").select_option(label="Raadsinformatiebrief")
            here.get_by_role("button", name="Verbeter").click()
        elif REJECTED in here.locator("blockquote").inner_text():
            here.get_by_role("button", name="Klopt niet").click()
        else:
            here.locator("button").first.click()
        expect(page.get_by_role("main").locator("progress")).to_have_attribute("value", str(number))
    page.get_by_role("button", name="Publiceren").click()
    expect(page.get_by_role("status").filter(has_text="staat op de openbare site")).to_be_visible()
    check_what_was_decided(total)


def test_a_later_one_first_and_one_again(stuk: Stuk, visitor: Page) -> None:
    open_check(visitor, stuk)
    visitor.get_by_role("link", name="voorstel 3", exact=True).click()
    expect(proposal(visitor, 3)).to_be_focused()
    proposal(visitor, 3).get_by_role("link", name="Verbeter").click()
    expect(proposal(visitor, 3)).to_have_attribute("data-current", "")
    proposal(visitor, 3).get_by_role("button", name="Klopt niet").click()
    expect(proposal(visitor, 4)).to_be_focused()
    visitor.get_by_text("Gecontroleerd (1)").click()
    visitor.get_by_role("button", name="Herzie 3").click()
    expect(proposal(visitor, 3)).to_be_focused()
    expect(visitor.locator("[data-check-status]")).to_have_text("0 van 4 gecontroleerd")
    assert stayed(visitor)


def test_the_other_page_is_read_without_losing_the_place(stuk: Stuk, visitor: Page) -> None:
    open_check(visitor, stuk)
    visitor.get_by_role("link", name="Deel 2", exact=True).click()
    expect(visitor.get_by_role("heading", name="Deel 2", exact=True)).to_be_focused()
    expect(visitor.get_by_text("Hier staat niets.")).to_be_visible()
    assert stayed(visitor)
    proposal(visitor, 1).get_by_role("button", name="Klopt niet").click()
    expect(proposal(visitor, 2)).to_be_focused()
    expect(visitor.get_by_role("heading", name="Deel 1", exact=True)).to_be_visible()


def test_keys_walk_outline_and_can_be_switched_off(stuk: Stuk, visitor: Page) -> None:
    open_check(visitor, stuk)
    visitor.keyboard.press("ArrowUp")
    expect(proposal(visitor, 1)).to_be_focused()
    for number in (2, 3):
        visitor.keyboard.press("ArrowDown")
        expect(proposal(visitor, number)).to_be_focused()
    expect(visitor.locator("mark[aria-current]")).to_have_text("Wij sturen een brief.voorstel 3")
    visitor.keyboard.press("v")
    expect(proposal(visitor, 3).get_by_label("Wat")).to_be_focused()
    visitor.keyboard.type("jvn")
    expect(proposal(visitor, 3).get_by_label("Wat")).to_have_value("jvn")
    visitor.keyboard.press("Escape")
    expect(proposal(visitor, 3)).to_be_focused()
    for _again in range(2):
        visitor.get_by_role("button", name="Zet toetsen uit").click()
        expect(visitor.locator("kbd").locator("visible=true")).to_have_count(5)  # only in the line that explains them
        visitor.reload()
        expect(proposal(visitor, 3)).to_be_focused()
        for key in ("ArrowDown", "j", "n", "v"):
            visitor.keyboard.press(key)
        expect(proposal(visitor, 3)).to_be_focused()
        visitor.get_by_role("button", name="Zet toetsen aan").click()
    assert not Kandidaat.objects.exclude(decision=Decision.OPEN).exists()


def test_what_is_refused_is_told_and_what_was_typed_stays(stuk: Stuk, visitor: Page) -> None:
    open_check(visitor, stuk)
    visitor.keyboard.press("v")
    visitor.keyboard.press("Delete")
    proposal(visitor, 1).get_by_label("Termijn").fill("voor de zomer van 2025")
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("group", name="Er is 1 ding niet goed.")).to_be_focused()
    expect(proposal(visitor, 1).get_by_label("Termijn")).to_have_value("voor de zomer van 2025")
    visitor.get_by_role("link", name="Wat: ").click()
    expect(proposal(visitor, 1).get_by_label("Wat")).to_be_focused()
    visitor.keyboard.type("Overzicht sturen")
    visitor.keyboard.press("Escape")
    visitor.keyboard.press("v")
    expect(proposal(visitor, 2)).to_be_focused()
    assert stayed(visitor)
    assert Kandidaat.objects.get(quote=PROMISE).decision == Decision.CORRECTED


def test_improving_without_a_change_is_no_judgement(stuk: Stuk, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context().new_page()
    open_check(page, stuk)
    proposal(page, 1).get_by_role("button", name="Verbeter").click()
    expect(proposal(page, 1).get_by_label("Wat")).to_be_focused()
    plain = new_context(java_script_enabled=False).new_page()
    sign_in(plain)
    plain.goto(reverse("beheer_stuk:check", args=[stuk.pk]))
    proposal(plain, 1).get_by_role("button", name="Verbeter").click()
    expect(plain.get_by_text("U heeft nog niets verbeterd.")).to_be_visible()
    assert not Kandidaat.objects.exclude(decision=Decision.OPEN).exists()


def test_who_comes_second_is_told(stuk: Stuk, new_context: Callable[..., BrowserContext]) -> None:
    first, second = new_context().new_page(), new_context().new_page()
    open_check(first, stuk)
    open_check(second, stuk)
    first.keyboard.press("n")
    expect(proposal(first, 2)).to_be_focused()
    second.keyboard.press("j")
    expect(
        second.get_by_role("status").filter(has_text="heeft dit voorstel net beoordeeld: Klopt niet")
    ).to_be_visible()
    expect(proposal(second, 2)).to_be_focused()
    second.keyboard.press("n")
    expect(proposal(second, 3)).to_be_focused()
    expect(second.get_by_role("status").filter(has_text="net beoordeeld")).to_have_count(0)
    assert stayed(second)


def test_without_a_connection_nothing_typed_is_lost(stuk: Stuk, visitor: Page) -> None:
    open_check(visitor, stuk)
    proposal(visitor, 1).get_by_label("Wat").fill("Overzicht sturen")
    visitor.route("**/controleren/**", lambda route: route.abort())
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("status").filter(has_text="Er is geen verbinding.")).to_be_visible()
    visitor.unroute("**/controleren/**")
    visitor.keyboard.press("Enter")
    expect(proposal(visitor, 2)).to_be_focused()
    assert stayed(visitor)


def test_who_was_logged_out_comes_to_the_login(stuk: Stuk, visitor: Page) -> None:
    open_check(visitor, stuk)
    visitor.context.clear_cookies(name="sessionid")
    visitor.keyboard.press("j")
    expect(visitor.get_by_label("Wachtwoord")).to_be_visible()
    visitor.get_by_label("Gebruikersnaam").fill("griffier@duinvoorde.example")
    visitor.get_by_label("Wachtwoord").fill(PASSWORD)
    visitor.keyboard.press("Enter")
    expect(proposal(visitor, 1)).to_be_focused()
