"""Makes the things of besluiten in each state, each on a sentence of its own."""

from besluiten.models import Afspraak, Besluit, CorrectionRow, GateSnapshot, GateSnapshotRow, StatusWijziging
from besluiten.services.afspraken import change_owners, change_termijn, register_afspraak, repeat_afspraak
from besluiten.services.mijlpalen import register_mijlpaal, shift_mijlpaal
from besluiten.services.onderdelen import add_onderdeel, correct_onderdeel, judge_delivery
from besluiten.services.status import change_status
from besluiten.transitions import Actor, AfspraakKind, Status
from dossiers.datering import datering_from_iso
from dossiers.models import Functie
from dossiers.services.gemeenten import set_portefeuillehouders
from tests.leaks.case import Case
from tests.leaks.papers import DAY
from tests.leaks.states import IN_GEMEENTE, PLACES, UNCONFIRMED, State

MONTHS = {state: datering_from_iso(f"{2027 + n // 12}-{n % 12 + 1:02d}") for n, state in enumerate(State)}


def add_mijlpalen(case: Case) -> None:
    place, is_confirmed = case.place, case.state is not State.UNCONFIRMED
    mijlpaal = register_mijlpaal(
        dossier=place.dossier,
        passage=case.passage("Mijlpaal"),
        title=case.text("Mijlpaal", "titel"),
        plan=datering_from_iso("2026-07-01"),
        confirm=is_confirmed,
    )
    case.keep("Mijlpaal", mijlpaal)
    shift_mijlpaal(
        place.mijlpaal if is_confirmed else mijlpaal,
        target=MONTHS[case.state],
        origin=datering_from_iso("2026-07-01"),
        passage=case.passage("Verschuiving"),
        reason=case.text("Verschuiving", "reden"),
    )


def add_afspraken(case: Case) -> None:
    place, is_confirmed = case.place, case.state is not State.UNCONFIRMED
    for kind in AfspraakKind:
        afspraak = register_afspraak(
            kind=kind,
            passage=case.passage(kind.value),
            title=case.text(kind.value, "titel"),
            termijn_words="uiterlijk 1 juni 2026" if is_confirmed else case.text("TermijnRow", "termijn"),
            dossiers=[place.dossier],
            promised_by=[place.functie],
            promised_to=place.raad,
            mijlpaal=place.mijlpaal if kind is AfspraakKind.RANDVOORWAARDE else None,
            nummer=case.word(kind.value, "nr") if is_confirmed else "",
            confirm=is_confirmed,
        )
        if not is_confirmed:
            Afspraak.objects.filter(pk=afspraak.pk).update(nummer=case.word(kind.value, "nr"))
            row = add_onderdeel(afspraak, title=case.text("Onderdeel", "titel"))
            judge_delivery(row, extent="niet", reason=case.text("Delivery", "reden"))
        case.keep(kind.value, afspraak)


def add_afspraak_rows(case: Case) -> None:
    """On an afspraak that is public: a row that rests on something secret does not exist for the public."""
    afspraak, owner = case.afspraak, case.place.newcomer if case.is_secret else case.place.functie
    if case.state is State.UNCONFIRMED:
        _name_unconfirmed(case, afspraak)
        return
    repeat_afspraak(afspraak, case.passage("AfspraakPassage"))
    change_termijn(
        afspraak,
        case.text("TermijnRow", "termijn"),
        reason=case.text("TermijnRow", "reden"),
        passage=case.passage("TermijnRow"),
    )
    change_owners(afspraak, [owner], reason=case.text("OwnerRow", "reden"), passage=case.passage("OwnerRow"))
    if case.has("CorrectionRow"):
        CorrectionRow.objects.create(
            afspraak=afspraak,
            old_title=case.text("CorrectionRow", "was"),
            new_title=case.text("CorrectionRow", "werd"),
            reason=case.text("CorrectionRow", "reden"),
            passage=case.passage("CorrectionRow"),
        )
    _judge_and_correct(case, afspraak)
    _settle(case, afspraak)


def _judge_and_correct(case: Case, afspraak: Afspraak) -> None:
    """Of a part that readers see: it was judged, and then put right, on words that they may not see."""
    part = afspraak.onderdelen.current().get()
    judge_delivery(part, extent="geheel", passage=case.passage("Delivery"), reason=case.text("Delivery", "reden"))
    correct_onderdeel(
        part,
        title=case.text("Onderdeel", "titel"),
        termijn_words=case.text("Onderdeel", "termijn"),
        reason=case.text("Onderdeel", "reden"),
        passage=case.passage("Onderdeel"),
    )


def _settle(case: Case, afspraak: Afspraak) -> None:
    reason = case.text("StatusWijziging", "reden")
    for target, actor, kind in (
        (Status.SETTLEMENT_PROPOSED, Actor.BOARD, "StatusWijziging"),
        (Status.SETTLED, Actor.COUNCIL, "StatusEvidence"),
    ):
        change_status(afspraak, target=target, actor=actor, known=DAY, reason=reason, evidence=[case.passage(kind)])


def _name_unconfirmed(case: Case, afspraak: Afspraak) -> None:
    functie: Functie = case.things["Functie"][0]
    afspraak.promised_by.add(functie)
    Afspraak.objects.filter(pk=afspraak.pk).update(promised_to=case.things["Orgaan"][0])
    change_owners(afspraak, [functie], reason=case.text("OwnerRow", "reden"))
    set_portefeuillehouders(case.place.dossier, functies=[case.place.functie, functie])
    change_status(
        afspraak,
        target=Status.LAPSED,
        actor=Actor.COUNCIL,
        reason=case.text("StatusWijziging", "reden"),
        besluit=case.things["Besluit"][0],
    )


def add_besluit(case: Case) -> None:
    """A besluit needs no passage to be public; of one that rests on a secret passage only the quote is secret."""
    place = case.place
    if case.state not in IN_GEMEENTE | UNCONFIRMED | {State.PUBLIC}:
        Besluit.objects.filter(pk=place.besluiten[case.state].pk).update(passage=case.passage("Besluit"))
        return
    besluit = Besluit(
        gemeente=place.gemeente,
        orgaan=place.raad,
        text=case.text("Besluit", "besluit"),
        passage=case.passage("Besluit"),
        is_confirmed=case.state is not State.UNCONFIRMED,
    )
    besluit.date = DAY
    besluit.save()
    besluit.dossiers.add(place.dossier)
    case.keep("Besluit", besluit)


def add_snapshots(case: Case) -> None:
    """Of a secret mijlpaal; and in the snapshot of a public one a row of what is secret, and one with a secret step."""
    mijlpaal = case.place.mijlpaal
    own = mijlpaal if case.state in PLACES | {State.PUBLIC} else case.things["Mijlpaal"][0]
    digest = case.text("GateSnapshot", "controlegetal")
    GateSnapshot.objects.create(mijlpaal=own, day=own.plan.latest, digest=digest)
    snapshot = mijlpaal.gate_snapshots.get()
    condition: Afspraak = case.things["randvoorwaarde"][0]
    for name, afspraak in (("titel", condition), ("stap", case.afspraak)):
        step = StatusWijziging.objects.filter(afspraak=afspraak).last() or case.afspraak.status_wijzigingen.first()
        GateSnapshotRow.objects.create(
            snapshot=snapshot,
            afspraak=afspraak,
            status_wijziging=step,
            status=step.to_status,
            title=case.text("GateSnapshotRow", name),
            row_hash=step.hash,
        )


PROMISE_BUILDERS = {
    "Mijlpaal": add_mijlpalen,
    "toezegging": add_afspraken,
    "Besluit": add_besluit,
    "StatusWijziging": add_afspraak_rows,
    "GateSnapshot": add_snapshots,
}
