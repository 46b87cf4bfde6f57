"""Marks words in a piece of text. Everything is escaped; <mark> is the only markup that comes out."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

FRAGMENT_LENGTH = 220


def marked(
    text: str, spans: Iterable[tuple[int, int]], *, before: bool = False, after: bool = False
) -> SafeString:
    """`spans` are half-open byte offsets into the UTF-8 of `text`, as Rust counts; they may overlap. `before`
    and `after` say that the text goes on there."""
    data = text.encode()
    parts: list[str] = ["… "] if before else []
    end = 0
    for start, stop in sorted(spans):
        if stop <= end:
            continue
        start = max(start, end)
        parts += (_escaped(data[end:start]), "<mark>", _escaped(data[start:stop]), "</mark>")
        end = stop
    parts.append(_escaped(data[end:]))
    if after:
        parts.append(" …")
    return mark_safe("".join(parts))


def opening(text: str) -> SafeString:
    """The first words of a text in which nothing has to be marked."""
    cut = text[:FRAGMENT_LENGTH]
    if len(cut) < len(text):
        cut = cut.rsplit(" ", 1)[0]
    return marked(cut, (), after=len(cut) < len(text))


def _escaped(data: bytes) -> str:
    return escape(data.decode(errors="replace"))
