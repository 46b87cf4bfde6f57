"""Tests: everything in a temporary folder of this process, tasks run inside the caller."""

import atexit
import shutil
import tempfile
from pathlib import Path

from .base import *  # noqa: F403 -- a settings module extends its base
from .base import DATABASES, env

DEBUG = False
SECRET_KEY = "only-for-tests-" + "x" * 50
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

VAR_DIR = Path(tempfile.mkdtemp(prefix="raadsspoor-test-"))
atexit.register(shutil.rmtree, VAR_DIR, ignore_errors=True)
MEDIA_ROOT = VAR_DIR / "bestanden"
PAGE_IMAGE_DIR = VAR_DIR / "paginabeelden"
SEARCH_INDEX_DIR = VAR_DIR / "zoekindex"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir()  # WhiteNoise warns when it is absent
WORKER_LOCK = VAR_DIR / "worker.lock"

if "TEST_DATABASE_URL" in env.ENVIRON:
    DATABASES["default"] = env.db("TEST_DATABASE_URL")
elif DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: locks, triggers and a second process must behave as on a laptop.
    DATABASES["default"]["NAME"] = str(VAR_DIR / "db.sqlite3")
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
