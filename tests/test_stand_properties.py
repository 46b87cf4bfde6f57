"""Stand op datum, whatever became known in whatever order: each fact from its own day, and never again gone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from besluiten.services.afspraken import change_termijn
from besluiten.services.mijlpalen import register_mijlpaal, shift_mijlpaal
from dossiers.datering import datering_from_iso
from dossiers.models import DossierPage
from dossiers.services.stukken import publish_stuk
from tests.besluiten_cast import Page
from tests.besluiten_cast import words as words_of
from tests.factories import make_stuk, make_toezegging, passage_of

pytestmark = pytest.mark.django_db
BEGIN, TODAY = date(2024, 1, 1), date(2025, 3, 1)
LATER = "Toen bekend, hier later geplaatst"
ADDRESS = "/dossiers/duinvoorde/transformatie-wmo/"


@dataclass(frozen=True, slots=True)
class Fact:
    """What a stuk of this day makes known; it was put down so many days later, and published `wait` days after that.

    Of some only the month is known.
    """

    kind: str
    day: int
    delay: int
    wait: int
    is_of_month: bool
    is_concept: bool

    @property
    def said(self) -> date:
        return BEGIN + timedelta(days=self.day)

    @property
    def written(self) -> date:
        return self.said + timedelta(days=self.delay)

    @property
    def placed(self) -> date:
        return self.written + timedelta(days=self.wait)

    @property
    def known(self) -> date:
        """By the plain rule: the last day that its date can mean, and at the latest when it was placed."""
        if not self.is_of_month:
            return self.said
        first_of_next = (self.said.replace(day=1) + timedelta(days=32)).replace(day=1)
        return min(first_of_next - timedelta(days=1), self.placed)


FACTS = st.lists(
    st.builds(
        Fact,
        kind=st.sampled_from(["stuk", "toezegging", "termijn", "verschuiving"]),
        day=st.integers(0, 300),
        delay=st.sampled_from([0, 0, 1, 3, 60]),
        wait=st.sampled_from([0, 0, 2, 9]),
        is_of_month=st.booleans(),
        is_concept=st.booleans(),
    ),
    min_size=1,
    max_size=5,
)


def at(day: date) -> Any:
    return time_machine.travel(datetime(day.year, day.month, day.day, 12, tzinfo=UTC), tick=False)


def name_of(number: int, fact: Fact) -> str:
    return f"{'Geheim' if fact.is_concept else 'Openbaar'}{number}"


def make_facts(dossier: DossierPage, facts: Iterable[Fact]) -> None:
    """In the order in which they were placed, upon a promise and a plan of the first day."""
    with at(BEGIN):
        first = make_stuk(dossier, date=datering_from_iso(BEGIN.isoformat()), title="Eerste memo")
        promise = make_toezegging(first, termijn_words="eind 2026", title="Eerste toezegging")
        plan = register_mijlpaal(
            dossier=dossier, passage=passage_of(first), title="Start", plan=datering_from_iso("2027"), is_main=True
        )
    published = []
    for number, fact in sorted(enumerate(facts), key=lambda pair: pair[1].written):
        name = name_of(number, fact)
        quote = f"{name} staat hier."
        words = fact.said.isoformat()[: 7 if fact.is_of_month else 10]
        with at(fact.written):
            stuk = make_stuk(dossier, quote, title=f"Memo {name}", date=datering_from_iso(words), state="concept")
            if not fact.is_concept:
                published.append((fact.placed, stuk))
            if fact.kind == "toezegging":
                make_toezegging(stuk, quote, title=f"Belofte {name}", termijn_words="")
            elif fact.kind == "termijn":
                change_termijn(promise, f"in {2030 + number}", reason=f"Reden {name}", passage=passage_of(stuk, quote))
            elif fact.kind == "verschuiving":
                target = datering_from_iso(str(2030 + number))
                shift_mijlpaal(plan, target=target, passage=passage_of(stuk, quote), reason=f"Reden {name}")

    for day, stuk in sorted(published, key=lambda pair: pair[0]):
        with at(day):
            publish_stuk(stuk)


def seen(stand: str = "") -> tuple[set[str], list[str], str]:
    """The stukken on the timeline, the rows of the register without their state, and all the words of both."""
    query = f"?stand={stand}" if stand else ""
    dossier, register = Page(ADDRESS + query), Page(f"/toezeggingen/{query}")
    stukken = {words_of(title) for title in dossier.tree.xpath("//li[@data-soort='stuk']//h4")}
    return stukken, register.texts("//table/tbody/tr/th/a"), dossier.text + register.text


# Not made smaller when it fails: each try builds a dossier and asks six pages, which would take minutes.
@settings(
    max_examples=12,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(facts=FACTS, picks=st.lists(st.integers(0, 99), min_size=3, max_size=4))
def check_facts(dossier: DossierPage, facts: list[Fact], picks: list[int]) -> None:
    """On days around those on which something happened."""
    edges = sorted(
        {day - timedelta(days=back) for fact in facts for day in (fact.known, fact.placed) for back in (0, 1)}
    )
    with transaction.atomic():
        make_facts(dossier, facts)
        with at(TODAY):
            cache.clear()
            assert seen(TODAY.isoformat())[:2] == seen()[:2]
            before: tuple[set[str], set[str]] = (set(), set())
            for day in sorted({edges[pick % len(edges)] for pick in picks}):
                stukken, register, text = seen(day.isoformat())
                assert stukken == expected("Eerste memo", "Memo", facts, day, any_kind=True)
                assert set(register) == expected("Eerste toezegging", "Belofte", facts, day)
                assert before[0] <= stukken
                assert before[1] <= set(register)
                assert "Geheim" not in text
                later = [fact for fact in facts if not fact.is_concept and fact.known <= day < fact.placed]
                assert (LATER in text) == bool(later)
                before = stukken, set(register)
        transaction.set_rollback(True)


def expected(first: str, noun: str, facts: list[Fact], day: date, *, any_kind: bool = False) -> set[str]:
    known = {
        f"{noun} {name_of(number, fact)}"
        for number, fact in enumerate(facts)
        if not fact.is_concept and fact.known <= day and (any_kind or fact.kind == "toezegging")
    }
    return known | ({first} if day >= BEGIN else set())


def test_whatever_became_known_in_whatever_order(dossier: DossierPage) -> None:
    check_facts(dossier)
