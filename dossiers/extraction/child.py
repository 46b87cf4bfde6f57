"""The process that opens files of others: `python -m dossiers.extraction.child '<limits as JSON>'`.

No Django, no settings, no secrets in its environment, a ceiling on memory. It ends with its parent: a thread
waits at standard input for that. prctl(PR_SET_PDEATHSIG) would not do: it fires too when only the thread that
started this process ends. The alarm is for work that never lets the waiting thread run.
"""

import contextlib
import json
import math
import os
import queue
import resource
import signal
import sys
import threading
from pathlib import Path
from typing import Any, BinaryIO

from dossiers.extraction.faults import RenderError
from dossiers.extraction.model import Limits
from dossiers.extraction.reading import extract, render_page
from dossiers.extraction.wire import HEADER, extraction_as_json, packed


def main() -> None:
    limits = Limits(**json.loads(sys.argv[1]))
    # Whatever a library prints must not end up between the messages.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    requests: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(sys.stdin.buffer, requests), daemon=True).start()
    _bound_memory(limits.memory_bytes)
    answers.write(packed({"ready": True}))
    answers.flush()
    while True:
        request = requests.get()
        signal.alarm(math.ceil(limits.seconds) + 5)
        answers.write(_answer(request, limits))
        answers.flush()
        signal.alarm(0)


def _receive(stream: BinaryIO, requests: "queue.SimpleQueue[dict[str, Any]]") -> None:
    while header := stream.read(HEADER.size):
        body, _attachment = HEADER.unpack(header)
        requests.put(json.loads(stream.read(body)))
    os._exit(0)  # the parent is gone, or has closed us


def _answer(request: dict[str, Any], limits: Limits) -> bytes:
    path = Path(request["path"])
    if "page" not in request:
        return packed(extraction_as_json(extract(path, limits)))
    try:
        return packed({"ok": True}, render_page(path, request["page"], width=request["width"], limits=limits))
    except RenderError as error:
        return packed({"ok": False, "code": error.code})


def _bound_memory(size: int) -> None:
    """On address space. macOS may refuse it and has the time limit only."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


if __name__ == "__main__":
    main()
