"""Whether the history of every afspraak, and each snapshot of a gate, is still what the services wrote.

A row that was changed no longer gives its hash; one that was removed leaves a gap. A removed last row leaves none: that
is why `StatusHead` holds how far each chain has come. What is kept elsewhere could not tell: AfspraakPublicity counts
public rows only and is worked out anew every night, and the evidence goes with its row. A row that was added with a
fitting hash is further than the head, which only the service moves.

Not found: who may write in the database and lifts its triggers can remove an afspraak with all that belongs to it, or
make a whole chain and its head anew. Only a copy of the database from before tells.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from besluiten.models import Afspraak, StatusEvidence, StatusWijziging
from besluiten.models.status import salted_digest
from besluiten.services.gate_check import GateFault, gates_looked_at

CHUNK = 500

OnProgress = Callable[[int, int], None]
Told = tuple[int | None, str]
"""The sequence of the row that it is about, None for the chain as a whole; and what is wrong, in Dutch."""


class ChainRow(Protocol):
    """A row of any chain. Its `hash` covers `previous_hash`, which is the hash of the row before it."""

    sequence: int
    previous_hash: str
    hash: str


class ChainHead(Protocol):
    sequence: int
    hash: str


@dataclass(frozen=True, slots=True)
class HistoryFault:
    afspraak: Afspraak
    sequence: int | None
    words: str


@dataclass(slots=True)
class HistoryCheck:
    """What one walk has seen. `wiped`: reasons and quotes of which the words were taken away, which is no fault."""

    afspraken: int = 0
    rows: int = 0
    snapshots: int = 0
    wiped: int = 0
    faults: int = 0
    damaged: int = 0
    """How many afspraken have a fault."""
    damaged_snapshots: int = 0

    def walk(self, on_progress: OnProgress | None = None) -> Iterator[HistoryFault | GateFault]:
        """Every fault, by afspraak and then by snapshot. In chunks, with the same number of queries for each."""
        pks = Afspraak.objects.order_by("pk").values_list("pk", flat=True)
        total = pks.count()
        after = 0
        while chunk := list(pks.filter(pk__gt=after)[:CHUNK]):
            after = chunk[-1]
            found = _look(chunk)
            if damaged := [one.afspraak.pk for one in found if one.faults]:
                found = [one for one in found if not one.faults] + _look_again(damaged)
            for one in found:
                self._count(one)
                yield from (HistoryFault(one.afspraak, *told) for told in one.faults)
            if on_progress is not None:
                on_progress(self.afspraken, total)
        for faults in gates_looked_at():
            self.snapshots += 1
            self.faults += len(faults)
            self.damaged_snapshots += bool(faults)
            yield from faults

    def _count(self, one: "_Looked") -> None:
        self.afspraken += 1
        self.rows += one.rows
        self.wiped += one.wiped
        self.faults += len(one.faults)
        self.damaged += bool(one.faults)


@dataclass(frozen=True, slots=True)
class _Looked:
    afspraak: Afspraak
    rows: int
    wiped: int
    faults: list[Told]


@transaction.atomic
def _look_again(pks: Collection[int]) -> list[_Looked]:
    """While nobody adds a row: what was written between two queries of the first look is no fault."""
    list(Afspraak.objects.select_for_update().filter(pk__in=pks).order_by("pk").values_list("pk"))
    return _look(pks)


def _look(pks: Collection[int]) -> list[_Looked]:
    rows: dict[int, list[StatusWijziging]] = defaultdict(list)
    found = StatusWijziging.objects.filter(afspraak__in=pks).select_related("besluit").order_by("afspraak", "sequence")
    for row in found:
        rows[row.afspraak_id].append(row)
    evidence: dict[int, list[StatusEvidence]] = defaultdict(list)
    proofs = StatusEvidence.objects.filter(status_wijziging__afspraak__in=pks)
    for proof in proofs.select_related("passage__stuk", "passage__pagina__bestand").defer("passage__pagina__text"):
        evidence[proof.status_wijziging_id].append(proof)
    afspraken = Afspraak.objects.filter(pk__in=pks).select_related("status_head").order_by("pk")
    return [_look_at(afspraak, rows[afspraak.pk], evidence) for afspraak in afspraken]


def _look_at(afspraak: Afspraak, rows: Sequence[StatusWijziging], evidence: dict[int, list[StatusEvidence]]) -> _Looked:
    faults = list(_confirmation_faults(afspraak, rows))
    faults += chain_faults(rows, getattr(afspraak, "status_head", None))
    before = None
    wiped = 0
    for row in rows:
        row.afspraak = afspraak
        proofs = evidence[row.pk]
        wiped += _is_wiped(row.reason_salt, row.reason, row.reason_digest)
        wiped += sum(_is_wiped(one.quote_salt, one.passage.quote, one.quote_digest) for one in proofs)
        told = [*_row_faults(row, before, proofs), *(words for one in proofs for words in _proof_faults(one))]
        faults += [(row.sequence, words) for words in told]
        before = row
    faults.sort(key=lambda told: told[0] or 0)
    return _Looked(afspraak, len(rows), wiped, faults)


def chain_faults(rows: Sequence[ChainRow], head: ChainHead | None) -> Iterator[Told]:
    """Rows of one chain by sequence, from 1: what is removed, does not follow, or is behind the head."""
    last, before = 0, None
    for row in rows:
        if row.sequence > last + 1:
            yield _missing(last + 1, row.sequence - 1)
        elif before is not None and row.previous_hash != before.hash:
            yield row.sequence, _("sluit niet aan op de rij ervoor.")
        last, before = row.sequence, row
    if head is None:
        if rows:
            yield None, _("waar de geschiedenis eindigt, is nergens meer bewaard.")
    elif head.sequence > last:
        yield _missing(last + 1, head.sequence)
    else:
        yield from _faults_behind(head, rows)


def _faults_behind(head: ChainHead, rows: Sequence[ChainRow]) -> Iterator[Told]:
    for row in rows:
        if row.sequence > head.sequence:
            yield row.sequence, _("is buiten Raadsspoor om toegevoegd.")
        elif row.sequence == head.sequence and row.hash != head.hash:
            yield row.sequence, _("is niet de rij die Raadsspoor als laatste schreef.")


def _missing(first: int, last: int) -> Told:
    return first, _("ontbreekt.") if first == last else _("ontbreekt, met alles tot en met rij %d.") % last


def _confirmation_faults(afspraak: Afspraak, rows: Sequence[StatusWijziging]) -> Iterator[Told]:
    if afspraak.confirmed_at and not rows and not hasattr(afspraak, "status_head"):
        yield 1, _("ontbreekt: de afspraak is bevestigd en heeft geen geschiedenis.")
    if rows and not afspraak.confirmed_at:
        yield None, _("er is een geschiedenis, en de afspraak is niet bevestigd.")


def _row_faults(row: StatusWijziging, before: StatusWijziging | None, proofs: list[StatusEvidence]) -> Iterator[str]:
    if row.reason and salted_digest(row.reason_salt, row.reason) != row.reason_digest:
        yield _("de reden is veranderd.")
    if before and before.sequence == row.sequence - 1 and before.to_status != row.from_status:
        words = {"source": row.get_from_status_display(), "before": before.get_to_status_display()}
        yield _("begint bij “%(source)s”, en de rij ervoor eindigt bij “%(before)s”.") % words
    if row.sequence == 1 and any(one.passage_id != row.afspraak.passage_id for one in proofs):
        yield _("de afspraak heeft een andere bron dan toen zij werd bevestigd.")
    if row.compute_hash(proofs) != row.hash:
        yield _hash_words(row, proofs)


def _hash_words(row: StatusWijziging, proofs: list[StatusEvidence]) -> str:
    for one in proofs:
        if row.compute_hash([other for other in proofs if other is not one]) == row.hash:
            return _("er is bewijs toegevoegd: %s.") % _where(one)
    if row.sequence == 1 and not proofs:
        return _("het bewijs ontbreekt.")
    return _("is veranderd, of er is bewijs bij weggehaald.")


def _proof_faults(proof: StatusEvidence) -> Iterator[str]:
    passage = proof.passage
    if passage.quote and salted_digest(proof.quote_salt, passage.quote) != proof.quote_digest:
        yield _("de woorden van het bewijs zijn andere dan toen: %s.") % _where(proof)
    if passage.pagina.bestand.sha256 != proof.sha256:
        yield _("het bewijs staat in een ander bestand dan toen: %s.") % _where(proof)
    if passage.stuk.public_id != proof.stuk_key:
        yield _("het bewijs staat in een ander stuk dan toen: %s.") % _where(proof)


def _where(proof: StatusEvidence) -> str:
    return _("“%(stuk)s”, passage %(key)s") % {"stuk": proof.passage.stuk, "key": proof.passage.public_id}


def _is_wiped(salt: str, text: str, digest: str) -> bool:
    return not text and salted_digest(salt, "") != digest


def line_of(fault: HistoryFault | GateFault) -> str:
    """One line of a report. An afspraak without a number is called by its key."""
    if isinstance(fault, GateFault):
        names = {"name": fault.snapshot.mijlpaal, "day": fault.snapshot.day.isoformat(), "words": fault.words}
        return _("%(name)s, stand op %(day)s: %(words)s") % names
    name = fault.afspraak.nummer or fault.afspraak.public_id
    if fault.sequence is None:
        return f"{name}: {fault.words}"
    return _("%(name)s, rij %(number)d: %(words)s") % {
        "name": name,
        "number": fault.sequence,
        "words": fault.words,
    }


def totals_of(check: HistoryCheck) -> list[str]:
    """The last lines of a report."""
    afspraken = ngettext("%(n)d afspraak", "%(n)d afspraken", check.afspraken) % {"n": check.afspraken}
    rows = ngettext("%(n)d rij", "%(n)d rijen", check.rows) % {"n": check.rows}
    lines = [_("%(afspraken)s met %(rows)s nagelopen.") % {"afspraken": afspraken, "rows": rows}]
    if check.snapshots:
        words = ngettext("%(n)d vastgelegde stand nagelopen.", "%(n)d vastgelegde standen nagelopen.", check.snapshots)
        lines.append(words % {"n": check.snapshots})
    if check.wiped:
        words = ngettext("%(n)d reden of citaat", "%(n)d redenen of citaten", check.wiped) % {"n": check.wiped}
        lines.append(_("%(what)s met gewiste woorden: dat is geen fout.") % {"what": words})
    if check.faults:
        faults = ngettext("%(n)d fout", "%(n)d fouten", check.faults) % {"n": check.faults}
        lines.append(_("Er klopt iets niet: %(faults)s bij %(places)s.") % {"faults": faults, "places": _places(check)})
    else:
        lines.append(_("Alles klopt: niets is weggehaald, toegevoegd of veranderd."))
    return lines


def _places(check: HistoryCheck) -> str:
    words = []
    if check.damaged:
        words.append(ngettext("%(n)d afspraak", "%(n)d afspraken", check.damaged) % {"n": check.damaged})
    if number := check.damaged_snapshots:
        words.append(ngettext("%(n)d vastgelegde stand", "%(n)d vastgelegde standen", number) % {"n": number})
    return _(" en ").join(words)
