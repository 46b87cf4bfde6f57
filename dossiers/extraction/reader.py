"""A warm child process that reads files one at a time, within bounds, and is replaced when it goes wrong."""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from dossiers.extraction.faults import RenderError
from dossiers.extraction.model import Extraction, Limits
from dossiers.extraction.reading import failed
from dossiers.extraction.wire import HEADER, LARGEST_MESSAGE, extraction_from_json, packed

FILES_PER_CHILD = 50
_START_SECONDS = 60
_PACKAGE_ROOT = Path(__file__).resolve().parents[2]
# pdfium and glibc end themselves with these when an allocation is refused.
_OUT_OF_MEMORY_SIGNALS = frozenset({signal.SIGABRT, signal.SIGTRAP, signal.SIGILL})
_FAULTS_OF_THE_CHILD = frozenset({"te_lang", "te_veel_geheugen", "afgebroken"})

Answer = tuple[dict[str, Any], bytes]


class _ChildError(Exception):
    """The child gave no answer; `code` as in `Extraction`."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class Reader:
    """`extract` and `render_page` of this package, safe for files of others.

    Calls from several threads wait for each other. The child starts at the first call, and again after
    `files_per_child` files and after every fault. A process that forks gets a child of its own.
    """

    def __init__(self, limits: Limits | None = None, *, files_per_child: int = FILES_PER_CHILD) -> None:
        self.limits = limits or Limits()
        self.files_per_child = files_per_child
        self._lock = threading.Lock()
        self._child: _Child | None = None

    def extract(self, path: Path) -> Extraction:
        """Never raises for what is in the file, nor when the child dies of it."""
        try:
            message, _attachment = self._ask({"path": os.path.abspath(path)})
            return extraction_from_json(message)
        except _ChildError as fault:
            return failed(fault.code, limits=self.limits)
        except (ValueError, KeyError, TypeError):
            self.close()
            return failed("afgebroken")

    def render_page(self, path: Path, number: int, *, width: int) -> bytes:
        """PNG of page `number` (from 1) of a PDF, at most `width` pixels wide. Raises RenderError."""
        try:
            message, png = self._ask({"path": os.path.abspath(path), "page": number, "width": width})
        except _ChildError as fault:
            raise RenderError(fault.code, limit=self.limits.seconds) from fault
        if not message.get("ok"):
            raise RenderError(str(message.get("code", "afgebroken")))
        return png

    def close(self) -> None:
        """Ends the child. A next call starts another."""
        with self._lock:
            self._retire()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, request: dict[str, Any]) -> Answer:
        with self._lock:
            child = self._warm_child()
            try:
                answer = child.ask(request, self.limits.seconds)
            except BaseException:
                self._retire()
                raise
            if child.files >= self.files_per_child or answer[0].get("code") in _FAULTS_OF_THE_CHILD:
                self._retire()
            return answer

    def _warm_child(self) -> "_Child":
        if self._child and self._child.owner != os.getpid():
            self._child.forget()
            self._child = None
        if self._child and not self._child.is_alive():
            self._retire()
        if self._child is None:
            self._child = _Child(self.limits)
        return self._child

    def _retire(self) -> None:
        if self._child:
            self._child.kill()
            self._child = None


class _Child:
    def __init__(self, limits: Limits) -> None:
        self.owner = os.getpid()
        self.files = 0
        self.process = subprocess.Popen(
            [sys.executable, "-m", "dossiers.extraction.child", json.dumps(asdict(limits))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env=_bare_environment(),
            cwd="/",
        )
        try:
            self._receive(time.monotonic() + _START_SECONDS)
        except EOFError as error:
            self.kill()
            raise _ChildError("afgebroken") from error
        except BaseException:
            self.kill()
            raise

    def is_alive(self) -> bool:
        return self.process.poll() is None

    def ask(self, request: dict[str, Any], seconds: float) -> Answer:
        """Raises _ChildError when no whole answer comes in time."""
        self.files += 1
        try:
            assert self.process.stdin
            self.process.stdin.write(packed(request))
            return self._receive(time.monotonic() + seconds)
        except (OSError, EOFError) as error:
            raise _ChildError(self._cause_of_death()) from error

    def kill(self) -> None:
        with contextlib.suppress(OSError):
            self.process.kill()
        self.process.wait()
        self.forget()

    def forget(self) -> None:
        """Closes our ends of the pipes; a child that another process started lives on for that process."""
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                stream.close()
        self.process.returncode = self.process.returncode or 0  # not ours to wait for

    def _receive(self, deadline: float) -> Answer:
        body_size, attachment_size = HEADER.unpack(self._read(HEADER.size, deadline))
        if body_size + attachment_size > LARGEST_MESSAGE:
            raise _ChildError("te_veel_geheugen")
        body = json.loads(self._read(body_size, deadline))
        if not isinstance(body, dict):
            raise _ChildError("afgebroken")
        return body, bytes(self._read(attachment_size, deadline))

    def _read(self, size: int, deadline: float) -> bytearray:
        assert self.process.stdout
        out = bytearray()
        while len(out) < size:
            left = max(0.0, deadline - time.monotonic())
            if not select.select([self.process.stdout], [], [], left)[0]:
                raise _ChildError("te_lang")
            chunk = os.read(self.process.stdout.fileno(), min(size - len(out), 1 << 20))
            if not chunk:
                raise EOFError
            out += chunk
        return out

    def _cause_of_death(self) -> str:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=5)
        code = self.process.returncode or 0
        return "te_veel_geheugen" if -code in _OUT_OF_MEMORY_SIGNALS else "afgebroken"


def _bare_environment() -> dict[str, str]:
    """No secrets for a process that opens files of others. One arena, or glibc reserves memory per thread."""
    kept = {key: os.environ[key] for key in ("PATH", "LD_LIBRARY_PATH") if key in os.environ}
    paths = [str(_PACKAGE_ROOT), *filter(None, [os.environ.get("PYTHONPATH", "")])]
    return {**kept, "PYTHONPATH": os.pathsep.join(paths), "MALLOC_ARENA_MAX": "1", "PYTHONUTF8": "1"}
