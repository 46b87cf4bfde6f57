"""The question to an engine as a tree that no engine owns. Each engine turns these few nodes into its own query, and
so two engines are asked the same thing. Scores are BM25 of the terms, added up; `Best` takes the highest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TIE_BREAKER = 0.1


@dataclass(frozen=True, slots=True)
class Term:
    field: str
    value: str | bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """These terms, next to each other and in this order. At least two."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnyTerm:
    """One of these; every one found scores 1."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    """Any term that begins so; every one found scores 1."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Between:
    """A number within these bounds, both inclusive; None is open."""

    field: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Head:
    """The first record of each parent, and of these parents only when they are given. Scores 0."""

    parents: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Everything:
    """Scores 0."""


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


@dataclass(frozen=True, slots=True)
class Best:
    """At least one; the score is the highest of them plus TIE_BREAKER times the others, so that a word that stands in
    the title, in the text and as a part is not counted three times."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Boost:
    node: Node
    by: float


@dataclass(frozen=True, slots=True)
class Fixed:
    """The node decides whether, the number decides how much."""

    node: Node
    score: float


@dataclass(frozen=True, slots=True)
class Group:
    """All of `all` and none of `none`. `some`: without `all` at least one of them, else they only add to the score."""

    all: tuple[Node, ...] = ()
    some: tuple[Node, ...] = ()
    none: tuple[Node, ...] = ()


Node = Term | Phrase | AnyTerm | Beginning | Between | Head | Everything | Nothing | Best | Boost | Fixed | Group

Sort = Literal["relevantie", "nieuwste", "oudste"]


def narrowed(node: Node, by: tuple[Node, ...]) -> Node:
    """The node within these, which add nothing to its score."""
    return Group(all=(node, *(Fixed(one, 0.0) for one in by))) if by else node
