"""The demonstration is built by the product itself, and tells the stories that it should."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from besluiten.models import Afspraak, Mijlpaal
from besluiten.termijn import TermijnKind
from dossiers.datering import datering_from_iso
from dossiers.models import Bestand, DossierPage, GemeentePage, Passage, PortefeuillehouderRow, Stuk, StukRelatie
from dossiers.services.gemeenten import make_gemeente
from dossiers.services.rights import user_can_work_for
from portal.demo.build_papers import build_papers
from portal.demo.logins import DEMO_LOGINS
from portal.demo.story_index import STORIES
from search.models import OutboxRow
from search.query import SearchQuery
from search.services import search

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    settings.DEMO = True
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    settings.SEARCH_INDEX_DIR = tmp_path / "zoekindex"
    settings.WORKER_LOCK = tmp_path / "worker.lock"


def make_demo(**options: Any) -> list[str]:
    out = io.StringIO()
    call_command("demo_maken", stdout=out, **options)
    return out.getvalue().splitlines()


def check_stories(client: Client) -> None:
    today = timezone.localdate()
    shifted, started = Mijlpaal.objects.public().filter(is_main=True).order_by("pk")[:2]
    assert [str(row) for row in shifted.verschuivingen.all()] == [
        "1 januari 2022 → 1 juli 2022",
        "1 juli 2022 → 1 januari 2023",
    ]
    assert started.plan.earliest == datering_from_iso("2026-01-01").earliest
    afspraken = Afspraak.objects.public().with_public_state()
    conditions = afspraken.filter(kind=Afspraak.Kind.RANDVOORWAARDE, mijlpaal=started)
    assert len(conditions) == 7
    assert not conditions.filter(current_status="aangetoond").exists()
    assert not conditions.undated().exists()
    kinds = set(afspraken.values_list("termijn_kind", flat=True))
    assert kinds >= {TermijnKind.INTERVAL, TermijnKind.RECURRING, TermijnKind.EVENT, TermijnKind.UNDETERMINED}
    assert afspraken.overdue(max(today, datering_from_iso("2026-11-01").earliest or today)).count() >= 4
    assert StukRelatie.objects.public().unresolved().count() == 8
    holders = PortefeuillehouderRow.objects.filter(dossier__slug="transformatie-wmo").order_by("pk")
    assert ["Zandverhoef" in str(row.functies.get()) for row in holders] == [True, False]
    for dossier in DossierPage.objects.public():
        assert client.get(dossier.url).status_code == 200


def test_the_demo_tells_its_stories_and_a_second_run_changes_nothing(client: Client, django_user_model: Any) -> None:
    lines = make_demo()
    total = sum(len(story.documents) for story in STORIES)
    assert [line.split()[:3] for line in lines[1 : total + 1]] == [
        [str(number), "van", str(total)] for number in range(1, total + 1)
    ]
    hidden = sum(not document.is_shown for story in STORIES for document in story.documents)
    withdrawn = sum(len(story.withdrawals) for story in STORIES)
    assert (Stuk.objects.count(), Stuk.objects.public().count()) == (total, total - hidden - withdrawn)
    assert all(passage.stands_where_it_says for passage in Passage.objects.select_related("pagina"))
    check_stories(client)
    assert not OutboxRow.objects.exists()
    assert search(SearchQuery(today=timezone.localdate(), text="klankbordgroep")).total > 0
    for role, name, password in DEMO_LOGINS:
        assert client.login(username=name, password=password), role
    griffier = django_user_model.objects.get(username=DEMO_LOGINS[0][1])
    assert [user_can_work_for(griffier, page.pk) for page in GemeentePage.objects.order_by("pk")] == [
        True,
        False,
        False,
    ]
    assert make_demo() == []
    assert Stuk.objects.count() == total


def test_a_build_that_was_cut_off_goes_on() -> None:
    build_papers(STORIES[2], progress=lambda document: None)
    make_demo()
    documents = [document for story in STORIES for document in story.documents]
    assert Stuk.objects.count() == len(documents)
    assert Bestand.objects.count() == len(documents) + sum(document.earlier is not None for document in documents)
    assert GemeentePage.objects.count() == len({story.gemeente for story in STORIES})


def test_logins_that_everybody_knows_are_for_a_demonstration_only(settings: Any, django_user_model: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=true"):
        make_demo()
    assert not django_user_model.objects.exists()


def test_real_gemeenten_and_the_demo_do_not_mix() -> None:
    gemeente = make_gemeente(name="Echt", slug="zandhaven")
    with pytest.raises(CommandError, match="andere gemeenten"):
        make_demo(anew=True)
    assert GemeentePage.objects.get() == gemeente
