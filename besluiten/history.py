"""The public history of one afspraak: status, term, owners, corrections and repeats, newest first.

"From" is the status of the public row before: the row's own may name a step that rests on a stuk never published.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from besluiten.folded_words import FoldedWords
from besluiten.models import (
    Afspraak,
    AfspraakPassage,
    Besluit,
    CorrectionRow,
    Delivery,
    Onderdeel,
    OwnerRow,
    StatusEvidence,
    StatusWijziging,
    TermijnRow,
    status_label,
)
from besluiten.parts import part_rows, part_words
from besluiten.register import orgaan_name
from besluiten.shown_passages import PASSAGE_RELATED, ShownPassage, public_passages, shown_passage
from besluiten.transitions import CLOSED_STATUSES, PENDING_STATUSES, AfspraakKind, Status
from dossiers.datering import Datering
from dossiers.models import Functie
from dossiers.models.base import KnownModel, label_of
from dossiers.models.public import passage_may_be_known
from dossiers.panels import Moment
from dossiers.stand import known_rows


@dataclass(frozen=True, slots=True)
class Event:
    """One stop of templates/besluiten/history.html; `icon` is a soort of SOORT_ICONS."""

    icon: str
    kind_label: str
    title: str
    date: Datering
    recorded_at: datetime
    reason: str = ""
    passages: tuple[ShownPassage, ...] = ()
    without_evidence: bool = False
    besluit: str = ""
    besluit_url: str = ""
    words: FoldedWords | None = None
    notes: tuple[str, ...] = ()


def history_of(afspraak: Afspraak, moment: Moment, onderdelen: Iterable[Onderdeel] = ()) -> list[Event]:
    """`onderdelen` come from `public_onderdelen`."""
    found: list[tuple[KnownModel, Any]] = [
        *_status_rows(afspraak, moment),
        *_later_rows(TermijnRow, afspraak, moment),
        *_later_rows(OwnerRow, afspraak, moment),
        *((row, row) for row in known_rows(CorrectionRow.objects.public(moment.at), moment).filter(afspraak=afspraak)),
        *((row, row) for row in _repeats(afspraak, moment)),
        *part_rows(onderdelen),
    ]
    readable = public_passages((passage.pk for row, _before in found for passage in _passages(row)), moment)
    found.sort(key=lambda pair: (pair[0].known_day, pair[0].recorded_at, pair[0].pk), reverse=True)
    return [_event(afspraak, row, before, readable) for row, before in found]


def _status_rows(afspraak: Afspraak, moment: Moment) -> Iterator[tuple[StatusWijziging, StatusWijziging | None]]:
    evidence = StatusEvidence.objects.select_related(*PASSAGE_RELATED).defer("passage__pagina__text")
    rows = (
        known_rows(StatusWijziging.objects.public(moment.at), moment)
        .filter(afspraak=afspraak)
        .select_related("besluit__orgaan", "besluit__vergadering")
        .prefetch_related(Prefetch("evidence", evidence))
        .order_by("sequence")
    )
    before = None
    for row in rows:
        yield row, before
        before = row


def _later_rows(model: Any, afspraak: Afspraak, moment: Moment) -> Iterable[tuple[Any, Any]]:
    """Every public row but the first, which belongs to the promise itself."""
    rows = known_rows(model.objects.public(moment.at), moment).filter(afspraak=afspraak).oldest_first()
    rows = rows.select_related(*PASSAGE_RELATED).defer("passage__pagina__text")
    if model is OwnerRow:
        rows = rows.prefetch_related(Prefetch("functies", Functie.objects.select_related("persoon")))
    listed = list(rows)
    return zip(listed[1:], listed, strict=False)


def _repeats(afspraak: Afspraak, moment: Moment) -> Any:
    rows = AfspraakPassage.objects.filter(passage_may_be_known("passage__", moment.at), afspraak=afspraak)
    return known_rows(rows, moment).select_related(*PASSAGE_RELATED).defer("passage__pagina__text")


def _passages(row: Any) -> list[Any]:
    if isinstance(row, StatusWijziging):
        # The first row rests on the promise itself, whose quote stands above the history.
        return [proof.passage for proof in row.evidence.all()] if row.sequence > 1 else []
    return [row.passage] if row.passage_id else []


def _event(afspraak: Afspraak, row: Any, before: Any, readable: set[int]) -> Event:
    icon, kind_label, title = _words(afspraak, row, before)
    besluit = getattr(row, "besluit", None)
    return Event(
        icon=icon,
        kind_label=kind_label,
        title=title,
        date=row.known,
        recorded_at=row.recorded_at,
        reason=getattr(row, "reason", ""),
        passages=tuple(shown_passage(one, is_public=one.pk in readable) for one in _passages(row)),
        without_evidence=getattr(row, "without_evidence", False),
        besluit=besluit_in_words(besluit) if besluit else "",
        besluit_url=vergadering_url(besluit) if besluit else "",
    )


def _words(afspraak: Afspraak, row: Any, before: Any) -> tuple[str, str, str]:
    """Icon, kind label and title of one row."""
    if isinstance(row, StatusWijziging):
        return _status_words(afspraak, row, before)
    if isinstance(row, TermijnRow):
        words = {"before": before.words or _("geen datum"), "now": row.words or _("geen datum")}
        return "termijn", _("Termijn"), _("%(before)s → %(now)s") % words
    if isinstance(row, OwnerRow):
        owners = ", ".join(str(functie) for functie in row.functies.all())
        return "vergadering", _("Verantwoordelijk"), owners or _("Niemand")
    if isinstance(row, CorrectionRow):
        words = {"before": row.old_title, "now": row.new_title}
        return "bewijs", _("Verbetering door de griffie"), _("“%(before)s” werd “%(now)s”") % words
    if isinstance(row, (Onderdeel, Delivery)):
        return part_words(row, before)
    return "afspraak", _("Herhaald"), _("Opnieuw gezegd")


def _status_words(afspraak: Afspraak, row: StatusWijziging, before: StatusWijziging | None) -> tuple[str, str, str]:
    if before is None:
        titles = {
            AfspraakKind.TOEZEGGING: _("Toezegging gedaan"),
            AfspraakKind.RANDVOORWAARDE: _("Voorwaarde genoemd"),
            AfspraakKind.OPDRACHT: _("Opdracht gegeven"),
        }
        return "start", _("Begin · %s") % row.actor, titles[AfspraakKind(afspraak.kind)]
    words = {"before": status_label(before.to_status), "now": status_label(row.to_status)}
    return _status_icon(row.to_status), _("Status · %s") % row.actor, _("%(before)s → %(now)s") % words


def _status_icon(status: str) -> str:
    if Status(status) in CLOSED_STATUSES:
        return "afgedaan"
    return "voorgesteld" if Status(status) in PENDING_STATUSES else "randvoorwaarde"


def besluit_in_words(besluit: Besluit) -> str:
    orgaan = orgaan_name(besluit.orgaan)
    head = ", ".join(part for part in (orgaan, besluit.date.display() if besluit.date.is_known else "") if part)
    text = f"{besluit.text} ({label_of(Besluit.Outcome(besluit.outcome)).lower()})"
    return f"{head}: {text}" if head else text


def vergadering_url(besluit: Besluit) -> str:
    vergadering = besluit.vergadering
    return str(vergadering.get_absolute_url()) if vergadering and vergadering.is_confirmed else ""
