"""Text that somebody once typed, pasted or sent to break a site: each must be shown as the text that it is.

`geraakt` is what a payload that runs would call; `x-geraakt` is the element that a payload that is not escaped makes.
"""

RTL = "مرحبا بكم في المجلس"
HEBREW = "מועצת העיר"
LONG_WORD = "meervoudigepersoonlijkheidsstoornis" * 9  # 315 characters without a place to break

# Shorter than 90 characters, so that each fits in every text field but the number of an afspraak.
PAYLOADS: dict[str, str] = {
    # elements that run something
    "script": "<script>geraakt()</script>",
    "script with a source": '<script src="//x.example/a.js"></script>',
    "script, cut off": "<script>geraakt()",
    "script in pieces": "<scr<script>ipt>geraakt()</scr</script>ipt>",
    "script in capitals": "<ScRiPt >geraakt()</sCrIpT >",
    "script with a slash": "<script/x>geraakt()</script/>",
    "script, doubly encoded": "%3Cscript%3Egeraakt()%3C/script%3E",
    "script in entities": "&lt;script&gt;geraakt()&lt;/script&gt;",
    "script in numbers": "&#60;script&#62;geraakt()&#60;/script&#62;",
    "script in escapes": "\\u003cscript\\u003egeraakt()\\u003c/script\\u003e",
    "script, full width": "＜script＞geraakt()＜/script＞",
    "end of a title": "</title><script>geraakt()</script>",
    "end of a textarea": "</textarea><script>geraakt()</script>",
    "end of a script": "</script><script>geraakt()</script>",
    "end of a style": "</style><script>geraakt()</script>",
    "end of noscript": "</noscript><x-geraakt></x-geraakt>",
    "image": "<img src=x onerror=geraakt()>",
    "image without spaces": "<img/src=x/onerror=geraakt()>",
    "image, cut off": "<img src=x onerror=geraakt() ",
    "image with back quotes": "<img src=`x` onerror=`geraakt()`>",
    "svg": "<svg onload=geraakt()>",
    "svg with a script": "<svg><script>geraakt()</script></svg>",
    "svg that animates": "<svg><animate onbegin=geraakt() attributeName=x></svg>",
    "mathml": "<math><mi xlink:href='javascript:geraakt()'>x</mi></math>",
    "iframe": "<iframe src='javascript:geraakt()'></iframe>",
    "iframe with a document": "<iframe srcdoc='<script>parent.geraakt()</script>'></iframe>",
    "object": "<object data='javascript:geraakt()'></object>",
    "embed": "<embed src='javascript:geraakt()'>",
    "details": "<details open ontoggle=geraakt()>x</details>",
    "video": "<video><source onerror=geraakt()></video>",
    "audio": "<audio src=x onerror=geraakt()>",
    "field with the focus": "<input autofocus onfocus=geraakt()>",
    "body": "<body onload=geraakt()>",
    "form": "<form action='//x.example/'><button>Klik</button></form>",
    "base": "<base href='//x.example/'>",
    "meta": "<meta http-equiv=refresh content='0;url=//x.example/'>",
    "link": "<link rel=stylesheet href='//x.example/x.css'>",
    "template element": "<template><x-geraakt></x-geraakt></template><x-geraakt></x-geraakt>",
    # out of an attribute
    "out of double quotes": '" autofocus onfocus="geraakt()',
    "out of single quotes": "' autofocus onfocus='geraakt()",
    "out of a tag": '"><x-geraakt></x-geraakt>',
    "out of a tag, single": "'><x-geraakt></x-geraakt>",
    "out of back quotes": "`><x-geraakt></x-geraakt>",
    # addresses
    "javascript:": "javascript:geraakt()",
    "javascript: with a tab": "java\tscript:geraakt()",
    "data:": "data:text/html,<script>geraakt()</script>",
    "vbscript:": "vbscript:geraakt()",
    "other host": "//x.example/%2f..",
    # styles and comments
    "style": "<style>body{display:none}</style><x-geraakt></x-geraakt>",
    "style attribute": "<b style='position:fixed;inset:0'>x</b><x-geraakt></x-geraakt>",
    "css expression": "x;width:expression(geraakt())",
    "comment": "<!-- <x-geraakt></x-geraakt> -->",
    "comment that does not end": "<!-- alles hierna is weg",
    "conditional comment": "<!--[if true]><x-geraakt></x-geraakt><![endif]-->",
    "cdata": "<![CDATA[<x-geraakt></x-geraakt>]]>",
    "doctype": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    # templates and formats
    "django variable": "{{ settings.SECRET_KEY }}{{ 7|add:7 }}",
    "django tag": "{% include 'base.html' %}{% load x %}",
    "template literal": "${geraakt()}`${7*7}`",
    "other templates": "<%= 7*7 %>#{7*7}[[7*7]]",
    "format of python": "%s%n%(x)s{0}{x.__class__}",
    "html in json": '{"a": "</script><x-geraakt></x-geraakt>"}',
    # databases, systems, spreadsheets, headers
    "sql": "'; DROP TABLE dossiers_stuk; --",
    "sql, always true": "' OR 1=1 --",
    "like and regex": "%_\\[](.*)+?^$|",
    "shell": "$(touch /tmp/geraakt);`id`|id&",
    "path": "../../../../etc/passwd",
    "spreadsheet": "=cmd|' /C calc'!A0",
    "spreadsheet, at": '@SUM(1+1)*HYPERLINK("//x.example/")',
    "header": "x\r\nSet-Cookie: geraakt=1\r\n\r\n<x-geraakt></x-geraakt>",
    # characters
    "control characters": "bel\x07 escape\x1b[31m terug\x08 einde\x7f",
    "zero width": "a\u200bb\u200cc\u200dd\u2060e\ufefff",
    "turned round": "op\u202enegildnahrev\u202c en \u2066door\u2069",
    "right to left": RTL,
    "hebrew and digits": f"{HEBREW} 2026 (3)",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈🇳🇱👍🏽",
    "marks upon marks": "Z" + "\u0351\u0323\u0488" * 12 + "algo",
    "outside the first plane": "𝕽𝖆𝖆𝖉 𠜎𠜱𠝹",
    "line ends of another kind": "regel\u2028regel\u2029regel\x85regel\x0bregel\x0cregel",
    "no characters": "\ufffe\uffff\ufdd0",
    "spaces only wide ones": "\u00a0\u2003\u3000x\u00a0",
    "dots and slashes": "./..//.",
    "true": "null",
}

# What no database or no encoding takes; a form says so, a reader of files leaves it out.
UNSTORABLE: dict[str, bytes] = {
    "nul": b"voor\x00na",
    "half a surrogate": b"voor\xed\xa0\x80na",
    "not utf-8": b"voor\xff\xfe\xc3na",
}


def in_chunks(length: int) -> list[str]:
    """All payloads, in as few texts of at most this length as it takes; between two of them stands ` ¶ `."""
    chunks = [""]
    for payload in PAYLOADS.values():
        longer = f"{chunks[-1]} ¶ {payload}" if chunks[-1] else payload
        if len(longer) <= length:
            chunks[-1] = longer
        elif len(payload) <= length:
            chunks.append(payload)
    return chunks


def visible(text: str) -> str:
    """As a reader sees it: white space is one space, and what has no shape is not there."""
    shown = "".join(char for char in text if char.isprintable() or char.isspace())
    return " ".join(shown.split())
