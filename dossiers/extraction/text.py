"""From bytes to text, and from any text to clean text."""

import codecs
import re
import unicodedata

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")

# Zero-width and direction marks can hide words or turn them round; they carry no text.
_REMOVED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069"
_INVISIBLE = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{_REMOVED}]")
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_LIGATURES = re.compile(r"[\ufb00-\ufb06\u0132\u0133]")
_SYMBOL_BULLETS = re.compile(r"[\uf0b7\uf0a7\uf0d8]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n{3,}")


def clean(text: str) -> str:
    """NFC, line ends `\\n`, ligatures resolved, no NUL, no lone surrogate, no invisible character.

    Idempotent. Every kind of space becomes a plain one, so that a quote typed by a person is found.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = _clean_wide(text)
    text = _INVISIBLE.sub("", text)
    if " \n" in text or "\t\n" in text:
        text = _TRAILING.sub("", text)
    return _BLANK_LINES.sub("\n\n", text).strip()


def _clean_wide(text: str) -> str:
    if _SURROGATES.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = text.replace("\u0085", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = _SYMBOL_BULLETS.sub("•", _SPACES.sub(" ", text))
    text = _LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    # Removed before composing: between a letter and its accent they would keep the two apart.
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def decode(data: bytes) -> str | None:
    """UTF-8, UTF-16 or Windows-1252 text, or None when the bytes are not text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data, encoding)
    if b"\x00" in data[:4096]:
        return _decoded(data, _bare_utf16(data[:4096]))
    return _decoded(data, "utf-8") or _decoded(data, "cp1252")


def _decoded(data: bytes, encoding: str) -> str | None:
    if not encoding:
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    # One control character per thousand is an accident of an old editor; more is a binary file.
    return text if len(_CONTROLS.findall(text)) * 1000 <= len(text) else None


def _bare_utf16(sample: bytes) -> str:
    """Western text in UTF-16 without a mark has its zero bytes on one side only."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if even * 10 < odd:
        return "utf-16-le"
    return "utf-16-be" if odd * 10 < even else ""
