from __future__ import annotations

from collections.abc import Sequence

from search.engine import EngineAway, get_engine
from search.kept_lists import get_dutch
from search.wishes import WishReader

COMMON = 0.25
LEAST_RECORDS = 100
"""In a smaller index any word may stand on a quarter of the pages."""


def common_among(expressions: Sequence[str]) -> list[str]:
    """Those that stand on so many pages that whoever comes to them finds nearly everything. None while the engine is
    away."""
    wish_reader = WishReader(get_dutch(), None)
    try:
        reader = get_engine().reader()
        if reader is None or (total := reader.record_count()) < LEAST_RECORDS:
            return []
        counts = reader.counts([wish_reader.expression(text)[0] for text in expressions])
    except EngineAway:
        return []
    return [text for text, count in zip(expressions, counts, strict=True) if count > COMMON * total]
