"""The Range header of a request for a file (RFC 9110, section 14). Pure."""

import re

_ONE_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})", re.IGNORECASE)


class UnsatisfiableRange(Exception):
    """The range lies outside the file: 416."""


def parse_range(header: str, size: int) -> tuple[int, int] | None:
    """(first, last) byte, both inclusive, of a file of `size` bytes; None when the whole file is to be sent.

    That is for other units, for what makes no sense and for several ranges at once, which a server may ignore.
    Raises UnsatisfiableRange.
    """
    found = _ONE_RANGE.fullmatch(header.strip())
    if found is None or found[0].endswith("=-"):
        return None
    if not found[1]:
        length = int(found[2])
        if length == 0:
            raise UnsatisfiableRange
        return max(0, size - length), size - 1
    first, last = int(found[1]), int(found[2]) if found[2] else size - 1
    if found[2] and last < first:
        return None
    if first >= size:
        raise UnsatisfiableRange
    return first, min(last, size - 1)
