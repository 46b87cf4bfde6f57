"""kill -9 of a rebuild at random moments: the old index answers, and the next rebuild cleans up."""

import random
import time
from pathlib import Path

import pytest
from django.utils import timezone

from dossiers.models import DossierPage
from dossiers.services.gemeenten import make_dossier, make_gemeente
from search.check import check
from search.engine import get_engine
from search.models import SearchRun
from search.query import SearchQuery
from search.services import feed_outbox, rebuild, search
from tests.factories import make_stuk
from tests.search_shelf import index_names
from tests.worker_process import close, kill, start, wait_until

pytestmark = pytest.mark.django_db(transaction=True)

STUKKEN, KILLS = 25, 3


@pytest.fixture
def dossier(worker_folders: Path) -> DossierPage:
    return make_dossier(gemeente=make_gemeente(name="Duinvoorde", slug="duinvoorde"), title="Wmo", slug="wmo")


def found() -> int:
    return search(SearchQuery(today=timezone.localdate(), text="knotwilg")).total


def test_a_rebuild_that_is_killed_leaves_the_old_index_and_the_next_cleans_up(
    each_engine: str, dossier: DossierPage
) -> None:
    for number in range(STUKKEN):
        make_stuk(dossier, f"Een knotwilg, nummer {number}.")
    feed_outbox()
    for _turn in range(KILLS):
        process = start("search_rebuild")
        before = SearchRun.objects.count()
        wait_until(lambda before=before: SearchRun.objects.count() > before)
        time.sleep(random.uniform(0, 0.6))
        kill(process)
        assert found() == STUKKEN
    make_stuk(dossier, "Nog een knotwilg.")
    feed_outbox()
    assert found() == STUKKEN + 1
    rebuild()
    state = get_engine().state()
    assert index_names() == {state.name, state.previous}
    assert found() == STUKKEN + 1
    assert check().is_good


def test_a_rebuild_in_another_process_takes_what_is_published_meanwhile(each_engine: str, dossier: DossierPage) -> None:
    for number in range(STUKKEN):
        make_stuk(dossier, f"Een knotwilg, nummer {number}.")
    feed_outbox()
    process = start("search_rebuild")
    wait_until(SearchRun.objects.exists)
    make_stuk(dossier, "Nog een knotwilg.")
    close(process)
    feed_outbox()
    assert (process.returncode, found()) == (0, STUKKEN + 1)
    assert check().is_good
