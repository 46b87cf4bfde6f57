"""Public pages say "not changed" exactly when nothing has changed, and nothing of an editor is ever kept."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from besluiten.models import Afspraak
from besluiten.services.mijlpalen import register_mijlpaal, shift_mijlpaal
from besluiten.services.status import change_status
from besluiten.transitions import Actor, Status
from dossiers.datering import datering_from_iso
from dossiers.models import DossierPage, Stuk, Vergadering
from dossiers.services.gemeenten import make_dossier, set_phase
from dossiers.services.stukken import publish_stuk, record_behandeling, relate, save_concept, withdraw_stuk
from portal.models import PublicStamp
from portal.services.schedule import open_and_close
from portal.services.stamps import MANY_ROWS, add_together, touch
from tests.factories import make_orgaan, make_stuk, make_toezegging, passage_of
from tests.test_besluiten_timeline import make_besluit

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
HOME = "/"


@pytest.fixture
def shelf(dossier: DossierPage) -> DossierPage:
    """A dossier with something in it."""
    make_toezegging(make_stuk(dossier))
    return dossier


def tag_of(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return str(answer.headers.get("ETag", ""))


def url_of(dossier: DossierPage) -> str:
    return str(dossier.get_url())


def _shift(dossier: DossierPage) -> None:
    passage = passage_of(Stuk.objects.get())
    mijlpaal = register_mijlpaal(dossier=dossier, passage=passage, title="Start", plan=datering_from_iso("2026-07"))
    shift_mijlpaal(mijlpaal, target=datering_from_iso("2027"), passage=passage)


def _treat(dossier: DossierPage) -> None:
    raad = make_orgaan(dossier.get_parent().specific)
    meeting = Vergadering.objects.create(gemeente=raad.gemeente, orgaan=raad, title="Raadsvergadering")
    record_behandeling(vergadering=meeting, manner="bespreekstuk", stuk=Stuk.objects.get())


def _rename(dossier: DossierPage) -> None:
    dossier.title = "Wmo anders"
    dossier.save_revision().publish()


def _withdraw(_dossier: DossierPage) -> None:
    withdraw_stuk(Stuk.objects.get(), reason="Er stond een fout in.")


def _step(_dossier: DossierPage) -> None:
    proof = [passage_of(Stuk.objects.get())]
    change_status(Afspraak.objects.get(), target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD, evidence=proof)


def _refer(_dossier: DossierPage) -> None:
    relate(stuk=Stuk.objects.get(), kind="verwijst_naar", words="de nota van toen")


CHANGES: dict[str, Callable[[DossierPage], Any]] = {
    "a new stuk": make_stuk,
    "a withdrawal": _withdraw,
    "a step": _step,
    "a shift": _shift,
    "a phase": lambda dossier: set_phase(dossier, phase="inrichten"),
    "a treatment": _treat,
    "a reference": _refer,
    "a besluit": make_besluit,
    "another orgaan to filter on": lambda dossier: make_orgaan(dossier.get_parent().specific, "Cliëntenraad"),
    "another title": _rename,
    "another dossier": lambda dossier: make_dossier(gemeente=dossier.get_parent().specific, title="Ander"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_gives_another_page(client: Client, shelf: DossierPage, what: str) -> None:
    urls = [url_of(shelf), HOME, "/toezeggingen/", "/organen/"]
    before = {url: tag_of(client, url) for url in urls}
    assert all(before.values())
    CHANGES[what](shelf)
    assert {url for url in urls if tag_of(client, url) == before[url]} == set()


def test_a_page_that_has_not_changed_is_not_sent_again(
    client: Client, shelf: DossierPage, django_assert_max_num_queries: Any
) -> None:
    url = url_of(shelf)
    tag = tag_of(client, url)
    with django_assert_max_num_queries(1):
        answer = client.get(url, headers={"if-none-match": tag})
    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", tag)
    assert client.get(f"{url}?sorteer=oudste", headers={"if-none-match": tag}).status_code == 200
    assert client.get(url, headers={"if-none-match": tag, "host": "127.0.0.1"}).status_code == 200


def test_midnight_and_a_new_release_give_another_page(client: Client, shelf: DossierPage, monkeypatch: Any) -> None:
    url = url_of(shelf)
    tag = tag_of(client, url)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert tag_of(client, url) not in ("", tag)
    monkeypatch.setattr("portal.page_cache.release", lambda: "2.0")
    assert tag_of(client, url) not in ("", tag)


def test_what_closes_by_itself_is_not_called_unchanged(client: Client, shelf: DossierPage) -> None:
    concept = Stuk.objects.get().get_latest_revision_as_object()
    concept.expire_at = timezone.now() + timedelta(hours=1)
    save_concept(concept)
    publish_stuk(concept)
    url = url_of(shelf)
    tags = [tag_of(client, url)]
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        tag = tag_of(client, url)  # no worker has written anything
        assert client.get(url, headers={"if-none-match": tags[0]}).status_code == 200
        open_and_close()
        tags += [tag, tag_of(client, url)]
    assert len(set(tags)) == 3


def test_another_gemeente_is_another_matter(client: Client, shelf: DossierPage, other_gemeente: Any) -> None:
    other = make_dossier(gemeente=other_gemeente, title="Sociaal Team")
    mine, home = tag_of(client, url_of(shelf)), tag_of(client, HOME)
    make_stuk(other)
    assert tag_of(client, url_of(shelf)) == mine
    assert tag_of(client, HOME) != home


def test_a_page_that_closes_is_gone_at_once(client: Client, shelf: DossierPage) -> None:
    tag = tag_of(client, url_of(shelf))
    PageViewRestriction.objects.create(page=shelf, restriction_type="login")
    assert client.get(url_of(shelf), headers={"if-none-match": tag}).status_code == 404


def test_search_and_files_say_for_themselves(client: Client, shelf: DossierPage) -> None:
    assert not client.get("/zoeken/").has_header("ETag")
    answer = client.get(f"{Stuk.objects.get().get_absolute_url()}bestand/")
    assert answer.getvalue()
    assert not answer["ETag"].startswith("W/")


def test_rows_are_added_together_and_the_tag_stays(client: Client, shelf: DossierPage) -> None:
    gemeente = shelf.get_parent()
    for _n in range(MANY_ROWS):
        touch(gemeente.pk)
    tag = tag_of(client, url_of(shelf))
    assert [add_together(), add_together()] == [True, False]
    assert PublicStamp.objects.filter(scope=gemeente.pk).count() == 1
    assert tag_of(client, url_of(shelf)) == tag


def test_a_change_that_is_undone_does_not_count(client: Client, shelf: DossierPage) -> None:
    tag = tag_of(client, url_of(shelf))
    with transaction.atomic():
        make_stuk(shelf)
        transaction.set_rollback(True)
    assert tag_of(client, url_of(shelf)) == tag


def test_what_is_not_there_is_not_unchanged_either(client: Client, shelf: DossierPage) -> None:
    assert client.get("/bestaat-niet/", headers={"if-none-match": "*"}).status_code == 404


@pytest.fixture
def kept_pages(settings: Any) -> Iterator[None]:
    settings.PAGE_CACHE = True
    cache.clear()
    yield
    cache.clear()


@pytest.mark.usefixtures("kept_pages")
def test_a_kept_page_is_the_same_page(client: Client, shelf: DossierPage, django_assert_max_num_queries: Any) -> None:
    url = url_of(shelf)
    first = client.get(url)
    with django_assert_max_num_queries(1):
        again = client.get(url)
    assert (again.content, dict(again.headers)) == (first.content, dict(first.headers))
    assert "default-src 'none'" in again["Content-Security-Policy"]
    make_stuk(shelf, title="Nieuw stuk")
    assert "Nieuw stuk" in client.get(url).content.decode()


@pytest.mark.usefixtures("kept_pages")
def test_nothing_of_an_editor_is_kept(client: Client, griffier_client: Client, shelf: DossierPage) -> None:
    concept = make_stuk(shelf, "Kanarie in het concept.", state="concept")
    url = concept.get_absolute_url()
    seen = griffier_client.get(url)
    assert "Kanarie" in seen.content.decode()
    assert {"private", "no-store"} <= set(seen["Cache-Control"].split(", "))
    assert not seen.has_header("ETag")
    assert client.get(url).status_code == 404
    tag = tag_of(client, url_of(shelf))
    mine = griffier_client.get(url_of(shelf), headers={"if-none-match": tag})
    assert (mine.status_code, mine.has_header("ETag")) == (200, False)
    assert {"private", "no-store"} <= set(mine["Cache-Control"].split(", "))


@pytest.mark.parametrize("path", ["/", "/dossiers/", "/zoeken/", "/beheer/", "/inbreng/", "/bestaat-niet/"])
def test_a_host_that_is_not_ours_is_refused(settings: Any, shelf: DossierPage, path: str) -> None:
    """And not asked for again by the page that says so, which would make it a fault of ours."""
    settings.ALLOWED_HOSTS = ["raadsspoor.example"]
    response = Client(raise_request_exception=False).get(path, headers={"host": "elders.example"})
    assert response.status_code == 400
    assert b"Dit adres klopt niet" in response.content
    assert b"elders.example" not in response.content
