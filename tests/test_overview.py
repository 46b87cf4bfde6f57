"""The overview of a gemeente: every number beside its whole, and equal to the register that it leads to."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from besluiten.models import Afspraak, Besluit
from besluiten.services.afspraken import change_owners, change_termijn, register_afspraak
from besluiten.services.mijlpalen import register_mijlpaal
from besluiten.services.status import change_status
from besluiten.transitions import Actor, AfspraakKind, Status
from dossiers.datering import UNKNOWN, datering_from_iso
from dossiers.services.gemeenten import make_dossier
from tests.besluiten_cast import Page, make_functie
from tests.factories import make_orgaan, make_stuk, make_toezegging, passage_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

URL = "/dossiers/duinvoorde/"
TODAY = date(2026, 9, 1)
PROOF = "Het overzicht is aan uw raad gestuurd."


@pytest.fixture
def today() -> Any:
    with time_machine.travel("2026-09-01 10:00+02:00", tick=False):
        yield


def settle(afspraak: Afspraak, day: date, *, has_proof: bool = True, to: Status = Status.SETTLED) -> None:
    known = datering_from_iso(day.isoformat())
    change_status(afspraak, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD, known=known)
    proof = passage_of(make_stuk(afspraak.dossiers.get(), PROOF, title="Overzicht gestuurd", date=known), PROOF)
    fields: dict[str, Any] = {"evidence": [proof]} if has_proof else {"without_evidence": True, "reason": "Mondeling."}
    change_status(afspraak, target=to, actor=Actor.COUNCIL, known=known, **fields)


def promise(dossier: Any, day: str = "2026-04-08", **fields: Any) -> Afspraak:
    return make_toezegging(make_stuk(dossier, date=datering_from_iso(day)), **fields)


def table(page: Page, anchor: str) -> list[list[str]]:
    rows = page.tree.xpath(f"//section[@aria-labelledby='{anchor}']//tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in rows]


def figures(page: Page) -> list[str]:
    return page.texts("//dl[@class='summary']/div")


@pytest.fixture
def shelf(gemeente: Any, dossier: Any) -> Any:
    """Two dossiers, two portefeuillehouders, one promise of both, one of nobody; every state that is counted."""
    care, youth = make_functie(gemeente, "wethouder Zorg"), make_functie(gemeente, "wethouder Jeugd")
    other = make_dossier(gemeente=gemeente, title="Jeugdhulp", slug="jeugdhulp")
    promise(dossier, title="Laat", promised_by=[care])
    promise(dossier, title="Ooit", termijn_words="", promised_by=[care, youth])
    promise(other, title="Van niemand", termijn_words="uiterlijk 1 december 2026")
    settle(promise(other, title="Klaar", promised_by=[youth]), date(2026, 4, 18))
    settle(promise(other, title="Ook klaar", promised_by=[youth]), date(2026, 4, 29), has_proof=False)
    settle(promise(dossier, "2024-01-10", title="Lang klaar", promised_by=[care]), date(2024, 3, 1))
    settle(promise(dossier, title="Deels", promised_by=[care]), date(2026, 5, 1), to=Status.PARTLY_SETTLED)
    start = register_mijlpaal(
        dossier=dossier, passage=passage_of(make_stuk(dossier)), title="Start", plan=UNKNOWN, is_main=True
    )
    for kind in (AfspraakKind.OPDRACHT, AfspraakKind.RANDVOORWAARDE):
        register_afspraak(
            kind=kind,
            passage=start.passage,
            title=f"Een {kind}",
            termijn_words="voor 1 juli 2026",
            mijlpaal=start if kind is AfspraakKind.RANDVOORWAARDE else None,
        )
    return gemeente


def test_the_figures_stand_beside_their_whole(shelf: Any) -> None:
    assert figures(Page(URL)) == [
        "Toezeggingen open 4 toezeggingen open van 7 toezeggingen",
        "Te laat 2 te laat van 4 open",
        "Zonder datum 1 zonder datum van 4 open",
        "Zonder bewijs 1 zonder bewijs van 4 (deels) afgedaan",
        "Afgedaan in een jaar 2 afgedaan in een jaar van 3 in totaal",
        "Tijd tot afdoening 16 dagen tijd tot afdoening de middelste van 2",
    ]


def test_dossiers_and_portefeuillehouders_stand_in_the_order_of_the_alphabet(shelf: Any) -> None:
    page = Page(URL)
    geen, unknown = "geen", "niet te zeggen"
    assert table(page, "per-dossier") == [
        ["Jeugdhulp", "1 van 3", "0 van 1", "0 van 1", "0 van 3", "1 van 2", "2 van 2", "16 dagen de middelste van 2"],
        ["Transformatie Wmo", "3 van 4", "2 van 3", "1 van 3", "0 van 4", "0 van 2", "0 van 1", unknown],
    ]
    assert table(page, "per-portefeuillehouder") == [
        [
            *("wethouder Jeugd (Houder van wethouder Jeugd)", "1 van 3", "0 van 1", "1 van 1", "0 van 3", "1 van 2"),
            *("2 van 2", "16 dagen de middelste van 2"),
        ],
        [
            *("wethouder Zorg (Houder van wethouder Zorg)", "3 van 4", "2 van 3", "1 van 3", "0 van 4", "0 van 2"),
            *("0 van 1", unknown),
        ],
        ["Niemand genoemd", "1 van 1", "0 van 1", "0 van 1", "0 van 1", geen, geen, unknown],
    ]
    assert table(page, "andere-afspraken") == [
        ["Randvoorwaarden", "1 van 1", "1 van 1", "0 van 1", "0 van 1", geen, geen, unknown],
        ["Opdrachten", "1 van 1", "1 van 1", "0 van 1", "0 van 1", geen, geen, unknown],
    ]
    assert "%" not in page.text


@pytest.mark.parametrize("has_neighbour", [False, True])
def test_every_number_is_that_of_the_register_it_leads_to(shelf: Any, request: Any, has_neighbour: bool) -> None:
    if has_neighbour:
        place = make_dossier(gemeente=request.getfixturevalue("other_gemeente"), title="Elders", slug="elders")
        settle(promise(place, title="Van elders", promised_by=[]), date(2026, 5, 1))
        promise(place, title="Ook van elders")
    page = Page(URL)
    links = page.tree.xpath("//dl[@class='summary']//a | //table[contains(@class, 'counts')]//td/a")
    told = [(re.match(r"\d+", " ".join(link.text_content().split())), link) for link in links]
    assert len(told) == 6 + 7 + 6 + 7 + 6 + 4 + 4 + 4

    for number, link in told:
        assert number
        if "dagen" not in link.text_content():
            assert total(link.get("href")) == int(number[0]), link.get("href")
    for cell in page.tree.xpath("//td[a][span]"):
        middle_of = re.search(r"de middelste van (\d+)", cell.text_content())
        assert middle_of
        assert total(cell[0].get("href")) == int(middle_of[1])


def total(url: str) -> int:
    return int(Page(url).texts("//h2[@id='h-lijst']")[0].split()[0])


@pytest.mark.parametrize(("days_ago", "counted"), [(0, 1), (364, 1), (365, 0)])
def test_a_year_is_365_days_with_today(dossier: Any, days_ago: int, counted: int) -> None:
    settle(promise(dossier, "2025-01-02"), TODAY - timedelta(days=days_ago))
    assert f"Afgedaan in een jaar {counted} afgedaan in een jaar van 1 in totaal" in figures(Page(URL))


def test_the_day_is_that_of_amsterdam(dossier: Any) -> None:
    settle(promise(dossier, "2025-01-02"), TODAY - timedelta(days=364))
    with time_machine.travel("2026-09-01 21:59:00+00:00", tick=False):
        assert "1 afgedaan in een jaar" in figures(Page(URL))[4]
    with time_machine.travel("2026-09-01 22:00:00+00:00", tick=False):
        assert "0 afgedaan in een jaar" in figures(Page(URL))[4]


def test_the_last_settlement_counts_after_a_reopening(dossier: Any) -> None:
    afspraak = promise(dossier, "2026-04-01")
    settle(afspraak, date(2026, 4, 11))
    change_status(afspraak, target=Status.OPEN_PROMISE, actor=Actor.COUNCIL, reason="Het overzicht was niet af.")
    assert "Tijd tot afdoening niet te zeggen" in figures(Page(URL))[5]
    settle(afspraak, date(2026, 5, 1))
    assert "30 dagen" in figures(Page(URL))[5]


def test_what_lapsed_is_neither_open_nor_settled(gemeente: Any, dossier: Any) -> None:
    besluit = Besluit(gemeente=gemeente, orgaan=make_orgaan(gemeente), text="De toezegging vervalt.")
    besluit.save()
    change_status(promise(dossier), target=Status.LAPSED, actor=Actor.COUNCIL, reason="Niet nodig.", besluit=besluit)
    assert table(Page(URL), "per-dossier") == [
        ["Transformatie Wmo", "0 van 1", "geen", "geen", "0 van 1", "geen", "geen", "niet te zeggen"]
    ]


def test_who_answers_for_it_now_is_counted_and_only_when_that_is_public(gemeente: Any, dossier: Any) -> None:
    care, youth = make_functie(gemeente, "wethouder Zorg"), make_functie(gemeente, "wethouder Jeugd")
    afspraak = promise(dossier, promised_by=[care])
    hidden = make_stuk(dossier, PROOF, state="concept")
    change_owners(afspraak, [youth], reason="Verdeling.", passage=passage_of_concept(hidden))
    assert [row[0] for row in table(Page(URL), "per-portefeuillehouder")] == [str(care)]
    change_owners(afspraak, [youth], reason="Verdeling.")
    assert [row[0] for row in table(Page(URL), "per-portefeuillehouder")] == [str(youth)]
    youth.is_confirmed = False
    youth.save()
    assert [row[0] for row in table(Page(URL), "per-portefeuillehouder")] == [str(care)]
    change_owners(afspraak, [], reason="Er is geen wethouder.")
    assert [row[0] for row in table(Page(URL), "per-portefeuillehouder")] == ["Niemand genoemd"]


def passage_of_concept(stuk: Any) -> Any:
    return passage_of(stuk.get_latest_revision_as_object(), PROOF)


def test_fifty_dossiers_stand_on_a_page_and_the_figures_are_of_all(gemeente: Any) -> None:
    for number in range(51):
        promise(make_dossier(gemeente=gemeente, title=f"Dossier {number:02}", slug=f"dossier-{number}"))
    first, second = Page(URL), Page(f"{URL}?pagina=2")
    assert (
        [row[0] for row in table(second, "per-dossier")]
        == second.texts("//ul[@class='dossiers']//h3")
        == ["Dossier 50"]
    )
    assert len(table(first, "per-dossier")) == 50
    assert figures(first)[0] == figures(second)[0] == "Toezeggingen open 51 toezeggingen open van 51 toezeggingen"
    Page(f"{URL}?pagina=3", 404)
    Page(f"{URL}?pagina=twee", 400)


def test_without_afspraken_there_is_nothing_to_count(dossier: Any) -> None:
    page = Page(URL)
    assert figures(page) == []
    assert "Zo is geteld" not in page.text


def test_the_register_of_moved_terms_holds_what_had_a_date_and_got_another(dossier: Any) -> None:
    for title, first, second in (
        ("Verschoven", "voor 1 mei 2026", "voor 1 juli 2026"),
        ("Datum weg", "voor 1 mei 2026", "op korte termijn"),
        ("Kreeg een datum", "op korte termijn", "voor 1 juli 2026"),
        ("In andere woorden", "voor 1 mei 2026", "uiterlijk 30 april 2026"),
    ):
        change_termijn(promise(dossier, title=title, termijn_words=first), second, reason="Zo staat het in de brief.")
    assert Page("/toezeggingen/?verschoven=1&sorteer=nummer").texts("//tbody/tr/th/a") == ["Verschoven", "Datum weg"]


def test_the_number_of_queries_does_not_grow(client: Client, gemeente: Any, django_assert_num_queries: Any) -> None:
    asked = []
    for first, last in ((0, 2), (2, 30)):
        for number in range(first, last):
            place = make_dossier(gemeente=gemeente, title=f"Dossier {number}", slug=f"dossier-{number}")
            functie = make_functie(gemeente, f"wethouder {number}")
            settle(promise(place, promised_by=[functie], nummer=f"T-{number}"), date(2026, 5, 1))
        client.get(URL)  # what is asked once per process is asked now
        with django_assert_num_queries(QUERIES):
            asked.append(client.get(URL).content.decode().count("de middelste van"))
    assert asked == [2 + 2 + 1, 30 + 30 + 1]


QUERIES = 19
