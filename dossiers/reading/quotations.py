"""Whether a sentence stands between quotation marks that open before it or with it."""

import re

_OPENS = "“„«"
_CLOSES = "”»"
_EITHER = '"'
_MARK = re.compile(f"[{_OPENS}{_CLOSES}{_EITHER}]")


class Quotations:
    """Reads the sentences of one paragraph in order; a mark that is not closed ends with the paragraph."""

    def __init__(self) -> None:
        self._is_open = False

    def read(self, page: str, start: int, end: int) -> bool:
        """Whether the sentence `page[start:end]` is quoted: open before it, or it begins with a mark."""
        is_quoted = self._is_open or page[start] in _OPENS + _EITHER + "‘"
        for mark in _MARK.finditer(page, start, end):
            char = mark[0]
            if char in _OPENS:
                self._is_open = True
            elif char in _CLOSES:
                self._is_open = False
            else:
                self._is_open = not self._is_open
        return is_quoted
