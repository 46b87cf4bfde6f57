"""Divides text without fixed pages in delen: at a page break, a top heading or about 3,000 characters."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dossiers.extraction.model import PageText

PART_CHARS = 3_000
_LONGEST_BLOCK = 3 * PART_CHARS
_SENTENCE_END = re.compile(r"[.!?:;]\s+|\n")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table row, cleaned. `tight`: no blank line before it."""

    text: str
    starts_part: bool = False
    is_heading: bool = False
    tight: bool = False


def divide(blocks: Iterable[Block]) -> tuple[PageText, ...]:
    """No block is lost; a heading stays with what follows it; delen are cut at the edge nearest to 3,000."""
    parts: list[str] = []
    current: list[Block] = []
    size = 0
    for block in _pieces(blocks):
        is_full = size + len(block.text) // 2 > PART_CHARS and not all(item.is_heading for item in current)
        if current and (block.starts_part or is_full):
            kept = [] if block.starts_part else _trailing_headings(current)
            parts.append(_joined(current[: len(current) - len(kept)]))
            current = kept
            size = sum(len(item.text) for item in kept)
        if block.text:
            current.append(block)
            size += len(block.text)
    if current:
        parts.append(_joined(current))
    return tuple(PageText(number, text) for number, text in enumerate(filter(None, parts), start=1))


def _trailing_headings(blocks: list[Block]) -> list[Block]:
    start = len(blocks)
    while start and blocks[start - 1].is_heading:
        start -= 1
    return blocks[start:]


def _joined(blocks: list[Block]) -> str:
    text = "".join(("\n" if block.tight else "\n\n") + block.text for block in blocks)
    return text.strip("\n")


def _pieces(blocks: Iterable[Block]) -> Iterator[Block]:
    """A paragraph of many pages (a text file in one line) is cut at a sentence, a space, or else anywhere."""
    for block in blocks:
        start = 0
        while len(block.text) - start > _LONGEST_BLOCK:
            end = start + _cut_position(block.text[start : start + PART_CHARS])
            piece = block.text[start:end].strip()
            yield replace(block, text=piece, starts_part=block.starts_part and not start)
            start = end
        yield replace(block, text=block.text[start:].strip(), starts_part=block.starts_part and not start)


def _cut_position(window: str) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(window, PART_CHARS // 2)]
    return ends[-1] if ends else window.rfind(" ") + 1 or len(window)
