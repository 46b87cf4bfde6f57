"""Readings in /beheer/: the griffier keeps them, answers and withholds; and chooses the terms of the gemeente."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from besluiten.models import Afspraak, FollowTerms, Oordeel, OordeelAnswer, WithheldWords
from besluiten.services.oordelen import answer_oordeel, follow_terms, give_oordeel
from dossiers.datering import datering_from_iso
from dossiers.models import Orgaan
from dossiers.services.gemeenten import make_dossier
from tests.factories import make_orgaan, make_stuk, make_toezegging, passage_of

pytestmark = pytest.mark.django_db

LETTER = "De adviesraad heeft het overzicht niet gekregen."
TERMS = {"answer_days": 21, "waits_for_answer": "on", "opdracht_days": 60, "silent_days": 180, "letter_days": 42}


@pytest.fixture
def adviesraad(gemeente: Any) -> Orgaan:
    return make_orgaan(gemeente, "Adviesraad", Orgaan.Kind.ADVISORY)


@pytest.fixture
def toezegging(dossier: Any, adviesraad: Orgaan) -> Afspraak:
    return make_toezegging(make_stuk(dossier), promised_to=adviesraad)


@pytest.fixture
def waiting(toezegging: Afspraak, adviesraad: Orgaan) -> Oordeel:
    return give_oordeel(
        toezegging, party="derde", orgaan=adviesraad, verdict="niet_nagekomen", words="Wij kregen niets."
    )


def give(client: Client, afspraak: Afspraak, **values: Any) -> str:
    data = {"party": "griffie", "verdict": "deels", "words": "Niet alles.", **values}
    response = client.post(reverse("besluiten_beheer:give_oordeel", args=[afspraak.pk]), data, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def address(name: str, oordeel: Oordeel) -> str:
    return reverse(f"besluiten_beheer:{name}", args=[oordeel.afspraak_id, oordeel.pk])


def test_the_griffie_gives_its_own_reading(griffier_client: Client, toezegging: Afspraak, adviesraad: Orgaan) -> None:
    page = give(griffier_client, toezegging, orgaan=adviesraad.pk)
    row = Oordeel.objects.get()
    assert (row.party, row.orgaan, row.is_from_letter) == ("griffie", None, False)
    assert "Het oordeel is vastgelegd." in page
    assert "Griffie: Deels" in page
    assert "openbaar" in page


def test_that_of_an_orgaan_is_taken_over_from_its_letter(
    griffier_client: Client, dossier: Any, toezegging: Afspraak, adviesraad: Orgaan
) -> None:
    letter = make_stuk(dossier, LETTER, title="Brief", date=datering_from_iso("2026-05-02"))
    bron = passage_of(letter, LETTER).get_absolute_url()
    page = give(griffier_client, toezegging, party="derde", orgaan=adviesraad.pk, words="", passage=bron)
    row = Oordeel.objects.get()
    assert (row.orgaan, row.is_from_letter, row.known.iso()) == (adviesraad, True, "2026-05-02")
    assert "wacht op antwoord van het college tot" in page
    assert "overgenomen uit een brief" in page


@pytest.mark.parametrize("name", ["answer_oordeel", "withhold"])
def test_a_form_about_a_reading_shows_what_was_promised_and_said(
    griffier_client: Client, waiting: Oordeel, name: str
) -> None:
    page = griffier_client.get(address(name, waiting)).content.decode()
    assert waiting.afspraak.passage.quote in page
    assert waiting.reason in page


def test_an_answer_that_is_taken_over_opens_the_reading(griffier_client: Client, waiting: Oordeel) -> None:
    answer = griffier_client.post(address("answer_oordeel", waiting), {"words": "Het staat op de site."}, follow=True)
    assert "Het staat op de site." in answer.content.decode()
    assert Oordeel.objects.public().get() == waiting


def test_words_that_are_not_shown_any_more(griffier_client: Client, waiting: Oordeel) -> None:
    where = address("withhold", waiting)
    page = griffier_client.post(where, {"reason": "De tekst beledigt iemand."}, follow=True).content.decode()
    assert "Deze tekst staat niet op de site. Reden: De tekst beledigt iemand." in page
    assert where not in page
    again = griffier_client.post(where, {"reason": "Nog eens."})
    assert "staat al niet meer op de site" in again.content.decode()
    assert WithheldWords.objects.count() == 1


def test_words_of_an_answer_that_are_not_shown_any_more(
    griffier_client: Client, redacteur_client: Client, waiting: Oordeel
) -> None:
    answer = answer_oordeel(waiting, words="Dit is schelden.")
    shown, where = (
        reverse("besluiten_beheer:afspraak", args=[waiting.afspraak_id]),
        f"antwoorden/{answer.pk}/niet-tonen/",
    )
    assert where in griffier_client.get(shown).content.decode()
    where = address("withhold", waiting).replace("niet-tonen/", where)
    redacteur_client.post(where, {"reason": "Zomaar."})
    assert not WithheldWords.objects.exists()
    page = griffier_client.post(where, {"reason": "De tekst beledigt iemand."}, follow=True).content.decode()
    assert "Deze tekst staat niet op de site. Reden: De tekst beledigt iemand." in page
    assert where not in page
    assert address("withhold", waiting) in page
    again = griffier_client.post(where, {"reason": "Nog eens."})
    assert "staat al niet meer op de site" in again.content.decode()
    assert [(row.answer, row.oordeel) for row in WithheldWords.objects.all()] == [(answer, None)]


def test_an_answer_is_found_under_its_own_oordeel_only(griffier_client: Client, waiting: Oordeel) -> None:
    answer = answer_oordeel(waiting, words="Dit is schelden.")
    other = give_oordeel(waiting.afspraak, verdict="deels", words="Niet alles.")
    where = address("withhold", other).replace("niet-tonen/", f"antwoorden/{answer.pk}/niet-tonen/")
    assert griffier_client.get(where).status_code == 404
    assert griffier_client.post(where, {"reason": "Nee."}).status_code == 404
    assert not WithheldWords.objects.exists()


@pytest.mark.parametrize("field", [(), ("oordeel", "answer")])
def test_words_are_withheld_of_one_thing(waiting: Oordeel, field: tuple[str, ...]) -> None:
    things = {"oordeel": waiting, "answer": answer_oordeel(waiting, words="Nee.")}
    with pytest.raises(IntegrityError):
        WithheldWords.objects.create(reason="Zomaar.", **{name: things[name] for name in field})


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"words": "x" * 10_000}, "Deze tekst is te lang"),
        ({"words": ""}, "Schrijf op waarom"),
        ({"known": "1 januari 2020"}, "Deze datum ligt voor de dag"),
        ({"known": "1 januari 2190"}, "Deze datum moet nog komen"),
        ({"known": "ooit eens"}, "datum"),
        ({"party": "derde"}, "Kies van welk orgaan dit oordeel is"),
        ({"party": "derde", "orgaan": 999_999}, "Selecteer een geldige keuze"),
        ({"party": "inwoner"}, "Selecteer een geldige keuze"),
        ({"verdict": "prima"}, "Selecteer een geldige keuze"),
        ({"passage": "zzzzzzzzzz"}, "Deze passage is niet gevonden"),
    ],
)
def test_bad_input_is_named_and_nothing_is_kept(
    griffier_client: Client, toezegging: Afspraak, values: dict[str, Any], message: str
) -> None:
    assert message in give(griffier_client, toezegging, **values)
    assert not Oordeel.objects.exists()


def test_what_is_of_another_gemeente_is_no_choice(
    griffier_client: Client, other_gemeente: Any, toezegging: Afspraak
) -> None:
    stranger = make_orgaan(other_gemeente, "Adviesraad Veenrade", Orgaan.Kind.ADVISORY)
    away = passage_of(make_stuk(make_dossier(gemeente=other_gemeente, title="Elders")))
    page = give(griffier_client, toezegging, party="derde", orgaan=stranger.pk)
    assert "Selecteer een geldige keuze" in page
    assert "Veenrade" not in page
    assert "Deze passage is niet gevonden" in give(griffier_client, toezegging, passage=away.public_id)
    assert not Oordeel.objects.exists()


def test_the_raad_and_the_press_give_no_reading_of_their_own(
    griffier_client: Client, gemeente: Any, toezegging: Afspraak
) -> None:
    raad = make_orgaan(gemeente)
    assert "Selecteer een geldige keuze" in give(griffier_client, toezegging, party="derde", orgaan=raad.pk)
    assert not Oordeel.objects.exists()


@pytest.mark.parametrize("known", ["1 januari 2020", "1 januari 2190"])
def test_an_answer_from_before_the_reading_or_to_come_is_refused(
    griffier_client: Client, waiting: Oordeel, known: str
) -> None:
    answer = griffier_client.post(address("answer_oordeel", waiting), {"words": "Nee.", "known": known})
    assert "Deze datum" in answer.content.decode()
    assert not OordeelAnswer.objects.exists()


def test_the_college_does_not_answer_itself(griffier_client: Client, toezegging: Afspraak) -> None:
    own = give_oordeel(toezegging, party="college", verdict="nagekomen", words="Het is klaar.")
    assert griffier_client.get(address("answer_oordeel", own)).status_code == 404
    assert griffier_client.post(address("answer_oordeel", own), {"words": "Ja."}).status_code == 404


def test_a_redacteur_sees_the_readings_and_changes_nothing(redacteur_client: Client, waiting: Oordeel) -> None:
    shown = redacteur_client.get(reverse("besluiten_beheer:afspraak", args=[waiting.afspraak_id])).content.decode()
    assert "Wij kregen niets." in shown
    assert "/oordelen/" not in shown
    give(redacteur_client, waiting.afspraak)
    redacteur_client.post(address("answer_oordeel", waiting), {"words": "Ja."})
    redacteur_client.post(address("withhold", waiting), {"reason": "Zomaar."})
    redacteur_client.post(reverse("besluiten_beheer:terms", args=[waiting.afspraak.gemeente_id]), TERMS)
    rows = (Oordeel.objects.count(), OordeelAnswer.objects.count(), WithheldWords.objects.count())
    assert rows == (1, 0, 0)
    assert not FollowTerms.objects.exists()
    assert "Termijnen" not in redacteur_client.get("/beheer/").content.decode()


@pytest.mark.parametrize("name", ["answer_oordeel", "withhold"])
def test_an_oordeel_is_found_under_its_own_afspraak_only(
    griffier_client: Client, dossier: Any, waiting: Oordeel, name: str
) -> None:
    other = make_toezegging(make_stuk(dossier))
    assert griffier_client.get(reverse(f"besluiten_beheer:{name}", args=[other.pk, waiting.pk])).status_code == 404


@pytest.mark.parametrize("method", ["delete", "patch"])
def test_other_methods_are_refused(griffier_client: Client, waiting: Oordeel, method: str) -> None:
    for where in (address("withhold", waiting), reverse("besluiten_beheer:terms_list")):
        assert getattr(griffier_client, method)(where).status_code == 405


def test_the_terms_of_the_gemeente_and_what_they_were(griffier_client: Client, gemeente: Any) -> None:
    where = griffier_client.get(reverse("besluiten_beheer:terms_list")).headers["Location"]
    assert 'value="14"' in griffier_client.get(where).content.decode()
    page = griffier_client.post(where, TERMS, follow=True).content.decode()
    assert "Antwoord van het college binnen: 14 → 21" in page
    assert "Opdracht zonder nieuws na: 90 → 60" in page
    assert follow_terms(gemeente.pk).answer_days == 21
    griffier_client.post(where, {**TERMS, "waits_for_answer": ""})
    assert "Eerst antwoord, dan openbaar: ja → nee" in griffier_client.get(where).content.decode()
    assert FollowTerms.objects.count() == 1


@pytest.mark.parametrize("days", ["0", "-1", "99999", "veel", ""])
def test_an_impossible_term_is_refused(griffier_client: Client, gemeente: Any, days: str) -> None:
    where = reverse("besluiten_beheer:terms", args=[gemeente.pk])
    answer = griffier_client.post(where, {**TERMS, "answer_days": days})
    assert answer.status_code == 200
    assert not FollowTerms.objects.exists()


def test_the_work_list_names_what_the_college_may_still_answer(griffier_client: Client, waiting: Oordeel) -> None:
    def shown() -> str:
        return griffier_client.get("/beheer/").content.decode()

    last = timezone.localtime(waiting.public_from) - timedelta(days=1)
    assert "Wacht op antwoord van het college" in shown()
    assert f"laatste dag {last.day} " in shown()
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert "Wacht op antwoord van het college" not in shown()
    griffier_client.post(address("answer_oordeel", waiting), {"words": "Het staat op de site."})
    assert "Wacht op antwoord van het college" not in shown()


def test_the_screen_costs_the_same_however_many_speak(
    griffier_client: Client, toezegging: Afspraak, adviesraad: Orgaan
) -> None:
    def queries() -> list[int]:
        counts = []
        for where in (reverse("besluiten_beheer:afspraak", args=[toezegging.pk]), "/beheer/"):
            griffier_client.get(where)
            with CaptureQueriesContext(connection) as captured:
                assert griffier_client.get(where).status_code == 200
            counts.append(len(captured))
        return counts

    def say() -> None:
        give_oordeel(toezegging, party="derde", orgaan=adviesraad, verdict="deels", words="Zo.")

    say()
    before = queries()
    for _n in range(6):
        say()
    assert queries() == before
