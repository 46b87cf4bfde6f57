"""The gate before a mijlpaal on its page, in the dossier and in the list: how it stands, and stood on its day."""

import csv
import io
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from besluiten.models import Afspraak, Mijlpaal
from besluiten.services.afspraken import change_owners
from besluiten.services.gates import freeze_due_gates
from besluiten.services.mijlpalen import register_mijlpaal, shift_mijlpaal
from besluiten.services.status import change_status
from besluiten.transitions import Actor, Status
from dossiers.datering import UNKNOWN, datering_from_iso
from dossiers.services.gemeenten import make_dossier
from dossiers.services.stukken import withdraw_stuk
from tests.besluiten_cast import Page, make_functie
from tests.factories import make_randvoorwaarde, make_stuk, passage_of

pytestmark = pytest.mark.django_db

READY = "De werkplek is ingericht. De start wordt 1 maart 2026."
DOSSIER = "/dossiers/duinvoorde/transformatie-wmo/"


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(datetime(2025, 12, 8, 12, tzinfo=UTC), tick=False) as found:
        yield found


@pytest.fixture
def mijlpaal(dossier: Any) -> Mijlpaal:
    """Starts on 1 January 2026, with two randvoorwaarden."""
    stuk = make_stuk(dossier, date=datering_from_iso("2025-11-01"))
    found = register_mijlpaal(
        dossier=dossier, passage=passage_of(stuk), title="Start", plan=datering_from_iso("2026-01-01"), is_main=True
    )
    for title in ("Werkplek", "Convenant"):
        make_randvoorwaarde(stuk, found, title=title)
    return found


def condition(title: str) -> Afspraak:
    return Afspraak.objects.get(title=title)


def show(title: str, dossier: Any, day: str = "2026-02-03", **fields: Any) -> Any:
    """Reported ready and shown, both by a letter of that day."""
    letter = make_stuk(dossier, READY, title="Brief", date=datering_from_iso(day), **fields)
    evidence = [passage_of(letter, "De werkplek is ingericht.")]
    for target, actor in ((Status.REPORTED_READY, Actor.BOARD), (Status.SHOWN, Actor.COUNCIL)):
        change_status(condition(title), target=target, actor=actor, evidence=evidence, known=letter.date)
    return letter


def freeze(clock: Any, day: datetime = datetime(2026, 1, 2, 12, tzinfo=UTC)) -> None:
    clock.move_to(day)
    assert freeze_due_gates() == 1


def frozen_rows(page: Page) -> list[str]:
    return page.texts("//section[contains(@class, 'frozen')]//tbody/tr")


def frozen_heads(page: Page) -> list[str]:
    return page.texts("//section[contains(@class, 'frozen')]/h3")


@pytest.mark.parametrize(
    ("day", "words"), [(8, "nog 24 dagen"), (31, "nog 1 dag"), (32, "vandaag"), (33, "de dag is geweest")]
)
def test_it_says_how_many_are_shown_and_how_many_days_are_left(
    mijlpaal: Mijlpaal, dossier: Any, clock: Any, day: int, words: str
) -> None:
    clock.move_to(datetime(2025 + day // 32, 12 if day < 32 else 1, day if day < 32 else day - 31, 12, tzinfo=UTC))
    expected = f"0 van 2 aangetoond, {words}"
    assert expected in Page(mijlpaal.get_absolute_url()).text
    assert expected in Page(DOSSIER).text
    assert expected in Page("/mijlpalen/").rows()[0]
    body = b"".join(Client().get("/mijlpalen/?formaat=csv").streaming_content).decode("utf-8-sig")
    [cells] = csv.DictReader(io.StringIO(body), delimiter=";")
    assert (cells["aangetoond"], cells["randvoorwaarden"], cells["hoe_lang_nog"]) == ("0", "2", words)


def test_a_plan_without_a_date_has_no_days_left(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    found = register_mijlpaal(dossier=dossier, passage=passage_of(stuk), title="Start", plan=UNKNOWN)
    make_randvoorwaarde(stuk, found)
    assert "0 van 1 aangetoond, datum niet genoemd" in Page(found.get_absolute_url()).text


def test_each_randvoorwaarde_has_its_status_evidence_source_and_owner(
    mijlpaal: Mijlpaal, gemeente: Any, dossier: Any
) -> None:
    change_owners(condition("Werkplek"), [make_functie(gemeente)], reason="Wisseling")
    letter = show("Werkplek", dossier, "2025-12-01")
    page = Page(mijlpaal.get_absolute_url())
    assert page.rows() == [
        "Werkplek R-2025-001 Aangetoond Brief · deel 1 Voortgang Wmo · deel 1 wethouder Zorg",
        "Convenant R-2025-002 Genoemd nog niet, alleen genoemd Voortgang Wmo · deel 1 niet genoemd",
    ]
    links = page.tree.xpath("//tbody/tr[1]//a/@href")
    assert passage_of(letter, "De werkplek is ingericht.").get_absolute_url() in links


def test_evidence_that_was_taken_back_shows_no_page(mijlpaal: Mijlpaal, dossier: Any) -> None:
    withdraw_stuk(show("Werkplek", dossier, "2025-12-01"), reason="Fout.")
    assert "Aangetoond Brief · bron ingetrokken" in Page(mijlpaal.get_absolute_url()).rows()[0]


def test_what_came_later_stands_beside_the_frozen_state_and_not_in_it(
    mijlpaal: Mijlpaal, dossier: Any, clock: Any
) -> None:
    freeze(clock)
    clock.move_to(datetime(2026, 2, 10, 12, tzinfo=UTC))
    show("Werkplek", dossier)
    page = Page(mijlpaal.get_absolute_url())
    assert frozen_heads(page) == ["Zo stond het op 1 januari 2026: 0 van 2 aangetoond"]
    assert "Vastgelegd op 2 januari 2026 om 13.00 uur. Dit verandert niet meer." in page.text
    assert "Achteraf" not in page.text
    assert frozen_rows(page) == [
        "Werkplek Genoemd Nu: aangetoond, bewijs van 3 februari 2026",
        "Convenant Genoemd geen nieuwe stap",
    ]
    assert "1 van 2 aangetoond, de dag is geweest" in page.text
    assert mijlpaal.gate_snapshots.get().digest in page.text


def test_a_worker_that_was_off_says_that_it_was_put_down_afterwards(
    mijlpaal: Mijlpaal, dossier: Any, clock: Any
) -> None:
    clock.move_to(datetime(2026, 2, 10, 12, tzinfo=UTC))
    show("Werkplek", dossier)
    freeze(clock, datetime(2026, 2, 12, 12, tzinfo=UTC))
    page = Page(mijlpaal.get_absolute_url())
    assert "Vastgelegd op 12 februari 2026 om 13.00 uur." in page.text
    assert "Achteraf vastgelegd, naar wat toen bekend was." in page.text
    assert frozen_heads(page) == ["Zo stond het op 1 januari 2026: 0 van 2 aangetoond"]


def test_when_the_date_moved_both_stand_in_order(mijlpaal: Mijlpaal, dossier: Any, clock: Any) -> None:
    freeze(clock)
    clock.move_to(datetime(2026, 2, 10, 12, tzinfo=UTC))
    passage = passage_of(show("Werkplek", dossier), "De start wordt 1 maart 2026.")
    shift_mijlpaal(mijlpaal, target=datering_from_iso("2026-03-01"), passage=passage)
    freeze(clock, datetime(2026, 3, 2, 12, tzinfo=UTC))
    assert frozen_heads(Page(mijlpaal.get_absolute_url())) == [
        "Zo stond het op 1 januari 2026: 0 van 2 aangetoond",
        "Zo stond het op 1 maart 2026: 1 van 2 aangetoond",
    ]


def test_the_dossier_tells_it_in_its_panel_and_on_its_timeline(mijlpaal: Mijlpaal, clock: Any) -> None:
    freeze(clock)
    page = Page(DOSSIER)
    target = f"{mijlpaal.get_absolute_url()}#stand-2026-01-01"
    assert page.links()["Zo stond het op 1 januari 2026: 0 van 2 aangetoond."] == target
    assert page.links()["Stand vastgelegd: 0 van 2 aangetoond"] == target
    entries = Page(f"{DOSSIER}?soort=vastgelegd").texts("//li[@class='tl']")
    assert entries == ["1 januari Randvoorwaarden · Start Stand vastgelegd: 0 van 2 aangetoond"]


@pytest.mark.parametrize(("stand", "heads"), [("2026-01-01", 0), ("2026-01-02", 1), ("2026-02-10", 1)])
def test_a_stand_shows_what_was_frozen_before_that_day(
    mijlpaal: Mijlpaal, dossier: Any, clock: Any, stand: str, heads: int
) -> None:
    freeze(clock)
    clock.move_to(datetime(2026, 2, 10, 12, tzinfo=UTC))
    show("Werkplek", dossier)
    clock.move_to(datetime(2026, 3, 1, 12, tzinfo=UTC))
    page = Page(f"{mijlpaal.get_absolute_url()}?stand={stand}")
    assert len(frozen_heads(page)) == heads
    assert ("Stand vastgelegd" in Page(f"{DOSSIER}?stand={stand}").text) == bool(heads)
    assert ("Op 10 februari 2026: aangetoond" in page.text) == (stand == "2026-02-10")


def test_what_was_put_down_after_the_stand_says_so(mijlpaal: Mijlpaal, clock: Any) -> None:
    freeze(clock, datetime(2026, 2, 12, 12, tzinfo=UTC))
    assert "hier later geplaatst" in Page(f"{mijlpaal.get_absolute_url()}?stand=2026-01-10").text
    assert "hier later geplaatst" not in Page(f"{mijlpaal.get_absolute_url()}?stand=2026-02-12").text


def test_what_is_hidden_since_counts_in_no_number(mijlpaal: Mijlpaal, gemeente: Any, dossier: Any, clock: Any) -> None:
    other = make_dossier(gemeente=gemeente, title="Zwembad", slug="zwembad")
    secret = make_stuk(other, READY, date=datering_from_iso("2025-11-01"))
    make_randvoorwaarde(secret, mijlpaal, "De werkplek is ingericht.", title="Kanarie", dossiers=[other])
    evidence = [passage_of(secret, "De werkplek is ingericht.")]
    for target, actor in ((Status.REPORTED_READY, Actor.BOARD), (Status.SHOWN, Actor.COUNCIL)):
        change_status(condition("Convenant"), target=target, actor=actor, evidence=evidence, known=secret.date)
    freeze(clock)
    assert frozen_heads(Page(mijlpaal.get_absolute_url())) == ["Zo stond het op 1 januari 2026: 1 van 3 aangetoond"]
    other.unpublish()
    for url in (mijlpaal.get_absolute_url(), DOSSIER, f"{mijlpaal.get_absolute_url()}?stand=2026-01-02"):
        page = Page(url)
        assert "Kanarie" not in page.source
        assert "van 3" not in page.text
    # The step of the other one rests on a stuk of the hidden dossier: as if that step had never been.
    assert frozen_rows(Page(mijlpaal.get_absolute_url())) == ["Werkplek Genoemd geen nieuwe stap"]
    assert "Stand vastgelegd: 0 van 1 aangetoond" in Page(DOSSIER).text


def test_a_day_of_a_plan_that_is_hidden_is_not_told(mijlpaal: Mijlpaal, gemeente: Any, clock: Any) -> None:
    other = make_dossier(gemeente=gemeente, title="Zwembad", slug="zwembad")
    secret = make_stuk(other, READY, date=datering_from_iso("2025-12-01"))
    passage = passage_of(secret, "De start wordt 1 maart 2026.")
    shift_mijlpaal(mijlpaal, target=datering_from_iso("2026-03-01"), passage=passage)
    freeze(clock, datetime(2026, 3, 2, 12, tzinfo=UTC))
    assert len(frozen_heads(Page(mijlpaal.get_absolute_url()))) == 1
    other.unpublish()
    assert "maart" not in "".join(frozen_heads(Page(mijlpaal.get_absolute_url())))
    assert "Stand vastgelegd" not in Page(DOSSIER).text


def test_more_randvoorwaarden_and_snapshots_cost_no_more_queries(mijlpaal: Mijlpaal, dossier: Any, clock: Any) -> None:
    def count(url: str) -> int:
        Client().get(url)
        with CaptureQueriesContext(connection) as captured:
            Client().get(url)
        return len(captured)

    urls = [mijlpaal.get_absolute_url(), DOSSIER, f"{mijlpaal.get_absolute_url()}?stand=2026-03-05"]
    freeze(clock)
    clock.move_to(datetime(2026, 2, 10, 12, tzinfo=UTC))
    letter = show("Werkplek", dossier)
    few = [count(url) for url in urls]
    for number in range(6):
        make_randvoorwaarde(letter, mijlpaal, "De werkplek is ingericht.", title=f"Meer {number}")
    show("Convenant", dossier)
    shift_mijlpaal(
        mijlpaal, target=datering_from_iso("2026-03-01"), passage=passage_of(letter, "De start wordt 1 maart 2026.")
    )
    freeze(clock, datetime(2026, 3, 2, 12, tzinfo=UTC))
    assert [count(url) for url in urls] == few
