"""Hostile text typed into every form of /beheer/: kept as text, or refused in Dutch; never an error of the site."""

import itertools
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, resolve, reverse
from lxml import html

from dossiers.models import Orgaan
from portal.demo.info_pages import make_info_pages
from portal.models import InfoPage
from tests.beheer_routes import beheer_patterns
from tests.browser.test_beheer_pages import beheer_pages
from tests.browser.world import World
from tests.hostile_text import PAYLOADS, UNSTORABLE
from tests.test_payloads import raw_in

pytestmark = pytest.mark.django_db

TEXT_FIELDS = "textarea | //input[@type='text' or @type='search' or @type='email' or @type='url' or not(@type)]"
ENGLISH = re.compile(r"\b(this field|enter a|ensure this|required|invalid|not allowed|must be|is not)\b", re.IGNORECASE)
LEAVE_ALONE = {"wagtailadmin_logout", "wagtailadmin_login"}
JSON_SCRIPT = re.compile(
    r'<script[^>]+type="application/json"[^>]*>.*?</script>', re.DOTALL
)  # holds quotes as they are
TOO_LONG = "x" * 5_000
Values = list[tuple[str, Any]]
REFUSED = 422  # the check screen shows a form again with what is wrong in it


def addresses(client: Client, world: World) -> Iterator[str]:
    """One address per route: of our pages, of their links, and of each route that needs no argument."""
    seen = set(LEAVE_ALONE)
    found = beheer_pages(world)
    for address in list(found):
        found += html.fromstring(client.get(address).content).xpath("//a/@href")
    for name, _pattern, _trail in beheer_patterns():
        if "beheer" in name:
            try:
                found.append(reverse(name))
            except NoReverseMatch:
                continue
    for address in found:
        path = address.partition("#")[0].partition("?")[0]
        if path.startswith("/beheer/") and (name := resolve(path).view_name) not in seen:
            seen.add(name)
            yield address


def forms_at(client: Client, address: str) -> Iterator[tuple[str, Any, list[str]]]:
    """Where each form goes, itself, and the names of its fields for text."""
    response = client.get(address, follow=True)
    if not response.headers["Content-Type"].startswith("text/html"):
        return
    for form in html.fromstring(response.content.decode()).xpath("//form"):
        names = [field.get("name") for field in form.xpath(f".//{TEXT_FIELDS.replace('//', './/')}")]
        names = [name for name in names if name and name != "csrfmiddlewaretoken"]
        if names:
            yield form.get("action") or response.request["PATH_INFO"], form, names


def send(client: Client, action: str, method: str, values: Values) -> Any:
    """What is saved is undone at once: the next form finds the portal as it was."""
    with transaction.atomic():
        body = urlencode(values)
        if method.upper() == "GET":
            response = client.get(f"{action.partition('?')[0]}?{body}")
        else:
            response = client.post(action, body, content_type="application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    return response


def problems_of(client: Client, address: str, texts: Iterator[str | bytes]) -> list[str]:
    """Each field takes the next text; then once more, without those that were refused."""
    found = []
    for action, form, names in forms_at(client, address):
        own = [(name, value) for name, value in form.form_values() if name not in names]
        old = dict(form.form_values())
        hostile: Values = [(name, next(texts)) for name in names]
        response = send(client, action, form.method, own + hostile)
        found += faults_in(action, response)
        if response.status_code not in (200, REFUSED) or form.method == "GET":
            continue
        refused = set(re.findall(r'id="id_([\w-]+?)_error|error-id_([\w-]+)', response.content.decode()))
        kept = {name for pair in refused for name in pair if name}
        second = [(name, old.get(name) or "" if name in kept else value) for name, value in hostile]
        found += faults_in(action, send(client, action, form.method, own + second))
    return [f"{address} → {problem}" for problem in found]


def faults_in(action: str, response: Any) -> list[str]:
    if response.status_code >= 400 and response.status_code not in (404, REFUSED):
        return [f"{action}: {response.status_code}"]
    source = response.content.decode()
    tree = html.fromstring(source) if source.strip() else None
    errors = [] if tree is None else tree.xpath("//*[contains(@class, 'error')]//text()")
    return [
        *(f"{action}: {payload}" for payload in raw_in(JSON_SCRIPT.sub("", source))),
        *(f"{action}: {error.strip()}" for error in errors if ENGLISH.search(error)),
    ]


@pytest.fixture
def all_addresses(filled: World, griffier_client: Client) -> list[str]:
    return list(addresses(griffier_client, filled))


def test_the_walk_finds_the_forms_that_there_are(griffier_client: Client, all_addresses: list[str]) -> None:
    with_form = {resolve(a.partition("?")[0]).view_name for a in all_addresses if list(forms_at(griffier_client, a))}
    wanted = {
        *("beheer_stuk:edit", "beheer_orgaan:add", "beheer_persoon:add", "beheer_functie:add", "beheer_besluit:add"),
        *("beheer_vergadering:add", "beheer_behandeling:add", "beheer_stukrelatie:add", "beheer_stuk:withdraw"),
        *("besluiten_beheer:register", "besluiten_beheer:shift", "besluiten_beheer:status", "besluiten_beheer:title"),
        *("besluiten_beheer:termijn", "besluiten_beheer:nummer", "wagtailadmin_pages:edit", "beheer_stuk:pagina"),
        *("search_beheer:add_synonym", "search_beheer:synonym", "search_beheer:synonyms", "search_beheer:compounds"),
        *("search_beheer:add_compound", "search_beheer:compound"),
    }
    assert wanted <= with_form


@pytest.mark.parametrize("half", [0, 1])
def test_no_text_in_a_form_breaks_the_site(griffier_client: Client, all_addresses: list[str], half: int) -> None:
    griffier_client.raise_request_exception = False
    payloads = itertools.cycle([*PAYLOADS.values(), TOO_LONG, *UNSTORABLE.values()])
    faults = []
    for address in all_addresses[half::2]:
        for _turn in range(3):
            faults += problems_of(griffier_client, address, payloads)
    assert not faults, "\n".join(dict.fromkeys(faults))


@pytest.mark.parametrize("text", UNSTORABLE.values(), ids=UNSTORABLE)
def test_bytes_that_are_no_text_are_refused_or_left_out(griffier_client: Client, gemeente: Any, text: bytes) -> None:
    """A database cannot keep them; the answer is a page, with what to do in Dutch."""
    address = reverse("beheer_orgaan:add")
    values: Values = [("name", text), ("kind", "raad"), ("is_confirmed", "on")]
    response = griffier_client.post(address, urlencode(values), content_type="application/x-www-form-urlencoded")
    assert response.status_code in (200, 302)
    names = Orgaan.objects.values_list("name", flat=True)
    assert not any({"\0", "\ud800"} & set(name) for name in names)


def test_rich_text_keeps_words_and_no_link_that_runs(admin_client: Client, db: None) -> None:
    make_info_pages()
    page = InfoPage.objects.get(slug="over")
    text = " ¶ ".join(PAYLOADS.values())
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:geraakt()"}}
    place = {"offset": 0, "length": 6, "key": 0}
    block = {"key": "a", "type": "unstyled", "depth": 0, "text": text, "inlineStyleRanges": [], "entityRanges": [place]}
    values = {
        "title": "Over <x-geraakt>",
        "slug": "over",
        "body": json.dumps({"entityMap": {"0": link}, "blocks": [block]}),
        "action-publish": "1",
    }
    admin_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), values)
    source = Client().get("/over/").content.decode()
    assert "Over &lt;x-geraakt&gt;" in source
    # Between tags a quotation mark is a quotation mark.
    assert [payload for payload in raw_in(source) if "<" in payload] == []
    assert [href for href in html.fromstring(source).xpath("//@href") if "geraakt" in href] == []
