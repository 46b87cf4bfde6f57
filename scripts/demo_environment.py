"""Where the demonstration lives: everything in var/demo, whatever the user's own settings or .env say."""

import os
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
DEMO_DIR = ROOT / "var" / "demo"


def demo_environment(port: int) -> dict[str, str]:
    """This environment, with each setting that leads to data, mail or a service set to the demo's."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DEMO": "1",
        "DEBUG": "0",
        "VAR_DIR": str(DEMO_DIR),
        "SECRET_KEY": "",
        "DATABASE_URL": f"sqlite:///{quote(str(DEMO_DIR / 'raadsspoor.sqlite3'))}",
        "MEDIA_ROOT": str(DEMO_DIR / "bestanden"),
        "PAGE_IMAGE_DIR": str(DEMO_DIR / "paginabeelden"),
        "STATIC_ROOT": str(DEMO_DIR / "static"),
        "SEARCH_ENGINE": "tantivy",
        "SEARCH_INDEX_DIR": str(DEMO_DIR / "zoekindex"),
        "EMAIL_URL": "consolemail://",
        "BASE_URL": f"http://127.0.0.1:{port}",
        "PYTHONUNBUFFERED": "1",
    }
