"""Runs the worker, or another command, as a process of its own on the database and folders of a test."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 120
END_SECONDS = 180
READY = "De worker werkt"


def environment() -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
        "VAR_DIR": str(Path(settings.WORKER_LOCK).parent),
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        "SEARCH_ENGINE": settings.SEARCH_ENGINE,
        "SEARCH_INDEX_DIR": str(settings.SEARCH_INDEX_DIR),
        "ELASTICSEARCH_URL": settings.ELASTICSEARCH_URL,
        "ELASTICSEARCH_PREFIX": settings.ELASTICSEARCH_PREFIX,
        "ELASTICSEARCH_REPLICAS": str(settings.ELASTICSEARCH_OPTIONS["replicas"]),
        "SECRET_KEY": "only-for-tests",
        "PYTHONUNBUFFERED": "1",
    }


def start(*command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        bufsize=0,  # select() must not miss a line that Python has read already
        start_new_session=True,
    )


def wait_for_line(process: subprocess.Popen[bytes], words: str) -> None:
    assert process.stdout is not None
    lines: list[str] = []
    while select.select([process.stdout], [], [], START_SECONDS)[0] and (line := process.stdout.readline()):
        lines.append(line.decode(errors="replace"))
        if words in lines[-1]:
            return
    raise AssertionError("".join(lines))


def kill(process: subprocess.Popen[bytes]) -> None:
    """kill -9 to this process alone; its reading child has to notice by itself."""
    os.kill(process.pid, signal.SIGKILL)
    close(process)


def close(process: subprocess.Popen[bytes]) -> None:
    process.wait(timeout=END_SECONDS)
    if process.stdout is not None:
        process.stdout.close()


@contextmanager
def running_worker() -> Iterator[subprocess.Popen[bytes]]:
    process = start("worker")
    try:
        wait_for_line(process, READY)
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        close(process)


def wait_until(condition: Callable[[], Any]) -> None:
    deadline = time.monotonic() + END_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.1)
