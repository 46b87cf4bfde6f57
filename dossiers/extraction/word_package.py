"""The container of a DOCX: a zip with XML parts and relations between them (ECMA-376 part 2).

Everything that can be refused is refused before it is unpacked.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lxml import etree

from dossiers.extraction.faults import UNKNOWN_KINDS, ContentError
from dossiers.extraction.model import Limits

Element = Any  # lxml.etree._Element: private, and without types

# "Strict" files of Word use other namespaces for the same elements; the reader goes by local names.
_MAIN_TYPE = "wordprocessingml.document.main+xml"
_NO_MEMORY = 2  # xmlParserErrors.XML_ERR_NO_MEMORY
# OSError: a false offset makes zipfile seek outside the file. NotImplementedError: an unknown kind of packing.
_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, EOFError, ValueError, OSError, NotImplementedError)
_DOCUMENT_TYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
CHUNK = 1 << 16


def local(element: Element) -> str:
    """The tag without its namespace; "" for comments and entities."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element | None, name: str) -> str:
    """An attribute by local name, "" when absent."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), "")


def child(element: Element | None, name: str) -> Element | None:
    if element is None:
        return None
    return next((found for found in element if local(found) == name), None)


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator["Package"]:
    """Raises ContentError for what is no sound Word file, also while its parts are read."""
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_bomb(archive, limits)
            yield Package(archive)
    except etree.XMLSyntaxError as error:
        if error.code == _NO_MEMORY:
            raise MemoryError from error
        raise ContentError("beschadigd") from error
    except _BROKEN as error:
        raise ContentError("beschadigd") from error
    except RuntimeError as error:  # zipfile's only sign of an entry with a password
        if "password" not in str(error):
            raise
        raise ContentError("wachtwoord") from error


def _refuse_bomb(archive: zipfile.ZipFile, limits: Limits) -> None:
    """By what the archive says; no more than that is unpacked when it lies."""
    entries = archive.infolist()
    if len(entries) > limits.zip_entries or sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
        raise ContentError("te_groot_uitgepakt")


class Package:
    """The parts of one opened DOCX by name; a part that is not there is None."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.names = {name.lower(): name for name in archive.namelist()}

    def main_name(self) -> str:
        """The name of the part that holds the text. Raises ContentError when this is another kind of file."""
        types = self._required("[Content_Types].xml")
        for override in types:
            kind = attribute(override, "ContentType")
            if kind.endswith(_MAIN_TYPE):
                return attribute(override, "PartName").lstrip("/")
            if "macroEnabled" in kind and ".main" in kind:
                raise ContentError("onbekend_type", reason=UNKNOWN_KINDS["macro"])
        raise ContentError("onbekend_type", reason=UNKNOWN_KINDS["office"])

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """relation id -> (last word of its type, part name). Relations to other places are never followed."""
        folder, file = posixpath.split(name)
        relations = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        if relations is None:
            return {}
        return {
            attribute(item, "Id"): (
                attribute(item, "Type").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, attribute(item, "Target"))).lstrip("/"),
            )
            for item in relations
            if attribute(item, "TargetMode") != "External"
        }

    def part(self, name: str) -> Element | None:
        found = self.names.get(name.lower())
        return self._required(found) if found else None

    def _required(self, name: str) -> Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        for chunk in self._chunks(name):
            parser.feed(chunk)
        return parser.close()

    def _chunks(self, name: str) -> Iterator[bytes]:
        """The part in pieces, so that it never stands in memory beside the tree that is made of it.

        OPC forbids a document type, the way in for entities that explode or fetch (ECMA-376-2, 7.2).
        """
        last = b""
        with self.archive.open(name) as entry:
            while chunk := entry.read(CHUNK):
                last = last[-len(_DOCUMENT_TYPES[-1]) :] + chunk
                if any(one in last for one in _DOCUMENT_TYPES):
                    raise ContentError("beschadigd")
                yield chunk
