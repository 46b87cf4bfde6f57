"""What a reader sees of a promise in parts: what was promised, what was delivered, and whether that fits."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from besluiten.models import Afspraak, Onderdeel
from besluiten.services.onderdelen import add_onderdeel, correct_onderdeel, drop_onderdeel, judge_delivery
from dossiers.datering import datering_from_iso
from dossiers.models import Orgaan, Stuk
from dossiers.services.stukken import withdraw_stuk
from tests.besluiten_cast import Page
from tests.factories import make_orgaan, make_stuk, make_toezegging, passage_of

pytestmark = pytest.mark.django_db

SHOWN = "De wethouder laat dia's zien."


@pytest.fixture
def raad(gemeente: Any) -> Orgaan:
    orgaan = make_orgaan(gemeente)
    Orgaan.objects.filter(pk=orgaan.pk).update(is_confirmed=True)
    return orgaan


@pytest.fixture
def commissie(gemeente: Any) -> Orgaan:
    return Orgaan.objects.create(gemeente=gemeente, name="Commissie Zorg", kind="commissie", is_confirmed=True)


@pytest.fixture
def toezegging(dossier: Any) -> Afspraak:
    return make_toezegging(make_stuk(dossier))


@pytest.fixture
def overview(toezegging: Afspraak, raad: Orgaan) -> Onderdeel:
    return add_onderdeel(
        toezegging, title="Een overzicht", form="brief", promised_to=raad, termijn_words="uiterlijk 1 juni 2026"
    )


@pytest.fixture
def report(dossier: Any) -> Stuk:
    return make_stuk(dossier, SHOWN, title="Verslag commissie", date=datering_from_iso("2026-06-20"))


def part_rows(page: Page) -> list[str]:
    return page.texts("//section[@aria-labelledby='h-geleverd']//tbody/tr")


def test_without_parts_there_is_no_section(toezegging: Afspraak) -> None:
    assert "Beloofd en geleverd" not in Page(toezegging.get_absolute_url()).text


def test_what_was_not_judged_says_so(toezegging: Afspraak, overview: Onderdeel) -> None:
    page = Page(toezegging.get_absolute_url())
    [row] = part_rows(page)
    assert "Brief aan Gemeenteraad uiterlijk 1 juni 2026" in row
    assert "Nog niet beoordeeld" in row
    assert "0 van 1 onderdeel gegeven zoals toegezegd, 1 nog niet beoordeeld." in page.text


def test_another_form_to_others_and_late_stand_in_plain_words_with_the_proof(
    toezegging: Afspraak, overview: Onderdeel, commissie: Orgaan, report: Stuk
) -> None:
    proof = passage_of(report, SHOWN)
    judge_delivery(overview, extent="geheel", form="presentatie", given_to=commissie, passage=proof, reason="Op dia's.")
    page = Page(toezegging.get_absolute_url())
    [row] = part_rows(page)
    for words in (
        "In een andere vorm: schriftelijk toegezegd, mondeling gegeven",
        "Aan anderen dan toegezegd",
        "19 dagen te laat",
        "Presentatie aan Commissie Zorg 20 juni 2026",
        "Verslag commissie · deel 1",
        "Op dia's.",
    ):
        assert words in row
    assert proof.get_absolute_url() in [link.get("href") for link in page.tree.xpath("//tbody//a")]
    icons = page.tree.xpath("//tbody//span[@class='cell']/svg")
    assert len(icons) == 3


def test_two_written_forms_are_named_and_what_fits_is_counted(
    toezegging: Afspraak, overview: Onderdeel, raad: Orgaan, report: Stuk
) -> None:
    second = add_onderdeel(toezegging, title="De cijfers", form="memo")
    judge_delivery(second, extent="geheel", form="memo", passage=passage_of(report, SHOWN))
    judge_delivery(overview, extent="deels", form="memo", given_to=raad, passage=passage_of(report, SHOWN))
    page = Page(toezegging.get_absolute_url())
    first, _second = part_rows(page)
    assert "brief toegezegd, memo gegeven" in first
    assert "Voor een deel gegeven" in first
    assert "1 van 2 onderdelen gegeven zoals toegezegd." in page.text


def test_an_orgaan_that_nobody_confirmed_is_not_named(toezegging: Afspraak, gemeente: Any, report: Stuk) -> None:
    secret = Orgaan.objects.create(gemeente=gemeente, name="Geheime groep", kind="overig", is_confirmed=False)
    row = add_onderdeel(toezegging, title="Een overzicht", promised_to=secret)
    judge_delivery(row, extent="geheel", given_to=secret, passage=passage_of(report, SHOWN))
    page = Page(toezegging.get_absolute_url())
    assert "Een overzicht" in page.text
    assert "Geheime groep" not in page.source


def test_a_judgement_on_a_concept_does_not_exist_for_readers(
    toezegging: Afspraak, overview: Onderdeel, dossier: Any
) -> None:
    concept = make_stuk(dossier, SHOWN, state="concept", title="Geheim verslag", date=datering_from_iso("2026-06-20"))
    judge_delivery(overview, extent="geheel", passage=passage_of(concept, SHOWN), reason="Geheime reden.")
    page = Page(toezegging.get_absolute_url())
    assert "Nog niet beoordeeld" in page.text
    assert "Geheim" not in page.source


def test_of_a_proof_that_was_withdrawn_no_words_are_left(
    toezegging: Afspraak, overview: Onderdeel, report: Stuk
) -> None:
    judge_delivery(overview, extent="geheel", form="brief", passage=passage_of(report, SHOWN))
    withdraw_stuk(report, reason="Er stond een naam in.")
    page = Page(toezegging.get_absolute_url())
    [row] = part_rows(page)
    assert "Verslag commissie · bron ingetrokken" in row
    assert SHOWN not in page.source


def test_the_history_tells_what_was_corrected_dropped_and_judged_and_why(
    toezegging: Afspraak, overview: Onderdeel, report: Stuk
) -> None:
    second = add_onderdeel(toezegging, title="De cijfers")
    correct_onderdeel(overview, title="Een overzicht per wijk", reason="Zo staat het er.")
    drop_onderdeel(second, reason="Dit was een vraag.")
    judge_delivery(toezegging.onderdelen.current().get(), extent="niet", reason="In geen stuk te vinden.")
    page = Page(toezegging.get_absolute_url())
    events = " ".join(page.texts("//ol[@class='timeline']/li"))
    for words in (
        "“Een overzicht” werd “Een overzicht per wijk” Reden: Zo staat het er.",
        "Onderdeel vervalt “De cijfers” Reden: Dit was een vraag.",
        "“Een overzicht per wijk”: niet gegeven Reden: In geen stuk te vinden.",
    ):
        assert words in events
    [row] = part_rows(page)
    assert row.startswith("Een overzicht per wijk")
    assert "niets" in row


def test_a_corrected_part_keeps_its_place(toezegging: Afspraak, overview: Onderdeel) -> None:
    add_onderdeel(toezegging, title="De cijfers")
    correct_onderdeel(overview, title="Een overzicht per wijk", reason="Zo staat het er.")
    rows = part_rows(Page(toezegging.get_absolute_url()))
    assert [row.partition(" vorm")[0] for row in rows] == ["Een overzicht per wijk", "De cijfers"]


def test_what_was_wrong_in_a_concept_is_no_event(toezegging: Afspraak, overview: Onderdeel, dossier: Any) -> None:
    concept = make_stuk(dossier, SHOWN, state="concept", title="Geheim verslag")
    hidden = add_onderdeel(toezegging, title="Geheim onderdeel", passage=passage_of(concept, SHOWN))
    drop_onderdeel(hidden, reason="Geheime reden.")
    assert "Geheim" not in Page(toezegging.get_absolute_url()).source


def test_more_parts_cost_no_more_queries(toezegging: Afspraak, raad: Orgaan, commissie: Orgaan, report: Stuk) -> None:
    def add() -> int:
        row = add_onderdeel(toezegging, title="Nog iets", form="memo", promised_to=raad)
        row = correct_onderdeel(row, title="Nog iets anders", form="memo", promised_to=raad, reason="Zo is het.")
        judge_delivery(row, extent="geheel", form="brief", given_to=commissie, passage=passage_of(report, SHOWN))
        Page(toezegging.get_absolute_url())
        with CaptureQueriesContext(connection) as captured:
            Page(toezegging.get_absolute_url())
        return len(captured)

    first = add()
    for _n in range(3):
        last = add()
    assert last == first


def test_the_register_as_data_counts_the_parts(toezegging: Afspraak, overview: Onderdeel, report: Stuk) -> None:
    add_onderdeel(toezegging, title="De planning")
    figures = add_onderdeel(toezegging, title="De cijfers", form="memo")
    judge_delivery(overview, extent="geheel", form="presentatie", passage=passage_of(report, SHOWN))
    judge_delivery(figures, extent="geheel", form="memo", passage=passage_of(report, SHOWN))
    body = b"".join(Client().get("/toezeggingen/?formaat=json").streaming_content)
    [row] = json.loads(body)["rijen"]
    assert (row["onderdelen"], row["geleverd"], row["zoals_toegezegd"]) == (3, 2, 1)
