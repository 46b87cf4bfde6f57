"""A row of a list of dossiers, and the beginning of the portal, tell what the registers tell, and nothing secret."""

from typing import Any

import pytest
import time_machine

from besluiten.services.afspraken import register_afspraak
from besluiten.transitions import AfspraakKind
from dossiers.datering import UNKNOWN, datering_from_iso
from dossiers.models import Vergadering
from tests.besluiten_cast import Page
from tests.factories import make_orgaan, make_stuk, make_toezegging
from tests.test_besluiten_timeline import make_slipped

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases, pytest.mark.usefixtures("today")]


@pytest.fixture
def today() -> Any:
    with time_machine.travel("2026-09-01 10:00+02:00", tick=False):
        yield


def row(address: str) -> str:
    (found,) = Page(address).texts("//ul[@class='dossiers']/li")
    return found


def test_a_row_tells_of_its_plan_and_its_promises(dossier: Any) -> None:
    mijlpaal = make_slipped(dossier)
    stuk = make_stuk(dossier)
    make_toezegging(stuk, title="Laat")
    make_toezegging(stuk, title="Ooit", termijn_words="")
    make_toezegging(stuk, title="Straks", termijn_words="uiterlijk 1 december 2026")
    register_afspraak(
        kind=AfspraakKind.RANDVOORWAARDE, passage=mijlpaal.passage, title="Systeem werkt", mijlpaal=mijlpaal
    )
    for address in ("/", "/dossiers/", "/dossiers/duinvoorde/"):
        told = row(address)
        assert "1 keer verschoven, 6 maanden later" in told
        assert told.endswith("1 te laat 1 zonder datum 1 open, op tijd 0 van 1 randvoorwaarden")


def test_a_dossier_without_promises_says_so(dossier: Any) -> None:
    assert row("/dossiers/").endswith("Geen toezeggingen of mijlpalen gevonden.")


def test_nothing_of_a_concept_is_told(dossier: Any) -> None:
    make_toezegging(make_stuk(dossier, state="concept"), title="Kanarie")
    make_slipped(dossier, state="concept")
    told = row("/")
    assert "verschoven" not in told
    assert told.endswith("Geen toezeggingen gevonden.")
    assert "Kanarie" not in Page("/").texts("//main")[0]


def test_the_beginning_shows_the_most_pressing_promise_in_the_words_of_its_stuk(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    make_toezegging(stuk, title="Ooit", termijn_words="")
    late = make_toezegging(stuk, title="Laat")
    (shown,) = Page("/").texts("//figure[contains(@class, 'hero-example')]")
    assert late.passage.quote in shown
    assert "2 maanden te laat" in shown


def test_what_is_coming_stands_in_the_order_of_its_days(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    make_toezegging(stuk, title="Laat")
    make_toezegging(stuk, title="Straks", termijn_words="uiterlijk 1 december 2026")
    make_toezegging(stuk, title="Ooit", termijn_words="")
    raad = make_orgaan(dossier.get_parent().specific)
    for title, day in (
        ("Geweest", "2026-08-31"),
        ("Vandaag", "2026-09-01"),
        ("Later", "2027-01-20"),
        ("Ooit eens", ""),
    ):
        meeting = Vergadering(gemeente=raad.gemeente, orgaan=raad, title=title)
        meeting.date = datering_from_iso(day) if day else UNKNOWN
        meeting.save()
    rows = Page("/").texts("//section[@aria-labelledby='wat-komt']//li")
    assert [text.split(" ")[3] if "202" in text else "zonder" for text in rows[:3]] == ["Vandaag", "Straks", "Later"]
    assert "Zonder datum" in rows[3]
    assert len(rows) == 4


def test_the_newest_stukken_come_first_and_what_is_dated_ahead_is_not_there(dossier: Any) -> None:
    for title, day in (("Oud", "2024-01-01"), ("Nieuw", "2026-08-01"), ("Vooruit", "2027-01-01")):
        make_stuk(dossier, title=title, date=datering_from_iso(day))
    told = Page("/").texts("//ul[@class='dated']/li")
    assert [line.split()[3] for line in told] == ["Nieuw", "Oud"]
