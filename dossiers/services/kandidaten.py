"""Keeping what was found in a stuk, and what a person decides about it: one proposal at a time, all of it kept."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dossiers.models import (
    Bestand,
    Decision,
    Kandidaat,
    KandidaatDecision,
    Level,
    Passage,
    Role,
    Stuk,
    StukPagina,
    StukReading,
)
from dossiers.reading.model import Find, FindKind
from dossiers.services.passages import passage_at
from dossiers.services.rights import require_role

MOST_KANDIDATEN = 300
"""Of one stuk. More help nobody; the surest are kept, and the screen says how many are not shown."""
SAME_WORDS = 0.6
"""From this share of common words on, two finds of a kind are the same one in a text that was read anew."""


class KandidaatConflict(ValidationError):
    """Somebody else judged this kandidaat in the meantime; nothing was written."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an accepted kandidaat became: words for the list of what is done, and the passage that was made of it."""

    outcome: str
    passage: Passage | None = None


Acceptor = Callable[[Kandidaat, Mapping[str, Any], Any], Accepted]
"""(kandidaat, what the form gives, user): does what accepting means. Raises ValidationError."""

_acceptors: dict[FindKind, Acceptor] = {}


def register_acceptor(kind: FindKind, acceptor: Acceptor) -> None:
    if kind in _acceptors:
        raise ValueError(f"{kind.value!r} already has an acceptor")
    _acceptors[kind] = acceptor


@transaction.atomic
def judge_kandidaat(
    kandidaat: Kandidaat,
    decision: Decision,
    *,
    values: Mapping[str, Any] | None = None,
    reason: str = "",
    expected_count: int | None = None,
    user: Any = None,
) -> Kandidaat:
    """Write what a person decides, and do what it means; `values` are those of the form of this kind.

    Raises KandidaatConflict when `expected_count` decisions are no longer all there are, ValidationError when the
    decision does not fit or what it asks for is refused. All or nothing.
    """
    require_role(user, kandidaat.gemeente_id, Role.EDITOR)
    kandidaat = Kandidaat.objects.select_for_update().get(pk=kandidaat.pk)
    if expected_count is not None and expected_count != kandidaat.decisions_count:
        raise KandidaatConflict(_conflict_words(kandidaat))
    if kandidaat.is_decided:
        raise ValidationError(_("Dit voorstel is al beoordeeld. Kies eerst “Herzie”."))
    is_override = kandidaat.level == Level.HIGH and decision in (Decision.KEPT, Decision.REJECTED)
    if is_override and not reason.strip():
        raise ValidationError({"reason": _("Schrijf op waarom dit mag blijven staan. De reden blijft bewaard.")})
    if decision in (Decision.ACCEPTED, Decision.CORRECTED):
        accepted = _acceptors[FindKind(kandidaat.kind)](kandidaat, values or {}, user)
        kandidaat.outcome, kandidaat.passage = accepted.outcome[:300], accepted.passage
    return _write(kandidaat, decision, values or {}, reason, user)


@transaction.atomic
def accept_as_done(passage: Passage, kind: FindKind, outcome: str, *, user: Any = None) -> None:
    """What these words propose was done on another screen: nobody has to judge it any more."""
    same = Kandidaat.objects.select_for_update().undecided().filter(stuk=passage.stuk_id, kind=kind.value)
    for kandidaat in same.filter(pagina=passage.pagina_id, start__lt=passage.end, end__gt=passage.start):
        kandidaat.outcome, kandidaat.passage = outcome[:300], passage
        _write(kandidaat, Decision.ACCEPTED, {}, "", user)


@transaction.atomic
def reopen_kandidaat(kandidaat: Kandidaat, *, expected_count: int | None = None, user: Any = None) -> Kandidaat:
    """Take a decision back, as long as nothing was made of it that stands on its own."""
    require_role(user, kandidaat.gemeente_id, Role.EDITOR)
    kandidaat = Kandidaat.objects.select_for_update().get(pk=kandidaat.pk)
    if expected_count is not None and expected_count != kandidaat.decisions_count:
        raise KandidaatConflict(_conflict_words(kandidaat))
    if kandidaat.passage_id is not None:
        raise ValidationError(_("Hiervan is al iets gemaakt. Verbeter dat zelf, bij Afspraken of Verwijzingen."))
    kandidaat.outcome = ""
    return _write(kandidaat, Decision.OPEN, {}, "", user)


def _write(kandidaat: Kandidaat, decision: Decision, values: Mapping[str, Any], reason: str, user: Any) -> Kandidaat:
    kandidaat.decision = decision
    kandidaat.decisions_count += 1
    kandidaat.save(update_fields=["decision", "decisions_count", "outcome", "passage"])
    KandidaatDecision.objects.create(
        kandidaat=kandidaat,
        sequence=kandidaat.decisions_count,
        decision=decision,
        values={name: _as_text(value) for name, value in values.items()},
        reason=reason.strip(),
        decided_by=user,
    )
    return kandidaat


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _conflict_words(kandidaat: Kandidaat) -> str:
    row = kandidaat.decision_rows.select_related("decided_by").last()
    user: Any = row.decided_by if row else None
    who = user.get_full_name() or user.get_username() if user else _("Iemand anders")
    words = _("%(who)s heeft dit voorstel net beoordeeld: %(decision)s. Uw keuze is niet bewaard.")
    return words % {"who": who, "decision": kandidaat.get_decision_display()}


def found_passage(kandidaat: Kandidaat) -> Passage:
    """The passage of its words. Raises ValidationError when they do not stand there any more."""
    return passage_at(kandidaat.stuk, kandidaat.pagina, kandidaat.start, kandidaat.end)


def expect_reading(stuk: Stuk, bestand: Bestand) -> StukReading:
    """From now on the stuk waits for the reading of this file; what was found in another file is dealt with then."""
    waiting = {"state": StukReading.State.WAITING, "notice": "", "left_out": 0, "expected_at": timezone.now()}
    reading, _created = StukReading.objects.update_or_create(stuk=stuk, defaults={"bestand": bestand, **waiting})
    return reading


def fingerprint_of(kind: str, quote: str, field: str = "", occurrence: int = 0) -> str:
    """The same for the same words, whatever white space and capitals; `occurrence` tells equal words apart."""
    words = " ".join(quote.split()).casefold()
    return hashlib.sha256("\x1f".join([kind, field, words, str(occurrence)]).encode()).hexdigest()


@transaction.atomic
def keep_finds(
    stuk: Stuk,
    bestand: Bestand,
    finds: Sequence[Find],
    *,
    version: str,
    notice: str = "",
    state: str = StukReading.State.DONE,
) -> StukReading | None:
    """Make these the proposals of the stuk. What was decided stays as it is; what nobody judged and is not found any
    more goes. None when the stuk has another file by now.
    """
    reading = StukReading.objects.select_for_update().filter(stuk=stuk, bestand=bestand).first()
    if reading is None:
        return None
    kept = sorted(sorted(finds, key=_weight, reverse=True)[:MOST_KANDIDATEN], key=lambda find: find.place)
    pages = {page.number: page for page in bestand.pages.defer("text")}
    old = _Known(Kandidaat.objects.filter(stuk=stuk).select_related("pagina"))
    made: list[Kandidaat] = []
    moved: list[Kandidaat] = []
    for find, fingerprint in _with_fingerprints(kept):
        known = old.take(find, fingerprint)
        kandidaat = known or Kandidaat(gemeente_id=stuk.gemeente_id, stuk=stuk, kind=find.kind.value)
        kandidaat.fingerprint = kandidaat.fingerprint or fingerprint
        _fill(kandidaat, find, pages[find.place.page])
        (moved if known else made).append(kandidaat)
    Kandidaat.objects.filter(pk__in=[one.pk for one in old.left() if not one.decisions_count]).delete()
    Kandidaat.objects.bulk_create(made)
    Kandidaat.objects.bulk_update(moved, [*_PLACED, *_PROPOSED])
    reading.state, reading.version, reading.notice = state, version, notice[:500]
    reading.left_out, reading.read_at = len(finds) - len(kept), timezone.now()
    reading.save()
    return reading


_PLACED = ("pagina", "start", "end")
_PROPOSED = ("quote", "rule", "score", "why", "proposal", "level")


def _fill(kandidaat: Kandidaat, find: Find, pagina: StukPagina) -> None:
    """A decided kandidaat moves along with its words and stays as it was judged."""
    kandidaat.pagina, kandidaat.start, kandidaat.end = pagina, find.place.start, find.place.end
    if kandidaat.decisions_count:
        return
    kandidaat.quote, kandidaat.rule, kandidaat.score = find.quote, find.rule, find.score
    kandidaat.why, kandidaat.proposal = list(find.why), dict(find.values)
    kandidaat.level = find.values.get("level", "") if find.kind == FindKind.PERSONAL else ""


def _weight(find: Find) -> tuple[bool, float]:
    """Personal data is never left out for something else."""
    return find.kind == FindKind.PERSONAL, find.score


def _with_fingerprints(finds: Iterable[Find]) -> list[tuple[Find, str]]:
    seen: dict[str, int] = defaultdict(int)
    pairs = []
    for find in finds:
        field = _field_of(find.values)
        first = fingerprint_of(find.kind.value, find.quote, field)
        pairs.append((find, fingerprint_of(find.kind.value, find.quote, field, seen[first])))
        seen[first] += 1
    return pairs


def _field_of(values: Mapping[str, str]) -> str:
    """Which of the facts about a stuk this is: the same words may give two of them."""
    return next((name for name in ("soort", "date", "sender", "addressee", "title", "kenmerk") if name in values), "")


class _Known:
    """The kandidaten that are there already; each is taken once."""

    def __init__(self, kandidaten: Iterable[Kandidaat]) -> None:
        self.by_fingerprint = {one.fingerprint: one for one in kandidaten}
        self.tokens = {one.pk: _tokens(one.quote) for one in self.by_fingerprint.values() if one.decisions_count}

    def take(self, find: Find, fingerprint: str) -> Kandidaat | None:
        same = self.by_fingerprint.pop(fingerprint, None)
        return same or self._take_alike(find)

    def _take_alike(self, find: Find) -> Kandidaat | None:
        """A decided one whose words are nearly these: rules may cut the same sentence otherwise."""
        words, field = _tokens(find.quote), _field_of(find.values)
        for fingerprint, one in self.by_fingerprint.items():
            if one.pk in self.tokens and one.kind == find.kind.value and _field_of(one.proposal) == field:
                theirs = self.tokens[one.pk]
                if len(words & theirs) >= SAME_WORDS * len(words | theirs):
                    return self.by_fingerprint.pop(fingerprint)
        return None

    def left(self) -> Iterable[Kandidaat]:
        return self.by_fingerprint.values()


def _tokens(quote: str) -> frozenset[str]:
    return frozenset(quote.casefold().split())
