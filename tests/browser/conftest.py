"""One Chromium for these tests, a fresh visitor per page, and a portal with one gemeente full of papers."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from dossiers.models import Bestand
from dossiers.tasks import read_bestand_task
from scripts.outside_tools import CHROMIUM
from tests.browser.world import World, make_world
from tests.missing import miss

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE_MS = 30_000  # a busy machine is no fault of the page


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium of this machine."""
    path = CHROMIUM.path()
    if path is None or not Path(path).is_file():
        miss(CHROMIUM.missing_text())
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, and Django then refuses the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        chromium = playwright.chromium.launch(executable_path=os.fspath(path), args=ARGUMENTS)
        expect.set_options(timeout=PATIENCE_MS)
        yield chromium
        chromium.close()


@pytest.fixture
def new_context(browser: Browser, live_server: Any) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a visitor: `new_context(width=320, java_script_enabled=False)`."""
    contexts = []

    def make(*, width: int = 1280, height: int = 800, **options: Any) -> BrowserContext:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            locale="nl-NL",
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def visitor(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context().new_page()


@pytest.fixture
def index_folder(settings: Any, tmp_path: Path) -> Path:
    """An index of this test alone."""
    settings.SEARCH_INDEX_DIR = tmp_path / "zoekindex"
    return tmp_path / "zoekindex"


@pytest.fixture
def world(index_folder: Path, live_server: Any, gemeente: Any) -> World:
    return make_world(gemeente)


@pytest.fixture
def reads_later(settings: Any) -> Callable[[], None]:
    """Files wait, as they do beside a worker; what this gives reads them."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    def read() -> None:
        for bestand in Bestand.objects.filter(state=Bestand.State.WAITING):
            read_bestand_task.func(bestand.pk)

    return read
