"""The client for a server of the 8 line (and 9: no call here was removed there), and its faults as EngineAway."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

from search.engine import EngineAway

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
        raise EngineAway("ELASTICSEARCH_URL is not set")
    return Elasticsearch(
        hosts, request_timeout=seconds, max_retries=retries, retry_on_timeout=False, retry_on_status=_BUSY, **access
    )


@contextmanager
def engine_faults() -> Iterator[None]:
    try:
        yield
    except (ApiError, TransportError) as error:
        logger.exception("Elasticsearch did not answer")
        raise EngineAway(_words(error)) from error


def _words(error: ApiError | TransportError) -> str:
    return f"{type(error).__name__}: {str(error)[:500]}"
