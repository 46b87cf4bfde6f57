"""Plain text files: lines as they stand, paragraphs at blank lines, a form feed is a page break."""

import re
from collections.abc import Iterator
from pathlib import Path

from dossiers.extraction.faults import ContentError
from dossiers.extraction.parts import Block
from dossiers.extraction.text import clean, decode

_BLANK = re.compile(r"\n[ \t]*\n")


def read_blocks(path: Path) -> Iterator[Block]:
    """Raises ContentError when the bytes are no text after all."""
    text = decode(path.read_bytes())
    if text is None:
        raise ContentError("beschadigd")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for page in text.split("\f"):
        starts_part = True
        for paragraph in _BLANK.split(page):
            if cleaned := clean(paragraph):
                yield Block(cleaned, starts_part=starts_part)
                starts_part = False
