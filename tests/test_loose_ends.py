"""What is missing: found per kind, worked through by the griffie, shown in public where the griffie chose so."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from besluiten.models import FollowTerms
from besluiten.services.afspraken import register_afspraak, repeat_afspraak
from besluiten.services.status import change_status
from besluiten.transitions import Actor, AfspraakKind, Status
from dossiers.datering import datering_from_iso
from dossiers.loose_ends import Scope, days_in_words, find_loose_ends, loose_end_kinds
from dossiers.models import DossierPage, GemeentePage, Stuk, StukRelatie
from dossiers.reading.model import FindKind
from dossiers.services.stukken import relate, withdraw_stuk
from dossiers.views.moment import now
from tests.besluiten_cast import Page, words
from tests.factories import PROMISE, make_stuk, make_toezegging, passage_of
from tests.found_in_text import found, propose

pytestmark = pytest.mark.django_db
ADDRESS = "/beheer/losse-einden/"
ORDER = "De raad draagt het college op een plan te maken."


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel(datetime(2026, 11, 1, 12, tzinfo=UTC), tick=False):
        yield


def ends(gemeente: GemeentePage, *, dossier: Any = None, is_public: bool = False) -> dict[str, list[str]]:
    scope = Scope(now(), (gemeente.pk,), dossier and dossier.pk, is_public=is_public)
    return {one.kind.name: [end.title for end in one.ends] for one in find_loose_ends(scope, 10)}


def letter(dossier: DossierPage, day: str = "2026-05-01", **fields: Any) -> Stuk:
    values = {"soort": Stuk.Soort.ADVICE, "authority": Stuk.Authority.ADVISORY, "title": "Ons advies", **fields}
    return make_stuk(dossier, "Wij adviseren u.", date=datering_from_iso(day), **values)


def test_a_letter_without_an_answer(dossier: DossierPage, gemeente: GemeentePage) -> None:
    asked = letter(dossier)
    letter(dossier, "2026-10-20", title="Nog in de termijn")
    letter(dossier, authority=Stuk.Authority.BOARD, title="Van het college zelf")
    assert ends(gemeente) == {"onbeantwoord": ["Ons advies"]}
    answer = make_stuk(dossier, "Dank voor uw advies.", state="concept", title="Reactie")
    relate(stuk=answer, kind=StukRelatie.Kind.REPLY, target=asked)
    assert ends(gemeente) == {}
    assert ends(gemeente, is_public=True) == {"onbeantwoord": ["Ons advies"]}


def test_the_gemeente_chooses_its_terms(dossier: DossierPage, gemeente: GemeentePage) -> None:
    letter(dossier)
    FollowTerms.objects.create(gemeente=gemeente, letter_days=365)
    assert ends(gemeente) == {}


def test_silence_is_broken_by_news(dossier: DossierPage, gemeente: GemeentePage) -> None:
    stuk = make_stuk(dossier, ORDER, date=datering_from_iso("2026-01-10"), soort=Stuk.Soort.MOTION)
    order = register_afspraak(kind=AfspraakKind.OPDRACHT, passage=passage_of(stuk, ORDER), title="Plan maken")
    promise = make_toezegging(make_stuk(dossier, date=datering_from_iso("2026-01-10")), termijn_words="eind 2027")
    assert ends(gemeente) == {"stille_opdrachten": [str(order)], "stille_afspraken": [str(promise)]}
    change_status(
        order, target=Status.IN_EXECUTION, actor=Actor.BOARD, known=datering_from_iso("2026-10-01"), reason="Begonnen."
    )
    assert ends(gemeente) == {"stille_afspraken": [str(promise)]}


def test_news_in_a_concept_breaks_no_public_silence(dossier: DossierPage, gemeente: GemeentePage) -> None:
    promise = make_toezegging(make_stuk(dossier, date=datering_from_iso("2026-01-10")), termijn_words="eind 2027")
    concept = make_stuk(dossier, ORDER, state="concept", date=datering_from_iso("2026-10-20"))
    change_status(
        promise,
        target=Status.IN_TREATMENT,
        actor=Actor.BOARD,
        known=concept.date,
        evidence=[passage_of(concept, ORDER)],
    )
    assert ends(gemeente) == {}
    assert ends(gemeente, is_public=True) == {"stille_afspraken": [str(promise)]}


def test_a_year_without_a_date(dossier: DossierPage, gemeente: GemeentePage) -> None:
    old = make_toezegging(make_stuk(dossier, date=datering_from_iso("2025-10-01")), termijn_words="")
    make_toezegging(
        make_stuk(dossier, "Wij bellen.", date=datering_from_iso("2026-10-01")), "Wij bellen.", termijn_words=""
    )
    assert ends(gemeente, is_public=True)["zonder_datum"] == [str(old)]


def test_a_withdrawn_source(dossier: DossierPage, gemeente: GemeentePage) -> None:
    stuk = make_stuk(dossier, date=datering_from_iso("2026-09-01"))
    promise = make_toezegging(stuk, termijn_words="eind 2027")
    withdraw_stuk(stuk, reason="Er stond een naam in.")
    for is_public in (False, True):
        assert ends(gemeente, is_public=is_public)["bron_ingetrokken"] == [str(promise)]
    repeat_afspraak(promise, passage_of(make_stuk(dossier, state="concept"), PROMISE))
    assert "bron_ingetrokken" not in ends(gemeente)
    assert ends(gemeente, is_public=True)["bron_ingetrokken"] == [str(promise)]
    repeat_afspraak(promise, passage_of(make_stuk(dossier), PROMISE))
    assert "bron_ingetrokken" not in ends(gemeente, is_public=True)


def test_the_griffie_reads_where_to_look_for_another_source(dossier: DossierPage, griffier_client: Client) -> None:
    stuk, successor = make_stuk(dossier), make_stuk(dossier, title="Verslag zonder namen")
    promise = make_toezegging(stuk)
    withdraw_stuk(stuk, reason="Er stond een naam in.", successor=successor)
    source = griffier_client.get(reverse("besluiten_beheer:afspraak", args=[promise.pk])).content.decode()
    assert "Het stuk waarin dit staat, is ingetrokken." in source
    assert f'href="{reverse("beheer_stuk:pagina", args=[successor.pk, 1])}">Lees Verslag zonder namen' in source


def test_the_action_of_a_reference_ends_it(dossier: DossierPage, gemeente: Any, griffier_client: Client) -> None:
    stuk, memo = make_stuk(dossier), make_stuk(dossier, title="Memo")
    row = relate(stuk=stuk, kind=StukRelatie.Kind.REFERENCE, target=None, words="de memo van 10 december")
    action = reverse("beheer_stukrelatie:edit", args=[row.pk])
    assert f'href="{action}"' in griffier_client.get(ADDRESS).content.decode()
    fields = {"stuk": stuk.pk, "kind": row.kind, "target": memo.pk, "words": row.words}
    refused = griffier_client.post(action, {**fields, "target": stuk.pk}).content.decode()
    assert "Kies een ander stuk dan het stuk waarin de verwijzing staat." in refused
    assert "stukrelatie_not_itself" not in refused
    assert griffier_client.post(action, fields).status_code == 302
    assert "verwijzingen" not in ends(gemeente)


def test_what_only_a_machine_said_is_for_the_griffie_alone(dossier: DossierPage, gemeente: GemeentePage) -> None:
    stuk = make_stuk(dossier)
    propose(stuk, found(stuk, FindKind.TOEZEGGING, PROMISE, {"hardheid": "aangehaald"}))
    relate(stuk=stuk, kind=StukRelatie.Kind.REFERENCE, target=None, words="de memo van 10 december")
    mine = ends(gemeente)
    assert mine["aangehaald"] == [f"“{PROMISE}”"]
    assert mine["voorstellen"] == [stuk.title]
    assert ends(gemeente, is_public=True) == {"verwijzingen": ["“de memo van 10 december”"]}


def test_another_gemeente_is_not_mine(dossier: DossierPage, gemeente: Any, other_gemeente: Any) -> None:
    letter(dossier)
    assert ends(other_gemeente) == {}


def test_the_griffie_sees_each_with_one_action(dossier: DossierPage, griffier_client: Client) -> None:
    asked = letter(dossier)
    source = griffier_client.get(ADDRESS).content.decode()
    assert "Brieven en adviezen zonder antwoord (1)" in source
    assert f"?target={asked.pk}&amp;kind=is_reactie_op" in source
    assert "Ons advies" in griffier_client.get(f"{ADDRESS}?soort=onbeantwoord&dossier={dossier.pk}").content.decode()
    assert "Er is niets" in griffier_client.get(f"{ADDRESS}?soort=verwijzingen").content.decode()
    assert griffier_client.get(f"{ADDRESS}?soort=onzin&pagina=x").status_code == 200


def test_many_are_paged(dossier: DossierPage, griffier_client: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(12):
        letter(dossier, title=f"Advies {number}")
    griffier_client.get(ADDRESS)
    with django_assert_max_num_queries(45):
        source = griffier_client.get(ADDRESS).content.decode()
    assert "Alle 12" in source
    assert griffier_client.get(f"{ADDRESS}?soort=onbeantwoord").content.decode().count("Leg het antwoord vast") == 12


def test_the_public_sees_it_where_the_griffie_chose_so(dossier: DossierPage) -> None:
    letter(dossier)
    address = "/dossiers/duinvoorde/transformatie-wmo/"
    assert "Wat ontbreekt hier?" not in Page(address).text
    dossier.shows_loose_ends = True
    dossier.save_revision().publish()
    page = Page(address)
    [section] = page.tree.xpath("//section[@aria-labelledby='ontbreekt']")
    assert "Brieven en adviezen zonder antwoord (1)" in words(section)
    assert "Advies van 1 mei 2026, al 6 maanden zonder antwoord" in words(section)
    assert not [url for url in section.xpath(".//a/@href") if url.startswith("/beheer/")]
    assert "Wat ontbreekt hier?" not in Page(f"{address}?stand=2026-10-01").text


def test_every_kind_says_what_to_do() -> None:
    kinds = loose_end_kinds()
    assert len({kind.order for kind in kinds}) == len(kinds) == 8
    assert all(str(kind.title) and str(kind.explanation) and str(kind.action) for kind in kinds)


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        ("2026-11-01", "sinds vandaag"),
        ("2026-10-31", "al 1 dag"),
        ("2026-08-04", "al 89 dagen"),
        ("2026-03-01", "al 8 maanden"),
        ("2023-01-01", "al 3 jaar"),
    ],
)
def test_how_long_in_words(since: str, expected: str) -> None:
    day = datering_from_iso(since).earliest
    assert days_in_words(day, now().today) == expected
