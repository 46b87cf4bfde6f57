"""Pages of the product, asked inside the process of the bench: to count queries, and for time without a network."""

from dataclasses import dataclass
from functools import cache

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


@dataclass(frozen=True, slots=True)
class Page:
    size: int
    queries: int
    body: bytes


def ask(path: str) -> Page:
    """Asked twice, so that what is asked once per process (site, content types, templates) is left out."""
    get(path)
    with CaptureQueriesContext(connection) as captured:
        body = get(path)
    return Page(len(body), len(captured), body)


@cache
def _visitor() -> Client:
    """One for all requests: a new one would load the middleware anew."""
    return Client()


def get(path: str, host: str = "127.0.0.1") -> bytes:
    response = _visitor().get(path, HTTP_HOST=host)
    if response.status_code != 200:
        raise RuntimeError(f"{path} gave {response.status_code}")
    return bytes(response.content)
