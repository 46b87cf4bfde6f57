"""How the demonstration is built: what was cut off goes on, and nothing real is mixed with it."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from dossiers.models import Bestand, GemeentePage, Stuk
from dossiers.services.gemeenten import make_gemeente
from portal.demo.build_papers import build_papers
from portal.demo.story_index import STORIES

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


def test_a_build_that_was_cut_off_goes_on() -> None:
    build_papers(STORIES[2], progress=[].append)
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
