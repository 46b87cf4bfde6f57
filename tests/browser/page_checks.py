"""What axe and a console cannot be asked in one breath: reflow, text spacing, targets. Each gives problems in words."""

from collections.abc import Sequence
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Response

WCAG_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
TAGS = (*WCAG_TAGS, "best-practice")
COLOUR_RULES = ["color-contrast", "link-in-text-block"]

WIDER_THAN_THE_WINDOW = """() => {
  const root = document.scrollingElement;
  if (root.scrollWidth <= window.innerWidth) return [];
  const end = (node) => node.getBoundingClientRect().left + Math.max(node.scrollWidth, node.offsetWidth || 0);
  const wide = [...document.querySelectorAll('body *')].filter((node) => end(node) > window.innerWidth + 0.5);
  const inner = wide.filter((node) => !wide.some((other) => other !== node && node.contains(other)));
  return [`${root.scrollWidth} px wide: ` + inner.slice(0, 3).map((node) => node.outerHTML.slice(0, 120)).join(' | ')];
}"""

# Wagtail hides what is wider than its content area: the page does not scroll, and what sticks out cannot be reached.
# Its path of pages and an enlarged image scroll by themselves; its side panels wait beyond the edge until opened.
CUT_OFF_IN_BEHEER = """() => {
  const right = (node) => node.getBoundingClientRect().right;
  return [...document.querySelectorAll('main.content-wrapper *')]
    .filter((node) => node.checkVisibility({ visibilityProperty: true }) && node.getBoundingClientRect().width > 0)
    .filter((node) => !node.closest('.form-side, [data-enlarged], .w-sr-only'))
    .filter((node) => right(node) > window.innerWidth + 1)
    .filter((node, _, wide) => !wide.some((other) => other !== node && node.contains(other)))
    .map((node) => `${Math.round(right(node))} px: ${node.outerHTML.replace(/\\s+/g, ' ').slice(0, 140)}`);
}"""

# WCAG 1.4.12. A constructed sheet is the one way past a policy that forbids inline style.
SPACE_TEXT_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
REMOVE_SPACING = "() => { document.adoptedStyleSheets = []; }"

# WCAG 2.5.8, stricter: only a link inside a sentence may be smaller than 24 px.
SMALL_TARGETS = """() => {
  const inSentence = (node) => {
    const block = node.closest('p, li, dd, td, th, figcaption, h1, h2, h3, h4, q, span.sentence');
    if (!block || getComputedStyle(node).display !== 'inline') return false;
    const around = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (around.nextNode()) {
      const text = around.currentNode;
      if (!text.parentElement.closest('a, button, .visually-hidden') && /[\\p{L}\\p{N}]/u.test(text.data)) return true;
    }
    return false;
  };
  const box = (node) => {
    const boxes = [node, ...(node.labels || [])].map((part) => part.getBoundingClientRect());
    return {
      width: Math.max(...boxes.map((each) => each.right)) - Math.min(...boxes.map((each) => each.left)),
      height: Math.max(...boxes.map((each) => each.bottom)) - Math.min(...boxes.map((each) => each.top)),
    };
  };
  return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
    .filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.matches('.skip-link'))
    .filter((node) => !inSentence(node))
    .map((node) => [node, box(node)])
    .filter(([, { width, height }]) => width < 23.5 || height < 23.5)
    .map(([node, { width, height }]) =>
      `${Math.round(width)}x${Math.round(height)}: ${node.outerHTML.replace(/\\s+/g, ' ').slice(0, 140)}`);
}"""


COLOURS_SETTLED = """() => Promise.allSettled(document.getAnimations()
  .filter((animation) => animation instanceof CSSTransition).map((transition) => transition.finished))"""


class Noise:
    """What the browser complains about while a page loads; the page's own status is not a complaint."""

    def __init__(self, page: Page) -> None:
        self.lines: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.lines.append(f"script error: {error}"))
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.lines.append(f"console {message.type}: {message.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            self.lines.append(f"{response.status}: {response.url}")

    def taken(self) -> list[str]:
        lines, self.lines[:] = list(self.lines), []
        return lines


def too_wide(page: Page) -> list[str]:
    return [f"reflow: {problem}" for problem in page.evaluate(WIDER_THAN_THE_WINDOW)]


def cut_off_in_beheer(page: Page) -> list[str]:
    return [f"cut off at {problem}" for problem in page.evaluate(CUT_OFF_IN_BEHEER)]


def too_wide_when_spaced_out(page: Page) -> list[str]:
    page.evaluate(SPACE_TEXT_OUT)
    problems = [f"text spacing: {problem}" for problem in page.evaluate(WIDER_THAN_THE_WINDOW)]
    page.evaluate(REMOVE_SPACING)
    return problems


def small_targets(page: Page) -> list[str]:
    return [f"target {problem}" for problem in page.evaluate(SMALL_TARGETS)]


def axe_violations(page: Page, tags: Sequence[str] = TAGS, within: str = "html") -> list[str]:
    """All rules in light, those about colour again in dark; of the part that the selector names."""
    _dress(page, "light")
    found = _violations(page, {"type": "tag", "values": list(tags)}, "light", within)
    _dress(page, "dark")
    return found + _violations(page, {"type": "rule", "values": COLOUR_RULES}, "dark", within)


def _dress(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Change the colours, and wait until none of them is on its way any more."""
    page.emulate_media(color_scheme=scheme)
    page.evaluate(COLOURS_SETTLED)


def _violations(page: Page, run_only: dict[str, Any], scheme: str, within: str) -> list[str]:
    results = Axe().run(
        page, context=within, options={"runOnly": run_only, "resultTypes": ["violations"], "preload": False}
    )
    return [
        f"axe {scheme} {violation['id']}: {node['html'][:160]} ({node['failureSummary'][-160:]})"
        for violation in results.response["violations"]
        for node in violation["nodes"][:3]
    ]
