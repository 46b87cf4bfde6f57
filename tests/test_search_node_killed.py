"""An Elasticsearch that loses its power while stukken are published: no publication fails, and nothing is missing from
the index when it is back."""

import secrets
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from dossiers.models import DossierPage
from scripts.elasticsearch_node import Node
from search.check import check
from search.engine import EngineAway
from search.models import OutboxRow
from search.query import SearchQuery
from search.services import feed_outbox, search
from tests.factories import make_stuk
from tests.search_shelf import wait_for_the_node
from tests.worker_process import wait_until

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]


def is_fed() -> bool:
    """Whether the engine took what was due, as the worker asks again and again."""
    try:
        feed_outbox()
    except EngineAway:
        return False
    return True


@pytest.mark.parametrize("stukken", [40, pytest.param(500, marks=pytest.mark.faults)])
def test_a_node_that_is_killed_costs_no_publication_and_catches_up(
    make_node: Callable[..., Node],
    settings: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    dossier: DossierPage,
    stukken: int,
) -> None:
    node = make_node()
    settings.SEARCH_ENGINE, settings.SEARCH_INDEX_DIR = "elasticsearch", tmp_path / "zoekindex"
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_PREFIX = node.url, f"test-{secrets.token_hex(4)}"
    settings.ELASTICSEARCH_OPTIONS = settings.ELASTICSEARCH_OPTIONS | {"replicas": 0}
    wait_for_the_node(monkeypatch)

    killer = threading.Thread(target=node.kill)
    fed = []
    for number in range(stukken):
        make_stuk(dossier, f"Een knotwilg, nummer {number}.")
        if number == stukken // 3:
            killer.start()
        fed.append(is_fed())
    killer.join()
    assert {fed[0], fed[-1]} == {True, False}
    assert OutboxRow.objects.exists()

    node.start()
    wait_until(is_fed)
    assert not OutboxRow.objects.exists()
    assert check().is_good
    found = search(SearchQuery(today=timezone.localdate(), text="knotwilg"))
    assert found.total == stukken
