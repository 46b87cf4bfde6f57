"""What somebody could type to break a search: syntax of query languages, odd characters, and far too much of it."""

from hypothesis import strategies as st

LUCENE = ("AND", "OR", "NOT", "&&", "||", "+", "-", "(", ")", "{", "}", "[", "]", "^9", "~2", '"', "*", "?", ":", "\\")
MORE_LUCENE = (
    "*:*",
    "title:",
    "_exists_:",
    "[* TO *]",
    "/.*/",
    "/(a+)+$/",
    "{!func}",
    "wmo~0.1",
    '"a b"~9',
    "wmo^1e99",
)
FTS = (
    "MATCH",
    "NEAR(a b, 5)",
    "a*",
    "^a",
    "col : a",
    "<->",
    ":*",
    "!",
    "&",
    "|",
    "plainto_tsquery('a')",
    "@@",
    "%",
    "_",
)
SQL = (
    "'",
    "''",
    "';--",
    "' OR '1'='1",
    "UNION SELECT",
    "DROP TABLE x",
    "0x41",
    "/*",
    "*/",
    "CAST(1 AS int)",
    "\\'",
    "#",
)
JSON = (
    '{"query":{"match_all":{}}}',
    "$where",
    "${jndi:x}",
    "{{7*7}}",
    "<script>",
    "%00",
    "%ED%A0%80",
    "../../etc/passwd",
)
ODD = (
    "\x00",
    "\x1b",
    "\x7f",
    "\u202e",
    "\u200f",
    "\u200b",
    "\ufeff",
    "\u0301",
    "\ud800",
    "\udfff",
    "\U0010ffff",
    "ﷺ",
    "İ",
)
WORDS = ("wachttijd", "wmo", "e", "de", "één", "2023-020331", "1,1", "6.4", "4-9-2031", "مرحبا", "漢字", "🙂", "ǆ", "ß")

_piece = st.one_of(
    st.sampled_from((*LUCENE, *MORE_LUCENE, *FTS, *SQL, *JSON, *ODD, *WORDS)),
    st.text(st.characters(), max_size=12),  # of all planes, lone surrogates too
    st.text(st.characters(categories=("Cc", "Cf", "Mn", "Zs")), max_size=6),
    st.builds(str.__mul__, st.sampled_from((*LUCENE, *ODD, *WORDS)), st.sampled_from((7, 60, 900))),
)
queries = st.builds(str.join, st.sampled_from(("", " ", " ", "-", "\t")), st.lists(_piece, max_size=12))

MEGABYTE = 1_000_000
HUGE = {
    "one word": "a" * MEGABYTE,
    "many words": "wmo hulp bij huis " * (MEGABYTE // 18),
    "quotes": '"' * MEGABYTE,
    "brackets": "(" * MEGABYTE,
    "minus signs": "-" * MEGABYTE,
    "accents": "e" + "\u0301" * (MEGABYTE // 2),
    "numbers": "1-" * (MEGABYTE // 2),
    "planes": "\U0001f642" * (MEGABYTE // 4),
}
