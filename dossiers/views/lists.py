"""What every list in an address understands alike."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest

MAX_DIGITS = 9


def page_number(request: HttpRequest) -> int:
    """`pagina` from the query string; BadRequest when it is no whole number from 1."""
    words = request.GET.get("pagina", "1")
    if not words.isdecimal() or not words.isascii() or len(words) > MAX_DIGITS or int(words) < 1:
        raise BadRequest
    return int(words)
