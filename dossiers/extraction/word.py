"""DOCX: the text a reader sees, in reading order.

Deleted revisions, hidden text, field codes and comments are left out; inserted text stays. A text box and a
note come straight after the paragraph they hang on, headers once at the start, footers once at the end.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from dossiers.extraction.model import Limits
from dossiers.extraction.parts import Block
from dossiers.extraction.text import clean
from dossiers.extraction.word_numbering import Numbering
from dossiers.extraction.word_package import Element, Package, attribute, child, local, opened
from dossiers.extraction.word_styles import NO_HEADING, Styles, is_on

_SKIPPED = frozenset(
    {"del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "sectPr", "rt", "annotationRef"}
    | {
        "footnoteRef",
        "endnoteRef",
        "docPr",
        "posOffset",
        "align",
        "tblPr",
        "tblGrid",
        "tcPr",
        "trPr",
        "sdtPr",
    }
)
_CHARACTERS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "ptab": "\t"}
_PAGE_BREAK = "\f"


def read_blocks(path: Path, limits: Limits) -> list[Block]:
    """Raises ContentError."""
    with opened(path, limits) as package:
        name = package.main_name()
        document = package.part(name)
        body = child(document, "body")
        if document is None or body is None:
            raise KeyError(name)
        reader = _Reader(package, name)
        headers, footers = reader.margins(document)
        blocks = [block for block in reader.blocks(body) if block.text or block.starts_part]
        if blocks:
            blocks[0] = replace(blocks[0], starts_part=False)  # the header belongs to the first deel
        return [*headers, *blocks, *footers]


class _Reader:
    def __init__(self, package: Package, main_name: str) -> None:
        self.package = package
        self.relations = package.related(main_name)
        by_kind = dict(self.relations.values())
        self.styles = Styles(package.part(by_kind.get("styles", "")))
        self.numbering = Numbering(package.part(by_kind.get("numbering", "")))
        self.notes = {
            (kind, attribute(note, "id")): note
            for kind in ("footnote", "endnote")
            for note in _children(package.part(by_kind.get(f"{kind}s", "")))
        }
        self.note_count = 0
        self.boxes: list[Element] = []
        self.open_notes: list[tuple[int, Element]] = []

    def margins(self, document: Element) -> tuple[list[Block], list[Block]]:
        """Headers and footers of all sections, each text once."""
        found: dict[str, dict[str, None]] = {"headerReference": {}, "footerReference": {}}
        for reference in document.iter("{*}headerReference", "{*}footerReference"):
            _kind, part_name = self.relations.get(attribute(reference, "id"), ("", ""))
            root = self.package.part(part_name) if part_name else None
            for block in self.blocks(root) if root is not None else ():
                found[local(reference)][block.text] = None
        headers, footers = found.values()
        return _lines_together(headers), _lines_together(footers)

    def blocks(self, container: Element) -> Iterator[Block]:
        """The paragraphs and tables of a body, cell, note or text box."""
        starts_part = False
        unfinished = ""
        for element in _unwrapped(container):
            if local(element) == "tbl":
                yield from self._table(element)
            elif local(element) == "p":
                found = list(self._paragraph(element, unfinished))
                unfinished = ""
                if _mark_is_deleted(element) and found:
                    unfinished = found.pop().text
                for block in found:
                    yield replace(block, starts_part=block.starts_part or starts_part)
                    starts_part = starts_part and not block.text
                yield from self._hanging()
                starts_part = starts_part or _ends_section(element)
        if unfinished:
            yield Block(unfinished)

    def _paragraph(self, element: Element, before: str) -> Iterator[Block]:
        properties = child(element, "pPr")
        form = self.styles.paragraph(properties)
        text = before + "".join(self._inline(element))
        break_before = child(properties, "pageBreakBefore")
        starts_part = form.outline == 0 or (break_before is not None and is_on(break_before))
        in_list = form.list_id not in ("", "0")
        for index, piece in enumerate(text.split(_PAGE_BREAK)):
            cleaned = clean(piece)
            if in_list and cleaned:
                cleaned = f"{self.numbering.marker(form.list_id, form.level)} {cleaned}".lstrip()
                in_list = False
            is_heading = form.outline < NO_HEADING
            tight = form.list_id not in ("", "0") and not is_heading
            yield Block(cleaned, starts_part=starts_part or index > 0, is_heading=is_heading, tight=tight)

    def _inline(self, element: Element) -> Iterator[str]:
        for item in element:
            name = local(item)
            if name in _SKIPPED or (name == "r" and self.styles.is_hidden(child(item, "rPr"))):
                continue
            if name == "t":
                yield item.text or ""
            elif name in _CHARACTERS:
                yield _CHARACTERS[name]
            elif name == "br":
                yield _PAGE_BREAK if attribute(item, "type") == "page" else "\n"
            elif name == "sym":
                yield _symbol(attribute(item, "char"))
            elif name in ("footnoteReference", "endnoteReference"):
                yield self._note_mark(name.removesuffix("Reference"), attribute(item, "id"))
            elif name == "txbxContent":
                self.boxes.append(item)
            elif name == "AlternateContent":
                yield from self._inline(_alternative(item))
            else:
                yield from self._inline(item)

    def _note_mark(self, kind: str, note_id: str) -> str:
        note = self.notes.get((kind, note_id))
        if note is None:
            return ""
        self.note_count += 1
        self.open_notes.append((self.note_count, note))
        return f"[{self.note_count}]"

    def _hanging(self) -> Iterator[Block]:
        """What hangs on the paragraph or row just read: text boxes, then notes."""
        while self.boxes:
            yield from self.blocks(self.boxes.pop(0))
        while self.open_notes:
            number, note = self.open_notes.pop(0)
            for index, block in enumerate(self.blocks(note)):
                yield replace(block, text=f"[{number}] {block.text}") if not index else block

    def _table(self, table: Element) -> Iterator[Block]:
        """A row of short cells is one line with a tab between cells; longer cells follow each other."""
        is_first = True
        for row in _unwrapped(table):
            if local(row) != "tr" or child(child(row, "trPr"), "del") is not None:
                continue
            cells = [list(self.blocks(cell)) for cell in _unwrapped(row) if local(cell) == "tc"]
            cells = [kept for cell in cells if (kept := [block for block in cell if block.text])]
            if all(len(cell) == 1 and "\n" not in cell[0].text for cell in cells):
                yield Block("\t".join(cell[0].text for cell in cells), tight=not is_first)
            else:
                yield from (block for cell in cells for block in cell)
            is_first = False


def _lines_together(texts: Iterable[str]) -> list[Block]:
    return [Block(text, tight=index > 0) for index, text in enumerate(filter(None, texts))]


def _children(element: Element | None) -> list[Element]:
    return [] if element is None else list(element)


def _unwrapped(container: Element) -> Iterator[Element]:
    """The blocks of a container, also those inside content controls and inserted or moved ranges."""
    for element in container:
        name = local(element)
        if name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"):
            yield from _unwrapped(element)
        elif name == "AlternateContent":
            yield from _unwrapped(_alternative(element))
        elif name not in _SKIPPED:
            yield element


def _alternative(element: Element) -> Element:
    """The same text stands in every choice and in the fallback; the first choice is what Word shows."""
    choice = child(element, "Choice")
    fallback = child(element, "Fallback")
    if choice is not None:
        return choice
    return element if fallback is None else fallback


def _mark_is_deleted(paragraph: Element) -> bool:
    """Deleting the end of a paragraph joins it to the next."""
    return child(child(child(paragraph, "pPr"), "rPr"), "del") is not None


def _ends_section(paragraph: Element) -> bool:
    section = child(child(paragraph, "pPr"), "sectPr")
    return section is not None and attribute(child(section, "type"), "val") not in (
        "continuous",
        "nextColumn",
    )


def _symbol(code: str) -> str:
    """Symbol fonts have code points of their own, which mean nothing elsewhere; most show a bullet."""
    try:
        char = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "•" if "\ue000" <= char <= "\uf8ff" else char
