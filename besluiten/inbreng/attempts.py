"""How often somebody may try to get in at /inbreng/ in a quarter of an hour: with one e-mail address, and with any.

Counted in a cache that all web processes share. Whether there is an account with that e-mail makes no difference.
"""

import re
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

WINDOW_SECONDS = 15 * 60
SIGN_IN, LINK = "aanmelden", "wachtwoord"
_WITH_PORT = re.compile(r"\[(?P<six>[^]]+)\](?::\d+)?|(?P<four>[0-9.]+):\d+")


def may_try(request: HttpRequest, what: str, email: str) -> bool:
    """Count this try. False after LOGIN_ATTEMPTS_PER_VISITOR of this visitor, or LOGIN_ATTEMPTS with this e-mail."""
    return _takes_one(_of_visitor(request, what)) and _takes_one(_of_email(request, what, email))


def forget_tries(request: HttpRequest, what: str, email: str) -> None:
    """After a success, which itself does not count."""
    cache, every = caches["attempts"], _of_visitor(request, what)
    taken = cache.get_many(every)
    cache.delete_many([*_of_email(request, what, email), *list(taken)[:1]])


def _takes_one(places: list[str]) -> bool:
    """A try takes a place that is free. Adding is the one thing that all caches do for one process at a time."""
    cache = caches["attempts"]
    taken = cache.get_many(places)
    return any(cache.add(place, 1, WINDOW_SECONDS) for place in places if place not in taken)


def _of_visitor(request: HttpRequest, what: str) -> list[str]:
    return _places(settings.LOGIN_ATTEMPTS_PER_VISITOR, what, visitor_address(request))


def _of_email(request: HttpRequest, what: str, email: str) -> list[str]:
    return _places(settings.LOGIN_ATTEMPTS, what, visitor_address(request), email.strip().casefold())


def _places(number: int, *told: str) -> list[str]:
    # With the secret: the rows outlive their quarter, and whoever has a backup could try all addresses otherwise.
    key = salted_hmac("besluiten.inbreng.attempts", "\0".join(told).encode("utf-8", "replace")).hexdigest()
    return [f"{key}-{place}" for place in range(number)]


def visitor_address(request: HttpRequest) -> str:
    """As the outermost proxy of ours saw it: what stands before that in the header, a visitor can write there."""
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    proxies = settings.TRUSTED_PROXIES
    return _network(seen[-proxies] if 0 < proxies <= len(seen) else str(request.META.get("REMOTE_ADDR", "")))


def _network(address: str) -> str:
    """With IPv6 one visitor has a whole network of addresses. Some proxies add a port, another for each connection."""
    if with_port := _WITH_PORT.fullmatch(address):
        address = with_port["six"] or with_port["four"]
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if found.version == 4 or found.ipv4_mapped:
        return address
    return str(ip_network((found.packed, 64), strict=False))
