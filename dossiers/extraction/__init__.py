"""Text of files (PDF, Word, plain text, HTML) per pagina or deel. No Django in here.

`Reader` is for files of others: the same work in a bounded child process.
"""

from dossiers.extraction.detection import detect_format
from dossiers.extraction.faults import RenderError
from dossiers.extraction.model import EXTRACTION_VERSION, Extraction, FileFormat, Limits, PageText, ReadState
from dossiers.extraction.reader import Reader
from dossiers.extraction.reading import extract, render_page

__all__ = [
    "EXTRACTION_VERSION",
    "Extraction",
    "FileFormat",
    "Limits",
    "PageText",
    "ReadState",
    "Reader",
    "RenderError",
    "detect_format",
    "extract",
    "render_page",
]
