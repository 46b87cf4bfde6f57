"""Runs a command beside an Elasticsearch of its own: `elasticsearch_node.py COMMAND …`.

The node is new, empty and on a free port of the loopback address; TEST_ELASTICSEARCH_URL leads to it. It is stopped and
its files are gone when the command ends. A TEST_ELASTICSEARCH_URL that was given is used as it is. Without any
Elasticsearch the command runs all the same, and its tests say what is missing. The exit code is the command's.

A test that stops, kills or damages a node makes its own: `Node`.
"""

import base64
import contextlib
import hashlib
import http.client
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from elasticsearch_fetch import find_container_engine, find_folder
from elasticsearch_runners import Container, DidNotStart, Process, Runner
from outside_tools import ELASTICSEARCH, free_port, is_strict

USER = "raadsspoor"
START_SECONDS = 180
SETTINGS = {
    "discovery.type": "single-node",
    "cluster.routing.allocation.disk.threshold_enabled": False,
    "xpack.security.autoconfiguration.enabled": False,
}
# The second compiler takes more time than it saves here: the start costs half the processor time without it.
JVM_OPTIONS = ("-Xms512m", "-Xmx512m", "-XX:TieredStopAtLevel=1")


def main() -> None:
    environment = dict(os.environ)
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    with contextlib.ExitStack() as stack:
        if ELASTICSEARCH.path() is None:
            if is_strict():
                sys.exit(ELASTICSEARCH.missing_text())
        elif ELASTICSEARCH.variable not in environment:
            environment[ELASTICSEARCH.variable] = stack.enter_context(Node()).url
        code = subprocess.run(sys.argv[1:], env=environment, check=False).returncode
    sys.exit(code)


class Node:
    """One Elasticsearch, empty, on a free port of the loopback address. It runs inside its `with`, and leaves nothing.

    `settings` are those of elasticsearch.yml and go before SETTINGS. With a `password` security is on, and `url` holds
    the password, for the user USER. stop() and kill() leave the files in `data`; start() opens them again.
    """

    def __init__(
        self,
        settings: Mapping[str, Any] | None = None,
        *,
        password: str = "",
        jvm_options: tuple[str, ...] = JVM_OPTIONS,
    ) -> None:
        self.port = free_port()
        self.password = password
        self.url = f"http://{f'{USER}:{password}@' if password else ''}127.0.0.1:{self.port}"
        self.folder = Path(tempfile.mkdtemp(prefix="raadsspoor-elasticsearch-"))
        self.data = self.folder / "data"
        for folder in (self.folder / "conf", self.folder / "tmp", self.data):
            folder.mkdir()
        (self.folder / "conf" / "users").write_text(f"{USER}:{_hash(password)}\n" if password else "")
        (self.folder / "conf" / "users_roles").write_text(f"superuser:{USER}\n" if password else "")
        security = {"xpack.security.enabled": bool(password)}
        self._runner = self._make_runner(SETTINGS | security | dict(settings or {}), jvm_options)

    def _make_runner(self, settings: dict[str, Any], jvm_options: tuple[str, ...]) -> Runner:
        if find_container_engine():
            return Container(self.folder, self.port, settings, jvm_options)
        if home := find_folder():
            return Process(home, self.folder, self.port, settings, jvm_options)
        raise FileNotFoundError(ELASTICSEARCH.missing_text())

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Returns when the node has chosen itself as master. Its indexes may still be opening."""
        self._runner.start()
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if not self._runner.is_running() or time.monotonic() > deadline:
                raise DidNotStart(self.log()[-3000:])
            time.sleep(0.2)

    def stop(self) -> None:
        """As a machine that is shut down."""
        self._runner.stop()

    def kill(self) -> None:
        """As a machine that loses its power. Returns when the node is truly gone, so that its files can be damaged."""
        self._runner.kill()
        while self._listens():
            time.sleep(0.01)

    def restart(self) -> None:
        self.stop()
        self.start()

    def close(self) -> None:
        self._runner.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def log(self) -> str:
        return self._runner.log()

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def _answers(self) -> bool:
        headers = {}
        if self.password:
            headers["Authorization"] = "Basic " + base64.b64encode(f"{USER}:{self.password}".encode()).decode()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", "/_cluster/health?timeout=1s", headers=headers)
            return connection.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


def _hash(password: str) -> str:
    """As Elasticsearch's file `users` has it: PBKDF2 with HMAC-SHA512."""
    salt, rounds = secrets.token_bytes(32), 10_000
    key = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, rounds, dklen=32)
    return f"{{PBKDF2}}{rounds}${base64.b64encode(salt).decode()}${base64.b64encode(key).decode()}"


if __name__ == "__main__":
    main()
