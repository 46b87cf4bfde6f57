"""Wagtail's own pages in /beheer/ speak as ours do: Dutch, with u, and of nothing that a griffie has no use for."""

import gettext
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import wagtail
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext as translate

from portal import beheer_account
from tests.factories import make_stuk

pytestmark = pytest.mark.django_db

OURS = Path(beheer_account.__file__).parent / "locale" / "nl" / "LC_MESSAGES"
FAMILIAR = re.compile(r"\b(je|jij|jou|jouw)\b", re.IGNORECASE)


class Text(HTMLParser):
    """What a person may come to read: text and labels for ears, no scripts."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.silent = 0
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("script", "style")
        self.lines += [value for name, value in attrs if value and name in ("aria-label", "title", "placeholder")]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.silent and data.strip():
            self.lines.append(data.strip())


def catalog(path: Path) -> dict[Any, str]:
    with path.open("rb") as source:
        return dict(gettext.GNUTranslations(source)._catalog)  # type: ignore[attr-defined] # there is no public way


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_each_sentence_of_ours_still_takes_the_place_of_one_of_wagtail(domain: str) -> None:
    theirs = {
        key[0] if isinstance(key, tuple) else key
        for path in Path(wagtail.__file__).parent.rglob(f"locale/nl/LC_MESSAGES/{domain}.mo")
        for key in catalog(path)
    }
    ours = catalog(OURS / f"{domain}.mo")
    assert len(ours) > 1
    assert set(ours) <= theirs


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_the_compiled_words_are_those_of_the_source(domain: str) -> None:
    source = (OURS / f"{domain}.po").read_text()
    written = [text.replace('\\"', '"') for text in re.findall(r'^msgstr "(.+)"$', source, re.MULTILINE)]
    compiled = [value for key, value in catalog(OURS / f"{domain}.mo").items() if key]
    assert sorted(written) == sorted(compiled)


def test_wagtail_says_u(griffier_client: Client, dossier: Any, gemeente: Any) -> None:
    stuk = make_stuk(dossier)
    pages = [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_account"),
        reverse("wagtailadmin_pages:edit", args=[dossier.pk]),
        reverse("wagtailadmin_pages:history", args=[dossier.pk]),
        reverse("wagtailadmin_pages:add", args=["dossiers", "dossierpage", gemeente.pk]),
        reverse("beheer_stuk:list") + "?q=niets-van-dat-alles",
        reverse("beheer_stuk:edit", args=[stuk.pk]),
        reverse("beheer_stuk:history", args=[stuk.pk]),
        reverse("beheer_orgaan:index"),
        reverse("beheer_orgaan:add"),
    ]
    familiar = {
        address: lines
        for address in pages
        if (
            lines := [
                line for line in Text(griffier_client.get(address).content.decode()).lines if FAMILIAR.search(line)
            ]
        )
    }
    assert not familiar


def test_a_forgotten_password_is_a_dutch_journey(client: Client, griffier: Any) -> None:
    client.post(reverse("wagtailadmin_password_reset"), {"email": griffier.email})
    letter = mail.outbox[0]
    assert letter.subject == "Een nieuw wachtwoord kiezen voor Raadsspoor"
    assert f"Uw gebruikersnaam is {griffier.email}." in letter.body
    address = re.search(r"/beheer/password_reset/\S+", letter.body)
    assert address is not None
    page = client.get(address[0], follow=True)
    assert "Kies een nieuw wachtwoord" in page.content.decode()
    used = page.redirect_chain[-1][0]
    client.post(used, {"new_password1": "een-heel-nieuw-woord", "new_password2": "een-heel-nieuw-woord"})
    griffier.refresh_from_db()
    assert griffier.check_password("een-heel-nieuw-woord")
    assert "Deze link werkt niet meer" in client.get(address[0], follow=True).content.decode()


def test_the_account_page_asks_what_a_griffier_needs_and_nothing_else(griffier_client: Client, griffier: Any) -> None:
    address = reverse("wagtailadmin_account")
    page = griffier_client.get(address).content.decode()
    assert "Voornaam" in page
    assert "Nieuw wachtwoord" in page
    for needless in ("Profielfoto", "Notificaties", "tijdzone", "Dichtheid"):
        assert needless not in page
    griffier_client.post(
        address,
        {
            "name_email-first_name": "Gea",
            "name_email-last_name": "Griffie",
            "name_email-email": griffier.email,
            "theme-theme": "dark",
            "theme-contrast": "system",
        },
    )
    griffier.refresh_from_db()
    assert (griffier.first_name, griffier.wagtail_userprofile.theme) == ("Gea", "dark")


def test_the_account_page_is_for_who_is_logged_in(client: Client) -> None:
    answer = client.get(reverse("wagtailadmin_account"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("wagtailadmin_login"))


def test_the_menu_has_the_order_of_the_work(griffier_client: Client) -> None:
    """In the plain menu, which stands there without script too."""
    page = griffier_client.get(reverse("wagtailadmin_home")).content.decode()
    menu = page.split("beheer-plain-menu")[1].split("</nav>")[0]
    assert re.findall(r">([^<>]+)</a>", menu) == [
        *(
            "Werklijst",
            "Uploaden",
            "Controleren",
            "Stukken",
            "Dossiers",
            "Afspraken",
            "Mijlpalen",
            "Losse einden",
            "Vergaderingen",
            "Behandelingen",
        ),
        *("Besluiten", "Verwijzingen", "Organen", "Personen", "Functies", "Recessen", "Accounts", "Termijnen"),
        *("Andere woorden", "Samengestelde woorden", "Niets gevonden", "Uw gegevens"),
    ]


def test_the_words_for_the_script_are_ours_too() -> None:
    assert catalog(OURS / "djangojs.mo")["Are you sure?"] == "Weet u het zeker?"
    assert translate("Reset your password") == "Nieuw wachtwoord aanvragen"


def test_beside_a_form_stands_nothing_about_locks_and_links(griffier_client: Client, dossier: Any) -> None:
    stuk = make_stuk(dossier)
    for address in (
        reverse("wagtailadmin_pages:edit", args=[dossier.pk]),
        reverse("beheer_stuk:edit", args=[stuk.pk]),
    ):
        page = griffier_client.get(address).content.decode()
        assert "Er staat geen publicatie gepland" in page
        for needless in ("Vergrendelen", "Ontgrendeld", "verwijzingen</", "keer gebruikt", "Paginazichtbaarheid"):
            assert needless not in page
        assert re.search(r"<h1[\s>]", page)


def test_a_dossier_is_edited_under_dossiers(griffier_client: Client, dossier: Any) -> None:
    """The menu marks the item with which the address begins."""
    address = reverse("wagtailadmin_pages:edit", args=[dossier.pk])
    page = griffier_client.get(address).content.decode()
    menu = page.split("beheer-plain-menu")[1].split("</nav>")[0]
    found = re.search(r'<a href="([^"]+)"[^>]*>Dossiers</a>', menu)
    assert found is not None
    assert address.startswith(found[1])
    assert griffier_client.get(found[1])["Location"] == reverse("dossiers_beheer:dossiers")
