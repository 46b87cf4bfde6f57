"""Who works: a running worker holds this lock of the operating system, so that a killed worker leaves none behind."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

PATIENCE_SECONDS = 1.0  # who asks whether a worker runs holds the lock for a moment


class WorkerRunsAlready(Exception):
    """A second worker on SQLite, where one process writes at a time."""


@contextmanager
def worker_lock() -> Iterator[None]:
    """Held by a worker as long as it lives. On SQLite for one worker alone, else shared by all of this machine."""
    kind = fcntl.LOCK_EX if connection.vendor == "sqlite" else fcntl.LOCK_SH
    with _lock_file() as descriptor:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not _try(descriptor, kind):
            if time.monotonic() > deadline:
                raise WorkerRunsAlready
            time.sleep(0.1)
        yield


def worker_is_running() -> bool:
    """Whether some worker of this machine lives. For a moment also true while another process asks the same."""
    with _lock_file() as descriptor:
        return not _try(descriptor, fcntl.LOCK_EX)


@contextmanager
def _lock_file() -> Iterator[int]:
    path = Path(settings.WORKER_LOCK)
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _try(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
