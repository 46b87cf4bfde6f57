"""Andere woorden in /beheer/: who keeps them, what the list shows, and the form."""

from typing import Any
from urllib.parse import quote

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from dossiers.models import Role
from dossiers.services.gemeenten import make_member
from search.models import Synonym
from tests.factories import make_synonym
from tests.search_shelf import Shelf, make_shelf

pytestmark = pytest.mark.django_db

LIST, ADD = "/beheer/zoeken/woorden/", "/beheer/zoeken/woorden/nieuw/"
VALUES = {
    "direction": "bewoners",
    "said": "Keitjes",
    "expressions": "zwerfkeienbeleid\r\n\r\nstenenbeleid",
    "is_on": "on",
}


def shown(client: Client, address: str, **params: Any) -> str:
    return client.get(address, params).content.decode()


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_griffier_of_any_gemeente_and_the_beheerder_keep_the_list(
    griffier_client: Client, other_gemeente: Any
) -> None:
    other = make_member(gemeente=other_gemeente, role=Role.GRIFFIER, email="g@veenrade.example", password="x" * 14)
    beheerder = get_user_model().objects.create_superuser("beheerder", "b@portaal.example", "x" * 14)
    synonym = make_synonym("keitjes", "zwerfkeienbeleid")
    for client in (griffier_client, client_of(other), client_of(beheerder)):
        assert "keitjes → zwerfkeienbeleid" in shown(client, LIST)
        assert client.get(reverse("search_beheer:synonym", args=[synonym.pk])).status_code == 200
        assert "Andere woorden" in shown(client, "/beheer/")


def test_a_redacteur_keeps_no_list(redacteur_client: Client) -> None:
    synonym = make_synonym("keitjes", "zwerfkeienbeleid")
    for address in (LIST, ADD, reverse("search_beheer:synonym", args=[synonym.pk])):
        for answer in (redacteur_client.get(address, follow=True), redacteur_client.post(address, VALUES, follow=True)):
            assert "zwerfkeienbeleid" not in answer.content.decode()
    assert "Andere woorden" not in shown(redacteur_client, "/beheer/")
    assert Synonym.objects.get() == synonym
    assert synonym.rows.count() == 1


def test_a_passer_by_is_asked_to_log_in(client: Client) -> None:
    assert client.get(LIST).url.startswith("/beheer/login/")


def test_words_are_added_and_the_list_says_by_whom(griffier_client: Client, griffier: Any) -> None:
    answer = griffier_client.post(ADD, VALUES, follow=True).content.decode()
    assert "Opgeslagen. Dit werkt meteen." in answer
    assert "keitjes → zwerfkeienbeleid, stenenbeleid" in answer
    assert griffier.get_username() in answer
    assert "De griffie" in answer


def test_words_are_changed_and_put_off_with_a_history(griffier_client: Client) -> None:
    address = reverse("search_beheer:synonym", args=[make_synonym("keitjes", "zwerfkeienbeleid").pk])
    griffier_client.post(address, VALUES)
    off = {name: value for name, value in VALUES.items() if name != "is_on"}
    griffier_client.post(address, off)
    page = shown(griffier_client, address)
    assert page.count("keitjes → zwerfkeienbeleid, stenenbeleid") == 2
    assert "Geschiedenis" in page
    assert "(uit)" in page
    assert "Uit" in shown(griffier_client, LIST, stand="uit", q="keitjes")
    assert "Niets gevonden met deze keuze." in shown(griffier_client, LIST, stand="aan", q="keitjes")


def test_an_entry_of_the_release_is_changed_from_the_list(griffier_client: Client) -> None:
    page = shown(griffier_client, LIST, q="thuishulp")
    address = f"{ADD}?begin={quote('bewoners:thuishulp', safe='')}"
    assert f'href="{address}"' in page
    form = shown(griffier_client, address)
    assert "In de lijst van Raadsspoor staat: thuishulp → hulp bij het huishouden" in " ".join(form.split())
    griffier_client.post(address, {**VALUES, "said": "thuishulp"})
    changed = shown(griffier_client, LIST, q="thuishulp")
    assert "thuishulp → zwerfkeienbeleid, stenenbeleid" in changed
    assert "Raadsspoor, veranderd door de griffie" in changed
    assert "thuishulp → hulp bij het huishouden" not in changed


def test_a_searched_word_is_filled_in(griffier_client: Client) -> None:
    page = shown(griffier_client, ADD, bewoners="grofvuil < ophalen")
    assert 'value="grofvuil &lt; ophalen"' in page


def test_what_is_refused_stands_at_its_field(griffier_client: Client) -> None:
    page = griffier_client.post(ADD, {**VALUES, "said": ""}).content.decode()
    assert "Vul in wat bewoners zeggen." in page
    assert not Synonym.objects.exists()


def test_the_list_is_searched_and_leafed_through(griffier_client: Client) -> None:
    everything = shown(griffier_client, LIST)
    assert "Volgende" in everything
    assert len(everything) < 100_000
    assert shown(griffier_client, LIST, pagina=2) != everything
    assert "b&amp;w = college van burgemeester en wethouders" in shown(griffier_client, LIST, q="B&W")


def test_the_list_costs_the_same_with_many_rows(griffier_client: Client, django_assert_max_num_queries: Any) -> None:
    shown(griffier_client, LIST)
    for number in range(30):
        make_synonym(f"keitjes nummer {number}", "zwerfkeienbeleid")
    with django_assert_max_num_queries(20):
        assert shown(griffier_client, LIST).count("keitjes nummer") == 30


@pytest.fixture
def common_shelf(settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    shelf = make_shelf(settings, tmp_path, monkeypatch)
    for pk in range(100):
        shelf.put(pk, "voortgang en zwerfkeienbeleid" if pk else "voortgang en stenenbeleid")
    shelf.index()
    return shelf


def test_a_word_that_stands_everywhere_is_warned_for_and_kept(griffier_client: Client, common_shelf: Shelf) -> None:
    answer = griffier_client.post(ADD, VALUES, follow=True).content.decode()
    assert "“zwerfkeienbeleid” staat op heel veel pagina" in answer
    assert Synonym.objects.get().is_on


def test_a_word_that_stands_seldom_is_not_warned_for(griffier_client: Client, common_shelf: Shelf) -> None:
    answer = griffier_client.post(ADD, {**VALUES, "expressions": "stenenbeleid"}, follow=True).content.decode()
    assert "heel veel pagina" not in answer
