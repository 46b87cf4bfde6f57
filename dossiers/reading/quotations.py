"""Whether a sentence stands between quotation marks that open before it or with it."""

_OPENS = "“„«"
_CLOSES = "”»"
_EITHER = '"'


class Quotations:
    """Reads the sentences of one paragraph in order; a mark that is not closed ends with the paragraph."""

    def __init__(self) -> None:
        self._is_open = False

    def read(self, page: str, start: int, end: int) -> bool:
        """Whether the sentence `page[start:end]` is quoted: open before it, or it begins with a mark."""
        is_quoted = self._is_open or page[start] in _OPENS + _EITHER + "‘"
        for char in page[start:end]:
            if char in _OPENS:
                self._is_open = True
            elif char in _CLOSES:
                self._is_open = False
            elif char == _EITHER:
                self._is_open = not self._is_open
        return is_quoted
