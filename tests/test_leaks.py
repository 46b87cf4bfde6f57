"""Nothing that is not public shows anywhere: every public route against every kind of thing in every such state.

Canary words stand in every field of every secret thing; see tests/leaks for how the secrets are made.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine

from besluiten.filters import AfspraakFilter, MijlpaalFilter
from dossiers import panels, timeline
from dossiers.forms import OrderForm, TimelineForm
from dossiers.models import DossierIndexPage, Stuk
from dossiers.timeline_keys import TimelineFilter
from dossiers.views.moment import now
from dossiers.views.vergaderingen import VergaderingenForm
from search.documents import documents_of
from search.engine import get_engine
from search.forms import AddressForm, PeriodForm
from search.kept_lists import get_dutch
from search.locks import writer_lock
from search.models import OutboxRow
from search.records import SearchRecord, parent_name
from search.registry import sources
from search.services import feed_outbox, rebuild
from tests.leaks.accounts import Accounts
from tests.leaks.crawl import changes, crawl, unlike_unknown, words_in
from tests.leaks.index import found_in_index, missing_in_index, not_public_in_index
from tests.leaks.routes import (
    INBRENG,
    ROUTES,
    Keyed,
    Route,
    addresses_of,
    caged_searches,
    public_addresses,
    public_routes,
    search_page,
    searches,
    without_filters,
)
from tests.leaks.states import (
    EVERY_STATE,
    NEVER_PUBLIC,
    PLACES,
    STATES_OF,
    TAKEN_BACK,
    WITHOUT_WORDS,
    State,
    pairs,
    reasons_of,
    registered_kinds,
)
from tests.leaks.words import Canary
from tests.leaks.world import World

# Words that no public page shows even when they are public; a leak of the row shows as a change of the page.
SHOWN_OTHERWISE = {
    ("PhaseRow", "datumwoorden"): "a dossier shows the name of its phase",
    ("PortefeuillehouderRow", "datumwoorden"): "a dossier shows the functies",
}


@pytest.fixture
def make_world(
    db: None, settings: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> Iterator[Callable[..., World]]:
    """`make_world(states)`: the public things, indexed, to which things of these states can be added."""

    def make(states: Iterable[State] = ()) -> World:
        world = World(states)
        rebuild()
        return world

    settings.SEARCH_INDEX_DIR = tmp_path / "zoekindex"
    caplog.set_level(logging.CRITICAL, "django.request")  # hundreds of addresses that are not there
    with time_machine.travel(datetime(2026, 6, 15, 12, tzinfo=UTC)):  # no midnight between two answers
        yield make


@pytest.fixture
def world(make_world: Callable[..., World]) -> World:
    return make_world([State.CONCEPT])


def is_secret(canary: Canary) -> bool:
    if canary.state in TAKEN_BACK:
        is_title = (canary.kind, canary.field) == ("Stuk", "titel")
        return not canary.survives_withdrawal or (canary.state == State.NAMELESS and is_title)
    return canary.state in NEVER_PUBLIC


def leaks(found: dict[Canary, list[str]]) -> dict[Canary, list[str]]:
    return {canary: urls for canary, urls in found.items() if is_secret(canary)}


def told(found: dict[Canary, list[str]]) -> list[str]:
    return sorted(f"{one.kind}.{one.field} ({one.state}) at {urls[0]}" for one, urls in leaks(found).items())


def pairs_with_words(world: World) -> set[tuple[str, State]]:
    return {(canary.kind, State(canary.state)) for canary in world.canaries.issued.values()}


@pytest.mark.usefixtures("each_engine")
def test_what_was_never_public_shows_nowhere(make_world: Callable[..., World]) -> None:
    world = make_world(NEVER_PUBLIC)
    addresses = [*public_addresses(world.cases[State.PUBLIC]), *caged_searches()]
    before = crawl(addresses)
    shown = {(canary.kind, canary.field) for canary in words_in(before, world.canaries)}
    made = {(canary.kind, canary.field) for canary in world.canaries.issued.values()}
    assert made - shown == SHOWN_OTHERWISE.keys(), "a word that never shows proves nothing"

    secrets = [world.add(state) for state in sorted(NEVER_PUBLIC)]
    assert pairs(NEVER_PUBLIC) <= pairs_with_words(world)
    indexed_kinds = set(OutboxRow.objects.values_list("kind", flat=True))
    assert indexed_kinds == {source.kind for source in sources()}, "a kind that is searched has no secret"
    feed_outbox()  # what hangs in hidden pages stands in the index when they are hidden
    for state in PLACES:
        world.hide(state)

    after = crawl(addresses)
    secret_answers = crawl(address for case in secrets for address in addresses_of(case))
    assert told(words_in(after | secret_answers, world.canaries)) == []
    assert unlike_unknown(secret_answers | crawl(caged_searches())) == []
    assert "\n".join(changes(before, after)) == ""

    world.catch_up()
    later = crawl(search_page(addresses))
    assert told(words_in(later, world.canaries)) == []
    assert "\n".join(changes(before, later)) == ""
    assert not_public_in_index() | missing_in_index() == set()
    assert found_in_index(canary.word for canary in world.canaries.issued.values() if is_secret(canary)) == set()


def test_an_account_for_an_orgaan_sees_what_concerns_it_and_no_secret(make_world: Callable[..., World]) -> None:
    world = make_world(NEVER_PUBLIC)
    accounts = Accounts(world)
    case = world.cases[State.PUBLIC]
    addresses = [*public_addresses(case, INBRENG), *public_addresses(case)]
    before = crawl(addresses, accounts.residents)
    shown = {(canary.kind, canary.field) for canary in words_in(before, world.canaries)}
    assert {("toezegging", "titel"), ("toezegging", "citaat"), ("TermijnRow", "termijn"), ("Oordeel", "reden")} <= shown

    secrets = [world.add(state) for state in sorted(NEVER_PUBLIC)]
    accounts.concern()
    for state in PLACES:
        world.hide(state)
    asked = [address for one in secrets for routes in (INBRENG, ROUTES) for address in addresses_of(one, routes)]
    after, of_secrets = crawl(addresses, accounts.residents), crawl(asked, accounts.residents)
    assert told(words_in(after | of_secrets, world.canaries)) == []
    assert unlike_unknown(of_secrets, accounts.residents) == []
    assert "\n".join(changes(before, after)) == ""

    of_board = words_in(crawl([*addresses, *asked], accounts.board), world.canaries)
    assert {line.partition(" ")[0] for line in told(of_board)} == {"Oordeel.wachtend"}, "the college may answer that"


@pytest.mark.usefixtures("each_engine")
def test_what_was_taken_back_leaves_its_tombstone(make_world: Callable[..., World]) -> None:
    world = make_world(TAKEN_BACK)
    cases = [world.add(state) for state in sorted(TAKEN_BACK)]
    assert pairs(TAKEN_BACK) <= pairs_with_words(world)
    feed_outbox()
    secret_words = [canary.word for canary in world.canaries.issued.values() if is_secret(canary)]
    assert found_in_index(secret_words), "they stand in the index until it is fed"
    for case in cases:
        world.hide(case.state)

    taken_back = crawl(address for case in cases for address in addresses_of(case))
    public = public_addresses(world.cases[State.PUBLIC])
    by_word = searches([Canary(case.state, "toezegging", "citaat").word for case in cases])
    answers = crawl([*without_filters(public), *search_page(public), *by_word]) | taken_back
    assert told(words_in(answers, world.canaries)) == []
    assert unlike_unknown({address: answers[address] for address in by_word}) == []
    gone = {
        address.url: answer
        for address, answer in taken_back.items()
        if address.url.startswith(("/stukken/", "/passages/"))
    }
    assert {answer.status for answer in gone.values()} == {410}
    titles = {case.state: case.stuk.title.lower() in gone[case.stuk.get_absolute_url()].text for case in cases}
    assert titles == {State.WITHDRAWN: True, State.NAMELESS: False, State.EXPIRED: True}

    world.catch_up()
    answers = crawl([*search_page(public), *by_word])
    assert told(words_in(answers, world.canaries)) == []
    assert unlike_unknown({address: answers[address] for address in by_word}) == []
    assert not_public_in_index() | missing_in_index() == set()
    assert found_in_index(secret_words) == set()


@pytest.mark.usefixtures("each_engine")
def test_a_closed_portal_shows_nothing(world: World) -> None:
    case = world.cases[State.PUBLIC]
    DossierIndexPage.objects.get().get_parent().specific.unpublish()
    assert words_in(crawl(without_filters(public_addresses(case))), world.canaries) == {}
    assert unlike_unknown(crawl(addresses_of(case))) == []
    world.catch_up()
    assert not_public_in_index() | missing_in_index() == set()


def test_every_public_route_is_asked_for() -> None:
    assert public_routes() == ROUTES.keys()


def test_every_filter_of_a_list_is_asked_for(world: World) -> None:
    filters = {
        "/toezeggingen/": {*AfspraakFilter.base_filters, "sorteer", "pagina", "formaat"},
        "/mijlpalen/": {*MijlpaalFilter.base_filters, "pagina", "formaat"},
        "/zoeken/": {*PeriodForm.base_fields, *AddressForm().fields, "q"},
        "/vergaderingen/": {*VergaderingenForm.base_fields, "pagina"},
        "/dossiers/": {*TimelineForm.base_fields, *OrderForm.base_fields},
    }
    addresses = [*public_addresses(world.cases[State.PUBLIC]), *caged_searches()]
    for path, names in filters.items():
        asked = {
            part.partition("=")[0]
            for address in addresses
            if address.url.startswith(path) and "?" in address.url
            for part in address.url.partition("?")[2].split("&")
        }
        assert names <= asked, path


def test_every_kind_has_a_secret_or_a_reason_in_every_state() -> None:
    assert set(registered_kinds()) == STATES_OF.keys() | WITHOUT_WORDS.keys()
    for kind, possible in STATES_OF.items():
        reasons = reasons_of(kind)
        assert possible | reasons.keys() == EVERY_STATE, kind
        assert not possible & reasons.keys(), f"{kind} has secrets where it says that there are none"


def test_every_stream_and_panel_has_something_to_show(world: World) -> None:
    place = world.public
    for soort in timeline.stream_labels():
        found = timeline.build_timeline(place.dossier, TimelineFilter(soorten=(soort,)), now())
        assert found is not None
        assert found.total, soort
    subjects: dict[Any, Any] = {
        "dossier": place.dossier,
        "stuk": place.stuk,
        "home": DossierIndexPage.objects.get().get_parent().specific,
        "gemeente": place.gemeente,
        "orgaan": place.raad,
        "vergadering": place.vergadering,
    }
    filled = {
        (where, panel.name)
        for where, subject in subjects.items()
        for members in panels.filled_panels(where, subject, now()).values()
        for panel, _context in members
    }
    assert filled == panels._panels.keys()


def test_the_matrix_sees_a_leak(world: World, settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.leaks.leaky_urls"
    leaky = {
        "leaky_titles": Route(("/lek/titels/",)),
        "leaky_header": Route(("/lek/kop/",)),
        "leaky_count": Route(("/lek/aantal/",)),
        "leaky_key": Route(keyed=(Keyed("Stuk", "/lek/stuk/{key}/"),)),
    }
    assert public_routes() - ROUTES.keys() == leaky.keys()
    addresses = public_addresses(world.cases[State.PUBLIC], leaky)
    before = crawl(addresses)
    case = world.add(State.CONCEPT)
    after = crawl(addresses)
    assert leaks(words_in(after, world.canaries)) == {
        Canary(State.CONCEPT, "Stuk", "titel"): ["/lek/titels/"],
        Canary(State.CONCEPT, "Stuk", "adres"): ["/lek/kop/"],
    }
    changed = {line.partition(":")[0] for line in changes(before, after)}
    assert changed == {"/lek/titels/", "/lek/kop/", "/lek/aantal/"}
    assert len(unlike_unknown(crawl(addresses_of(case, leaky)))) == 1


@pytest.mark.usefixtures("each_engine")
def test_the_matrix_sees_a_secret_in_the_index(world: World) -> None:
    stuk: Stuk = world.add(State.CONCEPT).stuk
    parent = parent_name("stuk", stuk.pk)
    record = SearchRecord(parent=parent, number=0, kind="stuk", title=stuk.title, text="", url="/")
    with writer_lock():
        get_engine().index(documents_of([record], get_dutch()), [parent], 1)
    assert not_public_in_index() == {parent}
    assert found_in_index([Canary(State.CONCEPT, "Stuk", "titel").word])
