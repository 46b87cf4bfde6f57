"""Without script the edit screen of a stuk still leads to publishing and withdrawing, for who may do it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_stuk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("state", "link"), [("concept", "publish"), ("published", "withdraw")])
def test_the_edit_screen_links_to_what_a_griffier_may_do(
    griffier_client: Client, redacteur_client: Client, dossier: Any, state: str, link: str
) -> None:
    stuk = make_stuk(dossier, state=state)
    edit, target = reverse("beheer_stuk:edit", args=[stuk.pk]), reverse(f"beheer_stuk:{link}", args=[stuk.pk])
    assert f'href="{target}"' in griffier_client.get(edit).content.decode()
    assert f'href="{target}"' not in redacteur_client.get(edit).content.decode()
