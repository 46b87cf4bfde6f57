"""Reading the text of a stuk for proposals. Doing it again, or twice at once, loses no decision."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from dossiers.models import Bestand, Orgaan, RuleSwitch, Stuk, StukReading
from dossiers.readers import StukFacts, read_text, reading_version
from dossiers.reading.model import Find, FindKind
from dossiers.services.kandidaten import expect_reading, keep_finds
from dossiers.services.organen import best_orgaan

logger = logging.getLogger(__name__)

MOST_CHARACTERS = 3_000_000
"""Of one file, about two thousand pages of running text. What stands after it is not read, and the screen says so."""


def analyse_stuk(stuk: Stuk) -> StukReading | None:
    """Read the file of the newest concept and keep what is found; None when there is no text to read (yet).

    The reading itself runs outside any transaction. What goes wrong in it is kept as a state: the site works on, and
    a person sees that this stuk was not looked through.
    """
    concept: Stuk = stuk.get_latest_revision_as_object()
    bestand = concept.bestand
    if bestand is None or bestand.state == Bestand.State.WAITING:
        return None
    if not StukReading.objects.filter(stuk=stuk, bestand=bestand).exists():
        expect_reading(stuk, bestand)
    off = rules_off()
    version = reading_version(off)
    pages, is_cut_off = _pages(bestand)
    try:
        read = read_text(pages, facts=filled_in(concept), off=off, stuk=stuk)
    except Exception:  # whatever a text can do to a rule, the stuk itself must stay usable
        logger.exception("reading stuk %s for proposals failed", stuk.pk)
        words = _("Dit stuk kon niet worden nagekeken. Lees het zelf door voordat u het publiceert.")
        return keep_finds(stuk, bestand, (), version=version, notice=words, state=StukReading.State.FAILED)
    notices = [*read.faults, *([_("Dit stuk is zo lang dat alleen het begin is nagekeken.")] if is_cut_off else [])]
    return keep_finds(stuk, bestand, _news_of(concept, read.finds), version=version, notice=" ".join(notices))


def analyse_bestand(bestand: Bestand) -> None:
    """Read every stuk that waits for this file."""
    for reading in StukReading.objects.filter(bestand=bestand, state=StukReading.State.WAITING).select_related("stuk"):
        analyse_stuk(reading.stuk)


def stukken_to_analyse(*, again: bool) -> "QuerySet[Stuk]":
    """The stukken that were not read with the present rules and weights; with `again` all of them."""
    stukken = Stuk.objects.filter(bestand__isnull=False, withdrawal__isnull=True)
    return stukken if again else stukken.exclude(reading__version=reading_version(rules_off()))


@transaction.atomic
def switch_rule(rule: str, *, is_off: bool, user: Any = None) -> RuleSwitch:
    """From the next reading on this rule proposes nothing, or proposes again. Who did it is kept."""
    row, _created = RuleSwitch.objects.update_or_create(
        rule=rule, defaults={"is_off": is_off, "changed_at": timezone.now(), "changed_by": user}
    )
    return row


def rules_off() -> frozenset[str]:
    return frozenset(RuleSwitch.objects.filter(is_off=True).values_list("rule", flat=True))


def _pages(bestand: Bestand) -> tuple[list[str], bool]:
    """The texts by page number (a number that is missing is an empty page), and whether they were cut off."""
    texts: list[str] = []
    left = MOST_CHARACTERS
    for number, text in bestand.pages.order_by("number").values_list("number", "text").iterator():
        texts += [""] * (number - 1 - len(texts))
        texts.append(text[:left])
        left -= len(text)
        if left < 0:
            return texts, True
    return texts, False


def filled_in(concept: Stuk) -> StukFacts:
    """What a person filled in; the values that a concept begins with say nothing."""
    has_soort = concept.soort != Stuk.Soort.OTHER
    date = concept.date
    return StukFacts(
        soort=concept.soort if has_soort else "",
        authority=concept.authority if has_soort else "",
        sender=concept.sender,
        addressee=concept.addressee,
        day=date.earliest if date.earliest == date.latest else None,
    )


def _news_of(concept: Stuk, finds: Iterable[Find]) -> list[Find]:
    """The finds without the facts that the concept has already."""
    organen = list(Orgaan.objects.filter(gemeente=concept.gemeente_id))
    return [find for find in finds if find.kind != FindKind.METADATA or not _is_known(concept, find.values, organen)]


def _is_known(concept: Stuk, values: Mapping[str, str], organen: Sequence[Orgaan]) -> bool:
    if "title" in values:
        return " ".join(concept.title.split()).casefold() in " ".join(values["title"].split()).casefold()
    for name, orgaan in (("sender", concept.sender_orgaan), ("addressee", concept.addressee_orgaan)):
        if name in values:
            return orgaan is not None and best_orgaan(values[name], organen) == orgaan
    has = {
        "date": concept.date_latest.isoformat() if concept.date_latest else "",
        "kenmerk": concept.kenmerk,
        "soort": concept.soort,
    }
    shared = [name for name in values if name in has]
    return bool(shared) and all(has[name] == values[name] for name in shared)
