"""Uploading in the browser: dropped on the page, with the progress in view, after an error, and without script."""

import base64
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, FilePayload, Page, Route, expect

from dossiers.models import Stuk
from tests.browser.page_checks import WCAG_TAGS, Noise, axe_violations, cut_off_in_beheer, small_targets, too_wide
from tests.browser.test_griffier_journey import MEMO, sign_in
from tests.factories import make_stuk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LETTER: FilePayload = {"name": "brief.txt", "mimeType": "text/plain", "buffer": "Geachte raad, …".encode()}
EMPTY: FilePayload = {"name": "leeg.pdf", "mimeType": "application/pdf", "buffer": b""}
PHOTO: FilePayload = {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff" + b"x" * 2000}
TRANSFER = """(files) => {
  const transfer = new DataTransfer();
  for (const [name, type, base64] of files) {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    transfer.items.add(new File([bytes], name, { type, lastModified: 1 }));
  }
  return transfer;
}"""


@pytest.fixture
def desk(index_folder: Any, live_server: Any, griffier: Any, dossier: Any) -> Any:
    return dossier


def drop(page: Page, *files: FilePayload) -> None:
    packed = [[file["name"], file["mimeType"], base64.b64encode(file["buffer"]).decode()] for file in files]
    transfer = page.evaluate_handle(TRANSFER, packed)
    for event in ("dragenter", "dragover", "drop"):
        page.dispatch_event("main", event, {"dataTransfer": transfer})


def chosen(page: Page, name: str) -> Any:
    return page.locator("[data-chosen] > li").filter(has_text=name)


def problems_of(page: Page, noise: Noise) -> list[str]:
    page.wait_for_load_state("networkidle")
    found = noise.taken() + too_wide(page) + cut_off_in_beheer(page) + small_targets(page)
    return [f"{page.url} {problem}" for problem in found + axe_violations(page, WCAG_TAGS)]


def test_dropped_files_are_sent_read_and_filled_in(
    desk: Any, reads_later: Callable[[], None], new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context().new_page()
    sign_in(page)
    page.goto(reverse("dossiers_beheer:upload"))
    drop(page, MEMO, EMPTY)
    drop(page, LETTER, MEMO)  # the second time the same file is no news
    expect(page.locator("[data-chosen] > li")).to_have_count(3)
    expect(chosen(page, "voortgang.pdf")).to_contain_text("kB")
    expect(chosen(page, "leeg.pdf")).to_contain_text("leeg en wordt niet verstuurd")
    expect(page.get_by_role("status").filter(has_text="2 bestanden klaar om te versturen")).to_be_visible()
    chosen(page, "leeg.pdf").get_by_role("button").click()
    expect(page.get_by_role("button", name="Haal weg brief.txt")).to_be_focused()

    page.get_by_role("checkbox", name="Transformatie Wmo").check()
    page.get_by_role("button", name="Uploaden").click()
    heading = page.get_by_role("heading", name="2 bestanden staan klaar als concept")
    expect(heading).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="0 van 2 gelezen. U kunt verder werken")).to_be_visible()
    expect(page.get_by_role("progressbar", name="Lezen")).to_be_visible()
    reads_later()
    expect(page.get_by_role("row", name="voortgang.pdf")).to_contain_text("Gelezen: 3 pagina’s")
    expect(page.get_by_role("status").filter(has_text="Klaar met lezen.")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0)
    assert {stuk.title for stuk in desk.stukken.all()} == {"voortgang", "brief"}


def test_sending_shows_how_far_it_is_and_can_be_stopped(desk: Any, visitor: Page) -> None:
    sign_in(visitor)
    visitor.goto(reverse("dossiers_beheer:upload"))
    drop(visitor, MEMO)
    waiting: list[Route] = []
    visitor.route("**/uploaden/", lambda route: waiting.append(route))
    visitor.get_by_role("button", name="Uploaden").click()
    expect(visitor.get_by_role("progressbar", name="Versturen")).to_be_visible()
    expect(visitor.get_by_role("status").filter(has_text="worden verstuurd")).to_be_visible()
    visitor.get_by_role("button", name="Stop met versturen").click()
    expect(visitor.get_by_role("status").filter(has_text="Uw keuze staat er nog")).to_be_visible()
    expect(visitor.get_by_role("button", name="Uploaden")).to_be_focused()
    visitor.unroute("**/uploaden/")

    visitor.route("**/uploaden/", lambda route: route.abort())
    visitor.get_by_role("button", name="Uploaden").click()
    expect(visitor.get_by_role("status").filter(has_text="Het versturen is niet gelukt")).to_be_visible()
    visitor.unroute("**/uploaden/")
    assert not Stuk.objects.exists()
    visitor.get_by_role("button", name="Uploaden").click()
    expect(visitor.get_by_role("row", name="voortgang.pdf")).to_contain_text("Gelezen")


def test_what_the_server_refuses_or_knows_is_said_per_file(desk: Any, settings: Any, visitor: Page) -> None:
    sign_in(visitor)
    visitor.goto(reverse("dossiers_beheer:upload"))
    settings.UPLOAD_MAX_BYTES = 1000  # the page still believes in more
    drop(visitor, LETTER, PHOTO)
    expect(chosen(visitor, "foto.jpg")).to_contain_text("meestal niet lezen")
    visitor.get_by_role("button", name="Uploaden").click()
    expect(visitor.get_by_role("status").filter(has_text="foto.jpg: Dit bestand is groter dan")).to_be_visible()

    visitor.goto(reverse("dossiers_beheer:upload"))
    drop(visitor, {**LETTER, "name": "zelfde brief.txt"}, PHOTO)
    expect(chosen(visitor, "foto.jpg")).to_contain_text("te groot en wordt niet verstuurd")
    visitor.get_by_role("button", name="Uploaden").click()
    expect(visitor.get_by_role("status").filter(has_text="zelfde brief.txt: Dit bestand is er al")).to_be_visible()
    assert Stuk.objects.count() == 1


def test_a_corrected_file_is_dropped_too(desk: Any, visitor: Page) -> None:
    stuk = make_stuk(desk)
    sign_in(visitor)
    visitor.goto(reverse("beheer_stuk:replace_bestand", args=[stuk.pk]))
    visitor.get_by_role("button", name="Dit bestand gebruiken").click()
    expect(visitor.get_by_role("status").filter(has_text="Er is nog geen bestand gekozen.")).to_be_visible()
    drop(visitor, LETTER, MEMO)
    expect(visitor.locator("[data-chosen] > li")).to_have_count(1)
    visitor.get_by_role("button", name="Dit bestand gebruiken").click()
    expect(visitor.get_by_role("main")).to_contain_text("voortgang.pdf · Gelezen: 3 pagina’s")


def test_an_error_of_the_form_keeps_the_chosen_files(desk: Any, visitor: Page) -> None:
    sign_in(visitor)
    visitor.goto(reverse("dossiers_beheer:upload"))
    drop(visitor, MEMO)
    box = visitor.get_by_role("checkbox", name="Transformatie Wmo")
    box.evaluate("node => { node.value = '999999' }")
    box.check()
    visitor.get_by_role("button", name="Uploaden").click()
    expect(visitor.get_by_role("group", name="Er is 1 ding niet goed.")).to_be_focused()
    expect(chosen(visitor, "voortgang.pdf")).to_be_visible()
    visitor.get_by_role("checkbox", name="Transformatie Wmo").check()
    visitor.get_by_role("button", name="Uploaden").click()
    expect(visitor.get_by_role("row", name="voortgang.pdf")).to_contain_text("Gelezen")
    assert desk.stukken.count() == 1


def test_without_script(desk: Any, reads_later: Callable[[], None], new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False, width=320).new_page()
    sign_in(page)
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Uploaden").click()
    page.get_by_role("button", name="Uploaden").click()
    expect(page.get_by_role("link", name="Bestanden: Kies eerst een of meer bestanden.")).to_be_visible()
    page.get_by_role("checkbox", name="Transformatie Wmo").check()
    page.get_by_label("Bestanden").set_input_files([MEMO, EMPTY])
    page.get_by_role("button", name="Uploaden").click()
    expect(page.get_by_role("status").filter(has_text="leeg.pdf: Dit bestand is leeg")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="0 van 1 gelezen")).to_be_visible()
    reads_later()
    page.get_by_role("link", name="Nu verversen").click()
    expect(page.get_by_role("row", name="voortgang.pdf")).to_contain_text("Gelezen: 3 pagina’s")


@pytest.mark.parametrize("width", [320, 1280])
def test_each_state_of_the_upload_fits_and_can_be_used(
    desk: Any, reads_later: Callable[[], None], new_context: Callable[..., BrowserContext], width: int
) -> None:
    page = new_context(width=width).new_page()
    sign_in(page)
    noise = Noise(page)
    page.goto(reverse("dossiers_beheer:upload"))
    drop(page, {**MEMO, "name": "een-naam-zonder-spaties-die-langer-is-dan-een-telefoon-breed-is.pdf"}, EMPTY, PHOTO)
    problems = problems_of(page, noise)
    box = page.get_by_role("checkbox", name="Transformatie Wmo")
    box.evaluate("node => { node.value = '999999' }")
    box.check()
    page.get_by_role("button", name="Uploaden").click()
    expect(page.get_by_role("group", name="Er is 1 ding niet goed.")).to_be_visible()
    problems += problems_of(page, noise)
    page.get_by_role("button", name="Uploaden").click()
    expect(page.get_by_role("progressbar", name="Lezen")).to_be_visible()
    problems += problems_of(page, noise)
    page.goto(reverse("beheer_stuk:edit", args=[Stuk.objects.earliest("pk").pk]))
    expect(page.get_by_role("main")).to_contain_text("U kunt het stuk alvast invullen")
    problems += problems_of(page, noise)
    assert not problems, "\n".join(problems)
