"""Every field of /beheer/ has a label and says in plain words what to fill in; no choice is a row of dashes."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from besluiten.models import Besluit
from besluiten.services.mijlpalen import register_mijlpaal
from besluiten.services.onderdelen import add_onderdeel
from dossiers.datering import datering_from_iso
from dossiers.models import Functie, Persoon, Reces, Vergadering
from dossiers.reading.model import FindKind
from dossiers.services.stukken import publish_stuk, record_behandeling, relate
from tests.beheer_routes import Route, routes
from tests.factories import make_compound, make_orgaan, make_stuk, make_synonym, make_toezegging, passage_of
from tests.found_in_text import found, propose

pytestmark = pytest.mark.django_db

# Their label tells it all.
SELF_EVIDENT = {
    *("first_name", "last_name", "email", "old_password", "new_password1", "new_password2", "password", "remember"),
}
NEEDLESS = {"seo_title", "search_description", "show_in_menus", "avatar", "go_live_at", "expire_at"}
NOT_TYPED = ("hidden", "submit", "button")
FORM_VIEWS = 35  # at least as many were found when this was written


@pytest.fixture
def values_for(gemeente: Any, dossier: Any) -> Any:
    stuk = make_stuk(dossier, "Het college komt hierop terug.", state="concept")
    public = publish_stuk(make_stuk(dossier, "Het besluit staat vast.", state="concept"))
    orgaan = make_orgaan(gemeente)
    persoon = Persoon.objects.create(gemeente=gemeente, name="A. Voorbeeld")
    vergadering = Vergadering.objects.create(gemeente=gemeente, orgaan=orgaan, title="Raad")
    passage = passage_of(stuk, "Het college komt hierop terug.")
    mijlpaal = register_mijlpaal(
        dossier=dossier, passage=passage, title="Begin", plan=datering_from_iso("2026-07"), is_main=True
    )
    afspraak = make_toezegging(stuk, "Het college komt hierop terug.")
    words = "Het college komt hierop terug."
    propose(stuk, found(stuk, FindKind.TOEZEGGING, words, {"hardheid": "planning"}))
    grave = make_stuk(dossier, "Zijn BSN is 123456782.", state="concept")
    propose(grave, found(grave, FindKind.PERSONAL, "123456782", {"level": "hoog"}))
    about = make_stuk(dossier, "Aan de raad. Zie ons memo. De start is later.", state="concept")
    propose(about, found(about, FindKind.METADATA, "de raad", {"addressee": "raad"}))
    other = make_stuk(dossier, "Datum: 8 mei. Zie ons memo.", state="concept")
    propose(other, found(other, FindKind.REFERENCE, "ons memo"))
    later = make_stuk(dossier, "Het begin is later.", state="concept")
    letter = make_stuk(dossier, "Hierbij ontvangt u het.", date=datering_from_iso("2026-09-01"))
    propose(later, found(later, FindKind.NEWS, "Het begin is later.", {"news": "uitstel"}))
    keys = {
        "beheer_stuk": [stuk.pk, public.pk, grave.pk, about.pk, other.pk, later.pk],
        "beheer_stukrelatie": [relate(stuk=stuk, kind="verwijst_naar", words="een memo").pk],
        "dossiers_beheer": [dossier.pk],
        "besluiten_beheer": [afspraak.pk, mijlpaal.pk, letter.pk],
        "search_beheer": [make_synonym("keitjes", "hondenbeleid").pk, make_compound("kiezel").pk],
        "wagtailadmin_pages": [dossier.pk, gemeente.pk],
        "beheer_orgaan": [orgaan.pk],
        "beheer_persoon": [persoon.pk],
        "beheer_functie": [
            Functie.objects.create(gemeente=gemeente, title="wethouder", persoon=persoon, orgaan=orgaan).pk
        ],
        "beheer_reces": [
            Reces.objects.create(gemeente=gemeente, name="zomer", first_day="2026-07-10", last_day="2026-08-20").pk
        ],
        "beheer_vergadering": [vergadering.pk],
        "beheer_behandeling": [record_behandeling(vergadering=vergadering, stuk=stuk, manner="besluit").pk],
        "beheer_besluit": [Besluit.objects.create(gemeente=gemeente, orgaan=orgaan, text="Instemmen.").pk],
    }
    pages = [dossier.pk, gemeente.pk]
    arguments = {
        "key": [passage.public_id],
        "onderdeel": [add_onderdeel(afspraak, title="Een overzicht").pk],
        "kind": ["toezegging", "randvoorwaarde", "opdracht"],
        "page_id": pages,
        "parent_page_id": pages,
        "number": [1],
        "content_type_app_name": ["dossiers"],
        "content_type_model_name": ["dossierpage"],
    }

    def values(name: str, argument: str) -> list[Any]:
        return keys.get(name.partition(":")[0], [1]) if argument == "pk" else arguments.get(argument, [1])

    return values


def forms_of(client: Client, route: Route) -> Iterator[Any]:
    """The forms in which something is kept, on the page of this route."""
    if route.name == "wagtailadmin_logout":  # it does so for a GET too, in a way
        return
    answer = client.get(route.path)
    if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
        for form in html.fromstring(answer.content).xpath("//main//form"):
            if form.get("method", "").lower() == "post" and "/logout/" not in form.get("action", ""):
                yield form


def controls_of(form: Any) -> Iterator[Any]:
    for control in form.xpath(".//input | .//select | .//textarea"):
        if control.get("name") and control.get("type") not in NOT_TYPED and control.get("hidden") is None:
            yield control


def faults_of(control: Any) -> list[str]:
    name = control.get("name").rpartition("-")[2]
    box = control.xpath("ancestor::*[@data-field-wrapper][1]")
    label = control.xpath("string(//label[@for=$id] | ancestor::label)", id=control.get("id"))
    help_text = box[0].xpath("string(.//*[@data-field-help])").strip() if box else ""
    found = []
    if not label.strip():
        found.append("no label")
    if not help_text and name not in SELF_EVIDENT:
        found.append("no help text")
    if name in NEEDLESS:
        found.append("nothing for a griffie")
    if "---" in control.xpath("string(./option[1])"):
        found.append("dashes for a choice")
    return [f"{name}: {fault}" for fault in found]


def test_every_field_is_explained(griffier_client: Client, values_for: Any) -> None:
    paths, faults = set(), []
    for route in routes(values_for):
        for form in forms_of(griffier_client, route):
            paths.add(route.path)
            faults += [f"{route.path} {fault}" for control in controls_of(form) for fault in faults_of(control)]
    assert not faults, "\n".join(sorted(set(faults)))
    assert len(paths) >= FORM_VIEWS


def test_every_field_of_the_pages_before_the_login_is_explained(client: Client) -> None:
    for name in ("wagtailadmin_login", "wagtailadmin_password_reset"):
        forms = html.fromstring(client.get(reverse(name)).content).xpath("//main//form")
        faults = [fault for form in forms for control in controls_of(form) for fault in faults_of(control)]
        assert forms
        assert not faults


def test_a_redacteur_reads_the_same(redacteur_client: Client, values_for: Any) -> None:
    names = ("beheer_stuk:edit", "beheer_besluit:add", "beheer_vergadering:add")
    faults = [
        fault
        for route in routes(values_for)
        if route.name in names
        for form in forms_of(redacteur_client, route)
        for control in controls_of(form)
        for fault in faults_of(control)
    ]
    assert not faults
