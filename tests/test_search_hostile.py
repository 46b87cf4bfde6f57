"""Whatever somebody types, the search answers, and soon enough."""

import time
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings

from tests.hostile_queries import HUGE, queries
from tests.search_shelf import Shelf, find

pytestmark = pytest.mark.django_db

MOST_SECONDS = 2.0
"""Of the processor, so that a busy machine does not fail the test."""

generated = settings(
    deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def fill(shelf: Shelf) -> Shelf:
    shelf.put(1, "De wachttijd van de wmo is 1,1 dag.", "Op 4 september 2031 één loket.", title="Memo 2023-020331")
    shelf.put(2, "Niets over het zwembad met 6,4 miljoen en ruim veel huisbezoek.", title="Titel")
    shelf.index()
    return shelf


@pytest.fixture
def shelf(tantivy_shelf: Shelf) -> Shelf:
    return fill(tantivy_shelf)


def ask_page(client: Client, typed: str) -> int:
    return client.get(f"/zoeken/?q={quote(typed, errors='surrogatepass')}").status_code


def ask_service(typed: str) -> None:
    start = time.process_time()
    find(typed)
    assert time.process_time() - start < MOST_SECONDS


def test_two_thousand_questions_get_a_page(shelf: Shelf, client: Client) -> None:
    @settings(generated, max_examples=2_000)
    @given(queries)
    def ask(typed: str) -> None:
        assert ask_page(client, typed) == 200

    ask()


@pytest.mark.elasticsearch
@pytest.mark.parametrize("each_engine", ["elasticsearch"], indirect=True)
def test_elasticsearch_answers_too(each_engine: str, shelf: Shelf) -> None:
    @settings(generated, max_examples=200)
    @given(queries)
    def ask(typed: str) -> None:
        find(typed)

    ask()


@pytest.mark.parametrize("typed", HUGE.values(), ids=HUGE)
def test_a_megabyte_is_cut_and_answered(shelf: Shelf, client: Client, typed: str) -> None:
    assert find(typed).was_cut
    ask_service(typed)
    assert client.post("/zoeken/", {"q": typed}).status_code in (400, 405)


@pytest.mark.faults
def test_a_hundred_thousand_questions_get_an_answer(shelf: Shelf) -> None:
    @settings(generated, max_examples=100_000)
    @given(queries)
    def ask(typed: str) -> None:
        ask_service(typed)

    ask()
