"""What a passage can be turned into. Packages above this one register theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dossiers.models import Passage


@dataclass(frozen=True, slots=True)
class PassageUse:
    """`address` gives the form that turns this passage into the thing."""

    name: str
    label: Any
    order: int
    address: Callable[[Passage], str]


_uses: dict[str, PassageUse] = {}


def register_passage_use(use: PassageUse) -> None:
    if use.name in _uses:
        raise ValueError(f"passage use {use.name!r} is already registered")
    _uses[use.name] = use


def passage_uses() -> list[PassageUse]:
    return sorted(_uses.values(), key=lambda use: use.order)
