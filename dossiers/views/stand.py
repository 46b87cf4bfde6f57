"""A page *stand op datum* leads to others of the same day, until the visitor leaves it."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from dossiers.views.moment import asked_day

# Addresses of pages that know a stand, as they stand in our own HTML; the way out carries `data-now`.
_LINK = re.compile(
    r'(?<!\s)(?<!data-now)(?P<space>\s+)href="(?P<path>(?=[?])'
    r'|/(?:dossiers/[^/"]+/[^/"?#]+|toezeggingen|randvoorwaarden|opdrachten|mijlpalen)/[^"?#]*)'
    r'(?P<query>[?][^"#]*)?(?P<anchor>#[^"]*)?"'
)
_FORM = re.compile(r'<form\b(?![^>]*(?:data-now|action="/zoeken/|method="post"))[^>]*>')


class StandMiddleware:
    """What a view was asked for (`moment_of`) is kept in each link and form of its page.

    A view that asks for no stand shows today; its frame says so when the address names a day.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/beheer/"):  # there it is a filter of lists
            return self.get_response(request)
        frame: Any = request
        frame.asked_day = asked_day(request)
        response = self.get_response(request)
        if frame.asked_day and response.status_code in (200, 404):
            response["X-Robots-Tag"] = "noindex"
            day: date | None = getattr(request, "stand", None)
            if day and not response.streaming and response.get("Content-Type", "").startswith("text/html"):
                response.content = carried(response.content.decode(), day)
        return response


def carried(page: str, day: date) -> str:
    """The page with the stand in its links and forms."""
    named = f"stand={day.isoformat()}"

    def link(found: re.Match[str]) -> str:
        query = found["query"] or ""
        if "stand=" in query:
            return found[0]
        joined = f"{query}{'&amp;' if len(query) > 1 else ''}" if query else "?"
        return f'{found["space"]}href="{found["path"]}{joined}{named}{found["anchor"] or ""}"'

    hidden = f'<input type="hidden" name="stand" value="{day.isoformat()}">'
    return _FORM.sub(lambda found: found[0] + hidden, _LINK.sub(link, page))
