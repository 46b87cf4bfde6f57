"""Two people at once: nothing is overwritten, nothing is numbered twice. Real connections, on both databases."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections

from besluiten.models import Afspraak, StatusWijziging
from besluiten.services.afspraken import confirm_afspraak
from besluiten.services.status import StatusConflict, change_status
from besluiten.transitions import Actor, Status
from dossiers.models import DossierPage
from dossiers.services.gemeenten import make_dossier, make_gemeente
from tests.factories import make_stuk, make_toezegging

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]


@pytest.fixture
def dossier(transactional_db: None) -> DossierPage:
    return make_dossier(gemeente=make_gemeente(name="Duinvoorde", slug="duinvoorde"), title="Wmo", slug="wmo")


def at_once(*jobs: Callable[[], Any]) -> list[Any]:
    """Run the jobs in threads of their own, each on its own connection; results or exceptions, in order."""
    results: list[Any] = [None] * len(jobs)
    barrier = threading.Barrier(len(jobs))

    def run(index: int, job: Callable[[], Any]) -> None:
        try:
            barrier.wait(timeout=10)
            results[index] = job()
        except Exception as error:
            results[index] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(index, job)) for index, job in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def test_two_confirmations_at_once_get_two_numbers(dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, "Wij sturen een brief. Wij sturen een nota.")
    first = make_toezegging(stuk, "Wij sturen een brief.", confirm=False)
    second = make_toezegging(stuk, "Wij sturen een nota.", confirm=False)
    results = at_once(lambda: confirm_afspraak(first), lambda: confirm_afspraak(second))
    assert not [result for result in results if isinstance(result, Exception)]
    assert sorted(Afspraak.objects.values_list("nummer", flat=True)) == ["T-2026-001", "T-2026-002"]


def test_of_two_changes_from_the_same_screen_one_is_told(dossier: DossierPage) -> None:
    toezegging = make_toezegging(make_stuk(dossier))

    def step(target: Status) -> Callable[[], Any]:
        return lambda: change_status(toezegging, target=target, actor=Actor.BOARD, expected_sequence=1)

    results = at_once(step(Status.IN_TREATMENT), step(Status.SETTLEMENT_PROPOSED))
    assert sum(isinstance(result, StatusWijziging) for result in results) == 1
    assert sum(isinstance(result, StatusConflict) for result in results) == 1
    assert toezegging.status_wijzigingen.count() == 2
