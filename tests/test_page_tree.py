"""The pages that every portal has, and addresses that are kept for good."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import Client
from wagtail.models import Page, Site

from dossiers.append_only import missing_triggers, remove_triggers
from dossiers.models import DossierIndexPage
from portal.models import HomePage
from portal.services.page_tree import make_page_tree
from tests.factories import make_stuk

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _fresh_site_paths() -> Iterator[None]:
    """Wagtail keeps the addresses of sites in the cache, which no rollback reaches."""
    Site.clear_site_root_paths_cache()
    yield
    Site.clear_site_root_paths_cache()


def state() -> tuple[Any, ...]:
    pages = list(Page.objects.order_by("path").values_list("path", "slug", "title", "url_path"))
    groups = [(group.name, group.permissions.count()) for group in Group.objects.order_by("name")]
    return pages, groups, list(Site.objects.values_list("hostname", "port", "root_page"))


def test_making_the_tree_again_changes_nothing(gemeente: Any) -> None:
    before = state()
    make_page_tree()
    assert state() == before


def test_what_the_griffie_renamed_stays_renamed(client: Client, dossier: Any) -> None:
    home, index = HomePage.objects.get(), DossierIndexPage.objects.get()
    home.title, home.slug, index.title = "Raad van Duinvoorde", "raad-van-duinvoorde", "Onderwerpen"
    for page in (home, index):
        page.save_revision().publish()
    Site.objects.update(hostname="raad.example", site_name="Eigen naam")
    before = state()
    make_page_tree()
    assert state() == before
    assert client.get("/dossiers/duinvoorde/transformatie-wmo/").status_code == 200


@pytest.mark.parametrize("which", ["dossier", "gemeente"])
def test_a_changed_slug_leaves_a_permanent_redirect(
    client: Client, dossier: Any, which: str, django_capture_on_commit_callbacks: Any
) -> None:
    make_stuk(dossier)
    page = dossier if which == "dossier" else dossier.get_parent().specific
    page.slug = "nieuw"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    response = client.get("/dossiers/duinvoorde/transformatie-wmo/")
    assert response.status_code == 301
    assert response["Location"] in ("/dossiers/duinvoorde/nieuw/", "/dossiers/nieuw/transformatie-wmo/")
    assert client.get(response["Location"]).status_code == 200


def test_an_old_address_does_not_tell_the_new_one_of_what_is_hidden(
    client: Client, dossier: Any, django_capture_on_commit_callbacks: Any
) -> None:
    dossier.slug = "nieuw"
    with django_capture_on_commit_callbacks(execute=True):
        dossier.save_revision().publish()
    dossier.get_parent().specific.unpublish()
    assert client.get("/dossiers/duinvoorde/transformatie-wmo/").status_code == 404


def test_migrate_puts_missing_triggers_back(db: None) -> None:
    """It must not refuse to start because they are missing, as after an upgrade that adds one."""
    remove_triggers()
    assert missing_triggers()
    try:
        call_command("migrate", skip_checks=False, verbosity=0)
    except SystemCheckError as error:
        pytest.fail(str(error))
    assert not missing_triggers()
