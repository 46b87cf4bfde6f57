"""The demonstration's two processes: the web server and the worker. They start together and stop together."""

import http.client
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType

from demo_environment import DEMO_DIR, ROOT

START_SECONDS = 60
STOP_SECONDS = 10


def serve(port: int) -> None:
    """Returns after Ctrl-C, SIGTERM or a closed window; exits with 1 when one of the two fails."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    processes = {
        "webserver": _start("webserver", "runserver", "--noreload", f"127.0.0.1:{port}"),
        "worker": _start("worker", "worker"),
    }
    try:
        _wait_for_answer(port, processes)
        _print_welcome(port)
        while True:
            _check_alive(processes)
            time.sleep(0.5)
    except KeyboardInterrupt:
        print("\nDe demonstratie stopt. Wat u veranderde, blijft bewaard.", flush=True)
    finally:
        _end(processes)


def _stop(number: int, frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not cut off the stopping
    raise KeyboardInterrupt


def _log_of(name: str) -> Path:
    return DEMO_DIR / f"{name}.log"


def _start(name: str, *command: str) -> subprocess.Popen[bytes]:
    """In a session of its own: Ctrl-C reaches this script only, and children of the child end with it."""
    with _log_of(name).open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def _wait_for_answer(port: int, processes: dict[str, subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        _check_alive(processes)
        status = _status_of_home(port)
        if status is not None and status < 500:
            return
        if status is not None:
            _fail("webserver", f"De startpagina geeft fout {status}.")
        time.sleep(0.1)
    _fail("webserver", f"De webserver geeft na {START_SECONDS} seconden nog geen antwoord.")


def _status_of_home(port: int) -> int | None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()


def _check_alive(processes: dict[str, subprocess.Popen[bytes]]) -> None:
    for name, process in processes.items():
        if process.poll() is not None:
            _fail(name, f"De {name} is uit zichzelf gestopt.")


def _fail(name: str, message: str) -> None:
    lines = _log_of(name).read_text(errors="replace").splitlines()
    sys.exit("\n".join([message, f"De laatste regels van {_log_of(name).relative_to(ROOT)}:", *lines[-15:]]))


def _print_welcome(port: int) -> None:
    from portal.demo.logins import DEMO_LOGINS, ORGAAN_LOGINS

    print(f"\nRaadsspoor draait:  http://127.0.0.1:{port}/")
    print(f"Beheer:             http://127.0.0.1:{port}/beheer/\n")
    for role, user, password in DEMO_LOGINS:
        print(f"  {role:<10} {user:<32} wachtwoord: {password}")
    print(f"\nInbreng:            http://127.0.0.1:{port}/inbreng/\n")
    for kind, user, password, *_names in ORGAAN_LOGINS:
        print(f"  {kind:<10} {user:<32} wachtwoord: {password}")
    print("\nStoppen: Ctrl-C. Opnieuw beginnen: make demo RESET=1", flush=True)


def _end(processes: dict[str, subprocess.Popen[bytes]]) -> None:
    """Asks first; who does not stop in time is killed, with whatever it started."""
    for process in processes.values():
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for process in processes.values():
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=max(0.1, deadline - time.monotonic()))
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
