"""What the filters of a register offer: public dossiers, organen and functies, asked by every page of it."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django import forms
from django.db.models import QuerySet

from dossiers.models import DossierPage, Functie, GemeentePage, Orgaan
from dossiers.panels import Moment
from dossiers.search_sources import key_from
from dossiers.statements import rows_made_once

Choices = list[tuple[str, Any]]


class PublicChoices:
    """Choices of public things, under the name of their gemeente when there are several."""

    def __init__(self, moment: Moment) -> None:
        self.moment = moment
        self.gemeenten = [Gemeente(*row) for row in _gemeenten(None, moment)]

    def fill_gemeente(self, gemeente_filter: Any) -> None:
        """A site with one gemeente does not speak of gemeenten."""
        gemeente_filter.extra["choices"] = [(gemeente.slug, gemeente.title) for gemeente in self.gemeenten]
        if len(self.gemeenten) < 2:
            gemeente_filter.extra["widget"] = forms.HiddenInput

    def dossiers(self) -> Choices:
        rows = _dossiers(None, self.moment)
        return self._grouped((path, key_from(url_path), title) for path, url_path, title in rows)

    def organen(self) -> Choices:
        return self._of(_organen(None, self.moment))

    def functies(self) -> Choices:
        rows = _functies(None, self.moment)
        return self._of((gemeente, key, f"{title} ({persoon})") for gemeente, key, title, persoon in rows)

    def _of(self, rows: Iterable[tuple[int, str, str]]) -> Choices:
        """From the key of the gemeente, the public key and the words."""
        paths = {gemeente.pk: gemeente.path for gemeente in self.gemeenten}
        return self._grouped((paths[gemeente], key, words) for gemeente, key, words in rows)

    def _grouped(self, found: Iterable[tuple[str, str, str]]) -> Choices:
        rows = list(found)
        if len(self.gemeenten) < 2:
            return [(key, words) for _path, key, words in rows]
        groups = [
            (gemeente.title, [(key, words) for path, key, words in rows if path.startswith(gemeente.path)])
            for gemeente in self.gemeenten
        ]
        return [(title, members) for title, members in groups if members]


class Gemeente(NamedTuple):
    pk: int
    path: str
    slug: str
    title: str


@rows_made_once
def _gemeenten(_dossier: Any, moment: Moment) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = GemeentePage.objects.public(moment.at).order_by("title").values_list(*Gemeente._fields)
    return rows


@rows_made_once
def _dossiers(_dossier: Any, moment: Moment) -> QuerySet[Any, Any]:
    pages = DossierPage.objects.public(moment.at).order_by("title")
    rows: QuerySet[Any, Any] = pages.values_list("path", "url_path", "title")
    return rows


@rows_made_once
def _organen(_dossier: Any, moment: Moment) -> QuerySet[Any, Any]:
    return Orgaan.objects.public(moment.at).values_list("gemeente", "public_id", "name")


@rows_made_once
def _functies(_dossier: Any, moment: Moment) -> QuerySet[Any, Any]:
    return Functie.objects.public(moment.at).values_list("gemeente", "public_id", "title", "persoon__name")
