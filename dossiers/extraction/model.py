"""What goes in and comes out of reading a file: formats, states, pages, limits.

Plain values, no Django: the same module is loaded by the web process, the worker and the bounded child.
"""

from dataclasses import dataclass
from enum import StrEnum

EXTRACTION_VERSION = "1"
"""Goes up when the text that comes out of a same file would change."""


class FileFormat(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    TEXT = "txt"
    HTML = "html"

    @property
    def extension(self) -> str:
        """With the dot, fit for a download name."""
        return f".{self.value}"

    @property
    def media_type(self) -> str:
        return _MEDIA_TYPES[self]

    @property
    def has_fixed_pages(self) -> bool:
        """False means the text is divided in *delen*, which have no page image."""
        return self is FileFormat.PDF


_MEDIA_TYPES = {
    FileFormat.PDF: "application/pdf",
    FileFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileFormat.TEXT: "text/plain",
    FileFormat.HTML: "text/html",
}


class ReadState(StrEnum):
    READ = "gelezen"
    NO_TEXT = "geen_tekst"
    FAILED = "mislukt"


@dataclass(frozen=True, slots=True)
class PageText:
    """One pagina (PDF) or deel (the rest). `number` counts from 1; `text` is cleaned, see `text.clean`."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """`reason` is plain Dutch that says what to do, `code` its stable machine word; both are "" when READ."""

    state: ReadState
    format: FileFormat | None
    pages: tuple[PageText, ...] = ()
    reason: str = ""
    code: str = ""
    version: str = EXTRACTION_VERSION


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. `seconds` is wall clock, `memory_bytes` the address space of the child."""

    seconds: float = 30
    memory_bytes: int = 340 * 1024 * 1024
    pages: int = 5_000
    text_chars: int = 20_000_000
    unpacked_bytes: int = 200 * 1024 * 1024
    zip_entries: int = 10_000
    image_pixels: int = 16_000_000
