"""A laptop: DEBUG, no HTTPS, a throw-away key kept in var/ so that sessions outlive a restart."""

import secrets

from .base import *  # noqa: F403 -- a settings module extends its base
from .base import SECRET_KEY, VAR_DIR, env

DEBUG = env.bool("DEBUG", default=True)
WHITENOISE_USE_FINDERS = True  # static files without collectstatic, also with DEBUG off
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

if not SECRET_KEY:
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    key_file = VAR_DIR / "secret_key"
    if not key_file.exists():
        key_file.write_text(secrets.token_urlsafe(50))
        key_file.chmod(0o600)
    SECRET_KEY = key_file.read_text()
