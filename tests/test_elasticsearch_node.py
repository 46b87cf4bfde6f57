"""The node that the tests run on: the right version, clean afterwards, and it can lose its power."""

from collections.abc import Callable

import pytest
from elasticsearch import AuthenticationException, ConnectionError, Elasticsearch

from scripts.elasticsearch_node import USER, Node
from tests.elasticsearch_node import delete_indexes

pytestmark = pytest.mark.elasticsearch


def test_the_node_is_of_the_line_that_we_support(elasticsearch_url: str) -> None:
    with Elasticsearch(elasticsearch_url) as client:
        assert client.info()["version"]["number"].startswith("8.19.")


def test_what_a_process_made_is_gone_afterwards_and_nothing_else(elasticsearch_url: str, index_prefix: str) -> None:
    mine, other = f"{index_prefix}mine-", f"{index_prefix}other-"
    with Elasticsearch(elasticsearch_url) as client:
        client.indices.create(index=f"{mine}open", aliases={f"{mine}alias": {}})
        client.indices.create(index=f"{mine}hidden", settings={"index.hidden": True})
        client.indices.create(index=f"{mine}closed")
        client.indices.close(index=f"{mine}closed")
        client.indices.create(index=f"{other}open")
        delete_indexes(elasticsearch_url, mine)
        delete_indexes(elasticsearch_url, mine)  # nothing is left, and that is no error
        left = client.indices.get(index=f"{index_prefix}*", expand_wildcards="all").body
    assert [name for name in left if name.startswith((mine, other))] == [f"{other}open"]


def test_a_node_that_loses_its_power_keeps_its_data_and_its_password(make_node: Callable[..., Node]) -> None:
    node = make_node(password="geheim-genoeg")
    with Elasticsearch(node.url, max_retries=0) as client:
        client.index(index="stukken", id="1", document={"titel": "Raadsmemo"})
        node.kill()
        with pytest.raises(ConnectionError):
            client.info()
        node.start()
        client.cluster.health(wait_for_status="yellow", timeout="60s")
        assert client.get(index="stukken", id="1")["_source"] == {"titel": "Raadsmemo"}
    stranger = Elasticsearch(node.url.replace(f"{USER}:geheim-genoeg@", ""))
    with stranger, pytest.raises(AuthenticationException):
        stranger.info()
