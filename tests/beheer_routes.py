"""Every route under /beheer/, from the resolver, with arguments that lead to the given objects."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True, slots=True)
class Route:
    name: str
    path: str
    keys: frozenset[str]


def beheer_patterns() -> Iterator[tuple[str, URLPattern, list[Any]]]:
    root = next(item for item in get_resolver().url_patterns if str(item.pattern) == "beheer/")
    yield from walk(root, "", [root.pattern])


def walk(resolver: URLResolver, namespace: str, trail: list[Any]) -> Iterator[tuple[str, URLPattern, list[Any]]]:
    for item in resolver.url_patterns:
        if isinstance(item, URLResolver):
            inner = f"{namespace}{item.namespace}:" if item.namespace else namespace
            yield from walk(item, inner, [*trail, item.pattern])
        else:
            yield f"{namespace}{item.name or ''}", item, [*trail, item.pattern]


def routes(values_for: Callable[[str, str], Iterable[Any]]) -> Iterator[Route]:
    """Each route once for each combination of argument values; `values_for` gets the route's name and the argument."""
    for name, _pattern, trail in beheer_patterns():
        pieces = [reverse_template(piece) for piece in trail]
        keys = [key for _template, names in pieces for key in names]
        template = "/" + "".join(part for part, _names in pieces)
        for combination in itertools.product(*(values_for(name, key) for key in keys)):
            yield Route(name, template % dict(zip(keys, combination, strict=True)), frozenset(keys))


def reverse_template(pattern: Any) -> tuple[str, list[str]]:
    """ "edit/%(pk)s/" and its names, for a path() or a simple re_path()."""
    from django.utils.regex_helper import normalize

    template, names = normalize(pattern.regex.pattern)[0]
    return template, list(names)
