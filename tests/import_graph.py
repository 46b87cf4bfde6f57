"""Which module of the four packages imports which, function-level imports included, read from the source."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

PACKAGES = ("portal", "besluiten", "dossiers", "search")  # each may import those after it
THIN = ("views", "wagtail_hooks", "signal_handlers", "management", "urls")
LAYERS = {"models": 0, "services": 1} | dict.fromkeys(THIN, 2)
FRAMEWORKS = ("django", "wagtail", "modelcluster", "taggit", "treebeard", "csp", "environ", "whitenoise")

Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Import:
    module: str
    target: str
    line: int

    def __str__(self) -> str:
        return f"{self.module}:{self.line} imports {self.target}"


def module_name(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def read_imports(root: Path) -> list[Import]:
    """Every import in the four packages under `root`, migrations apart, and every app that a string names."""
    files = {module_name(path, root): path for path in _source_files(root)}
    return [found for module, path in files.items() for found in _imports_of(module, path, files)]


def _source_files(root: Path) -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def _imports_of(module: str, path: Path, files: Mapping[str, Path]) -> Iterator[Import]:
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text())):
        for target in _targets(node, package, files):
            yield Import(module, target, getattr(node, "lineno", 0))


def _targets(node: ast.AST, package: str, files: Mapping[str, Path]) -> Iterable[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        parents = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
        base = ".".join([*parents, *([node.module] if node.module else [])])
        names = [f"{base}.{alias.name}" for alias in node.names]
        return [name if name in files else base for name in names]
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and _names_an_app(node.value):
        return [node.value.replace(":", ".")]
    return []


def _names_an_app(text: str) -> bool:
    """A model ("besluiten.Afspraak"), a module path or a route ("besluiten:afspraak") counts as an import."""
    return re.fullmatch(rf"({'|'.join(PACKAGES)})[.:][A-Za-z_][\w.-]*", text) is not None


def upward_imports(imports: Iterable[Import]) -> list[str]:
    rank = {package: place for place, package in enumerate(PACKAGES)}
    return [
        str(item)
        for item in imports
        if (target := item.target.partition(".")[0]) in rank and rank[target] < rank[item.module.partition(".")[0]]
    ]


def layer_of(module: str) -> int | None:
    parts = module.split(".")
    return LAYERS.get(parts[1]) if len(parts) > 1 and parts[0] in PACKAGES else None


def layer_breaches(imports: Iterable[Import], allowed: Iterable[Edge]) -> list[str]:
    """Chains of imports by which models reach services or views, or services reach views."""
    chains = []
    graph = _graph(imports, allowed)
    for module in graph:
        layer = layer_of(module)
        if layer is None:
            continue
        for chain in _chains(graph, module):
            reached = layer_of(chain[-1])
            if reached is not None and reached > layer:
                chains.append(" → ".join(chain))
    return chains


def framework_imports(imports: Iterable[Import], pure: Iterable[str], allowed: Iterable[Edge]) -> list[str]:
    """Chains of imports by which a module that must be pure reaches a framework."""
    graph = _graph(imports, allowed)
    patterns = tuple(pure)
    return [
        " → ".join(chain)
        for module in graph
        if any(fnmatch(module, pattern) for pattern in patterns)
        for chain in _chains(graph, module)
        if chain[-1].partition(".")[0] in FRAMEWORKS
    ]


def _graph(imports: Iterable[Import], allowed: Iterable[Edge]) -> dict[str, list[str]]:
    skipped = set(allowed)
    graph: dict[str, list[str]] = {}
    for item in imports:
        targets = graph.setdefault(item.module, [])
        if (item.module, item.target) not in skipped:
            targets.append(item.target)
    return graph


def _chains(graph: Mapping[str, list[str]], start: str) -> Iterator[tuple[str, ...]]:
    """The shortest chain from `start` to every module that it reaches."""
    waiting = [(start,)]
    seen = {start}
    while waiting:
        chain = waiting.pop(0)
        for target in graph.get(chain[-1], ()):
            if target not in seen:
                seen.add(target)
                waiting.append((*chain, target))
                yield (*chain, target)
