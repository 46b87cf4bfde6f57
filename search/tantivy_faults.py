"""Tantivy's faults as the one that the rest of search knows."""

from __future__ import annotations

import errno
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from search.engine import EngineAway, Trouble

logger = logging.getLogger(__name__)


@contextmanager
def engine_faults() -> Iterator[None]:
    """Tantivy reports faults as ValueError or OSError, and a damaged file as a Rust panic, which is no
    Exception."""
    try:
        yield
    except (ValueError, OSError) as error:
        logger.exception("the tantivy index failed")
        raise EngineAway(str(error), _trouble(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        logger.exception("the tantivy index is damaged")
        raise EngineAway(f"the index is damaged; run search_rebuild ({error})", Trouble.DAMAGED) from None


def _trouble(error: ValueError | OSError) -> Trouble:
    if isinstance(error, OSError):
        told = {errno.ENOSPC: Trouble.DISK, errno.EACCES: Trouble.DENIED, errno.ENOENT: Trouble.DAMAGED}
        return told.get(error.errno or 0, Trouble.AWAY)
    if "No space left" in str(error):
        return Trouble.DISK
    return Trouble.BUSY if "Lockfile" in str(error) else Trouble.DAMAGED
