"""What a redacteur, a griffier, a beheerder and a passer-by may do in /beheer/."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from dossiers.models import DossierPage, Orgaan, Stuk, Withdrawal
from tests.factories import make_orgaan, make_stuk, make_toezegging, passage_of

pytestmark = pytest.mark.django_db

GRIFFIER_ONLY = ("publish", "withdraw")


@pytest.fixture
def beheerder_client(db: None) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("beheerder", "b@portaal.example", "x" * 14))
    return client


@pytest.mark.parametrize("route", GRIFFIER_ONLY)
def test_a_redacteur_neither_publishes_nor_withdraws(redacteur_client: Client, dossier: Any, route: str) -> None:
    concept, published = make_stuk(dossier, state="concept"), make_stuk(dossier)
    for stuk in (concept, published):
        address = reverse(f"beheer_stuk:{route}", args=[stuk.pk])
        answer = redacteur_client.post(address, {"when": "now", "reason": "Zomaar."}, follow=True)
        assert "geen toegang" in answer.content.decode() or "geen toestemming" in answer.content.decode()
    concept.refresh_from_db()
    assert not concept.live
    assert not Withdrawal.objects.exists()


def test_a_redacteur_sees_no_publish_button(redacteur_client: Client, griffier_client: Client, dossier: Any) -> None:
    address = reverse("beheer_stuk:edit", args=[make_stuk(dossier, state="concept").pk])
    assert "Opslaan en publiceren" in griffier_client.get(address).content.decode()
    shown = redacteur_client.get(address)
    assert shown.status_code == 200
    assert "Opslaan en publiceren" not in shown.content.decode()


def test_a_redacteur_changes_no_status(redacteur_client: Client, dossier: Any) -> None:
    afspraak = make_toezegging(make_stuk(dossier))
    address = reverse("besluiten_beheer:status", args=[afspraak.pk])
    redacteur_client.post(address, {"target": "in_behandeling", "actor": "college", "expected_sequence": 1})
    assert afspraak.status_wijzigingen.count() == 1
    assert (
        "Stand wijzigen"
        not in redacteur_client.get(reverse("besluiten_beheer:afspraak", args=[afspraak.pk])).content.decode()
    )


def test_what_a_redacteur_adds_is_not_public_until_confirmed(
    redacteur_client: Client, griffier_client: Client, gemeente: Any
) -> None:
    values = {"name": "Adviesraad Wmo", "kind": "adviesraad", "is_confirmed": "on"}
    redacteur_client.post(reverse("beheer_orgaan:add"), values)
    orgaan = Orgaan.objects.get()
    assert not Orgaan.objects.public().exists()
    edit = reverse("beheer_orgaan:edit", args=[orgaan.pk])
    griffier_client.post(edit, values)
    assert Orgaan.objects.public().get() == orgaan
    redacteur_client.post(edit, {**values, "name": "Anders"})
    assert Orgaan.objects.get().name == "Adviesraad Wmo"


def test_a_redacteur_saves_a_dossier_but_does_not_publish_it(redacteur_client: Client, gemeente: Any) -> None:
    address = reverse("wagtailadmin_pages:add", args=["dossiers", "dossierpage", gemeente.pk])
    values = {
        "title": "Sociaal Team",
        "slug": "sociaal-team",
        "summary": "",
        "bestuursopdracht": "",
        "seo_title": "",
        "search_description": "",
        "action-publish": "action-publish",
    }
    redacteur_client.post(address, values)
    assert not DossierPage.objects.get().live


def test_what_is_referred_to_is_not_deleted_and_the_screen_says_why(
    griffier_client: Client, gemeente: Any, dossier: Any
) -> None:
    orgaan = make_orgaan(gemeente)
    make_stuk(dossier, sender_orgaan=orgaan)
    answer = griffier_client.post(reverse("beheer_orgaan:delete", args=[orgaan.pk]), follow=True)
    assert "er wordt nog naar verwezen" in answer.content.decode()
    assert Orgaan.objects.filter(pk=orgaan.pk).exists()
    free = make_orgaan(gemeente, "Commissie")
    griffier_client.post(reverse("beheer_orgaan:delete", args=[free.pk]))
    assert not Orgaan.objects.filter(pk=free.pk).exists()


@pytest.mark.parametrize("route", ["unpublish", "delete"])
def test_even_a_beheerder_cannot_unpublish_or_delete_a_stuk(beheerder_client: Client, dossier: Any, route: str) -> None:
    stuk = make_stuk(dossier)
    assert beheerder_client.post(reverse(f"beheer_stuk:{route}", args=[stuk.pk])).status_code == 404
    assert Stuk.objects.public().get() == stuk


def test_a_beheerder_reaches_what_others_do_not(beheerder_client: Client, griffier_client: Client) -> None:
    for address in (reverse("wagtailusers_users:index"), reverse("wagtailadmin_explore_root")):
        assert beheerder_client.get(address).status_code == 200
        assert griffier_client.get(address).status_code in (302, 404)


@pytest.mark.parametrize("name", ["unpublish", "delete", "move", "copy", "set_privacy"])
def test_a_dossier_keeps_its_place(griffier_client: Client, dossier: Any, name: str) -> None:
    assert griffier_client.post(reverse(f"wagtailadmin_pages:{name}", args=[dossier.pk])).status_code == 404
    assert DossierPage.objects.public().get() == dossier
    edit = griffier_client.get(reverse("wagtailadmin_pages:edit", args=[dossier.pk])).content.decode()
    assert f"/beheer/pages/{dossier.pk}/{name}/" not in edit


def test_a_passer_by_is_asked_to_log_in(client: Client, dossier: Any) -> None:
    stuk = make_stuk(dossier, state="concept")
    passage = passage_of(stuk)
    for address in (
        reverse("wagtailadmin_home"),
        reverse("beheer_stuk:edit", args=[stuk.pk]),
        reverse("dossiers_beheer:passage", args=[passage.public_id]),
        reverse("dossiers_beheer:upload"),
    ):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer.url.startswith("/beheer/login/")


def test_beheer_has_its_own_policy_and_is_kept_by_no_cache(griffier_client: Client, dossier: Any) -> None:
    inside = griffier_client.get(reverse("wagtailadmin_home")).headers
    assert "script-src 'self' 'unsafe-inline'" in inside["Content-Security-Policy"]
    assert "no-store" in inside["Cache-Control"]
    assert "private" in inside["Cache-Control"]
    outside = Client().get("/").headers
    assert "unsafe-inline" not in outside["Content-Security-Policy"]


def test_a_post_without_token_is_refused(griffier: Any, dossier: Any) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(griffier)
    stuk = make_stuk(dossier, state="concept")
    assert strict.post(reverse("beheer_stuk:publish", args=[stuk.pk]), {"when": "now"}).status_code == 403
    stuk.refresh_from_db()
    assert not stuk.live


def test_of_a_withdrawn_stuk_nothing_changes_any_more(griffier_client: Client, dossier: Any) -> None:
    stuk = make_stuk(dossier, state="withdrawn")
    page = reverse("beheer_stuk:edit", args=[stuk.pk])
    shown = griffier_client.get(page).content.decode()
    assert "Dit stuk is ingetrokken" in shown
    for offer in ("Bewaar concept", "Bestand vervangen", "Intrekken"):
        assert offer not in shown
    revisions = stuk.revisions.count()
    griffier_client.post(page, {"soort": "memo", "title": "Toch anders", "authority": "college", "date": ""})
    for route in ("replace_bestand", "publish", "withdraw"):
        for method in (griffier_client.get, griffier_client.post):
            answer = method(reverse(f"beheer_stuk:{route}", args=[stuk.pk]), follow=True)
            assert "Er verandert niets meer aan" in answer.content.decode()
    stuk.refresh_from_db()
    assert stuk.title != "Toch anders"
    assert stuk.revisions.count() == revisions


def test_the_list_of_dossiers_offers_a_redacteur_what_a_redacteur_may_do(
    redacteur_client: Client, griffier_client: Client, dossier: Any
) -> None:
    address = reverse("dossiers_beheer:dossiers")
    phase = reverse("dossiers_beheer:phase", args=[dossier.pk])
    assert phase in griffier_client.get(address).content.decode()
    assert phase not in redacteur_client.get(address).content.decode()
