"""HTML: the main text in reading order, without menus, skip links, cookie notices and scripts."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from dossiers.extraction.faults import ContentError
from dossiers.extraction.parts import Block
from dossiers.extraction.text import clean, decode
from dossiers.extraction.webpage_cleanup import Element, main_part

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "blockquote",
        "pre",
        "address",
        "figure",
    }
    | {
        "figcaption",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "tr",
        "td",
        "th",
        "form",
        "fieldset",
    }
    | {"legend", "details", "summary", "hr", "body", "html", "thead", "tbody", "tfoot", "center"}
)
_TIGHT = frozenset({"li", "tr", "dt", "dd"})
_WHITE = re.compile(r"\s+")


def read_blocks(path: Path) -> list[Block]:
    """Raises ContentError when the bytes are no text or hold no element."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    document = etree.fromstring(_decoded(path.read_bytes()).encode("utf-8", "replace"), parser)
    fatal = [error for error in parser.error_log if error.level == etree.ErrorLevels.FATAL]
    if any(error.type == etree.ErrorTypes.ERR_NO_MEMORY for error in fatal):
        raise MemoryError
    if document is None or fatal:  # a fatal error (nested 2,048 deep) drops the rest of the page
        raise ContentError("beschadigd")
    return list(_Walker().blocks(main_part(document)))


def _decoded(data: bytes) -> str:
    """Byte order mark, else the charset the page names, else UTF-8, else Windows-1252."""
    named = _CHARSET.search(data[:4096])
    has_bom = data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    if named and not has_bom:
        # Browsers read "iso-8859-1" as Windows-1252, and a meta in ASCII cannot be UTF-16 (WHATWG Encoding).
        name = named[1].decode("ascii").lower()
        name = "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii", "ascii") else name
        try:
            return data.decode("utf-8" if name.startswith("utf-16") else name)
        except (LookupError, UnicodeDecodeError):
            pass
    text = decode(data)
    if text is None:
        raise ContentError("beschadigd")
    return text


class _Walker:
    """Goes through the tree once, without recursion: pages nest thousands deep."""

    def __init__(self) -> None:
        self.buffer: list[str] = []
        self.lists: list[int | None] = []
        self.marker = ""
        self.plain_row: Element | None = None
        self.preformatted = 0

    def blocks(self, root: Element) -> Iterator[Block]:
        kinds: list[str] = []
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if self._breaks(element, tag):
                    yield from self._flush(kinds[-1:])
                    kinds.append(tag)
                self._enter(element, tag)
                self._add(element.text)
            else:
                if self._breaks(element, tag):
                    yield from self._flush(kinds[-1:])
                    kinds.pop()
                self._leave(element, tag)
                if element is not root:
                    self._add(element.tail)

    def _breaks(self, element: Element, tag: str) -> bool:
        return tag in _BLOCKS and (self.plain_row is None or element is self.plain_row)

    def _enter(self, element: Element, tag: str) -> None:
        if tag in ("ul", "ol"):
            self.lists.append(_first_number(element) if tag == "ol" else None)
        elif tag == "li":
            self._number(element)
        elif tag == "br":
            self.buffer.append("\n")
        elif tag == "pre":
            self.preformatted += 1
        elif tag in ("td", "th") and self.plain_row is not None:
            self.buffer.append("\t")
        elif tag == "tr" and self.plain_row is None and _is_plain(element):
            self.plain_row = element

    def _leave(self, element: Element, tag: str) -> None:
        if tag in ("ul", "ol"):
            self.lists.pop()
        elif tag == "pre":
            self.preformatted -= 1
        elif element is self.plain_row:
            self.plain_row = None

    def _number(self, item: Element) -> None:
        number = self.lists[-1] if self.lists else None
        if number is None:
            self.marker = "•"
            return
        own = item.get("value", "")
        number = int(own) if own.isdigit() else number
        self.marker = f"{number}."
        self.lists[-1] = number + 1

    def _add(self, text: str | None) -> None:
        if text:
            self.buffer.append(text.replace("\t", " ") if self.preformatted else _WHITE.sub(" ", text))

    def _flush(self, kind: list[str]) -> Iterator[Block]:
        """The text gathered so far, as a block of the innermost open kind."""
        raw = "".join(self.buffer)
        self.buffer.clear()
        cells = (re.sub(r" *\n *", "\n", re.sub(r" +", " ", cell)).strip() for cell in raw.split("\t"))
        text = raw if self.preformatted else "\t".join(filter(None, cells))
        if not (cleaned := clean(text)):
            return
        tag = kind[0] if kind else ""
        is_tight = tag in _TIGHT or bool(self.marker)
        if self.marker:
            cleaned, self.marker = f"{self.marker} {cleaned}", ""
        yield Block(cleaned, starts_part=tag == "h1", is_heading=tag in _HEADINGS, tight=is_tight)


def _first_number(element: Element) -> int:
    start = element.get("start", "")
    return int(start) if start.isdigit() else 1


def _is_plain(row: Element) -> bool:
    """A row whose cells hold one paragraph each at most is one line, with a tab between cells."""
    return all(sum(element.tag in _BLOCKS for element in cell.iterdescendants()) <= 1 for cell in row)
