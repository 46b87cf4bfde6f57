"""A title for a proposal: its own words, without what is said around them, cut at a word."""

import re

_SAID_AROUND = re.compile(
    r"^(?:(?:daarnaast|ook|verder|tevens|bovendien|vervolgens|daarom|wel|tot slot|ten slotte|ja|nee|reactie|"
    r"motie|antwoord)\b[,:]? ?)+",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"^.{0,80}?\b(?:zegt|zeggen|zeg) (?:(?:bovendien|ook) )?toe (?:om |dat )?|^.{0,60}?\b(?:antwoordt|meldt|"
    r"belooft) dat ",
    re.IGNORECASE,
)
MAX_TITLE = 110


def title_of(quote: str) -> str:
    words = " ".join(quote.split()).strip("“”\"'‘’ ;,")
    words = _SAID_AROUND.sub("", _REPORTED.sub("", words) or words) or words
    words = words.rstrip(".;,: ")
    if len(words) > MAX_TITLE:
        words = words[: MAX_TITLE + 1].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
    return words[:1].upper() + words[1:]
