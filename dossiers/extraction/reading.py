"""Reads one file in this process. Everything that is wrong with the file becomes a state with a reason."""

import logging
from pathlib import Path

from dossiers.extraction import pdf, plain, webpage, word
from dossiers.extraction.detection import detect_format, is_encrypted_office, unknown_kind
from dossiers.extraction.faults import REASONS, UNKNOWN_KINDS, ContentError, RenderError
from dossiers.extraction.model import Extraction, FileFormat, Limits, PageText, ReadState
from dossiers.extraction.parts import divide

logger = logging.getLogger(__name__)

_DEFAULT_LIMITS = Limits()


def extract(path: Path, limits: Limits = _DEFAULT_LIMITS) -> Extraction:
    """The text of a file, per pagina or deel. Never raises for what is in the file.

    Time is only checked between pages and memory not at all: for files of others use `Reader`.
    """
    found: FileFormat | None = None
    try:
        found = _format(path)
        return _result(found, _pages(path, found, limits))
    except ContentError as error:
        return Extraction(ReadState.FAILED, found, reason=error.reason, code=error.code)
    except MemoryError:
        return failed("te_veel_geheugen", found)
    except RecursionError:
        return failed("beschadigd", found)
    except OSError:
        logger.exception("File could not be opened")
        return failed("onleesbaar", found)
    except Exception:  # one strange file must not stop the queue; the log tells which line to mend
        logger.exception("Unforeseen content")
        return failed("afgebroken", found)


def render_page(path: Path, number: int, *, width: int, limits: Limits = _DEFAULT_LIMITS) -> bytes:
    """PNG of page `number` (from 1) of a PDF, at most `width` pixels wide. Raises RenderError."""
    try:
        if detect_format(path) is not FileFormat.PDF:
            raise RenderError("geen_paginabeeld")
        return pdf.render_page(path, number, width=width, limits=limits)
    except MemoryError as error:
        raise RenderError("te_veel_geheugen") from error
    except OSError as error:
        raise RenderError("onleesbaar") from error


def failed(code: str, found: FileFormat | None = None, *, limits: Limits = _DEFAULT_LIMITS) -> Extraction:
    error = ContentError(code, limit=limits.seconds)
    return Extraction(ReadState.FAILED, found, reason=error.reason, code=code)


def _format(path: Path) -> FileFormat:
    if not path.stat().st_size:
        raise ContentError("leeg")
    found = detect_format(path)
    if found is None:
        raise ContentError("onbekend_type", reason=UNKNOWN_KINDS.get(unknown_kind(path), ""))
    return found


def _pages(path: Path, found: FileFormat, limits: Limits) -> tuple[PageText, ...]:
    if found is FileFormat.PDF:
        return pdf.read_pages(path, limits)
    if found is FileFormat.DOCX:
        if is_encrypted_office(path):
            raise ContentError("wachtwoord")
        blocks = word.read_blocks(path, limits)
    else:
        blocks = list(webpage.read_blocks(path) if found is FileFormat.HTML else plain.read_blocks(path))
    if sum(len(block.text) for block in blocks) > limits.text_chars:
        raise ContentError("te_veel_tekst", limit=limits.text_chars)
    pages = divide(blocks)
    if len(pages) > limits.pages:
        raise ContentError("te_veel_paginas", limit=limits.pages)
    return pages


def _result(found: FileFormat, pages: tuple[PageText, ...]) -> Extraction:
    if any(page.text for page in pages):
        return Extraction(ReadState.READ, found, pages)
    return Extraction(ReadState.NO_TEXT, found, pages, reason=REASONS["geen_tekst"], code="geen_tekst")
