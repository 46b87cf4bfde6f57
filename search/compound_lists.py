"""What griffies say of compounds beside the lists of the release.

An index holds the parts of its words, so a change works from the next rebuild on. Until then questions are read with
the compounds that the index was built with.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from search.dutch.analysis import Dutch
from search.dutch.compounds import MAX_WORD, MIN_PART
from search.dutch.text import fold, word_texts
from search.models import Compound, CompoundRow, IndexRow

PART, SPLIT, WHOLE = Compound.Kind.PART, Compound.Kind.SPLIT, Compound.Kind.WHOLE
MOST_PARTS = 6

Compounds = list[list[str]]
"""[kind, folded word, folded parts with a space between], in order: as JSON keeps it."""


def current_compounds() -> Compounds:
    """For the next rebuild."""
    listed = Compound.objects.filter(is_on=True).values_list("kind", "word", "parts")
    return sorted([kind, fold(word), " ".join(map(fold, parts.split()))] for kind, word, parts in listed)


def built_compounds() -> Compounds:
    """Of the index that answers."""
    row = IndexRow.objects.order_by("-pk").first()
    return row.compounds if row else []


def dutch_with(compounds: Compounds) -> Dutch:
    splits = {word: tuple(parts.split()) for kind, word, parts in compounds if kind == SPLIT}
    extra, whole = (frozenset(word for kind, word, _parts in compounds if kind == wanted) for wanted in (PART, WHOLE))
    return Dutch(extra, whole, splits)


def note_built(compounds: Compounds) -> None:
    """An index that was built with these answers from now on."""
    IndexRow.objects.create(compounds=compounds)


def note_rolled_back() -> None:
    """The previous index answers, and the one that answered is the previous one now."""
    before = IndexRow.objects.order_by("-pk")[1:2]
    note_built(before[0].compounds if before else [])


def save_compound(
    compound: Compound | None, *, kind: str, word: str, parts: Sequence[str], is_on: bool, user: Any
) -> Compound:
    """Adds a word, or changes this one, and records who did. Works from the next rebuild on.

    Raises ValidationError, by field, for what helps nobody.
    """
    word = word.strip().lower()
    joined = " ".join(part.strip().lower() for part in parts) if kind == SPLIT else ""
    values = {"kind": kind, "word": word, "parts": joined, "is_on": is_on}
    compound = compound or Compound()
    _check(compound, kind, word, joined.split())
    if compound.pk and all(getattr(compound, name) == value for name, value in values.items()):
        return compound
    with transaction.atomic():
        for name, value in values.items():
            setattr(compound, name, value)
        compound.save()
        CompoundRow.objects.create(compound=compound, recorded_by=user, **values)
    return compound


def _check(compound: Compound, kind: str, word: str, parts: Sequence[str]) -> None:
    errors: dict[str, list[str]] = {"word": [], "parts": []}
    if not _is_word(word) or len(word) > MAX_WORD:
        limits = {"least": MIN_PART, "most": MAX_WORD}
        errors["word"].append(_("Vul één woord in, met alleen letters: %(least)d tot %(most)d letters.") % limits)
    elif any(fold(other.word) == fold(word) for other in Compound.objects.exclude(pk=compound.pk)):
        errors["word"].append(_("“%s” staat al in de lijst. Verander het daar.") % word)
    if kind == SPLIT:
        if not 2 <= len(parts) <= MOST_PARTS:
            errors["parts"].append(_("Vul twee of meer delen in, met een spatie ertussen."))
        elif strange := [part for part in parts if not _is_word(part) or fold(part) == fold(word)]:
            errors["parts"].append(_("“%s” kan geen deel zijn: gebruik woorden van drie of meer letters.") % strange[0])
    if found := {name: faults for name, faults in errors.items() if faults}:
        raise ValidationError(found)


def _is_word(text: str) -> bool:
    return word_texts(text) == [text] and fold(text).isalpha() and len(fold(text)) >= MIN_PART
