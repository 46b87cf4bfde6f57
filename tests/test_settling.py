"""One letter settles many afspraken, each by its own passage and its own button."""

import itertools
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from besluiten.models import Afspraak, Delivery, StatusWijziging
from besluiten.services.afspraken import register_afspraak
from besluiten.services.mijlpalen import register_mijlpaal
from besluiten.services.onderdelen import add_onderdeel, judge_delivery
from besluiten.services.settling import Proof, settle_with_stuk, settleable, settlements, targets
from besluiten.services.status import change_status, last_row
from besluiten.transitions import LIFE_CYCLES, Actor, AfspraakKind, Status, Step
from dossiers.datering import datering_from_iso
from dossiers.models import Decision, Kandidaat, Stuk
from dossiers.reading.model import FindKind
from dossiers.services.gemeenten import make_dossier
from tests.factories import PROMISE, make_stuk, make_toezegging, passage_of
from tests.found_in_text import found, propose

pytestmark = pytest.mark.django_db

GIVEN = "Hierbij ontvangt u het overzicht van de wachttijden."
ALSO = "De planning staat op onze website."
TWICE = "Wij komen hierop terug."
LATER = datering_from_iso("2026-07-01")
_words = itertools.count(1)


@pytest.fixture
def promise(dossier: Any) -> Stuk:
    return make_stuk(dossier)


@pytest.fixture
def toezegging(promise: Stuk) -> Afspraak:
    return make_toezegging(promise)


@pytest.fixture
def letter(dossier: Any) -> Stuk:
    return make_stuk(dossier, f"{GIVEN} {ALSO} {TWICE}", TWICE, title="Voortgangsbrief", date=LATER)


def settle(afspraak: Afspraak, letter: Stuk, **values: Any) -> StatusWijziging:
    values = {"target": Status.SETTLED, "proof": Proof(words=GIVEN), **values}
    values.setdefault("expected_sequence", last_row(afspraak).sequence)  # type: ignore[union-attr] # it has one
    return settle_with_stuk(afspraak, letter, **values)


def steps(afspraak: Afspraak) -> list[tuple[str, str]]:
    return [(row.to_status, row.actor) for row in afspraak.status_wijzigingen.order_by("sequence")][1:]


# The rule


def test_what_nobody_proposed_is_proposed_and_settled_on_the_same_passage(toezegging: Afspraak, letter: Stuk) -> None:
    settle(toezegging, letter, actor=Actor.COUNCIL, reason="De raad is tevreden.")
    assert steps(toezegging) == [("afdoening_voorgesteld", "college"), ("afgedaan", "raad")]
    rows = toezegging.status_wijzigingen.filter(sequence__gt=1)
    assert {row.evidence.get().passage.quote for row in rows} == {GIVEN}
    assert {row.known.iso() for row in rows} == {"2026-07-01"}
    assert [row.reason for row in rows.order_by("sequence")] == ["", "De raad is tevreden."]


def test_what_was_proposed_is_only_settled(toezegging: Afspraak, letter: Stuk) -> None:
    change_status(toezegging, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD)
    settle(toezegging, letter, target=Status.PARTLY_SETTLED)
    assert steps(toezegging) == [("afdoening_voorgesteld", "college"), ("deels_afgedaan", "griffie")]


def test_a_proposal_alone_is_one_row_of_the_college(toezegging: Afspraak, letter: Stuk) -> None:
    settle(toezegging, letter, target=Status.SETTLEMENT_PROPOSED, actor=Actor.COUNCIL, reason="Het is klaar.")
    assert steps(toezegging) == [("afdoening_voorgesteld", "college")]
    assert toezegging.status_wijzigingen.get(sequence=2).reason == "Het is klaar."


@pytest.mark.parametrize("kind", AfspraakKind)
def test_from_every_open_status_each_meaning_is_within_reach(kind: AfspraakKind) -> None:
    cycle = LIFE_CYCLES[kind]
    assert settlements(cycle)
    for current, target in itertools.product(cycle.open, settlements(cycle)):
        assert current is cycle.pending or cycle.between(current, cycle.pending)
        step = cycle.between(cycle.pending, target)
        assert step is not None
        assert step.step is Step.SETTLE
        assert (cycle.pending in targets(cycle, current)) == (current is not cycle.pending)


def test_a_randvoorwaarde_is_settled_in_its_own_words(dossier: Any, promise: Stuk, letter: Stuk) -> None:
    mijlpaal = register_mijlpaal(dossier=dossier, passage=passage_of(promise), title="Start", plan=LATER)
    condition = register_afspraak(
        kind=AfspraakKind.RANDVOORWAARDE, passage=passage_of(promise), title="Bekend", mijlpaal=mijlpaal
    )
    settle(condition, letter, target=Status.SHOWN)
    assert steps(condition) == [("gereed_gemeld", "college"), ("aangetoond", "griffie")]


def test_words_are_looked_up_and_a_page_tells_equal_words_apart(toezegging: Afspraak, letter: Stuk) -> None:
    with pytest.raises(ValidationError, match="staan op meer plaatsen: deel 1, deel 2"):
        settle(toezegging, letter, proof=Proof(words=TWICE))
    with pytest.raises(ValidationError, match="staan niet in dit stuk"):
        settle(toezegging, letter, proof=Proof(words="Dit staat nergens."))
    with pytest.raises(ValidationError, match="staan niet op deze pagina"):
        settle(toezegging, letter, proof=Proof(words=GIVEN, page=2))
    assert steps(toezegging) == []
    settle(toezegging, letter, proof=Proof(words=TWICE, page=2))
    assert last_row(toezegging).evidence.get().passage.pagina.number == 2  # type: ignore[union-attr] # it has one


def test_a_passage_of_another_stuk_proves_nothing_here(toezegging: Afspraak, letter: Stuk, promise: Stuk) -> None:
    with pytest.raises(ValidationError, match="staat in een ander stuk"):
        settle(toezegging, letter, proof=Proof(passage=passage_of(promise)))
    with pytest.raises(ValidationError, match="Kies de passage"):
        settle(toezegging, letter, proof=Proof())
    assert steps(toezegging) == []


def test_other_dossiers_and_gemeenten_are_refused(
    toezegging: Afspraak, letter: Stuk, gemeente: Any, other_gemeente: Any
) -> None:
    other = make_stuk(make_dossier(gemeente=gemeente, title="Iets anders"), GIVEN, date=LATER)
    far = make_stuk(make_dossier(gemeente=other_gemeente, title="Elders"), GIVEN, date=LATER)
    with pytest.raises(ValidationError, match="ander dossier"):
        settle(toezegging, other)
    with pytest.raises(ValidationError, match="andere gemeente"):
        settle(toezegging, far)
    assert steps(toezegging) == []


def test_a_stuk_from_before_the_promise_proves_nothing(dossier: Any, toezegging: Afspraak) -> None:
    old = make_stuk(dossier, GIVEN, date=datering_from_iso("2025-01-01"))
    with pytest.raises(ValidationError, match="ligt voor de dag"):
        settle(toezegging, old)
    assert steps(toezegging) == []
    assert not settleable(old).exists()


def test_a_redacteur_settles_nothing(toezegging: Afspraak, letter: Stuk, redacteur: Any) -> None:
    with pytest.raises(PermissionDenied):
        settle(toezegging, letter, user=redacteur)


def test_the_list_holds_what_is_open_older_and_in_the_same_dossiers(
    dossier: Any, gemeente: Any, toezegging: Afspraak, letter: Stuk
) -> None:
    elsewhere = make_stuk(make_dossier(gemeente=gemeente, title="Iets anders"))
    make_toezegging(elsewhere)
    make_toezegging(make_stuk(dossier, date=datering_from_iso("2026-09-01")))
    make_toezegging(letter, ALSO)
    make_toezegging(make_stuk(dossier), confirm=False)
    closed = make_toezegging(make_stuk(dossier))
    other = make_stuk(dossier, GIVEN, date=LATER)
    settle(closed, other)
    assert list(settleable(letter)) == [toezegging]
    settle(toezegging, letter)
    assert [(row, row.is_done) for row in settleable(letter)] == [(toezegging, True)]


# The screen


def address(letter: Stuk) -> str:
    return reverse("besluiten_beheer:settle", args=[letter.pk])


def post(client: Client, letter: Stuk, afspraak: Afspraak, follow: bool = True, **values: Any) -> Any:
    values = {"target": "afgedaan", "actor": "griffie", "words": GIVEN, "expected_sequence": 1, **values}
    data = {f"a{afspraak.pk}-{name}": value for name, value in values.items()}
    return client.post(address(letter), {"afspraak": afspraak.pk, **data}, follow=follow)


def many(promise: Stuk, number: int) -> list[Afspraak]:
    return [make_toezegging(promise, title=f"Belofte {next(_words)}") for _n in range(number)]


def test_each_has_its_own_quote_term_form_and_button(griffier_client: Client, promise: Stuk, letter: Stuk) -> None:
    afspraken = many(promise, 3)
    tree = html.fromstring(griffier_client.get(address(letter)).content)
    rows = tree.xpath("//li[@class='settle-row']")
    assert len(rows) == 3
    for row, afspraak in zip(rows, afspraken, strict=True):
        assert afspraak.nummer in row.text_content()
        assert PROMISE in row.text_content()
        assert "“voor de zomer”" in row.text_content()
        assert [form.xpath("string(.//input[@name='afspraak']/@value)") for form in row.xpath(".//form")] == [
            str(afspraak.pk)
        ]
        assert len(row.xpath(".//form//button[@type='submit']")) == 1
    assert "0 van 3 afgedaan met deze brief" in tree.text_content()
    assert "twee regels" in tree.text_content()
    assert len(tree.xpath("//details[@open]")) == 1


def test_after_saving_the_next_one_comes_into_view(griffier_client: Client, promise: Stuk, letter: Stuk) -> None:
    first, second, _third = many(promise, 3)
    assert post(griffier_client, letter, first, follow=False).url.endswith(f"#afspraak-{second.pk}")
    page = post(griffier_client, letter, second, words=ALSO, target="deels_afgedaan")
    text = page.content.decode()
    assert "1 van 3 afgedaan met deze brief" in text
    assert "Bij 1 afspraak staat met deze brief een voorstel, of is een deel gedaan." in text
    assert "Afgedaan, met dit stuk" in text
    assert steps(first) == [("afdoening_voorgesteld", "college"), ("afgedaan", "griffie")]
    tree = html.fromstring(page.content)
    assert len(tree.xpath("//li[@data-done]")) == 2
    assert len(tree.xpath("//form//input[@name='afspraak']")) == 1


def test_a_passage_of_this_stuk_can_be_chosen(griffier_client: Client, toezegging: Afspraak, letter: Stuk) -> None:
    proof = passage_of(letter, ALSO)
    post(griffier_client, letter, toezegging, passage=proof.pk, words="")
    assert last_row(toezegging).evidence.get().passage == proof  # type: ignore[union-attr] # it has one


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"words": ""}, "Kies de passage die dit bewijst"),
        ({"words": "Dit staat nergens."}, "staan niet in dit stuk"),
        ({"words": "x" * 10_001}, "10000"),
        ({"reason": "x" * 10_000}, "2000"),
        ({"target": "vervallen"}, "vervallen"),
        ({"target": ""}, "verplicht"),
        ({"actor": "college"}, "college"),
        ({"page": "nul"}, "geheel getal"),
        ({"page": 0}, "1"),
        ({"expected_sequence": "x"}, "Laad de pagina opnieuw"),
    ],
)
def test_bad_input_is_told_at_the_form_and_nothing_is_written(
    griffier_client: Client, toezegging: Afspraak, letter: Stuk, values: dict[str, Any], told: str
) -> None:
    answer = post(griffier_client, letter, toezegging, **values)
    assert answer.status_code == 200
    [notice] = html.fromstring(answer.content).xpath("//li[@class='settle-row']//*[@data-kind='negative']")
    assert told in notice.text_content()
    assert steps(toezegging) == []


def test_a_passage_of_another_stuk_or_gemeente_is_no_choice(
    griffier_client: Client, toezegging: Afspraak, letter: Stuk, promise: Stuk, other_gemeente: Any
) -> None:
    far = make_stuk(make_dossier(gemeente=other_gemeente, title="Elders"), GIVEN)
    for passage in (passage_of(promise), passage_of(far, GIVEN)):
        answer = post(griffier_client, letter, toezegging, passage=passage.pk, words="")
        assert "geldige keuze" in answer.content.decode()
    assert steps(toezegging) == []


def test_what_is_not_on_the_list_is_told_and_what_is_not_ours_does_not_exist(
    griffier_client: Client, letter: Stuk, gemeente: Any, other_gemeente: Any
) -> None:
    other = make_toezegging(make_stuk(make_dossier(gemeente=gemeente, title="Iets anders")))
    assert "ander dossier" in post(griffier_client, letter, other).content.decode()
    far = make_toezegging(make_stuk(make_dossier(gemeente=other_gemeente, title="Elders")))
    assert post(griffier_client, letter, far).status_code == 404
    assert griffier_client.post(address(letter), {}).status_code == 404
    assert griffier_client.post(address(letter), {"afspraak": "x" * 50}).status_code == 404
    assert (steps(other), steps(far)) == ([], [])


def test_the_second_griffier_sees_what_the_first_did(
    griffier_client: Client, toezegging: Afspraak, letter: Stuk, dossier: Any
) -> None:
    change_status(toezegging, target=Status.IN_TREATMENT, actor=Actor.BOARD)
    answer = post(griffier_client, letter, toezegging)
    assert "De stand is nu: In behandeling." in answer.content.decode()
    assert steps(toezegging) == [("in_behandeling", "college")]
    told = html.fromstring(answer.content).xpath(f"string(//input[@name='a{toezegging.pk}-expected_sequence']/@value)")
    post(griffier_client, letter, toezegging, expected_sequence=told)
    assert steps(toezegging)[-1] == ("afgedaan", "griffie")


def test_who_settled_it_with_another_letter_meanwhile_is_told(
    griffier_client: Client, toezegging: Afspraak, letter: Stuk, dossier: Any
) -> None:
    settle(toezegging, make_stuk(dossier, GIVEN, date=LATER))
    assert "De stand is nu: Afgedaan." in post(griffier_client, letter, toezegging).content.decode()
    assert len(steps(toezegging)) == 2


def test_each_part_is_judged_by_its_own_passage(griffier_client: Client, toezegging: Afspraak, letter: Stuk) -> None:
    overview = add_onderdeel(toezegging, title="Een overzicht", form="brief")
    plan = add_onderdeel(toezegging, title="De planning", form="brief")
    given = {f"extent_{overview.pk}": "geheel", f"words_{overview.pk}": GIVEN}
    answer = post(griffier_client, letter, toezegging, **given)
    assert "Beoordeel ook dit onderdeel" in answer.content.decode()
    no_proof = {**given, f"extent_{plan.pk}": "deels"}
    assert (
        "Kies de passage die dit onderdeel bewijst"
        in post(griffier_client, letter, toezegging, **no_proof).content.decode()
    )
    assert (steps(toezegging), Delivery.objects.count()) == ([], 0)
    whole = {**no_proof, f"words_{plan.pk}": ALSO, f"form_{plan.pk}": "memo", f"reason_{plan.pk}": "Alleen kort."}
    post(griffier_client, letter, toezegging, **whole)
    assert [(row.onderdeel, row.extent, row.form, row.passage.quote) for row in Delivery.objects.all()] == [
        (overview, "geheel", "", GIVEN),
        (plan, "deels", "memo", ALSO),
    ]
    assert steps(toezegging)[-1] == ("afgedaan", "griffie")


def test_a_part_that_somebody_judged_meanwhile_is_told(
    griffier_client: Client, toezegging: Afspraak, letter: Stuk
) -> None:
    part = add_onderdeel(toezegging, title="Een overzicht")
    judge_delivery(part, extent="niet", reason="Nog niets gezien.")
    values = {f"extent_{part.pk}": "geheel", f"words_{part.pk}": GIVEN, f"expected_last_{part.pk}": 0}
    answer = post(griffier_client, letter, toezegging, **values)
    assert "net beoordeeld" in answer.content.decode()
    assert (steps(toezegging), Delivery.objects.count()) == ([], 1)
    told = html.fromstring(answer.content).xpath(f"string(//input[contains(@name, 'expected_last_{part.pk}')]/@value)")
    post(griffier_client, letter, toezegging, **{**values, f"expected_last_{part.pk}": told})
    assert [row.extent for row in Delivery.objects.all()] == ["niet", "geheel"]


def test_a_proposal_leaves_the_parts_for_later(griffier_client: Client, toezegging: Afspraak, letter: Stuk) -> None:
    add_onderdeel(toezegging, title="Een overzicht")
    post(griffier_client, letter, toezegging, target="afdoening_voorgesteld")
    assert steps(toezegging) == [("afdoening_voorgesteld", "college")]


def test_what_the_machine_has_news_of_comes_first_with_its_words(
    griffier_client: Client, promise: Stuk, letter: Stuk
) -> None:
    other, about = make_toezegging(promise, title="Iets heel anders"), make_toezegging(promise, title="Wachttijden")
    Afspraak.objects.filter(pk=about.pk).update(title="Overzicht van de wachttijden ontvangt u hierbij")
    propose(letter, found(letter, FindKind.NEWS, GIVEN, {"news": "afdoening"}))
    tree = html.fromstring(griffier_client.get(address(letter)).content)
    rows = tree.xpath("//li[@class='settle-row']")
    assert [row.get("id") for row in rows] == [f"afspraak-{about.pk}", f"afspraak-{other.pk}"]
    assert "Raadsspoor las hierover in dit stuk" in rows[0].text_content()
    assert GIVEN in rows[0].xpath("string(.//textarea[contains(@name, 'words')])")
    post(griffier_client, letter, about)
    kandidaat = Kandidaat.objects.get()
    assert (kandidaat.decision, kandidaat.outcome) == (Decision.ACCEPTED, f"Stap van {last_title(about)}")


def last_title(afspraak: Afspraak) -> str:
    afspraak.refresh_from_db()
    return str(afspraak)


def test_only_a_griffier_comes_here(redacteur_client: Client, toezegging: Afspraak, letter: Stuk) -> None:
    post(redacteur_client, letter, toezegging)
    assert steps(toezegging) == []
    assert redacteur_client.get(address(letter)).status_code == 302
    edit = reverse("beheer_stuk:edit", args=[letter.pk])
    assert address(letter) not in redacteur_client.get(edit).content.decode()


def test_the_page_of_the_stuk_leads_here(griffier_client: Client, letter: Stuk) -> None:
    edit = griffier_client.get(reverse("beheer_stuk:edit", args=[letter.pk])).content.decode()
    assert f'href="{address(letter)}"' in edit
    assert "geen open afspraak" in griffier_client.get(address(letter)).content.decode()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_not_allowed(griffier_client: Client, letter: Stuk, method: str) -> None:
    assert getattr(griffier_client, method)(address(letter)).status_code == 405


def test_with_a_withdrawn_stuk_nothing_is_settled(griffier_client: Client, dossier: Any, toezegging: Afspraak) -> None:
    gone = make_stuk(dossier, GIVEN, state="withdrawn", date=LATER)
    assert "ingetrokken" in post(griffier_client, gone, toezegging).content.decode()
    assert steps(toezegging) == []
    with pytest.raises(ValidationError, match="ingetrokken"):
        settle(toezegging, gone)


def test_long_lists_have_pages_and_cost_no_more_queries(griffier_client: Client, promise: Stuk, letter: Stuk) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert griffier_client.get(address(letter)).status_code == 200
        return len(captured)

    for afspraak in many(promise, 2):
        add_onderdeel(afspraak, title="Een overzicht")
    queries()
    few = queries()
    for afspraak in many(promise, 28):
        add_onderdeel(afspraak, title="Een overzicht")
        passage_of(letter, GIVEN)
    assert queries() == few
    first = html.fromstring(griffier_client.get(address(letter)).content)
    second = html.fromstring(griffier_client.get(f"{address(letter)}?pagina=2").content)
    assert [len(tree.xpath("//li[@class='settle-row']")) for tree in (first, second)] == [25, 5]
    last_on_first = Afspraak.objects.get(pk=first.xpath("string((//input[@name='afspraak'])[last()]/@value)"))
    first_on_second = second.xpath("string((//input[@name='afspraak'])[1]/@value)")
    went = post(griffier_client, letter, last_on_first, follow=False, target="afdoening_voorgesteld")
    assert went.url.endswith(f"?pagina=2&bij={first_on_second}#afspraak-{first_on_second}")
