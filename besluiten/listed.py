"""Afspraken in a list: what each has many of is read in one question for all, and as a title where that is shown."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import QuerySet

from besluiten.models import Afspraak, TermijnRow
from besluiten.register import ShownAfspraak, shown_afspraak, with_organen
from dossiers.models import DossierPage, Functie
from dossiers.panels import Moment
from dossiers.stand import known_rows
from dossiers.statements import made_once, rows_made_once

_COLUMNS = ("kind", "nummer", "title", "public_id", "mijlpaal", "passage", "confirmed_at")


def brief_rows(afspraken: QuerySet[Afspraak]) -> QuerySet[Afspraak]:
    """For `shown_in_list`."""
    return with_organen(afspraken).only(*_COLUMNS)


class Titled(NamedTuple):
    title: str


def shown_in_list(rows: Iterable[Any], moment: Moment, *, names_dossiers: bool = False) -> list[ShownAfspraak]:
    """Afspraken from `brief_rows`: without owners and source, and without dossiers unless they are asked for."""
    found = list(rows)
    pks = [row.pk for row in found]
    offices, dossiers, termijnen = defaultdict(list), defaultdict(list), defaultdict(list)
    for pk, title in _office_titles(None, moment, pks):
        offices[pk].append(Titled(title))
    for pk, title in _dossier_titles(None, moment, pks) if names_dossiers else ():
        dossiers[pk].append(Titled(title))
    for termijn in _termijnen(None, moment, pks):
        termijnen[termijn.afspraak_id].append(termijn)
    for row in found:
        row.shown_promised_by, row.shown_termijnen = offices[row.pk], termijnen[row.pk]
        row.shown_dossiers = dossiers[row.pk]
    return [shown_afspraak(row, moment) for row in found]


@rows_made_once
def _office_titles(_dossier: Any, moment: Moment, pks: Any) -> QuerySet[Any, Any]:
    functies = Functie.objects.public(moment.at).filter(promised_afspraken__pk__in=pks)
    return functies.values_list("promised_afspraken", "title")


@rows_made_once
def _dossier_titles(_dossier: Any, moment: Moment, pks: Any) -> QuerySet[Any, Any]:
    pages = DossierPage.objects.public(moment.at).filter(afspraken__pk__in=pks).order_by("title")
    titles: QuerySet[Any, Any] = pages.values_list("afspraken", "title")
    return titles


@made_once
def _termijnen(_dossier: Any, moment: Moment, pks: Any) -> QuerySet[TermijnRow]:
    rows = known_rows(TermijnRow.objects.public(moment.at).filter(afspraak__pk__in=pks), moment)
    termijnen: QuerySet[TermijnRow] = rows.oldest_first()
    return termijnen
