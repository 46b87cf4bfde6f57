"""Afspraken and mijlpalen are found by their number, title and public words, with their public status."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from besluiten.search_sources import afspraak_records, mijlpaal_records
from besluiten.services.afspraken import correct_title
from besluiten.services.mijlpalen import register_mijlpaal
from besluiten.services.status import change_status
from besluiten.transitions import Actor, Status
from dossiers.datering import datering_from_iso
from dossiers.services.stukken import publish_stuk, withdraw_stuk
from search.models import OutboxRow
from search.query import SearchQuery
from search.services import feed_outbox, rebuild, search
from tests.besluiten_cast import Page, make_functie
from tests.factories import PROMISE, make_orgaan, make_stuk, make_toezegging, passage_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_index", "today")]

TODAY = date(2026, 9, 1)
PROOF = "Het overzicht is gestuurd."


@pytest.fixture
def today() -> Any:
    # Ticking: an index is named after the moment of its making.
    with time_machine.travel("2026-09-01 10:00+02:00", tick=True):
        yield


@pytest.fixture
def own_index(each_engine: str, settings: Any, tmp_path: Any) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "zoekindex"


def found(text: str = "", **fields: Any) -> list[str]:
    feed_outbox()
    return [hit.title for hit in search(SearchQuery(today=TODAY, text=text, **fields)).hits if hit.kind != "stuk"]


def test_a_record_carries_what_people_search_and_filter_on(gemeente: Any, dossier: Any) -> None:
    functie, council = make_functie(gemeente), make_orgaan(gemeente)
    afspraak = make_toezegging(make_stuk(dossier), promised_by=[functie], promised_to=council)

    (record,) = afspraak_records([afspraak.pk])

    assert (record.title, record.text) == (afspraak.title, PROMISE)
    assert record.byline == "Toezegging T-2026-001 · wethouder Zorg aan Gemeenteraad · 8 april 2026"
    assert (record.soort, record.gemeente, record.dossiers, record.jaar) == (
        "toezegging",
        "duinvoorde",
        ("duinvoorde/transformatie-wmo",),
        2026,
    )
    assert (record.status, record.last_day, record.settlement_pending) == ("openstaand", date(2026, 6, 30), False)
    assert (record.organen, record.portefeuillehouders) == ((council.public_id,), (functie.public_id,))


def test_a_closed_promise_has_no_last_day(dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier))
    change_status(afspraak, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD)
    change_status(afspraak, target=Status.SETTLED, actor=Actor.COUNCIL, evidence=[afspraak.passage])

    (record,) = afspraak_records([afspraak.pk])

    assert (record.status, record.last_day) == ("afgedaan", None)


def test_a_promise_is_found_by_number_words_status_and_lateness(dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier))

    for query in ({"text": "T 2026 001"}, {"text": "wachttijd"}, {"status": ("openstaand",)}, {"te_laat": True}):
        assert found(**query) == [afspraak.title], query
    assert found(soort=("toezegging",), dossier=("duinvoorde/transformatie-wmo",)) == [afspraak.title]
    assert found(status=("afgedaan",)) == []


def test_a_change_is_found_at_once(dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier))
    assert found("wachttijden overzicht")
    correct_title(afspraak, "De raad een lijst sturen", reason="Duidelijker.")
    change_status(afspraak, target=Status.IN_TREATMENT, actor=Actor.BOARD)

    assert found("lijst", status=("in_behandeling",)) == ["De raad een lijst sturen"]


def test_a_step_on_a_concept_does_not_change_the_status_that_is_found(dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier))
    concept = make_stuk(dossier, PROOF, state="concept")
    change_status(afspraak, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD, evidence=[passage_of(concept, PROOF)])
    assert found(status=("afdoening_voorgesteld",)) == []

    publish_stuk(concept)

    assert found(status=("afdoening_voorgesteld",)) == [afspraak.title]


def test_a_promise_of_a_concept_is_found_only_after_publication(dossier: Any) -> None:
    concept = make_stuk(dossier, state="concept")
    afspraak = make_toezegging(concept)
    assert found("wachttijden") == []

    publish_stuk(concept)

    assert found("wachttijden") == [afspraak.title]


def test_a_withdrawn_source_leaves_the_title_and_takes_the_words(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    afspraak = make_toezegging(stuk)
    withdraw_stuk(stuk, reason="Fout.")

    assert found("zomer") == []
    assert found("wachttijden") == [afspraak.title]


def test_a_mijlpaal_is_found_at_its_plan(dossier: Any) -> None:
    mijlpaal = register_mijlpaal(
        dossier=dossier,
        passage=passage_of(make_stuk(dossier)),
        title="Start van het loket",
        plan=datering_from_iso("2027-01-01"),
    )

    (record,) = mijlpaal_records([mijlpaal.pk])

    assert (record.latest, record.jaar, record.byline) == (date(2027, 1, 1), 2027, "Mijlpaal · 1 januari 2027")
    assert found("loket", soort=("mijlpaal",)) == ["Start van het loket"]


def test_a_rebuild_finds_the_same(dossier: Any) -> None:
    make_toezegging(make_stuk(dossier))
    before = found("wachttijden")
    rebuild()

    assert found("wachttijden") == before != []


def test_the_search_page_names_status_and_soort_in_dutch(dossier: Any) -> None:
    make_toezegging(make_stuk(dossier))
    feed_outbox()

    page = Page("/zoeken/?q=wachttijden")

    assert "Openstaand 1" in page.texts("//label[input[@name='status']]")
    assert "Toezegging 1" in page.texts("//label[input[@name='soort']]")
    assert Client().get("/zoeken/?status=bestaat_niet").status_code == 400


def test_many_records_cost_the_same_number_of_queries(dossier: Any, django_assert_max_num_queries: Any) -> None:
    def count(pks: list[int]) -> int:
        with django_assert_max_num_queries(12) as captured:
            assert len(list(afspraak_records(pks))) == len(pks)
        return len(captured)

    stuk = make_stuk(dossier)
    pks = [make_toezegging(stuk, title=f"Nummer {number}").pk for number in range(12)]

    assert count(pks) == count(pks[:2])


def test_what_waits_for_the_index_is_written_with_the_change(dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier))

    assert OutboxRow.objects.filter(kind="afspraak", object_id=afspraak.pk).exists()


def test_another_name_is_found_as_soon_as_the_outbox_is_fed(gemeente: Any, dossier: Any) -> None:
    functie, council = make_functie(gemeente), make_orgaan(gemeente)
    make_toezegging(make_stuk(dossier, sender_persoon=functie.persoon), promised_by=[functie], promised_to=council)
    feed_outbox()
    council.name = "Raad van Duinvoorde"
    council.save()
    functie.title = "wethouder Ouderen"
    functie.save()
    functie.persoon.name = "B. Opvolger"
    functie.persoon.save()
    feed_outbox()
    hits = search(SearchQuery(today=TODAY, text="overzicht")).hits
    bylines = {hit.kind: hit.byline for hit in hits}
    assert "wethouder Ouderen aan Raad van Duinvoorde" in bylines["afspraak"]
    assert "B. Opvolger" in bylines["stuk"]
