"""The check screen: every find marked and numbered, judged one by one, and published from there."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from besluiten.models import Afspraak, Mijlpaal
from besluiten.services.mijlpalen import register_mijlpaal
from besluiten.services.status import last_row
from dossiers.datering import datering_from_iso
from dossiers.models import Decision, Kandidaat, Orgaan, Stuk, StukReading
from dossiers.reading.model import FindKind
from dossiers.services.kandidaten import expect_reading, judge_kandidaat
from tests.factories import PROMISE, make_orgaan, make_stuk, make_toezegging, passage_of
from tests.found_in_text import found, propose

pytestmark = pytest.mark.django_db

TEXT = (
    "Datum: 29 maart 2023\nAan: de adviesraad sociaal domein\n\n"
    f"{PROMISE} Naar verwachting is het loket op 1 juni 2023 open.\n\n"
    "Voorwaarde is dat er genoeg mensen zijn. Een inwoner met BSN 123456782 vroeg hiernaar."
)
BSN = "123456782"
PLAN = "Naar verwachting is het loket op 1 juni 2023 open."
CONDITION = "Voorwaarde is dat er genoeg mensen zijn."


@pytest.fixture
def stuk(dossier: Any) -> Any:
    return make_stuk(dossier, TEXT, state="concept", date=datering_from_iso("2023-03-29"))


def address(stuk: Stuk) -> str:
    return reverse("beheer_stuk:check", args=[stuk.pk])


def body_of(response: Any) -> str:
    return str(response.content.decode())


def judge(client: Client, kandidaat: Kandidaat, decision: str, **data: Any) -> Any:
    posted = {"kandidaat": kandidaat.pk, "aantal": kandidaat.decisions_count, "besluit": decision, **data}
    return client.post(address(kandidaat.stuk), posted)


def promise_of(stuk: Stuk, **values: str) -> Kandidaat:
    return propose(stuk, found(stuk, FindKind.TOEZEGGING, PROMISE, values))[0]


def test_every_find_is_marked_with_the_number_of_its_proposal(stuk: Any, griffier_client: Client) -> None:
    propose(
        stuk,
        found(stuk, FindKind.METADATA, "29 maart 2023", {"date": "2023-03-29"}),
        found(stuk, FindKind.TOEZEGGING, PROMISE),
        found(stuk, FindKind.PERSONAL, BSN, {"what": "bsn", "level": "hoog"}),
    )
    body = body_of(griffier_client.get(address(stuk)))
    assert "0 van 3 gecontroleerd" in body
    assert '<mark data-find="afspraak"' in body
    assert '<mark data-find="let-op"' in body
    for number, heading in enumerate(("Datum van het stuk", "Toezegging", "Persoonsgegeven"), start=1):
        assert f"{number}. {heading}" in body


def test_klopt_takes_over_what_is_proposed_without_showing_the_fields(stuk: Any, griffier_client: Client) -> None:
    advisory = make_orgaan(stuk.gemeente, "Adviesraad sociaal domein", Orgaan.Kind.ADVISORY)
    kandidaat = promise_of(stuk, termijn="voor de zomer", hardheid="hard", promised_to="uw adviesraad sociaal domein")
    judge(griffier_client, kandidaat, "klopt")
    afspraak = Afspraak.objects.get()
    kandidaat.refresh_from_db()
    assert (kandidaat.decision, afspraak.hardheid, afspraak.promised_to) == (Decision.ACCEPTED, "hard", advisory)
    assert afspraak.termijn_rows.get().latest.isoformat() == "2023-06-30"


def test_changed_fields_make_it_verbeterd(stuk: Any, griffier_client: Client, dossier: Any) -> None:
    kandidaat = promise_of(stuk, termijn="voor de zomer")
    fields = {
        "velden": "1",
        "title": "Overzicht sturen",
        "termijn_words": "uiterlijk 1 mei 2023",
        "dossiers": [dossier.pk],
    }
    judge(griffier_client, kandidaat, "klopt", **fields, hardheid="hard")
    kandidaat.refresh_from_db()
    assert kandidaat.decision == Decision.CORRECTED
    assert Afspraak.objects.get().title == "Overzicht sturen"
    assert kandidaat.decision_rows.get().values["termijn_words"] == "uiterlijk 1 mei 2023"


def test_a_field_that_is_wrong_is_told_and_what_was_typed_stays(stuk: Any, griffier_client: Client) -> None:
    kandidaat = promise_of(stuk)
    told = judge(griffier_client, kandidaat, "klopt", velden="1", title="", termijn_words="voor de zomer van 2023")
    assert told.status_code == 422
    assert "Er is 1 ding niet goed" in body_of(told)
    assert "voor de zomer van 2023" in body_of(told)
    assert not Afspraak.objects.exists()


def test_an_expectation_may_become_a_mijlpaal(stuk: Any, griffier_client: Client, dossier: Any) -> None:
    kandidaat = propose(
        stuk, found(stuk, FindKind.TOEZEGGING, PLAN, {"termijn": "1 juni 2023", "hardheid": "verwachting"})
    )[0]
    fields = {"velden": "1", "title": "Loket open", "termijn_words": "1 juni 2023", "dossiers": [dossier.pk]}
    judge(griffier_client, kandidaat, "klopt", **fields, hardheid="verwachting", as_mijlpaal="on")
    assert Mijlpaal.objects.get().plan.latest.isoformat() == "2023-06-01"
    assert not Afspraak.objects.exists()


def test_a_randvoorwaarde_without_a_mijlpaal_asks_for_one(stuk: Any, griffier_client: Client, dossier: Any) -> None:
    kandidaat = propose(stuk, found(stuk, FindKind.RANDVOORWAARDE, CONDITION))[0]
    assert "Voorwaarde voor" in body_of(judge(griffier_client, kandidaat, "klopt"))
    mijlpaal = register_mijlpaal(
        dossier=dossier, passage=passage_of(stuk, PLAN), title="Loket open", plan=datering_from_iso("2023-06-01")
    )
    judge(griffier_client, kandidaat, "klopt")
    assert Afspraak.objects.get().mijlpaal == mijlpaal


def test_a_promise_that_is_known_gets_a_second_passage(stuk: Any, griffier_client: Client, dossier: Any) -> None:
    known = make_toezegging(make_stuk(dossier, PROMISE, title="Eerder memo"))
    kandidaat = promise_of(stuk)
    body = body_of(griffier_client.get(address(stuk)))
    assert f"Lijkt op {known.nummer}" in body
    judge(griffier_client, kandidaat, "klopt")
    assert known.repeated_passages.get().passage.stuk == stuk
    assert Afspraak.objects.count() == 1


def test_news_settles_a_known_promise_with_its_passage_as_evidence(griffier_client: Client, dossier: Any) -> None:
    known = make_toezegging(make_stuk(dossier, PROMISE, title="Eerder memo"))
    news = "Hiermee is de toezegging over het overzicht van de wachttijden afgedaan."
    stuk = make_stuk(dossier, news, state="concept")
    kandidaat = propose(stuk, found(stuk, FindKind.NEWS, news, {"news": "afgedaan"}))[0]
    judge(griffier_client, kandidaat, "klopt")
    row = last_row(known)
    assert row is not None
    assert row.to_status == "afdoening_voorgesteld"
    assert row.evidence.get().passage.quote == news


def test_a_delay_is_of_what_it_resembles_most(griffier_client: Client, dossier: Any) -> None:
    source = make_stuk(dossier, f"{PROMISE} De start van het loket voor de wachttijden is in mei.", title="Eerder memo")
    known = make_toezegging(source)
    register_mijlpaal(
        dossier=dossier,
        passage=passage_of(source, "De start van het loket voor de wachttijden is in mei."),
        title="Start van het loket",
        plan=datering_from_iso("2026-05"),
    )
    news = (
        "Het overzicht van de wachttijden bij het loket, dat u voor de zomer kreeg, komt later dan gepland, 1 november."
    )
    stuk = make_stuk(dossier, news, state="concept")
    kandidaat = propose(stuk, found(stuk, FindKind.NEWS, news, {"news": "uitstel", "termijn": "1 november 2026"}))[0]
    judge(griffier_client, kandidaat, "klopt")
    assert known.termijn_rows.oldest_first().last().words == "1 november 2026"


def test_the_sender_may_be_a_new_orgaan(stuk: Any, griffier_client: Client) -> None:
    words = {"addressee": "Cliëntenraad De Brug"}
    kandidaat = propose(stuk, found(stuk, FindKind.METADATA, "de adviesraad sociaal domein", words))[0]
    judge(griffier_client, kandidaat, "klopt")
    orgaan = Orgaan.objects.get()
    assert (orgaan.name, orgaan.kind, orgaan.is_confirmed) == ("Cliëntenraad De Brug", "adviesraad", True)
    assert Stuk.objects.get(pk=stuk.pk).get_latest_revision_as_object().addressee_orgaan == orgaan


def test_who_comes_second_is_told_who_was_first(stuk: Any, griffier_client: Client, redacteur: Any) -> None:
    kandidaat = promise_of(stuk)
    judge_kandidaat(kandidaat, Decision.REJECTED, user=redacteur)
    told = judge(griffier_client, kandidaat, "klopt")
    assert "heeft dit voorstel net beoordeeld: Klopt niet" in body_of(griffier_client.get(told.url))
    assert not Afspraak.objects.exists()


def test_after_the_last_one_comes_publishing(stuk: Any, griffier_client: Client) -> None:
    kandidaat = promise_of(stuk)
    assert judge(griffier_client, kandidaat, "klopt_niet").url == f"{address(stuk)}#publiceren"
    griffier_client.post(reverse("beheer_stuk:publish", args=[stuk.pk]), {"when": "now", "at": ""})
    assert Stuk.objects.get(pk=stuk.pk).live


def test_the_bar_says_why_it_cannot_be_published(stuk: Any, griffier_client: Client) -> None:
    propose(stuk, found(stuk, FindKind.PERSONAL, BSN, {"what": "bsn", "level": "hoog"}))
    body = body_of(griffier_client.get(address(stuk)))
    assert "persoonsgegeven dat niet openbaar mag zijn" in body
    assert "data-publish" not in body


def test_keeping_personal_data_asks_for_a_reason(stuk: Any, griffier_client: Client) -> None:
    kandidaat = propose(stuk, found(stuk, FindKind.PERSONAL, BSN, {"what": "bsn", "level": "hoog"}))[0]
    assert "Schrijf op waarom" in body_of(judge(griffier_client, kandidaat, "blijft_staan"))
    judge(griffier_client, kandidaat, "blijft_staan", reason="Dit is een voorbeeld.")
    kandidaat.refresh_from_db()
    assert kandidaat.decision == Decision.KEPT


@pytest.mark.parametrize("posted", [{}, {"kandidaat": "x"}, {"kandidaat": "9" * 30}])
def test_a_post_that_names_nothing_is_not_found(stuk: Any, griffier_client: Client, posted: Any) -> None:
    assert griffier_client.post(address(stuk), posted).status_code == 404


def test_a_post_of_an_unknown_decision_is_told(stuk: Any, griffier_client: Client) -> None:
    assert "Kies: klopt, verbeter of klopt niet." in body_of(judge(griffier_client, promise_of(stuk), "alles"))


def test_a_proposal_that_a_new_reading_took_away_is_told(stuk: Any, griffier_client: Client) -> None:
    kandidaat = promise_of(stuk)
    propose(stuk)
    told = griffier_client.get(judge(griffier_client, kandidaat, "klopt").url)
    assert "Dit voorstel is er niet meer" in body_of(told)


def test_others_do_not_get_there(stuk: Any, client: Client, other_redacteur: Any) -> None:
    promise_of(stuk)
    assert client.get(address(stuk)).status_code == 302
    client.force_login(other_redacteur)
    assert client.get(address(stuk)).status_code == 404


def test_a_redacteur_checks_and_does_not_publish(stuk: Any, redacteur_client: Client) -> None:
    promise_of(stuk)
    body = body_of(redacteur_client.get(address(stuk)))
    assert "Klopt niet" in body
    assert 'id="publiceren"' not in body


def test_a_hundred_pages_and_many_proposals_ask_as_much_as_one(
    dossier: Any, griffier_client: Client, django_assert_max_num_queries: Any
) -> None:
    def asked(pages: int) -> int:
        texts = [f"Pagina {number}. Wij sturen u overzicht {number}." for number in range(1, pages + 1)]
        stuk = make_stuk(dossier, *texts, state="concept", title=f"Stuk van {pages}")
        finds = [
            found(stuk, FindKind.TOEZEGGING, f"Wij sturen u overzicht {number}.", page=number)
            for number in range(1, pages + 1)
        ]
        propose(stuk, *finds)
        with django_assert_max_num_queries(60) as captured:
            griffier_client.get(address(stuk))
        return len(captured)

    griffier_client.get(reverse("wagtailadmin_home"))
    assert asked(2) == asked(100)


def test_a_stuk_that_waits_says_so_and_one_without_finds_too(stuk: Any, griffier_client: Client) -> None:
    expect_reading(stuk, stuk.bestand)
    assert "wordt nog nagekeken" in body_of(griffier_client.get(address(stuk)))
    propose(stuk)
    assert "Er is niets gevonden" in body_of(griffier_client.get(address(stuk)))


def test_what_is_left_out_and_what_went_wrong_is_told(stuk: Any, griffier_client: Client) -> None:
    promise_of(stuk)
    StukReading.objects.update(left_out=3, notice="Afspraken zijn niet gezocht.")
    body = body_of(griffier_client.get(address(stuk)))
    assert "nog 3 voorstellen gevonden die minder zeker zijn" in body
    assert "Afspraken zijn niet gezocht." in body
