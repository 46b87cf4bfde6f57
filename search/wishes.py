"""What somebody wants, as a list of wishes: a word, a phrase, a number, an expression with other words for it. Each
wish has one node that finds it, from the exact form down to a part of a compound."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Literal

from search.dutch.analysis import Dutch, WordTerms
from search.dutch.keys import dates_in, identifier_key
from search.dutch.text import words
from search.nodes import Best, Boost, Fixed, Group, Node, Phrase, Term
from search.query import ParsedText
from search.synonyms import Expansion, Synonyms

TITLE_EXACT, TITLE_STEM, TEXT_EXACT, TEXT_STEM, PART = 6.0, 3.0, 2.0, 1.0, 0.4
COMPOUND_AS_ROW, COMPOUND_APART, GLUED, KEY, SUBJECT, ABOUT, PAIR = 0.8, 0.3, 0.9, 4.0, 0.25, 0.15, 0.5
LIGHT_IN_EXPRESSION = 0.3
"""Of "mensen voelen zich alleen" the words by themselves tell less than "eenzaamheid" does."""
FIRM_DIGITS = 5
_TO = "te"
_NUMBER = re.compile(r"\W*(?=.*\d)[^\W_]+(?:[-./–_:][^\W_]+)+\W*")
IDENTIFIER_SCORE = 10_000.0
"""Above any sum of BM25 scores that a query of 400 characters can reach, so a number that fits comes first."""


Form = Literal["exact", "stem", "parts"]


Row = tuple[str, ...]
Rank = Literal["own", "minor", "apart"]


@dataclass(frozen=True)
class Marks:
    """What to mark: rows of terms, each in one form. A word by itself is a row of one. `minor` rows are marked as well,
    but a piece of text is not shown for them when another has a row: other words, and words that are light. `apart`:
    the parts of a typed compound, for a text that has nothing else of it."""

    rows: frozenset[tuple[Form, Row]] = frozenset()
    minor: frozenset[tuple[Form, Row]] = frozenset()
    apart: frozenset[tuple[Form, Row]] = frozenset()

    @classmethod
    def of(cls, form: Form, *rows: Sequence[str]) -> Marks:
        return cls(frozenset((form, tuple(row)) for row in rows if row))

    def __or__(self, other: Marks) -> Marks:
        return Marks(self.rows | other.rows, self.minor | other.minor, self.apart | other.apart)

    def made_minor(self) -> Marks:
        return Marks(minor=self.rows | self.minor, apart=self.apart)

    def ranked(self) -> Iterator[tuple[Form, Row, Rank]]:
        """Each row once, in a fixed order."""
        for form, row in sorted(self.rows | self.minor | self.apart):
            key = form, row
            yield form, row, "own" if key in self.rows else "minor" if key in self.minor else "apart"


@dataclass(frozen=True)
class Wish:
    """`text` as typed. A firm wish (a quoted phrase, a number) is never left out when too little is found."""

    text: str
    node: Node
    marks: Marks
    own: Node | None = None
    """The node without other words and without the parts of a compound apart; None when there are none."""
    about: Node | None = None
    """What a compound is about, its first parts: looked for below what has the compound itself."""
    is_firm: bool = False
    word: WordTerms | None = None
    """Of a wish that is one plain word."""
    expansions: tuple[Expansion, ...] = ()
    is_light: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    clause: int
    start: int
    stop: int
    terms: WordTerms


@dataclass(frozen=True)
class WishReader:
    dutch: Dutch
    synonyms: Synonyms | None
    """None: nothing but the words themselves."""

    def wanted(self, parsed: ParsedText) -> tuple[Wish, ...]:
        found = [wish for clause in parsed.wanted if clause.is_phrase and (wish := self.phrase(clause.text))]
        typed = [clause.text for clause in parsed.wanted if not clause.is_phrase]
        return tuple(dict.fromkeys((*found, *self._words(typed))))  # a word said again asks for nothing more

    def pairs(self, parsed: ParsedText) -> tuple[Node, ...]:
        """Each two typed words that follow each other, for what has them so: it is more likely meant."""
        tokens = self._tokens([clause.text for clause in parsed.wanted if not clause.is_phrase])
        near = [pair for pair in pairwise(tokens) if not all(one.terms.is_stop_word for one in pair)]
        return tuple(Boost(rows("stem", (left.terms.stem, right.terms.stem)), PAIR) for left, right in near)

    def excluded(self, parsed: ParsedText) -> tuple[Node, ...]:
        """A word shuts out its other forms, a phrase just itself. No synonyms: a minus takes away what it names."""
        plain = replace(self, synonyms=None)
        nodes = []
        for clause in parsed.excluded:
            if clause.is_phrase:
                wish = self.phrase(clause.text)
                nodes += [wish.node] if wish else []
                continue
            tokens = plain._tokens([clause.text])
            if len(tokens) == 1:
                nodes.append(in_texts(tokens[0].terms.exact, tokens[0].terms.stem))
            elif tokens:
                nodes.append(rows("exact", tuple(one.terms.exact for one in tokens)))
        return tuple(nodes)

    def phrase(self, text: str) -> Wish | None:
        exact = tuple(one.terms.exact for one in self._tokens([text]))
        if not exact:
            return None
        node = rows("exact", exact)
        if identifier := number(text):
            node = Best((node, identifier))
        return Wish(text, node, Marks.of("exact", exact), is_firm=True)

    def _words(self, clauses: Sequence[str]) -> Iterator[Wish]:
        tokens = self._tokens(clauses)
        content = [one for one in tokens if not one.terms.is_stop_word] or tokens
        expressions = self._expressions(content)
        dates = {start: (key, stop) for key, start, stop in dates_in(" ".join(clauses))}
        index = 0
        while index < len(tokens):
            first = tokens[index]
            if first.start in dates:
                key, stop = dates[first.start]
                taken = [one for one in tokens[index:] if one.stop <= stop]
                yield _date_wish(taken, key)
            elif _NUMBER.fullmatch(clauses[first.clause]):
                taken = [one for one in tokens[index:] if one.clause == first.clause]
                yield self._joined(taken)
            else:
                taken = [first]
                if first in content:
                    wish = self._word_among(tokens, index)
                    yield self._with(wish, expressions.get(first.start, ()), of_more_words=True)
            index += len(taken)

    def _expressions(self, tokens: Sequence[_Token]) -> dict[int, tuple[Expansion, ...]]:
        """For the words that are together an expression with other words: those, by the start of each word."""
        found: dict[int, tuple[Expansion, ...]] = {}
        for places, others in self.synonyms.within([one.terms.stem for one in tokens]) if self.synonyms else ():
            for place in places:
                start = tokens[place].start
                found[start] = (*found.get(start, ()), *others)
        return found

    def _joined(self, tokens: Sequence[_Token]) -> Wish:
        """A typed number that falls apart ("2023-020331"): its pieces in a row, or written as one."""
        exact = tuple(one.terms.exact for one in tokens)
        key = "".join(exact)
        nodes = (rows("exact", exact), in_texts(key, key), Boost(Term("key", key), KEY), number(key))
        marks = Marks.of("exact", exact, [key])
        return Wish(_typed(tokens), Best(tuple(one for one in nodes if one)), marks, is_firm=True)

    def _word_among(self, tokens: Sequence[_Token], index: int) -> Wish:
        """A word, or that word and its neighbour written as one ("sociaal team", "sociaalteam"; "uit te zenden")."""
        wish = self.word(tokens[index].terms, tokens[index].text)
        before, after = _neighbours(tokens, index)
        for pair in ((before, tokens[index]), (tokens[index], after)):
            if (left := pair[0]) is not None and (right := pair[1]) is not None:
                word = self.dutch.word(left.terms.exact + right.terms.exact)
                glued = Best((in_texts(word.exact, word.stem), Boost(Term("parts", word.stem), PART)))
                marks = wish.marks | Marks.of("stem", [word.stem])
                wish = replace(wish, node=Best((wish.node, Boost(glued, GLUED))), marks=marks)
        return wish

    def word(self, terms: WordTerms, text: str, *, with_synonyms: bool = True) -> Wish:
        nodes: list[Node] = [in_texts(terms.exact, terms.stem), Boost(Term("parts", terms.stem), PART)]
        marks = Marks.of("exact", [terms.exact]) | Marks.of("stem", [terms.stem]) | Marks.of("parts", [terms.stem])
        if terms.is_compound:
            nodes.append(Boost(Phrase("parts", terms.parts), COMPOUND_AS_ROW))
            marks |= Marks.of("parts", terms.parts)
        if identifier := number(text):
            nodes += [identifier, Boost(Term("key", terms.exact), KEY)]
        own = None
        if terms.is_compound and terms.exact.isalpha():
            own = Best(tuple(nodes))
            nodes.append(Boost(_apart(terms.parts), COMPOUND_APART))
            marks |= Marks(apart=frozenset[tuple[Form, Row]](("parts", (part,)) for part in terms.parts))
        firm = sum(char.isdigit() for char in terms.exact) >= FIRM_DIGITS
        is_light = terms.is_light or terms.exact.isdigit()
        marks = marks.made_minor() if is_light else marks
        about = Boost(_apart(terms.parts[:-1]), ABOUT) if terms.is_compound and terms.exact.isalpha() else None
        wish = Wish(
            text,
            Best(tuple(nodes)),
            marks,
            own=own,
            about=about,
            word=terms,
            is_firm=firm,
            is_light=terms.is_light or terms.exact.isdigit(),
        )
        return self._with(wish, self.synonyms.of([terms.stem]) if self.synonyms and with_synonyms else ())

    def _with(self, wish: Wish, found: Sequence[Expansion], *, of_more_words: bool = False) -> Wish:
        """The wish with other words for it, or for an expression that it is a word of. An expression says more than
        its words: then a light word weighs in full, and what stands for it is not widened to its subject."""
        if not found:
            return wish
        nodes: list[Node] = []
        marks = wish.marks
        for one in found:
            asked = wish.word.parts if wish.word else ()
            node, others = self.expression(one.text, with_subject=not of_more_words, asked=asked)
            nodes.append(Boost(node, one.weight))
            marks |= others.made_minor()
        plain = wish.node
        if of_more_words and wish.is_light:
            plain = Boost(wish.node, LIGHT_IN_EXPRESSION)
        return replace(
            wish,
            node=Best((plain, *nodes)),
            marks=marks,
            own=None if plain is not wish.node else wish.own or wish.node,
            expansions=(*wish.expansions, *found),
            is_light=wish.is_light and not of_more_words,
        )

    def expression(self, text: str, *, with_subject: bool = False, asked: Row = ()) -> tuple[Node, Marks]:
        """An expression as papers have it: its words next to each other, as they stand or within compounds; with less
        weight what it is about, without a general last part; unless that part is what was `asked` for: who looks for a
        "loket" does not want all about the "gemeente" of "gemeenteloket"."""
        terms = [one.terms for one in self._tokens([text])]
        row = tuple(part for one in terms for part in one.parts)
        if len(terms) == 1:
            found = self.word(terms[0], text, with_synonyms=False)
            nodes, marks = [found.node], found.marks
        else:
            stems = tuple(one.stem for one in terms)
            nodes, marks = [rows("stem", stems)], Marks.of("stem", stems)
            if row:
                nodes.append(Boost(_row("parts", row), PART))
                marks |= Marks.of("parts", row)
        subject = tuple(part for one in terms for part in self.dutch.subject(one) or one.parts)
        if with_subject and subject and subject != row and not set(asked) & set(row) - set(subject):
            nodes.append(Boost(_row("parts", subject), SUBJECT))
            marks |= Marks.of("parts", subject)
        return Best(tuple(nodes)), marks

    def stems_of(self, text: str) -> frozenset[str]:
        """Without stop words, unless there is nothing else."""
        terms = [one.terms for one in self._tokens([text])]
        return frozenset(one.stem for one in terms if not one.is_stop_word) or frozenset(one.stem for one in terms)

    def _tokens(self, clauses: Sequence[str]) -> list[_Token]:
        """The words of these typed clauses; positions are those in the clauses with a space between."""
        ends = list(accumulate(len(clause) + 1 for clause in clauses))
        found = []
        for one in words(" ".join(clauses)):
            terms = self.dutch.word(one.text)
            if terms.exact:
                found.append(_Token(one.text, bisect_right(ends, one.start), one.start, one.stop, terms))
        return found


def _neighbours(tokens: Sequence[_Token], index: int) -> tuple[_Token | None, _Token | None]:
    """The words before and after, past a "te"."""
    near = []
    for step in (-1, 1):
        place = index + step
        if 0 <= place < len(tokens) and tokens[place].terms.exact == _TO:
            place += step
        near.append(tokens[place] if 0 <= place < len(tokens) else None)
    return near[0], near[1]


def in_texts(exact: str, stem: str) -> Node:
    return Best(
        (
            Boost(Term("title_exact", exact), TITLE_EXACT),
            Boost(Term("title_stem", stem), TITLE_STEM),
            Boost(Term("text_exact", exact), TEXT_EXACT),
            Boost(Term("text_stem", stem), TEXT_STEM),
        )
    )


def rows(form: str, values: tuple[str, ...]) -> Node:
    """These terms in a row, in the title or in the text; one term is just that term."""
    title, text = (TITLE_EXACT, TEXT_EXACT) if form == "exact" else (TITLE_STEM, TEXT_STEM)
    return Best((Boost(_row(f"title_{form}", values), title), Boost(_row(f"text_{form}", values), text)))


def _row(name: str, values: tuple[str, ...]) -> Node:
    return Phrase(name, values) if len(values) > 1 else Term(name, values[0])


def _apart(parts: Sequence[str]) -> Node:
    """Every part of a typed compound, anywhere in the record."""
    return Group(
        all=tuple(
            Best(
                (Boost(Term("title_stem", part), TITLE_STEM), Term("text_stem", part), Boost(Term("parts", part), PART))
            )
            for part in dict.fromkeys(parts)
        )
    )


def number(text: str) -> Node | None:
    key = identifier_key(text)
    return Fixed(Term("identifier", key), IDENTIFIER_SCORE) if has_digit(key) else None


def has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)


def _date_wish(tokens: Sequence[_Token], key: str) -> Wish:
    exact = tuple(one.terms.exact for one in tokens)
    return Wish(
        _typed(tokens),
        Best((rows("exact", exact), Boost(Term("key", key), KEY))),
        Marks.of("exact", exact),
        is_firm=True,
    )


def _typed(tokens: Sequence[_Token]) -> str:
    return " ".join(one.text for one in tokens)
