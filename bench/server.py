"""A real web server as docs/installatie.md starts it, and visitors that ask it for pages.

Two gunicorn workers; eight visitors, each with a connection per request. The processor time is that of the workers,
read from /proc, so that what the visitors cost counts for neither side. Linux only.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from bench.environment import ROOT
from bench.frame import percentile

WORKERS, VISITORS = 2, 8
START_SECONDS = 60
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Answered:
    """`wall` and `cpu` in seconds for all `requests` together, `p95` in seconds for one."""

    requests: int
    wall: float
    cpu: float
    p95: float
    size: int

    @property
    def per_cpu_second(self) -> float:
        return self.requests / self.cpu

    @property
    def per_second(self) -> float:
        return self.requests / self.wall


class Server:
    """`with Server("portal.wsgi", environment) as server: server.ask(["/"], 100)`."""

    def __init__(self, wsgi: str, environment: dict[str, str], *, ready_path: str = "/", port: int = 0) -> None:
        self.port = port or free_port()
        self.started = time.perf_counter()
        bind = ("--bind", f"127.0.0.1:{self.port}", "--workers", str(WORKERS), "--log-level", "error")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", wsgi, *bind], cwd=ROOT, env=environment, start_new_session=True
        )
        self.seconds_to_answer = self._wait(ready_path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, t: TracebackType | None) -> None:
        self.stop()

    def _wait(self, path: str) -> float:
        """Seconds from the start of the process to the first 200."""
        while time.perf_counter() - self.started < START_SECONDS:
            try:
                if self.get(path)[0] == http.client.OK:
                    return time.perf_counter() - self.started
            except OSError:
                pass
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        self.stop()
        raise RuntimeError(f"{path} gave no 200 within {START_SECONDS} seconds")

    def get(self, path: str, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=START_SECONDS)
        try:
            connection.request("GET", path, headers=headers or {})
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def ask(self, paths: Sequence[str], requests: int) -> Answered:
        """So many requests, the paths in turn. Raises RuntimeError when one is not answered with 200."""

        def one(number: int) -> tuple[float, int]:
            began = time.perf_counter()
            status, body = self.get(paths[number % len(paths)])
            if status != http.client.OK:
                raise RuntimeError(f"{paths[number % len(paths)]} gave {status}")
            return time.perf_counter() - began, len(body)

        wall, cpu = time.perf_counter(), self.cpu()
        with ThreadPoolExecutor(VISITORS) as visitors:
            answers = list(visitors.map(one, range(requests)))
        wall, cpu = time.perf_counter() - wall, self.cpu() - cpu
        seconds, sizes = zip(*answers, strict=True)
        return Answered(requests, wall, cpu, percentile(seconds, 0.95), sum(sizes) // requests)

    def cpu(self) -> float:
        return sum(cpu_of(pid) for pid in children_of(self.process.pid))

    def stop(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def children_of(pid: int) -> list[int]:
    """Of every thread of the process."""
    listings = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for listing in listings for child in listing.read_text().split()]


def cpu_of(pid: int) -> float:
    """Seconds that this process has had of the processor, without its children."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / _TICKS
