"""Where nothing is yet, /beheer/ says what will be there and gives one way out; the work list counts what waits."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dossiers.beheer.viewsets import VIEWSETS
from dossiers.services.stukken import publish_stuk
from tests.factories import make_stuk, make_toezegging

pytestmark = pytest.mark.django_db


def shown(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize("viewset", VIEWSETS, ids=lambda viewset: viewset.model_name)
def test_an_empty_list_says_what_will_be_there(griffier_client: Client, viewset: Any) -> None:
    page = shown(griffier_client, reverse(f"{viewset.url_namespace}:index"))
    assert str(viewset.empty_text) in page
    assert f'href="{reverse(f"{viewset.url_namespace}:add")}">Voeg de eerste toe' in page


def test_without_stukken_the_way_out_is_to_upload(griffier_client: Client) -> None:
    address = reverse("beheer_stuk:list")
    page = shown(griffier_client, address)
    assert "Een stuk begint met een bestand." in page
    assert f'<a class="button" href="{reverse("dossiers_beheer:upload")}">Bestanden uploaden</a>' in page
    nothing = shown(griffier_client, f"{address}?q=onvindbaar")
    assert "Niets gevonden." in nothing
    assert "Toon alles" in nothing


def test_the_first_day_begins_with_a_dossier(griffier_client: Client) -> None:
    page = shown(griffier_client, reverse("wagtailadmin_home"))
    for words in (
        "Maak het eerste dossier",
        "0 afspraken te laat",
        "Te bevestigen (0)",
        "Er wacht niets op uw bevestiging.",
        "Mijn concepten (0)",
        "U heeft geen concepten.",
        "Er staat niets gepland.",
    ):
        assert words in page


def test_the_work_list_counts_what_waits(griffier_client: Client, griffier: Any, dossier: Any) -> None:
    for number in range(17):
        make_stuk(dossier, f"Concept {number}.", title=f"Concept {number}", state="concept", user=griffier)
    make_stuk(dossier, "Van een ander.", title="Van een ander", state="concept")
    planned = make_stuk(dossier, "Straks.", title="Straks", state="concept", user=griffier)
    publish_stuk(planned, user=griffier, at=timezone.now() + timedelta(days=2))
    promised = make_stuk(dossier, "Wij sturen voor 1 maart 2020 een brief.")
    make_toezegging(promised, "Wij sturen voor 1 maart 2020 een brief.", termijn_words="voor 1 maart 2020")
    page = shown(griffier_client, reverse("wagtailadmin_home"))
    for words in ("Mijn concepten (17)", "Nog 1 concept van anderen", "Gaat binnenkort open (1)", "Embargo tot"):
        assert words in page
    assert "1 afspraak te laat" in page
    late = shown(griffier_client, reverse("besluiten_beheer:afspraken") + "?stand=te_laat")
    assert "1 afspraak" in late


def test_a_redacteur_is_not_asked_to_confirm(redacteur_client: Client) -> None:
    assert "Te bevestigen" not in shown(redacteur_client, reverse("wagtailadmin_home"))


def test_an_empty_choice_of_afspraken_has_a_way_back(griffier_client: Client) -> None:
    address = reverse("besluiten_beheer:afspraken")
    assert "Naar de stukken" in shown(griffier_client, address)
    assert "Toon alles" in shown(griffier_client, f"{address}?stand=te_laat")
