"""One process at a time writes the index. The lock is the operating system's, so a killed writer leaves none
behind."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings

from search.engine import EngineAway

_POLL_SECONDS = 0.05


class WriterBusy(EngineAway):
    """Another process is writing; what has to be written stays in the outbox."""


def _lock_file() -> int:
    folder = Path(settings.SEARCH_INDEX_DIR)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return os.open(folder / "writer.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise EngineAway(f"the index folder {folder} cannot be written: {error}") from error


@contextmanager
def writer_lock(*, wait: float = 10.0) -> Iterator[None]:
    """Holds the lock for the block; not re-entrant. Raises WriterBusy when another holder keeps it for `wait`
    seconds."""
    descriptor = _lock_file()
    try:
        deadline = time.monotonic() + wait
        while True:
            with suppress(BlockingIOError):
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            if time.monotonic() >= deadline:
                raise WriterBusy("another process is writing the search index")
            time.sleep(_POLL_SECONDS)
        yield
    finally:
        os.close(descriptor)


def is_locked() -> bool:
    """Whether some process is writing at this moment."""
    try:
        with writer_lock(wait=0):
            return False
    except WriterBusy:
        return True
