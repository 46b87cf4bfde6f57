"""Marks words in a piece of text. Everything is escaped; <mark> is the only markup that comes out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import takewhile

from django.utils.safestring import SafeString, mark_safe

FRAGMENT_LENGTH = 220

Spans = Iterable[tuple[int, int]]


def excerpts(text: str, pieces: Sequence[tuple[int, int]], spans: Spans) -> SafeString:
    """These pieces of `text`, in order and apart, with the `spans` that lie in them marked; all are half-open spans of
    characters in `text`. Signs that stick to the first and last word of a piece come along."""
    marks = sorted(spans)
    parts: list[str] = []
    end = 0
    for start, stop in pieces:
        before = _signs(text[end:start][::-1])[::-1]
        after = _signs(text[stop:])
        if text[end:start].strip() != before:
            parts.append(" … " if parts else "… ")
        parts += (escape(before), marked(text, start, stop, _inside(marks, start, stop)), escape(after))
        end = stop + len(after)
    if text[end:].strip():
        parts.append(" …")
    return mark_safe("".join(parts))


def _inside(spans: Sequence[tuple[int, int]], start: int, stop: int) -> list[tuple[int, int]]:
    return [(first, last) for first, last in spans if start <= first and last <= stop]


def opening(text: str) -> SafeString:
    """The first words of a text in which nothing has to be marked."""
    cut = text[:FRAGMENT_LENGTH]
    if len(cut) < len(text):
        cut = cut.rsplit(" ", 1)[0]
    return excerpts(text, [(0, len(cut))], ())


def marked(text: str, start: int, stop: int, spans: Spans) -> SafeString:
    """This part of the text, with the spans that lie in it marked; spans that overlap become one."""
    parts: list[str] = []
    end = start
    for first, last in sorted(spans):
        if last > end:
            begin = max(first, end)
            parts += (escape(text[end:begin]), "<mark>", escape(text[begin:last]), "</mark>")
            end = last
    return mark_safe("".join((*parts, escape(text[end:stop]))))


def _signs(text: str) -> str:
    return "".join(takewhile(lambda char: not char.isalnum() and not char.isspace(), text))
