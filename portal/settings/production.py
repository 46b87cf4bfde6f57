"""A municipality: HTTPS behind a proxy, hashed static names."""

from .base import *  # noqa: F403 -- a settings module extends its base
from .base import DATABASES, env

DEBUG = False

# A web process and the worker keep their connection; opening one costs as much as the questions of a kept page.
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

# security.W019 asks for X-Frame-Options DENY; the preview in /beheer/ shows our own pages in a frame of the same site.
SILENCED_SYSTEM_CHECKS = ["security.W019"]

TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=1)
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
