"""A server of its own for each test: least rights, and a server that dies while people publish."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from elasticsearch import Elasticsearch

from dossiers.models import DossierPage, Stuk
from portal.worker import Chore, PortalWorker, feed_index
from scripts.elasticsearch_node import Node
from search.check import check
from search.engine import EngineAway, Trouble, get_engine
from search.models import OutboxRow
from tests.factories import make_stuk
from tests.search_shelf import find, make_shelf

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]

# As docs/elasticsearch.md tells the beheerder.
LEAST_RIGHTS = {"cluster": [], "indices": [{"names": ["raadsspoor-*"], "privileges": ["manage", "read", "write"]}]}


def use(settings: Any, url: str, **options: Any) -> None:
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH_URL = url
    settings.ELASTICSEARCH_PREFIX = "raadsspoor"
    settings.ELASTICSEARCH_OPTIONS = settings.ELASTICSEARCH_OPTIONS | {"replicas": 0} | options


def test_a_key_with_the_least_rights_does_all_there_is_to_do(
    make_node: Callable[..., Node], settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    node = make_node(password="geheim-genoeg")
    with Elasticsearch(node.url) as client:
        key = client.security.create_api_key(name="raadsspoor", role_descriptors={"raadsspoor": LEAST_RIGHTS})
        client.indices.create(index="van-een-ander")
    shelf = make_shelf(settings, tmp_path, monkeypatch)
    plain = f"http://127.0.0.1:{node.port}"
    use(settings, plain, api_key=key["encoded"])
    shelf.put(1, "wachttijd")
    for command in ("search_rebuild", "search_rebuild", "search_check", "search_rollback"):
        call_command(command)
    shelf.put(2, "wachttijd")
    shelf.index()
    assert find("wachttijd").total == get_engine().state().counts.parents == 2
    wrong = {"api_key": "", "user": "raadsspoor", "password": "mis"}
    for options in ({"api_key": "bm90OmFrZXk="}, wrong, {"api_key": "", "user": ""}):
        use(settings, plain, **options)
        with pytest.raises(EngineAway) as away:
            find("wachttijd")
        assert away.value.trouble == Trouble.DENIED


@pytest.mark.parametrize("count", [30, pytest.param(500, marks=pytest.mark.faults)])
def test_a_server_that_dies_while_people_publish_fails_no_publication_and_knows_all_afterwards(
    make_node: Callable[..., Node], settings: Any, tmp_path: Path, dossier: DossierPage, count: int
) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "zoekindex"
    node = make_node()
    use(settings, node.url)
    worker, chore = PortalWorker(), Chore(feed_index)
    for number in range(count):
        make_stuk(dossier, f"Een knotwilg, nummer {number}.")
        if number == count // 3:
            worker.attempt(chore)
            node.kill()
        if number % 5 == 0:
            worker.attempt(chore)
    assert Stuk.objects.public().count() == count
    assert not OutboxRow.objects.failed().exists()
    node.start()
    for _turn in range(100):
        if not OutboxRow.objects.exists():
            break
        worker.attempt(chore)
    result = check()
    assert (result.is_good, result.parents) == (True, count + 1)
    assert find("knotwilg").total == count
