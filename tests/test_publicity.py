"""What is public is kept beside the things: the kept answer is always the one that the rule gives."""

from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from besluiten.models import Afspraak, AfspraakPublicity
from besluiten.services.publicity import refresh_all_afspraken
from besluiten.services.status import change_status
from besluiten.transitions import Actor, Status
from dossiers import signal_handlers
from dossiers.models import DossierPage, GemeentePage, Orgaan, PagePublicity, Stuk, StukPublicity
from dossiers.services.gemeenten import make_dossier
from dossiers.services.publicity import refresh_all
from portal.models import PublicStamp
from portal.worker import tidy_up
from search.models import OutboxRow
from tests.factories import make_stuk, make_toezegging
from tests.test_besluiten_timeline import make_besluit

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def wrong_answers() -> int:
    return refresh_all() + refresh_all_afspraken()


def test_a_portal_from_before_gets_its_answers_by_a_migrate(client: Client, dossier: DossierPage) -> None:
    make_toezegging(make_stuk(dossier))
    for model in (AfspraakPublicity, StukPublicity, PagePublicity):
        model.objects.all().delete()
    assert client.get("/").status_code == 404
    call_command("migrate", verbosity=0)
    assert client.get("/").status_code == 200
    assert (Stuk.objects.public().count(), Afspraak.objects.public().count(), wrong_answers()) == (1, 1, 0)


def test_a_portal_without_stukken_gets_its_answers_too(client: Client, gemeente: GemeentePage) -> None:
    PagePublicity.objects.all().delete()
    signal_handlers.fill_publicity_after_migrate(apps.get_app_config("dossiers"))
    assert client.get("/dossiers/duinvoorde/").status_code == 200


@pytest.mark.parametrize("has_restriction", [False, True])
def test_an_empty_dossier_goes_with_its_answer(
    gemeente: GemeentePage, admin_client: Client, has_restriction: bool
) -> None:
    dossier = make_dossier(gemeente=gemeente, title="Leeg")
    if has_restriction:
        PageViewRestriction.objects.create(page=dossier, restriction_type="login")
    for page in (dossier, gemeente):
        assert admin_client.post(f"/beheer/pages/{page.pk}/delete/").status_code == 302
        assert not PagePublicity.objects.filter(page=page.pk).exists()
    assert not GemeentePage.objects.exists()


@pytest.mark.parametrize("what", ["afspraak", "besluit", "stuk"])
def test_a_dossier_with_something_in_it_stays(dossier: DossierPage, admin_client: Client, what: str) -> None:
    other = make_dossier(gemeente=dossier.get_parent().specific, title="Ander")
    if what == "besluit":
        make_besluit(other)
    elif what == "stuk":
        make_stuk(other)
    else:
        make_toezegging(make_stuk(dossier), dossiers=[other])
    admin_client.post(f"/beheer/pages/{other.pk}/delete/")
    assert DossierPage.objects.filter(pk=other.pk).exists()


def test_a_restriction_can_be_lifted_again(client: Client, dossier: DossierPage, admin_client: Client) -> None:
    PageViewRestriction.objects.create(page=dossier, restriction_type="login")
    assert client.get(dossier.get_url()).status_code == 404
    admin_client.post(f"/beheer/pages/{dossier.pk}/privacy/", {"restriction_type": "none"})
    assert client.get(dossier.get_url()).status_code == 200


def test_an_orgaan_that_is_not_confirmed_any_more_takes_its_steps_along(dossier: DossierPage) -> None:
    afspraak = make_toezegging(make_stuk(dossier))
    besluit = make_besluit(dossier)
    change_status(afspraak, target=Status.LAPSED, actor=Actor.COUNCIL, reason="Niet meer nodig.", besluit=besluit)
    assert AfspraakPublicity.objects.get().status == Status.LAPSED
    besluit.orgaan.is_confirmed = False
    besluit.orgaan.save()
    assert AfspraakPublicity.objects.get().status == Status.OPEN_PROMISE
    assert wrong_answers() == 0


def test_a_write_past_the_services_is_put_right_and_told(
    dossier: DossierPage, caplog: pytest.LogCaptureFixture
) -> None:
    make_toezegging(make_stuk(dossier))
    OutboxRow.objects.all().delete()
    Page.objects.filter(pk=dossier.pk).update(live=False)
    tidy_up()
    assert "what is public was kept wrongly" in caplog.text
    assert not Stuk.objects.public().exists()
    assert not Afspraak.objects.public().exists()
    assert {row.kind for row in OutboxRow.objects.all()} == {"dossier", "stuk", "afspraak"}
    caplog.clear()
    tidy_up()
    assert caplog.text == ""


@pytest.mark.skipif(not connection.features.has_select_for_update, reason="here only one can write at a time")
def test_what_another_wrote_meanwhile_is_told_too(
    dossier: DossierPage, django_capture_on_commit_callbacks: Any
) -> None:
    afspraak = make_toezegging(make_stuk(dossier))
    besluit = make_besluit(dossier)
    with django_capture_on_commit_callbacks() as callbacks:
        change_status(afspraak, target=Status.LAPSED, actor=Actor.COUNCIL, reason="Niet meer nodig.", besluit=besluit)
    Orgaan.objects.update(is_confirmed=False)  # as another transaction, which did not see this step
    OutboxRow.objects.all().delete()
    stamps = PublicStamp.objects.count()
    for run in callbacks:
        run()
    assert AfspraakPublicity.objects.get().status == Status.OPEN_PROMISE
    assert {(row.kind, row.object_id) for row in OutboxRow.objects.all()} == {("afspraak", afspraak.pk)}
    assert PublicStamp.objects.count() > stamps
