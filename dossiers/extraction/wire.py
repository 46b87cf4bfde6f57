"""The messages between `Reader` and its child: a length, then JSON, then bytes.

JSON and not pickle: a file that takes over the child must not be able to run code in the parent.
"""

import json
import struct
from typing import Any

from dossiers.extraction.model import Extraction, FileFormat, PageText, ReadState

HEADER = struct.Struct(">II")
LARGEST_MESSAGE = 512 * 1024 * 1024


def packed(message: dict[str, Any], attachment: bytes = b"") -> bytes:
    body = json.dumps(message).encode("ascii")
    return HEADER.pack(len(body), len(attachment)) + body + attachment


def extraction_as_json(extraction: Extraction) -> dict[str, Any]:
    return {
        "state": extraction.state,
        "format": extraction.format,
        "pages": [page.text for page in extraction.pages],
        "reason": extraction.reason,
        "code": extraction.code,
    }


def extraction_from_json(message: dict[str, Any]) -> Extraction:
    """Raises ValueError, KeyError or TypeError for what is no such message."""
    return Extraction(
        state=ReadState(message["state"]),
        format=FileFormat(message["format"]) if message["format"] else None,
        pages=tuple(PageText(number, str(text)) for number, text in enumerate(message["pages"], start=1)),
        reason=str(message["reason"]),
        code=str(message["code"]),
    )
