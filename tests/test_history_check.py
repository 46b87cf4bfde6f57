"""`manage.py controleer_historie` finds whatever was done to a history past the service."""

import io
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from besluiten.models import Afspraak, Besluit, StatusEvidence, StatusHead, StatusWijziging
from besluiten.models.status import salted_digest
from besluiten.services import history_check
from besluiten.services.status import change_status
from besluiten.transitions import Actor, Status
from dossiers.models import Bestand, Passage, Stuk
from dossiers.services.stukken import withdraw_stuk
from portal.worker import PortalWorker
from tests.factories import make_orgaan, make_stuk, make_toezegging, passage_of

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

SENT = "Het overzicht van de wachttijden is gestuurd."


@pytest.fixture
def toezegging(dossier: Any) -> Afspraak:
    """Four rows, with evidence, reasons and a besluit."""
    afspraak = make_toezegging(make_stuk(dossier))
    proof = passage_of(make_stuk(dossier, SENT), SENT)
    gemeente = dossier.get_parent().specific
    besluit = Besluit.objects.create(gemeente=gemeente, orgaan=make_orgaan(gemeente), text="Vervalt.")
    change_status(afspraak, target=Status.IN_TREATMENT, actor=Actor.BOARD, reason="Er wordt aan gewerkt.")
    change_status(afspraak, target=Status.SETTLEMENT_PROPOSED, actor=Actor.BOARD, evidence=[proof])
    change_status(afspraak, target=Status.LAPSED, actor=Actor.COUNCIL, reason="Niet meer nodig.", besluit=besluit)
    return afspraak


def check() -> tuple[int, list[str]]:
    """Exit code and lines of the command."""
    out = io.StringIO()
    try:
        call_command("controleer_historie", stdout=out, stderr=io.StringIO())
    except SystemExit as end:
        return int(end.code or 0), out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


def row_of(sequence: int) -> Any:
    return StatusWijziging.objects.filter(sequence=sequence)


def delete(rows: Any) -> None:
    StatusEvidence.objects.filter(status_wijziging__in=rows)._raw_delete("default")
    rows._raw_delete("default")


def add_past_the_service(afspraak: Afspraak) -> None:
    """As somebody would who knows how a hash is made."""
    last = afspraak.status_wijzigingen.get(sequence=4)
    row = StatusWijziging(
        afspraak=afspraak,
        sequence=5,
        from_status=last.to_status,
        to_status=Status.OPEN_PROMISE,
        actor=Actor.COUNCIL,
        reason_salt="",
        reason_digest=salted_digest("", ""),
        previous_hash=last.hash,
    )
    row.hash = row.compute_hash([])
    row.save()


def add_evidence(afspraak: Afspraak) -> None:
    """That of the promise, for the settlement too."""
    proof = row_of(1).get().evidence.get()
    proof.pk, proof.status_wijziging = None, row_of(3).get()
    proof.save()


def renumber_after_removing(afspraak: Afspraak) -> None:
    delete(row_of(3))
    row_of(4).update(sequence=3)


def forge(afspraak: Afspraak) -> None:
    """Another status, with a hash that fits it."""
    row_of(2).update(to_status=Status.SETTLED)
    row = row_of(2).get()
    row_of(2).update(hash=row.compute_hash(list(row.evidence.all())))


DAMAGE: dict[str, tuple[Callable[[Afspraak], Any], list[str]]] = {
    "first row removed": (lambda _a: delete(row_of(1)), ["rij 1: ontbreekt."]),
    "row removed": (lambda _a: delete(row_of(2)), ["rij 2: ontbreekt."]),
    "two rows removed": (
        lambda _a: delete(StatusWijziging.objects.filter(sequence__in=[2, 3])),
        ["rij 2: ontbreekt, met alles tot en met rij 3."],
    ),
    "last row removed": (lambda _a: delete(row_of(4)), ["rij 4: ontbreekt."]),
    "all rows removed": (
        lambda _a: delete(StatusWijziging.objects.all()),
        ["rij 1: ontbreekt, met alles tot en met rij 4."],
    ),
    "all rows and the head removed": (
        lambda _a: (delete(StatusWijziging.objects.all()), StatusHead.objects.all()._raw_delete("default")),
        ["rij 1: ontbreekt: de afspraak is bevestigd en heeft geen geschiedenis."],
    ),
    "renumbered after removing": (
        renumber_after_removing,
        [
            "rij 3: sluit niet aan op de rij ervoor.",
            "rij 3: begint bij “Afdoening voorgesteld”, en de rij ervoor eindigt bij “In behandeling”.",
            "rij 3: is veranderd, of er is bewijs bij weggehaald.",
            "rij 4: ontbreekt.",
        ],
    ),
    "row added": (add_past_the_service, ["rij 5: is buiten Raadsspoor om toegevoegd."]),
    "row forged": (
        forge,
        [
            "rij 3: sluit niet aan op de rij ervoor.",
            "rij 3: begint bij “In behandeling”, en de rij ervoor eindigt bij “Afgedaan”.",
        ],
    ),
    "last row made anew": (
        lambda _a: row_of(4).update(hash="1" * 64),
        ["rij 4: is niet de rij die", "rij 4: is veranderd"],
    ),
    "reason changed": (lambda _a: row_of(2).update(reason="Iets anders."), ["rij 2: de reden is veranderd."]),
    "evidence removed": (
        lambda _a: StatusEvidence.objects.filter(status_wijziging__sequence=3)._raw_delete("default"),
        ["rij 3: is veranderd, of er is bewijs bij weggehaald."],
    ),
    "evidence of the promise removed": (
        lambda _a: StatusEvidence.objects.filter(status_wijziging__sequence=1)._raw_delete("default"),
        ["rij 1: het bewijs ontbreekt."],
    ),
    "evidence added": (add_evidence, ["rij 3: er is bewijs toegevoegd: “Voortgang Wmo”, passage "]),
    "words of the evidence changed": (
        lambda _a: Passage.objects.filter(quote=SENT).update(quote="Het overzicht komt nog."),
        ["rij 3: de woorden van het bewijs zijn andere dan toen: “Voortgang Wmo”, passage "],
    ),
    "file of the evidence changed": (
        lambda _a: Bestand.objects.filter(pages__passages__quote=SENT).update(sha256="f" * 64),
        ["rij 3: het bewijs staat in een ander bestand dan toen: “Voortgang Wmo”, passage "],
    ),
    "evidence moved to another stuk": (
        lambda a: Passage.objects.filter(quote=SENT).update(stuk=a.passage.stuk),
        ["rij 3: het bewijs staat in een ander stuk dan toen: “Voortgang Wmo”, passage "],
    ),
    "source of the promise changed": (
        lambda _a: Afspraak.objects.update(passage=Passage.objects.get(quote=SENT)),
        ["rij 1: de afspraak heeft een andere bron dan toen zij werd bevestigd."],
    ),
    "head removed": (
        lambda _a: StatusHead.objects.all()._raw_delete("default"),
        ["T-2026-001: waar de geschiedenis eindigt, is nergens meer bewaard."],
    ),
    "confirmation removed": (
        lambda _a: Afspraak.objects.update(confirmed_at=None),
        ["T-2026-001: er is een geschiedenis, en de afspraak is niet bevestigd."],
    ),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_each_kind_of_damage_is_named(toezegging: Afspraak, triggers_lifted: None, damage: str) -> None:
    do, expected = DAMAGE[damage]
    do(toezegging)
    code, lines = check()
    assert code == 1
    assert len(lines) == len(expected) + 2, lines
    for line, words in zip(lines, expected, strict=False):
        assert words in line, lines
        assert line.startswith("T-2026-001"), lines
    assert (
        lines[-1] == f"Er klopt iets niet: {len(expected)} {'fout' if len(expected) == 1 else 'fouten'} bij 1 afspraak."
    )


def test_the_worker_logs_what_is_wrong(
    toezegging: Afspraak, triggers_lifted: None, caplog: pytest.LogCaptureFixture
) -> None:
    PortalWorker().check_history()
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    delete(row_of(4))
    PortalWorker().check_history()
    errors = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert errors[0].endswith("T-2026-001, rij 4: ontbreekt.")
    assert errors[1].endswith("1 fout bij 1 afspraak.")


def test_a_worker_that_has_to_stop_leaves_the_check(
    toezegging: Afspraak, triggers_lifted: None, caplog: pytest.LogCaptureFixture
) -> None:
    worker = PortalWorker()
    worker.stop()
    worker.check_history()
    assert "nagelopen" not in caplog.text


def test_an_untouched_history_is_right(toezegging: Afspraak) -> None:
    code, lines = check()
    assert code == 0
    assert lines == [
        "1 afspraak met 4 rijen nagelopen.",
        "Alles klopt: niets is weggehaald, toegevoegd of veranderd.",
    ]


OTHER_VALUES: dict[str, Any] = {
    "to_status": Status.SETTLED,
    "from_status": Status.SETTLED,
    "actor": Actor.COUNCIL,
    "sequence": 9,
    "without_evidence": True,
    "recorded_at": datetime(2026, 1, 1, tzinfo=UTC),
    "known_earliest": "2001-01-01",
    "known_latest": "2031-01-01",
    "known_anchor": "2001-01-01",
}
NOT_OF_THE_CHAIN = {"id", "recorded_by", "reason_salt"}
"""Who wrote it goes when an account goes. And another salt changes nothing where there is no reason."""


def test_a_change_of_any_column_is_found(toezegging: Afspraak, triggers_lifted: None) -> None:
    other = make_toezegging(make_stuk(toezegging.dossiers.get()), confirm=False)
    values = {**OTHER_VALUES, "besluit": Besluit.objects.get().pk, "afspraak": other.pk}
    for field in StatusWijziging._meta.concrete_fields:
        if field.name in NOT_OF_THE_CHAIN:
            continue
        with transaction.atomic():
            row_of(3).update(**{field.name: values.get(field.name, "x")})
            assert check()[0] == 1, field.name
            transaction.set_rollback(True)
    assert check()[0] == 0


def test_words_that_were_wiped_are_no_fault(toezegging: Afspraak, triggers_lifted: None) -> None:
    row_of(2).update(reason="", reason_salt="")
    Passage.objects.filter(quote=SENT).update(quote="")
    code, lines = check()
    assert code == 0
    assert lines[1] == "2 redenen of citaten met gewiste woorden: dat is geen fout."


def test_only_the_afspraak_that_was_damaged_is_named(dossier: Any, triggers_lifted: None) -> None:
    afspraken = [make_toezegging(make_stuk(dossier)) for _n in range(3)]
    StatusHead.objects.filter(afspraak=afspraken[1])._raw_delete("default")
    _code, lines = check()
    assert [line.partition(":")[0] for line in lines[:-2]] == [afspraken[1].nummer]


def test_an_afspraak_that_nobody_confirmed_has_no_history_to_miss(dossier: Any) -> None:
    make_toezegging(make_stuk(dossier), confirm=False)
    assert check()[0] == 0


def test_a_stuk_that_is_withdrawn_or_gets_another_title_leaves_the_chain_as_it_is(toezegging: Afspraak) -> None:
    Stuk.objects.update(title="Andere titel")
    withdraw_stuk(Stuk.objects.get(passages__quote=SENT), reason="Er stond een fout in.")
    assert check()[0] == 0


def test_the_number_of_queries_does_not_grow_within_a_chunk(dossier: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as found:
            assert list(history_check.HistoryCheck().walk()) == []
        return len(found)

    make_toezegging(make_stuk(dossier))
    one = count()
    for _n in range(5):
        make_toezegging(make_stuk(dossier))
    assert count() == one
    monkeypatch.setattr(history_check, "CHUNK", 2)
    chunks = []
    assert list(history_check.HistoryCheck().walk(lambda done, total: chunks.append((done, total)))) == []
    assert chunks == [(2, 6), (4, 6), (6, 6)]


def test_the_head_goes_forward_only(toezegging: Afspraak) -> None:
    for change in ({"sequence": 3}, {"sequence": 6}, {"hash": "0" * 64}):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            StatusHead.objects.update(**change)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        StatusHead.objects.all()._raw_delete("default")


def test_a_step_after_damage_does_not_hide_it(toezegging: Afspraak, triggers_lifted: None) -> None:
    delete(row_of(4))
    change_status(toezegging, target=Status.IN_TREATMENT, actor=Actor.COUNCIL, reason="Nog niet alles.")
    code, lines = check()
    assert code == 1
    assert lines[0] == "T-2026-001, rij 4: is niet de rij die Raadsspoor als laatste schreef."
