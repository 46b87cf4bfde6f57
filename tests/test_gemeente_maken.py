"""`manage.py gemeente_maken`: an empty gemeente that works, and clear words when it cannot be made."""

import io
import re
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from dossiers.models import GemeentePage
from dossiers.services.rights import user_can_work_for
from portal.services.page_tree import make_page_tree

pytestmark = pytest.mark.django_db
EMAIL = "griffie@zandhaven.example"


def make(**options: Any) -> str:
    out = io.StringIO()
    call_command("gemeente_maken", "Zandhaven", **{"slug": "zandhaven", "griffier": EMAIL, **options}, stdout=out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def _page_tree(db: None) -> None:
    make_page_tree()


def test_the_griffier_can_log_in_with_the_password_that_is_shown_once(client: Client, django_user_model: Any) -> None:
    shown = re.search(r"wachtwoord: (\S+)", make())
    assert shown is not None
    assert client.login(username=EMAIL, password=shown[1])
    gemeente = GemeentePage.objects.get(slug="zandhaven")
    assert (gemeente.live, user_can_work_for(django_user_model.objects.get(), gemeente.pk)) == (True, True)


def test_a_password_from_stdin_is_not_shown(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("een lange zin als sleutel\n"))
    assert "sleutel" not in make(from_stdin=True)
    assert client.login(username=EMAIL, password="een lange zin als sleutel")


def test_a_weak_password_makes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("kort\n"))
    with pytest.raises(CommandError, match="te zwak"):
        make(from_stdin=True)
    assert not GemeentePage.objects.exists()


def test_who_has_an_account_keeps_the_password(griffier: Any) -> None:
    assert "houdt zijn wachtwoord" in make(griffier=griffier.username)
    assert griffier.check_password("x" * 14)


@pytest.mark.parametrize(
    ("options", "words"),
    [({"slug": "zand haven"}, "slug “zand haven” kan niet"), ({"griffier": "griffie"}, "geen e-mailadres")],
)
def test_wrong_words_make_nothing(options: dict[str, str], words: str) -> None:
    with pytest.raises(CommandError, match=words):
        make(**options)
    assert not GemeentePage.objects.exists()


def test_a_second_gemeente_of_that_name_is_refused() -> None:
    make()
    with pytest.raises(CommandError, match="al een gemeente met de slug “zandhaven”"):
        make()
    assert GemeentePage.objects.count() == 1
