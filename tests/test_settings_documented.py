"""Every setting that comes from the environment stands in .env.example, explained, and no other does."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from scripts.demo_environment import DEMO_DIR, demo_environment

ROOT = Path(__file__).resolve().parent.parent
PLACES = ("_DIR", "_ROOT", "_URL")  # a setting with such a name leads to data, mail or a service


def names_read(source: str) -> Iterator[str]:
    """NAME of `env("NAME")`, `env.str("NAME", …)`, `"NAME" in env.ENVIRON` and `os.environ["NAME"]`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _is_env(node.func) and node.args:
            found = node.args[0]
        elif isinstance(node, ast.Compare) and _is_env(node.comparators[0]):
            found = node.left
        elif isinstance(node, ast.Subscript) and _is_env(node.value):
            found = node.slice
        else:
            continue
        if isinstance(found, ast.Constant) and isinstance(found.value, str):
            yield found.value


def _is_env(node: ast.expr) -> bool:
    return re.match(r"(env|os\.environ|os\.getenv)\b", ast.unparse(node)) is not None


def names_documented(text: str) -> set[str]:
    return set(re.findall(r"^#?([A-Z][A-Z0-9_]*)=", text, re.MULTILINE))


def test_env_example_names_exactly_the_settings_that_are_read() -> None:
    read = {name for path in (ROOT / "portal" / "settings").glob("*.py") for name in names_read(path.read_text())}
    assert names_documented((ROOT / ".env.example").read_text()) == read


def test_every_setting_is_explained_on_the_line_above() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    unexplained = [
        line
        for above, line in zip(["", *lines], lines, strict=False)
        if names_documented(line) and not re.match(r"# \w", above)
    ]
    assert unexplained == []


def test_the_demonstration_touches_no_data_but_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    documented = names_documented((ROOT / ".env.example").read_text())
    unused = {"FILE_UPLOAD_TEMP_DIR", "TEST_DATABASE_URL", "ELASTICSEARCH_URL", "TEST_ELASTICSEARCH_URL"}
    places = {name for name in documented if name.endswith(PLACES)} - unused
    assert len(places) > 5
    for name in places:
        monkeypatch.setenv(name, "elsewhere")
    environment = demo_environment(port=8000)
    own = (str(DEMO_DIR), f"sqlite:///{quote(str(DEMO_DIR))}", "http://127.0.0.1:8000", "consolemail://")
    assert {name: environment[name] for name in places if not environment[name].startswith(own)} == {}


@pytest.mark.parametrize(
    "source",
    [
        "X = env('A')",
        "X = env.str('A', default='')",
        "if 'A' in env.ENVIRON: pass",
        "import os; X = os.environ['A']",
        "import os; X = os.environ.get('A')",
        "import os; X = os.getenv('A')",
    ],
)
def test_each_way_of_reading_is_seen(source: str) -> None:
    assert list(names_read(source)) == ["A"]
