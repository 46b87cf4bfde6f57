"""The tokens are readable in light and dark, and the style sheet holds nothing that no page uses."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STYLES = ROOT / "portal" / "static" / "raadsspoor"
TOKENS = (STYLES / "tokens.css").read_text()
SHEET = re.sub(r"/\*.*?\*/", "", (STYLES / "style.css").read_text(), flags=re.DOTALL)
BEHEER = (STYLES / "beheer.css").read_text()
COLOURS = re.compile(r"--rs-([a-z0-9-]+):[^;]*?(?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}))")

# What is written on what.
WORDS = [
    *(("text", ground) for ground in ("bg", "bg-subtle", "bg-hover", "info-bg", "warning-bg", "negative-bg")),
    *(("text-subtle", ground) for ground in ("bg", "bg-subtle", "bg-hover", "warning-bg")),
    *(("action", ground) for ground in ("bg", "bg-subtle", "bg-hover", "info-bg", "warning-bg", "negative-bg")),
    *((meaning, f"{meaning}-bg") for meaning in ("negative", "warning", "positive", "info", "dispute")),
    *((meaning, ground) for meaning in ("negative", "warning") for ground in ("bg", "bg-subtle")),
    ("action-hover", "action-bg"),
    ("bg", "action-hover"),
    ("action-on", "action-fill"),
    ("negative-on", "negative-fill"),
    ("mark-text", "mark"),
    ("band-text", "band"),
    ("focus-text", "focus-bg"),
    ("bg", "text"),
]
# Lines that mean something, and borders of what can be used.
LINES = [
    *((line, ground) for line in ("line-strong", "track", "warning-line") for ground in ("bg", "bg-subtle")),
    *((f"{meaning}-line", "bg") for meaning in ("negative", "positive", "info", "dispute", "mark")),
    *((f"{meaning}-line", f"{meaning}-bg") for meaning in ("negative", "warning", "positive", "info", "dispute")),
    ("mark-line", "mark"),
    ("focus", "focus-bg"),
]


def colours(scheme: str) -> dict[str, str]:
    return {
        name: plain or (light if scheme == "light" else dark) for name, light, dark, plain in COLOURS.findall(TOKENS)
    }


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(WORDS, 4.5), (LINES, 3)])
def test_every_pair_of_tokens_has_contrast(pairs: list[tuple[str, str]], least: float, scheme: str) -> None:
    found = colours(scheme)
    weak = {
        f"{front} on {ground}": round(ratio, 2)
        for front, ground in pairs
        if (ratio := contrast(found[front], found[ground])) < least
    }
    assert not weak


def test_every_token_is_used_and_every_used_token_is_there() -> None:
    made = set(re.findall(r"(--rs-[a-z0-9-]+):", TOKENS))
    used = set(re.findall(r"var\((--rs-[a-z0-9-]+)", SHEET + TOKENS + BEHEER))
    assert made == used


def page_sources() -> str:
    templates = (ROOT / "templates").rglob("*.html")
    code = (
        path for package in ("portal", "dossiers", "besluiten", "search") for path in (ROOT / package).rglob("*.py")
    )
    scripts = STYLES.glob("*.js")
    return "\n".join(path.read_text() for path in (*templates, *code, *scripts))


def test_every_class_of_the_style_sheet_stands_in_a_template() -> None:
    sources = page_sources()
    written = set(re.findall(r"[\w-]+", " ".join(re.findall(r"""class=\\?["'](.*?)\\?["']>?""", sources, re.DOTALL))))
    written |= set(re.findall(r'"class": "([\w-]+)"', sources))
    unused = set(re.findall(r"\.([a-z][a-z0-9-]*)", SHEET)) - written
    assert not unused
