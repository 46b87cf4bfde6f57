"""The words of a question, marked on the page of a stuk that it led to."""

import re
from typing import Any

import pytest
from django.test import Client

from dossiers.models import DossierPage, Stuk
from search.services import feed_outbox, marked_words
from tests.factories import make_stuk, make_toezegging

pytestmark = pytest.mark.django_db
FIRST = "De raad vroeg naar de wachttijden.\n\nOver het sociaal team later meer."
SECOND = "Meer over de wachttijd, en nog een wachttijd."


@pytest.fixture
def stuk(dossier: DossierPage, settings: Any, tmp_path: Any) -> Stuk:
    settings.SEARCH_INDEX_DIR = tmp_path / "zoekindex"
    stuk = make_stuk(dossier, FIRST, SECOND)
    feed_outbox()
    return stuk


def page(client: Client, stuk: Stuk, number: int = 1, **params: str) -> str:
    return client.get(f"{stuk.get_absolute_url()}pagina/{number}/", params).content.decode()


def marks(html: str) -> list[str]:
    text = html.partition('class="page-text"')[2].partition("</section>")[0]
    return re.findall(r"<mark[^>]*data-sought[^>]*>(.*?)</mark>", text)


def test_the_words_are_marked_and_the_first_can_be_jumped_to(client: Client, stuk: Stuk) -> None:
    html = page(client, stuk, zoek="wachttijd teams")
    assert marks(html) == ["wachttijden", "team"]
    assert html.count('id="zoekwoord"') == 1
    assert '<mark data-sought id="zoekwoord" tabindex="-1">wachttijden</mark>' in html
    assert "de woorden van uw zoekvraag “wachttijd teams”" in html
    assert '<meta name="robots" content="noindex">' in html


def test_a_page_without_a_question_is_as_it_was(client: Client, stuk: Stuk) -> None:
    html = page(client, stuk)
    assert "data-sought" not in html
    assert "zoekvraag" not in html
    assert '<meta name="robots" content="index, follow">' in html
    assert f'href="{stuk.get_absolute_url()}pagina/2/"' in html


def test_the_other_pages_of_the_stuk_mark_them_too(client: Client, stuk: Stuk) -> None:
    assert f'href="{stuk.get_absolute_url()}pagina/2/?zoek=wachttijd#zoekwoord"' in page(client, stuk, zoek="wachttijd")
    assert marks(page(client, stuk, 2, zoek="wachttijd")) == ["wachttijd", "wachttijd"]
    html = page(client, stuk, 2, zoek="raad")
    assert marks(html) == []
    assert "staan niet op deel 2" in html


def test_a_search_leads_there(client: Client, stuk: Stuk) -> None:
    html = client.get("/zoeken/", {"q": "wachttijden"}).content.decode()
    url = f"{stuk.get_absolute_url()}pagina/1/?zoek=wachttijden#zoekwoord"
    assert f'<a href="{url}">Deel 1</a>' in html
    assert "wachttijden" in marks(client.get(url).content.decode())


def test_a_word_in_a_sentence_that_is_claimed_keeps_its_claim(client: Client, dossier: DossierPage, stuk: Stuk) -> None:
    promise = make_toezegging(stuk, words="De raad vroeg naar de wachttijden.")
    html = page(client, stuk, zoek="vroeg wachttijden later", passage=promise.passage.public_id)
    assert marks(html) == ["vroeg", "wachttijden", "later"]
    assert html.count('id="passage"') == 1
    assert 'href="#vondst-1"' in html
    assert '<mark aria-current="true" data-sought id="zoekwoord" tabindex="-1">vroeg</mark>' in html


def test_a_misspelt_word_marks_what_the_search_found_instead(client: Client, stuk: Stuk) -> None:
    assert marks(page(client, stuk, zoek="wachttyden")) == ["wachttijden"]
    assert marks(page(client, stuk, zoek="wachttyden", letterlijk="1")) == []


@pytest.mark.parametrize("typed", ["", '"', "x" * 5000, "wmo " * 2000, "\x00", "<b>", "-wachttijden", "(" * 400])
def test_any_question_gives_the_page(client: Client, stuk: Stuk, typed: str) -> None:
    response = client.get(f"{stuk.get_absolute_url()}pagina/1/", {"zoek": typed})
    assert response.status_code == 200
    assert marks(response.content.decode()) == []
    assert b"<b>" not in response.content.partition(b"page-text")[2].partition(b"</section>")[0]


def test_marking_known_words_costs_one_query(stuk: Stuk, django_assert_num_queries: Any) -> None:
    """Whether the griffie changed a list of words."""
    marked_words("raad wachttijd", FIRST)
    with django_assert_num_queries(1):
        assert marked_words("raad wachttijd", FIRST) == [(3, 7), (22, 33)]


def test_spans_of_several_words_never_overlap() -> None:
    assert marked_words('"sociaal team" team sociaal', FIRST, literal=True) == [(45, 57)]


def test_a_page_full_of_the_word_has_an_end_to_its_marks(client: Client, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, "motie " * 3000)
    assert len(marks(page(client, stuk, zoek="motie"))) == 500
