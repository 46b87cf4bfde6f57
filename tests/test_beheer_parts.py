"""The griffie names the parts of a promise, puts them right, and judges how each was delivered."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from besluiten.models import Afspraak, Delivery, Onderdeel
from besluiten.services.onderdelen import add_onderdeel, correct_onderdeel, judge_delivery
from dossiers.datering import datering_from_iso
from dossiers.models import Stuk
from dossiers.services.gemeenten import make_dossier
from tests.factories import PROMISE, make_orgaan, make_stuk, make_toezegging, passage_of

pytestmark = pytest.mark.django_db

SHOWN = "De wethouder laat dia's zien."
ACTIONS = ("correct_onderdeel", "drop_onderdeel", "judge_delivery")


@pytest.fixture
def toezegging(dossier: Any) -> Afspraak:
    return make_toezegging(make_stuk(dossier))


@pytest.fixture
def onderdeel(toezegging: Afspraak) -> Onderdeel:
    return add_onderdeel(toezegging, title="Een overzicht", form="brief")


@pytest.fixture
def report(dossier: Any) -> Stuk:
    return make_stuk(dossier, SHOWN, title="Verslag commissie", date=datering_from_iso("2026-06-20"))


def send(client: Client, name: str, row: Onderdeel, data: dict[str, Any]) -> str:
    address = reverse(f"besluiten_beheer:{name}", args=[row.afspraak_id, row.pk])
    return client.post(address, data, follow=True).content.decode()


def test_a_part_is_added_and_stands_on_the_page(griffier_client: Client, toezegging: Afspraak, gemeente: Any) -> None:
    address = reverse("besluiten_beheer:add_onderdeel", args=[toezegging.pk])
    raad = make_orgaan(gemeente)
    values = {"title": "De cijfers", "form": "memo", "promised_to": raad.pk, "termijn_words": "uiterlijk 1 juni 2026"}
    page = griffier_client.post(address, values, follow=True).content.decode()
    assert "Het onderdeel staat bij de afspraak." in page
    assert "De cijfers" in page
    assert "Nog niet beoordeeld" in page
    row = Onderdeel.objects.get()
    assert (row.form, row.promised_to, str(row.latest)) == ("memo", raad, "2026-06-01")
    assert row.passage == toezegging.passage


def test_a_part_is_corrected_and_keeps_its_reason(griffier_client: Client, onderdeel: Onderdeel) -> None:
    page = send(griffier_client, "correct_onderdeel", onderdeel, {"title": "Per wijk", "reason": "Zo staat het er."})
    assert "Het onderdeel is verbeterd." in page
    [row] = onderdeel.afspraak.onderdelen.current()
    assert (row.title, row.form, row.reason) == ("Per wijk", "", "Zo staat het er.")


@pytest.mark.parametrize("name", ACTIONS)
def test_each_form_shows_what_was_promised(griffier_client: Client, onderdeel: Onderdeel, name: str) -> None:
    address = reverse(f"besluiten_beheer:{name}", args=[onderdeel.afspraak_id, onderdeel.pk])
    shown = griffier_client.get(address).content.decode()
    assert PROMISE in shown
    assert "brief" in shown


def test_a_part_is_dropped(griffier_client: Client, onderdeel: Onderdeel) -> None:
    assert "reden" in send(griffier_client, "drop_onderdeel", onderdeel, {"reason": ""}).lower()
    assert onderdeel.afspraak.onderdelen.current().exists()
    page = send(griffier_client, "drop_onderdeel", onderdeel, {"reason": "Dit was een vraag."})
    assert "Het onderdeel is vervallen." in page
    assert not onderdeel.afspraak.onderdelen.current().exists()


def test_a_delivery_is_judged_by_a_pasted_or_a_chosen_passage(
    griffier_client: Client, onderdeel: Onderdeel, report: Stuk
) -> None:
    proof = passage_of(report, SHOWN)
    values = {"extent": "geheel", "form": "presentatie"}
    page = send(griffier_client, "judge_delivery", onderdeel, {**values, "passage": proof.get_absolute_url()})
    assert "In een andere vorm: schriftelijk toegezegd, mondeling gegeven" in page
    send(griffier_client, "judge_delivery", onderdeel, {**values, "recent": proof.pk, "extent": "deels"})
    assert [(row.extent, row.passage, row.known.iso()) for row in Delivery.objects.all()] == [
        ("geheel", proof, "2026-06-20"),
        ("deels", proof, "2026-06-20"),
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"extent": "geheel"}, "Kies de passage die dit onderdeel bewijst."),
        ({"extent": "niet"}, "Schrijf op waaruit blijkt dat dit niet is gegeven."),
        ({"extent": "zoiets", "reason": "Nee."}, "zoiets"),
        ({}, "verplicht"),
        ({"extent": "niet", "reason": "x" * 10_000}, "2000"),
        ({"extent": "niet", "reason": "Nee.", "known": "gisteren ofzo"}, "fout"),
        ({"extent": "niet", "reason": "Nee.", "known": "1 januari 2020"}, "ligt voor de dag waarop"),
        ({"extent": "geheel", "passage": "bestaatniet"}, "niet gevonden"),
    ],
)
def test_bad_input_is_told_and_nothing_is_written(
    griffier_client: Client, onderdeel: Onderdeel, data: dict[str, str], words: str
) -> None:
    assert words in send(griffier_client, "judge_delivery", onderdeel, data)
    assert not Delivery.objects.exists()


def test_an_endless_title_or_reason_is_refused(griffier_client: Client, onderdeel: Onderdeel) -> None:
    long = "x" * 10_000
    assert "300" in send(griffier_client, "correct_onderdeel", onderdeel, {"title": long, "reason": "Zo is het."})
    assert "2000" in send(griffier_client, "drop_onderdeel", onderdeel, {"reason": long})
    assert onderdeel.afspraak.onderdelen.count() == 1


def test_a_passage_of_another_gemeente_is_not_found(
    griffier_client: Client, onderdeel: Onderdeel, other_gemeente: Any
) -> None:
    far = make_stuk(make_dossier(gemeente=other_gemeente, title="Elders"), SHOWN)
    data = {"extent": "geheel", "passage": passage_of(far, SHOWN).public_id}
    assert "niet gevonden" in send(griffier_client, "judge_delivery", onderdeel, data)
    assert not Delivery.objects.exists()


@pytest.mark.parametrize("name", ACTIONS)
def test_who_comes_second_is_told(griffier_client: Client, onderdeel: Onderdeel, name: str) -> None:
    correct_onderdeel(onderdeel, title="Per wijk", reason="Zo staat het er.")
    data = {"title": "Per buurt", "reason": "Ook waar.", "extent": "niet"}
    assert "Iemand anders heeft dit onderdeel net gewijzigd" in send(griffier_client, name, onderdeel, data)
    assert [row.title for row in onderdeel.afspraak.onderdelen.current()] == ["Per wijk"]
    assert not Delivery.objects.exists()


def test_who_judges_from_an_old_screen_is_told_first(
    griffier_client: Client, onderdeel: Onderdeel, report: Stuk
) -> None:
    judge_delivery(onderdeel, extent="geheel", form="brief", passage=passage_of(report, SHOWN))
    data = {"extent": "niet", "reason": "Niets gevonden.", "expected_last": 0}
    page = send(griffier_client, "judge_delivery", onderdeel, data)
    assert "Iemand anders heeft dit onderdeel net beoordeeld" in page
    assert Delivery.objects.count() == 1
    told = html.fromstring(page).xpath("string(//input[@name='expected_last']/@value)")
    send(griffier_client, "judge_delivery", onderdeel, {**data, "expected_last": told})
    assert [row.extent for row in Delivery.objects.all()] == ["geheel", "niet"]


@pytest.mark.parametrize("name", ACTIONS)
def test_a_part_of_another_afspraak_does_not_exist_there(
    griffier_client: Client, onderdeel: Onderdeel, dossier: Any, name: str
) -> None:
    other = make_toezegging(make_stuk(dossier))
    address = reverse(f"besluiten_beheer:{name}", args=[other.pk, onderdeel.pk])
    assert griffier_client.get(address).status_code == 404


def test_a_redacteur_sees_the_parts_and_changes_nothing(
    redacteur_client: Client, onderdeel: Onderdeel, report: Stuk
) -> None:
    judge_delivery(onderdeel, extent="geheel", form="brief", passage=passage_of(report, SHOWN))
    page = redacteur_client.get(reverse("besluiten_beheer:afspraak", args=[onderdeel.afspraak_id])).content.decode()
    assert "Een overzicht" in page
    assert "Zoals toegezegd" in page
    assert "Beoordelen" not in page
    for name in ACTIONS:
        send(redacteur_client, name, onderdeel, {"title": "Iets", "reason": "Zomaar.", "extent": "niet"})
    redacteur_client.post(reverse("besluiten_beheer:add_onderdeel", args=[onderdeel.afspraak_id]), {"title": "Iets"})
    assert (Onderdeel.objects.count(), Delivery.objects.count()) == (1, 1)


@pytest.mark.parametrize("method", ["delete", "patch"])
def test_other_methods_are_not_allowed(griffier_client: Client, onderdeel: Onderdeel, method: str) -> None:
    address = reverse("besluiten_beheer:judge_delivery", args=[onderdeel.afspraak_id, onderdeel.pk])
    assert getattr(griffier_client, method)(address).status_code == 405
