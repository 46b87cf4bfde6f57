"""What must never happen is refused by the database itself, on SQLite and on PostgreSQL."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.checks import run_checks
from django.db import IntegrityError, connection, transaction

from besluiten.services.accounts import make_account
from besluiten.services.afspraken import change_owners, correct_title, repeat_afspraak
from besluiten.services.gates import freeze_due_gates
from besluiten.services.mijlpalen import register_mijlpaal, shift_mijlpaal
from besluiten.services.onderdelen import add_onderdeel, judge_delivery
from besluiten.services.oordelen import answer_oordeel, give_oordeel, withhold_words
from besluiten.services.status import change_status
from besluiten.transitions import Actor, Status
from dossiers.append_only import Rule, install_triggers, missing_triggers, registered_rules, remove_triggers
from dossiers.datering import datering_from_iso
from dossiers.models import Decision, Functie, Orgaan, Persoon
from dossiers.reading.model import FindKind
from dossiers.services.gemeenten import set_phase, set_portefeuillehouders
from dossiers.services.kandidaten import judge_kandidaat
from search.compound_lists import save_compound
from search.synonym_lists import save_synonym
from tests.factories import PROMISE, make_orgaan, make_randvoorwaarde, make_stuk, make_toezegging, passage_of
from tests.found_in_text import found, propose

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def history(dossier: Any) -> None:
    """A row in each table that is guarded."""
    gemeente = dossier.get_parent().specific
    stuk = make_stuk(dossier)
    toezegging = make_toezegging(stuk)
    college = make_orgaan(gemeente, "College", Orgaan.Kind.BOARD)
    persoon = Persoon.objects.create(gemeente=gemeente, name="A. Bestuurder")
    functie = Functie.objects.create(gemeente=gemeente, title="wethouder", persoon=persoon, orgaan=college)
    change_owners(toezegging, [functie], reason="Nieuwe verdeling.")
    correct_title(toezegging, "Overzicht sturen", reason="Korter.")
    repeat_afspraak(toezegging, passage_of(make_stuk(dossier, "Wij beloven het weer."), "Wij beloven het weer."))
    change_status(toezegging, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD, evidence=[passage_of(stuk)])
    mijlpaal = register_mijlpaal(
        dossier=dossier, passage=passage_of(stuk), title="Start", plan=datering_from_iso("2026-07-01")
    )
    shift_mijlpaal(mijlpaal, target=datering_from_iso("2027"), passage=passage_of(stuk))
    make_randvoorwaarde(stuk, mijlpaal)
    with time_machine.travel("2028-01-10 12:00"):
        freeze_due_gates(settling=timedelta(0))
    part = add_onderdeel(toezegging, title="Een overzicht", form="brief")
    judge_delivery(part, extent="geheel", passage=passage_of(stuk))
    adviesraad = make_orgaan(gemeente, "Adviesraad", Orgaan.Kind.ADVISORY)
    oordeel = give_oordeel(
        toezegging, party="derde", orgaan=adviesraad, verdict="deels", words="Wij misten de wachttijden."
    )
    answer_oordeel(oordeel, words="Die volgen nog.")
    withhold_words(oordeel, reason="Er staat een naam in.")
    make_account(orgaan=adviesraad, email="secretaris@adviesraad.example", name="S. Ecretaris")
    set_phase(dossier, phase="inrichten")
    set_portefeuillehouders(dossier, functies=[functie])
    make_stuk(dossier, state="withdrawn")
    judge_kandidaat(propose(stuk, found(stuk, FindKind.TOEZEGGING, PROMISE))[0], Decision.REJECTED)
    save_synonym(None, direction="bewoners", said="poepzakje", expressions=["hondenbeleid"], is_on=True, user=None)
    save_compound(None, kind="deel", word="kiezel", parts=[], is_on=True, user=None)


def table(rule: Rule) -> str:
    return connection.ops.quote_name(rule.model._meta.db_table)


def refused(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.rowcount == 0
    except IntegrityError as error:
        return "append-only" in str(error)


def test_no_row_of_a_guarded_table_can_be_deleted(history: None) -> None:
    for rule in registered_rules():
        assert rule.model._default_manager.exists(), rule.model
        if not rule.may_delete:
            assert refused(f"DELETE FROM {table(rule)}"), rule.model


def test_no_frozen_column_can_be_changed(history: None) -> None:
    for rule in registered_rules():
        for column in rule.frozen:
            field = next(f for f in rule.model._meta.concrete_fields if f.column == column)
            other = {"CharField": "'x'", "TextField": "'x'"}.get(field.get_internal_type())
            if other:
                name = connection.ops.quote_name(column)
                assert refused(f"UPDATE {table(rule)} SET {name} = {other}"), (rule.model, column)


def test_saving_a_row_without_a_change_is_allowed(history: None) -> None:
    for rule in registered_rules():
        rule.model._default_manager.first().save()  # type: ignore[union-attr] # history has one of each


def test_installing_twice_changes_nothing(history: None) -> None:
    install_triggers()
    install_triggers()
    assert missing_triggers() == []
    test_no_row_of_a_guarded_table_can_be_deleted(None)


def test_a_missing_trigger_is_named_at_start(db: None) -> None:
    assert not [m for m in run_checks(databases=["default"]) if m.id == "dossiers.W001"]
    with transaction.atomic():
        remove_triggers()
        found = [m for m in run_checks(databases=["default"]) if m.id == "dossiers.W001"]
        assert "besluiten_statuswijziging_frozen" in found[0].msg
        install_triggers()


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE dossiers_stukpagina SET number = 0", "a page from zero"),
        ("UPDATE dossiers_passage SET {end} = start", "an empty passage"),
        ("UPDATE dossiers_stuk SET date_earliest = '2026-02-02', date_latest = '2026-01-01'", "a date before itself"),
        ("UPDATE besluiten_afspraak SET nummer = ''", "a confirmed afspraak without a number"),
        ("UPDATE besluiten_mijlpaal SET plan_earliest = '2030-02-02'", "a plan before itself"),
    ],
)
def test_constraints_hold_whoever_writes(history: None, statement: str, what: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(end=connection.ops.quote_name("end")))
