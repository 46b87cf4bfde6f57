"""A dossier on paper: the whole of it on one page, or what a meeting needs on two sides."""

from html import unescape
from typing import Any

import pytest
import time_machine
from django.test import Client

from dossiers.datering import datering_from_iso
from dossiers.models import DossierPage
from tests.factories import make_stuk, make_toezegging
from tests.test_timeline import many

pytestmark = pytest.mark.django_db


def text_of(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status
    return " ".join(unescape(answer.content.decode()).split())


def test_the_whole_timeline_stands_on_one_page(
    client: Client, dossier: DossierPage, django_assert_max_num_queries: Any
) -> None:
    many(dossier, *(f"2024-01-{1 + n % 28:02d}" for n in range(120)))
    url = dossier.get_url()
    assert "Memo 0" not in text_of(client, url)
    with django_assert_max_num_queries(20):
        html = text_of(client, f"{url}?afdruk=1")
    assert html.count('class="tl"') >= 120
    assert 'aria-label="Pagina' not in html
    assert "Filter de tijdlijn" not in html
    assert "Terug naar het dossier" in html


def test_the_short_form_has_what_is_open_and_what_comes(client: Client, dossier: DossierPage) -> None:
    with time_machine.travel("2026-05-01"):
        stuk = make_stuk(dossier, date=datering_from_iso("2026-04-08"), title="Voortgang in april")
        make_toezegging(stuk)
        make_toezegging(make_stuk(dossier, "Wij komen erop terug."), "Wij komen erop terug.", termijn_words="in 2027")
        html = text_of(client, f"{dossier.get_url()}?afdruk=kort")
    assert "Overzicht van de wachttijden sturen" in html
    coming = html.partition("Wat eraan komt")[2]
    assert coming.index("30 juni 2026") < coming.index("31 december 2027")
    assert "Termijn toezegging" in coming
    assert "Voortgang in april" not in coming


def test_an_empty_dossier_has_a_short_form_too(client: Client, dossier: DossierPage) -> None:
    assert "Er zijn geen datums bekend die nog komen." in text_of(client, f"{dossier.get_url()}?afdruk=kort")


def test_another_kind_of_paper_does_not_exist(client: Client, dossier: DossierPage) -> None:
    text_of(client, f"{dossier.get_url()}?afdruk=poster", status=400)


def test_a_dossier_that_is_too_long_says_so(client: Client, dossier: DossierPage, monkeypatch: Any) -> None:
    monkeypatch.setattr("dossiers.views.dossier.WHOLE_TIMELINE", 5)
    many(dossier, *("2024-01-01" for _n in range(6)))
    assert "te lang voor één afdruk" in text_of(client, f"{dossier.get_url()}?afdruk=1")
