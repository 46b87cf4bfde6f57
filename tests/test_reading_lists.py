"""What is still to check, references without a stuk, and the rules with their numbers and their switch."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from dossiers.datering import datering_from_iso
from dossiers.models import Decision, RuleSwitch, Stuk, StukReading, StukRelatie
from dossiers.readers import reading_rules
from dossiers.reading.model import FindKind
from dossiers.services.analysis import analyse_stuk, rules_off, switch_rule
from dossiers.services.kandidaten import judge_kandidaat
from dossiers.services.reading_report import kind_reports, rule_reports
from dossiers.services.stukken import relate
from tests.factories import PROMISE, make_stuk, passage_of
from tests.found_in_text import found, propose

pytestmark = pytest.mark.django_db

TO_CHECK = reverse("dossiers_beheer:to_check")
LOOSE = reverse("dossiers_beheer:loose_references")
RULES = reverse("dossiers_beheer:reading_rules")
LETTER = "Datum: 8 april 2026\nOns kenmerk: 2026-0077\n\nZie ook het raadsmemo van 10 maart 2026."


def body_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def proposed(dossier: Any, title: str, *kinds: FindKind) -> Stuk:
    stuk = make_stuk(dossier, f"{PROMISE} BSN 123456782.", state="concept", title=title)
    quotes = {FindKind.PERSONAL: "123456782"}
    propose(stuk, *(found(stuk, kind, quotes.get(kind, PROMISE), {"level": "hoog"}) for kind in kinds))
    return stuk


def test_the_list_counts_what_is_open_and_puts_grave_things_first(dossier: Any, griffier_client: Client) -> None:
    first = proposed(dossier, "Met een nummer erin", FindKind.PERSONAL, FindKind.TOEZEGGING)
    proposed(dossier, "Gewoon memo", FindKind.TOEZEGGING)
    body = body_of(griffier_client.get(TO_CHECK))
    assert body.index("Met een nummer erin") < body.index("Gewoon memo")
    assert "nog 2 van 2 te controleren" in body
    assert "persoonsgegevens: publiceren kan nog niet" in body
    for kandidaat in first.kandidaten.all():
        judge_kandidaat(kandidaat, Decision.REJECTED, reason="Een voorbeeld.")
    assert "Met een nummer erin" not in body_of(griffier_client.get(TO_CHECK))


def test_a_stuk_that_could_not_be_looked_through_stays_on_the_list(dossier: Any, griffier_client: Client) -> None:
    stuk = proposed(dossier, "Lastig bestand")
    StukReading.objects.filter(stuk=stuk).update(state="mislukt", notice="Dit stuk kon niet worden nagekeken.")
    assert "Lastig bestand" in body_of(griffier_client.get(TO_CHECK))


def test_others_see_an_empty_list(dossier: Any, client: Client, other_redacteur: Any) -> None:
    proposed(dossier, "Van Duinvoorde", FindKind.TOEZEGGING)
    client.force_login(other_redacteur)
    assert "Alles is gecontroleerd" in body_of(client.get(TO_CHECK))


def loose_reference(dossier: Any, words: str = "raadsmemo van 10 maart 2026") -> StukRelatie:
    stuk = make_stuk(dossier, f"Zie ons {words}.", title="Brief met verwijzing")
    return relate(stuk=stuk, kind="verwijst_naar", words=words, passage=passage_of(stuk, words))


def test_a_stuk_that_comes_in_later_is_proposed_for_the_reference_that_waits(
    dossier: Any, griffier_client: Client
) -> None:
    relatie = loose_reference(dossier)
    assert "Geen stuk hier lijkt hierop." in body_of(griffier_client.get(LOOSE))
    memo = make_stuk(dossier, "Memo.", title="Voortgang", date=datering_from_iso("2026-03-10"))
    body = body_of(griffier_client.get(LOOSE))
    assert "Voortgang: de datum is dezelfde (2026-03-10), 10 maart 2026" in body
    griffier_client.post(LOOSE, {"relatie": relatie.pk, "stuk": memo.pk})
    relatie.refresh_from_db()
    assert relatie.target == memo
    assert "Elke verwijzing heeft haar stuk gevonden." in body_of(griffier_client.get(LOOSE))


def test_a_reference_that_somebody_else_resolved_is_not_changed(dossier: Any, griffier_client: Client) -> None:
    relatie = loose_reference(dossier)
    first, second = make_stuk(dossier, "Een.", title="Een"), make_stuk(dossier, "Twee.", title="Twee")
    griffier_client.post(LOOSE, {"relatie": relatie.pk, "stuk": first.pk})
    told = griffier_client.post(LOOSE, {"relatie": relatie.pk, "stuk": second.pk}, follow=True)
    assert "Iemand anders heeft deze verwijzing net gekoppeld." in body_of(told)
    relatie.refresh_from_db()
    assert relatie.target == first


def test_nobody_resolves_a_reference_of_another_gemeente(dossier: Any, client: Client, other_redacteur: Any) -> None:
    relatie = loose_reference(dossier)
    client.force_login(other_redacteur)
    assert client.post(LOOSE, {"relatie": relatie.pk, "stuk": relatie.stuk_id}).status_code == 404


@pytest.mark.parametrize("address", [TO_CHECK, LOOSE])
def test_a_longer_list_asks_no_more(
    dossier: Any, griffier_client: Client, address: str, django_assert_max_num_queries: Any
) -> None:
    def asked() -> int:
        with django_assert_max_num_queries(40) as captured:
            griffier_client.get(address)
        return len(captured)

    for number in range(2):
        proposed(dossier, f"Memo {number}", FindKind.TOEZEGGING)
        loose_reference(dossier)
    griffier_client.get(address)
    before = asked()
    for number in range(5):
        proposed(dossier, f"Volgend memo {number}", FindKind.TOEZEGGING)
        loose_reference(dossier)
    assert asked() == before


def test_a_rule_that_is_off_proposes_nothing_and_what_was_judged_stays(dossier: Any) -> None:
    stuk = make_stuk(dossier, LETTER, state="concept")
    analyse_stuk(stuk)
    reference = stuk.kandidaten.get(kind=FindKind.REFERENCE)
    kenmerk = stuk.kandidaten.get(quote="2026-0077")
    judge_kandidaat(reference, Decision.REJECTED)
    switch_rule(reference.rule, is_off=True)
    switch_rule(kenmerk.rule, is_off=True)
    analyse_stuk(stuk)
    assert list(stuk.kandidaten.filter(kind=FindKind.REFERENCE)) == [reference]
    assert not stuk.kandidaten.filter(quote="2026-0077").exists()


def test_the_beheerder_switches_a_rule_and_a_griffier_only_looks(
    gemeente: Any, griffier_client: Client, client: Client
) -> None:
    rule = reading_rules()[0].id
    assert rule in body_of(griffier_client.get(RULES))
    griffier_client.post(RULES, {"regel": rule, "stand": "uit"})
    assert rules_off() == frozenset()
    beheerder = get_user_model().objects.create_superuser("beheer", "beheer@duinvoorde.example", "x" * 14)
    client.force_login(beheerder)
    client.post(RULES, {"regel": rule, "stand": "uit"})
    assert rules_off() == {rule}
    assert RuleSwitch.objects.get().changed_by == beheerder
    client.post(RULES, {"regel": rule, "stand": "aan"})
    client.post(RULES, {"regel": "bestaat-niet", "stand": "uit"})
    assert rules_off() == frozenset()


def test_a_redacteur_does_not_see_the_rules(redacteur_client: Client) -> None:
    assert redacteur_client.get(RULES).url == reverse("wagtailadmin_home")  # as Wagtail sends all who may not


def test_the_report_counts_each_rule_of_the_own_gemeente_only(dossier: Any, other_gemeente: Any) -> None:
    stuk = proposed(dossier, "Memo", FindKind.TOEZEGGING, FindKind.PERSONAL)
    personal, promise = (stuk.kandidaten.get(kind=kind) for kind in (FindKind.PERSONAL, FindKind.TOEZEGGING))
    judge_kandidaat(personal, Decision.KEPT, reason="Een voorbeeld.")
    judge_kandidaat(promise, Decision.REJECTED)
    reports = {one.rule: one for one in rule_reports()}
    assert (reports["persoonsgegeven-1"].accepted, reports["persoonsgegeven-1"].precision) == (1, 1.0)
    assert (reports["toezegging-1"].rejected, reports["toezegging-1"].precision) == (1, 0.0)
    assert {one.kind: one.decided for one in kind_reports(reports.values()) if one.decided} == {
        "persoonsgegeven": 1,
        "toezegging": 1,
    }
    assert not any(one.decided for one in rule_reports([other_gemeente]))


def test_grave_data_in_a_stuk_that_is_public_is_told_as_that(dossier: Any, griffier_client: Client) -> None:
    stuk = make_stuk(dossier, "BSN 123456782.", title="Openbaar memo")
    propose(stuk, found(stuk, FindKind.PERSONAL, "123456782", {"level": "hoog"}))
    assert "persoonsgegevens, en dit stuk is openbaar" in body_of(griffier_client.get(TO_CHECK))
