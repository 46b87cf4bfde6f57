"""What else can be done with a stuk from its own page. Packages above this one register theirs; for griffiers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dossiers.models import Stuk


@dataclass(frozen=True, slots=True)
class StukAction:
    name: str
    label: Any
    address: Callable[[Stuk], str]


_actions: dict[str, StukAction] = {}


def register_stuk_action(action: StukAction) -> None:
    if action.name in _actions:
        raise ValueError(f"stuk action {action.name!r} is already registered")
    _actions[action.name] = action


def stuk_actions(stuk: Stuk) -> list[tuple[str, Any]]:
    """(address, label) of each."""
    return [(action.address(stuk), action.label) for action in _actions.values()]
