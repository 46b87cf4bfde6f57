"""Each move of a term and of a mijlpaal: from, to, how far together, and whether it was announced in silence."""

from typing import Any

import pytest
import time_machine

from besluiten.models import Afspraak, Mijlpaal
from besluiten.services.afspraken import change_termijn
from besluiten.services.mijlpalen import register_mijlpaal, shift_mijlpaal
from besluiten.services.status import change_status
from besluiten.silence import is_silent
from besluiten.term_moves import count_moves
from besluiten.termijn import parse_termijn
from besluiten.transitions import Actor, Status
from dossiers.datering import UNKNOWN, datering_from_iso
from dossiers.services.stukken import withdraw_stuk
from tests.besluiten_cast import Page
from tests.factories import make_stuk, make_toezegging, passage_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

LOUD = "Het lukt niet voor 1 juli; het overzicht komt uiterlijk 1 september 2026."
SILENT = "U ontvangt het overzicht uiterlijk 1 februari 2027."
SECTION = "//section[@aria-labelledby='h-verschuivingen']"


@pytest.fixture
def today() -> Any:
    with time_machine.travel("2026-09-01 10:00+02:00", tick=False):
        yield


@pytest.fixture
def afspraak(dossier: Any) -> Afspraak:
    return make_toezegging(make_stuk(dossier), termijn_words="uiterlijk 1 juli 2026")


def move(afspraak: Afspraak, words: str, sentence: str, day: str) -> Any:
    stuk = make_stuk(afspraak.dossiers.get(), sentence, title="Brief", date=datering_from_iso(day))
    change_termijn(afspraak, words, reason="Zo staat het in de brief.", passage=passage_of(stuk, sentence))
    return stuk


def test_an_afspraak_shows_each_move_of_its_term_and_how_far_together(afspraak: Afspraak) -> None:
    move(afspraak, "uiterlijk 1 september 2026", LOUD, "2026-06-01")
    stuk = move(afspraak, "uiterlijk 1 februari 2027", SILENT, "2026-08-01")

    page = Page(afspraak.get_absolute_url())

    assert [row.partition("Brief")[0].strip() for row in page.texts(f"{SECTION}//tbody/tr")] == [
        f"1 juni 2026 uiterlijk 1 juli 2026 uiterlijk 1 september 2026 2 maanden later {LOUD}",
        "1 augustus 2026 uiterlijk 1 september 2026 uiterlijk 1 februari 2027 5 maanden later "
        f"Stil verschoven {SILENT}",
    ]
    assert "2 keer verschoven, samen 7 maanden later (215 dagen)" in page.text
    withdraw_stuk(stuk, reason="Er stond een fout in.")
    assert "Stil verschoven" not in Page(afspraak.get_absolute_url()).text


def test_a_term_that_got_its_first_date_did_not_move(dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier), termijn_words="op korte termijn")
    change_termijn(afspraak, "voor 1 mei 2027", reason="Nu met datum.")
    assert Page(afspraak.get_absolute_url()).texts(SECTION) == []


@pytest.mark.parametrize(
    ("terms", "moves"),
    [
        (["voor 1 mei 2026", "voor 1 juli 2026", "voor 1 mei 2026"], 2),
        (["voor 1 mei 2026", "uiterlijk 30 april 2026"], 0),
        (["voor 1 mei 2026", "op korte termijn", "voor 1 juli 2026"], 1),
        (["bij de Kadernota 2026", "bij de kadernota 2026"], 0),
        (["bij de Kadernota 2026", "bij de Kadernota 2027"], 1),
        (["", "voor 1 mei 2026"], 0),
    ],
)
def test_what_moves_a_term(terms: list[str], moves: int) -> None:
    assert count_moves([parse_termijn(words) for words in terms]) == moves


@pytest.mark.parametrize(
    ("quote", "silent"),
    [
        (SILENT, True),
        (LOUD, False),
        ("Niet uiterlijk 1 juli 2026 maar in de winter.", False),
        ("Overzicht komt later\nU ontvangt het uiterlijk 1 februari 2027.", False),
        ("Het overzicht is uitgesteld.", False),
        ("De wachttijd is 5 weken. Het overzicht komt in oktober.", True),
    ],
)
def test_silent_is_what_names_no_earlier_term_and_no_delay(quote: str, silent: bool) -> None:
    assert is_silent(quote, parse_termijn("uiterlijk 1 juli 2026")) is silent


def test_a_mijlpaal_is_moved_in_silence_without_an_earlier_date_and_without_a_reason(dossier: Any) -> None:
    def moved(mijlpaal: Mijlpaal, target: str, **fields: Any) -> None:
        passage = passage_of(make_stuk(dossier, SILENT), SILENT)
        shift_mijlpaal(mijlpaal, target=datering_from_iso(target), passage=passage, **fields)

    start = register_mijlpaal(
        dossier=dossier, passage=passage_of(make_stuk(dossier)), title="Start", plan=datering_from_iso("2026-07-01")
    )
    moved(start, "2026-09-01", origin=datering_from_iso("2026-07-01"))
    moved(start, "2026-11-01", origin=UNKNOWN, reason="Er was ziekte.")
    moved(start, "2027-01-01", origin=UNKNOWN)

    page = Page(start.get_absolute_url())

    assert ["Stil verschoven" in row for row in page.texts(f"{SECTION}//tbody/tr")] == [False, False, True]
    assert "3 keer verschoven, samen 6 maanden later (184 dagen)" in page.text


def test_the_dossier_counts_what_moved_and_leads_to_it(dossier: Any, afspraak: Afspraak) -> None:
    url = "/dossiers/duinvoorde/transformatie-wmo/"
    assert "verschoven termijn" not in Page(url).text
    change_termijn(afspraak, "uiterlijk 1 februari 2027", reason="Zo staat het in de brief.")
    change_status(afspraak, target=Status.IN_TREATMENT, actor=Actor.BOARD)
    link = Page(url).links()["1 toezegging met een verschoven termijn"]
    assert len(Page(link).rows()) == 1
