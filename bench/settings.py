"""The product as a municipality runs it: DEBUG off, cached templates, hashed static names.

The folder and the other values come from `bench.environment`. One thing differs: cookies go over plain http, as the
bench does. `bench.plain` is not among its apps: the plain page runs in a Wagtail of its own (`bench.plain.settings`).
"""

from portal.settings.production import *  # noqa: F403 -- a settings module extends its base

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
