"""Finds the main text of a web page by structure alone: elements, roles and the share of links.

In a page that names its main part nothing of that part is judged by its words or links.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from lxml import etree

Element = Any  # lxml.etree._Element: private, and without types

_NEVER_TEXT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "head",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
    }
    | {
        "video",
        "map",
        "nav",
        "menu",
        "button",
        "select",
        "input",
        "textarea",
        "datalist",
        "dialog",
        "progress",
    }
)
_NEVER_ROLES = frozenset({"navigation", "menu", "menubar", "toolbar", "search", "dialog", "alertdialog", "tablist"})
_OUTSIDE_ROLES = frozenset({"banner", "contentinfo", "complementary"})
_CONSENT = re.compile(r"cookie|consent", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LINK_BLOCKS = frozenset({"ul", "ol", "dl", "div", "section", "table", "aside", "p"})
_LINK_SHARE = 0.8
_FEWEST_LINKS = 3
_LONGEST_MENU_LINK = 60


def main_part(document: Element) -> Element:
    """The element that holds the main text, emptied of what is no text. Changes `document`."""
    body = next(document.iter("body"), document)
    _remove(body, _is_no_text)
    named = _named_main(body)
    if named is not None:
        _remove_leading_anchors(named)
        return named
    _remove(body, _is_outside)
    _remove_leading_anchors(body)
    _remove_link_blocks(body)
    return body


def text_length(element: Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def _named_main(body: Element) -> Element | None:
    """`main`, else a lone `article`; one without text (filled in by a script) does not count."""
    mains = [element for element in _elements(body) if element.tag == "main" or element.get("role") == "main"]
    articles = [element for element in _elements(body) if element.tag == "article"]
    for candidates in (mains, articles):
        if len(candidates) == 1 and text_length(candidates[0]):
            return candidates[0]
    return None


def _elements(root: Element) -> Iterator[Element]:
    return (element for element in root.iterdescendants() if isinstance(element.tag, str))


def _is_no_text(element: Element) -> bool:
    return (
        element.tag in _NEVER_TEXT
        or element.get("role") in _NEVER_ROLES
        or element.get("aria-modal") == "true"
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN_STYLE.search(element.get("style", "")))
    )


def _is_outside(element: Element) -> bool:
    """Only asked of pages without a named main part."""
    if element.tag in ("header", "footer") or element.get("role") in _OUTSIDE_ROLES:
        is_of_article = any(ancestor.tag in ("article", "section") for ancestor in element.iterancestors())
        return not is_of_article and not _has_title(element)
    is_consent = _CONSENT.search(f"{element.get('id', '')} {element.get('class', '')}")
    return bool(is_consent) and element.tag != "body" and not _has_title(element)


def _has_title(element: Element) -> bool:
    return next(element.iter("h1"), None) is not None


def _remove(root: Element, is_unwanted: Callable[[Element], bool]) -> None:
    for element in [found for found in _elements(root) if is_unwanted(found)]:
        _drop(element)


def _drop(element: Element) -> None:
    """Without the text that follows the element."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        previous = element.getprevious()
        if previous is None:
            parent.text = (parent.text or "") + element.tail
        else:
            previous.tail = (previous.tail or "") + element.tail
    parent.remove(element)


def _remove_leading_anchors(root: Element) -> None:
    """Links within the page that come before any other text: "naar de inhoud" and its kin."""
    for link in list(root.iter("a")):
        if not (link.get("href") or "").startswith("#") or _text_before(root, link):
            return
        _drop(link)


def _text_before(root: Element, link: Element) -> bool:
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element is link:
            return False
        text = element.text if event == "start" else element.tail
        if text and text.strip() and element is not root:
            return True
        if event == "start" and element is root and text and text.strip():
            return True
    return False


def _remove_link_blocks(body: Element) -> None:
    """Menus that are not marked as such. A page that is nothing but links keeps them."""
    total = text_length(body)
    for element in [found for found in _elements(body) if found.tag in _LINK_BLOCKS]:
        if len(list(islice(element.iter("a"), _FEWEST_LINKS))) < _FEWEST_LINKS:
            continue
        length = text_length(element)
        if 0 < length < total and _is_menu(element, length) and not _has_title(element):
            total -= length
            _drop(element)


def _is_menu(element: Element, length: int) -> bool:
    links = [text_length(link) for link in element.iter("a")]
    return sum(links) >= _LINK_SHARE * length and sum(links) <= _LONGEST_MENU_LINK * len(links)
