"""People, organen and pages that the tests of registers, afspraken and mijlpalen look through."""

from typing import Any

from django.test import Client
from lxml import html

from dossiers.models import Functie, GemeentePage, Orgaan, Persoon
from tests.factories import make_orgaan


def make_functie(gemeente: GemeentePage, title: str = "wethouder Zorg", orgaan: Orgaan | None = None) -> Functie:
    board = orgaan or Orgaan.objects.filter(gemeente=gemeente, kind=Orgaan.Kind.BOARD).first()
    board = board or make_orgaan(gemeente, "College", Orgaan.Kind.BOARD)
    persoon, _created = Persoon.objects.get_or_create(gemeente=gemeente, name=f"Houder van {title}")
    return Functie.objects.create(gemeente=gemeente, title=title, persoon=persoon, orgaan=board)


class Page:
    """What a visitor gets at an address."""

    def __init__(self, url: str, status: int = 200) -> None:
        response = Client().get(url)
        assert response.status_code == status, f"{url}: {response.status_code}"
        self.source = response.content.decode()
        self.tree = html.fromstring(self.source)

    @property
    def text(self) -> str:
        return words(self.tree.xpath("//main")[0])

    def texts(self, path: str) -> list[str]:
        return [words(element) for element in self.tree.xpath(path)]

    def rows(self) -> list[str]:
        return self.texts("//table/tbody/tr")

    def links(self) -> dict[str, str]:
        return {words(link): link.get("href") for link in self.tree.xpath("//main//a")}


def words(element: Any) -> str:
    return " ".join(element.text_content().split())
