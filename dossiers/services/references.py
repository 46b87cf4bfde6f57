"""Which stukken a reference may mean, asked each time anew: a stuk that came in later is found too."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dossiers.models import Kandidaat, Stuk, StukRelatie
from dossiers.reading.references import find_references
from dossiers.reading.resolving import KnownStuk, Match, resolve_reference
from dossiers.reading.structure import read_structure

# The first lines of a paper speak of the paper itself.
_AROUND = "Brief\n\nGeachte raad,\n\nZie %s."


@dataclass(frozen=True, slots=True)
class Likely:
    """A stuk that a reference may mean. `is_clear`: nothing else comes near. `explanation`: Dutch, for the griffier."""

    key: int
    title: str
    day: date | None
    explanation: str
    is_clear: bool


def likely_stukken(kandidaat: Kandidaat) -> list[Likely]:
    """For a proposed reference: the best, and the runner-up."""
    known = [stuk for stuk in known_stukken(kandidaat.gemeente_id) if stuk.key != str(kandidaat.stuk_id)]
    return _likely(kandidaat.proposal, known)


def likely_stukken_for(relaties: Sequence[StukRelatie]) -> dict[int, list[Likely]]:
    """For references that are still loose ends, by their key; in one query per gemeente."""
    found: dict[int, list[Likely]] = {}
    by_gemeente: dict[int, list[StukRelatie]] = defaultdict(list)
    for relatie in relaties:
        by_gemeente[relatie.gemeente_id].append(relatie)
    for gemeente_id, mine in by_gemeente.items():
        known = known_stukken(gemeente_id)
        for relatie in mine:
            others = [stuk for stuk in known if stuk.key != str(relatie.stuk_id)]
            found[relatie.pk] = _likely(_values_of(relatie), others)
    return found


def known_stukken(gemeente_id: int) -> list[KnownStuk]:
    rows = Stuk.objects.filter(gemeente=gemeente_id, withdrawal__isnull=True).order_by("pk")
    columns = rows.values_list("pk", "soort", "date_earliest", "date_latest", "kenmerk", "title")
    return [
        KnownStuk(str(key), soort, earliest, latest, kenmerk, title)
        for key, soort, earliest, latest, kenmerk, title in columns
    ]


def _values_of(relatie: StukRelatie) -> Mapping[str, str]:
    """What the words of a reference say; when they are none that the rules know, they are a title."""
    day = relatie.stuk.date.latest or relatie.stuk.date.earliest
    finds = find_references(read_structure([_AROUND % relatie.words]), stuk_date=day)
    return finds[0].values if finds else {"title": relatie.words}


def _likely(values: Mapping[str, str], known: Sequence[KnownStuk]) -> list[Likely]:
    resolution = resolve_reference(values, known)
    if resolution is None:
        return []
    matches = [match for match in (resolution.best, resolution.runner_up) if match is not None]
    return [_explained(match, is_clear=resolution.is_clear and match is resolution.best) for match in matches]


def _explained(match: Match, *, is_clear: bool) -> Likely:
    values = {"title": match.stuk.title, "rule": match.rule.value, "words": ", ".join(match.words)}
    words = _("%(title)s: %(rule)s (%(words)s)") if match.words else _("%(title)s: %(rule)s")
    return Likely(int(match.stuk.key), match.stuk.title, match.stuk.latest, words % values, is_clear)
