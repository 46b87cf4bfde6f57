"""What the tests need and pip does not bring: Chromium, PostgreSQL, Elasticsearch, the folder with real papers.

Each is found, or brought here when the machine allows it, or named as missing. With RAADSSPOOR_STRICT=1 (CI)
missing is an error. A path in the environment goes before the search.
"""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from elasticsearch_fetch import fetch_elasticsearch, find_elasticsearch

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class OutsideTool:
    name: str
    variable: str
    find: Callable[[], Path | None]
    install: Callable[[], None]
    otherwise: str = ""

    def path(self) -> Path | None:
        given = os.environ.get(self.variable)
        return Path(given) if given else self.find()

    def missing_text(self) -> str:
        return f"{self.name} ontbreekt hier ({self.variable} zegt waar het staat{self.otherwise})"


def is_strict() -> bool:
    return os.environ.get("RAADSSPOOR_STRICT") == "1"


def free_port() -> int:
    """A port of the loopback address that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def find_chromium() -> Path | None:
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        if found := shutil.which(name):
            return Path(found)
    return _playwright_chromium()


def _playwright_chromium() -> Path | None:
    """Playwright's own download, asked in another process: a running Playwright refuses a second one."""
    question = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    answer = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=False)
    path = Path(answer.stdout.strip() or "/nonexistent")
    return path if path.is_file() else None


def install_chromium() -> None:
    if not _install_on_debian("chromium"):
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def find_postgres() -> Path | None:
    """The folder that holds initdb and pg_ctl: the newest version of Debian's, else what is on the path."""
    versions = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").is_file()]
    if versions:
        return max(versions, key=lambda path: int(path.parent.name))
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def install_postgres() -> None:
    _install_on_debian("postgresql")


def install_elasticsearch() -> None:
    """Too big to fetch for somebody who did not ask for it."""
    if is_strict():
        fetch_elasticsearch()


def find_seeds() -> Path | None:
    """The real papers beside the project. They are not part of it, so a user's own machine has none."""
    folder = ROOT.parent / "shared" / "seeds"
    return folder if folder.is_dir() else None


def _install_on_debian(package: str) -> bool:
    if not (Path("/etc/debian_version").exists() and shutil.which("apt-get") and os.geteuid() == 0):
        return False
    print(f"Het Debian-pakket {package} wordt geïnstalleerd ...", flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
    return subprocess.run(install, check=False, **quiet).returncode == 0


CHROMIUM = OutsideTool("Chromium", "RAADSSPOOR_CHROMIUM", find_chromium, install_chromium)
POSTGRES = OutsideTool("PostgreSQL", "RAADSSPOOR_POSTGRES_BIN", find_postgres, install_postgres)
ELASTICSEARCH = OutsideTool(
    "Elasticsearch",
    "TEST_ELASTICSEARCH_URL",
    find_elasticsearch,
    install_elasticsearch,
    "; `make elasticsearch` haalt het op, met docker of met Java 17 en Maven",
)
SEEDS = OutsideTool("De map met voorbeeldstukken", "RAADSSPOOR_SEEDS", find_seeds, lambda: None)


def main() -> None:
    """Install what is missing; fail under STRICT when something still is."""
    missing = []
    for tool in (CHROMIUM, POSTGRES, ELASTICSEARCH, SEEDS):
        if tool.path() is None:
            tool.install()
        if tool.path() is None:
            missing.append(tool.missing_text())
    if missing and is_strict():
        sys.exit("Met STRICT=1 mag niets ontbreken: " + "; ".join(missing) + ".")
    for text in missing:
        print(f"{text}; tests die dit nodig hebben, worden overgeslagen.")


if __name__ == "__main__":
    main()
