"""What the styles of a DOCX say about a paragraph: heading level, list, hidden."""

from dataclasses import dataclass

from dossiers.extraction.word_package import Element, attribute, child, local

NO_HEADING = 9


@dataclass(frozen=True, slots=True)
class ParagraphForm:
    """`outline`: 0 is a top heading, 9 is running text. `list_id` "" or "0": no list."""

    outline: int = NO_HEADING
    list_id: str = ""
    level: int = 0


class Styles:
    def __init__(self, root: Element | None) -> None:
        found = [style for style in root if local(style) == "style"] if root is not None else []
        self.styles = {attribute(style, "styleId"): style for style in found}
        self.default = next(
            (
                attribute(style, "styleId")
                for style in found
                if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true")
            ),
            "",
        )

    def paragraph(self, properties: Element | None) -> ParagraphForm:
        """The paragraph's own properties first, then its style and the styles that one is based on."""
        style = attribute(child(properties, "pStyle"), "val") or self.default
        sources = [properties, *(child(found, "pPr") for found in self._chain(style))]
        outline = _first_value(sources, "outlineLvl")
        numbering = [child(source, "numPr") for source in sources]
        level = _first_value(numbering, "ilvl")
        return ParagraphForm(
            outline=int(outline) if outline.isdigit() else NO_HEADING,
            list_id=_first_value(numbering, "numId"),
            level=int(level) if level.isdigit() else 0,
        )

    def is_hidden(self, run_properties: Element | None) -> bool:
        style = attribute(child(run_properties, "rStyle"), "val")
        sources = [run_properties, *(child(found, "rPr") for found in self._chain(style))]
        marks = [mark for source in sources if (mark := child(source, "vanish")) is not None]
        return bool(marks) and is_on(marks[0])

    def _chain(self, style_id: str) -> list[Element]:
        chain: list[Element] = []
        while style_id in self.styles and self.styles[style_id] not in chain:
            chain.append(self.styles[style_id])
            style_id = attribute(child(chain[-1], "basedOn"), "val")
        return chain


def is_on(mark: Element) -> bool:
    """A switch without a value is on."""
    return attribute(mark, "val") not in ("0", "false", "off")


def _first_value(sources: list[Element | None], name: str) -> str:
    return next((attribute(found, "val") for source in sources if (found := child(source, name)) is not None), "")
