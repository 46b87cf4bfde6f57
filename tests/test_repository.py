"""What may be in the repository: known names at the top, no big files, no address that anything is fetched from."""

import re
import subprocess
from importlib.metadata import metadata
from pathlib import Path

import pytest

from tests.missing import miss

ROOT = Path(__file__).resolve().parent.parent
MAX_BYTES = 1_000_000

TOP_LEVEL = {
    *(".ci", ".env.example", ".gitignore"),
    *("portal", "besluiten", "dossiers", "search"),
    *("bench", "docs", "requirements", "scripts", "templates", "tests"),
    *("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md"),
    *("compose.yaml", "manage.py", "publiccode.yml", "pyproject.toml"),
}
DRAWERS = {"utils", "helpers", "common", "misc"}

# Written apart, so that this file does not hold what it looks for.
REGISTRIES = re.compile(
    "|".join(
        first + second
        for first, second in (
            ("py", r"pi\.org"),
            ("python", r"hosted\.org"),
            ("npm", r"js\.(org|com)"),
            ("crates", r"\.io"),
            ("deb", r"ian\.org/"),
            ("ubuntu", r"\.com/"),
            ("maven", r"\.org"),
        )
    )
)
DOWNLOADS = re.compile(r"https?://\S+\.(?:whl|tgz|tar\.\w+|zip|deb|exe|jar)\b")
GPL = re.compile(r"\bA?GPL|(?<!Lesser )General Public License")
MACHINE_PATHS = re.compile("/" + r"(?:work|root|home/\w+|Users/\w+)/")


def tracked_files() -> list[Path]:
    if not (ROOT / ".git").exists():
        miss("this folder is no git clone, so nothing says which files belong to it")
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace")


def faults_in(text: str) -> list[str]:
    return [match.group() for pattern in (REGISTRIES, DOWNLOADS, MACHINE_PATHS) for match in pattern.finditer(text)]


def test_the_top_level_has_known_names_only() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tracked_files()} - TOP_LEVEL == set()


def test_there_is_no_drawer_for_leftovers() -> None:
    assert [path for path in tracked_files() if DRAWERS & {part.partition(".")[0] for part in path.parts}] == []


def test_no_file_is_larger_than_a_megabyte() -> None:
    assert [path.name for path in tracked_files() if path.stat().st_size > MAX_BYTES] == []


def test_no_file_names_a_registry_a_download_or_a_path_of_one_machine() -> None:
    assert {path.name: found for path in tracked_files() if (found := faults_in(text_of(path)))} == {}


@pytest.mark.parametrize("name", ["base", "demo", "dev"])
def test_every_pinned_package_has_a_hash(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    packages = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(packages) > 20
    assert [package for package in packages if "==" not in package or "--hash=sha256:" not in package] == []


def test_a_smaller_set_is_part_of_the_larger_one_at_the_same_versions() -> None:
    base, demo, dev = (
        set(re.findall(r"^[a-z0-9][\w.\[\]-]*==\S+", (ROOT / f"requirements/{name}.txt").read_text(), re.MULTILINE))
        for name in ("base", "demo", "dev")
    )
    assert base <= demo <= dev


def test_what_runs_is_free_of_gpl_code() -> None:
    text = (ROOT / "requirements" / "demo.txt").read_text()
    names = set(re.findall(r"^([a-z0-9][\w.-]*)", text, re.MULTILINE))
    assert "pillow-heif" not in names  # BSD itself, but its wheels hold x265, which is GPL
    assert {name: found for name in names if (found := licences_of(name)) and GPL.search(found)} == {}


def licences_of(name: str) -> str:
    information = metadata(name)
    return " ".join([*information.get_all("License-Expression", []), *information.get_all("Classifier", [])])


@pytest.mark.parametrize(
    "text",
    [
        "--index-url https://" + "py" + "pi.org/simple",
        "curl -L https://example.org/" + "tool.tar.gz",
        "cd /" + "work/main",
    ],
)
def test_a_fault_is_found(text: str) -> None:
    assert faults_in(text) != []


def test_an_ordinary_address_is_no_fault() -> None:
    assert faults_in("http://127.0.0.1:8000/dossiers/ and /usr/lib/postgresql/15/bin") == []
