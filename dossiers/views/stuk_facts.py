"""What the page of a stuk tells beside its text: who wrote to whom, its dossiers, who treated it, its relations."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossiers.models import Behandeling, DossierPage, Functie, Orgaan, Persoon, Stuk, StukRelatie
from dossiers.views.stuk_access import VisibleStuk, taken_back_at

Kind = StukRelatie.Kind
INCOMING_LABELS = {
    Kind.REPLY: gettext_lazy("Beantwoord in"),
    Kind.REFERENCE: gettext_lazy("Hierna genoemd in"),
    Kind.ATTACHMENT: gettext_lazy("Bijlage"),
    Kind.REPLACEMENT: gettext_lazy("Vervangen door"),
    Kind.ELABORATION: gettext_lazy("Uitgewerkt in"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """Words, with an address when the public may go there."""

    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """One line under "Verwijzingen"; without `title` it is a loose end, told in the `words` of the stuk."""

    label: str
    title: str = ""
    url: str = ""
    words: str = ""
    passage_url: str = ""
    is_withdrawn: bool = False
    is_concept: bool = False


def stuk_facts(request: HttpRequest, visible: VisibleStuk) -> dict[str, Any]:
    stuk = visible.stuk
    behandelingen = _behandelingen(visible)
    offices = _offices(visible)
    return {
        "dossiers": _dossiers(request, visible),
        "sender": _party(visible, stuk.sender_persoon, stuk.sender_orgaan, offices),
        "addressee": _party(visible, stuk.addressee_persoon, stuk.addressee_orgaan, offices),
        "behandelingen": behandelingen,
        "is_treated_by_council": any(row.vergadering.orgaan.kind == Orgaan.Kind.COUNCIL for row in behandelingen),
        "relations": _relations(visible),
    }


def _dossiers(request: HttpRequest, visible: VisibleStuk) -> list[Named]:
    public = DossierPage.objects.public(visible.moment.at)
    if not visible.is_private:
        found = public.filter(stukken=visible.stuk).order_by("title")
        return [Named(page.title, page.get_url()) for page in found]
    chosen = list(visible.stuk.dossiers.all())  # of the concept, which the database does not know
    open_pks = set(public.filter(pk__in=[page.pk for page in chosen]).values_list("pk", flat=True))
    return [Named(page.title, page.get_url() if page.pk in open_pks else "") for page in chosen]


def _offices(visible: VisibleStuk) -> dict[int, Functie]:
    """Who held which office on the day of the stuk, by person."""
    stuk = visible.stuk
    day = stuk.date.sort_date
    people = [pk for pk in (stuk.sender_persoon_id, stuk.addressee_persoon_id) if pk]
    if day is None or not people:
        return {}
    functies = Functie.objects.public(visible.moment.at).filter(persoon__in=people).select_related("persoon")
    return {functie.persoon_id: functie for functie in functies if functie.is_held_on(day)}


def _party(
    visible: VisibleStuk, persoon: Persoon | None, orgaan: Orgaan | None, offices: dict[int, Functie]
) -> list[Named]:
    party = [Named(str(offices.get(persoon.pk, persoon)))] if persoon else []
    if orgaan and orgaan.is_confirmed:
        party.append(Named(orgaan.name, orgaan.get_absolute_url()))
    elif orgaan and visible.is_private:
        party.append(Named(orgaan.name))
    return party


def _behandelingen(visible: VisibleStuk) -> list[Behandeling]:
    rows = Behandeling.objects.all() if visible.is_private else Behandeling.objects.public(visible.moment.at)
    rows = rows.filter(stuk_id=visible.stuk.pk).select_related("vergadering__orgaan")
    return list(rows.order_by("vergadering__date_latest", "pk"))


def _relations(visible: VisibleStuk) -> list[Relation]:
    rows = StukRelatie.objects.all() if visible.is_private else StukRelatie.objects.public(visible.moment.at)
    outgoing = rows.filter(stuk_id=visible.stuk.pk).select_related("target__withdrawal", "passage").order_by("pk")
    incoming = rows.filter(target_id=visible.stuk.pk).select_related("stuk__withdrawal").order_by("pk")
    return [
        *(_outgoing(visible, relatie) for relatie in outgoing),
        *(_described(visible, relatie.stuk, str(INCOMING_LABELS[Kind(relatie.kind)])) for relatie in incoming),
    ]


def _outgoing(visible: VisibleStuk, relatie: StukRelatie) -> Relation:
    label = capfirst(relatie.get_kind_display())
    passage_url = relatie.passage.get_absolute_url() if relatie.passage else ""
    if relatie.target is None:
        return Relation(label, words=relatie.words, passage_url=passage_url)
    return _described(visible, relatie.target, label, passage_url)


def _described(visible: VisibleStuk, other: Stuk, label: str, passage_url: str = "") -> Relation:
    is_withdrawn = taken_back_at(other, visible.moment.at) is not None
    is_nameless = other.is_withdrawn and not other.withdrawal.shows_title
    return Relation(
        label,
        title=_("Ingetrokken stuk") if is_nameless else other.title,
        url=other.get_absolute_url(),
        passage_url=passage_url,
        is_withdrawn=is_withdrawn,
        is_concept=visible.is_private and other.first_published_at is None,
    )
