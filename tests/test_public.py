"""What is public, per thing and per state (the table of design.md)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.utils import timezone

from besluiten.models import Afspraak, Mijlpaal, StatusWijziging, Verschuiving
from besluiten.services.afspraken import change_termijn
from besluiten.services.mijlpalen import register_mijlpaal, shift_mijlpaal
from besluiten.services.status import change_status
from besluiten.transitions import Actor, Status
from dossiers.datering import datering_from_iso
from dossiers.models import Bestand, Passage, Persoon, Stuk, StukPagina, StukRelatie
from dossiers.services.gemeenten import make_dossier
from dossiers.services.publicity import open_pages
from dossiers.services.stukken import create_stuk, publish_stuk, relate, save_concept, withdraw_stuk
from tests.factories import PROMISE, make_bestand, make_stuk, make_toezegging, passage_of, set_times

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.mark.parametrize(
    ("state", "public", "withdrawn"), [("concept", 0, 0), ("published", 1, 0), ("withdrawn", 0, 1)]
)
def test_a_stuk_and_all_that_hangs_on_it(dossier: Any, state: str, public: int, withdrawn: int) -> None:
    passage_of(make_stuk(dossier, state=state))
    assert Stuk.objects.public().count() == public
    assert Stuk.objects.withdrawn().count() == withdrawn
    assert Bestand.objects.public().count() == public
    assert StukPagina.objects.public().count() == public
    assert Passage.objects.public().count() == public
    assert Passage.objects.public_or_withdrawn().count() == public + withdrawn


def test_an_embargo_shows_nothing_before_its_moment_has_come_and_a_worker_opened_it(dossier: Any) -> None:
    stuk = make_stuk(dossier, state="concept")
    moment = timezone.now() + timedelta(hours=2)
    publish_stuk(stuk, at=moment)
    assert not Stuk.objects.public().exists()
    assert not Stuk.objects.public(moment + timedelta(seconds=1)).exists(), "not before the worker made it live"
    Stuk.objects.get().latest_revision.publish()
    assert not Stuk.objects.public().exists()
    assert stuk.published_bestanden.count() == 0


def test_an_expired_stuk_is_withdrawn_at_its_moment(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    set_times(stuk, expire_at=timezone.now() + timedelta(hours=1))
    assert Stuk.objects.public().exists()
    with time_machine.travel(timezone.now() + timedelta(hours=1, seconds=1)):
        assert not Stuk.objects.public().exists()
        assert Stuk.objects.withdrawn().exists()
        call_command("publish_scheduled")
    assert Stuk.objects.get().withdrawal.get_cause_display() == "Termijn van plaatsing verstreken"


def test_the_same_bytes_in_a_concept_show_nothing(dossier: Any) -> None:
    concept = make_stuk(dossier, state="concept")
    other = create_stuk(gemeente=concept.gemeente, title="Ander", bestand=concept.bestand, dossiers=[dossier])
    passage = passage_of(concept)
    publish_stuk(other)
    assert Bestand.objects.public().count() == 1
    assert not Passage.objects.public().filter(pk=passage.pk).exists()


def test_a_new_file_on_a_concept_of_a_public_stuk_is_not_public(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    bestand = make_bestand(stuk.gemeente, "Nog niet voor iedereen.")
    stuk.bestand = bestand
    stuk.save_revision()
    assert not Bestand.objects.public().filter(pk=bestand.pk).exists()
    passage = passage_of(Stuk.objects.get().get_latest_revision_as_object(), "Nog niet voor iedereen.")
    assert not Passage.objects.public_or_withdrawn().filter(pk=passage.pk).exists()


def test_an_unconfirmed_afspraak_and_one_on_a_concept_are_not_public(dossier: Any) -> None:
    make_toezegging(make_stuk(dossier), confirm=False)
    make_toezegging(make_stuk(dossier, state="concept"))
    assert not Afspraak.objects.public().exists()


def test_an_afspraak_outlives_its_withdrawn_source(dossier: Any) -> None:
    toezegging = make_toezegging(make_stuk(dossier))
    withdraw_stuk(toezegging.passage.stuk, reason="Er stond een adres in.")
    assert Afspraak.objects.public().get() == toezegging
    assert not Passage.objects.public().exists()


def test_a_term_announced_in_a_concept_does_not_count_for_the_public(dossier: Any) -> None:
    toezegging = make_toezegging(make_stuk(dossier), termijn_words="uiterlijk 1 juli 2026")
    concept = make_stuk(dossier, "Het wordt later.", state="concept")
    change_termijn(
        toezegging, "uiterlijk 1 juli 2099", reason="Later.", passage=passage_of(concept, "Het wordt later.")
    )
    today = timezone.localdate()
    assert Afspraak.objects.public().with_public_state().overdue(today).exists()
    assert not Afspraak.objects.with_recorded_state().overdue(today).exists()


def test_the_clock_stands_still_for_evidence_inside_the_term_and_runs_on_when_refused(dossier: Any) -> None:
    toezegging = make_toezegging(make_stuk(dossier), termijn_words="uiterlijk 1 juli 2026")
    proof = passage_of(
        make_stuk(dossier, "Hierbij het overzicht.", date=datering_from_iso("2026-06-15")), "Hierbij het overzicht."
    )
    known = datering_from_iso("2026-06-15")
    change_status(toezegging, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD, known=known, evidence=[proof])
    today = timezone.localdate()
    assert not Afspraak.objects.public().with_public_state().overdue(today).exists()
    change_status(toezegging, target=Status.IN_TREATMENT, actor=Actor.COUNCIL, reason="Het is niet compleet.")
    assert Afspraak.objects.public().with_public_state().overdue(today).exists()


def test_evidence_after_the_term_does_not_stop_the_clock(dossier: Any) -> None:
    toezegging = make_toezegging(make_stuk(dossier), termijn_words="uiterlijk 1 juli 2026")
    proof = passage_of(make_stuk(dossier, "Hierbij alsnog.", date=datering_from_iso("2026-08-01")), "Hierbij alsnog.")
    known = datering_from_iso("2026-08-01")
    change_status(toezegging, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD, known=known, evidence=[proof])
    assert Afspraak.objects.public().with_public_state().overdue(timezone.localdate()).exists()


def test_a_row_on_a_withdrawn_stuk_stays(dossier: Any) -> None:
    toezegging = make_toezegging(make_stuk(dossier))
    proof = make_stuk(dossier, "Hierbij het overzicht.")
    change_status(
        toezegging,
        target=Status.SETTLEMENT_PROPOSED,
        actor=Actor.BOARD,
        evidence=[passage_of(proof, "Hierbij het overzicht.")],
    )
    withdraw_stuk(proof, reason="Fout.")
    assert StatusWijziging.objects.public().count() == 2


def test_a_shift_announced_in_a_concept_is_not_public(dossier: Any) -> None:
    plan = datering_from_iso("2026-07-01")
    mijlpaal = register_mijlpaal(dossier=dossier, passage=passage_of(make_stuk(dossier)), title="Start", plan=plan)
    concept = make_stuk(dossier, "De start schuift op.", state="concept")
    shift_mijlpaal(mijlpaal, target=datering_from_iso("2027"), passage=passage_of(concept, "De start schuift op."))
    assert Mijlpaal.objects.public().exists()
    assert not Verschuiving.objects.public().exists()


def test_a_relation_to_a_concept_is_not_public(dossier: Any) -> None:
    relate(stuk=make_stuk(dossier), kind="verwijst_naar", target=make_stuk(dossier, state="concept"))
    assert not StukRelatie.objects.public().exists()


def test_a_person_is_public_through_a_public_stuk(dossier: Any) -> None:
    persoon = Persoon.objects.create(gemeente=dossier.get_parent().specific, name="J. Zeewier")
    stuk = make_stuk(dossier, state="concept", sender_persoon=persoon)
    assert not Persoon.objects.public().exists()
    publish_stuk(stuk)
    assert Persoon.objects.public().get() == persoon


def test_only_a_public_dossier_makes_public(gemeente: Any) -> None:
    hidden = make_dossier(gemeente=gemeente, title="Nog geheim", publish=False)
    make_toezegging(make_stuk(hidden))
    assert not Stuk.objects.public().exists()
    assert not Afspraak.objects.public().exists()


def test_a_stuk_without_dossier_or_readable_file_is_not_published(gemeente: Any, dossier: Any) -> None:
    with pytest.raises(ValidationError, match="dossier"):
        publish_stuk(create_stuk(gemeente=gemeente, title="Los", bestand=make_bestand(gemeente, PROMISE)))
    with pytest.raises(ValidationError, match="bestand"):
        publish_stuk(create_stuk(gemeente=gemeente, title="Leeg", dossiers=[dossier]))


def test_a_withdrawn_stuk_does_not_come_back(dossier: Any) -> None:
    stuk = make_stuk(dossier, state="withdrawn")
    with pytest.raises(ValidationError, match="is ingetrokken"):
        publish_stuk(stuk)
    stuk.save_revision().publish()
    assert not Stuk.objects.public().exists()


def test_roles_and_gemeenten_are_checked_in_the_services(
    dossier: Any, other_gemeente: Any, redacteur: Any, other_redacteur: Any, griffier: Any
) -> None:
    stuk = make_stuk(dossier, state="concept")
    for user in (redacteur, other_redacteur):
        with pytest.raises(PermissionDenied):
            publish_stuk(stuk, user=user)
    with pytest.raises(PermissionDenied):
        create_stuk(gemeente=dossier.get_parent().specific, title="X", user=other_redacteur)
    foreign = make_dossier(gemeente=other_gemeente, title="Elders")
    with pytest.raises(ValidationError, match="andere gemeente"):
        create_stuk(gemeente=dossier.get_parent().specific, title="X", dossiers=[foreign], user=griffier)
    assert publish_stuk(stuk, user=griffier).live


def test_publishing_from_an_old_screen_publishes_the_newest_concept(dossier: Any) -> None:
    stuk = make_stuk(dossier, state="concept", title="Eerste titel")
    newer = Stuk.objects.get(pk=stuk.pk)
    newer.title = "Betere titel"
    save_concept(newer)
    assert publish_stuk(stuk).title == "Betere titel"


@pytest.mark.parametrize("field", ["go_live_at", "expire_at"])
def test_the_time_of_a_page_above_the_dossier_counts_at_once(dossier: Any, field: str) -> None:
    make_toezegging(make_stuk(dossier))
    moment = timezone.now() + timedelta(hours=1)
    set_times(dossier.get_parent(), **{field: moment})
    was_public = field == "expire_at"
    assert Stuk.objects.public().exists() == Afspraak.objects.public().exists() == was_public
    with time_machine.travel(moment + timedelta(seconds=1)):
        open_pages()
        assert Stuk.objects.public().exists() == Afspraak.objects.public().exists() == (not was_public)
