"""Prepares the demonstration and runs its web server and worker until Ctrl-C. Called by `make demo`."""

import argparse
import fcntl
import os
import shutil
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from demo_environment import DEMO_DIR, ROOT, demo_environment
from demo_server import serve

LOCK = DEMO_DIR.with_suffix(".lock")


def main() -> None:
    options = parse_options()
    with only_one():
        if options.serve:
            check_port(options.port)
        if options.reset:
            shutil.rmtree(DEMO_DIR, ignore_errors=True)
        DEMO_DIR.mkdir(parents=True, exist_ok=True)
        os.environ.update(demo_environment(options.port))
        prepare()
        if options.serve:
            serve(options.port)
        else:
            print("De demonstratie staat klaar. Start haar met: make demo")


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", default="8000")
    parser.add_argument("--reset", action="store_true")
    parser.add_argument("--no-serve", dest="serve", action="store_false")
    options = parser.parse_args()
    if not (options.port.isdecimal() and 1 <= int(options.port) <= 65535):
        sys.exit(f"PORT={options.port} kan niet: kies een getal van 1024 tot en met 65535.")
    options.port = int(options.port)
    return options


@contextmanager
def only_one() -> Iterator[None]:
    """Refuses a second demonstration on the same files, and RESET=1 under a running one."""
    LOCK.parent.mkdir(exist_ok=True)
    with LOCK.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit("De demonstratie draait al, in een ander venster. Stop haar daar met Ctrl-C.")
        yield


def check_port(port: int) -> None:
    with socket.socket() as probe:
        # As the web server does: an address that was only just left may be used again.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            sys.exit(f"Poort {port} mag u niet gebruiken. Kies een andere: make demo PORT=8001")
        except OSError:
            sys.exit(f"Poort {port} is al in gebruik. Kies een andere: make demo PORT={port % 65535 + 1}")


def prepare() -> None:
    """In this process, since starting Django and Wagtail three times would take most of the ten seconds."""
    sys.path.insert(0, str(ROOT))
    import django
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    django.setup()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("De database wordt gemaakt of bijgewerkt ...", flush=True)
        call_command("migrate", verbosity=0, interactive=False)
    call_command("demo_maken")
    connection.close()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\nGestopt. Met make demo gaat u verder.")
