"""The portal's other words: those that come with the release, and what griffies put beside them or in their place.

The lists of the release stay in their files, so that a new release brings better ones; only what somebody changed is a
row, which then stands for good.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from search.dutch.text import fold, word_texts
from search.dutch.word_lists import everyday_pairs, stop_words, synonym_groups
from search.models import Synonym, SynonymRow
from search.synonyms import LONGEST

SAME, ONE_WAY = Synonym.Direction.SAME, Synonym.Direction.ONE_WAY
MOST_EXPRESSIONS = 12
MOST_WORDS = 6
"""In an expression. Of what residents say, LONGEST that are no stop words: longer ones are not looked for."""
MOST_LETTERS = 100
_LIST_MARKS = frozenset("=>→,;#")


@dataclass(frozen=True, slots=True)
class Entry:
    """`said`: what residents say, for ONE_WAY. `starting_key` names an entry of the release, `pk` a Synonym; one that
    took the place of the other has both."""

    direction: str
    said: str
    expressions: tuple[str, ...]
    is_on: bool = True
    starting_key: str = ""
    pk: int | None = None

    def __str__(self) -> str:
        return f"{self.said} → {', '.join(self.expressions)}" if self.said else " = ".join(self.expressions)

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.said, *self.expressions) if self.said else self.expressions

    @property
    def leads_from(self) -> tuple[str, ...]:
        """What somebody types to come here."""
        return (self.said,) if self.direction == ONE_WAY else self.expressions


@cache
def starting_entries() -> dict[str, Entry]:
    """Those of the release by their key, which names them by what they begin with: that outlives a better list."""
    same = [Entry(SAME, "", group, starting_key=f"{SAME}:{group[0]}") for group in synonym_groups()]
    one_way = [
        Entry(ONE_WAY, said, found, starting_key=f"{ONE_WAY}:{said}") for said, found in everyday_pairs().items()
    ]
    return {entry.starting_key: entry for entry in (*same, *one_way)}


def entry_of(synonym: Synonym) -> Entry:
    return Entry(
        synonym.direction,
        synonym.said,
        tuple(synonym.expressions.splitlines()),
        synonym.is_on,
        synonym.starting_key,
        synonym.pk,
    )


def entries(synonyms: Iterable[Synonym]) -> Iterator[Entry]:
    """These rows, newest first, and what they leave of the release."""
    mine = [entry_of(synonym) for synonym in synonyms]
    replaced = {entry.starting_key for entry in mine}
    yield from sorted(mine, key=lambda entry: -(entry.pk or 0))
    yield from (entry for key, entry in starting_entries().items() if key not in replaced)


def save_synonym(
    synonym: Synonym | None,
    *,
    direction: str,
    said: str,
    expressions: Sequence[str],
    is_on: bool,
    user: Any,
    starting_key: str = "",
) -> Synonym:
    """Adds an entry, or changes this one, and records who did. `starting_key`: which one of the release makes way.

    Raises ValidationError, by field, for what helps nobody. Works at once, in every process.
    """
    said = tidy(said) if direction == ONE_WAY else ""
    listed = [text for text in map(tidy, expressions) if text]
    if synonym is None:
        found = Synonym.objects.filter(starting_key=starting_key).first() if starting_key else None
        synonym = found or Synonym(starting_key=starting_key)
    wanted = Entry(direction, said, tuple(listed), is_on, synonym.starting_key, synonym.pk)
    _check(wanted)
    if synonym.pk and entry_of(synonym) == wanted:
        return synonym
    values = {"direction": direction, "said": said, "expressions": "\n".join(listed), "is_on": is_on}
    with transaction.atomic():
        for name, value in values.items():
            setattr(synonym, name, value)
        synonym.save()
        SynonymRow.objects.create(synonym=synonym, recorded_by=user, **values)
    return synonym


def tidy(text: str) -> str:
    return " ".join(text.lower().split())


def _check(wanted: Entry) -> None:
    errors: dict[str, list[str]] = {"said": [], "expressions": []}
    if wanted.direction == ONE_WAY:
        errors["said"] = [_("Vul in wat bewoners zeggen.")] if not wanted.said else _faults(wanted.said)
        if len([word for word in word_texts(wanted.said) if fold(word) not in stop_words()]) > LONGEST:
            errors["said"] = [_("Houd het bij %d woorden. Lidwoorden en zulke woorden tellen niet mee.") % LONGEST]
        if not wanted.expressions:
            errors["expressions"].append(_("Vul in wat er in stukken staat, elk woord op een eigen regel."))
    elif len(wanted.expressions) < 2:
        errors["expressions"].append(_("Vul twee of meer woorden in, elk op een eigen regel."))
    if len(wanted.expressions) > MOST_EXPRESSIONS:
        errors["expressions"].append(_("Dit zijn te veel woorden. Kies er ten hoogste %d.") % MOST_EXPRESSIONS)
    else:
        errors["expressions"] += [fault for text in wanted.expressions for fault in _faults(text)]
    folded = [fold(text) for text in wanted.texts]
    doubles = [text for place, text in enumerate(wanted.texts) if fold(text) in folded[:place]]
    errors["expressions"] += [_("“%s” staat er twee keer. Laat er een weg.") % text for text in dict.fromkeys(doubles)]
    if not any(errors.values()) and wanted.is_on:
        errors["said" if wanted.said else "expressions"] += _twins(wanted)
    if found := {name: faults for name, faults in errors.items() if faults}:
        raise ValidationError(found)


def _faults(text: str) -> list[str]:
    shown = text[:MOST_LETTERS]
    found = [fold(word) for word in word_texts(text)]
    if _LIST_MARKS & set(text):
        return [_("“%s”: zet elk woord op een eigen regel, zonder komma of ander leesteken ertussen.") % shown]
    if len(text) > MOST_LETTERS or len(found) > MOST_WORDS:
        return [_("“%(text)s” is te lang: ten hoogste %(most)d woorden.") % {"text": shown, "most": MOST_WORDS}]
    if all(word in stop_words() for word in found):
        return [_("“%s” is geen woord waarop u kunt zoeken.") % shown]
    return []


def _twins(wanted: Entry) -> list[str]:
    """Other entries that begin with the same words: one place for each, or nobody finds it back."""
    mine = {fold(text) for text in wanted.leads_from}
    return [
        _("“%(text)s” staat al bij: %(entry)s. Verander dat, of zet het uit.") % {"text": text, "entry": entry}
        for entry in entries(Synonym.objects.all())
        if entry.is_on and entry.direction == wanted.direction
        if entry.pk != wanted.pk or not entry.pk
        if not wanted.starting_key or entry.starting_key != wanted.starting_key
        for text in entry.leads_from
        if fold(text) in mine
    ]
