"""Runs a command beside a PostgreSQL server of its own: `postgres_cluster.py COMMAND …`.

The server is new, empty and on a free port of the loopback address; TEST_DATABASE_URL leads to it.
It is stopped and its files are gone when the command ends. The exit code is the command's.
"""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from outside_tools import POSTGRES, free_port, is_strict

# The data is thrown away, so nothing waits for the disk.
# autovacuum would analyse tables while tests roll back, find them empty, and mislead the planner.
SERVER_OPTIONS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "unix_socket_directories=",
)


def main() -> None:
    bin_dir = POSTGRES.path()
    if bin_dir is None:
        print(f"{POSTGRES.missing_text()}; de tests op PostgreSQL zijn overgeslagen.")
        sys.exit(1 if is_strict() else 0)
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    with cluster(bin_dir) as url:
        environment = os.environ | {"TEST_DATABASE_URL": url}
        code = subprocess.run(sys.argv[1:], env=environment, check=False).returncode
    sys.exit(code)


@contextmanager
def cluster(bin_dir: Path) -> Iterator[str]:
    """Yields the DATABASE_URL of a running server. Raises CalledProcessError when it does not start."""
    with tempfile.TemporaryDirectory(prefix="raadsspoor-postgres-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        password = secrets.token_urlsafe(16)
        password_file = folder / "password"
        password_file.write_text(password)
        data = folder / "data"
        account = _account()
        if account:
            for path in (folder, password_file):
                shutil.chown(path, user=account["user"])
        initdb = ["--username=raadsspoor", "--auth=scram-sha-256", f"--pwfile={password_file}"]
        _run(
            [bin_dir / "initdb", f"--pgdata={data}", "--no-locale", "--encoding=UTF8", "--no-sync", *initdb],
            account,
        )
        port = free_port()
        options = " ".join(f"-c {option}" for option in (*SERVER_OPTIONS, f"port={port}", "listen_addresses=127.0.0.1"))
        control = [bin_dir / "pg_ctl", f"--pgdata={data}", "--wait"]
        _run([*control, "start", f"--log={folder / 'log'}", f"--options={options}"], account)
        try:
            yield f"postgres://raadsspoor:{password}@127.0.0.1:{port}/postgres"
        finally:
            _run([*control, "stop", "--mode=immediate"], account)


def _account() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then as the user that its package made."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    return {"user": user.pw_name, "group": user.pw_gid, "extra_groups": []}


def _run(command: list[str | Path], account: dict[str, Any]) -> None:
    subprocess.run(
        command,
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        cwd="/",
        timeout=60,
        **account,
    )


if __name__ == "__main__":
    main()
