"""An afspraak of one kind, and whatever griffie, college and raad may try with it, right or wrong, in any order."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from besluiten.models import Afspraak, Besluit, Mijlpaal, StatusEvidence, StatusWijziging
from besluiten.services.afspraken import register_afspraak
from besluiten.services.history_check import HistoryCheck, line_of
from besluiten.services.mijlpalen import register_mijlpaal
from besluiten.services.status import StatusConflict, change_status, public_last_row
from besluiten.transitions import Actor, AfspraakKind, Status
from dossiers.datering import datering_from_iso
from dossiers.models import DossierPage, Passage, Stuk
from dossiers.services.stukken import publish_stuk, save_concept, withdraw_stuk
from tests import life_cycle_reading as reading
from tests.factories import make_bestand, make_orgaan, make_stuk, passage_of

WORDS = "Zo staat het in dit stuk."
NEWER_WORDS = "Zo staat het in de nieuwe versie."
ACTORS = st.sampled_from(list(Actor))
REASONS = st.sampled_from(["", "   ", "Omdat het zo is."])
NUMBERS = st.lists(st.integers(0, 9), max_size=3)


@dataclass
class Proof:
    """A passage, and whether it may be known: published with its stuk once, also when that was withdrawn since."""

    passage: Passage
    stuk: Stuk
    is_known: bool


@dataclass
class Ground:
    """What is there before the first step of each run."""

    dossier: DossierPage
    mijlpaal: Mijlpaal
    besluit: Besluit
    proofs: list[Proof]


@dataclass
class Expected:
    """A row that was written, as the machine knows it."""

    status: str
    proofs: list[Proof]
    besluit: bool
    reason: str


@dataclass
class Seen:
    """Over all runs of a test."""

    steps: int = 0
    written: int = 0
    refused: int = 0
    conflicts: int = 0
    hidden: int = 0
    """How often the public saw another status than the griffie."""
    statuses: set[str] = field(default_factory=set)


def make_ground(dossier: DossierPage) -> Ground:
    """A public stuk with a newer concept, and a concept."""
    gemeente = dossier.get_parent().specific
    public = make_stuk(dossier, WORDS)
    source = passage_of(public, WORDS)
    newest = public.get_latest_revision_as_object()
    newest.bestand = make_bestand(gemeente, NEWER_WORDS)
    save_concept(newest)
    concept = make_stuk(dossier, WORDS, state="concept")
    return Ground(
        dossier,
        register_mijlpaal(dossier=dossier, passage=source, title="Start", plan=datering_from_iso("2026-07-01")),
        Besluit.objects.create(gemeente=gemeente, orgaan=make_orgaan(gemeente), text="Het gaat niet door."),
        [
            Proof(source, public, is_known=True),
            Proof(passage_of(newest, NEWER_WORDS), public, is_known=False),
            Proof(passage_of(concept, WORDS), concept, is_known=False),
        ],
    )


class LifeCycleMachine(RuleBasedStateMachine):
    """Each run begins on the same ground, and leaves nothing behind."""

    def __init__(self, ground: Ground, kind: AfspraakKind, seen: Seen) -> None:
        super().__init__()
        self.ground, self.kind, self.seen = ground, kind, seen
        self.proofs = [Proof(one.passage, one.stuk, one.is_known) for one in ground.proofs]
        self.withdrawn: set[int] = set()
        self.is_besluit_confirmed = bool(ground.besluit.is_confirmed)
        self.rows: list[Expected] = []
        self.kept: list[Any] = []
        self.run = transaction.atomic()
        self.run.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.run.__exit__(None, None, None)

    @property
    def status(self) -> str:
        return self.rows[-1].status

    @initialize(number=st.integers(0, 2))
    def confirm(self, number: int) -> None:
        source = self.proofs[number]
        is_condition = self.kind is AfspraakKind.RANDVOORWAARDE
        self.afspraak: Afspraak = register_afspraak(
            kind=self.kind,
            passage=source.passage,
            title="Dit doen",
            dossiers=[self.ground.dossier],
            mijlpaal=self.ground.mijlpaal if is_condition else None,
        )
        self.source = source
        self.rows.append(Expected(reading.FIRST[self.kind], [source], besluit=False, reason=""))

    @rule(
        to=st.sampled_from(list(Status)),
        actor=ACTORS,
        reason=REASONS,
        numbers=NUMBERS,
        besluit=st.booleans(),
        without_evidence=st.booleans(),
    )
    def try_anything(
        self, to: Status, actor: Actor, reason: str, numbers: list[int], besluit: bool, without_evidence: bool
    ) -> None:
        self.attempt(to, actor, reason, numbers, besluit=besluit, without_evidence=without_evidence)

    @rule(choice=st.integers(0, 9), actor=ACTORS, reason=REASONS, numbers=NUMBERS, besluit=st.booleans())
    def try_a_step_that_exists(self, choice: int, actor: Actor, reason: str, numbers: list[int], besluit: bool) -> None:
        self.attempt(self.next_status(choice), actor, reason, numbers, besluit=besluit, without_evidence=True)

    @rule(choice=st.integers(0, 9), numbers=NUMBERS)
    def step(self, choice: int, numbers: list[int]) -> None:
        self.take(self.next_status(choice), numbers)

    def take(self, target: Status, numbers: list[int]) -> None:
        """As the griffie, with all that it may need."""
        self.attempt(
            target,
            Actor.GRIFFIE,
            "Omdat het zo is.",
            numbers,
            besluit=target in reading.BY_BESLUIT,
            without_evidence=True,
        )

    def go_to(self, target: Status) -> None:
        """Along the fewest steps, at least one, outside any run; each is looked at as in a run."""
        self.confirm(0)
        ways: list[list[str]] = [[self.status]]
        while ways[0][-1] != target or len(ways[0]) == 1:
            way = ways.pop(0)
            ways += [
                [*way, there]
                for here, there in sorted(reading.steps_of(self.kind))
                if here == way[-1] and there not in way[1:]
            ]
        for status in ways[0][1:]:
            self.take(Status(status), [0])
            self.history_is_only_added_to()
            self.every_public_claim_has_a_public_source()
            self.the_chain_verifies()

    @precondition(lambda self: self.status in reading.CLOSED)
    @rule(reason=REASONS)
    def reopen(self, reason: str) -> None:
        first = Status(reading.FIRST[self.kind])
        self.attempt(first, Actor.COUNCIL, reason, [], besluit=False, without_evidence=False)

    @rule(choice=st.integers(0, 9), behind=st.integers(1, 3))
    def step_from_an_old_screen(self, choice: int, behind: int) -> None:
        try:
            change_status(
                self.afspraak,
                target=self.next_status(choice),
                actor=Actor.GRIFFIE,
                reason="Omdat het zo is.",
                besluit=self.ground.besluit,
                without_evidence=True,
                expected_sequence=len(self.rows) - behind,
            )
        except StatusConflict:
            self.seen.conflicts += 1
        else:
            raise AssertionError("an old screen has overwritten what somebody else did")

    @precondition(lambda self: any(self.may_publish(one) for one in self.proofs))
    @rule(number=st.integers(0, 9))
    def publish(self, number: int) -> None:
        waiting = [one for one in self.proofs if self.may_publish(one)]
        stuk = waiting[number % len(waiting)].stuk
        publish_stuk(stuk)
        for one in self.proofs:
            one.is_known |= one.stuk == stuk

    @precondition(lambda self: any(self.may_withdraw(one) for one in self.proofs))
    @rule(number=st.integers(0, 9))
    def withdraw(self, number: int) -> None:
        public = [one for one in self.proofs if self.may_withdraw(one)]
        stuk = public[number % len(public)].stuk
        withdraw_stuk(stuk, reason="Er stond een fout in.")
        self.withdrawn.add(stuk.pk)

    @precondition(lambda self: sum(not one.is_known for one in self.proofs) < 2)
    @rule()
    def receive(self) -> None:
        stuk = make_stuk(self.ground.dossier, WORDS, state="concept")
        self.proofs.append(Proof(passage_of(stuk, WORDS), stuk, is_known=False))

    @rule()
    def confirm_or_doubt_the_besluit(self) -> None:
        self.is_besluit_confirmed = not self.is_besluit_confirmed
        besluit = Besluit.objects.get(pk=self.ground.besluit.pk)
        besluit.is_confirmed = self.is_besluit_confirmed
        besluit.save()

    def may_publish(self, one: Proof) -> bool:
        return not one.is_known and one.stuk.pk not in self.withdrawn

    def may_withdraw(self, one: Proof) -> bool:
        return one.is_known and one.stuk.pk not in self.withdrawn

    def next_status(self, choice: int) -> Status:
        after = sorted(there for here, there in reading.steps_of(self.kind) if here == self.status)
        return Status(after[choice % len(after)])

    def attempt(
        self,
        target: Status,
        actor: Actor,
        reason: str,
        numbers: Sequence[int],
        *,
        besluit: bool,
        without_evidence: bool,
    ) -> None:
        proofs = list(
            {number % len(self.proofs): self.proofs[number % len(self.proofs)] for number in numbers}.values()
        )
        is_allowed = reading.is_allowed(
            self.kind.value,
            (self.status, target.value),
            actor.value,
            reason=bool(reason.strip()),
            evidence=bool(proofs),
            besluit=besluit,
            without_evidence=without_evidence,
        )
        try:
            change_status(
                self.afspraak,
                target=target,
                actor=actor,
                reason=reason,
                evidence=[one.passage for one in proofs],
                besluit=self.ground.besluit if besluit else None,
                without_evidence=without_evidence,
                expected_sequence=len(self.rows),
            )
            is_written = True
        except ValidationError:
            is_written = False
        assert is_written == is_allowed, f"{self.status} → {target}"
        if not is_written:
            self.seen.refused += 1
            return
        self.rows.append(Expected(target.value, proofs, besluit=besluit, reason=reason.strip()))
        self.seen.written += 1
        self.seen.statuses.add(target.value)

    @invariant()
    def history_is_only_added_to(self) -> None:
        self.seen.steps += 1
        rows = list(StatusWijziging.objects.filter(afspraak=self.afspraak).order_by("sequence").values())
        assert [row["to_status"] for row in rows] == [row.status for row in self.rows]
        assert [row["reason"] for row in rows] == [row.reason for row in self.rows]
        proofs = StatusEvidence.objects.filter(status_wijziging__afspraak=self.afspraak).order_by("pk")
        kept = [*rows, *proofs.values()]
        assert all(row in kept for row in self.kept), "a row changed"
        self.kept = kept

    @invariant()
    def every_public_claim_has_a_public_source(self) -> None:
        """And the public status is the last public row."""
        public = [number for number, row in enumerate(self.rows, start=1) if self.may_be_known(row)]
        found: Any = StatusWijziging.objects.public().filter(afspraak=self.afspraak).order_by("sequence")
        assert [row.sequence for row in found] == public
        unproven = [row.sequence for row in found if row.without_evidence]
        assert unproven == [
            n for n in public if self.rows[n - 1].status in reading.PROVEN and not self.rows[n - 1].proofs
        ]
        assert all(self.rows[n - 1].reason for n in unproven)
        last = public_last_row(self.afspraak)
        assert (last.sequence if last else None) == (public[-1] if public else None)
        shown: Any = Afspraak.objects.public().with_public_state().filter(pk=self.afspraak.pk)
        expected = [self.rows[public[-1] - 1].status] if self.source.is_known else []
        assert [row.current_status for row in shown] == expected
        self.seen.hidden += bool(expected) and expected[0] != self.status

    @invariant()
    def the_chain_verifies(self) -> None:
        assert [line_of(fault) for fault in HistoryCheck().walk()] == []

    def may_be_known(self, row: Expected) -> bool:
        return all(one.is_known for one in row.proofs) and (self.is_besluit_confirmed or not row.besluit)
