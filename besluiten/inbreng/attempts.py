"""How often somebody may try to get in at /inbreng/: counted per e-mail address and visitor, by the quarter of an hour.

Counted in a cache of each web process. Whether there is an account with that e-mail address makes no difference.
"""

import hashlib

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest

WINDOW_SECONDS = 15 * 60
SIGN_IN, LINK = "aanmelden", "wachtwoord"


def may_try(request: HttpRequest, what: str, email: str) -> bool:
    """Count this try; False once there were more than LOGIN_ATTEMPTS since the first one."""
    cache, key = caches["attempts"], _key(request, what, email)
    cache.add(key, 0, WINDOW_SECONDS)
    try:
        return cache.incr(key) <= settings.LOGIN_ATTEMPTS
    except ValueError:  # it ended between the two
        return True


def forget_tries(request: HttpRequest, what: str, email: str) -> None:
    """After a success."""
    caches["attempts"].delete(_key(request, what, email))


def _key(request: HttpRequest, what: str, email: str) -> str:
    told = "\0".join((what, email.strip().casefold(), visitor_address(request)))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


def visitor_address(request: HttpRequest) -> str:
    """As the outermost proxy of ours saw it: what stands before that in the header, a visitor can write there."""
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    proxies = settings.TRUSTED_PROXIES
    return seen[-proxies] if 0 < proxies <= len(seen) else str(request.META.get("REMOTE_ADDR", ""))
