"""Of a web page the main text is read, all of it, and nothing of what stands around it."""

from pathlib import Path

import pytest

from dossiers.extraction import extract

MENU = (
    '<ul class="x"><li><a href="/a">Wonen</a></li><li><a href="/b">Zorg en hulp</a></li>'
    '<li><a href="/c">Contact</a></li></ul>'
)
SKIP = '<a href="#inhoud">Direct naar de inhoud</a>'
COOKIES = '<div role="dialog" aria-label="Cookies"><p>Wij gebruiken cookies.</p><button>Goed</button></div>'
MAIN = "<h1>Buurthuis open</h1><p>Het buurthuis gaat <b>in mei</b> open, zie <a href='/m'>de memo</a>.</p>"


def _texts(tmp_path: Path, page: str | bytes) -> list[str]:
    path = tmp_path / "pagina"
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return [found.text for found in extract(path).pages]


@pytest.mark.parametrize(
    "page",
    [
        f"<html><head><title>t</title><style>p{{}}</style></head><body>{SKIP}<nav>{MENU}</nav><main>{MAIN}"
        f"<script>var a = 1</script></main><footer>Adres {MENU}</footer>{COOKIES}</body></html>",
        f'<html><body>{SKIP}{MENU}<div role="main" id="inhoud">{MAIN}</div><div>Adres</div></body></html>',
        f"<html><body>{SKIP}<div>{MENU}</div><article>{MAIN}</article>{COOKIES}</body></html>",
        f'<html><body>{SKIP}<div class="m">{MENU}</div><div id="inhoud">{MAIN}</div>{COOKIES}'
        f'<div id="cookie-bar">Cookies? <a href="#">Weiger</a></div><footer>Adres</footer></body></html>',
        f"<html><body><form action='.'>{MENU}<div>{MAIN}<input value='zoek'></div></form></body></html>",
        f"<html><body><main></main>{MENU}<div>{MAIN}</div></body></html>",
    ],
)
def test_main_text_without_menus_skip_links_and_cookies(tmp_path: Path, page: str) -> None:
    assert _texts(tmp_path, page) == ["Buurthuis open\n\nHet buurthuis gaat in mei open, zie de memo."]


def test_nothing_of_a_named_main_part_is_judged_by_its_links(tmp_path: Path) -> None:
    around = "<header>Kop</header><footer>Bron: griffie</footer>"
    page = f"<html><body><main><h1>Stukken</h1>{MENU}{around}</main></body></html>"
    (text,) = _texts(tmp_path, page)
    assert text == "Stukken\n• Wonen\n• Zorg en hulp\n• Contact\n\nKop\n\nBron: griffie"


def test_a_page_of_links_only_keeps_them(tmp_path: Path) -> None:
    assert "Zorg en hulp" in _texts(tmp_path, f"<html><body>{MENU}</body></html>")[0]


def test_lists_tables_and_line_ends(tmp_path: Path) -> None:
    page = (
        "<html><body><p>Adres:<br>Plein 1</p>"
        "<ol start='3'><li>drie<ul><li>diep</li></ul></li><li><p>vier</p></li></ol>"
        "<table><tr><th>Post</th><th>2026</th></tr><tr><td><p>Huur</p></td><td>120</td></tr></table>"
        "<table><tr><td><p>Een</p><p>Twee</p></td><td>Drie</td></tr></table>"
        "<pre>a\n  b</pre>los</body></html>"
    )
    assert _texts(tmp_path, page) == [
        "Adres:\nPlein 1\n3. drie\n• diep\n4. vier\nPost\t2026\nHuur\t120\n\nEen\n\nTwee\n\nDrie\n\na\n  b\n\nlos"
    ]


def test_each_top_heading_starts_a_deel(tmp_path: Path) -> None:
    page = "<html><body><h1>Een</h1><p>a</p><h2>Onder</h2><p>b</p><h1>Twee</h1><p>c</p></body></html>"
    assert _texts(tmp_path, page) == ["Een\n\na\n\nOnder\n\nb", "Twee\n\nc"]


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("utf-8", "utf-16"),
        ("utf-8", "cp1252"),
        ("iso-8859-1", "utf-8-sig"),
        ("onzin", "utf-8"),
    ],
)
def test_charset_from_mark_then_meta_then_what_fits(tmp_path: Path, charset: str, encoding: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><body><p>Café “één” kost € 5</p></body></html>'
    assert _texts(tmp_path, page.encode(encoding)) == ["Café “één” kost € 5"]


def test_deeply_nested_text_is_read_and_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    deep = "<html><body>" + "<div>" * 1900 + "diep" + "</div>" * 1900 + "<p>na</p></body></html>"
    assert _texts(tmp_path, deep) == ["diep\n\nna"]
    path = tmp_path / "te-diep"
    path.write_text(deep.replace("<div>", "<div>" * 20))
    assert extract(path).code == "beschadigd"


def test_entities_of_a_web_page_neither_explode_nor_fetch(tmp_path: Path) -> None:
    secret = tmp_path / "geheim"
    secret.write_text("kanarie")
    page = (
        f'<!DOCTYPE html [<!ENTITY a "haha"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        "<html><body><p>Memo &b; &x;</p></body></html>"
    )
    (text,) = _texts(tmp_path, page)
    assert "Memo" in text
    assert "kanarie" not in text
    assert "haha" not in text.replace('"haha"', "")
