"""The page on which a beheerder sees how the search index is doing, and what it says of each trouble."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html

from portal.search_beheer.notices import notice_of
from portal.worker import feed_index
from search.engine import EngineAway, Trouble, get_engine
from search.models import OutboxRow, SearchRun
from search.runs import do_waiting_run
from search.services import enqueue, feed_outbox, rebuild
from tests.search_shelf import Shelf, find, make_shelf

pytestmark = pytest.mark.django_db

INDEX, FAILED = "/beheer/zoeken/index/", "/beheer/zoeken/index/niet-gelukt/"
NOON = datetime(2026, 4, 8, 10, 0, tzinfo=UTC)


@pytest.fixture
def shelf(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    return make_shelf(settings, tmp_path, monkeypatch)


@pytest.fixture
def beheerder(db: None) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("beheerder", "b@portaal.example", "x" * 14))
    return client


def text_at(client: Client, address: str = INDEX) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(html.fromstring(answer.content.decode()).xpath("string(//main)").split())


def facts(client: Client) -> dict[str, str]:
    page = html.fromstring(client.get(INDEX).content.decode())
    names, values = (page.xpath(f"//dl[@class='beheer-facts']/{tag}") for tag in ("dt", "dd"))
    return {
        name.text_content(): " ".join(value.text_content().split()) for name, value in zip(names, values, strict=True)
    }


def test_index_and_database_stand_beside_each_other(beheerder: Client, shelf: Shelf) -> None:
    shelf.put(1, "wachttijd", "wachttijd")
    shelf.put(2, "wachttijd")
    shelf.index()
    told = facts(beheerder)
    assert told["Zoekmachine"] == "tantivy (ingebouwd)"
    assert told["Index"] == get_engine().state().name
    assert (told["In de index"], told["In de database"]) == ("2 dingen, op 3 plekken", "2 openbare dingen")
    assert (told["Wacht"], told["Niet gelukt"]) == ("0", "Niets")
    shelf.put(3, "wachttijd")
    assert "Dat is niet evenveel" in facts(beheerder)["In de database"]
    with time_machine.travel(NOON, tick=False):
        enqueue("stuk", 3)
    told = facts(beheerder)
    assert told["In de database"] == "3 openbare dingen"
    assert told["Wacht"] == "1 (de oudste sinds 8 april 2026, 12.00 uur)"


def test_a_check_is_asked_done_by_the_worker_and_shown(beheerder: Client, shelf: Shelf) -> None:
    shelf.put(1, "wachttijd")
    shelf.index()
    shelf.put(2, "wachttijd")
    assert "Gevraagd." in text_at_post(beheerder, kind="controle")
    assert "al bezig" in text_at_post(beheerder, kind="controle")
    assert "Wacht op de worker" in text_at(beheerder)
    assert do_waiting_run()
    told = facts(beheerder)["Laatste controle"]
    assert "Index en database verschillen: 1 ontbreekt." in told
    assert "stuk:2:0: ontbreekt" in told
    text_at_post(beheerder, kind="herstel")
    assert do_waiting_run()
    assert "1 verschil aangepakt. Index en database zijn gelijk" in facts(beheerder)["Laatste controle"]
    assert find("wachttijd").total == 2


def text_at_post(client: Client, address: str = "/beheer/zoeken/index/opdracht/", **values: str) -> str:
    answer = client.post(address, values, follow=True)
    return " ".join(html.fromstring(answer.content.decode()).text_content().split())


def test_a_rebuild_shows_how_far_it_is_and_that_it_was_cut_off(beheerder: Client, shelf: Shelf) -> None:
    now = timezone.now()
    run = SearchRun.objects.create(kind="herbouw", started_at=now, seen_at=now, done=30, total=120)
    assert "30 van 120" in text_at(beheerder)
    page = html.fromstring(beheerder.get(INDEX).content.decode())
    assert page.xpath("//progress/@value") == ["25"]
    SearchRun.objects.filter(pk=run.pk).update(seen_at=now - timedelta(minutes=6))
    assert "Afgebroken: het programma dat dit deed, is gestopt." in text_at(beheerder)
    assert "Gevraagd." in text_at_post(beheerder, kind="herbouw")


def test_a_worker_that_does_nothing_is_said(beheerder: Client, shelf: Shelf) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        text_at_post(beheerder, kind="herbouw")
        assert "De worker pakt niets op." not in text_at(beheerder)
        clock.move_to(NOON + timedelta(minutes=2))
        assert "De worker pakt niets op." in text_at(beheerder)


def test_what_did_not_work_is_listed_and_tried_again(
    beheerder: Client, shelf: Shelf, django_assert_num_queries: Any
) -> None:
    for pk in range(1, 4):
        shelf.put(pk, "wachttijd")
        shelf.broken.add(pk)
    shelf.index()
    OutboxRow.objects.filter(object_id=2).update(attempts=6, retry_at=None)
    assert facts(beheerder)["Niet gelukt"] == "3, waarvan 1 opgegeven"
    told = text_at(beheerder, FAILED)
    assert "stuk 2 RuntimeError: this one cannot be built 6 keer Opgegeven" in told
    with CaptureQueriesContext(connection) as few:
        beheerder.get(FAILED)
    for pk in range(4, 20):
        OutboxRow.objects.create(kind="stuk", object_id=pk, attempts=1, error="x", retry_at=NOON)
    with django_assert_num_queries(len(few)):
        beheerder.get(FAILED)
    shelf.broken.clear()
    retry = f"{FAILED}opnieuw/"
    assert "Dit wordt opnieuw geprobeerd." in text_at_post(
        beheerder, retry, version=str(OutboxRow.objects.dead().get().version)
    )
    assert feed_index()
    assert get_engine().count() == 1
    assert "dingen worden opnieuw geprobeerd." in text_at_post(beheerder, retry)
    feed_outbox()
    assert get_engine().count() == 3
    assert "Alles wat openbaar is" in text_at(beheerder, FAILED)
    assert "Dit staat hier niet meer." in text_at_post(beheerder, retry)


def test_the_number_of_questions_does_not_grow(beheerder: Client, shelf: Shelf, django_assert_num_queries: Any) -> None:
    beheerder.get(INDEX)
    with CaptureQueriesContext(connection) as few:
        beheerder.get(INDEX)
    for number in range(12):
        SearchRun.objects.create(kind="controle", started_at=NOON, finished_at=NOON, details=[f"stuk:{number}"])
        OutboxRow.objects.create(kind="stuk", object_id=number, attempts=number % 7)
    with django_assert_num_queries(len(few)):
        beheerder.get(INDEX)


@pytest.mark.parametrize("values", [{}, {"kind": "weg"}, {"kind": "x" * 500}])
def test_other_work_than_there_is_cannot_be_asked(beheerder: Client, shelf: Shelf, values: dict[str, str]) -> None:
    assert beheerder.post("/beheer/zoeken/index/opdracht/", values).status_code == 400
    assert not SearchRun.objects.exists()


@pytest.mark.parametrize("version", ["-1", "x", "9" * 30, "²"])
def test_a_row_that_is_none_is_refused(beheerder: Client, shelf: Shelf, version: str) -> None:
    assert beheerder.post(f"{FAILED}opnieuw/", {"version": version}).status_code == 400


@pytest.mark.parametrize("name", ["index", "run", "failed", "retry"])
@pytest.mark.parametrize("who", ["griffier", "redacteur"])
def test_only_a_beheerder_sees_and_does_this(request: pytest.FixtureRequest, who: str, name: str, shelf: Shelf) -> None:
    client, address = request.getfixturevalue(f"{who}_client"), reverse(f"index_beheer:{name}")
    assert client.get(address).status_code == client.post(address, {"kind": "herbouw"}).status_code == 404
    assert "/beheer/zoeken/index/" not in client.get("/beheer/").content.decode()
    assert not SearchRun.objects.exists()


@pytest.mark.parametrize("name", ["run", "retry"])
def test_looking_does_nothing(beheerder: Client, client: Client, name: str) -> None:
    assert beheerder.get(reverse(f"index_beheer:{name}")).status_code == 405
    assert client.get(reverse(f"index_beheer:{name}")).status_code == 302


@pytest.mark.parametrize("trouble", Trouble)
def test_each_trouble_has_words(trouble: Trouble) -> None:
    notice = notice_of(trouble, "no route to host")
    assert str(notice.title).endswith(".")
    assert str(notice.advice).endswith(".")


def test_an_index_that_is_not_there_of_another_version_or_damaged_is_named(
    beheerder: Client, shelf: Shelf, settings: Any
) -> None:
    folder = settings.SEARCH_INDEX_DIR
    assert "Er is nog geen zoekindex, of hij is weg." in text_at(beheerder)
    shelf.put(1, "wachttijd")
    shelf.index()
    (folder / get_engine().state().name / "meta.json").write_text("{")
    told = text_at(beheerder)
    assert "De zoekindex is beschadigd." in told
    assert "manage.py search_rebuild" in told
    rebuild()
    assert "beschadigd" not in text_at(beheerder)
    (folder / "current").write_text("000000000000-x")
    told = text_at(beheerder)
    assert "van een andere versie van Raadsspoor" in told
    assert "manage.py search_rebuild" in told
    settings.SEARCH_ENGINE = "solr"
    assert "De instellingen van de zoekmachine kloppen niet." in text_at(beheerder)


def test_since_when_the_worker_cannot_feed_is_said_until_it_can(beheerder: Client, shelf: Shelf, settings: Any) -> None:
    shelf.put(1, "wachttijd")
    enqueue("stuk", 1)
    settings.SEARCH_ENGINE = "solr"
    with time_machine.travel(NOON, tick=False), pytest.raises(EngineAway):
        feed_index()
    settings.SEARCH_ENGINE = "tantivy"
    assert "Sinds 8 april 2026, 12.00 uur lukte het de worker niet" in text_at(beheerder)
    assert feed_index()
    assert "lukte het de worker niet" not in text_at(beheerder)


@pytest.mark.elasticsearch
@pytest.mark.parametrize("each_engine", ["elasticsearch"], indirect=True)
def test_a_server_whose_disk_is_full_is_named_and_nothing_is_counted_against_what_waits(
    each_engine: str, beheerder: Client, shelf: Shelf
) -> None:
    shelf.put(1, "wachttijd")
    shelf.index()
    engine: Any = get_engine()
    client, name = engine._writing_client(), engine.state().name
    client.indices.put_settings(index=name, settings={"index.blocks.read_only_allow_delete": True})
    shelf.put(2, "wachttijd")
    enqueue("stuk", 2)
    with pytest.raises(EngineAway) as away:
        feed_index()
    assert away.value.trouble == Trouble.DISK
    assert OutboxRow.objects.untried().count() == 1
    assert "De schijf van de zoekmachine is vol." in text_at(beheerder)
    assert find("wachttijd").total == 1
    client.indices.put_settings(index=name, settings={"index.blocks.read_only_allow_delete": None})
    assert feed_index()
    assert find("wachttijd").total == 2
    assert "is vol" not in text_at(beheerder)


@pytest.mark.elasticsearch
@pytest.mark.parametrize("each_engine", ["elasticsearch"], indirect=True)
def test_fields_that_no_longer_fit_are_named_and_the_old_index_answers(
    each_engine: str, beheerder: Client, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the index was made by hand, or put back from elsewhere."""
    shelf.put(1, "wachttijd")
    shelf.index()
    engine: Any = get_engine()
    client = engine._writing_client()
    shape = client.indices.get(index=engine.state().name)[engine.state().name]["mappings"]
    old = engine.state().name
    del shape["properties"]["rests_on"]
    made = f"{old}9"
    settings = {"number_of_replicas": 0, "analysis": {"analyzer": {"raadsspoor_terms": {"tokenizer": "whitespace"}}}}
    client.indices.create(index=made, mappings=shape, settings=settings)
    client.reindex(source={"index": old}, dest={"index": made}, refresh=True)
    engine._point_to(client, made)
    told = text_at(beheerder)
    assert "De velden van de index passen niet meer." in told
    assert "rests_on" in told
    shelf.put(2, "wachttijd", rests_on=("stuk:1",))
    enqueue("stuk", 2)
    with pytest.raises(EngineAway) as away:
        feed_index()
    assert away.value.trouble == Trouble.MAPPING
    assert find("wachttijd").total == 1
    rebuild()
    assert find("wachttijd").total == 2
    assert "passen niet meer" not in text_at(beheerder)


@pytest.mark.elasticsearch
@pytest.mark.parametrize("each_engine", ["elasticsearch"], indirect=True)
def test_an_index_that_somebody_deleted_is_not_made_up_by_the_server(each_engine: str, shelf: Shelf) -> None:
    shelf.put(1, "wachttijd")
    shelf.index()
    engine: Any = get_engine()
    client = engine._writing_client()
    client.indices.delete(index=engine.state().name)
    assert engine.state().name == ""
    rebuild()
    assert find("wachttijd").total == 1
    assert not client.indices.exists(index=engine.writing) or client.indices.exists_alias(name=engine.writing)
