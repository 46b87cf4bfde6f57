"""Mijlpalen: the plan now, how far it slipped, and what has to be there before."""

import csv
import io
import json
from typing import Any

import pytest
import time_machine
from django.test import Client

from besluiten.models import Mijlpaal
from besluiten.services.afspraken import register_afspraak
from besluiten.services.mijlpalen import register_mijlpaal, shift_mijlpaal
from besluiten.services.status import change_status
from besluiten.transitions import Actor, AfspraakKind, Status
from dossiers.datering import UNKNOWN, Datering, datering_from_iso
from dossiers.services.gemeenten import make_dossier
from dossiers.services.stukken import withdraw_stuk
from tests.besluiten_cast import Page
from tests.factories import make_stuk, passage_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

LATER = "De start schuift op."


@pytest.fixture
def today() -> Any:
    with time_machine.travel("2026-09-01 10:00+02:00", tick=False):
        yield


def make_mijlpaal(dossier: Any, plan: Datering | str = "2026-07-01", title: str = "Start", **fields: Any) -> Mijlpaal:
    first = datering_from_iso(plan) if isinstance(plan, str) else plan
    return register_mijlpaal(dossier=dossier, passage=passage_of(make_stuk(dossier)), title=title, plan=first, **fields)


def shift(
    mijlpaal: Mijlpaal, target: str, *, origin: str = "", known: str = "2026-05-01", state: str = "published"
) -> Any:
    stuk = make_stuk(mijlpaal.dossier, LATER, title="Voortgangsbrief", date=datering_from_iso(known), state=state)
    return shift_mijlpaal(
        mijlpaal,
        target=datering_from_iso(target),
        origin=datering_from_iso(origin) if origin else UNKNOWN,
        passage=passage_of(stuk, LATER),
    )


def test_the_list_says_the_plan_now_and_the_whole_slip(dossier: Any) -> None:
    mijlpaal = make_mijlpaal(dossier)
    shift(mijlpaal, "2027-01-01", origin="2026-07-01")
    shift(mijlpaal, "2027-07-01", origin="2027-01-01", known="2026-08-01")
    make_mijlpaal(dossier, "2026-12-01", "Evaluatie")

    assert Page("/mijlpalen/").rows() == [
        "Start Transformatie Wmo 1 juli 2027 12 maanden later 2 keer verschoven geen genoemd",
        "Evaluatie Transformatie Wmo 1 december 2026 geen uitloop bekend geen genoemd",
    ]


def test_each_shift_has_its_day_its_dates_and_the_words_that_announced_it(dossier: Any) -> None:
    mijlpaal = make_mijlpaal(dossier)
    row = shift(mijlpaal, "2027-01-01", origin="2026-07-01")

    page = Page(mijlpaal.get_absolute_url())

    assert page.rows() == [
        f"1 mei 2026 1 juli 2026 1 januari 2027 6 maanden later {LATER} Voortgangsbrief · 1 mei 2026 · deel 1"
    ]
    assert row.passage.get_absolute_url() in page.tree.xpath("//tbody//a/@href")
    assert page.texts("//dl[@class='summary']//dd") == ["1 januari 2027", "1 juli 2026", "6 maanden later"]


def test_a_plan_that_no_source_names_is_not_made_up(dossier: Any) -> None:
    mijlpaal = make_mijlpaal(dossier, UNKNOWN)
    shift(mijlpaal, "2026-07-01")

    page = Page(mijlpaal.get_absolute_url())

    assert "1 mei 2026 eerder plan, datum niet genoemd 1 juli 2026 niet bekend" in page.rows()[0]
    assert page.texts("//dl[@class='summary']//dd")[1] == "niet genoemd"
    shift(mijlpaal, "2027-01-01", origin="2026-07-01")
    assert "ten minste 6 maanden later" in Page("/mijlpalen/").rows()[0]


def test_randvoorwaarden_count_as_met_only_when_shown(dossier: Any) -> None:
    mijlpaal = make_mijlpaal(dossier)
    rows = [
        register_afspraak(
            kind=AfspraakKind.RANDVOORWAARDE, passage=mijlpaal.passage, title=f"Voorwaarde {n}", mijlpaal=mijlpaal
        )
        for n in range(3)
    ]
    for row in rows[:2]:
        change_status(row, target=Status.REPORTED_READY, actor=Actor.BOARD)
    change_status(rows[0], target=Status.SHOWN, actor=Actor.COUNCIL, evidence=[mijlpaal.passage])

    page = Page(mijlpaal.get_absolute_url())

    assert "1 van 3 aangetoond" in page.text
    assert [row.split(" · deel 1")[0] for row in page.rows()] == [
        "Voorwaarde 0 R-2026-001 Aangetoond Voortgang Wmo",
        "Voorwaarde 1 R-2026-002 Gereed gemeld zonder bewijs Voortgang Wmo",
        "Voorwaarde 2 R-2026-003 Genoemd nog niet, alleen genoemd Voortgang Wmo",
    ]
    assert "1 van 3 aangetoond" in Page("/mijlpalen/").rows()[0]


def test_a_shift_announced_in_a_concept_changes_nothing_for_the_public(dossier: Any) -> None:
    mijlpaal = make_mijlpaal(dossier)
    shift(mijlpaal, "2027-01-01", origin="2026-07-01", state="concept")

    assert "Deze mijlpaal is niet verschoven" in Page(mijlpaal.get_absolute_url()).text
    assert Page("/mijlpalen/").rows()[0].startswith("Start Transformatie Wmo 1 juli 2026 geen uitloop")


def test_a_withdrawn_announcement_leaves_the_shift_without_its_words(dossier: Any) -> None:
    mijlpaal = make_mijlpaal(dossier)
    row = shift(mijlpaal, "2027-01-01", origin="2026-07-01")
    withdraw_stuk(row.passage.stuk, reason="Fout.")

    page = Page(mijlpaal.get_absolute_url())

    assert "6 maanden later De bron is ingetrokken" in page.rows()[0]
    assert LATER not in page.source


def test_the_filter_on_dossier(gemeente: Any, dossier: Any) -> None:
    make_mijlpaal(dossier)
    make_mijlpaal(make_dossier(gemeente=gemeente, title="Zwembad", slug="zwembad"), title="Opening")

    assert Page("/mijlpalen/?dossier=duinvoorde/zwembad").texts("//tbody/tr/th/a") == ["Opening"]


@pytest.mark.parametrize("query", ["dossier=duinvoorde/nergens", "gemeente=nergens", "sorteer=nummer", "pagina=abc"])
def test_an_unknown_value_is_a_400_page(dossier: Any, query: str) -> None:
    page = Page(f"/mijlpalen/?{query}", 400)
    assert "Kijk terug" not in page.text


def test_the_other_registers_are_one_click_away(dossier: Any) -> None:
    make_mijlpaal(dossier)
    page = Page("/mijlpalen/")
    assert page.texts("//ul[@aria-label='Soort afspraak']/li") == [
        "Toezeggingen 0", "Randvoorwaarden 0", "Opdrachten 0", "Mijlpalen",
    ]  # fmt: skip
    assert page.texts("//ul[@aria-label='Soort afspraak']//a[@aria-current]") == ["Mijlpalen"]


def test_a_page_beyond_the_end_is_a_404_page() -> None:
    Page("/mijlpalen/?pagina=2", 404)


@pytest.mark.parametrize("state", ["concept", "unconfirmed", "dossier"])
def test_what_is_not_public_is_not_there(dossier: Any, state: str) -> None:
    stuk = make_stuk(dossier, state="concept" if state == "concept" else "published")
    mijlpaal = register_mijlpaal(
        dossier=dossier,
        passage=passage_of(stuk),
        title="Kanarie",
        plan=datering_from_iso("2026-07-01"),
        confirm=state != "unconfirmed",
    )
    if state == "dossier":
        dossier.unpublish()

    Page(mijlpaal.get_absolute_url(), 404)
    assert "Kanarie" not in Page("/mijlpalen/").source


def test_the_list_as_data(dossier: Any) -> None:
    shift(make_mijlpaal(dossier), "2027-01-01", origin="2026-07-01")

    answer = Client().get("/mijlpalen/?formaat=json")
    sheet = Client().get("/mijlpalen/?formaat=csv")
    data = json.loads(b"".join(answer.streaming_content))
    (cells,) = csv.DictReader(io.StringIO(b"".join(sheet.streaming_content).decode("utf-8-sig")), delimiter=";")

    assert data["totaal"] == 1
    assert data["rijen"][0]["uitloop"] == cells["uitloop"] == "6 maanden later"
    assert (cells["plan"], cells["laatste"], cells["verschuivingen"]) == ("1 januari 2027", "2027-01-01", "1")


def test_five_and_fifty_mijlpalen_cost_the_same_number_of_queries(
    dossier: Any, django_assert_max_num_queries: Any
) -> None:
    def count() -> int:
        with django_assert_max_num_queries(25) as captured:
            Client().get("/mijlpalen/")
        return len(captured)

    passage = make_mijlpaal(dossier).passage
    for number in range(4):
        plan = datering_from_iso("2026-07-01")
        mijlpaal = register_mijlpaal(dossier=dossier, passage=passage, title=f"Nummer {number}", plan=plan)
        shift(mijlpaal, "2027-01-01")
    few = count()
    for number in range(45):
        register_mijlpaal(dossier=dossier, passage=passage, title=f"Meer {number}", plan=UNKNOWN)

    assert count() == few
