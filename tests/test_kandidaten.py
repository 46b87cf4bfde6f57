"""What a machine found is kept, judged once, and judged no second time after a new reading."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError

from besluiten.models import Afspraak
from dossiers.models import Decision, Kandidaat, Passage, StukReading, StukRelatie
from dossiers.reading.model import FindKind
from dossiers.services.ingest import look_through_if_changed
from dossiers.services.kandidaten import (
    MOST_KANDIDATEN,
    KandidaatConflict,
    expect_reading,
    judge_kandidaat,
    keep_finds,
    reopen_kandidaat,
)
from dossiers.services.passages import reanchor
from dossiers.services.stukken import publish_stuk, save_concept
from tests.factories import PROMISE, make_bestand, make_stuk
from tests.found_in_text import found, propose

pytestmark = pytest.mark.django_db

TEXT = f"Datum: 8 april 2026\n\n{PROMISE} Dat zegden wij toe in ons memo van 3 maart.\n\nBSN 123456782 van een inwoner."
MEMO = "memo van 3 maart"
BSN = "123456782"


@pytest.fixture
def stuk(dossier: Any) -> Any:
    return make_stuk(dossier, TEXT, state="concept")


def promise_of(stuk: Any) -> Kandidaat:
    return propose(stuk, found(stuk, FindKind.TOEZEGGING, PROMISE, {"termijn": "voor de zomer"}))[0]


def personal(stuk: Any, level: str = "hoog") -> Any:
    return found(stuk, FindKind.PERSONAL, BSN, {"what": "bsn", "level": level})


def values_of(**changes: Any) -> dict[str, Any]:
    return {"title": "Overzicht sturen", "termijn_words": "voor de zomer", "hardheid": "hard", **changes}


def test_an_accepted_promise_is_an_afspraak_on_its_own_words(stuk: Any, griffier: Any) -> None:
    kandidaat = judge_kandidaat(promise_of(stuk), Decision.ACCEPTED, values=values_of(), user=griffier)
    afspraak = Afspraak.objects.get()
    assert (afspraak.passage.quote, afspraak.hardheid) == (PROMISE, "hard")
    assert afspraak.nummer in kandidaat.outcome
    assert kandidaat.passage == afspraak.passage


def test_a_redacteur_proposes_what_a_griffier_must_confirm(stuk: Any, redacteur: Any) -> None:
    kandidaat = judge_kandidaat(promise_of(stuk), Decision.ACCEPTED, values=values_of(), user=redacteur)
    assert Afspraak.objects.get().confirmed_at is None
    assert "nog te bevestigen" in kandidaat.outcome


def test_nobody_of_another_gemeente_judges(stuk: Any, other_redacteur: Any) -> None:
    with pytest.raises(PermissionDenied):
        judge_kandidaat(promise_of(stuk), Decision.REJECTED, user=other_redacteur)


def test_a_rejected_one_does_not_come_back_nor_does_an_accepted_one(stuk: Any, griffier: Any) -> None:
    finds = [found(stuk, FindKind.TOEZEGGING, PROMISE), found(stuk, FindKind.REFERENCE, MEMO)]
    first, second = propose(stuk, *finds)
    judge_kandidaat(first, Decision.REJECTED, user=griffier)
    judge_kandidaat(second, Decision.ACCEPTED, user=griffier)
    again = propose(stuk, *finds, version="2")
    assert [one.pk for one in again] == [first.pk, second.pk]
    assert [one.decision for one in again] == [Decision.REJECTED, Decision.ACCEPTED]


def test_what_other_rules_cut_otherwise_is_still_what_was_judged(stuk: Any, griffier: Any) -> None:
    judge_kandidaat(promise_of(stuk), Decision.REJECTED, user=griffier)
    shorter = PROMISE.removeprefix("Wij ").removesuffix(".")
    assert [one.decision for one in propose(stuk, found(stuk, FindKind.TOEZEGGING, shorter))] == [Decision.REJECTED]


def test_what_nobody_judged_and_is_not_found_any_more_goes(stuk: Any) -> None:
    promise_of(stuk)
    assert [one.quote for one in propose(stuk, found(stuk, FindKind.REFERENCE, MEMO))] == [MEMO]


def test_reading_the_same_twice_changes_nothing(stuk: Any) -> None:
    finds = [found(stuk, FindKind.TOEZEGGING, PROMISE), personal(stuk)]
    assert [one.pk for one in propose(stuk, *finds)] == [one.pk for one in propose(stuk, *finds)]


def test_equal_words_twice_are_two_proposals(dossier: Any) -> None:
    stuk = make_stuk(dossier, f"{PROMISE}\n\nNog eens: {PROMISE}", state="concept")
    one = found(stuk, FindKind.TOEZEGGING, PROMISE)
    text = stuk.bestand.pages.get().text
    start = text.rindex(PROMISE)
    other = type(one)(one.kind, type(one.place)(1, start, start + len(PROMISE)), PROMISE, one.rule, one.score)
    assert [kandidaat.start for kandidaat in propose(stuk, one, other)] == [0, start]


def test_a_decision_moves_along_with_its_words(stuk: Any, griffier: Any) -> None:
    judge_kandidaat(promise_of(stuk), Decision.REJECTED, user=griffier)
    reanchor(stuk.bestand, {1: f"Nieuwe eerste regel.\n\n{TEXT}"})
    kandidaat = propose(stuk, found(stuk, FindKind.TOEZEGGING, PROMISE), version="2")[0]
    assert kandidaat.decision == Decision.REJECTED
    assert kandidaat.pagina.text[kandidaat.start : kandidaat.end] == PROMISE


def test_the_second_of_two_is_told_and_nothing_is_overwritten(stuk: Any, griffier: Any, redacteur: Any) -> None:
    kandidaat = promise_of(stuk)
    judge_kandidaat(kandidaat, Decision.REJECTED, expected_count=0, user=redacteur)
    with pytest.raises(KandidaatConflict, match="heeft dit voorstel net beoordeeld: Klopt niet"):
        judge_kandidaat(kandidaat, Decision.ACCEPTED, values=values_of(), expected_count=0, user=griffier)
    assert not Afspraak.objects.exists()


def test_what_is_refused_leaves_nothing_behind(stuk: Any, griffier: Any) -> None:
    kandidaat = promise_of(stuk)
    with pytest.raises(ValidationError):
        judge_kandidaat(kandidaat, Decision.ACCEPTED, values=values_of(title=""), user=griffier)
    kandidaat.refresh_from_db()
    assert (kandidaat.decision, kandidaat.decision_rows.count(), Passage.objects.count()) == ("", 0, 0)


def test_a_decision_can_be_taken_back_as_long_as_nothing_was_made_of_it(stuk: Any, griffier: Any) -> None:
    kandidaat = judge_kandidaat(promise_of(stuk), Decision.REJECTED, user=griffier)
    kandidaat = reopen_kandidaat(kandidaat, user=griffier)
    assert kandidaat.decision == Decision.OPEN
    assert [row.decision for row in kandidaat.decision_rows.all()] == [Decision.REJECTED, Decision.OPEN]
    kandidaat = judge_kandidaat(kandidaat, Decision.ACCEPTED, values=values_of(), user=griffier)
    with pytest.raises(ValidationError, match="Hiervan is al iets gemaakt"):
        reopen_kandidaat(kandidaat, user=griffier)


def test_the_history_of_decisions_is_append_only(stuk: Any, griffier: Any) -> None:
    kandidaat = judge_kandidaat(promise_of(stuk), Decision.REJECTED, user=griffier)
    with pytest.raises(IntegrityError):
        kandidaat.decision_rows.update(decision=Decision.ACCEPTED)


def test_a_reference_without_a_stuk_stays_a_loose_end(stuk: Any, griffier: Any) -> None:
    kandidaat = propose(stuk, found(stuk, FindKind.REFERENCE, MEMO))[0]
    kandidaat = judge_kandidaat(kandidaat, Decision.ACCEPTED, values={"target": None}, user=griffier)
    relatie = StukRelatie.objects.get()
    assert (relatie.words, relatie.target, relatie.passage.quote) == (MEMO, None, MEMO)
    assert kandidaat.outcome == "Bewaard als los eindje"


def test_a_fact_goes_into_the_concept(stuk: Any, griffier: Any) -> None:
    kandidaat = propose(stuk, found(stuk, FindKind.METADATA, "8 april 2026", {"kenmerk": "2026-11"}))[0]
    judge_kandidaat(kandidaat, Decision.ACCEPTED, values={"kenmerk": "2026-11"}, user=griffier)
    stuk.refresh_from_db()
    assert stuk.get_latest_revision_as_object().kenmerk == "2026-11"


def test_a_request_stays_a_kandidaat_on_its_passage(stuk: Any, griffier: Any) -> None:
    kandidaat = propose(stuk, found(stuk, FindKind.REQUEST, PROMISE))[0]
    kandidaat = judge_kandidaat(kandidaat, Decision.ACCEPTED, user=griffier)
    assert kandidaat.passage.quote == PROMISE
    assert not Afspraak.objects.exists()


@pytest.mark.parametrize("decision", ["", Decision.ACCEPTED])
def test_grave_personal_data_keeps_a_stuk_a_concept(stuk: Any, griffier: Any, decision: Any) -> None:
    kandidaat = propose(stuk, personal(stuk))[0]
    if decision:
        judge_kandidaat(kandidaat, decision, user=griffier)
    with pytest.raises(ValidationError, match="persoonsgegeven dat niet openbaar mag zijn"):
        publish_stuk(stuk, user=griffier)


@pytest.mark.parametrize("decision", [Decision.KEPT, Decision.REJECTED])
def test_a_person_overrides_it_with_a_reason_that_is_kept(stuk: Any, griffier: Any, decision: Decision) -> None:
    kandidaat = propose(stuk, personal(stuk))[0]
    with pytest.raises(ValidationError, match="Schrijf op waarom"):
        judge_kandidaat(kandidaat, decision, user=griffier)
    kandidaat = judge_kandidaat(kandidaat, decision, reason="Dit is een voorbeeldnummer.", user=griffier)
    assert kandidaat.decision_rows.get().reason == "Dit is een voorbeeldnummer."
    assert publish_stuk(stuk, user=griffier).live


def test_light_personal_data_stops_nothing(stuk: Any, griffier: Any) -> None:
    propose(stuk, personal(stuk, level="laag"))
    assert publish_stuk(stuk, user=griffier).live


@pytest.mark.parametrize("decision", [Decision.KEPT, Decision.REJECTED])
def test_light_personal_data_is_judged_without_a_reason(stuk: Any, griffier: Any, decision: Decision) -> None:
    kandidaat = propose(stuk, personal(stuk, level="laag"))[0]
    assert judge_kandidaat(kandidaat, decision, user=griffier).decision == decision


def test_another_file_without_it_may_be_published(stuk: Any, griffier: Any) -> None:
    propose(stuk, personal(stuk))
    stuk.bestand = make_bestand(stuk.gemeente, PROMISE)
    stuk.save()
    stuk.save_revision()
    propose(stuk)
    assert publish_stuk(stuk, user=griffier).live


def test_an_earlier_file_that_comes_back_is_looked_through_again(
    stuk: Any, griffier: Any, commit_at_once: None
) -> None:
    with_number = stuk.bestand
    propose(stuk, personal(stuk))
    stuk.bestand = make_bestand(stuk.gemeente, PROMISE)
    save_concept(stuk)
    propose(stuk)  # and what was found in the earlier file is gone
    stuk.bestand = with_number
    save_concept(stuk)
    with pytest.raises(ValidationError, match="nog nagekeken"):
        publish_stuk(stuk, user=griffier)
    look_through_if_changed(stuk)
    with pytest.raises(ValidationError, match="persoonsgegeven dat niet openbaar mag zijn"):
        publish_stuk(stuk, user=griffier)


def test_nothing_is_published_before_it_was_looked_through(stuk: Any, griffier: Any) -> None:
    expect_reading(stuk, stuk.bestand)
    with pytest.raises(ValidationError, match="nog nagekeken"):
        publish_stuk(stuk, user=griffier)


def test_what_is_found_in_a_file_that_was_replaced_meanwhile_is_not_kept(stuk: Any) -> None:
    old = stuk.bestand
    finds = [found(stuk, FindKind.TOEZEGGING, PROMISE)]
    expect_reading(stuk, make_bestand(stuk.gemeente, "Een ander bestand."))
    assert keep_finds(stuk, old, finds, version="1") is None
    assert not Kandidaat.objects.exists()


def test_more_than_helps_is_left_out_and_told_but_never_personal_data(dossier: Any) -> None:
    lines = [f"Wij sturen u overzicht {number}." for number in range(MOST_KANDIDATEN + 5)]
    stuk = make_stuk(dossier, "\n".join([*lines, BSN]), state="concept")
    finds = [found(stuk, FindKind.TOEZEGGING, line) for line in lines]
    kept = propose(stuk, *finds, personal(stuk))
    assert len(kept) == MOST_KANDIDATEN
    assert kept[-1].quote == BSN
    assert StukReading.objects.get(stuk=stuk).left_out == 6


def test_a_text_that_a_rule_cannot_bear_leaves_the_stuk_usable(
    dossier: Any, griffier: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dossiers.services import analysis

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    stuk = make_stuk(dossier, TEXT, state="concept")
    monkeypatch.setattr(analysis, "read_text", fail)
    reading = analysis.analyse_stuk(stuk)
    assert reading is not None
    assert (reading.state, "kon niet worden nagekeken" in reading.notice) == (StukReading.State.FAILED, True)
    assert publish_stuk(stuk, user=griffier).live
