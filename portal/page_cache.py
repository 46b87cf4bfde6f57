"""Answers for visitors without an account: "not changed" when that is so, and with PAGE_CACHE a page that is kept.

The tag of a page is made of everything that it follows from: the stamps of the gemeenten that it draws on, today's
date (what is *te laat* changes at midnight without a write), what closed by itself, the address with its query, the
theme, the release. It is worked out before the page is built, so a page is never older than its tag.
"""

import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache as page_cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control

from portal.models import Theme
from portal.services.stamps import stamps_of

# Files have tags of their own; what is found follows from the index, which is fed after the commit.
_OTHERWISE = re.compile(r"^/(beheer|inbreng|static|thema|zoeken)/")
_OF_ONE_GEMEENTE = re.compile(r"^/dossiers/([-\w]+)/")
KEEP_SECONDS = 24 * 3600


class PublicPageMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_for_anyone(request):
            return self.get_response(request)
        tag = tag_of(request)
        unchanged = get_conditional_response(request, etag=tag)
        if unchanged is not None:
            unchanged["ETag"] = tag
            patch_cache_control(unchanged, no_cache=True)
            return unchanged
        key = f"page:{tag}"
        kept: HttpResponse | None = page_cache.get(key) if settings.PAGE_CACHE else None
        if kept is not None:
            return kept
        response = self.get_response(request)
        if not may_be_kept(response):
            return response
        response["ETag"] = tag
        patch_cache_control(response, no_cache=True)  # a browser keeps it, and asks each time whether it changed
        if settings.PAGE_CACHE and isinstance(response, HttpResponse):
            page_cache.set(key, response, KEEP_SECONDS)
        return response


def is_for_anyone(request: HttpRequest) -> bool:
    """A session cookie is the sign of an editor, whom nothing is kept for."""
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    # "Not changed" would then be said of what is not there.
    asks_for_any = request.headers.get("If-None-Match") == "*"
    is_read = request.method in ("GET", "HEAD") and not asks_for_any
    return is_read and not has_session and not _OTHERWISE.match(request.path)


def may_be_kept(response: HttpResponseBase) -> bool:
    """A whole page, which no view has said anything else about."""
    is_personal = bool(response.cookies) or "private" in response.get("Cache-Control", "")
    is_whole = response.status_code == 200 and not response.streaming
    return is_whole and not is_personal and not response.has_header("ETag") and not response.has_header("Set-Cookie")


def tag_of(request: HttpRequest) -> str:
    named = _OF_ONE_GEMEENTE.match(request.path)
    stamps = stamps_of(named[1] if named else None)
    frame: Any = request
    frame.theme_columns = stamps[0][: len(Theme.COLUMNS)] if stamps else None
    parts = (
        stamps,
        timezone.localdate().isoformat(),
        request.method,
        request.scheme,
        request.get_host(),
        request.get_full_path(),
        release(),
    )
    return f'W/"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


@cache
def release() -> str:
    """RELEASE, or what tells this code from other code: the newest moment at which a file of it was written."""
    if settings.RELEASE:
        return str(settings.RELEASE)
    folders = ("portal", "besluiten", "dossiers", "search", "templates")
    files = (path for name in folders for path in Path(settings.BASE_DIR, name).rglob("*") if path.is_file())
    return str(max(path.stat().st_mtime_ns for path in files if path.suffix != ".pyc"))
