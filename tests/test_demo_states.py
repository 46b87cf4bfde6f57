"""The whole demonstration, built once: it tells its stories, and each row of docs/demo.md shows the state it names."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.management import call_command
from django.db import transaction
from django.db.models import Q
from django.test import Client
from django.test.utils import override_settings
from django.utils import timezone

from besluiten.models import Afspraak, Mijlpaal
from besluiten.termijn import TermijnKind
from besluiten.transitions import LIFE_CYCLES, STATUS_LABELS, AfspraakKind
from dossiers.datering import datering_from_iso
from dossiers.loose_ends import loose_end_kinds
from dossiers.models import (
    Bestand,
    DossierPage,
    GemeentePage,
    Kandidaat,
    Level,
    Passage,
    PortefeuillehouderRow,
    Stuk,
    StukReading,
    StukRelatie,
)
from dossiers.reading.model import FindKind
from dossiers.services.rights import user_can_work_for
from portal.demo.logins import DEMO_LOGINS, ORGAAN_LOGINS
from portal.demo.story_index import STORIES
from search.models import OutboxRow
from search.query import SearchQuery
from search.services import search

pytestmark = pytest.mark.django_db

TABLE = Path(__file__).parent.parent / "docs" / "demo.md"
ROW = re.compile(
    r"^\| (?P<state>[^|]+) \| \[[^]]+]\(http://127\.0\.0\.1:8000(?P<url>/[^)]*)\) "
    r"\|(?P<clicks>[^|]*)\| (?P<words>[^|]+) \|$",
    re.MULTILINE,
)


class State(NamedTuple):
    """Begin at `url`, follow the links with these words; the page then shows all of `words`."""

    name: str
    url: str
    clicks: list[str]
    words: list[str]

    @property
    def is_gone(self) -> bool:
        return self.name.endswith("(410)")


def _split(cell: str, separator: str) -> list[str]:
    return [part.strip() for part in cell.split(separator) if part.strip()]


STATES = [
    State(match["state"], match["url"], _split(match["clicks"], "›"), _split(match["words"], "·"))
    for match in ROW.finditer(TABLE.read_text("utf-8"))
]


@pytest.fixture(scope="module")
def demo_lines(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[list[str]]:
    """What `demo_maken` tells while it builds, once for all tests of this module; undone after them."""
    folder = tmp_path_factory.mktemp("demo")
    own = override_settings(
        DEMO=True,
        MEDIA_ROOT=folder / "bestanden",
        SEARCH_INDEX_DIR=folder / "zoekindex",
        WORKER_LOCK=folder / "worker.lock",
    )
    with django_db_blocker.unblock(), own, transaction.atomic():
        yield make_demo()
        transaction.set_rollback(True)


@pytest.fixture
def demo_griffier(demo_lines: list[str], django_user_model: Any) -> Client:
    client = Client()
    client.force_login(django_user_model.objects.get(username=DEMO_LOGINS[0][1]))
    return client


def make_demo() -> list[str]:
    out = io.StringIO()
    call_command("demo_maken", stdout=out)
    return out.getvalue().splitlines()


def text_of(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def main_of(response: Any) -> Tag:
    main = BeautifulSoup(response.content, "lxml").find("main")
    assert isinstance(main, Tag)
    return main


class Visitor:
    """Opens pages as a reader, or as the griffier in `/beheer/`; each once, as nothing changes meanwhile."""

    def __init__(self) -> None:
        self.opened: dict[str, tuple[int, Tag]] = {}

    def open(self, url: str, client: Client) -> tuple[int, Tag]:
        if url not in self.opened:
            response = client.get(url, follow=True)
            self.opened[url] = (response.status_code, main_of(response))
        return self.opened[url]


@pytest.fixture(scope="module")
def visitor(demo_lines: list[str]) -> Visitor:
    return Visitor()


def test_the_table_covers_every_status_and_every_state_of_a_file() -> None:
    names = [state.name for state in STATES]
    documents = sum(len(story.documents) for story in STORIES)
    assert f"met vijf dossiers en {documents} stukken" in TABLE.read_text("utf-8")
    assert len(names) == len(set(names)) == TABLE.read_text("utf-8").count("](http://127.0.0.1:8000/") - len(STORIES)
    for kind in AfspraakKind:
        for status in LIFE_CYCLES[kind].statuses:
            [row] = [state for state in STATES if state.name == f"{kind.capitalize()}: {STATUS_LABELS[status]}"]
            assert f"status={status}" in row.url
            assert STATUS_LABELS[status] in row.words
    for file_state in set(Bestand.State) - {Bestand.State.WAITING}:
        assert any(name.startswith(f"Bestand: {file_state.label}") for name in names)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_state_is_shown_where_the_table_says(state: State, visitor: Visitor, demo_griffier: Client) -> None:
    client = demo_griffier if state.url.startswith("/beheer/") else Client()
    status, main = visitor.open(state.url, client)
    for words in state.clicks:
        assert status == 200
        link = next(link for link in main.find_all("a", href=True) if text_of(link) == words)
        status, main = visitor.open(str(link["href"]).partition("#")[0], client)
    assert status == (410 if state.is_gone else 200)
    is_list = "/?" in state.url and not state.url.startswith("/dossiers/")
    places = main.select("tbody tr") if is_list and not state.clicks else []
    assert any(all(words in text_of(place) for words in state.words) for place in places or [main])


def test_the_demo_tells_its_stories(demo_lines: list[str], client: Client) -> None:
    today = timezone.localdate()
    shifted, started = Mijlpaal.objects.public().filter(is_main=True).order_by("pk")[:2]
    assert [str(row) for row in shifted.verschuivingen.all()] == [
        "1 januari 2022 → 1 juli 2022",
        "1 juli 2022 → 1 januari 2023",
    ]
    assert started.plan.earliest == datering_from_iso("2026-01-01").earliest
    afspraken = Afspraak.objects.public().with_public_state()
    assert afspraken.count() >= 25
    conditions = afspraken.filter(kind=Afspraak.Kind.RANDVOORWAARDE, mijlpaal=started)
    assert len(conditions) == 7
    assert not conditions.filter(current_status="aangetoond").exists()
    assert not conditions.undated().exists()
    kinds = set(afspraken.values_list("termijn_kind", flat=True))
    assert kinds >= {TermijnKind.INTERVAL, TermijnKind.RECURRING, TermijnKind.EVENT, TermijnKind.UNDETERMINED}
    assert afspraken.overdue(max(today, datering_from_iso("2026-11-01").earliest or today)).count() >= 4
    assert StukRelatie.objects.public().unresolved().count() == 8
    holders = PortefeuillehouderRow.objects.filter(dossier__slug="transformatie-wmo").order_by("pk")
    assert ["Zandverhoef" in str(row.functies.get()) for row in holders] == [True, False]
    hidden = [document for story in STORIES for document in story.documents if not document.is_shown]
    for dossier in DossierPage.objects.public():
        page = text_of(main_of(client.get(dossier.url)))
        assert not [document.title for document in hidden if document.title in page]


def test_every_paper_is_there_and_can_be_found(demo_lines: list[str]) -> None:
    documents = [document for story in STORIES for document in story.documents]
    total = len(documents)
    assert [line.split()[:3] for line in demo_lines[1 : total + 1]] == [
        [str(number), "van", str(total)] for number in range(1, total + 1)
    ]
    hidden = sum(not document.is_shown for document in documents)
    withdrawn = sum(len(story.withdrawals) for story in STORIES)
    assert (Stuk.objects.count(), Stuk.objects.public().count()) == (total, total - hidden - withdrawn)
    assert all(passage.stands_where_it_says for passage in Passage.objects.select_related("pagina"))
    assert not OutboxRow.objects.exists()
    assert search(SearchQuery(today=timezone.localdate(), text="klankbordgroep")).total > 0
    under_embargo = SearchQuery(today=timezone.localdate(), text="voortgangsrapportage", literal=True)
    assert search(under_embargo).total == 0


def test_the_memo_that_just_came_in_is_all_there_is_to_check(demo_lines: list[str]) -> None:
    open_ones = Kandidaat.objects.undecided().filter(gemeente__slug="duinvoorde")
    memo = Stuk.objects.get(pk=open_ones.values_list("stuk").distinct().get()[0])
    assert (memo.title, memo.soort, memo.date.is_known) == ("memo achterstanden november", Stuk.Soort.OTHER, False)
    found = set(open_ones.values_list("kind", flat=True))
    assert found == {FindKind.METADATA, FindKind.REFERENCE, FindKind.TOEZEGGING, FindKind.NEWS, FindKind.PERSONAL}
    assert not open_ones.filter(level=Level.HIGH).exists()
    promises = open_ones.filter(kind=FindKind.TOEZEGGING)
    assert set(promises.values_list("proposal__hardheid", flat=True)) == {"hard", "verwachting", "aangehaald"}
    misled = Q(quote="eindrapportage van het bureau") | Q(quote__startswith="Van het ministerie")
    assert open_ones.filter(misled).count() == 2
    assert 8 <= open_ones.count() <= 18  # a griffier checks it in twenty key presses


def test_the_griffier_of_duinvoorde_has_a_loose_end_of_each_kind(demo_griffier: Client) -> None:
    page = main_of(demo_griffier.get("/beheer/losse-einden/"))
    assert [tag["id"] for tag in page.select("section h2")] == [kind.name for kind in loose_end_kinds()]


def test_what_was_published_has_nothing_left_to_check(demo_lines: list[str]) -> None:
    assert not Kandidaat.objects.filter(stuk__first_published_at__isnull=False).exists()
    assert StukReading.objects.filter(state=StukReading.State.DONE).count() == Stuk.objects.count()


def test_the_logins_work_for_one_gemeente(demo_lines: list[str], client: Client, django_user_model: Any) -> None:
    for role, name, password in DEMO_LOGINS:
        assert client.login(username=name, password=password), role
    griffier = django_user_model.objects.get(username=DEMO_LOGINS[0][1])
    worked_for = [user_can_work_for(griffier, page.pk) for page in GemeentePage.objects.order_by("pk")]
    assert worked_for == [True, False, False]


def test_each_orgaan_that_speaks_gets_in(demo_lines: list[str]) -> None:
    for kind, name, password, *_names in ORGAAN_LOGINS:
        client = Client()
        values = {"username": name, "password": password}
        page = client.post("/inbreng/aanmelden/", values, follow=True).content.decode()
        assert "Telefonische uitleg bij een afwijzing" in page, kind
        assert {"adviesraad": "wacht op antwoord", "college": "wacht op uw antwoord"}[kind] in page


def test_a_second_run_changes_nothing(demo_lines: list[str]) -> None:
    before = Stuk.objects.count()
    assert make_demo() == []
    assert Stuk.objects.count() == before
