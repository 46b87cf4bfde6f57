"""The pages about the search index on a phone and on a desk, with something wrong in each place."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import BrowserContext, expect

from search.models import OutboxRow, SearchRun
from tests.browser.page_checks import Noise
from tests.browser.test_beheer_pages import problems_of
from tests.browser.world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "document_parsing_exception: [1:43] failed to parse field [portefeuillehouder] of type [keyword] in document"


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_pages_about_the_search_index_fit_and_can_be_used(
    world: World, settings: Any, new_context: Callable[..., BrowserContext], width: int
) -> None:
    get_user_model().objects.create_superuser("beheerder", "b@portaal.example", "x" * 14)
    now = timezone.now()
    OutboxRow.objects.create(kind="stuk", object_id=12, attempts=2, error=LONG, retry_at=now)
    OutboxRow.objects.create(kind="afspraak", object_id=3, attempts=6, error=LONG)
    SearchRun.objects.create(
        kind="controle", started_at=now, finished_at=now, is_good=False, details=["stuk:12:4: ontbreekt"],
        words="Index en database verschillen: 1 ontbreekt.",
    )  # fmt: skip
    SearchRun.objects.create(kind="herbouw", started_at=now, seen_at=now, done=3_000, total=12_000)
    SearchRun.objects.create(kind="weg", started_at=now - timedelta(hours=2), is_good=False, words=LONG)
    page = new_context(width=width).new_page()
    page.goto("/beheer/")
    page.get_by_label("Gebruikersnaam").fill("beheerder")
    page.get_by_label("Wachtwoord").fill("x" * 14)
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("heading", name="Werklijst")).to_be_visible()
    noise = Noise(page)
    addresses = ["/beheer/zoeken/index/", "/beheer/zoeken/index/niet-gelukt/"]
    problems = [problem for address in addresses for problem in problems_of(page, address, noise)]
    settings.SEARCH_ENGINE = "weg"
    problems += problems_of(page, addresses[0], noise)
    assert not problems, "\n".join(problems)
    page.get_by_role("button", name="Nu controleren").click()
    expect(page.get_by_text("Wacht op de worker")).to_be_visible()
