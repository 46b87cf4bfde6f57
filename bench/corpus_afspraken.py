"""Afspraken with their terms, owners and history, as `register_afspraak` and `change_status` leave them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from bench import words
from bench.corpus_stukken import BATCH, Papers
from besluiten.models import Afspraak, Mijlpaal, OwnerRow, StatusEvidence, StatusHead, StatusWijziging, TermijnRow
from besluiten.models.status import make_salt, salted_digest
from besluiten.services.afspraken import FIRST_ACTORS, NUMMER_LETTERS
from besluiten.termijn import parse_termijn
from besluiten.transitions import LIFE_CYCLES, Actor, AfspraakKind, Status, Step
from dossiers.datering import Datering
from dossiers.datering_wording import day_in_words
from dossiers.models import DossierPage, Passage

if TYPE_CHECKING:
    from bench.corpus_build import Ground

TERM = timedelta(days=30)
UNDATED = "zo spoedig mogelijk"
# The second is a randvoorwaarde, so that the smallest dossier has a gate as well.
KINDS = (
    *(AfspraakKind.TOEZEGGING, AfspraakKind.RANDVOORWAARDE, AfspraakKind.OPDRACHT),
    *(AfspraakKind.TOEZEGGING,) * 4,
)


@dataclass
class Story:
    """What becomes of one afspraak: its rows, in the order of their keys."""

    afspraak: Afspraak
    termijn_words: str
    proof: Passage | None


def add_afspraken(
    ground: Ground, dossier: DossierPage, papers: Papers, mijlpalen: Sequence[Mijlpaal], counts: dict[str, int]
) -> None:
    """Open with a last day, settled, and open without a date, mixed in the proportion of `counts`."""
    count = counts["afspraak"]
    fates = _mixed(count, dated=counts["termijn"], settled=counts["afdoening"])
    stories = [_story(ground, papers, mijlpalen, number, fate, count) for number, fate in enumerate(fates)]
    Passage.objects.bulk_create([story.afspraak.passage for story in stories], batch_size=BATCH)
    Passage.objects.bulk_create([story.proof for story in stories if story.proof], batch_size=BATCH)
    for story in stories:
        story.afspraak.passage_id = story.afspraak.passage.pk
    Afspraak.objects.bulk_create([story.afspraak for story in stories], batch_size=BATCH)
    _link(ground, dossier, stories)
    TermijnRow.objects.bulk_create([_termijn(story) for story in stories], batch_size=BATCH)
    _add_owners(ground, stories)
    _add_history(stories)


def _mixed(count: int, *, dated: int, settled: int) -> list[str]:
    """Each fate as often as asked, spread evenly over the whole."""
    wanted = {"dated": dated, "settled": settled, "undated": count - dated - settled}
    places = [((number + 0.5) / often, fate) for fate, often in wanted.items() for number in range(often)]
    return [fate for _place, fate in sorted(places)]


def _story(ground: Ground, papers: Papers, mijlpalen: Sequence[Mijlpaal], number: int, fate: str, count: int) -> Story:
    stuk = papers.at(number, count)
    kind = KINDS[number % len(KINDS)]
    day = stuk.date.latest
    assert day is not None
    nummer = ground.next_nummer(NUMMER_LETTERS[kind], day.year)
    is_gate = kind is AfspraakKind.RANDVOORWAARDE
    afspraak = Afspraak(
        gemeente=ground.gemeente,
        kind=kind.value,
        nummer=nummer,
        first_nummer=nummer,
        title=words.title(ground.source),
        passage=papers.passage(stuk),
        promised_by_orgaan=ground.college,
        promised_to=ground.raad,
        mijlpaal=mijlpalen[number * len(mijlpalen) // count] if is_gate else None,
        confirmed_at=timezone.now(),
    )
    return Story(
        afspraak,
        UNDATED if fate == "undated" else f"uiterlijk {day_in_words(day + TERM)}",
        papers.passage(papers.after(number, count)) if fate == "settled" else None,
    )


def _link(ground: Ground, dossier: DossierPage, stories: Sequence[Story]) -> None:
    link = Afspraak.dossiers.through
    rows = [link(afspraak=story.afspraak, dossierpage=dossier) for story in stories]
    link.objects.bulk_create(rows, batch_size=BATCH)
    said = Afspraak.promised_by.through
    functies = ground.functies
    people = [
        said(afspraak=story.afspraak, functie=functies[number % len(functies)]) for number, story in enumerate(stories)
    ]
    said.objects.bulk_create(people, batch_size=BATCH)


def _termijn(story: Story) -> TermijnRow:
    passage = story.afspraak.passage
    termijn = parse_termijn(story.termijn_words, anchor=passage.stuk.date.latest, reces=())
    row = TermijnRow(
        afspraak=story.afspraak,
        kind=termijn.kind.value,
        words=termijn.words,
        earliest=termijn.earliest,
        latest=termijn.latest,
        precision=termijn.precision.value,
        anchor=termijn.anchor,
        passage=passage,
    )
    row.known = passage.stuk.date
    return row


def _add_owners(ground: Ground, stories: Sequence[Story]) -> None:
    rows = []
    for story in stories:
        row = OwnerRow(afspraak=story.afspraak, passage=story.afspraak.passage)
        row.known = story.afspraak.passage.stuk.date
        rows.append(row)
    OwnerRow.objects.bulk_create(rows, batch_size=BATCH)
    link = OwnerRow.functies.through
    functies = ground.functies
    held = [link(ownerrow=row, functie=functies[number % len(functies)]) for number, row in enumerate(rows)]
    link.objects.bulk_create(held, batch_size=BATCH)


def _add_history(stories: Sequence[Story]) -> None:
    """The first row of each; of the settled ones also the proposal and the settlement, each after the row before."""
    kinds = {story.afspraak.pk: AfspraakKind(story.afspraak.kind) for story in stories}
    firsts = {}
    for story in stories:
        kind, passage = kinds[story.afspraak.pk], story.afspraak.passage
        firsts[story.afspraak.pk] = _Step(LIFE_CYCLES[kind].first, FIRST_ACTORS[kind], passage.stuk.date, [passage])
    last = _add_steps(stories, firsts, {})
    settled = [story for story in stories if story.proof]
    known = {story.afspraak.pk: story.proof.stuk.date for story in settled if story.proof}
    proposals = {pk: _Step(LIFE_CYCLES[kinds[pk]].pending, Actor.BOARD, day, []) for pk, day in known.items()}
    last |= _add_steps(settled, proposals, last)
    proofs = {story.afspraak.pk: [story.proof] for story in settled if story.proof}
    ends = {pk: _Step(_settled(kinds[pk]), Actor.COUNCIL, day, proofs[pk]) for pk, day in known.items()}
    last |= _add_steps(settled, ends, last)
    heads = [StatusHead(afspraak_id=pk, sequence=row.sequence, hash=row.hash) for pk, row in last.items()]
    StatusHead.objects.bulk_create(heads, batch_size=BATCH)


def _settled(kind: AfspraakKind) -> Status:
    cycle = LIFE_CYCLES[kind]
    return next(t.target for t in cycle.after(cycle.pending) if t.step is Step.SETTLE and t.target in cycle.closed)


@dataclass
class _Step:
    target: Status
    actor: Actor
    known: Datering
    evidence: list[Passage]


def _add_steps(
    stories: Sequence[Story], steps: dict[int, _Step], last: dict[int, StatusWijziging]
) -> dict[int, StatusWijziging]:
    """One more row for each of these, with its hash over the row before, as `append_row` writes it."""
    rows, proofs = {}, []
    for story in stories:
        step, before = steps[story.afspraak.pk], last.get(story.afspraak.pk)
        row = StatusWijziging(
            afspraak=story.afspraak,
            sequence=before.sequence + 1 if before else 1,
            from_status=before.to_status if before else "",
            to_status=step.target.value,
            actor=step.actor.value,
            previous_hash=before.hash if before else "",
        )
        row.known = step.known
        row.reason_digest = salted_digest(row.reason_salt, row.reason)
        evidence = [_evidence(row, passage) for passage in step.evidence]
        row.hash = row.compute_hash(evidence)
        rows[story.afspraak.pk] = row
        proofs += evidence
    StatusWijziging.objects.bulk_create(rows.values(), batch_size=BATCH)
    for proof in proofs:
        proof.status_wijziging_id = proof.status_wijziging.pk
    StatusEvidence.objects.bulk_create(proofs, batch_size=BATCH)
    return rows


def _evidence(row: StatusWijziging, passage: Passage) -> StatusEvidence:
    salt = make_salt()
    return StatusEvidence(
        status_wijziging=row,
        passage=passage,
        stuk_key=passage.stuk.public_id,
        sha256=passage.stuk.bestand.sha256,  # type: ignore[union-attr] # every stuk of the corpus has one
        quote_salt=salt,
        quote_digest=salted_digest(salt, passage.quote),
    )
