"""docs/glossary.md is the closed list of Dutch nouns; names in the code keep to it."""

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("portal", "besluiten", "dossiers", "search")

# Two nouns that the design joins into one name.
JOINED = {("stuk", "pagina"), ("stuk", "relatie"), ("status", "wijziging"), ("afspraak", "passage")}

ENGLISH_IN_MODELS = {
    "account",
    "answer",
    "compound",
    "correction",
    "day",
    "decision",
    "delivery",
    "empty",
    "evidence",
    "follow",
    "gate",
    "group",
    "head",
    "home",
    "index",
    "info",
    "outbox",
    "owner",
    "page",
    "period",
    "phase",
    "public",
    "publicity",
    "published",
    "query",
    "reading",
    "row",
    "rule",
    "run",
    "search",
    "snapshot",
    "stamp",
    "switch",
    "synonym",
    "terms",
    "theme",
    "withdrawal",
    "withheld",
    "word",
    "words",
}


def glossary() -> dict[str, str]:
    """Every form of every term, and the singular that it belongs to."""
    rows = re.findall(r"^\| (\w+) \((\w+)\) \|", (ROOT / "docs/glossary.md").read_text(), re.MULTILINE)
    assert len(rows) > 30
    return {form: singular for singular, plural in rows for form in (singular, plural)}


TERMS = glossary()


def words_of(name: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


def count_nouns(name: str) -> int:
    nouns = [TERMS.get(word) for word in words_of(name)]
    joined = sum(pair in JOINED for pair in itertools.pairwise(nouns))
    return sum(noun is not None for noun in nouns) - joined


def names_in(source: str) -> Iterator[str]:
    """Classes, functions, parameters, class attributes and module constants; local variables apart."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        if isinstance(node, ast.arg):
            yield node.arg
        if isinstance(node, ast.ClassDef | ast.Module):
            for statement in node.body:
                targets = statement.targets if isinstance(statement, ast.Assign) else []
                targets = [statement.target] if isinstance(statement, ast.AnnAssign) else targets
                yield from (target.id for target in targets if isinstance(target, ast.Name))


def model_faults(name: str) -> list[str]:
    """Words of a model's name that are neither a noun of the glossary in the singular nor known English."""
    return [word for word in words_of(name) if TERMS.get(word) != word and word not in ENGLISH_IN_MODELS]


@pytest.mark.parametrize("package", PACKAGES)
def test_a_name_holds_at_most_one_dutch_noun(package: str) -> None:
    crowded = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sorted((ROOT / package).rglob("*.py"))
        if "migrations" not in path.parts
        for name in names_in(path.read_text())
        if count_nouns(name) > 1
    ]
    assert crowded == []


@pytest.mark.parametrize("package", PACKAGES)
def test_model_names_come_from_the_glossary(package: str) -> None:
    models = [model.__name__ for model in apps.get_app_config(package).get_models()]
    assert models
    assert {name: faults for name in models if (faults := model_faults(name))} == {}


def test_terms_are_in_order_and_explained() -> None:
    rows = re.findall(
        r"^\| (\w+) \(\w+\) \| (.+?) \| (.+?) \| (.+?) \|$", (ROOT / "docs/glossary.md").read_text(), re.M
    )
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    assert len(rows) == len(set(TERMS.values()))


@pytest.mark.parametrize(
    ("name", "nouns"),
    [
        ("confirm_afspraak", 1),
        ("StukPaginaQuerySet", 1),
        ("status_wijzigingen", 1),
        ("open_toezeggingen_of_dossier", 2),
        ("DossierStuk", 2),
        ("PAGINA_OF_BESTAND", 2),
        ("published_at", 0),
    ],
)
def test_nouns_are_counted(name: str, nouns: int) -> None:
    assert count_nouns(name) == nouns


@pytest.mark.parametrize(("name", "faults"), [("Stukken", ["stukken"]), ("Raadslid", ["raadslid"]), ("PhaseRow", [])])
def test_a_plural_or_unknown_word_in_a_model_name_is_found(name: str, faults: list[str]) -> None:
    assert model_faults(name) == faults


def test_names_are_read_from_functions_and_classes() -> None:
    source = "LIMIT = 1\nclass A:\n    b: int\n    c = 2\n    def d(self, *, e): f = 3\n"
    assert set(names_in(source)) == {"LIMIT", "A", "b", "c", "d", "self", "e"}
