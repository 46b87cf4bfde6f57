"""What it means to accept a kandidaat about what a stuk promises: an afspraak, a mijlpaal, a second passage, a step."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from besluiten.models import Afspraak
from besluiten.services.afspraken import change_termijn, register_afspraak, repeat_afspraak
from besluiten.services.mijlpalen import register_mijlpaal, shift_mijlpaal
from besluiten.services.status import change_status
from besluiten.transitions import Actor, AfspraakKind, Status
from dossiers.models import Kandidaat, Role
from dossiers.reading.model import FindKind
from dossiers.services.kandidaten import Accepted, found_passage, register_acceptor
from dossiers.services.rights import user_can_work_for

AFSPRAAK_KINDS = {
    FindKind.TOEZEGGING: AfspraakKind.TOEZEGGING,
    FindKind.RANDVOORWAARDE: AfspraakKind.RANDVOORWAARDE,
    FindKind.OPDRACHT: AfspraakKind.OPDRACHT,
}
# What is registered as a new afspraak; the rest of the form says what else it may be.
REGISTERED = ("title", "termijn_words", "hardheid", "promised_by_orgaan", "promised_to", "mijlpaal")


def accept_afspraak(kandidaat: Kandidaat, values: Mapping[str, Any], user: Any) -> Accepted:
    """A new afspraak; with `repeats` a second passage of that one; with `plan` (a Datering) a mijlpaal instead."""
    passage = found_passage(kandidaat)
    confirm = user is None or user_can_work_for(user, kandidaat.gemeente_id, Role.GRIFFIER)
    if values.get("repeats") is not None:
        repeat_afspraak(values["repeats"], passage, user=user)
        return Accepted(_("Herhaling van %s") % values["repeats"], passage)
    if values.get("plan") is not None:
        dossier = next(iter(values.get("dossiers") or []), None)
        if dossier is None:
            raise ValidationError({"dossiers": _("Kies het dossier waarvan dit een moment is.")})
        mijlpaal = register_mijlpaal(
            dossier=dossier, passage=passage, title=values["title"], plan=values["plan"], confirm=confirm, user=user
        )
        return Accepted(_("Mijlpaal: %s") % mijlpaal.title, passage)
    given = {name: values[name] for name in REGISTERED if values.get(name)}
    afspraak = register_afspraak(
        kind=AFSPRAAK_KINDS[FindKind(kandidaat.kind)],
        passage=passage,
        dossiers=list(values.get("dossiers") or []),
        confirm=confirm,
        user=user,
        **{"title": "", **given},
    )
    return Accepted(str(afspraak) if confirm else _("%s, nog te bevestigen") % afspraak, passage)


def accept_request(kandidaat: Kandidaat, values: Mapping[str, Any], user: Any) -> Accepted:
    """A verzoek stays a confirmed kandidaat on its passage: nobody owes it, and it is no afspraak."""
    return Accepted(_("Verzoek"), found_passage(kandidaat))


def accept_news(kandidaat: Kandidaat, values: Mapping[str, Any], user: Any) -> Accepted:
    """A step, another term or a shift of what is known. `values`: `afspraak` with `target` (a Status) or
    `termijn_words`, or `mijlpaal` with `plan` (a Datering)."""
    passage, reason = found_passage(kandidaat), values.get("reason", "")
    afspraak: Afspraak | None = values.get("afspraak")
    if values.get("mijlpaal") is not None:
        shift_mijlpaal(values["mijlpaal"], target=values["plan"], passage=passage, reason=reason, user=user)
        return Accepted(_("Verschuiving van %s") % values["mijlpaal"], passage)
    if afspraak is None:
        raise ValidationError({"afspraak": _("Kies de afspraak waar dit over gaat.")})
    if values.get("termijn_words"):
        change_termijn(
            afspraak, values["termijn_words"], reason=reason or _("Nieuwe termijn genoemd"), passage=passage, user=user
        )
        return Accepted(_("Nieuwe termijn van %s") % afspraak, passage)
    change_status(
        afspraak,
        target=Status(values["target"]),
        actor=Actor.BOARD,
        known=kandidaat.stuk.date,
        reason=reason,
        evidence=[passage],
        user=user,
    )
    return Accepted(_("Stap van %s") % afspraak, passage)


def register() -> None:
    for kind in AFSPRAAK_KINDS:
        register_acceptor(kind, accept_afspraak)
    register_acceptor(FindKind.REQUEST, accept_request)
    register_acceptor(FindKind.NEWS, accept_news)
