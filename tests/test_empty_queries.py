"""Queries that found nothing: what is kept, from when, how long, and what never."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dossiers.models import Persoon
from dossiers.persoon_names import names_nobody
from portal.worker import tidy_up
from search import empty_queries
from search.empty_queries import forget_old, hide, kept_queries, note_empty
from search.models import EmptyQuery, QueryDay
from search.query import SearchQuery
from search.registry import register_query_check
from tests.search_shelf import Shelf, make_shelf

pytestmark = pytest.mark.django_db

FIRST = date(2026, 3, 2)
LIST = "/beheer/zoeken/niets-gevonden/"


@pytest.fixture
def shelf(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    shelf = make_shelf(settings, tmp_path, monkeypatch)
    register_query_check(names_nobody)
    shelf.put(1, "De wachttijd loopt op.")
    shelf.index()
    return shelf


@pytest.fixture
def type_in(client: Client, shelf: Shelf) -> Callable[..., None]:
    """Asks the search page on each of these days, counted from FIRST."""

    def asked(text: str, *days: int, **params: Any) -> None:
        for day in days:
            with time_machine.travel(f"{FIRST + timedelta(days=day)}T12:00:00+00:00", tick=False):
                assert client.get("/zoeken/", {"q": text, **params}).status_code in (200, 404)

    return asked


def kept(day: int = 3) -> list[str]:
    return [one.text for one in kept_queries(FIRST + timedelta(days=day))]


def everything_kept() -> str:
    return str([*QueryDay.objects.values_list(), *EmptyQuery.objects.values_list()])


def test_a_query_is_kept_on_the_third_day(type_in: Any) -> None:
    type_in("Zwerfkeitjes", 0, 1)
    assert kept() == []
    type_in("zwerfkeitjes!", 2)
    found = next(kept_queries(FIRST + timedelta(days=3)))
    assert (found.text, found.days, found.last_day) == ("zwerfkeitjes", 3, FIRST + timedelta(days=2))


def test_three_times_on_one_day_is_one_day(type_in: Any) -> None:
    type_in("zwerfkeitjes", 0, 0, 0, 0)
    assert QueryDay.objects.count() == 1
    assert kept() == []


def test_until_then_nothing_of_the_words_is_in_the_database(type_in: Any, tmp_path: Path) -> None:
    type_in("zwerfkeitjes", 0, 1)
    call_command("dumpdata", output=str(tmp_path / "alles.json"))
    assert "digest" in (tmp_path / "alles.json").read_text()
    assert "keitjes" not in (tmp_path / "alles.json").read_text()


def test_the_digest_needs_the_key(type_in: Any, settings: Any) -> None:
    type_in("zwerfkeitjes", 0)
    settings.SECRET_KEY = "another-key"
    type_in("zwerfkeitjes", 0)
    assert len(set(QueryDay.objects.values_list("digest", flat=True))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "jan@voorbeeld.nl",
        "jan＠voorbeeld",
        "zwerfkeitjes 123456",
        "keitje 12-34 keitje 5 6",
        "٠١٢٣٤٥ keitjes",
        "k" * 101,
        "?!",
    ],
)
def test_what_may_be_about_somebody_leaves_nothing(type_in: Any, text: str) -> None:
    type_in(text, 0, 1, 2, 3)
    assert everything_kept() == "[]"


def test_five_digits_may_be_kept(type_in: Any) -> None:
    type_in("keitjes 12345", 0, 1, 2)
    assert kept() == ["keitjes 12345"]


@pytest.mark.parametrize(
    "text",
    [
        *("Pim Käsekamp", "kasekamp", "KASEKAMP", "voortgang Käsekamps", "pimkasekamp"),
        *("mevrouw el Amrani-Oosterbos", "oosterbos", "amrani", "Ho"),
    ],
)
def test_a_name_leaves_nothing_with_or_without_the_surname(type_in: Any, gemeente: Any, text: str) -> None:
    for name in ("Pim van der Käsekamp", "F. el Amrani-Oosterbos", "L. Ho"):
        Persoon.objects.create(gemeente=gemeente, name=name)
    type_in(text, 0, 1, 2, 3)
    assert everything_kept() == "[]"


def test_particles_and_initials_are_no_names(gemeente: Any) -> None:
    Persoon.objects.create(gemeente=gemeente, name="F. van der Käsekamp")
    assert names_nobody("de keitjes van f der straat")


def test_a_name_that_becomes_known_later_is_neither_shown_nor_kept(type_in: Any, gemeente: Any) -> None:
    type_in("kasekamp", 0, 1, 2)
    assert kept() == ["kasekamp"]
    Persoon.objects.create(gemeente=gemeente, name="P. Käsekamp")
    assert kept() == []
    forget_old(FIRST + timedelta(days=3))
    assert not EmptyQuery.objects.exists()


def test_what_finds_something_is_not_noted(type_in: Any) -> None:
    type_in("wachttijd", 0, 1, 2)
    assert everything_kept() == "[]"


@pytest.mark.parametrize("params", [{"jaar": "2022"}, {"van": "2020-01-01"}, {"te_laat": "on"}, {"soort": "memo"}])
def test_a_narrowed_question_is_not_noted(type_in: Any, params: dict[str, str]) -> None:
    type_in("zwerfkeitjes", 0, **params)
    assert everything_kept() == "[]"


def test_a_later_page_is_not_noted(shelf: Shelf) -> None:
    note_empty(SearchQuery(today=FIRST, text="zwerfkeitjes", page=2))
    assert everything_kept() == "[]"
    note_empty(SearchQuery(today=FIRST, text="zwerfkeitjes"))
    assert everything_kept() != "[]"


def test_after_thirty_days_both_are_gone(type_in: Any) -> None:
    type_in("zwerfkeitjes", 0, 1, 2)
    assert kept(29) == ["zwerfkeitjes"]
    assert kept(30) == []
    type_in("kiezeltjes", 28, 29, 30)
    forget_old(FIRST + timedelta(days=32))
    assert list(EmptyQuery.objects.values_list("text", flat=True)) == ["kiezeltjes"]
    assert QueryDay.objects.count() == 3


def test_the_worker_forgets_by_itself(db: None) -> None:
    QueryDay.objects.create(digest="a", day=timezone.localdate() - timedelta(days=30))
    QueryDay.objects.create(digest="a", day=timezone.localdate() - timedelta(days=29))
    tidy_up()
    assert QueryDay.objects.count() == 1


def test_three_days_too_far_apart_do_not_count(type_in: Any) -> None:
    type_in("zwerfkeitjes", 0, 20, 40)
    assert not EmptyQuery.objects.exists()


def test_a_robot_fills_no_table(type_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(empty_queries, "MOST_A_DAY", 3)
    for number in range(6):
        type_in(f"keitje{number}", 0)
    assert QueryDay.objects.count() == 3


def test_noting_costs_few_queries_and_a_repeat_writes_nothing(shelf: Shelf) -> None:
    query = SearchQuery(today=FIRST, text="zwerfkeitjes")
    with CaptureQueriesContext(
        connection,
    ) as first:
        note_empty(query)
    with CaptureQueriesContext(connection) as again:
        note_empty(query)
    assert len(first) <= 5
    assert not [one for one in again.captured_queries if one["sql"].startswith("INSERT")]


def test_a_database_that_refuses_costs_no_page(type_in: Any, monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    def refuse(*args: Any) -> None:
        raise DatabaseError("no room for zwerfkeitjes")

    monkeypatch.setattr(empty_queries, "_note", refuse)
    type_in("zwerfkeitjes", 0)
    assert "could not be noted: DatabaseError" in caplog.text
    assert "zwerfkeitjes" not in caplog.text


def test_the_griffie_sees_them_and_makes_another_word(type_in: Any, griffier_client: Client) -> None:
    type_in("zwerfkeitjes & co", 0, 1, 2)
    with time_machine.travel(f"{FIRST + timedelta(days=3)}T12:00:00+00:00"):
        page = griffier_client.get(LIST).content.decode()
    assert "zwerfkeitjes co" in page
    assert "4 maart 2026" in page
    assert 'href="/beheer/zoeken/woorden/nieuw/?bewoners=zwerfkeitjes%20co"' in page


def test_a_query_is_hidden_and_stays_so(type_in: Any, griffier_client: Client, redacteur_client: Client) -> None:
    type_in("zwerfkeitjes", 0, 1, 2)
    address = f"{LIST}{EmptyQuery.objects.get().pk}/verbergen/"
    redacteur_client.post(address)
    assert kept() == ["zwerfkeitjes"]
    assert "zwerfkeitjes" not in redacteur_client.get(LIST, follow=True).content.decode()
    griffier_client.post(address)
    type_in("zwerfkeitjes", 3)
    assert kept() == []


def test_an_empty_list_says_so(griffier_client: Client) -> None:
    page = griffier_client.get(LIST).content.decode()
    assert "geen zoekvraag die vaker niets vond" in page
    hide(12345)
