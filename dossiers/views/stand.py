"""A page *stand op datum* leads to others of the same day, until the visitor leaves it."""

import re
from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse

# Addresses of pages that know a stand, as they stand in our own HTML; the way out carries `data-now`.
_LINK = re.compile(
    r'(?<!\s)(?<!data-now)(?P<space>\s+)href="(?P<path>(?=[?])'
    r'|/(?:dossiers/[^/"]+/[^/"?#]+|toezeggingen|randvoorwaarden|opdrachten|mijlpalen)/[^"?#]*)'
    r'(?P<query>[?][^"#]*)?(?P<anchor>#[^"]*)?"'
)
_FORM = re.compile(r'<form\b(?![^>]*(?:data-now|action="/zoeken/|method="post"))[^>]*>')


class StandMiddleware:
    """What a view was asked for (`moment_of`) is kept in each link and form of its page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        day: date | None = getattr(request, "stand", None)
        if day is not None and response.status_code in (200, 404):
            response["X-Robots-Tag"] = "noindex"
            if not response.streaming and response.get("Content-Type", "").startswith("text/html"):
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
