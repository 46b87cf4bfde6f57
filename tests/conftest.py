"""The fixed cast and the ground that tests stand on."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from dossiers.append_only import install_triggers, remove_triggers
from dossiers.models import GemeentePage, Role
from dossiers.services.gemeenten import make_dossier, make_gemeente, make_member
from scripts.elasticsearch_node import Node
from search import vocabulary
from tests.browser.world import World, make_world
from tests.elasticsearch_node import delete_indexes, need_own_node, url_of_this_run
from tests.search_shelf import Shelf, make_shelf, use_engine


@pytest.fixture(autouse=True)
def _lift_triggers_for_flush(request: pytest.FixtureRequest) -> Iterator[None]:
    """A transactional test ends by emptying the tables, which the append-only triggers forbid."""
    marker = request.node.get_closest_marker("django_db")
    if marker is None or not marker.kwargs.get("transaction"):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    remove_triggers()


@pytest.fixture(autouse=True)
def _own_vocabulary(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test takes its words back out of the database; a process never does."""
    monkeypatch.setattr(vocabulary, "_vocabulary", vocabulary.Vocabulary())


@pytest.fixture
def triggers_lifted(db: None) -> Iterator[None]:
    """Inside: history can be damaged on purpose."""
    remove_triggers()
    yield
    install_triggers()


@pytest.fixture
def worker_folders(settings: Any, tmp_path: Path) -> Path:
    """Folders and a task queue that a worker in a process of its own can share; on SQLite, where there is one."""
    if connection.vendor != "sqlite":
        pytest.skip("this test shares a SQLite file with a process of its own; on PostgreSQL it has none to share")
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    settings.SEARCH_INDEX_DIR = tmp_path / "zoekindex"
    settings.WORKER_LOCK = tmp_path / "worker.lock"
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    return tmp_path


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Asked here and not only in the fixtures, so that pytest tells of all tests without Elasticsearch in one line."""
    fixtures = getattr(item, "fixturenames", ())
    if "make_node" in fixtures:
        need_own_node()
    elif item.get_closest_marker("elasticsearch") or "elasticsearch_url" in fixtures:
        url_of_this_run()


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    """One node for all processes of this test run."""
    return url_of_this_run()


@pytest.fixture(scope="session")
def index_prefix(elasticsearch_url: str) -> Iterator[str]:
    """What the index names of this process begin with; they are gone at its end."""
    prefix = f"test-{secrets.token_hex(4)}-"
    yield prefix
    delete_indexes(elasticsearch_url, prefix)


@pytest.fixture
def make_node() -> Iterator[Callable[..., Node]]:
    """Starts a node that the test may stop, kill or damage: `make_node({"setting": value}, password="…")`."""
    with ExitStack() as stack:
        yield lambda *args, **kwargs: stack.enter_context(Node(*args, **kwargs))


@pytest.fixture(params=["tantivy", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def each_engine(request: pytest.FixtureRequest, settings: Any) -> str:
    """The test runs once with each."""
    use_engine(request, settings, request.param)
    return str(request.param)


@pytest.fixture
def shelf(each_engine: str, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Empty; the test runs once with each engine."""
    return make_shelf(settings, tmp_path, monkeypatch)


@pytest.fixture
def tantivy_shelf(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """For what only an index in a folder has."""
    return make_shelf(settings, tmp_path, monkeypatch)


@pytest.fixture
def gemeente(db: None) -> GemeentePage:
    return make_gemeente(name="Duinvoorde", slug="duinvoorde")


@pytest.fixture
def other_gemeente(db: None) -> GemeentePage:
    return make_gemeente(name="Veenrade", slug="veenrade")


@pytest.fixture
def griffier(gemeente: GemeentePage) -> Any:
    return make_member(gemeente=gemeente, role=Role.GRIFFIER, email="griffier@duinvoorde.example", password="x" * 14)


@pytest.fixture
def redacteur(gemeente: GemeentePage) -> Any:
    return make_member(gemeente=gemeente, role=Role.EDITOR, email="redacteur@duinvoorde.example", password="x" * 14)


@pytest.fixture
def other_redacteur(other_gemeente: GemeentePage) -> Any:
    return make_member(gemeente=other_gemeente, role=Role.EDITOR, email="redacteur@veenrade.example", password="x" * 14)


@pytest.fixture
def dossier(gemeente: GemeentePage) -> Any:
    return make_dossier(gemeente=gemeente, title="Transformatie Wmo", slug="transformatie-wmo")


@pytest.fixture
def griffier_client(griffier: Any) -> Client:
    client = Client()
    client.force_login(griffier)
    return client


@pytest.fixture
def redacteur_client(redacteur: Any) -> Client:
    client = Client()
    client.force_login(redacteur)
    return client


@pytest.fixture
def commit_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test commits nothing, and what follows a commit must happen all the same."""

    def run_now(run: Any, using: Any = None, robust: bool = False) -> None:
        run()

    monkeypatch.setattr(transaction, "on_commit", run_now)


@pytest.fixture
def filled(settings: Any, tmp_path: Path, gemeente: GemeentePage, commit_at_once: None) -> World:
    """A gemeente with one of everything, as the browser tests have."""
    settings.SEARCH_INDEX_DIR = tmp_path / "zoekindex"
    return make_world(gemeente)
