"""What an orgaan sees at /inbreng/ and says there: its own afspraken only, in its own name only."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from besluiten.models import Afspraak, FollowTerms, Oordeel, OordeelAnswer, OrgaanAccount
from besluiten.services.accounts import end_account
from besluiten.services.onderdelen import add_onderdeel
from besluiten.services.oordelen import answer_oordeel, give_oordeel, withhold_words
from besluiten.services.status import change_status
from besluiten.transitions import Actor, Status
from dossiers.datering import datering_from_iso
from dossiers.models import Orgaan, Passage
from dossiers.services.gemeenten import make_dossier
from dossiers.services.stukken import publish_stuk
from tests.factories import make_orgaan, make_stuk, make_toezegging, passage_of
from tests.hostile_text import PAYLOADS
from tests.inbreng_cast import account_for, client_of, new_account

pytestmark = pytest.mark.django_db

PROOF = "De adviesraad kreeg het overzicht op 20 mei."
SAID = {"verdict": "niet_nagekomen", "words": "Wij kregen niets."}
NOT_FOUND = "Deze passage is niet gevonden. Plak het hele adres van de passage."


@pytest.fixture
def adviesraad(gemeente: Any) -> OrgaanAccount:
    return new_account(gemeente, Orgaan.Kind.ADVISORY)


@pytest.fixture
def college(gemeente: Any) -> OrgaanAccount:
    return new_account(gemeente, Orgaan.Kind.BOARD)


@pytest.fixture
def promise(dossier: Any, adviesraad: OrgaanAccount, college: OrgaanAccount) -> Afspraak:
    return make_toezegging(make_stuk(dossier), promised_to=adviesraad.orgaan, promised_by_orgaan=college.orgaan)


@pytest.fixture
def proof(dossier: Any) -> Passage:
    return passage_of(make_stuk(dossier, PROOF, title="Brief"), PROOF)


@pytest.fixture
def third(adviesraad: OrgaanAccount) -> Client:
    return client_of(adviesraad.user)


@pytest.fixture
def board(college: OrgaanAccount) -> Client:
    return client_of(college.user)


def page_of(afspraak: Afspraak, tail: str = "") -> str:
    return f"/inbreng/afspraken/{afspraak.public_id}/{tail}"


def said(client: Client, afspraak: Afspraak, **fields: str) -> Any:
    return client.post(page_of(afspraak, "oordeel/"), {**SAID, **fields})


def answered(client: Client, row: Oordeel, **fields: str) -> Any:
    address = page_of(row.afspraak, f"oordelen/{row.pk}/antwoord/")
    return client.post(address, {"words": "Het staat op onze site.", **fields})


SEEN = re.compile(r'name="seen" value="(\w{16})"')


def step_on(client: Client, afspraak: Afspraak) -> str:
    """What the form of a proposal says that was looked at."""
    found = SEEN.search(client.get(page_of(afspraak)).content.decode())
    return found[1] if found else ""


def proposed(client: Client, afspraak: Afspraak, *evidence: Passage, **fields: str) -> Any:
    values = {
        "evidence": "\n".join(f"http://testserver{passage.get_absolute_url()}" for passage in evidence),
        "reason": "Het overzicht is verstuurd.",
        "seen": step_on(client, afspraak) if "seen" not in fields else "",
        **fields,
    }
    return client.post(page_of(afspraak, "voorstel/"), values)


def text_of(response: Any) -> str:
    """The words of the page, without tags."""
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


# Who comes where.


def test_the_overview_is_of_the_own_orgaan(third: Client, board: Client, promise: Afspraak, dossier: Any) -> None:
    others = make_toezegging(make_stuk(dossier), title="Aan een ander beloofd")
    for client in (third, board):
        page = text_of(client.get("/inbreng/"))
        assert promise.title in page
        assert others.title not in page
        assert client.get(page_of(others)).status_code == 404
    assert "Dit is aan Adviesraad Sociaal Domein toegezegd." in text_of(third.get("/inbreng/"))
    assert "Hiervoor is het college verantwoordelijk." in text_of(board.get("/inbreng/"))


def test_without_afspraken_the_overview_says_what_will_be_there(third: Client) -> None:
    assert "Er is nog geen afspraak die u aangaat" in text_of(third.get("/inbreng/"))


def test_pages_stay_in_no_cache(third: Client, promise: Afspraak) -> None:
    for path in ("/inbreng/", page_of(promise)):
        response = third.get(path)
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert "unsafe-inline" not in response["Content-Security-Policy"]


def addresses(row: Oordeel) -> list[tuple[str, str]]:
    own, key = page_of(row.afspraak), row.pk
    return [
        ("get", "/inbreng/"),
        ("get", own),
        ("post", f"{own}oordeel/"),
        ("post", f"{own}voorstel/"),
        ("post", f"{own}oordelen/{key}/antwoord/"),
    ]


def test_strangers_are_asked_to_sign_in(promise: Afspraak, adviesraad: Any, griffier_client: Client) -> None:
    row = give_oordeel(promise, user=adviesraad.user, **SAID)
    for client in (Client(), griffier_client):
        for method, address in addresses(row):
            response = getattr(client, method)(address)
            assert response.status_code == 302, address
            back = address if method == "get" else "/inbreng/"
            assert response["Location"] == f"/inbreng/aanmelden/?next={back}"
    end_account(adviesraad)
    assert client_of(adviesraad.user).get("/inbreng/").status_code == 302
    assert Oordeel.objects.count() == 1


def test_a_wrong_method_is_refused(third: Client, promise: Afspraak, adviesraad: Any) -> None:
    row = give_oordeel(promise, user=adviesraad.user, **SAID)
    for method, address in addresses(row):
        other = third.post if method == "get" else third.get
        assert other(address).status_code == 405, address


@pytest.mark.parametrize("kind", [Orgaan.Kind.RESIDENTS, Orgaan.Kind.ADVISORY, Orgaan.Kind.BOARD])
@pytest.mark.parametrize("elsewhere", [True, False])
def test_whom_it_does_not_concern_finds_nothing(
    promise: Afspraak, adviesraad: Any, gemeente: Any, other_gemeente: Any, kind: Orgaan.Kind, elsewhere: bool
) -> None:
    row = give_oordeel(promise, user=adviesraad.user, **SAID)
    orgaan = make_orgaan(other_gemeente if elsewhere else gemeente, "Een ander orgaan", kind)
    account = account_for(orgaan, "wie@ander.example")
    client = client_of(account.user)
    for method, address in addresses(row)[1:]:
        values = {**SAID, "reason": "Klaar.", "seen": "x"}
        assert getattr(client, method)(address, values).status_code == 404, address
    assert (Oordeel.objects.count(), OordeelAnswer.objects.count(), promise.status_wijzigingen.count()) == (1, 0, 1)


def test_an_afspraak_that_is_not_public_is_not_there(third: Client, dossier: Any, adviesraad: OrgaanAccount) -> None:
    concept = make_stuk(dossier, state="concept")
    hidden = make_toezegging(concept, title="Nog geheim", promised_to=adviesraad.orgaan)
    assert "Nog geheim" not in text_of(third.get("/inbreng/"))
    assert third.get(page_of(hidden)).status_code == 404
    assert said(third, hidden).status_code == 404


def test_nobody_posts_from_elsewhere(adviesraad: OrgaanAccount, promise: Afspraak) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(adviesraad.user)
    assert said(client, promise).status_code == 403
    assert not Oordeel.objects.exists()


# A reading of one's own.


def test_a_reading_waits_and_says_until_when(third: Client, promise: Afspraak, adviesraad: Any) -> None:
    before = "Uw oordeel wordt openbaar zodra het college antwoordt, en anders na 14 dagen."
    assert before in text_of(third.get(page_of(promise)))
    response = said(third, promise)
    assert response["Location"] == page_of(promise)
    page = text_of(third.get(page_of(promise)))
    row = Oordeel.objects.get()
    day = timezone.localtime(row.public_from).day
    assert (row.party, row.orgaan, row.recorded_by) == ("derde", adviesraad.orgaan, adviesraad.user)
    assert "Uw oordeel is opgeslagen. Het wordt openbaar op" in page
    assert re.search(rf"Wordt openbaar op {day} \w+ 20\d\d, of eerder: zodra het college antwoordt", page)
    assert "Wij kregen niets." in page
    assert "Wij kregen niets." not in text_of(Client().get(promise.get_absolute_url()))
    assert "nog niet openbaar" in text_of(third.get("/inbreng/"))


def test_without_waiting_it_is_public_at_once(third: Client, promise: Afspraak, gemeente: Any) -> None:
    FollowTerms.objects.create(gemeente=gemeente, waits_for_answer=False)
    assert "Uw oordeel staat meteen op de openbare pagina." in text_of(third.get(page_of(promise)))
    said(third, promise)
    assert "Het staat nu op de openbare pagina." in text_of(third.get(page_of(promise)))
    assert "Wij kregen niets." in text_of(Client().get(promise.get_absolute_url()))


def test_a_later_one_counts_and_the_first_stays(third: Client, promise: Afspraak, gemeente: Any) -> None:
    FollowTerms.objects.create(gemeente=gemeente, waits_for_answer=False)
    said(third, promise)
    said(third, promise, verdict="deels", words="Nu wel de helft.")
    assert Oordeel.objects.count() == 2
    page = text_of(third.get(page_of(promise)))
    beside, _history, later = page.partition("Verloop")
    assert "Nu wel de helft." in beside
    assert "Wij kregen niets." not in beside
    assert "Wij kregen niets." in later


def test_what_is_sent_twice_is_said_once(third: Client, promise: Afspraak) -> None:
    said(third, promise)
    assert "Dit oordeel is al opgeslagen." in text_of(said(third, promise))
    assert Oordeel.objects.count() == 1


@pytest.mark.parametrize("forged", ["college", "griffie", "other"])
def test_who_speaks_is_never_in_the_form(
    third: Client, promise: Afspraak, adviesraad: Any, college: Any, forged: str
) -> None:
    said(third, promise, party=forged, orgaan=str(college.orgaan.pk), published_at="2020-01-01", user="1")
    row = Oordeel.objects.get()
    assert (row.party, row.orgaan, row.published_at) == ("derde", adviesraad.orgaan, None)


def test_the_college_gives_its_own_reading(board: Client, promise: Afspraak) -> None:
    said(board, promise, verdict="nagekomen", words="Het is er.")
    assert Oordeel.objects.get().party == "college"
    assert "Het is er." in text_of(Client().get(promise.get_absolute_url()))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"words": "x" * 10_000}, "ten hoogste 4.000"),
        ({"words": " "}, "Schrijf op waarom"),
        ({"verdict": ""}, "Kies een van de vier."),
        ({"verdict": "gelukt"}, "Kies een van de vier."),
        ({"known": "31 februari 2026"}, "bestaat niet"),
        ({"known": "1 januari 2190"}, "moet nog komen"),
        ({"known": "1 januari 1990"}, "voor de dag waarop de afspraak werd gemaakt"),
        ({"known": "gisteren of zo"}, "datum"),
        ({"passage": "x" * 501}, "500"),
        ({"passage": "/passages/zzzzzzzzzz/"}, NOT_FOUND),
    ],
)
def test_bad_input_is_named_and_nothing_is_written(
    third: Client, promise: Afspraak, fields: dict[str, str], message: str
) -> None:
    response = said(third, promise, **fields)
    assert response.status_code == 200
    assert message in text_of(response)
    assert "Er is 1 ding niet goed." in text_of(response)
    assert not Oordeel.objects.exists()


def test_a_public_passage_is_found_by_each_of_its_addresses(third: Client, promise: Afspraak, proof: Passage) -> None:
    page = third.get(proof.get_absolute_url())["Location"]
    assert page.endswith("#passage")
    for number, address in enumerate((proof.public_id, proof.get_absolute_url(), f"http://testserver{page}")):
        said(third, promise, passage=address, words=str(number))
    assert {row.passage for row in Oordeel.objects.all()} == {proof}
    assert Oordeel.objects.count() == 3


@pytest.mark.parametrize("state", ["concept", "elsewhere", "absent"])
def test_a_passage_that_is_not_public_here_is_as_one_that_is_not_there(
    third: Client, board: Client, promise: Afspraak, dossier: Any, other_gemeente: Any, adviesraad: Any, state: str
) -> None:
    key = "zzzzzzzzzz"
    if state == "concept":
        key = passage_of(make_stuk(dossier, PROOF, state="concept"), PROOF).public_id
    elif state == "elsewhere":
        theirs = make_dossier(gemeente=other_gemeente, title="Van een ander")
        key = passage_of(make_stuk(theirs, PROOF), PROOF).public_id
    row = give_oordeel(promise, user=adviesraad.user, **SAID)
    pages = [
        text_of(said(third, promise, passage=key, words="Anders.")),
        text_of(proposed(board, promise, evidence=f"/passages/{key}/")),
        text_of(answered(board, row, passage=key)),
    ]
    for page in pages:
        assert page.count(NOT_FOUND) == 2  # above the form and at the field
        assert "Er is 1 ding niet goed." in page
    assert (Oordeel.objects.count(), OordeelAnswer.objects.count(), promise.status_wijzigingen.count()) == (1, 0, 1)


def test_hostile_text_stays_text(third: Client, board: Client, promise: Afspraak) -> None:
    for payload in PAYLOADS.values():
        said(third, promise, words=payload)
    row = Oordeel.objects.latest("pk")
    answered(board, row, words=" ".join(PAYLOADS.values()))
    assert Oordeel.objects.count() > len(PAYLOADS) - 5  # one of nothing but spaces is refused
    every = "\n".join(PAYLOADS.values())
    pages = [third.get(page_of(promise)), board.get(page_of(promise))]
    pages += [said(third, promise, words=every, passage=every[:400], known=every[:200])]
    pages += [proposed(board, promise, evidence=every, reason=every)]
    for response in pages:
        page = response.content.decode()
        assert "geraakt()" in page
        assert not html.fromstring(page).xpath("//x-geraakt | //script | //@*[starts-with(name(), 'on')]")


# What the college does.


def test_the_college_sees_what_it_may_answer_and_by_when(third: Client, board: Client, promise: Afspraak) -> None:
    said(third, promise)
    row = Oordeel.objects.get()
    page = text_of(board.get(page_of(promise)))
    assert "Antwoorden op het oordeel van Adviesraad Sociaal Domein" in page
    assert "Wij kregen niets." in page
    assert "U kunt antwoorden tot en met" in page
    assert "wacht op uw antwoord" in text_of(board.get("/inbreng/"))
    assert answered(board, row)["Location"] == page_of(promise)
    page = text_of(board.get(page_of(promise)))
    assert "Uw antwoord staat nu op de openbare pagina" in page
    assert "U kunt antwoorden" not in page
    public = text_of(Client().get(promise.get_absolute_url()))
    assert "Wij kregen niets." in public
    assert "Het staat op onze site." in public


def test_it_answers_once_and_in_time(board: Client, promise: Afspraak, adviesraad: Any) -> None:
    row = give_oordeel(promise, user=adviesraad.user, **SAID)
    last_day = timezone.localtime() + timedelta(days=14)
    assert f"U kunt antwoorden tot en met {last_day.day} " in text_of(board.get(page_of(promise)))
    with time_machine.travel(last_day.replace(hour=23, minute=59)):
        fresh = client_of(OrgaanAccount.objects.get(orgaan__kind="college").user)
        assert "U kunt antwoorden" in text_of(fresh.get(page_of(promise)))
    with time_machine.travel(last_day + timedelta(days=1)):
        fresh = client_of(OrgaanAccount.objects.get(orgaan__kind="college").user)
        assert "U kunt antwoorden" not in text_of(fresh.get(page_of(promise)))
        refused = text_of(answered(fresh, row))
        assert "De termijn om te antwoorden is voorbij." in refused
    assert not OordeelAnswer.objects.exists()
    answered(board, row)
    answered(board, row)
    assert OordeelAnswer.objects.count() == 1


def test_others_do_not_see_what_waits(
    third: Client, promise: Afspraak, dossier: Any, adviesraad: Any, gemeente: Any
) -> None:
    said(third, promise)
    dorpsraad = new_account(gemeente, Orgaan.Kind.RESIDENTS)
    add_onderdeel(promise, title="Een kaart van de wachttijden", promised_to=dorpsraad.orgaan)
    other = client_of(dorpsraad.user)
    page = text_of(other.get(page_of(promise)))
    assert "Een kaart van de wachttijden" in page
    assert "Wij kregen niets." not in page
    assert answered(other, Oordeel.objects.get()).status_code == 403


def test_words_that_are_not_shown_are_not_shown_here(
    third: Client, board: Client, promise: Afspraak, griffier: Any
) -> None:
    said(third, promise)
    withhold_words(Oordeel.objects.get(), reason="De tekst beledigt iemand.", user=griffier)
    for client in (third, board):
        page = text_of(client.get(page_of(promise)))
        assert "Wij kregen niets." not in page
        assert "De tekst beledigt iemand." in page


def test_the_college_proposes_with_its_proof(board: Client, third: Client, promise: Afspraak, proof: Passage) -> None:
    assert proposed(board, promise, proof)["Location"] == page_of(promise)
    last = promise.status_wijzigingen.get(sequence=2)
    assert (last.to_status, last.actor) == ("afdoening_voorgesteld", "college")
    assert "Uw voorstel staat op de openbare pagina." in text_of(board.get(page_of(promise)))
    assert "Voorstellen om dit af te doen" not in text_of(board.get(page_of(promise)))
    seen = text_of(third.get(page_of(promise)))
    assert PROOF in seen
    assert "Stelt voor om dit af te doen." in seen


def test_a_third_party_proposes_nothing(third: Client, promise: Afspraak, proof: Passage) -> None:
    assert "Voorstellen om dit af te doen" not in text_of(third.get(page_of(promise)))
    assert proposed(third, promise, proof).status_code == 403
    assert promise.status_wijzigingen.count() == 1


def test_who_comes_second_is_told(board: Client, promise: Afspraak, proof: Passage) -> None:
    before = step_on(board, promise)
    change_status(promise, target=Status.IN_TREATMENT, actor=Actor.BOARD)
    response = proposed(board, promise, proof, seen=before)
    assert "Deze afspraak is net gewijzigd." in text_of(response)
    after = SEEN.search(response.content.decode())
    assert promise.status_wijzigingen.count() == 2
    assert after
    assert proposed(board, promise, proof, seen=after[1]).status_code == 302


@pytest.fixture
def secret(dossier: Any) -> Passage:
    return passage_of(make_stuk(dossier, PROOF, state="concept"), PROOF)


def without_token(response: Any) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", response.content.decode())


def test_a_step_that_is_not_public_is_on_no_page(
    board: Client, third: Client, promise: Afspraak, secret: Passage
) -> None:
    pages = [(client, path) for client in (board, third) for path in ("/inbreng/", page_of(promise))]
    before = [without_token(client.get(path)) for client, path in pages]
    change_status(promise, target=Status.IN_TREATMENT, actor=Actor.BOARD, evidence=[secret])
    assert [without_token(client.get(path)) for client, path in pages] == before


def test_a_proposal_goes_on_from_what_is_public(board: Client, promise: Afspraak, proof: Passage, secret: Any) -> None:
    change_status(promise, target=Status.IN_TREATMENT, actor=Actor.BOARD, evidence=[secret])
    assert proposed(board, promise, proof).status_code == 302
    page = text_of(board.get(page_of(promise)))
    assert "Openstaand → Afdoening voorgesteld" in page
    assert "In behandeling" not in page
    publish_stuk(secret.stuk)
    assert "Openstaand → In behandeling" in text_of(board.get(page_of(promise)))


def test_where_a_proposal_cannot_go_on_it_goes_to_the_griffie(
    board: Client, promise: Afspraak, proof: Passage, secret: Passage
) -> None:
    """Nothing tells what the griffie recorded, and nobody is led round and round."""
    change_status(promise, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD, evidence=[secret])
    page = text_of(proposed(board, promise, proof))
    assert "Uw voorstel kan hier nu niet worden vastgelegd. Stuur het aan de griffie." in page
    assert "net gewijzigd" not in page
    assert "Afdoening voorgesteld" not in page
    assert promise.status_wijzigingen.count() == 2


def test_a_hidden_step_opens_no_way_that_is_closed_to_readers(
    board: Client, promise: Afspraak, proof: Passage, secret: Passage
) -> None:
    proposed(board, promise, proof)
    token = SEEN.search(proposed(board, promise, proof, seen="x").content.decode())
    assert token
    change_status(
        promise, target=Status.IN_TREATMENT, actor=Actor.COUNCIL, reason="Nog niet volledig.", evidence=[secret]
    )
    page = text_of(proposed(board, promise, proof, seen=token[1]))
    assert "Van “Afdoening voorgesteld” naar “Afdoening voorgesteld” kan niet in één stap." in page
    assert promise.status_wijzigingen.count() == 3


def test_an_answer_that_is_not_public_is_on_no_page_and_holds_back_none(
    board: Client, third: Client, promise: Afspraak, secret: Passage, adviesraad: Any
) -> None:
    row = give_oordeel(promise, user=adviesraad.user, **SAID)
    pages = [(client, path) for client in (board, third) for path in ("/inbreng/", page_of(promise))]
    before = [without_token(client.get(path)) for client, path in pages]
    answer_oordeel(row, words="Dit is nog geheim.", passage=secret)
    assert [without_token(client.get(path)) for client, path in pages] == before
    assert answered(board, row)["Location"] == page_of(promise)
    page = text_of(board.get(page_of(promise)))
    assert "Het staat op onze site." in page
    assert "geheim" not in page


def test_a_reading_that_is_not_public_is_on_no_page(
    board: Client, third: Client, promise: Afspraak, secret: Passage, adviesraad: Any
) -> None:
    said(third, promise)
    third.get("/inbreng/")  # where it is told once that it was saved
    pages = [(client, path) for client in (board, third) for path in ("/inbreng/", page_of(promise))]
    before = [without_token(client.get(path)) for client, path in pages]
    give_oordeel(promise, party="derde", orgaan=adviesraad.orgaan, verdict="deels", words="Geheim.", passage=secret)
    give_oordeel(promise, party="college", verdict="nagekomen", words="Geheim.", passage=secret)
    give_oordeel(promise, verdict="deels", words="Geheim.", passage=secret)
    assert [without_token(client.get(path)) for client, path in pages] == before
    assert "Dit oordeel is al opgeslagen" in text_of(said(third, promise))


@pytest.mark.parametrize("seen", ["", "0", "-1", "x", "9" * 30, *PAYLOADS.values()])
def test_a_forged_step_writes_nothing(board: Client, promise: Afspraak, proof: Passage, seen: str) -> None:
    assert proposed(board, promise, proof, seen=seen).status_code == 200
    assert promise.status_wijzigingen.count() == 1


def test_a_forged_target_is_ignored(board: Client, promise: Afspraak, proof: Passage) -> None:
    proposed(board, promise, proof, target="afgedaan", actor="raad", without_evidence="on")
    assert promise.status_wijzigingen.get(sequence=2).to_status == "afdoening_voorgesteld"


# The list.


def test_filters_count_what_they_show(
    third: Client, board: Client, dossier: Any, adviesraad: Any, college: Any
) -> None:
    made = [
        make_toezegging(
            make_stuk(dossier, date=datering_from_iso("2024-01-10")),
            title=f"Belofte {number}",
            termijn_words="voor 1 maart 2024" if number else "",
            promised_to=adviesraad.orgaan,
            promised_by_orgaan=college.orgaan,
        )
        for number in range(3)
    ]
    give_oordeel(made[0], user=adviesraad.user, **SAID)
    give_oordeel(made[1], user=college.user, verdict="nagekomen", words="Klaar.")
    shown = {"te_laat": {1, 2}, "geen_oordeel": {1, 2}, "eigen_oordeel": {0}, "wacht_op_antwoord": {0}, "": {0, 1, 2}}
    for state, numbers in shown.items():
        page = text_of(third.get(f"/inbreng/?toon={state}"))
        assert {number for number in range(3) if f"Belofte {number}" in page} == numbers, state
    assert "Te laat 2 Nog geen oordeel van u 2 Met uw oordeel 1 Wacht op antwoord 1" in text_of(third.get("/inbreng/"))
    assert "Met uw oordeel 1 Wacht op uw antwoord 1" in text_of(board.get("/inbreng/"))
    page = text_of(third.get("/inbreng/"))
    assert page.index("Belofte 1") < page.index("Belofte 0")
    for bad, status in (("?toon=alles", 400), ("?pagina=x", 400), ("?pagina=9", 404)):
        assert third.get(f"/inbreng/{bad}").status_code == status


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_no_page_asks_more_when_there_is_more(
    third: Client, board: Client, dossier: Any, adviesraad: Any, college: Any, promise: Afspraak
) -> None:
    def one_more(number: int) -> None:
        made = make_toezegging(make_stuk(dossier), promised_to=adviesraad.orgaan, promised_by_orgaan=college.orgaan)
        for afspraak in (made, promise):
            give_oordeel(afspraak, user=adviesraad.user, verdict="deels", words=f"Deel {number}.")

    one_more(1)
    pages = [(client, path) for client in (third, board) for path in ("/inbreng/", page_of(promise))]
    for client, path in pages:
        client.get(path)
    before = [queries(client, path) for client, path in pages]
    for number in range(2, 6):
        one_more(number)
    assert [queries(client, path) for client, path in pages] == before
    assert max(before) < 40
