from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from search.engine import ENGINES
from search.registry import sources
from search.tantivy_schema import kind_code


@register("search")
def check_engine(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    if settings.SEARCH_ENGINE in ENGINES:
        return []
    known = ", ".join(sorted(ENGINES))
    return [Error(f"SEARCH_ENGINE is {settings.SEARCH_ENGINE!r}.", hint=f"Choose one of: {known}.", id="search.E001")]


@register("search")
def check_index_folder(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """The folder need not exist yet, but it must be possible to make it and write in it."""
    folder = Path(settings.SEARCH_INDEX_DIR).absolute()
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    if existing.is_dir() and os.access(existing, os.W_OK | os.X_OK):
        return []
    hint = "Make the folder, or give the process the right to write in it."
    return [Error(f"SEARCH_INDEX_DIR {folder} cannot be written.", hint=hint, id="search.E002")]


@register("search")
def check_kinds(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """A kind is part of a key and of an outbox row; two kinds may not get the same code in the index."""
    errors: list[CheckMessage] = []
    seen: dict[int, str] = {}
    for source in sources():
        if not source.kind.isidentifier() or len(source.kind) > 40:
            hint = "Use at most 40 letters, digits and underscores."
            errors.append(Error(f"Search kind {source.kind!r} is no name.", hint=hint, id="search.E003"))
        twin = seen.setdefault(kind_code(source.kind), source.kind)
        if twin != source.kind:
            hint = "Choose another name for one of them."
            errors.append(Error(f"Kinds {twin} and {source.kind} have one code.", hint=hint, id="search.E004"))
    return errors
