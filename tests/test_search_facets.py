import pytest

from search.registry import register_facet_labels
from tests.search_shelf import Shelf, counts, find

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(shelf: Shelf) -> Shelf:
    shelf.put(1, "wmo", "wmo", "wmo", soort="memo", gemeente="duinvoorde", dossiers=("a", "b"), jaar=2022)
    shelf.put(2, "wmo", soort="memo", gemeente="veenrade", dossiers=("a",), jaar=2023)
    shelf.put(3, "wmo", soort="brief", gemeente="veenrade", dossiers=("b",), jaar=2023, status="openstaand")
    shelf.put(4, "jeugd", soort="verslag")
    shelf.index()
    return shelf


def test_facets_count_things_and_not_pages(shelf: Shelf) -> None:
    result = find("wmo")
    assert counts(result, "soort") == {"memo": 2, "brief": 1}
    assert counts(result, "gemeente") == {"veenrade": 2, "duinvoorde": 1}
    assert counts(result, "dossier") == {"a": 2, "b": 2}
    assert counts(result, "jaar") == {"2023": 2, "2022": 1}
    assert counts(result, "status") == {"openstaand": 1}


def test_a_choice_narrows_the_other_facets_and_not_its_own(shelf: Shelf) -> None:
    result = find("wmo", soort=("memo",))
    assert result.total == 2
    assert counts(result, "soort") == {"memo": 2, "brief": 1}
    assert counts(result, "gemeente") == {"duinvoorde": 1, "veenrade": 1}


def test_two_values_of_one_facet_mean_either_and_two_facets_mean_both(shelf: Shelf) -> None:
    assert find("wmo", soort=("memo", "brief")).total == 3
    result = find("wmo", soort=("memo", "brief"), jaar=(2023,))
    assert result.total == 2
    assert counts(result, "soort") == {"memo": 1, "brief": 1}
    assert counts(result, "jaar") == {"2023": 2, "2022": 1}


def test_a_choice_without_hits_stays_visible(shelf: Shelf) -> None:
    result = find("wmo", soort=("verslag",))
    assert result.total == 0
    assert counts(result, "soort") == {"memo": 2, "brief": 1, "verslag": 0}


def test_a_value_without_a_public_label_is_not_shown(shelf: Shelf) -> None:
    register_facet_labels("dossier", lambda keys: {key: "Dossier A" for key in keys if key == "a"})
    facet = next(facet for facet in find("wmo").facets if facet.name == "dossier")
    assert [(value.key, value.label) for value in facet.values] == [("a", "Dossier A")]


def test_above_the_limit_facets_still_count_things(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("tantivy_reader", "elastic_reader"):
        monkeypatch.setattr(f"search.{module}.EXACT_LIMIT", 2)
    result = find("wmo")
    assert not result.total_is_exact
    assert counts(result, "soort") == {"memo": 2, "brief": 1}


def test_what_is_hidden_is_in_no_count(shelf: Shelf) -> None:
    shelf.hidden.add(3)
    result = find("wmo")
    assert result.total == 2
    assert counts(result, "soort") == {"memo": 2}
    assert counts(find("wmo", soort=("memo",)), "soort") == {"memo": 2}
