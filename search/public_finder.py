"""Finds what is public now, in an index that may lag behind: asks again without what is not, when that would show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from search.engine import Found, Reader
from search.nodes import AnyTerm, Group, Node, Sort
from search.records import SearchRecord

NotPublic = Callable[[Sequence[str]], set[str]]
"""Given parents, those among them that are not public any more. Cheap to ask again for the same ones."""

FEW_RECORDS = 1_000
"""What stands in more records than this stands in public ones too."""
SAMPLE = 3
"""Of what is offered so many records are looked at: one that is public is enough."""


class PublicFinder:
    """For one answer. `gone`: parents that were found and are not public, or rest on such a one."""

    def __init__(self, reader: Reader, not_public: NotPublic) -> None:
        self.reader = reader
        self.not_public = not_public
        self.gone: set[str] = set()

    def find(self, node: Node, sort: Sort, start: int = 0, size: int = 0) -> Found:
        while True:
            found = self.reader.find(self._public(node), sort, start, size)
            gone = self._gone(found)
            self.gone |= gone
            if not gone.intersection(parent for parent, _score in found.page):
                return replace(found, parents=found.parents - self.gone)

    def glance(self, best: Node, others: Sequence[Node], size: int) -> tuple[SearchRecord, ...] | None:
        """The best records of a node that finds one of each parent. None when something turned up that is not public,
        among these or among some records of each other node: more of them, the more that was so before."""
        records, found = self.reader.glance(
            self._public(best), [self._public(one) for one in others], size, SAMPLE + len(self.gone)
        )
        self.not_public([*found.parents, *found.rests_on])  # in one go; it is remembered
        gone = self._gone(found)
        self.gone |= gone
        return None if gone else records

    def counts(self, nodes: Sequence[Node]) -> list[int]:
        """In how many records each stands, without those of parents that are not public."""
        counts = self.counts_now(nodes)
        few = [node for node, count in zip(nodes, counts, strict=True) if 0 < count <= FEW_RECORDS]
        known = len(self.gone)
        if few:
            self.find(Group(some=tuple(few)), "nieuwste")
        return self.counts_now(nodes) if len(self.gone) > known else counts

    def counts_now(self, nodes: Sequence[Node]) -> list[int]:
        """The same, without those that turned up so far."""
        return self.reader.counts([self._public(node) for node in nodes]) if nodes else []

    def _public(self, node: Node) -> Node:
        return Group(all=(node,), none=(AnyTerm("parent", tuple(sorted(self.gone))),)) if self.gone else node

    def _gone(self, found: Found) -> set[str]:
        gone = self.not_public(sorted(found.parents)) | self.not_public([parent for parent, _score in found.page])
        hidden = self.not_public(sorted(found.rests_on))
        return gone | (self.reader.resting_on(hidden) & found.parents if hidden else set())
