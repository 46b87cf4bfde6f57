"""Golden queries: what a reader wants comes first, and both engines give the same."""

import secrets
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from search.results import SearchResult
from search.vocabulary import Vocabulary
from tests.golden_queries import GOLDEN
from tests.golden_shelf import key_of, put_papers
from tests.search_shelf import find, make_shelf, same_in_ties, wait_for_the_node

QUERIES = {typed: first for queries in GOLDEN.values() for typed, first in queries.items()}

pytestmark = pytest.mark.django_db

Answers = dict[str, SearchResult]


@pytest.fixture(scope="module")
def answers_of(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Answers]:
    """`answers_of(SEARCH_ENGINE=…)`: to all of them, from one index that is made once. No row of it stays."""

    def ask(**values: Any) -> Answers:
        folder = tmp_path_factory.mktemp("golden")
        with (
            django_db_blocker.unblock(),
            override_settings(SEARCH_INDEX_DIR=folder, **values),
            pytest.MonkeyPatch.context() as patch,
            transaction.atomic(),
        ):
            wait_for_the_node(patch)
            patch.setattr("search.vocabulary._vocabulary", Vocabulary())
            put_papers(make_shelf(settings, folder, patch))
            found = {typed: find(typed) for typed in QUERIES}
            transaction.set_rollback(True)
        return found

    return ask


@pytest.fixture(scope="module")
def tantivy_answers(answers_of: Callable[..., Answers]) -> Answers:
    return answers_of(SEARCH_ENGINE="tantivy")


@pytest.fixture(scope="module")
def elastic_answers(answers_of: Callable[..., Answers], elasticsearch_url: str, index_prefix: str) -> Answers:
    return answers_of(
        SEARCH_ENGINE="elasticsearch",
        ELASTICSEARCH_URL=elasticsearch_url,
        ELASTICSEARCH_PREFIX=f"{index_prefix}{secrets.token_hex(4)}",
        ELASTICSEARCH_OPTIONS={"shards": 1, "replicas": 0},
    )


def test_there_are_enough_of_every_category() -> None:
    assert len(QUERIES) >= 70
    assert len(GOLDEN) == 17


@pytest.mark.parametrize(("typed", "first"), QUERIES.items())
def test_what_a_reader_wants_comes_first(tantivy_answers: Answers, typed: str, first: str) -> None:
    found = [key_of(hit.parent) for hit in tantivy_answers[typed].hits]
    assert found[:1] in ([[one] for one in first.split(" of ")] if first else [[]])


@pytest.mark.elasticsearch
@pytest.mark.parametrize("typed", QUERIES)
def test_both_engines_give_the_same(tantivy_answers: Answers, elastic_answers: Answers, typed: str) -> None:
    one, other = tantivy_answers[typed], elastic_answers[typed]
    assert (one.total, one.meant, one.unknown_words) == (other.total, other.meant, other.unknown_words)
    assert same_in_ties(one, other, 5)
