"""Two people at once: nothing is overwritten, nothing is numbered twice. Real connections, on both databases."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections, transaction
from django.test import Client
from django.urls import reverse

from besluiten.models import Afspraak, AfspraakPublicity, StatusWijziging
from besluiten.services.afspraken import (
    AfspraakConflict,
    check_unchanged,
    confirm_afspraak,
    register_afspraak,
    set_nummer,
    version_of,
)
from besluiten.services.history_check import HistoryCheck
from besluiten.services.publicity import refresh_all_afspraken
from besluiten.services.status import StatusConflict, change_status
from besluiten.transitions import Actor, AfspraakKind, Status
from dossiers.models import DossierPage, Role, Stuk
from dossiers.models.publicity import NEVER
from dossiers.services.gemeenten import make_dossier, make_gemeente, make_member
from dossiers.services.publicity import refresh_all
from dossiers.services.stukken import publish_stuk, relate, save_concept, withdraw_stuk
from tests.factories import make_orgaan, make_stuk, make_toezegging, passage_of

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


@pytest.mark.parametrize("second", [Status.IN_TREATMENT, Status.SETTLEMENT_PROPOSED])
def test_of_two_griffiers_who_send_the_form_at_once_one_gets_a_notice(dossier: DossierPage, second: Status) -> None:
    toezegging = make_toezegging(make_stuk(dossier))
    address = reverse("besluiten_beheer:status", args=[toezegging.pk])

    def send(number: int, target: Status) -> Callable[[], Any]:
        user = make_member(
            gemeente=dossier.get_parent().specific,
            role=Role.GRIFFIER,
            email=f"griffier{number}@duinvoorde.example",
            password="x" * 14,
        )
        client = Client()
        client.force_login(user)
        reason = f"Van griffier {number}."
        step = {"target": target.value, "actor": "college", "expected_sequence": 1, "reason": reason}
        return lambda: client.post(address, step)

    done, told = sorted(
        at_once(send(1, Status.IN_TREATMENT), send(2, second)), key=lambda response: -response.status_code
    )
    assert (done.status_code, told.status_code) == (302, 200)
    assert "Iemand anders heeft deze afspraak net gewijzigd" in told.content.decode()
    assert list(toezegging.status_wijzigingen.values_list("sequence", flat=True)) == [1, 2]
    row = toezegging.status_wijzigingen.get(sequence=2)
    assert row.recorded_by is not None
    assert row.reason == f"Van {row.recorded_by.email.partition('@')[0].replace('griffier', 'griffier ')}."
    assert list(HistoryCheck().walk()) == []


def test_of_two_numbers_given_at_once_one_is_refused(dossier: DossierPage) -> None:
    toezegging = make_toezegging(make_stuk(dossier))
    seen = version_of(toezegging)

    def give(nummer: str) -> Callable[[], Any]:
        def job() -> Any:
            with transaction.atomic():
                check_unchanged(toezegging, seen)
                return set_nummer(Afspraak.objects.get(pk=toezegging.pk), nummer).nummer

        return job

    results = at_once(give("A-1"), give("A-2"))
    assert sum(isinstance(result, AfspraakConflict) for result in results) == 1, results
    assert Afspraak.objects.get().nummer in results


def interleaved(first: Callable[[], Any], second: Callable[[], Any]) -> None:
    """`second` runs while `first` has written but not committed, or waits for it as long as a lock makes it."""
    has_written, is_done = threading.Event(), threading.Event()

    def write_and_wait() -> None:
        with transaction.atomic():
            first()
            has_written.set()
            is_done.wait(1)

    def write_between() -> None:
        has_written.wait(10)
        try:
            second()
        finally:
            is_done.set()

    results = at_once(write_and_wait, write_between)
    assert not [result for result in results if isinstance(result, Exception)], results
    assert refresh_all() + refresh_all_afspraken() == 0, "who committed last has not seen the other"


def test_a_promise_on_a_stuk_that_is_being_withdrawn_shows_no_words(dossier: DossierPage) -> None:
    stuk = make_stuk(dossier)
    passage = passage_of(stuk)
    interleaved(
        lambda: register_afspraak(kind=AfspraakKind.TOEZEGGING, passage=passage, title="Overzicht"),
        lambda: withdraw_stuk(stuk, reason="Er stond een fout in."),
    )
    assert AfspraakPublicity.objects.get().source_until == NEVER


def test_a_stuk_that_moves_into_a_dossier_that_is_being_closed_is_not_public(dossier: DossierPage) -> None:
    other = make_dossier(gemeente=dossier.get_parent().specific, title="Ander")
    concept = make_stuk(dossier).get_latest_revision_as_object()
    concept.dossiers = [other]
    save_concept(concept)
    interleaved(lambda: publish_stuk(concept), lambda: DossierPage.objects.get(pk=other.pk).unpublish())
    assert not Stuk.objects.public().exists()


def test_a_step_on_evidence_that_is_being_published_counts(dossier: DossierPage) -> None:
    toezegging = make_toezegging(make_stuk(dossier))
    concept = make_stuk(dossier, "Het overzicht is gestuurd.", state="concept")
    proof = passage_of(concept, "Het overzicht is gestuurd.")
    interleaved(
        lambda: change_status(toezegging, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD, evidence=[proof]),
        lambda: publish_stuk(concept),
    )
    assert AfspraakPublicity.objects.get().status == Status.SETTLEMENT_PROPOSED


def test_another_name_and_a_withdrawal_at_once_do_not_lock_each_other_out(dossier: DossierPage) -> None:
    raad = make_orgaan(dossier.get_parent().specific)
    stuk = make_stuk(dossier, sender_orgaan=raad)
    make_toezegging(stuk, promised_to=raad)
    raad.name = "Raad"
    results = at_once(raad.save, lambda: withdraw_stuk(stuk, reason="Er stond een fout in."))
    assert not [result for result in results if isinstance(result, Exception)], results


def test_two_stukken_that_name_each_other_at_once_do_not_lock_each_other_out(dossier: DossierPage) -> None:
    one, two = make_stuk(dossier), make_stuk(dossier)
    results = at_once(
        lambda: relate(stuk=one, kind="verwijst_naar", target=two),
        lambda: relate(stuk=two, kind="verwijst_naar", target=one),
    )
    assert not [result for result in results if isinstance(result, Exception)], results
