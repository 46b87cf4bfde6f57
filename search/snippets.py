"""Marks words in a piece of text. Everything is escaped; <mark> is the only markup that comes out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

FRAGMENT_LENGTH = 220


Spans = Iterable[tuple[int, int]]


def excerpt(text: str, start: int, stop: int, spans: Spans) -> SafeString:
    """The part of `text` from `start` to `stop`, with the `spans` inside that part marked; both are half-open byte
    offsets into UTF-8, as Rust counts. Signs that stick to the first and last word come along."""
    data = text.encode()
    before = _signs(data[:start].decode(errors="replace")[::-1])[::-1]
    after = _signs(data[stop:].decode(errors="replace"))
    inside = _marked(data[start:stop], spans)
    parts = (
        "… " if data[:start].decode(errors="replace").strip() != before else "",
        escape(before),
        inside,
        escape(after),
        " …" if data[stop:].decode(errors="replace").strip() != after else "",
    )
    return mark_safe("".join(parts))


def opening(text: str) -> SafeString:
    """The first words of a text in which nothing has to be marked."""
    cut = text[:FRAGMENT_LENGTH]
    if len(cut) < len(text):
        cut = cut.rsplit(" ", 1)[0]
    return excerpt(text, 0, len(cut.encode()), ())


def _signs(text: str) -> str:
    return "".join(takewhile(lambda char: not char.isalnum() and not char.isspace(), text))


def _marked(data: bytes, spans: Spans) -> str:
    parts: list[str] = []
    end = 0
    for start, stop in sorted(spans):
        if stop > end:
            first = max(start, end)
            parts += (_escaped(data[end:first]), "<mark>", _escaped(data[first:stop]), "</mark>")
            end = stop
    return "".join((*parts, _escaped(data[end:])))


def _escaped(data: bytes) -> str:
    return escape(data.decode(errors="replace"))
