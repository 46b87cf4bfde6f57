"""What each party says of an afspraak on its page, in lists and counts: the latest side by side, all in the history."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from besluiten.models import Afspraak, FollowTerms
from besluiten.services.oordelen import answer_oordeel, give_oordeel, withhold_words
from besluiten.services.status import change_status
from besluiten.transitions import Actor, Status
from dossiers.datering import datering_from_iso
from dossiers.models import GemeentePage, Orgaan
from dossiers.services.stukken import publish_stuk, withdraw_stuk
from tests.besluiten_cast import Page
from tests.factories import make_orgaan, make_stuk, make_toezegging, passage_of

SCRIPT = "<script>alert(1)</script>"

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases, pytest.mark.usefixtures("today")]

LETTER = "De adviesraad heeft het overzicht niet gekregen."
DOSSIER = "/dossiers/duinvoorde/transformatie-wmo/"


@pytest.fixture
def today() -> Any:
    with time_machine.travel("2026-09-01 10:00+02:00", tick=False) as travel:
        yield travel


@pytest.fixture
def adviesraad(gemeente: GemeentePage) -> Orgaan:
    FollowTerms.objects.create(gemeente=gemeente, waits_for_answer=False)
    return make_orgaan(gemeente, "Adviesraad", Orgaan.Kind.ADVISORY)


@pytest.fixture
def toezegging(dossier: Any, adviesraad: Orgaan) -> Afspraak:
    return make_toezegging(make_stuk(dossier), promised_to=adviesraad)


def say(afspraak: Afspraak, verdict: str = "niet_nagekomen", *, orgaan: Orgaan | None = None, **more: Any) -> Any:
    more.setdefault("words", "" if "passage" in more else "Zo zien wij het.")
    more.setdefault("party", "derde" if orgaan else "griffie")
    return give_oordeel(afspraak, verdict=verdict, orgaan=orgaan, **more)


def propose(afspraak: Afspraak) -> None:
    reason = "Het overzicht staat op de site."
    change_status(afspraak, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD, reason=reason)


def cards(page: Page) -> list[str]:
    return page.texts("//ul[@class='readings']/li")


def events(page: Page) -> list[str]:
    return page.texts("//ol[@class='timeline']/li")


def test_the_latest_of_each_party_stand_side_by_side(dossier: Any, toezegging: Afspraak, adviesraad: Orgaan) -> None:
    letter = make_stuk(dossier, LETTER, title="Brief", date=datering_from_iso("2026-08-02"))
    say(toezegging, orgaan=adviesraad, passage=passage_of(letter, LETTER), words="Wij kregen niets.")
    say(toezegging, "nagekomen", words="Eerst dachten wij van wel.")
    say(toezegging, "deels", words="Zonder de wachttijden.")
    propose(toezegging)

    page = Page(toezegging.get_absolute_url())

    board, griffie, third = cards(page)
    assert board.startswith("College Nagekomen Stelt voor om dit af te doen. Het overzicht staat op de site.")
    assert griffie == "Griffie Deels Zonder de wachttijden. 1 september 2026"
    assert third.startswith("Adviesraad Niet nagekomen Wij kregen niets. 2 augustus 2026, door de griffie overgenomen")
    assert page.links()["Brief, deel 1"] == passage_of(letter, LETTER).get_absolute_url()
    assert "Drie lezingen" in page.text
    assert page.texts("//div[@data-kind='dispute']") == [
        "Betwist. De lezingen verschillen. De raad besluit of dit is afgedaan. Tot dan telt het als open."
    ]
    assert sum("Oordeel · Griffie" in event for event in events(page)) == 2
    assert "Eerst dachten wij van wel." in events(page)[2]


def test_who_did_not_speak_is_not_there(toezegging: Afspraak, adviesraad: Orgaan) -> None:
    assert "Is het gedaan?" not in Page(toezegging.get_absolute_url()).text
    say(toezegging, "nagekomen", orgaan=adviesraad)
    page = Page(toezegging.get_absolute_url())
    assert len(cards(page)) == 1
    assert "Eén lezing" in page.text
    assert page.texts("//div[@data-kind='dispute']") == []


def test_an_answer_stands_under_the_reading_and_in_the_history(toezegging: Afspraak, adviesraad: Orgaan) -> None:
    row = say(toezegging, orgaan=adviesraad, known=datering_from_iso("2026-08-01"))
    answer_oordeel(row, words="Het staat op onze site.", known=datering_from_iso("2026-08-20"))

    page = Page(toezegging.get_absolute_url())

    (card,) = cards(page)
    assert "Antwoord van het college Het staat op onze site. 20 augustus 2026" in card
    assert [event.split(" ", 3)[3].split(" Hier")[0] for event in events(page)[:2]] == [
        "Antwoord · college Op het oordeel van Adviesraad Het staat op onze site.",
        "Oordeel · Adviesraad Niet nagekomen Zo zien wij het. Door de griffie overgenomen uit een brief.",
    ]


def test_withheld_words_and_what_they_quote_are_gone_and_that_is_told(
    dossier: Any, toezegging: Afspraak, adviesraad: Orgaan
) -> None:
    letter = make_stuk(dossier, LETTER, title="Brief")
    row = say(toezegging, orgaan=adviesraad, words="Dit is schelden.", passage=passage_of(letter, LETTER))
    withhold_words(row, reason="De tekst beledigt iemand.")

    page = Page(toezegging.get_absolute_url())

    assert "schelden" not in page.source
    assert LETTER not in page.source
    assert "Niet nagekomen De griffie toont deze tekst niet. Reden: De tekst beledigt iemand." in cards(page)[0]
    assert "Bij het oordeel van Adviesraad Reden: De tekst beledigt iemand." in events(page)[0]
    (given,) = [event for event in events(page) if "Oordeel · Adviesraad Niet nagekomen" in event]
    assert "De griffie toont deze tekst niet." in given


def test_withheld_words_of_an_answer_are_gone_and_that_is_told(
    dossier: Any, toezegging: Afspraak, adviesraad: Orgaan
) -> None:
    letter = make_stuk(dossier, LETTER, title="Brief")
    row = say(toezegging, orgaan=adviesraad, words="Wij kregen niets.")
    answer = answer_oordeel(row, words="Dit is schelden.", passage=passage_of(letter, LETTER))
    withhold_words(answer, reason="De tekst noemt een inwoner.")

    page = Page(toezegging.get_absolute_url())

    assert "schelden" not in page.source
    assert LETTER not in page.source
    assert "Wij kregen niets." in cards(page)[0]
    assert (
        "Antwoord van het college De griffie toont deze tekst niet. Reden: De tekst noemt een inwoner."
        in cards(page)[0]
    )
    told = "Bij het antwoord op het oordeel van Adviesraad Reden: De tekst noemt een inwoner."
    assert len([event for event in events(page) if told in event]) == 1
    (given,) = [event for event in events(page) if "Antwoord · college" in event]
    assert "De griffie toont deze tekst niet." in given


def test_a_withdrawn_source_leaves_the_reading_without_its_quote(
    dossier: Any, toezegging: Afspraak, adviesraad: Orgaan
) -> None:
    letter = make_stuk(dossier, LETTER, title="Brief")
    say(toezegging, orgaan=adviesraad, passage=passage_of(letter, LETTER))
    assert LETTER in cards(Page(toezegging.get_absolute_url()))[0]
    withdraw_stuk(letter, reason="Er stond een fout in.")

    page = Page(toezegging.get_absolute_url())

    assert LETTER not in page.source
    assert cards(page)[0].endswith("Brief Bron ingetrokken")


def test_long_and_hostile_words_fold_away_and_run_nothing(toezegging: Afspraak, adviesraad: Orgaan) -> None:
    words = (SCRIPT + "x" * 4_000)[:4_000]
    say(toezegging, orgaan=adviesraad, words=words)
    page = Page(toezegging.get_absolute_url())
    assert len(page.tree.xpath("//ul[@class='readings']//details")) == 1
    begin, rest = page.tree.xpath("//ul[@class='readings']//div[contains(@class, 'own-words')]//p")
    assert "".join(begin.text_content().rsplit(" …", 1)) + rest.text_content() == words
    assert SCRIPT not in page.source


def test_at_a_stand_only_what_was_known_then_is_said(toezegging: Afspraak, adviesraad: Orgaan) -> None:
    early, late = datering_from_iso("2026-07-01"), datering_from_iso("2026-08-20")
    say(toezegging, "nagekomen", orgaan=adviesraad, known=early, words="Eerst wel.")
    answer_oordeel(say(toezegging, orgaan=adviesraad, known=late), words="Toch wel.", known=late)
    withhold_words(say(toezegging, "deels", known=early, words="Schelden."), reason="Er staat een naam in.")

    then = Page(f"{toezegging.get_absolute_url()}?stand=2026-07-15")

    assert [card.split(" 1 juli")[0] for card in cards(then)] == [
        "Griffie Deels De griffie toont deze tekst niet. Reden: Er staat een naam in.",
        "Adviesraad Nagekomen Eerst wel.",
    ]
    assert "Toch wel." not in then.text
    assert not any("Tekst niet getoond" in event for event in events(then))
    assert then.texts("//div[@data-kind='dispute']")
    assert Page(f"{toezegging.get_absolute_url()}?stand=2026-05-01").texts("//ul[@class='readings']") == []
    timeline = Page(f"{DOSSIER}?soort=oordeel&stand=2026-07-15").texts("//li[@data-soort='oordeel']")
    assert [entry.split(" Nagekomen")[1].split(" ")[1] for entry in timeline] == ["Betwist"]


def test_what_is_not_public_shows_in_nothing(
    client: Client, gemeente: Any, dossier: Any, toezegging: Afspraak, adviesraad: Orgaan
) -> None:
    """Waiting for the college, on a concept, of an orgaan that nobody confirmed."""
    propose(toezegging)
    urls = [
        *(toezegging.get_absolute_url(), "/", "/dossiers/", DOSSIER, f"{DOSSIER}?soort=oordeel"),
        *("/toezeggingen/", "/toezeggingen/?betwist=1", "/toezeggingen/?formaat=json", adviesraad.get_absolute_url()),
    ]
    before = {url: answer(client, url) for url in urls}
    FollowTerms.objects.filter(gemeente=gemeente).update(waits_for_answer=True)
    say(toezegging, orgaan=adviesraad, words="Geheim zolang het wacht.")
    FollowTerms.objects.filter(gemeente=gemeente).update(waits_for_answer=False)
    letter = make_stuk(dossier, LETTER, state="concept", title="Brief")
    say(toezegging, orgaan=adviesraad, passage=passage_of(letter, LETTER))
    hidden = make_orgaan(gemeente, "Klankbordgroep", Orgaan.Kind.RESIDENTS)
    say(toezegging, orgaan=hidden, words="Geheim van wie niemand kent.")
    hidden.is_confirmed = False
    hidden.save()

    assert {url: answer(client, url) for url in urls} == before

    publish_stuk(letter)
    assert answer(client, "/toezeggingen/?betwist=1") != before["/toezeggingen/?betwist=1"]


def answer(client: Client, url: str) -> bytes:
    response = client.get(url)
    assert response.status_code == 200
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_every_count_of_what_is_disputed_is_the_list_that_it_links_to(
    dossier: Any, toezegging: Afspraak, adviesraad: Orgaan
) -> None:
    propose(toezegging)
    say(toezegging, orgaan=adviesraad)
    other = make_toezegging(make_stuk(dossier), title="Niet betwist", promised_to=adviesraad)
    say(other, "nagekomen", orgaan=adviesraad)

    for url in ("/", DOSSIER, adviesraad.get_absolute_url()):
        target = Page(url).links()["1 betwist"]
        assert len(Page(target).rows()) == 1, url
    register = Page("/toezeggingen/")
    assert "Betwist 1 betwist van 2" in register.texts("//dl[@class='summary']/div")
    listed = Page("/toezeggingen/" + register.links()["1 betwist"])
    assert len(listed.rows()) == 1
    assert listed.rows()[0].endswith("Betwist")
    assert "1 betwist" in Page("/dossiers/").texts("//*[@data-status='betwist']")
    assert Page("/toezeggingen/?betwist=1&status=openstaand").rows() == []
    export = Client().get("/toezeggingen/?formaat=csv").getvalue().decode().splitlines()
    place = export[0].split(";").index("betwist")
    assert sorted(line.split(";")[place] for line in export[1:]) == ["ja", "nee"]


def test_an_impossible_value_of_the_filter_is_refused(client: Client, toezegging: Afspraak) -> None:
    assert client.get("/toezeggingen/?betwist=misschien").status_code == 400


def test_the_timeline_has_the_reading_of_a_third_party_on_its_day(
    dossier: Any, toezegging: Afspraak, adviesraad: Orgaan
) -> None:
    letter = make_stuk(dossier, LETTER, title="Brief", date=datering_from_iso("2026-08-02"))
    say(toezegging, orgaan=adviesraad, passage=passage_of(letter, LETTER))
    say(toezegging, "deels")

    (entry,) = Page(f"{DOSSIER}?soort=oordeel").texts("//li[@data-soort='oordeel']")

    assert entry.startswith("2 augustus Oordeel · Adviesraad")
    assert entry.endswith("Overzicht van de wachttijden sturen Niet nagekomen Betwist")
    effects = Page(f"{DOSSIER}?soort=stuk").texts("//ul[@class='effects']/li")
    assert any(one.startswith("Oordeel:") and one.endswith("Niet nagekomen") for one in effects)


def test_the_page_costs_the_same_however_many_speak(
    client: Client, gemeente: Any, dossier: Any, toezegging: Afspraak, adviesraad: Orgaan, today: Any
) -> None:
    def add(n: int) -> None:
        orgaan = make_orgaan(gemeente, f"Dorpsraad {n}", Orgaan.Kind.RESIDENTS)
        letter = make_stuk(dossier, LETTER, title=f"Brief {n}")
        row = say(toezegging, orgaan=orgaan, passage=passage_of(letter, LETTER))
        answer_oordeel(row, words="Dat klopt niet.", passage=passage_of(letter, LETTER))
        withhold_words(row, reason="Er staat een naam in.")

    def queries(url: str) -> int:
        today.shift(timedelta(minutes=10))
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    urls = (toezegging.get_absolute_url(), f"{DOSSIER}?soort=oordeel")
    add(1)
    before = [queries(url) for url in urls]
    for n in range(2, 8):
        add(n)
    assert [queries(url) for url in urls] == before
