"""Where the bench keeps its corpora, and the environment of the processes that it starts.

Whatever the user's own settings or .env say, every process works in a folder below bench/.data.
"""

import os
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "bench" / ".data"
KEPT = (
    *("PATH", "HOME", "LANG", "VIRTUAL_ENV", "TMPDIR"),
    *("TEST_ELASTICSEARCH_URL", "JAVA_HOME", "RAADSSPOOR_CACHE", "XDG_CACHE_HOME"),  # for scripts/elasticsearch_node.py
)


def product_environment(folder: Path, **more: str) -> dict[str, str]:
    """Raadsspoor as in production, on the data in this folder."""
    return _environment(folder, "bench.settings") | more


def plain_environment(folder: Path, **more: str) -> dict[str, str]:
    """A stock Wagtail with the plain page of the bench."""
    return _environment(folder, "bench.plain.settings") | more


def engine_environment(engine: str, name: str) -> dict[str, str]:
    """The settings of this engine; of Elasticsearch one without replicas, with index names that begin with this name
    and the number of this process. Its ELASTICSEARCH_URL is "" when nobody named a server."""
    url = os.environ.get("ELASTICSEARCH_URL") or os.environ.get("TEST_ELASTICSEARCH_URL", "")
    return {
        "SEARCH_ENGINE": engine,
        "ELASTICSEARCH_URL": url if engine == "elasticsearch" else "",
        "ELASTICSEARCH_PREFIX": f"{name}-{os.getpid()}",
        "ELASTICSEARCH_REPLICAS": "0",
    }


def _environment(folder: Path, settings: str) -> dict[str, str]:
    places = {
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{quote(str(folder / 'bench.sqlite3'))}",
        "MEDIA_ROOT": str(folder / "bestanden"),
        "PAGE_IMAGE_DIR": str(folder / "paginabeelden"),
        "STATIC_ROOT": str(folder / "static"),
        "SEARCH_INDEX_DIR": str(folder / "zoekindex"),
    }
    fixed = {
        "DJANGO_SETTINGS_MODULE": settings,
        "SECRET_KEY": "only-for-the-bench-" + "x" * 50,
        "ALLOWED_HOSTS": "127.0.0.1",
        "BASE_URL": "http://127.0.0.1",
        "SECURE_SSL_REDIRECT": "0",
        "SEARCH_ENGINE": "tantivy",
        "EMAIL_URL": "consolemail://",
        "PAGE_CACHE": "0",
        "DEMO": "0",
        "LOG_LEVEL": "ERROR",
        "RELEASE": "bench",
        "PYTHONUNBUFFERED": "1",
    }
    return {name: os.environ[name] for name in KEPT if name in os.environ} | places | fixed
