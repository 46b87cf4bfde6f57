"""In /beheer/ the griffier makes an account for /inbreng/, hands over its link, and ends it."""

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from besluiten.models import OrgaanAccount
from besluiten.services.accounts import end_account
from dossiers.models import Orgaan, Role
from dossiers.services.gemeenten import make_member
from tests.factories import make_orgaan
from tests.inbreng_cast import client_of, new_account

pytestmark = pytest.mark.django_db

LIST, MAKE = "/beheer/accounts/", "/beheer/accounts/nieuw/"
LINK = re.compile(r"http://testserver(/inbreng/wachtwoord/[^/\s]+/[^/\s]+/)")


@pytest.fixture
def adviesraad(gemeente: Any) -> Orgaan:
    return make_orgaan(gemeente, "Adviesraad Sociaal Domein", Orgaan.Kind.ADVISORY)


def make(client: Client, orgaan: Orgaan, **fields: str) -> Any:
    values = {"orgaan": str(orgaan.pk), "name": "Lena van Duin", "email": "lena@adviesraad.example", **fields}
    return client.post(MAKE, values)


def test_a_griffier_makes_an_account_and_sees_its_link_once(griffier_client: Client, adviesraad: Orgaan) -> None:
    page = make(griffier_client, adviesraad).content.decode()
    account = OrgaanAccount.objects.get()
    assert (account.user.get_full_name(), account.orgaan) == ("Lena van Duin", adviesraad)
    found = LINK.search(page)
    assert found
    assert "Kies een wachtwoord" in Client().get(found[1], follow=True).content.decode()
    listed = griffier_client.get(LIST).content.decode()
    assert "Lena van Duin" in listed
    assert "nog nooit" in listed
    assert not LINK.search(listed)


def test_the_link_is_kept_nowhere(griffier_client: Client, adviesraad: Orgaan, caplog: Any) -> None:
    found = LINK.search(make(griffier_client, adviesraad).content.decode())
    assert found
    token = found[1].rstrip("/").rpartition("/")[2]
    entries = [str(entry.data) for entry in ModelLogEntry.objects.all()]
    assert len(entries) == 2
    assert not [text for text in (*entries, caplog.text) if token in text]


def test_the_link_goes_by_mail_as_well(griffier_client: Client, adviesraad: Orgaan) -> None:
    assert "ook per e-mail verstuurd" in make(griffier_client, adviesraad).content.decode()
    (message,) = mail.outbox
    assert message.to == ["lena@adviesraad.example"]
    assert "namens Adviesraad Sociaal Domein" in message.body


def test_a_second_account_with_the_address_is_refused(griffier_client: Client, adviesraad: Orgaan) -> None:
    make(griffier_client, adviesraad)
    page = make(griffier_client, adviesraad, email="LENA@adviesraad.example").content.decode()
    assert "Met dit e-mailadres is er al een account." in page
    assert not LINK.search(page)
    assert OrgaanAccount.objects.count() == 1


@pytest.mark.parametrize("kind", [Orgaan.Kind.COUNCIL, Orgaan.Kind.PRESS])
def test_raad_and_press_get_no_account(griffier_client: Client, gemeente: Any, kind: Orgaan.Kind) -> None:
    orgaan = make_orgaan(gemeente, "Wie dan ook", kind)
    assert "Wie dan ook" not in griffier_client.get(MAKE).content.decode()
    assert make(griffier_client, orgaan).status_code == 200
    assert not OrgaanAccount.objects.exists()


def test_an_orgaan_of_another_gemeente_is_no_choice(
    griffier_client: Client, gemeente: Any, other_gemeente: Any
) -> None:
    theirs = make_orgaan(other_gemeente, "Adviesraad Veenrade", Orgaan.Kind.ADVISORY)
    assert "Adviesraad Veenrade" not in griffier_client.get(MAKE).content.decode()
    make(griffier_client, theirs)
    assert not OrgaanAccount.objects.exists()


def test_who_is_only_redacteur_there_makes_no_account_there(
    griffier_client: Client, griffier: Any, other_gemeente: Any
) -> None:
    make_member(gemeente=other_gemeente, role=Role.EDITOR, email=griffier.email)
    theirs = make_orgaan(other_gemeente, "Adviesraad Veenrade", Orgaan.Kind.ADVISORY)
    account = new_account(other_gemeente, Orgaan.Kind.RESIDENTS)
    assert "Adviesraad Veenrade" not in griffier_client.get(MAKE).content.decode()
    make(griffier_client, theirs)
    assert OrgaanAccount.objects.get() == account
    assert account.user.email not in griffier_client.get(LIST).content.decode()
    assert griffier_client.post(f"{LIST}{account.pk}/beeindigen/")["Location"] == "/beheer/"
    account.refresh_from_db()
    assert account.ended_at is None


def test_ending_is_asked_for_and_then_final(griffier_client: Client, gemeente: Any) -> None:
    account = new_account(gemeente, Orgaan.Kind.ADVISORY)
    inside = client_of(account.user)
    ask = griffier_client.get(f"{LIST}{account.pk}/beeindigen/")
    assert "Beëindig dit account" in ask.content.decode()
    assert inside.get("/inbreng/aanmelden/").status_code == 302
    assert griffier_client.post(f"{LIST}{account.pk}/beeindigen/")["Location"] == LIST
    assert inside.get("/inbreng/aanmelden/").status_code == 200
    assert "Beëindigd op" in griffier_client.get(LIST).content.decode()
    page = griffier_client.post(f"{LIST}{account.pk}/link/").content.decode()
    assert "Dit account is beëindigd." in page
    assert not LINK.search(page)


def test_a_new_link_is_made_by_a_post_only(griffier_client: Client, gemeente: Any) -> None:
    account = new_account(gemeente, Orgaan.Kind.ADVISORY)
    assert not LINK.search(griffier_client.get(f"{LIST}{account.pk}/link/").content.decode())
    assert LINK.search(griffier_client.post(f"{LIST}{account.pk}/link/").content.decode())


@pytest.mark.parametrize("path", [LIST, MAKE])
def test_a_redacteur_keeps_no_accounts(redacteur_client: Client, adviesraad: Orgaan, path: str) -> None:
    assert redacteur_client.get(path).status_code == 404
    assert make(redacteur_client, adviesraad).status_code == 404
    assert not OrgaanAccount.objects.exists()
    assert LIST not in redacteur_client.get("/beheer/").content.decode()


def test_the_griffier_finds_it_in_the_menu(griffier_client: Client, gemeente: Any) -> None:
    assert LIST in griffier_client.get("/beheer/").content.decode()
    assert "Er is nog geen account." in griffier_client.get(LIST).content.decode()


def test_the_list_asks_no_more_when_it_grows(griffier_client: Client, adviesraad: Orgaan) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert griffier_client.get(LIST).status_code == 200
        return len(captured)

    for number in range(2):
        make(griffier_client, adviesraad, email=f"{number}@adviesraad.example")
    few = queries()
    for number in range(2, 8):
        make(griffier_client, adviesraad, email=f"{number}@adviesraad.example")
    end_account(OrgaanAccount.objects.all()[0])
    assert queries() == few


def test_a_user_of_the_griffie_is_not_taken_for_an_account(
    griffier_client: Client, adviesraad: Orgaan, griffier: Any
) -> None:
    page = make(griffier_client, adviesraad, email=griffier.email).content.decode()
    assert "Met dit e-mailadres is er al een account." in page
    assert get_user_model().objects.count() == 1
