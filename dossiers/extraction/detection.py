"""What a file is, told by its bytes. Names and browser claims are not asked."""

import mmap
import re
from pathlib import Path

from dossiers.extraction.model import FileFormat
from dossiers.extraction.text import decode

_WINDOW = 64 * 1024
_PDF = re.compile(rb"%PDF-\d")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_COMMENTS = r"(?:\s|<!--.*?-->|<\?xml[^>]*\?>)*"
_HTML = re.compile(
    _COMMENTS + r"<(?:!doctype\s+html|html|head|body|main|article|section|div|h[1-6]|p|table|ul|ol|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(r"\s*<(?:\?xml|svg|!doctype)\b", re.IGNORECASE)
_MAIL = re.compile(r"^(?:Received|Message-ID|MIME-Version|Return-Path|Delivered-To):", re.IGNORECASE | re.MULTILINE)
_MAIL_LINE = re.compile(r"[A-Za-z][A-Za-z0-9-]*:|[ \t]")


def detect_format(path: Path) -> FileFormat | None:
    """None: not one of the four formats, or empty. Reads 128 KiB at most, save for old Office containers.

    A Word file locked with a password is DOCX too: reading it gives the code "wachtwoord".
    Raises OSError when the file cannot be opened.
    """
    with path.open("rb") as file:
        head = file.read(_WINDOW)
        if head.startswith(b"PK\x03\x04"):
            return FileFormat.DOCX if _zip_kind(head + _tail(path)) == "docx" else None
    if head.startswith(_OLE):
        return FileFormat.DOCX if is_encrypted_office(path) else None
    if _PDF.match(head.lstrip()):
        return FileFormat.PDF
    text = _decoded_head(head)
    if text is None and _PDF.search(head[:1024]):
        return FileFormat.PDF
    if not text or _refused_text(text):
        return None
    return FileFormat.HTML if _HTML.match(text) else FileFormat.TEXT


def unknown_kind(path: Path) -> str:
    """A key of `faults.UNKNOWN_KINDS` for a file that `detect_format` does not know, or ""."""
    with path.open("rb") as file:
        head = file.read(_WINDOW)
    if head.startswith(b"PK"):
        return _zip_kind(head + _tail(path))
    if head.startswith(_OLE):
        return "doc"
    if head.startswith(_IMAGES):
        return "image"
    text = _decoded_head(head)
    return "" if text is None else _refused_text(text)


def is_encrypted_office(path: Path) -> bool:
    """A password turns a DOCX into an OLE container with a stream of this name ([MS-OFFCRYPTO] 2.3.4.4)."""
    with path.open("rb") as file:
        if not file.read(len(_OLE)).startswith(_OLE):
            return False
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
            return view.find(_ENCRYPTED_PACKAGE) >= 0


def _tail(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _WINDOW))
        return file.read(_WINDOW)


def _zip_kind(window: bytes) -> str:
    """The names at both ends of an archive tell; a cut-off DOCX has only those at its start."""
    if b"mimetypeapplication/vnd.oasis" in window:
        return "odt"
    if b"[Content_Types].xml" not in window:
        return "zip"
    if b"word/" in window:
        return "docx"
    return "office" if b"xl/" in window or b"ppt/" in window else "docx"


def _decoded_head(head: bytes) -> str | None:
    """A window may end inside a character of up to four bytes."""
    if len(head) < _WINDOW:
        return decode(head)
    return next((text for cut in range(4) if (text := decode(head[: len(head) - cut])) is not None), None)


def _refused_text(text: str) -> str:
    """Text by its bytes, but no document: RTF, e-mail, XML other than web pages. "" for the rest."""
    if text.startswith("{\\rtf"):
        return "rtf"
    head = text.lstrip().partition("\n\n")[0].replace("\r", "").partition("\n\n")[0]
    if _MAIL.search(head) and all(_MAIL_LINE.match(line) for line in head.split("\n") if line):
        return "eml"
    return "xml" if _MARKUP.match(text) and not _HTML.match(text) else ""
