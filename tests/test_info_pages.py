"""Pages about the portal itself: in the footer of every page, with the texts that the demonstration brings."""

from typing import Any

import pytest
from django.test import Client

from portal.demo.info_pages import TITLES, make_info_pages
from portal.models import InfoPage

pytestmark = pytest.mark.django_db


def test_every_page_leads_to_them_and_each_has_its_text(client: Client, dossier: Any) -> None:
    make_info_pages()
    make_info_pages()
    assert InfoPage.objects.count() == len(TITLES)
    footer = client.get(dossier.get_url()).content.decode().partition("<footer")[2]
    for slug, title in TITLES.items():
        assert f'<a href="/{slug}/">{title}</a>' in " ".join(footer.split())
        answer = client.get(f"/{slug}/")
        assert answer.status_code == 200
        assert f'<h1 dir="auto">{title}</h1>' in answer.content.decode()
        assert "<p>" in answer.content.decode().partition('class="prose"')[2].partition("</main>")[0]


def test_a_portal_without_them_has_no_empty_list(client: Client, dossier: Any) -> None:
    assert "Over dit portaal" not in client.get(dossier.get_url()).content.decode()


def test_one_that_is_taken_offline_is_gone_everywhere(client: Client, dossier: Any) -> None:
    make_info_pages()
    InfoPage.objects.get(slug="privacy").unpublish()
    assert client.get("/privacy/").status_code == 404
    assert "/privacy/" not in client.get(dossier.get_url()).content.decode()
