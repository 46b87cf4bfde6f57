"""The pages of the griffie on a phone and on a desk: nothing is cut off, and axe finds no fault (WCAG 2.2 A and AA)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from besluiten.models import Oordeel
from besluiten.services.accounts import make_account
from besluiten.services.onderdelen import add_onderdeel
from besluiten.services.oordelen import give_oordeel
from dossiers.reading.model import FindKind
from tests.browser.page_checks import WCAG_TAGS, Noise, axe_violations, cut_off_in_beheer, small_targets, too_wide
from tests.browser.test_griffier_journey import sign_in
from tests.browser.world import UNDATED, World
from tests.factories import PROMISE, make_compound, make_empty_query, make_stuk, make_synonym, passage_of
from tests.found_in_text import found, propose

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def beheer_pages(world: World) -> list[str]:
    promise, memo = world.promise, world.memo
    make_empty_query("zwerfkeienbeleidsuitvoeringsprogramma in de binnenstad")
    propose(memo, found(memo, FindKind.TOEZEGGING, UNDATED, page=2))
    passage = world.undated.passage
    account = make_account(
        orgaan=world.advisory, email="lid-van-de-adviesraad@adviesraad.example", name="Lena van Duin"
    )
    part = add_onderdeel(promise, title="Een overzicht van de wachttijden per wijk", user=None)
    oordeel = give_oordeel(
        promise, verdict="deels", party=Oordeel.Party.THIRD, orgaan=world.advisory, words="Eén wijk ontbreekt."
    )
    return [
        "/beheer/",
        reverse("dossiers_beheer:dossiers"),
        reverse("wagtailadmin_pages:edit", args=[world.dossier.pk]),
        reverse("dossiers_beheer:phase", args=[world.dossier.pk]),
        reverse("dossiers_beheer:upload"),
        reverse("dossiers_beheer:uploaded") + f"?stuk={memo.pk}",
        reverse("beheer_stuk:list"),
        reverse("beheer_stuk:edit", args=[memo.pk]),
        reverse("beheer_stuk:edit", args=[world.withdrawn.pk]),
        reverse("beheer_stuk:pagina", args=[memo.pk, 2]) + "?beeld=groot",
        reverse("beheer_stuk:replace_bestand", args=[memo.pk]),
        reverse("beheer_stuk:publish", args=[memo.pk]),
        reverse("beheer_stuk:withdraw", args=[memo.pk]),
        reverse("beheer_stuk:check", args=[memo.pk]),
        reverse("beheer_stuk:check_page", args=[memo.pk, 2]) + "?beeld=1",
        reverse("dossiers_beheer:to_check"),
        reverse("dossiers_beheer:loose_references"),
        reverse("dossiers_beheer:reading_rules"),
        reverse("dossiers_beheer:passage", args=[passage.public_id]),
        reverse("besluiten_beheer:register", args=[passage.public_id, "toezegging"]),
        reverse("besluiten_beheer:register", args=[passage.public_id, "randvoorwaarde"]),
        reverse("besluiten_beheer:shift", args=[passage.public_id]),
        reverse("besluiten_beheer:afspraken"),
        reverse("besluiten_beheer:afspraak", args=[promise.pk]),
        reverse("besluiten_beheer:status", args=[world.undated.pk]),
        *(
            reverse(f"besluiten_beheer:{name}", args=[promise.pk])
            for name in ("termijn", "owners", "title", "nummer", "add_onderdeel", "give_oordeel")
        ),
        *(
            reverse(f"besluiten_beheer:{name}", args=[promise.pk, part.pk])
            for name in ("correct_onderdeel", "drop_onderdeel", "judge_delivery")
        ),
        *(
            reverse(f"besluiten_beheer:{name}", args=[promise.pk, oordeel.pk])
            for name in ("answer_oordeel", "withhold")
        ),
        reverse("besluiten_beheer:settle", args=[world.letter.pk]),
        reverse("dossiers_beheer:loose_ends"),
        reverse("besluiten_beheer:terms", args=[world.dossier.get_parent().pk]),
        reverse("besluiten_beheer:mijlpalen"),
        reverse("besluiten_beheer:mijlpaal", args=[world.mijlpaal.pk]),
        reverse("besluiten_beheer:accounts"),
        reverse("besluiten_beheer:make_account"),
        reverse("besluiten_beheer:account_link", args=[account.pk]),
        reverse("besluiten_beheer:end_account", args=[account.pk]),
        reverse("beheer_orgaan:index"),
        reverse("beheer_orgaan:add"),
        reverse("beheer_reces:index"),
        reverse("search_beheer:synonyms"),
        reverse("search_beheer:synonyms") + "?q=onvindbaar",
        reverse("search_beheer:add_synonym") + "?begin=hetzelfde:b%26w",
        reverse("search_beheer:synonym", args=[make_synonym("keitjes", "hondenbeleid").pk]),
        reverse("search_beheer:empty_queries"),
        reverse("search_beheer:compounds") + "?woord=raadsinformatiebrieven",
        reverse("search_beheer:add_compound"),
        reverse("search_beheer:compound", args=[make_compound("raadsbrief", "delen", "raad brief").pk]),
        reverse("wagtailadmin_account"),
    ]


def problems_of(page: Page, address: str, noise: Noise) -> list[str]:
    response = page.goto(address)
    page.wait_for_load_state("networkidle")
    found = [] if response and response.status == 200 else [f"status {response and response.status}"]
    found += noise.taken() + too_wide(page) + cut_off_in_beheer(page) + small_targets(page)
    return [f"{address} {problem}" for problem in found + axe_violations(page, WCAG_TAGS)]


@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_of_the_griffie_fit_and_can_be_used(
    world: World, griffier: Any, new_context: Callable[..., BrowserContext], width: int
) -> None:
    make_stuk(
        world.dossier, "Nog niet af.", state="concept", title="een-naam-zonder-spaties-die-langer-is-dan-een-telefoon"
    )
    page = new_context(width=width).new_page()
    sign_in(page)
    noise = Noise(page)
    problems = [problem for address in beheer_pages(world) for problem in problems_of(page, address, noise)]
    assert not problems, "\n".join(problems)


def test_a_form_says_so_when_there_are_no_functies_yet(
    index_folder: Path, live_server: Any, griffier: Any, dossier: Any, visitor: Page
) -> None:
    passage = passage_of(make_stuk(dossier, PROMISE))
    sign_in(visitor)
    visitor.goto(reverse("besluiten_beheer:register", args=[passage.public_id, "toezegging"]))
    expect(visitor.get_by_text("Er is nog niets om uit te kiezen.")).to_have_count(2)
    visitor.get_by_label("Wat").fill("Een overzicht sturen")
    visitor.get_by_role("button", name="Opslaan").click()
    expect(visitor.get_by_role("heading", name="T-2026-001")).to_be_visible()


def test_labels_for_ears_are_dutch(world: World, griffier: Any, visitor: Page) -> None:
    """Wagtail has a few labels that its translators never saw."""
    sign_in(visitor)
    visitor.goto(reverse("wagtailadmin_pages:edit", args=[world.dossier.pk]))
    expect(visitor.get_by_role("navigation", name="Acties", exact=True)).to_be_visible()
    for name in ("Actions", "Minimap", "Checks"):
        expect(visitor.get_by_label(name, exact=False).locator("visible=true")).to_have_count(0)
