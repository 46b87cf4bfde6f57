"""Registering an afspraak from a passage, and every later change that is not a status step."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from besluiten.models import Afspraak, AfspraakPassage, CorrectionRow, Mijlpaal, OwnerRow, TermijnRow
from besluiten.services.status import append_row
from besluiten.signals import afspraken_changed
from besluiten.termijn import Termijn, parse_termijn
from besluiten.transitions import LIFE_CYCLES, Actor, AfspraakKind
from dossiers.datering import UNKNOWN, Datering, DateringError
from dossiers.models import DossierPage, Functie, GemeentePage, Orgaan, Passage, Role
from dossiers.services.rights import check_same_gemeente, require_role

NUMMER_LETTERS = {AfspraakKind.TOEZEGGING: "T", AfspraakKind.RANDVOORWAARDE: "R", AfspraakKind.OPDRACHT: "O"}
FIRST_ACTORS = {
    AfspraakKind.TOEZEGGING: Actor.BOARD,
    AfspraakKind.RANDVOORWAARDE: Actor.BOARD,
    AfspraakKind.OPDRACHT: Actor.COUNCIL,
}


@transaction.atomic
def register_afspraak(
    *,
    kind: AfspraakKind,
    passage: Passage,
    title: str,
    termijn_words: str = "",
    said: Datering | None = None,
    dossiers: list[DossierPage] | None = None,
    promised_by: list[Functie] | None = None,
    promised_by_orgaan: Orgaan | None = None,
    promised_to: Orgaan | None = None,
    owners: list[Functie] | None = None,
    mijlpaal: Mijlpaal | None = None,
    hardheid: str = "",
    nummer: str = "",
    confirm: bool = True,
    user: Any = None,
) -> Afspraak:
    """Turn the words of a passage into an afspraak; with `confirm` it gets its number and first status row.

    Without dossiers those of the stuk are taken; without owners those who promised. The termijn is read from the
    date of the stuk, or from `said` when the stuk quotes an older promise, with the recess calendar of the gemeente.
    Raises ValidationError.
    """
    stuk = passage.stuk
    require_role(user, stuk.gemeente_id, Role.EDITOR)
    chosen = list(dossiers) if dossiers else list(stuk.get_latest_revision_as_object().dossiers.all())
    if not chosen:
        raise ValidationError({"dossiers": _("Kies ten minste één dossier.")})
    check_same_gemeente(
        stuk.gemeente_id,
        [*chosen, *(promised_by or []), *(owners or []), promised_by_orgaan, promised_to, mijlpaal],
    )
    if kind == AfspraakKind.RANDVOORWAARDE and mijlpaal is None:
        raise ValidationError({"mijlpaal": _("Kies de mijlpaal waarvoor dit een voorwaarde is.")})
    afspraak = Afspraak(
        gemeente_id=stuk.gemeente_id,
        kind=kind.value,
        hardheid=hardheid,
        title=title.strip(),
        passage=passage,
        promised_by_orgaan=promised_by_orgaan,
        promised_to=promised_to,
        mijlpaal=mijlpaal if kind == AfspraakKind.RANDVOORWAARDE else None,
    )
    afspraak.full_clean()
    afspraak.save()
    afspraak.dossiers.set(chosen)
    afspraak.promised_by.set(promised_by or [])
    _add_termijn(afspraak, termijn_words, known=stuk.date, passage=passage, reason="", user=user, said=said)
    if owners or promised_by:
        _add_owners(afspraak, owners or promised_by or [], known=stuk.date, passage=passage, reason="", user=user)
    if confirm:
        confirm_afspraak(afspraak, nummer=nummer, user=user)
    return afspraak


@transaction.atomic
def confirm_afspraak(afspraak: Afspraak, *, nummer: str = "", user: Any = None) -> Afspraak:
    """A person says: this is an afspraak. It gets its number and the first row of its history."""
    require_role(user, afspraak.gemeente_id, Role.GRIFFIER)
    GemeentePage.objects.select_for_update().get(pk=afspraak.gemeente_id)  # one number at a time
    if Afspraak.objects.filter(pk=afspraak.pk, confirmed_at__isnull=False).exists():
        afspraak.refresh_from_db()
        return afspraak
    afspraak.nummer = afspraak.first_nummer = nummer.strip() or next_nummer(afspraak)
    afspraak.confirmed_at = timezone.now()
    afspraak.confirmed_by = user
    afspraak.full_clean()
    afspraak.save()
    kind = AfspraakKind(afspraak.kind)
    append_row(
        afspraak,
        last=None,
        target=LIFE_CYCLES[kind].first,
        actor=FIRST_ACTORS[kind],
        known=afspraak.passage.stuk.date,
        evidence=[afspraak.passage],  # so that the chain covers the promise itself
        user=user,
    )
    return afspraak


def next_nummer(afspraak: Afspraak) -> str:
    """T/R/O-year-sequence: the year in which it was said, else this year; numbers are not used again."""
    said = afspraak.passage.stuk.date
    day = said.latest or said.earliest or timezone.localdate()
    prefix = f"{NUMMER_LETTERS[AfspraakKind(afspraak.kind)]}-{day.year}-"
    ours = Afspraak.objects.filter(gemeente=afspraak.gemeente_id)
    taken = ours.filter(Q(nummer__startswith=prefix) | Q(first_nummer__startswith=prefix))
    numbers = {nummer for pair in taken.values_list("nummer", "first_nummer") for nummer in pair}
    used = [int(tail) for n in numbers if n.startswith(prefix) and (tail := n[len(prefix) :]).isdecimal()]
    return f"{prefix}{max(used, default=0) + 1:03d}"


class AfspraakConflict(ValidationError):
    """Somebody else changed this afspraak in the meantime; nothing was written."""


def version_of(afspraak: Afspraak) -> str:
    """Another after each change of term, owners, words or number."""
    last = (Max("termijn_rows"), Max("owner_rows"), Max("correction_rows"))
    return "-".join(map(str, Afspraak.objects.values_list(*last, "nummer").get(pk=afspraak.pk)))


def check_unchanged(afspraak: Afspraak, expected: str) -> None:
    """Nobody changes the afspraak from here to the end of the transaction; raises AfspraakConflict when somebody did.

    `expected` is what `version_of` said when the screen was opened; an empty one expects nothing.
    """
    Afspraak.objects.select_for_update().get(pk=afspraak.pk)
    if expected and expected != version_of(afspraak):
        raise AfspraakConflict(
            _("Iemand anders heeft deze afspraak net gewijzigd. Er is niets bewaard. Kijk of uw wijziging nog klopt.")
        )


@transaction.atomic
def set_nummer(afspraak: Afspraak, nummer: str, *, user: Any = None) -> Afspraak:
    """Put the griffie's own number in the place of ours."""
    require_role(user, afspraak.gemeente_id, Role.GRIFFIER)
    afspraak.nummer = nummer.strip()
    afspraak.full_clean()
    afspraak.save(update_fields=["nummer"])
    afspraken_changed.send(sender=Afspraak, pks=[afspraak.pk])
    return afspraak


@transaction.atomic
def repeat_afspraak(afspraak: Afspraak, passage: Passage, *, user: Any = None) -> AfspraakPassage:
    """The same promise was said again: a second passage, not a new afspraak."""
    require_role(user, afspraak.gemeente_id, Role.EDITOR)
    check_same_gemeente(afspraak.gemeente_id, [passage.stuk])
    row = AfspraakPassage(afspraak=afspraak, passage=passage)
    row.known = passage.stuk.date
    row.full_clean()
    row.save()
    afspraken_changed.send(sender=Afspraak, pks=[afspraak.pk])
    return row


@transaction.atomic
def change_termijn(
    afspraak: Afspraak,
    words: str,
    *,
    reason: str,
    passage: Passage | None = None,
    known: Datering | None = None,
    user: Any = None,
) -> TermijnRow:
    """From now on another term counts; the old one stays in the history."""
    require_role(user, afspraak.gemeente_id, Role.GRIFFIER)
    _require_reason(reason)
    row = _add_termijn(afspraak, words, known=_known(known, passage), passage=passage, reason=reason, user=user)
    afspraken_changed.send(sender=Afspraak, pks=[afspraak.pk])
    return row


@transaction.atomic
def change_owners(
    afspraak: Afspraak,
    functies: list[Functie],
    *,
    reason: str,
    passage: Passage | None = None,
    known: Datering | None = None,
    user: Any = None,
) -> OwnerRow:
    require_role(user, afspraak.gemeente_id, Role.GRIFFIER)
    _require_reason(reason)
    check_same_gemeente(afspraak.gemeente_id, functies, "functies")
    check_same_gemeente(afspraak.gemeente_id, [passage], "passage")
    row = _add_owners(afspraak, functies, known=_known(known, passage), passage=passage, reason=reason, user=user)
    afspraken_changed.send(sender=Afspraak, pks=[afspraak.pk])
    return row


@transaction.atomic
def correct_title(afspraak: Afspraak, title: str, *, reason: str, user: Any = None) -> CorrectionRow:
    """Put the portal's own words right, with the old words and the reason on record."""
    require_role(user, afspraak.gemeente_id, Role.GRIFFIER)
    _require_reason(reason)
    afspraak = Afspraak.objects.select_for_update().get(pk=afspraak.pk)
    row = CorrectionRow(
        afspraak=afspraak,
        old_title=afspraak.title,
        new_title=title.strip(),
        reason=reason.strip(),
        recorded_by=user,
    )
    row.full_clean()
    afspraak.title = title.strip()
    afspraak.save(update_fields=["title"])
    row.save()
    afspraken_changed.send(sender=Afspraak, pks=[afspraak.pk])
    return row


def read_termijn(gemeente: GemeentePage, words: str, *, said: Datering) -> Termijn:
    """What the words mean when they were said then, by the recess calendar of the gemeente.

    Of a stuk of "juni 2022" the day is not known: a date counts only when every day of that period gives the same.
    """
    reces = gemeente.reces_calendar()
    first = parse_termijn(words, anchor=said.earliest or said.latest, reces=reces)
    last = parse_termijn(words, anchor=said.latest or said.earliest, reces=reces)
    if (first.earliest, first.latest) == (last.earliest, last.latest):
        return last
    return parse_termijn(words, anchor=None, reces=reces)


def _add_termijn(
    afspraak: Afspraak,
    words: str,
    *,
    known: Datering,
    passage: Passage | None,
    reason: str,
    user: Any,
    said: Datering | None = None,
) -> TermijnRow:
    said = said or (passage.stuk.date if passage else known)
    try:
        termijn = read_termijn(afspraak.gemeente, words, said=said)
    except DateringError as error:
        raise ValidationError({"termijn": str(error)}) from error
    if passage is not None:
        check_same_gemeente(afspraak.gemeente_id, [passage.stuk])
    row = TermijnRow(afspraak=afspraak, passage=passage, reason=reason.strip(), recorded_by=user)
    row.termijn = termijn
    row.known = known
    row.full_clean()
    row.save()
    return row


def _add_owners(
    afspraak: Afspraak,
    functies: list[Functie],
    *,
    known: Datering,
    passage: Passage | None,
    reason: str,
    user: Any,
) -> OwnerRow:
    row = OwnerRow(afspraak=afspraak, passage=passage, reason=reason.strip(), recorded_by=user)
    row.known = known
    row.full_clean()
    row.save()
    row.functies.set(functies)
    return row


def _known(known: Datering | None, passage: Passage | None) -> Datering:
    return known or (passage.stuk.date if passage else UNKNOWN)


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": _("Schrijf op waarom dit verandert. Lezers zien deze reden.")})
