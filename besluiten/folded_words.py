"""What somebody wrote, as long as it is: the begin stands in the open, the rest unfolds. Pure: no Django."""

from typing import NamedTuple

WHOLE = 500  # characters that stand in the open
NEAR = 80  # a space so near to the end of those is cut at


class FoldedWords(NamedTuple):
    begin: str
    rest: str


def folded(text: str) -> FoldedWords:
    """The two together are the text."""
    if len(text) <= WHOLE:
        return FoldedWords(text, "")
    space = text.rfind(" ", WHOLE - NEAR, WHOLE)
    cut = space if space > 0 else WHOLE
    return FoldedWords(text[:cut], text[cut:])
