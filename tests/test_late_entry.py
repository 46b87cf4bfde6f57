"""What is entered late counts from the day on which it was known, not from the day on which it was typed."""

from typing import Any

import pytest
from django.test import Client

from besluiten.models import Afspraak, Mijlpaal
from besluiten.services.afspraken import change_owners, change_termijn
from besluiten.services.mijlpalen import register_mijlpaal, shift_mijlpaal
from dossiers.datering import UNKNOWN, datering_from_iso
from dossiers.models import DossierPage, Functie, Orgaan, Persoon
from tests.besluiten_cast import Page
from tests.factories import make_orgaan, make_stuk, make_toezegging, passage_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def afspraak(dossier: DossierPage) -> Afspraak:
    return make_toezegging(make_stuk(dossier, date=datering_from_iso("2023-01-10")), termijn_words="voor 1 maart 2023")


def passage_in(dossier: DossierPage, day: str) -> Any:
    return passage_of(make_stuk(dossier, date=datering_from_iso(day)))


def last_day(afspraak: Afspraak) -> str:
    return str(Afspraak.objects.with_public_state().get(pk=afspraak.pk).last_day)


def test_an_older_term_that_is_entered_later_does_not_count_now(dossier: DossierPage, afspraak: Afspraak) -> None:
    for words, day in (("voor 1 mei 2024", "2023-11-02"), ("voor 1 juli 2023", "2023-04-01")):
        change_termijn(afspraak, words, reason="Uitgesteld.", passage=passage_in(dossier, day))
    assert last_day(afspraak) == "2024-04-30"


def test_a_change_counts_also_when_the_promise_itself_has_no_date(dossier: DossierPage) -> None:
    afspraak = make_toezegging(make_stuk(dossier, date=UNKNOWN), termijn_words="op korte termijn")
    change_termijn(afspraak, "voor 1 mei 2024", reason="Nu met datum.", passage=passage_in(dossier, "2023-11-02"))
    assert last_day(afspraak) == "2024-04-30"


def test_an_older_owner_that_is_entered_later_does_not_own_it_now(dossier: DossierPage, afspraak: Afspraak) -> None:
    college = make_orgaan(afspraak.gemeente, "College", Orgaan.Kind.BOARD)
    persoon = Persoon.objects.create(gemeente=afspraak.gemeente, name="A. Bestuurder")
    first, now_owner, between = (
        Functie.objects.create(gemeente=afspraak.gemeente, title=title, persoon=persoon, orgaan=college)
        for title in ("wethouder Wonen", "wethouder Zorg", "wethouder Werk")
    )
    change_owners(afspraak, [first], reason="Verdeling.", known=datering_from_iso("2023-01-11"))
    change_owners(afspraak, [now_owner], reason="Verdeling.", known=datering_from_iso("2024-01-11"))
    change_owners(afspraak, [between], reason="Verdeling.", known=datering_from_iso("2023-06-11"))
    owned = {
        one.title: len(Page(f"/toezeggingen/?portefeuillehouder={one.public_id}").rows())
        for one in (first, now_owner, between)
    }
    assert owned == {"wethouder Wonen": 0, "wethouder Zorg": 1, "wethouder Werk": 0}


@pytest.fixture
def mijlpaal(dossier: DossierPage) -> Mijlpaal:
    found = register_mijlpaal(
        dossier=dossier,
        passage=passage_in(dossier, "2021-04-08"),
        title="Start",
        plan=datering_from_iso("2022-01-01"),
        is_main=True,
    )
    shift_mijlpaal(found, target=datering_from_iso("2023-07-01"), passage=passage_in(dossier, "2022-10-01"))
    shift_mijlpaal(found, target=datering_from_iso("2022-07-01"), passage=passage_in(dossier, "2021-12-01"))
    return found


def test_an_older_shift_that_is_entered_later_does_not_move_the_plan_of_now(
    client: Client, dossier: DossierPage, mijlpaal: Mijlpaal
) -> None:
    assert [shift.target.iso() for shift in mijlpaal.verschuivingen.oldest_first()] == ["2022-07-01", "2023-07-01"]
    html = " ".join(client.get(dossier.get_url()).content.decode().split())
    figures = html[html.index("Gepland") : html.index("Uitloop tot nu") + 200]
    assert "1 juli 2023" in figures
    assert "18 maanden<" in figures


def test_a_late_shift_is_compared_with_the_plan_of_its_own_day(dossier: DossierPage, mijlpaal: Mijlpaal) -> None:
    """The plan of now was not yet the plan of then, so naming it is no repetition."""
    shift_mijlpaal(mijlpaal, target=datering_from_iso("2023-07-01"), passage=passage_in(dossier, "2021-12-20"))
    assert mijlpaal.verschuivingen.count() == 3
