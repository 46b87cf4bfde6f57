"""The life cycles: which steps exist, what they need, and the chain that they leave."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from besluiten.models import Afspraak, StatusWijziging
from besluiten.services.status import StatusConflict, change_status, last_row, public_last_row
from besluiten.transitions import LIFE_CYCLES, TOEZEGGING, Actor, Need, Status
from tests.factories import make_stuk, make_toezegging, passage_of

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def toezegging(dossier: Any) -> Afspraak:
    return make_toezegging(make_stuk(dossier))


@pytest.mark.parametrize("target", list(Status))
def test_from_open_only_the_steps_of_the_table_exist(toezegging: Afspraak, target: Status) -> None:
    transition = TOEZEGGING.between(Status.OPEN_PROMISE, target)
    if transition is None:
        with pytest.raises(ValidationError, match="kan niet in één stap"):
            change_status(toezegging, target=target, actor=Actor.GRIFFIE, reason="Omdat het moet.")
        assert last_row(toezegging).to_status == Status.OPEN_PROMISE
    elif Need.BESLUIT in transition.needs:
        with pytest.raises(ValidationError, match="besluit"):
            change_status(toezegging, target=target, actor=Actor.GRIFFIE, reason="Niet meer nodig.")
    else:
        assert change_status(toezegging, target=target, actor=Actor.GRIFFIE).to_status == target


@pytest.mark.parametrize("cycle", LIFE_CYCLES.values(), ids=lambda cycle: cycle.kind.value)
def test_every_status_of_a_cycle_is_open_or_closed_and_can_be_left(cycle: Any) -> None:
    assert not cycle.open & cycle.closed
    assert cycle.first in cycle.open
    assert {t.source for t in cycle.transitions} == cycle.statuses
    assert {t.target for t in cycle.transitions} | {cycle.first} == cycle.statuses


def test_settling_without_a_passage_needs_a_reason_and_carries_the_label(toezegging: Afspraak) -> None:
    change_status(toezegging, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD)
    with pytest.raises(ValidationError, match="geen bewijs"):
        change_status(toezegging, target=Status.SETTLED, actor=Actor.COUNCIL)
    with pytest.raises(ValidationError, match="zonder bewijs"):
        change_status(toezegging, target=Status.SETTLED, actor=Actor.COUNCIL, without_evidence=True)
    row = change_status(
        toezegging,
        target=Status.SETTLED,
        actor=Actor.COUNCIL,
        without_evidence=True,
        reason="Mondeling gedaan.",
    )
    assert row.without_evidence


def test_the_board_proposes_and_the_council_disposes(toezegging: Afspraak) -> None:
    change_status(toezegging, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD)
    with pytest.raises(ValidationError, match="Deze stap is aan de griffie of de raad"):
        change_status(toezegging, target=Status.SETTLED, actor=Actor.BOARD, evidence=[toezegging.passage])


def test_a_second_person_on_an_old_screen_is_told(toezegging: Afspraak) -> None:
    change_status(toezegging, target=Status.IN_TREATMENT, actor=Actor.BOARD, expected_sequence=1)
    with pytest.raises(StatusConflict, match="In behandeling"):
        change_status(toezegging, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD, expected_sequence=1)
    assert toezegging.status_wijzigingen.count() == 2


def test_a_redacteur_cannot_change_a_status(toezegging: Afspraak, redacteur: Any) -> None:
    with pytest.raises(PermissionDenied):
        change_status(toezegging, target=Status.IN_TREATMENT, actor=Actor.BOARD, user=redacteur)


def test_the_chain_verifies_from_the_first_row(toezegging: Afspraak) -> None:
    change_status(toezegging, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD, evidence=[toezegging.passage])
    change_status(toezegging, target=Status.IN_TREATMENT, actor=Actor.COUNCIL, reason="Dit is nog niet alles.")
    previous = ""
    for row in toezegging.status_wijzigingen.order_by("sequence"):
        assert row.previous_hash == previous
        assert row.hash == row.compute_hash(list(row.evidence.all()))
        previous = row.hash


def test_the_first_row_of_the_chain_covers_the_promise_itself(toezegging: Afspraak) -> None:
    proof = toezegging.status_wijzigingen.get().evidence.get()
    assert proof.passage == toezegging.passage
    assert proof.sha256 == toezegging.passage.pagina.bestand.sha256


def test_the_database_refuses_to_change_or_remove_history(toezegging: Afspraak) -> None:
    row = last_row(toezegging)
    assert row is not None
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        StatusWijziging.objects.filter(pk=row.pk).update(to_status=Status.SETTLED)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        StatusWijziging.objects.filter(pk=row.pk)._raw_delete("default")


def test_the_database_refuses_a_row_that_does_not_follow(toezegging: Afspraak) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        StatusWijziging.objects.create(
            afspraak=toezegging,
            sequence=2,
            from_status=Status.IN_TREATMENT,
            to_status=Status.SETTLED,
            actor="raad",
            previous_hash="0" * 64,
            hash="1" * 64,
        )


def test_a_row_on_a_stuk_never_published_does_not_exist_for_the_public(toezegging: Afspraak, dossier: Any) -> None:
    concept = make_stuk(dossier, "De brief is gestuurd.", state="concept")
    change_status(
        toezegging,
        target=Status.SETTLEMENT_PROPOSED,
        actor=Actor.BOARD,
        evidence=[passage_of(concept, "De brief is gestuurd.")],
    )
    assert last_row(toezegging).to_status == Status.SETTLEMENT_PROPOSED
    assert public_last_row(toezegging).to_status == Status.OPEN_PROMISE
    assert Afspraak.objects.public().with_public_state().get().current_status == Status.OPEN_PROMISE
