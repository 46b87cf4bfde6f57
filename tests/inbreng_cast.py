"""Who signs in at /inbreng/, for tests: an adviesraad, the college, and others whom nothing concerns."""

from typing import Any

from django.test import Client

from besluiten.models import OrgaanAccount
from besluiten.services.accounts import make_account
from dossiers.models import GemeentePage, Orgaan
from tests.factories import make_orgaan

PASSWORD = "duinen-en-dijken-31"
ADDRESSES = {
    Orgaan.Kind.ADVISORY: "lid@adviesraad.example",
    Orgaan.Kind.BOARD: "bode@college.example",
    Orgaan.Kind.RESIDENTS: "buur@dorpsraad.example",
}
NAMES = {
    Orgaan.Kind.ADVISORY: "Adviesraad Sociaal Domein",
    Orgaan.Kind.BOARD: "College van burgemeester en wethouders",
    Orgaan.Kind.RESIDENTS: "Dorpsraad",
}


def account_for(orgaan: Orgaan, email: str = "", password: str = PASSWORD) -> OrgaanAccount:
    """With a password, as after the link."""
    account = make_account(orgaan=orgaan, email=email or ADDRESSES[Orgaan.Kind(orgaan.kind)], name="L. Id")
    account.user.set_password(password)
    account.user.save()
    return account


def new_account(gemeente: GemeentePage, kind: Orgaan.Kind, email: str = "") -> OrgaanAccount:
    """Of an orgaan of its own."""
    return account_for(make_orgaan(gemeente, NAMES[kind], kind), email)


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client
