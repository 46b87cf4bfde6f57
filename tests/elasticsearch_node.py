"""What tests on Elasticsearch stand on: one node for the whole run, and index names for each of its processes."""

import os

from elasticsearch import Elasticsearch

from scripts.elasticsearch_fetch import find_elasticsearch
from scripts.outside_tools import ELASTICSEARCH
from tests.missing import miss

NOT_STARTED = "Elasticsearch draait niet; zet vóór het commando: python scripts/elasticsearch_node.py"


def url_of_this_run() -> str:
    """That of the node that `make unit` started, or that the user gave."""
    given = os.environ.get(ELASTICSEARCH.variable)
    return given or miss(NOT_STARTED if find_elasticsearch() else ELASTICSEARCH.missing_text())


def need_own_node() -> None:
    """A node that was given is not ours to stop or damage: can this machine run another?"""
    if find_elasticsearch() is None:
        miss(ELASTICSEARCH.missing_text())


def delete_indexes(url: str, prefix: str) -> None:
    """Also hidden and closed ones. Asked by name: Elasticsearch refuses to delete by pattern."""
    with Elasticsearch(url) as client:
        found = client.indices.get(index=f"{prefix}*", expand_wildcards="all", features="settings")
        names = list(found.body)
        for start in range(0, len(names), 20):  # the names of all together are longer than an address may be
            client.indices.delete(index=names[start : start + 20])
