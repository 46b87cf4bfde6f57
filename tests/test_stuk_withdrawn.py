"""A stuk that was taken back: 410 on each of its addresses, with why and what now, and nothing of its text."""

from datetime import datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from dossiers import panels
from dossiers.models import DossierPage, Stuk
from dossiers.services.stukken import withdraw_stuk
from tests.factories import make_bestand, make_stuk, passage_of, set_times
from tests.stuk_files import make_pdf_stuk, replace_file

SECRET = "Mevrouw Duinzicht belde ons op."
TAILS = [
    "",
    "pagina/1/",
    "pagina/9/",
    "pagina/1/beeld/",
    "bestand/",
    "versie/1/pagina/1/",
    "versie/1/pagina/1/beeld/",
    "versie/1/bestand/",
]


def text_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 410
    return " ".join(unescape(response.content.decode()).split())


def expire(stuk: Stuk, at: datetime) -> None:
    set_times(stuk, expire_at=at)


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("how", ["withdrawn", "expired"])
def test_every_address_says_that_it_is_gone(client: Client, dossier: DossierPage, how: str, tail: str) -> None:
    stuk = make_pdf_stuk(dossier, SECRET, filename="mevrouw-duinzicht.pdf")
    passage = passage_of(stuk, SECRET)
    if how == "withdrawn":
        withdraw_stuk(stuk, reason="Er stond een naam in.")
    else:
        expire(stuk, timezone.now() - timedelta(minutes=1))
    for url in (f"/stukken/{stuk.public_id}/{tail}", passage.get_absolute_url()):
        html = text_of(client, url)
        assert "Brief: Brief over de wachttijden" in html
        assert "duinzicht" not in html.lower()


def test_it_says_when_why_and_by_whom(client: Client, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, SECRET)
    withdraw_stuk(stuk, reason="Er stond <een> naam in.")
    html = text_of(client, stuk.get_absolute_url())
    assert "Dit stuk is ingetrokken" in html
    assert "Er stond <een> naam in." in html
    assert b"Er stond &lt;een&gt; naam in." in client.get(stuk.get_absolute_url()).content
    assert f'<time datetime="{timezone.localdate():%Y-%m-%d}">' in html
    assert "de griffie" in html
    assert '<time datetime="2026-04-08">8 april 2026</time>' in html
    assert 'content="noindex"' in html
    assert client.get(stuk.get_absolute_url())["Cache-Control"] == "no-cache"


def test_the_griffie_may_blank_the_title(client: Client, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, title="Klacht van mevrouw Duinzicht")
    withdraw_stuk(stuk, reason="Er stond een naam in.", shows_title=False)
    html = text_of(client, stuk.get_absolute_url())
    assert "Duinzicht" not in html
    assert "Ingetrokken stuk" in html
    assert "Memo, <time" in html


def test_expiry_says_so_before_and_after_the_worker_saw_to_it(client: Client, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier)
    expire(stuk, timezone.now() - timedelta(days=2))
    before = text_of(client, stuk.get_absolute_url())
    Stuk.objects.get(pk=stuk.pk).unpublish()
    after = text_of(client, stuk.get_absolute_url())
    for html in (before, after):
        assert "Termijn van plaatsing verstreken" in html
        assert "De griffie heeft dit stuk" not in html


def test_a_public_successor_is_linked(client: Client, dossier: DossierPage) -> None:
    stuk, better = make_stuk(dossier), make_stuk(dossier, "Beter.", title="De betere brief")
    withdraw_stuk(stuk, reason="Er stond een fout in.", successor=better)
    assert f'href="{better.get_absolute_url()}">De betere brief' in text_of(client, stuk.get_absolute_url())


@pytest.mark.parametrize("state", ["concept", "withdrawn"])
def test_a_successor_that_is_not_public_is_not_named(client: Client, dossier: DossierPage, state: str) -> None:
    stuk, secret = make_stuk(dossier), make_stuk(dossier, "Geheim.", title="De geheime brief", state=state)
    withdraw_stuk(stuk, reason="Er stond een fout in.", successor=secret)
    html = text_of(client, stuk.get_absolute_url())
    assert "De geheime brief" not in html
    assert secret.public_id not in html


def test_a_passage_of_a_file_that_never_was_public_stays_unknown(client: Client, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier)
    concept = stuk.get_latest_revision_as_object()
    concept.bestand = make_bestand(dossier.get_parent().specific, SECRET)
    concept.save_revision()
    passage = passage_of(concept, SECRET)
    withdraw_stuk(stuk, reason="Er stond een fout in.")
    assert client.get(passage.get_absolute_url()).status_code == 404


def test_a_passage_in_an_older_version_is_gone_too(client: Client, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, SECRET)
    passage = passage_of(stuk, SECRET)
    stuk = replace_file(stuk, make_bestand(dossier.get_parent().specific, "Zonder naam."))
    withdraw_stuk(stuk, reason="Er stond een fout in.")
    assert SECRET not in text_of(client, passage.get_absolute_url())


def test_in_a_dossier_that_is_not_public_it_is_not_there(
    client: Client, redacteur_client: Client, dossier: DossierPage
) -> None:
    stuk = make_stuk(dossier, SECRET, state="withdrawn")
    dossier.unpublish()
    assert client.get(stuk.get_absolute_url()).status_code == 404
    assert SECRET not in text_of(redacteur_client, stuk.get_absolute_url())


def test_its_own_editors_see_the_same(redacteur_client: Client, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, SECRET, state="withdrawn")
    assert SECRET not in text_of(redacteur_client, stuk.get_absolute_url())


def test_what_came_from_it_stays_once_each(
    client: Client, dossier: DossierPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def claims(path: Any, pks: Any, moment: Any) -> list[panels.PassageClaim]:
        claim = panels.Claim("Toezegging", "T-2026-001 Terugbellen", "/toezeggingen/x/")
        return [panels.PassageClaim(pk, 0, claim) for pk in pks]

    monkeypatch.setattr(panels, "_claim_sources", {})
    panels.register_claims("test", claims)
    stuk = make_stuk(dossier, SECRET)
    for words in ("Mevrouw", "belde"):
        passage_of(stuk, words)
    withdraw_stuk(stuk, reason="Er stond een naam in.")
    assert text_of(client, stuk.get_absolute_url()).count("T-2026-001 Terugbellen") == 1
