"""Takes the pictures of README and docs/griffie.md from the demonstration: `make screenshots`.

It starts the demonstration on a free port in a folder of its own and leaves docs/images/*.png, at most 150 kB each.
"""

import io
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from outside_tools import CHROMIUM, ROOT, free_port
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page, sync_playwright

IMAGES = ROOT / "docs" / "images"
MOST_BYTES = 150_000
START_SECONDS = 300
WMO = "/dossiers/duinvoorde/transformatie-wmo/"
MEMO = "2026-11-20 raadsmemo wachttijden.txt"
PROMISE = "Voor de zomer stuurt het college de raad een overzicht van de wachttijden."
MEMO_TEXT = f"Raadsmemo wachttijden\n\nAan de raad.\n\nDe wachttijden lopen terug. {PROMISE}\n"


@dataclass(frozen=True)
class Shot:
    """What a window shows of a page. `clicks`: words of links to follow from the address."""

    name: str
    address: str
    clicks: tuple[str, ...] = ()
    width: int = 1280
    height: int = 800


PUBLIC = (
    Shot("home", "/"),
    Shot("dossier-phone", WMO, width=360, height=740),
    Shot("promise", f"/toezeggingen/?dossier={WMO[10:-1]}&te_laat=1&q=werkgroepen", ("Vertellen wat",)),
)
DESK = (
    Shot("desk-worklist", "/beheer/"),
    Shot("desk-dossiers", "/beheer/dossiers/"),
    Shot("desk-check", "/beheer/controleren/", ("memo achterstanden november",)),
)


def main() -> None:
    chromium = CHROMIUM.path()
    if chromium is None:
        sys.exit(CHROMIUM.missing_text())
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, demo(Path(folder)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.fspath(chromium), args=["--no-sandbox"])
        for shot in PUBLIC:
            take(new_page(browser, address, shot), shot)
        take_desk(browser, address)
        browser.close()


@contextmanager
def demo(folder: Path) -> Iterator[str]:
    """The address of a demonstration that is made anew, and is gone afterwards."""
    port = free_port()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DEMO": "1",
        "DEBUG": "0",
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'raadsspoor.sqlite3'}",
    }
    for command in (("migrate", "--verbosity=0"), ("demo_maken",)):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True)
    processes = []
    try:
        for command in (("runserver", "--noreload", f"127.0.0.1:{port}"), ("worker",)):
            log = (folder / f"{command[0]}.log").open("wb")
            processes.append(
                subprocess.Popen(
                    [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, stdout=log, stderr=log
                )
            )
        wait_for(f"http://127.0.0.1:{port}/", folder / "runserver.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=30)


def wait_for(address: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address, timeout=START_SECONDS).close()
            return
        except urllib.error.HTTPError:
            break
        except urllib.error.URLError:
            time.sleep(0.3)
    sys.exit(f"De demonstratie geeft geen goed antwoord.\n{log.read_text()[-2_000:]}")


def new_page(browser: Browser, address: str, shot: Shot) -> Page:
    context = browser.new_context(
        base_url=address,
        locale="nl-NL",
        viewport={"width": shot.width, "height": shot.height},
        reduced_motion="reduce",
        color_scheme="light",
    )
    return context.new_page()


def take(page: Page, shot: Shot) -> None:
    page.set_viewport_size({"width": shot.width, "height": shot.height})
    page.goto(shot.address)
    for words in shot.clicks:
        page.get_by_role("main").get_by_role("link", name=words).first.click()
    keep(page, shot.name)


def keep(page: Page, name: str) -> None:
    """Few colours are enough for flat pages; the picture is a third of the size."""
    page.wait_for_load_state("networkidle")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    for colours in (256, 128, 64, 32):
        target = IMAGES / f"{name}.png"
        picture.quantize(colours, dither=Image.Dither.NONE).save(target, optimize=True)
        if target.stat().st_size <= MOST_BYTES:
            print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1000} kB, {colours} kleuren")
            return
    sys.exit(f"{name}.png blijft groter dan {MOST_BYTES // 1000} kB. Kies een kleiner stuk van de pagina.")


def take_desk(browser: Browser, address: str) -> None:
    """The griffier's way, step by step: each picture shows where the one before it led."""
    page = new_page(browser, address, DESK[0])
    page.goto("/beheer/")
    sign_in(page)
    for shot in DESK:
        take(page, shot)
    page.goto("/beheer/uploaden/")
    page.get_by_role("checkbox", name="Transformatie Wmo").check()
    memo = FilePayload(name=MEMO, mimeType="text/plain", buffer=MEMO_TEXT.encode())
    page.get_by_label("Bestanden").set_input_files(memo)
    keep(page, "desk-upload")
    page.get_by_role("button", name="Uploaden").click()
    page.get_by_text("Gelezen: 1").wait_for()
    keep(page, "desk-uploaded")
    page.get_by_role("link", name="raadsmemo wachttijden").first.click()
    page.get_by_role("combobox", name="Soort").select_option(label="Memo")
    page.get_by_role("textbox", name="Titel").fill("Raadsmemo wachttijden Wmo")
    page.get_by_role("textbox", name="Datum").fill("20 november 2026")
    keep(page, "desk-paper")
    page.get_by_role("button", name="Bewaar concept").click()
    page.get_by_role("link", name="Raadsmemo wachttijden Wmo").first.click()
    form = page.url
    page.get_by_role("link", name="Pagina’s lezen").click()
    page.get_by_label("Woorden").fill(PROMISE)
    page.get_by_role("radio", name="Een toezegging").check()
    page.get_by_label("Woorden").scroll_into_view_if_needed()
    keep(page, "desk-reader")
    page.get_by_role("button", name="Verder").click()
    page.get_by_label("Wat").first.fill("Een overzicht van de wachttijden naar de raad sturen")
    page.get_by_label("Termijn").fill("voor de zomer")
    keep(page, "desk-register")
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_role("heading", name="T-2026-").wait_for()
    keep(page, "desk-promise")
    page.goto(form.replace("edit/", "").rstrip("/") + "/publiceren/")
    keep(page, "desk-publish")
    page.goto("/beheer/afspraken/")
    page.get_by_role("main").get_by_role("link", name="De evaluatie naar de raad sturen").first.click()
    page.get_by_role("link", name="Stand wijzigen").first.click()
    keep(page, "desk-status")


def sign_in(page: Page) -> None:
    sys.path.insert(0, str(ROOT))
    from portal.demo.logins import DEMO_LOGINS

    _role, user, password = DEMO_LOGINS[0]
    page.get_by_label("Gebruikersnaam").fill(user)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_role("heading", name="Werklijst").wait_for()


if __name__ == "__main__":
    main()
