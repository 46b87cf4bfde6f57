"""Nothing, very much and very long, on a phone: it fits, and it can still be read and used."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from besluiten.models import Besluit
from besluiten.services.afspraken import change_owners
from dossiers.datering import datering_from_iso
from dossiers.models import Behandeling, Vergadering
from search.services import rebuild
from tests.besluiten_cast import make_functie
from tests.browser.page_checks import Noise, axe_violations, small_targets, too_wide, too_wide_when_spaced_out
from tests.factories import make_orgaan, make_stuk, make_toezegging

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DOSSIER = "/dossiers/duinvoorde/transformatie-wmo/"


@pytest.fixture
def phone(index_folder: Any, live_server: Any, dossier: Any, new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(width=320, height=640).new_page()


def problems_at(page: Page, *addresses: str) -> list[str]:
    noise = Noise(page)
    problems = []
    for address in addresses:
        page.goto(address)
        found = noise.taken() + too_wide(page) + too_wide_when_spaced_out(page) + small_targets(page)
        problems += [f"{address} {problem}" for problem in found + axe_violations(page)]
    return problems


def test_a_dossier_without_anything_says_so(phone: Page) -> None:
    rebuild()
    papers = [f"{DOSSIER}?afdruk=1", f"{DOSSIER}?afdruk=kort"]
    lists = ["/toezeggingen/", "/randvoorwaarden/", "/opdrachten/", "/mijlpalen/", "/vergaderingen/", "/organen/"]
    assert problems_at(phone, "/", "/dossiers/", "/dossiers/duinvoorde/", DOSSIER, *papers, *lists, "/zoeken/") == []
    phone.goto(DOSSIER)
    expect(phone.get_by_text("Dit dossier is nog leeg")).to_be_visible()


def test_two_thousand_moments_come_in_pages(phone: Page, gemeente: Any, dossier: Any) -> None:
    council = make_orgaan(gemeente)
    rows = []
    for number in range(2_000):
        row = Besluit(gemeente=gemeente, orgaan=council, text=f"Besluit nummer {number + 1}.", is_confirmed=True)
        row.date = datering_from_iso((date(2020, 1, 1) + timedelta(days=number)).isoformat())
        rows.append(row)
    links = Besluit.dossiers.through
    links.objects.bulk_create(links(besluit=row, dossierpage=dossier) for row in Besluit.objects.bulk_create(rows))
    assert problems_at(phone, DOSSIER, f"{DOSSIER}?pagina=2&sorteer=oudste") == []
    timeline = phone.get_by_role("region", name="Tijdlijn")
    expect(timeline).to_contain_text("2000 momenten")
    assert phone.locator(".tl-body").count() <= 100
    phone.goto(DOSSIER)
    phone.get_by_role("link", name="Volgende").click()
    expect(timeline).to_contain_text("Besluit nummer")


def test_ten_owners_and_a_quote_of_three_thousand_characters(phone: Page, gemeente: Any, dossier: Any) -> None:
    quote = " ".join(f"In week {number} krijgt de raad een bericht over de wachttijden." for number in range(50))[
        :3_000
    ]
    assert len(quote) >= 2_900
    stuk = make_stuk(dossier, f"Vooraf.\n\n{quote}\n\nNa afloop.", title="Brief met één lange zin")
    promise = make_toezegging(stuk, quote)
    titles = [f"wethouder Zorg, Welzijn en Wijkaanpak nummer {number}" for number in range(10)]
    change_owners(promise, [make_functie(gemeente, title) for title in titles], reason="Een nieuw college.")
    rebuild()
    address = promise.get_absolute_url()
    pages = [address, promise.passage.get_absolute_url(), "/toezeggingen/", DOSSIER, f"{DOSSIER}?afdruk=kort"]
    assert problems_at(phone, *pages, "/zoeken/?q=wachttijden") == []
    phone.goto(address)
    expect(phone.get_by_role("blockquote").first).to_contain_text(quote[-60:])
    for title in titles:
        expect(phone.get_by_role("main")).to_contain_text(title)


def test_a_stuk_that_ten_organen_treated(
    phone: Page, gemeente: Any, dossier: Any, new_context: Callable[..., BrowserContext]
) -> None:
    stuk = make_stuk(dossier)
    for number in range(10):
        orgaan = make_orgaan(gemeente, f"Wijkberaad Noorderveen-Oost {number}", "adviesraad")
        meeting = Vergadering(gemeente=gemeente, orgaan=orgaan)
        meeting.date = datering_from_iso("2026-05-01")
        meeting.save()
        Behandeling.objects.create(gemeente=gemeente, vergadering=meeting, stuk=stuk, manner="ter_kennisname")
    rebuild()
    assert problems_at(phone, DOSSIER, stuk.get_absolute_url(), "/vergaderingen/", "/organen/") == []
    desk = new_context(width=1280).new_page()
    desk.goto(DOSSIER)
    assert too_wide(desk) == []


def test_a_title_from_right_to_left_does_not_turn_the_dutch_around_it(phone: Page, dossier: Any) -> None:
    hebrew = "דוח ההתקדמות 2026 (3)"
    turned = "verslag \u202enegildnahrev"
    first, second = (make_stuk(dossier, title=title) for title in (hebrew, turned))
    phone.goto(first.get_absolute_url())
    heading = phone.get_by_role("heading", level=1)
    assert heading.evaluate("node => getComputedStyle(node).direction") == "rtl"
    phone.goto(second.get_absolute_url())
    assert heading.evaluate("node => getComputedStyle(node).direction") == "ltr"
    phone.goto(DOSSIER)
    # What is turned round ends where its own element ends.
    loose = """() => [...document.querySelectorAll('main *')].filter((node) =>
      [...node.childNodes].some((child) => child.nodeType === 3 && child.data.includes('\\u202e')) &&
      getComputedStyle(node).unicodeBidi === 'normal').map((node) => node.outerHTML.slice(0, 120))"""
    assert phone.evaluate(loose) == []
