"""portal → besluiten → dossiers → search, and models ← services ← views: no import runs the wrong way."""

from pathlib import Path

import pytest

from tests.import_graph import Import, framework_imports, layer_breaches, read_imports, upward_imports

ROOT = Path(__file__).resolve().parent.parent

# Pure: strings and dataclasses in, dataclasses out. They must be fast and testable without Django.
PURE = (
    "dossiers.datering*",
    "dossiers.extraction",
    "dossiers.extraction.*",
    "dossiers.reading",
    "dossiers.reading.*",
    "besluiten.reading",
    "besluiten.reading.*",
    "besluiten.termijn*",
    "besluiten.transitions",
    "search.dutch.*",
    "search.query",
    "search.records",
    "search.results",
)

# Wagtail makes a page its own view and asks a snippet for its preview: these call the context of their view.
MODEL_IS_ITS_OWN_VIEW = (
    ("dossiers.models.dossier", "dossiers.views.dossier"),
    ("dossiers.models.gemeente", "dossiers.views.pages"),
    ("dossiers.models.stuk", "dossiers.views.stuk"),
    ("portal.models", "portal.views"),
)

# SafeString is a str that says "this is escaped"; it needs no settings and no set-up.
PURE_MAY_IMPORT = (("search.results", "django.utils.safestring"),)


@pytest.fixture(scope="module")
def imports() -> list[Import]:
    return read_imports(ROOT)


def test_no_import_runs_the_wrong_way_between_packages(imports: list[Import]) -> None:
    assert upward_imports(imports) == []


def test_models_know_no_services_and_services_no_views(imports: list[Import]) -> None:
    assert layer_breaches(imports, MODEL_IS_ITS_OWN_VIEW) == []


def test_pure_modules_reach_no_framework(imports: list[Import]) -> None:
    assert framework_imports(imports, PURE, PURE_MAY_IMPORT) == []


@pytest.mark.parametrize("pair", MODEL_IS_ITS_OWN_VIEW + PURE_MAY_IMPORT)
def test_each_exception_is_still_needed(imports: list[Import], pair: tuple[str, str]) -> None:
    assert pair in {(item.module, item.target) for item in imports}


def test_every_package_is_read(imports: list[Import]) -> None:
    modules = {item.module for item in imports}
    assert {"portal.urls", "besluiten.models.afspraak", "dossiers.models.stuk", "search.services"} <= modules


def write_tree(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("dossiers/late.py", "def late():\n    from besluiten.models import Afspraak\n"),
        ("search/typing_only.py", "if TYPE_CHECKING:\n    import dossiers.models\n"),
        ("besluiten/whole.py", "import portal\n"),
        ("dossiers/deep/relative.py", "from ...portal import views\n"),
        ("dossiers/by_label.py", "key = ForeignKey('besluiten.Afspraak')\n"),
        ("dossiers/by_route.py", "reverse('besluiten:toezegging')\n"),
    ],
)
def test_a_wrong_direction_is_found(tmp_path: Path, name: str, source: str) -> None:
    write_tree(tmp_path, {"dossiers/right.py": "import search\nimport django\n", name: source})
    found = upward_imports(read_imports(tmp_path))
    assert len(found) == 1
    assert name.removesuffix(".py").replace("/", ".") in found[0]


def test_a_model_that_reaches_a_service_through_another_module_is_found(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "dossiers/models/stuk.py": "def save():\n    from dossiers import bridge\n",
            "dossiers/bridge.py": "from dossiers.services import stukken\n",
            "dossiers/services/stukken.py": "from dossiers.models import stuk\n",
        },
    )
    found = layer_breaches(read_imports(tmp_path), ())
    assert found == ["dossiers.models.stuk → dossiers.bridge → dossiers.services.stukken"]


def test_a_service_that_imports_a_view_is_found_and_an_allowed_pair_is_not(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {"besluiten/services/status.py": "", "besluiten/views.py": "from besluiten.services import status\n"},
    )
    assert layer_breaches(read_imports(tmp_path), ()) == []
    write_tree(tmp_path, {"besluiten/services/status.py": "from besluiten import views\n"})
    assert layer_breaches(read_imports(tmp_path), ()) == ["besluiten.services.status → besluiten.views"]
    assert layer_breaches(read_imports(tmp_path), [("besluiten.services.status", "besluiten.views")]) == []


def test_a_pure_module_that_reaches_django_through_another_is_found(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "dossiers/datering.py": "from dossiers.wording import words\n",
            "dossiers/wording.py": "from django.utils.translation import gettext as _\n",
        },
    )
    found = framework_imports(read_imports(tmp_path), ["dossiers.datering*"], ())
    assert found == ["dossiers.datering → dossiers.wording → django.utils.translation"]
