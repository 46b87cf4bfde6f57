"""The client for a server of the 8 line (and 9: no call here was removed there), and its faults as EngineAway."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch, NotFoundError
from elasticsearch.helpers import ScanError

from search.engine import EngineAway, Trouble

logger = logging.getLogger(__name__)

READ_SECONDS, WRITE_SECONDS = 1.8, 60.0
_BUSY = (429, 502, 503, 504)


@lru_cache(maxsize=8)
def make_client(urls: str, options: tuple[tuple[str, Any], ...], seconds: float, retries: int) -> Elasticsearch:
    """`urls`: addresses with a comma between. `options`: see settings.ELASTICSEARCH_OPTIONS."""
    given: Mapping[str, Any] = dict(options)
    access: dict[str, Any] = {}
    if given.get("api_key"):
        access["api_key"] = given["api_key"]
    elif given.get("user"):
        access["basic_auth"] = (given["user"], given.get("password", ""))
    if given.get("ca_file"):
        access["ca_certs"] = given["ca_file"]
    hosts = [url.strip() for url in urls.split(",") if url.strip()]
    if not hosts:
        raise EngineAway("ELASTICSEARCH_URL is not set", Trouble.SETTINGS)
    try:
        return Elasticsearch(
            hosts, request_timeout=seconds, max_retries=retries, retry_on_timeout=False, retry_on_status=_BUSY, **access
        )
    except (ValueError, OSError) as error:  # an address that is none, a CA file that is not there
        raise EngineAway(f"the settings of Elasticsearch are wrong: {error}", Trouble.SETTINGS) from error


@contextmanager
def engine_faults() -> Iterator[None]:
    try:
        yield
    except (ApiError, TransportError, ScanError) as error:
        logger.exception("Elasticsearch did not answer")
        raise EngineAway(_words(error), _trouble(error)) from error


def trouble_of(status: int, words: str) -> Trouble | None:
    """What stands in the way of every document, by the answer to one; None when it is about that one alone."""
    if "read-only" in words or "read_only" in words or "disk usage" in words:
        return Trouble.DISK
    if "strict_dynamic_mapping_exception" in words:
        return Trouble.MAPPING
    if "index_not_found_exception" in words:
        return Trouble.MISSING
    return {401: Trouble.DENIED, 403: Trouble.DENIED, **dict.fromkeys(_BUSY, Trouble.BUSY)}.get(status)


def _trouble(error: Exception) -> Trouble:
    if isinstance(error, ApiError):
        missing = Trouble.MISSING if isinstance(error, NotFoundError) else Trouble.AWAY
        return trouble_of(error.status_code, str(error)) or missing
    return Trouble.AWAY


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error)[:500]}"
