"""The register of toezeggingen, as a visitor sees it."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from besluiten.models import Afspraak
from besluiten.register import is_overdue, public_afspraken
from besluiten.services.afspraken import change_owners, change_termijn, register_afspraak
from besluiten.services.mijlpalen import register_mijlpaal
from besluiten.services.status import change_status
from besluiten.transitions import Actor, AfspraakKind, Status
from dossiers.datering import UNKNOWN, datering_from_iso
from dossiers.models import Orgaan
from dossiers.panels import Moment
from dossiers.services.gemeenten import make_dossier, make_gemeente
from tests.besluiten_cast import Page, make_functie
from tests.factories import make_orgaan, make_stuk, make_toezegging, passage_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

PROPOSED = "Het overzicht is aan uw raad gestuurd."


@pytest.fixture
def today() -> Any:
    with time_machine.travel("2026-09-01 10:00+02:00", tick=False):
        yield


def settle(afspraak: Afspraak, dossier: Any, **fields: Any) -> None:
    proof = passage_of(make_stuk(dossier, PROPOSED, title="Overzicht gestuurd"), PROPOSED)
    fields.setdefault("evidence", [proof])
    change_status(afspraak, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD)
    change_status(afspraak, target=Status.SETTLED, actor=Actor.COUNCIL, **fields)


def test_a_row_says_what_was_promised_by_whom_to_whom_for_when_and_how_it_stands(gemeente: Any, dossier: Any) -> None:
    make_toezegging(make_stuk(dossier), promised_by=[make_functie(gemeente)], promised_to=make_orgaan(gemeente))

    page = Page("/toezeggingen/")

    assert page.rows() == [
        "T-2026-001 Overzicht van de wachttijden sturen Transformatie Wmo wethouder Zorg aan Gemeenteraad "
        "voor de zomer uiterlijk 30 juni 2026 Openstaand 2 maanden te laat"
    ]
    assert page.texts("//h2[@id='h-lijst']") == ["1 toezegging"]


def test_an_empty_register_says_so() -> None:
    assert "Deze lijst is nog leeg" in Page("/toezeggingen/").text


@pytest.mark.parametrize(
    ("kind", "url"),
    [("toezegging", "/toezeggingen/"), ("randvoorwaarde", "/randvoorwaarden/"), ("opdracht", "/opdrachten/")],
)
def test_each_kind_has_its_own_register(dossier: Any, kind: str, url: str) -> None:
    stuk = make_stuk(dossier)
    mijlpaal = register_mijlpaal(dossier=dossier, passage=passage_of(stuk), title="Start", plan=UNKNOWN)
    for one in AfspraakKind:
        mijlpaal_of = mijlpaal if one == AfspraakKind.RANDVOORWAARDE else None
        register_afspraak(kind=one, passage=passage_of(stuk), title=f"Dit is een {one}", mijlpaal=mijlpaal_of)

    page = Page(url)

    assert [f"Dit is een {kind}" in row for row in page.rows()] == [True]
    assert page.texts("//ul[@aria-label='Soort afspraak']/li")[:3] == [
        "Toezeggingen 1",
        "Randvoorwaarden 1",
        "Opdrachten 1",
    ]


def test_statuses_are_shown_in_dutch_with_what_is_computed_beside_them(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    unproven = make_toezegging(stuk, title="Zonder bewijs gedaan")
    settle(unproven, dossier, evidence=[], without_evidence=True, reason="Mondeling gedaan.")
    settle(make_toezegging(stuk, title="Gedaan"), dossier)
    make_toezegging(stuk, title="Ooit", termijn_words="op korte termijn")
    make_toezegging(stuk, title="Steeds weer", termijn_words="jaarlijks")

    rows = Page("/toezeggingen/?sorteer=nummer").rows()

    assert rows[0].endswith("Afgedaan Zonder bewijs")
    assert rows[1].endswith("uiterlijk 30 juni 2026 Afgedaan")
    assert rows[2].endswith("op korte termijn geen datum Openstaand Zonder datum, al 4 maanden")
    assert rows[3].endswith("jaarlijks komt steeds terug Openstaand")


def test_settlement_proposed_with_evidence_inside_the_term_is_not_late(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    afspraak = make_toezegging(stuk, termijn_words="voor 1 juli 2026")
    proof = passage_of(make_stuk(dossier, PROPOSED, date=datering_from_iso("2026-06-20")), PROPOSED)
    known = datering_from_iso("2026-06-20")
    change_status(afspraak, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD, evidence=[proof], known=known)

    assert Page("/toezeggingen/").rows()[0].endswith("Afdoening voorgesteld")
    assert Page("/toezeggingen/?te_laat=1").rows() == []


def test_the_python_and_the_database_agree_on_what_is_late(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    for words in ("voor de zomer", "uiterlijk 31 augustus 2026", "uiterlijk 1 september 2026", "jaarlijks", ""):
        make_toezegging(stuk, termijn_words=words, title=f"Termijn {words}")
    moment = Moment(at=timezone.now(), today=date(2026, 9, 1))
    rows = public_afspraken(moment)

    late = {row.title for row in rows if is_overdue(row, moment.today)}

    assert late == {"Termijn voor de zomer", "Termijn uiterlijk 31 augustus 2026"}
    assert late == {row.title for row in rows.overdue(moment.today)}


def test_the_default_order_is_late_first_then_by_last_day_then_undated_then_closed(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    settle(make_toezegging(stuk, title="Klaar"), dossier)
    make_toezegging(stuk, title="Ooit", termijn_words="")
    make_toezegging(stuk, title="Later", termijn_words="uiterlijk 1 december 2026")
    make_toezegging(stuk, title="Laat", termijn_words="uiterlijk 1 augustus 2026")
    make_toezegging(stuk, title="Langst te laat", termijn_words="uiterlijk 1 mei 2026")

    assert Page("/toezeggingen/").texts("//table/tbody/tr/th/a") == ["Langst te laat", "Laat", "Later", "Ooit", "Klaar"]


def test_the_other_orders(dossier: Any) -> None:
    make_toezegging(
        make_stuk(dossier, date=datering_from_iso("2026-05-01")), title="Nieuw", nummer="A", termijn_words=""
    )
    make_toezegging(make_stuk(dossier, date=datering_from_iso("2026-02-01")), title="Oud", nummer="B")

    assert Page("/toezeggingen/?sorteer=nieuwste").texts("//tbody/tr/th/a") == ["Nieuw", "Oud"]
    assert Page("/toezeggingen/?sorteer=nummer").texts("//tbody/tr/th/a") == ["Nieuw", "Oud"]
    assert Page("/toezeggingen/?sorteer=termijn").texts("//tbody/tr/th/a") == ["Oud", "Nieuw"]


def test_every_filter_narrows_the_list_and_shows_a_way_back(gemeente: Any, dossier: Any) -> None:
    council, advisory = make_orgaan(gemeente), make_orgaan(gemeente, "Adviesraad", Orgaan.Kind.ADVISORY)
    care, youth = make_functie(gemeente), make_functie(gemeente, "wethouder Jeugd")
    other = make_dossier(gemeente=gemeente, title="Jeugdhulp", slug="jeugdhulp")
    wanted = make_toezegging(
        make_stuk(dossier, date=datering_from_iso("2026-04-08")), promised_by=[care], promised_to=advisory
    )
    make_toezegging(
        make_stuk(other, "Wij bouwen een loket.", date=datering_from_iso("2025-01-01")),
        "Wij bouwen een loket.",
        title="Loket bouwen",
        termijn_words="",
        promised_by=[youth],
        promised_to=council,
    )
    change_status(wanted, target=Status.IN_TREATMENT, actor=Actor.BOARD)

    queries = [
        "status=in_behandeling",
        "dossier=duinvoorde/transformatie-wmo",
        f"aan={advisory.public_id}",
        f"portefeuillehouder={care.public_id}",
        "van=2026-04-08",
        "te_laat=1",
        "q=wachttijden+ZOMER",
    ]
    for query in queries:
        page = Page(f"/toezeggingen/?{query}")
        assert page.texts("//tbody/tr/th/a") == ["Overzicht van de wachttijden sturen"], query
        assert page.texts("//h2[@id='h-lijst']") == ["1 toezegging"], query
        assert page.tree.xpath("//ul[@aria-label='Gekozen filters']//a/@href") == ["?"], query
    for query in ("tot=2025-12-31", "zonder_termijn=1", "q=loket"):
        assert Page(f"/toezeggingen/?{query}").texts("//tbody/tr/th/a") == ["Loket bouwen"], query


def test_the_portefeuillehouder_is_the_one_who_answers_for_it_now(gemeente: Any, dossier: Any) -> None:
    care, youth = make_functie(gemeente), make_functie(gemeente, "wethouder Jeugd")
    afspraak = make_toezegging(make_stuk(dossier), promised_by=[care])
    change_owners(afspraak, [youth], reason="Portefeuilles zijn anders verdeeld.")

    assert Page(f"/toezeggingen/?portefeuillehouder={care.public_id}").rows() == []
    assert len(Page(f"/toezeggingen/?portefeuillehouder={youth.public_id}").rows()) == 1


def test_several_statuses_are_one_of_these_and_count_beside_their_names(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    make_toezegging(stuk, title="Open")
    change_status(make_toezegging(stuk, title="Bezig"), target=Status.IN_TREATMENT, actor=Actor.BOARD)
    settle(make_toezegging(stuk, title="Klaar"), dossier)

    page = Page("/toezeggingen/?status=openstaand&status=afgedaan&sorteer=nummer")

    assert page.texts("//tbody/tr/th/a") == ["Open", "Klaar"]
    options = page.texts("//label[input[@name='status']]")
    assert options[:4] == ["Openstaand 1", "In behandeling 1", "Afdoening voorgesteld 0", "Afgedaan 1"]
    assert page.links()["Haal weg: Status: Afgedaan"] == "?status=openstaand&sorteer=nummer"


def test_figures_are_the_lengths_of_the_lists_they_link_to(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    make_toezegging(stuk, title="Laat")
    make_toezegging(stuk, title="Ooit", termijn_words="")
    settle(make_toezegging(stuk, title="Klaar"), dossier)

    page = Page("/toezeggingen/")

    assert page.texts("//dl[@class='summary']/div") == [
        "Nog open 2 van 3",
        "Te laat 1 te laat van 2 open",
        "Zonder datum 1 zonder datum van 2 open",
        "Betwist 0 betwist van 3",
        "Afgesloten met bewijs 1 van 1 0 zonder bewijs",
    ]
    assert len(Page("/toezeggingen/" + page.links()["1 te laat"]).rows()) == 1
    assert len(Page("/toezeggingen/" + page.links()["1 zonder datum"]).rows()) == 1


def test_what_is_partly_settled_without_evidence_is_not_closed(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    settle(make_toezegging(stuk, title="Klaar"), dossier)
    partly = make_toezegging(stuk, title="Deels klaar")
    change_status(partly, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD)
    change_status(
        partly, target=Status.PARTLY_SETTLED, actor=Actor.COUNCIL, reason="Mondeling gedaan.", without_evidence=True
    )

    assert "Afgesloten met bewijs 1 van 1 0 zonder bewijs" in Page("/toezeggingen/").texts("//dl[@class='summary']/div")
    assert Page("/toezeggingen/?zonder_bewijs=1").texts("//tbody/tr/th/a") == ["Deels klaar"]


@pytest.mark.parametrize(
    "query",
    [
        "status=bestaat_niet",
        "status=aangetoond",
        "dossier=duinvoorde/geheim",
        "gemeente=nergens",
        "aan=zzz",
        "portefeuillehouder=zzz",
        "van=2026-02-30",
        "tot=gisteren",
        "van=2026-02-02&tot=2026-02-01",
        "te_laat=misschien",
        "zonder_bewijs=misschien",
        "verschoven=2",
        "afgedaan_sinds=2026-02-30",
        "afgedaan_sinds=vorig jaar",
        "portefeuillehouder=iemand",
        "sorteer=kleur",
        "formaat=xls",
        "pagina=abc",
        "pagina=0",
        "pagina=-1",
        "q=%00",
    ],
)
def test_an_address_that_asks_for_something_unknown_is_a_400_page(dossier: Any, query: str) -> None:
    assert "Dit adres klopt niet" in Page(f"/toezeggingen/?{query}", 400).text


@pytest.mark.parametrize("number", [2, 999_999_999])
def test_a_page_beyond_the_end_is_a_404_page(number: int) -> None:
    Page(f"/toezeggingen/?pagina={number}", 404)


def test_the_register_is_read_only() -> None:
    assert Client().post("/toezeggingen/").status_code == 405


def test_pages_hold_fifty_rows_and_keep_the_filter(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    for number in range(51):
        make_toezegging(stuk, title=f"Nummer {number}")

    page = Page("/toezeggingen/?status=openstaand")

    assert len(page.rows()) == 50
    assert "?status=openstaand&pagina=2" in page.tree.xpath("//a[@rel='next']/@href")
    assert len(Page("/toezeggingen/?status=openstaand&pagina=2").rows()) == 1


def test_two_gemeenten_can_be_told_apart_and_one_is_not_mentioned(dossier: Any) -> None:
    make_toezegging(make_stuk(dossier))
    assert Page("/toezeggingen/").texts("//label[contains(., 'Gemeente')]") == []

    veenrade = make_gemeente(name="Veenrade", slug="veenrade")
    make_toezegging(make_stuk(make_dossier(gemeente=veenrade, title="Zwembad", slug="zwembad")), title="Elders")

    assert Page("/toezeggingen/?gemeente=veenrade").texts("//tbody/tr/th/a") == ["Elders"]
    assert Page("/toezeggingen/").tree.xpath("//select[@id='id_dossier']/optgroup/@label") == ["Duinvoorde", "Veenrade"]


def test_a_last_day_that_the_words_name_is_not_said_again(dossier: Any) -> None:
    make_toezegging(make_stuk(dossier), termijn_words="uiterlijk op 15 december 2026")
    make_toezegging(make_stuk(dossier), termijn_words="in november 2026")

    first, second = (row for row in Page("/toezeggingen/").rows())
    assert "in november 2026 uiterlijk 30 november 2026" in first
    assert second.count("15 december 2026") == 1


def test_a_changed_term_counts_from_its_last_public_row(dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier))
    concept = make_stuk(dossier, "Het wordt december.", state="concept")
    change_termijn(
        afspraak,
        "uiterlijk 1 december 2026",
        reason="Meer tijd nodig.",
        passage=passage_of(concept, "Het wordt december."),
    )

    assert "uiterlijk 30 juni 2026" in Page("/toezeggingen/").rows()[0]
    assert len(Page("/toezeggingen/?te_laat=1").rows()) == 1


@pytest.mark.parametrize("url", ["/toezeggingen/?status=openstaand", "/toezeggingen/?formaat=csv"])
def test_five_and_a_hundred_rows_cost_the_same_number_of_queries(
    gemeente: Any, dossier: Any, url: str, django_assert_max_num_queries: Any
) -> None:
    def count() -> int:
        with django_assert_max_num_queries(30) as captured:
            response = Client().get(url)
            b"".join(response.streaming_content) if response.streaming else response.content
        return len(captured)

    functie, council, stuk = make_functie(gemeente), make_orgaan(gemeente), make_stuk(dossier)
    for number in range(5):
        make_toezegging(stuk, title=f"Nummer {number}", promised_by=[functie], promised_to=council)
    few = count()
    for number in range(95):
        make_toezegging(stuk, title=f"Meer {number}", promised_by=[functie], promised_to=council)
    assert count() == few
