"""Two engines put the same records in the same order, whatever was replaced or taken away in between."""

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from search.services import rebuild
from tests.search_shelf import Shelf, find, same_in_ties, use_engine

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]

RECORDS, QUERIES, SEED = 300, 100, 20310401
WORDS = (
    *("wachttijd", "jeugdhulp", "woningbouw", "fietspad", "begroting", "subsidie", "zwembad", "afvalinzameling"),
    *("parkeervergunning", "raadsbrief", "warmtenet", "omgevingsvisie", "mantelzorger", "schuldhulpverlening"),
    *("bibliotheek", "bewonersavond", "coördinatie", "inkomenstoeslag", "huurwoning", "verkeersdrempel"),
)
LINKS = ("de", "het", "een", "van", "voor", "met", "over", "wordt", "zijn", "en", "of", "niet", "komt")


@pytest.fixture
def shelf(request: pytest.FixtureRequest, settings: Any, tantivy_shelf: Shelf) -> Shelf:
    use_engine(request, settings, "elasticsearch")
    return tantivy_shelf


class Writer:
    """Writes texts in which some words are common and others rare, and asks for them."""

    def __init__(self) -> None:
        self.random = random.Random(SEED)

    def words(self, most: int) -> list[str]:
        weights = [1 / (place + 1) for place in range(len(WORDS))]
        return self.random.choices(WORDS, weights, k=self.random.randint(1, most))

    def text(self, most: int) -> str:
        return " ".join(f"{self.random.choice(LINKS)} {word}" for word in self.words(most))

    def put(self, shelf: Shelf, pk: int) -> None:
        pages = [self.text(60) if self.random.random() < 0.9 else "" for _ in range(self.random.randint(1, 4))]
        day = date(2031, 1, 1 + self.random.randrange(28))
        shelf.put(pk, *pages, title=self.text(4), latest=day)

    def question(self) -> str:
        form = self.random.choice(["{}", "{}", '"{}"', "{} -" + self.random.choice(WORDS)])
        return form.format(" ".join(self.words(4)))


def index_on_each(shelf: Shelf, settings: Any, *pks: int) -> None:
    for settings.SEARCH_ENGINE in ("tantivy", "elasticsearch"):
        shelf.index(*pks)


def differing(settings: Any, questions: list[str]) -> Iterator[tuple[str, list[Any]]]:
    for question in questions:
        results = []
        for settings.SEARCH_ENGINE in ("tantivy", "elasticsearch"):
            results.append(find(question, page_size=60))
        if results[0].total != results[1].total or not same_in_ties(*results, 20):
            yield question, [[(hit.parent, hit.score) for hit in result.hits[:20]] for result in results]


def test_the_first_twenty_are_the_same_also_after_replacing_and_taking_away(shelf: Shelf, settings: Any) -> None:
    writer = Writer()
    for pk in range(1, RECORDS + 1):
        writer.put(shelf, pk)
    index_on_each(shelf, settings)
    questions = [writer.question() for _ in range(QUERIES)]
    assert dict(differing(settings, questions)) == {}

    changed = writer.random.sample(range(1, RECORDS + 1), 60)
    for pk in changed[:30]:
        writer.put(shelf, pk)
    for pk in changed[30:]:
        del shelf.things[pk]
    index_on_each(shelf, settings, *changed)
    assert dict(differing(settings, questions[:40])) == {}

    for settings.SEARCH_ENGINE in ("tantivy", "elasticsearch"):
        rebuild()
    assert dict(differing(settings, questions[:20])) == {}


def test_a_paper_with_many_numbers_weighs_the_same(shelf: Shelf, settings: Any) -> None:
    for pk in range(1, 9):
        others = " ".join(f"Z-{pk}{number}/24" for number in range((9 - pk) ** 2))
        shelf.put(pk, f"Verslag van 4 september 2031 over T-2031/18. {others}")
    index_on_each(shelf, settings)
    assert dict(differing(settings, ["2031-09-04", "t2031-18", "verslag 4-9-2031"])) == {}
