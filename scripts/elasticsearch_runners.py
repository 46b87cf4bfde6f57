"""What a test node runs in: a process of Java, or a container.

Both take the node's folder (`conf`, `data`, `tmp`), the port of the loopback address, the settings of elasticsearch.yml
and the options of Java's machine.
"""

import contextlib
import json
import os
import pwd
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any, Protocol

from elasticsearch_fetch import IMAGE, find_java

STOP_SECONDS = 60
LOGGING = """
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d][%p][%c] %m%n
rootLogger.level = info
rootLogger.appenderRef.console.ref = console
"""


class DidNotStart(Exception):
    """With the end of the node's log."""


class Runner(Protocol):
    """What a node runs in. `start` opens the data that an earlier `start` left."""

    def start(self) -> None: ...
    def is_running(self) -> bool: ...
    def stop(self) -> None: ...
    def kill(self) -> None: ...
    def close(self) -> None: ...
    def log(self) -> str: ...


class Process:
    """Java itself, in a process group of its own: a launcher, and the server that it starts."""

    def __init__(
        self, home: Path, folder: Path, port: int, settings: dict[str, Any], jvm_options: tuple[str, ...]
    ) -> None:
        self.home = home
        self.folder = folder
        self.launcher: subprocess.Popen[bytes] | None = None
        places = {
            "network.host": "127.0.0.1",
            "http.port": port,
            "transport.port": 0,
            "path.data": str(folder / "data"),
            "path.logs": str(folder / "logs"),
        }
        conf = folder / "conf"
        lines = [f"{name}: {json.dumps(value)}\n" for name, value in (places | settings).items()]
        (conf / "elasticsearch.yml").write_text("".join(lines))
        (conf / "jvm.options").write_text("\n".join([*jvm_options, f"-Djava.io.tmpdir={folder / 'tmp'}", ""]))
        (conf / "log4j2.properties").write_text(LOGGING)
        self.account = _account()
        if self.account:
            for path in (folder, *folder.rglob("*")):
                shutil.chown(path, self.account["user"], self.account["group"])
        properties = {
            "cli.name": "server",
            "cli.script": "./bin/elasticsearch",
            "cli.libs": "lib/tools/server-cli",
            "es.path.home": home,
            "es.path.conf": conf,
            "es.distribution.type": "tar",
        }
        self.command = [
            *(["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []),  # outlives no killed test run
            str(find_java()),
            *("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            *(f"-D{name}={value}" for name, value in properties.items()),
            *("-cp", f"{home}/lib/*:{home}/lib/cli-launcher/*", "org.elasticsearch.launcher.CliToolLauncher"),
        ]

    def start(self) -> None:
        with (self.folder / "log").open("ab") as log:
            self.launcher = subprocess.Popen(
                self.command,
                cwd=self.home,  # its modules are looked for from here
                env={"PATH": os.environ["PATH"], "ES_TMPDIR": str(self.folder / "tmp")},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for the tests; these end the node
                **self.account,
            )

    def is_running(self) -> bool:
        return self.launcher is not None and self.launcher.poll() is None

    def stop(self) -> None:
        if self.launcher:
            self.launcher.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.launcher.wait(STOP_SECONDS)
            self.kill()

    def kill(self) -> None:
        if self.launcher:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.launcher.pid, signal.SIGKILL)
            self.launcher.wait()
            self.launcher = None

    def close(self) -> None:
        self.kill()

    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")


class Container:
    """The official image, with the data in the node's folder."""

    def __init__(self, folder: Path, port: int, settings: dict[str, Any], jvm_options: tuple[str, ...]) -> None:
        self.name = folder.name
        self.is_made = False
        inside = "/usr/share/elasticsearch"
        folder.chmod(0o755)
        (folder / "data").chmod(0o777)  # written by an account of the container
        values = {name: value if isinstance(value, str) else json.dumps(value) for name, value in settings.items()}
        self.options = [
            f"--name={self.name}",
            f"--user={os.geteuid() or 1000}:0",
            f"--publish=127.0.0.1:{port}:9200",
            f"--volume={folder / 'data'}:{inside}/data",
            *(f"--volume={folder / 'conf' / name}:{inside}/config/{name}:ro" for name in ("users", "users_roles")),
            f"--env=ES_JAVA_OPTS={' '.join(jvm_options)}",
            *(f"--env={name}={value}" for name, value in values.items()),
        ]

    def start(self) -> None:
        if not self.is_made:
            _docker("create", *self.options, IMAGE)
            self.is_made = True
        _docker("start", self.name)

    def is_running(self) -> bool:
        return _docker("inspect", "--format={{.State.Running}}", self.name) == "true"

    def stop(self) -> None:
        _docker("stop", "-t", str(STOP_SECONDS), self.name)

    def kill(self) -> None:
        if self.is_running():
            _docker("kill", self.name)

    def close(self) -> None:
        if self.is_made:
            _docker("rm", "--force", "--volumes", self.name)

    def log(self) -> str:
        return _docker("logs", self.name)


def _docker(*arguments: str) -> str:
    ended = subprocess.run(
        ["docker", *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if ended.returncode:
        raise DidNotStart(ended.stdout)
    return ended.stdout.strip()


def _account() -> dict[str, Any]:
    """Elasticsearch refuses to run as root: then as the user that owns nothing."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
