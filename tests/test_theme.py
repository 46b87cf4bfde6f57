"""A municipality dresses the portal in its own theme: file, class and logo, by the beheerder alone."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dossiers.models import GemeentePage
from portal.models import Theme
from tests.foreign_theme import CLASS, CSS, LOGO

pytestmark = pytest.mark.django_db
URL = "/beheer/settings/portal/theme/"


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def beheerder(client: Client) -> Client:
    client.force_login(get_user_model().objects.create_superuser("baas", "baas@raadsspoor.example", "x" * 14))
    return client


def dress(
    beheerder: Client,
    css: str | bytes = CSS,
    logo: str | bytes = LOGO,
    css_class: str = CLASS,
    logo_name: str = "a.svg",
) -> str:
    """Sends the form as the beheerder does; returns the page that follows."""
    files = {
        "css": SimpleUploadedFile("thema.css", css if isinstance(css, bytes) else css.encode()),
        "logo": SimpleUploadedFile(logo_name, logo if isinstance(logo, bytes) else logo.encode()),
    }
    form = beheerder.get(URL, follow=True)
    response = beheerder.post(form.request["PATH_INFO"], {**files, "css_class": css_class}, follow=True)
    return response.content.decode()


def answer(name: Any) -> Any:
    return Client().get(f"/{name}")


def bytes_of(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_every_page_wears_the_theme(beheerder: Client, gemeente: GemeentePage) -> None:
    dress(beheerder)
    html = Client().get("/").content.decode()
    theme = Theme.load()
    assert f'<html lang="nl" class="{CLASS}">' in html
    assert f'href="/{theme.css.name}"' in html
    assert f'src="/{theme.logo.name}" alt="Raadsspoor"' in html
    assert 'aria-label="Raadsspoor"' not in html


def test_without_a_theme_the_portal_has_its_own_look(client: Client, gemeente: GemeentePage) -> None:
    html = client.get("/").content.decode()
    assert '<html lang="nl">' in html
    assert "/thema/" not in html
    assert 'aria-label="Raadsspoor"' in html


def test_the_files_are_kept_for_good_and_run_nothing(beheerder: Client, gemeente: GemeentePage) -> None:
    dress(beheerder, logo=LOGO.replace("<rect", "<script>alert(1)</script><rect"))
    theme = Theme.load()
    css, logo = answer(theme.css), answer(theme.logo)
    assert css["Content-Type"].startswith("text/css")
    assert logo["Content-Type"] == "image/svg+xml"
    assert bytes_of(css).decode() == CSS
    assert b"<script>" in bytes_of(logo)
    for response in (css, logo):
        assert "immutable" in response["Cache-Control"]
        assert response["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
        assert response["X-Content-Type-Options"] == "nosniff"


def test_a_browser_that_kept_a_page_asks_for_the_theme_of_that_page(beheerder: Client, gemeente: GemeentePage) -> None:
    dress(beheerder)
    before = Theme.load().css.name
    dress(beheerder, css=CSS.replace("#8a1020", "#106a20"))
    assert Theme.load().css.name != before
    assert bytes_of(answer(before)).decode() == CSS


def test_the_same_file_again_is_kept_once(beheerder: Client, gemeente: GemeentePage, settings: Any) -> None:
    dress(beheerder)
    dress(beheerder)
    assert len(list(Path(settings.MEDIA_ROOT, "thema").iterdir())) == 2
    assert bytes_of(answer(Theme.load().css)).decode() == CSS


def test_another_theme_is_another_tag(beheerder: Client, gemeente: GemeentePage) -> None:
    before = Client().get("/")["ETag"]
    dress(beheerder)
    dressed = Client().get("/")["ETag"]
    dress(beheerder, css_class="nergenswoude-theme avond")
    assert len({before, dressed, Client().get("/")["ETag"]}) == 3
    assert Client().get("/", headers={"If-None-Match": before}).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"css": b"\xff\xfe\x00"}, "geen CSS-bestand"),
        ({"css": "zomaar wat woorden"}, "geen kleuren of maten"),
        ({"css": CSS + "@import 'https://elders.example/x.css';"}, "haalt iets op bij een ander adres"),
        ({"css": CSS + ".x { background: url( https://elders.example/x.png) }"}, "haalt iets op bij een ander adres"),
        ({"css": CSS + " " * 1_000_001}, "groter dan 1 MB"),
        ({"logo": "<p>geen plaatje</p>"}, "geen SVG- of PNG-plaatje"),
        ({"logo": b"GIF89a" + b"\0" * 40, "logo_name": "a.png"}, "geen SVG- of PNG-plaatje"),
        ({"css_class": '.met-punt" onload="x'}, "zonder punt"),
    ],
)
def test_what_is_no_theme_is_refused_with_a_reason(
    beheerder: Client, gemeente: GemeentePage, wrong: dict[str, Any], message: str
) -> None:
    assert message in dress(beheerder, **wrong)
    assert not Theme.objects.filter(css__gt="").exists()


@pytest.mark.parametrize("path", ["/thema/x.css", f"/thema/{'0' * 32}.css", "/thema/../raadsspoor.sqlite3"])
def test_no_other_file_is_served(client: Client, gemeente: GemeentePage, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_griffier_has_no_say_in_it(griffier_client: Client) -> None:
    assert griffier_client.get(URL).status_code in (302, 404)
    assert griffier_client.get(URL, follow=True).status_code in (200, 404)
    assert "Huisstijl" not in griffier_client.get("/beheer/").content.decode()
