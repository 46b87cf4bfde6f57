"""Which changes of policy the raad never treated, in plain sentences on the page of the dossier."""

from typing import Any

import pytest
import time_machine

from besluiten.models import Besluit
from besluiten.services.afspraken import register_afspraak
from besluiten.services.mijlpalen import register_mijlpaal, shift_mijlpaal
from besluiten.services.status import change_status
from besluiten.transitions import Actor, AfspraakKind, Status
from dossiers.datering import datering_from_iso
from dossiers.models import Orgaan, Stuk, Vergadering
from dossiers.policy_changes import SHOWN
from dossiers.services.stukken import record_behandeling
from tests.besluiten_cast import Page
from tests.factories import make_orgaan, make_stuk, make_toezegging, passage_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

URL = "/dossiers/duinvoorde/transformatie-wmo/"
LATER = "De start schuift op."
SHIFT = "De verschuiving naar 1 januari 2027 (memo van 1 mei 2026) is niet in de raad behandeld."


@pytest.fixture
def today() -> Any:
    with time_machine.travel("2026-09-01 10:00+02:00", tick=False):
        yield


@pytest.fixture
def council(gemeente: Any) -> Orgaan:
    return make_orgaan(gemeente)


def treat(orgaan: Orgaan, day: str, **subject: Any) -> None:
    meeting = Vergadering(gemeente=orgaan.gemeente, orgaan=orgaan)
    meeting.date = datering_from_iso(day)
    meeting.save()
    record_behandeling(vergadering=meeting, manner="bespreekstuk", **subject)


def shift(dossier: Any, *, is_main: bool = True, **fields: Any) -> Stuk:
    """The stuk that announces it."""
    mijlpaal = register_mijlpaal(
        dossier=dossier,
        passage=passage_of(make_stuk(dossier)),
        title="Start",
        plan=datering_from_iso("2026-07-01"),
        is_main=is_main,
    )
    stuk = make_stuk(dossier, LATER, date=datering_from_iso("2026-05-01"), **fields)
    source = stuk if fields.get("state") != "concept" else stuk.get_latest_revision_as_object()
    shift_mijlpaal(mijlpaal, target=datering_from_iso("2027-01-01"), passage=passage_of(source, LATER))
    return stuk


def sentences(query: str = "") -> list[str]:
    return [text for text in Page(URL + query).texts("//main//li") if text.endswith("is niet in de raad behandeld.")]


def test_a_shift_of_the_main_mijlpaal_is_told_until_the_raad_treats_what_announced_it(
    gemeente: Any, dossier: Any, council: Orgaan
) -> None:
    stuk = shift(dossier)
    treat(make_orgaan(gemeente, "Commissie", Orgaan.Kind.COMMITTEE), "2026-06-01", stuk=stuk)
    assert sentences() == sentences("?afdruk=1") == sentences("?afdruk=kort") == [SHIFT]
    treat(council, "2026-06-01", stuk=stuk)
    assert sentences() == []


@pytest.mark.parametrize(("day", "told"), [("2026-04-30", [SHIFT]), ("2026-05-01", []), ("2026-12-01", [])])
def test_a_raad_that_treats_the_whole_dossier_then_or_later_treats_the_shift(
    dossier: Any, council: Orgaan, day: str, told: list[str]
) -> None:
    shift(dossier)
    treat(council, day, dossier=dossier)
    assert sentences() == told


def test_a_shift_that_is_not_public_or_not_of_the_plan_of_the_dossier_is_not_told(dossier: Any) -> None:
    shift(dossier, is_main=False)
    shift(dossier, state="concept")
    assert sentences() == []


def test_at_a_stand_only_what_was_known_then_is_told(dossier: Any, council: Orgaan) -> None:
    with time_machine.travel("2026-03-01 10:00+01:00", tick=False):
        dropped = make_toezegging(make_stuk(dossier, date=datering_from_iso("2026-02-01")))
    stuk = shift(dossier)
    besluit = Besluit(
        gemeente=dossier.get_parent().specific,
        orgaan=make_orgaan(dossier.get_parent().specific, "College", "college"),
        text="Weg.",
    )
    besluit.save()
    known = datering_from_iso("2026-06-01")
    change_status(
        dropped, target=Status.LAPSED, actor=Actor.COUNCIL, reason="Niet nodig.", known=known, besluit=besluit
    )
    treat(council, "2026-07-01", stuk=stuk)
    lapsed = "Het vervallen van T-2026-001 (1 juni 2026) is niet in de raad behandeld."
    assert sentences() == sentences("?stand=2026-07-01") == [lapsed]
    assert sentences("?stand=2026-06-30") == [lapsed, SHIFT]
    assert sentences("?stand=2026-05-31") == [SHIFT]
    assert sentences("?stand=2026-04-30") == []


def test_what_the_raad_says_itself_needs_no_treatment(dossier: Any) -> None:
    shift(dossier, authority=Stuk.Authority.COUNCIL)
    assert sentences() == []


@pytest.mark.parametrize(
    ("kind", "told"),
    [(Orgaan.Kind.BOARD, ["Het vervallen van T-2026-001 (1 juni 2026) is niet in de raad behandeld."]), ("raad", [])],
)
def test_what_was_dropped_without_the_raad_is_told(gemeente: Any, dossier: Any, kind: str, told: list[str]) -> None:
    besluit = Besluit(gemeente=gemeente, orgaan=make_orgaan(gemeente, "Wie besluit", kind), text="Het vervalt.")
    besluit.save()
    change_status(
        make_toezegging(make_stuk(dossier)),
        target=Status.LAPSED,
        actor=Actor.COUNCIL,
        reason="Niet meer nodig.",
        known=datering_from_iso("2026-06-01"),
        besluit=besluit,
    )
    assert sentences() == told


def test_a_condition_that_was_found_superfluous_is_told_as_long_as_it_is(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    start = register_mijlpaal(
        dossier=dossier, passage=passage_of(stuk), title="Start", plan=datering_from_iso("2026-07-01")
    )
    row = register_afspraak(
        kind=AfspraakKind.RANDVOORWAARDE, passage=passage_of(stuk), title="Een convenant", mijlpaal=start
    )
    why: dict[str, Any] = {"reason": "Het kan zonder.", "without_evidence": True}
    change_status(row, target=Status.SUPERFLUOUS, actor=Actor.COUNCIL, **why)
    assert sentences() == ["Het overbodig verklaren van R-2026-001 is niet in de raad behandeld."]
    change_status(row, target=Status.NAMED, actor=Actor.COUNCIL, reason="Het kan toch niet zonder.")
    assert sentences() == []


def test_a_proposal_to_the_raad_is_told_until_it_stands_on_its_agenda(dossier: Any, council: Orgaan) -> None:
    stuk = make_stuk(dossier, title="Nieuw beleid", soort=Stuk.Soort.PROPOSAL, date=datering_from_iso("2026-05"))
    assert sentences() == ["Het raadsvoorstel “Nieuw beleid” (mei 2026) is niet in de raad behandeld."]
    treat(council, "2026-12-01", stuk=stuk)
    assert sentences() == []


def test_the_newest_ones_stand_first_and_the_page_says_that_there_are_more(dossier: Any) -> None:
    for number in range(SHOWN + 1):
        day = datering_from_iso(f"2026-03-{number + 1:02}")
        make_stuk(dossier, title=f"Plan {number}", soort=Stuk.Soort.PROPOSAL, date=day)
    assert len(sentences()) == SHOWN
    assert sentences()[0].startswith(f"Het raadsvoorstel “Plan {SHOWN}”")
    assert "Dit zijn de nieuwste." in Page(URL).text


def test_the_raad_has_a_column_also_when_it_treated_nothing(gemeente: Any, dossier: Any, council: Orgaan) -> None:
    committee = make_orgaan(gemeente, "Commissie", Orgaan.Kind.COMMITTEE)
    stuk = make_stuk(dossier, title="Nota")
    treat(committee, "2026-06-01", stuk=stuk)
    matrix = "//table[contains(@class, 'matrix')]"
    page = Page(URL)
    assert page.texts(f"{matrix}//thead//th") == ["Stuk", "Gemeenteraad", "Commissie"]
    assert page.texts(f"{matrix}//td") == ["niet behandeld", "besproken, 1 juni 2026"]
    treat(council, "2026-12-01", stuk=stuk)
    page = Page(URL)
    assert page.texts(f"{matrix}//tr/td")[0] == "op de agenda (bespreekstuk), 1 december 2026"
    assert "Niet behandeld in de raad." in page.text
