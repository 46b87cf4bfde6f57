"""Stand op datum: what was known on a day, on dossier, registers and gates."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from besluiten.models import Mijlpaal
from besluiten.services.afspraken import change_termijn
from besluiten.services.gates import freeze_due_gates
from besluiten.services.mijlpalen import register_mijlpaal, shift_mijlpaal
from besluiten.services.status import change_status
from besluiten.transitions import Actor, Status
from dossiers.datering import UNKNOWN, datering_from_iso
from dossiers.models import DossierPage
from tests.besluiten_cast import Page, words
from tests.factories import make_randvoorwaarde, make_stuk, make_toezegging, passage_of

pytestmark = pytest.mark.django_db
LATER = "Toen bekend, hier later geplaatst"
WITHOUT_STAND = ("/", "/dossiers/", "/dossiers/duinvoorde/", "/zoeken/", "/vergaderingen/", "/organen/")
SENT = "Het overzicht is gestuurd. De start wordt 1 maart 2023."


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel(datetime(2024, 6, 1, 12, tzinfo=UTC), tick=False):
        yield


def stuk_of(dossier: DossierPage, day: str, *pages: str, **fields: Any) -> Any:
    return make_stuk(dossier, *pages, date=datering_from_iso(day), title=f"Memo van {day}", **fields)


def address(dossier: DossierPage, stand: str = "", **params: str) -> str:
    query = "&".join(f"{name}={value}" for name, value in {**params, "stand": stand}.items() if value)
    return f"/dossiers/duinvoorde/{dossier.slug}/" + (f"?{query}" if query else "")


@pytest.fixture
def toezegging(dossier: DossierPage) -> Any:
    """Promised in April 2022 for the summer, moved in July, settled in November."""
    found = make_toezegging(stuk_of(dossier, "2022-04-08"))
    later = stuk_of(dossier, "2022-07-15", "Het wordt 1 oktober 2022.")
    change_termijn(
        found, "uiterlijk 1 oktober 2022", reason="Drukte.", passage=passage_of(later, "Het wordt 1 oktober 2022.")
    )
    proof = passage_of(stuk_of(dossier, "2022-11-03", SENT), "Het overzicht is gestuurd.")
    for target, actor in ((Status.SETTLEMENT_PROPOSED, Actor.BOARD), (Status.SETTLED, Actor.COUNCIL)):
        change_status(found, target=target, actor=actor, evidence=[proof], known=datering_from_iso("2022-11-03"))
    return found


@pytest.mark.parametrize(
    ("stand", "status", "term"),
    [
        ("2022-04-08", "Openstaand", "uiterlijk 30 juni 2022"),
        ("2022-07-14", "Openstaand", "14 dagen te laat"),
        ("2022-07-15", "Openstaand", "1 oktober 2022"),
        ("2022-11-02", "Openstaand", "te laat"),
        ("2022-11-03", "Afgedaan", "1 oktober 2022"),
    ],
)
def test_the_register_stands_as_it_stood(toezegging: Any, stand: str, status: str, term: str) -> None:
    [row] = Page(f"/toezeggingen/?stand={stand}").rows()
    assert status in row
    assert term in row


def test_before_it_was_promised_there_is_nothing(toezegging: Any, dossier: DossierPage) -> None:
    assert Page("/toezeggingen/?stand=2022-04-07").rows() == []
    assert toezegging.title not in Page(address(dossier, "2022-04-07")).text


def test_what_was_not_known_yet_says_so_and_leads_on(toezegging: Any, mijlpaal: Mijlpaal, dossier: DossierPage) -> None:
    for found, kind, lists in (
        (toezegging, "toezegging", "/toezeggingen/?stand=2022-04-07"),
        (mijlpaal, "mijlpaal", address(dossier, "2022-04-07")),
        (mijlpaal.randvoorwaarden.get(), "randvoorwaarde", "/randvoorwaarden/?stand=2022-04-07"),
    ):
        page = Page(f"{found.get_absolute_url()}?stand=2022-04-07", 404)
        assert page.texts("//h1") == [f"Op 7 april 2022 was deze {kind} nog niet bekend"]
        assert page.links()[f"Deze {kind} zoals die vandaag is"] == found.get_absolute_url()
        assert lists in page.links().values()


def test_what_is_not_public_now_is_not_told_to_be_unknown_then(toezegging: Any, dossier: DossierPage) -> None:
    concept = stuk_of(dossier, "2022-05-01", "Wij sturen ook een kaart.", state="concept")
    hidden = make_toezegging(concept, "Wij sturen ook een kaart.")
    wrong_kind = toezegging.get_absolute_url().replace("toezeggingen", "opdrachten")
    for stand in ("2022-04-07", "2023-01-01"):
        nothing = Page(f"/toezeggingen/niets/?stand={stand}", 404).source
        for url in (hidden.get_absolute_url(), wrong_kind):
            assert Page(f"{url}?stand={stand}", 404).source == nothing


def test_filters_and_counts_are_of_that_day(toezegging: Any) -> None:
    assert len(Page("/toezeggingen/?stand=2022-07-14&te_laat=1").rows()) == 1
    assert Page("/toezeggingen/?stand=2022-07-15&te_laat=1").rows() == []
    assert len(Page("/toezeggingen/?stand=2022-11-02&status=openstaand").rows()) == 1
    assert Page("/toezeggingen/?stand=2022-11-03&status=openstaand").rows() == []


def test_the_registers_beside_it_are_counted_on_that_day(toezegging: Any) -> None:
    assert "Toezeggingen 0" in Page("/randvoorwaarden/?stand=2022-04-07").links()
    assert "Toezeggingen 1" in Page("/randvoorwaarden/?stand=2022-04-08").links()


def test_the_history_ends_at_that_day(toezegging: Any) -> None:
    text = Page(f"{toezegging.get_absolute_url()}?stand=2022-07-20").text
    assert "Drukte." in text
    assert "Afgedaan" not in text


def test_the_dossier_shows_what_was_known(toezegging: Any, dossier: DossierPage) -> None:
    page = Page(address(dossier, "2022-07-20"))
    assert "Memo van 2022-07-15" in page.text
    assert "Memo van 2022-11-03" not in page.text
    assert "van 1 toezegging" in page.text
    assert "Afgedaan" not in page.text


@pytest.fixture
def mijlpaal(dossier: DossierPage) -> Mijlpaal:
    stuk = stuk_of(dossier, "2022-05-01")
    found = register_mijlpaal(
        dossier=dossier, passage=passage_of(stuk), title="Start", plan=datering_from_iso("2023-01-01"), is_main=True
    )
    make_randvoorwaarde(stuk, found)
    stuk = stuk_of(dossier, "2022-12-13", SENT)
    passage = passage_of(stuk, "De start wordt 1 maart 2023.")
    shift_mijlpaal(found, target=datering_from_iso("2023-03-01"), passage=passage)
    for target, actor in ((Status.REPORTED_READY, Actor.BOARD), (Status.SHOWN, Actor.COUNCIL)):
        change_status(found.randvoorwaarden.get(), target=target, actor=actor, evidence=[passage], known=stuk.date)
    return found


def test_the_gate_stands_as_it_stood(mijlpaal: Mijlpaal, dossier: DossierPage) -> None:
    before, after = (Page(f"{mijlpaal.get_absolute_url()}?stand=2022-12-{day}").text for day in (12, 13))
    assert "1 januari 2023" in before
    assert "1 maart 2023" not in before
    assert "0 van 1" in before
    assert "1 maart 2023" in after
    assert "1 van 1" in after
    assert "1 januari 2023" in Page("/mijlpalen/?stand=2022-12-12").text
    assert "0 van 1" in Page(address(dossier, "2022-12-12")).text


def test_an_export_is_of_that_day(toezegging: Any) -> None:
    response = Client().get("/toezeggingen/?stand=2022-11-02&formaat=json")
    sent = json.loads(b"".join(response.streaming_content))  # type: ignore[attr-defined] # a stream
    assert sent["stand"] == "2022-11-02"
    [row] = sent["rijen"]
    assert row["status"] == "openstaand"
    assert "2022-11-02" in response["Content-Disposition"]


def test_what_is_not_public_shows_at_no_stand(toezegging: Any, dossier: DossierPage) -> None:
    concept = stuk_of(dossier, "2022-05-01", "Wij sturen ook een kaart.", state="concept")
    make_toezegging(concept, "Wij sturen ook een kaart.", title="Kaart sturen")
    change_termijn(toezegging, "eind 2030", reason="Geheim.", passage=passage_of(concept, "Wij sturen ook een kaart."))
    for url in ("/toezeggingen/", address(dossier), toezegging.get_absolute_url()):
        for stand in ("2022-05-02", "2022-08-01", "2024-05-31"):
            text = Page(f"{url}?stand={stand}").text
            assert not [word for word in ("Kaart sturen", "Geheim", "2030", "2022-05-01") if word in text]


def test_what_was_placed_later_says_so(toezegging: Any, dossier: DossierPage) -> None:
    assert LATER in Page(address(dossier, "2022-07-20")).text
    assert LATER in Page("/toezeggingen/?stand=2022-07-20").text
    assert "Toen bekend" not in Page(address(dossier)).text


def test_a_promise_without_a_date_does_not_come_after_the_stand(dossier: DossierPage) -> None:
    """It counts from when it was placed, and its settling is known from long before."""
    said = "Wij sturen u ook een kaart van de wijken."
    promise = make_toezegging(make_stuk(dossier, said, date=UNKNOWN), said, title="Kaart sturen")
    change_status(
        promise,
        target=Status.SETTLEMENT_PROPOSED,
        actor=Actor.BOARD,
        known=datering_from_iso("2022-06-01"),
        reason="Klaar.",
    )
    page = Page(address(dossier, "2022-07-20"))
    [entry] = [row for row in page.tree.xpath("//li[@data-soort='afspraak']") if "Kaart sturen" in words(row)]
    assert entry.get("data-when") is None
    assert words(entry).startswith("Zonder datum")
    assert LATER in words(entry)


def test_paper_says_of_which_day_it_is(toezegging: Any, dossier: DossierPage) -> None:
    page = Page(address(dossier, "2022-07-20"))
    assert "transformatie-wmo/?stand=2022-07-20. Controleer op de site" in page.source


def test_the_stand_of_today_is_what_there_is_now(toezegging: Any, mijlpaal: Mijlpaal, dossier: DossierPage) -> None:
    for url in ("/toezeggingen/", "/mijlpalen/", address(dossier), toezegging.get_absolute_url()):
        now, today = Page(url), Page(f"{url}?stand=2024-06-01")
        assert plain(today.source) == plain(now.source), url
        yesterday = Page(f"{url}?stand=2024-05-31")
        assert [row.replace(f"{LATER} ", "") for row in yesterday.rows()] == now.rows(), url


def plain(source: str) -> str:
    """Without the band and the stand in the links, and without what is new each time."""
    source = re.sub(r'(?s)<div class="stand-band".*?</div>', "", source)
    source = source.replace("stand=2024-06-01&amp;", "")
    source = re.sub(
        r'<input type="hidden" name="stand"[^>]*>|(?:[?]|&amp;)stand=2024-06-01|value="2024-06-01"', "", source
    )
    return re.sub(r"\s+", " ", source.replace('href="?"', 'href=""'))


@pytest.mark.parametrize(
    "stand",
    [
        "2022-02-30",
        "morgen",
        "9999-01-01",
        "2022-1-1",
        "1700-01-01",
        "20220101",
        "२०२२-०१-०१",
        "2022-12-13 ",
        "0",
        "--",
    ],
)
def test_an_impossible_day_is_refused(toezegging: Any, dossier: DossierPage, stand: str) -> None:
    for url in ("/toezeggingen/", "/mijlpalen/", address(dossier), toezegging.get_absolute_url(), *WITHOUT_STAND):
        assert Client().get(url, {"stand": stand}).status_code == 400


@pytest.mark.parametrize("url", [*WITHOUT_STAND, "stuk"])
def test_a_page_without_a_stand_says_that_it_shows_today(toezegging: Any, url: str) -> None:
    if url == "stuk":
        url = toezegging.passage.stuk.get_absolute_url()
    words = "Deze pagina laat zien hoe het vandaag is, niet hoe het op 13 december 2022 was."
    response = Client().get(f"{url}?zoek=kaart&stand=2022-12-13")
    page = Page(f"{url}?zoek=kaart&stand=2022-12-13")
    assert page.texts("//*[@class='stand-band']//span") == [f"{words} Naar deze pagina zonder die dag"]
    assert page.links()["Naar deze pagina zonder die dag"] == f"{url}?zoek=kaart"
    assert page.source.count("stand=") == 0
    assert response["X-Robots-Tag"] == "noindex"
    assert "stand-band" not in Page(url).source


def test_what_is_not_there_says_nothing_of_a_day() -> None:
    assert "stand-band" not in Page("/organen/niets/?stand=2022-12-13", 404).source


def test_the_day_stays_until_the_visitor_leaves_it(toezegging: Any, dossier: DossierPage) -> None:
    page = Page("/toezeggingen/?stand=2022-11-03&status=afgedaan")
    links = page.links()
    assert links[toezegging.title].endswith("/?stand=2022-11-03")
    assert "stand=2022-11-03" in links["Randvoorwaarden 0"]
    [leave] = page.tree.xpath("//div[@class='stand-band']//a/@href")
    assert leave == "/toezeggingen/?status=afgedaan"
    [form] = page.tree.xpath("//form[@class='filter-form']")
    assert form.xpath(".//input[@name='stand']/@value") == ["2022-11-03"]
    searching = page.tree.xpath("//form[contains(@action, '/zoeken/')]//input[@name='stand']")
    assert searching == []
    assert Client().get("/toezeggingen/?stand=2022-11-03")["X-Robots-Tag"] == "noindex"


def test_a_stand_costs_no_more_questions(
    toezegging: Any, mijlpaal: Mijlpaal, dossier: DossierPage, django_assert_max_num_queries: Any
) -> None:
    for url in ("/toezeggingen/", "/mijlpalen/", address(dossier)):
        Page(url)
        Page(f"{url}?stand=2022-12-31")
        with django_assert_max_num_queries(21):
            Page(f"{url}?stand=2023-01-02")


def days_of(page: Page) -> set[str]:
    return set(page.texts("//li[contains(@class, 'tl')][not(@data-soort='termijn')]//h3 | //li//h4"))


def test_a_later_stand_never_loses_a_row(toezegging: Any, mijlpaal: Mijlpaal, dossier: DossierPage) -> None:
    assert freeze_due_gates(settling=timedelta(0)) == 1
    register, timeline = set[str](), set[str]()
    for day in ("2022-04-07", "2022-04-08", "2022-07-15", "2022-11-03", "2022-12-13", "2023-03-02", "2024-06-01"):
        numbers = set(Page(f"/toezeggingen/?stand={day}").texts("//table/tbody/tr/th/a"))
        entries = days_of(Page(address(dossier, day)))
        assert register <= numbers
        assert timeline <= entries
        register, timeline = numbers, entries
    assert register
    assert len(timeline) > 4
    assert "Stand vastgelegd: 1 van 1 aangetoond" in timeline


def test_days_are_those_of_amsterdam(dossier: DossierPage) -> None:
    """Placed here at 22:30 UTC on New Year's Eve: that is half past eleven in the evening, still 2022."""
    with time_machine.travel(datetime(2022, 12, 31, 22, 30, tzinfo=UTC), tick=False):
        make_toezegging(make_stuk(dossier, date=datering_from_iso("2023"), title="Memo zonder dag"))
    assert len(Page("/toezeggingen/?stand=2022-12-31").rows()) == 1
    assert Page("/toezeggingen/?stand=2022-12-30").rows() == []
    with time_machine.travel(datetime(2023, 3, 26, 22, 30, tzinfo=UTC), tick=False):  # half past midnight, summer time
        make_toezegging(make_stuk(dossier, "Wij bellen u.", date=datering_from_iso("2023")), "Wij bellen u.")
    assert len(Page("/toezeggingen/?stand=2023-03-26").rows()) == 1
    assert len(Page("/toezeggingen/?stand=2023-03-27").rows()) == 2


def test_a_plan_that_is_first_known_from_its_shift_is_there(dossier: DossierPage) -> None:
    """The griffie may register a mijlpaal from a later stuk than the one that moved it."""
    shift = passage_of(stuk_of(dossier, "2022-12-13", SENT), "De start wordt 1 maart 2023.")
    passage = passage_of(stuk_of(dossier, "2023-02-01"))
    found = register_mijlpaal(
        dossier=dossier, passage=passage, title="Start", plan=datering_from_iso("2023"), is_main=True
    )
    shift_mijlpaal(found, target=datering_from_iso("2023-03-01"), passage=shift)
    assert "1 maart 2023" in Page(address(dossier, "2022-12-14")).text
    assert "Start" not in Page(address(dossier, "2022-12-12")).text
