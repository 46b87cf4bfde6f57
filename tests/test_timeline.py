"""Order, pages and the line of today of a timeline; what stands on it belongs to the dossier."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from dossiers.datering import UNKNOWN, datering_from_iso
from dossiers.models import Stuk, Vergadering
from dossiers.panels import Moment
from dossiers.services.gemeenten import make_dossier
from dossiers.services.publicity import refresh_stukken
from dossiers.services.stukken import record_behandeling
from dossiers.timeline import Timeline, build_timeline
from dossiers.timeline_keys import TimelineFilter
from tests.factories import make_orgaan, make_stuk

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
MOMENT = Moment(at=datetime(2026, 6, 15, 10, tzinfo=UTC), today=date(2026, 6, 15))
URL = "/dossiers/duinvoorde/transformatie-wmo/"


def many(dossier: Any, *days: str) -> list[Stuk]:
    """Public stukken in bulk, without files: a timeline reads none."""
    published = datetime(2026, 1, 1, tzinfo=UTC)
    stukken = [
        Stuk(gemeente=dossier.get_parent().specific, title=f"Memo {n}", live=True, first_published_at=published)
        for n, _day in enumerate(days)
    ]
    for stuk, day in zip(stukken, days, strict=True):
        stuk.date = datering_from_iso(day)
    made = (
        [Stuk.objects.bulk_create([stuk])[0] for stuk in stukken]
        if len(days) < 5
        else Stuk.objects.bulk_create(stukken)
    )
    link = Stuk.dossiers.through
    link.objects.bulk_create([link(stuk_id=stuk.pk, dossierpage_id=dossier.pk) for stuk in made])
    refresh_stukken([stuk.pk for stuk in made])
    return made


def lines(timeline: Timeline | None) -> list[str]:
    assert timeline is not None
    found: list[str] = []
    for group in timeline.groups:
        days = [entry.date_iso for entry in group.entries if entry.soort != "gap"]
        found += ["vandaag"] if group.kind == "today" else [group.title, *days] if days else []
    return found


def build(dossier: Any, page: int = 1, **wanted: Any) -> Timeline | None:
    return build_timeline(dossier, TimelineFilter(**wanted), MOMENT, page)


def test_the_line_of_today_parts_this_year_from_what_comes(dossier: Any) -> None:
    many(dossier, "2026-06-15", "2026-06-16", "2027-01-01", "2026-01-01")
    assert lines(build(dossier)) == [
        "Straks",
        "2027-01-01",
        "2026-06-16",
        "vandaag",
        "2026",
        "2026-06-15",
        "2026-01-01",
    ]
    assert lines(build(dossier, oldest_first=True)) == [
        "2026",
        "2026-01-01",
        "2026-06-15",
        "vandaag",
        "Straks",
        "2026-06-16",
        "2027-01-01",
    ]


@pytest.mark.parametrize("oldest_first", [False, True])
@pytest.mark.parametrize(("past", "future"), [(50, 50), (60, 10), (10, 60), (0, 60), (60, 0), (50, 1), (1, 50), (0, 0)])
def test_the_line_of_today_stands_on_one_page_and_only_there(
    dossier: Any, past: int, future: int, oldest_first: bool
) -> None:
    many(dossier, *["2020-02-29"] * past, *["2099-12-31"] * future)
    pages = [
        build(dossier, number, oldest_first=oldest_first) for number in range(1, max(1, -(-(past + future) // 50)) + 1)
    ]
    all_lines = [line for page in pages for line in lines(page) if line not in ("Straks", "2020")]
    before, after = (past, future) if oldest_first else (future, past)
    assert all_lines.count("vandaag") == 1
    assert all_lines.index("vandaag") == before
    assert len(all_lines) == before + after + 1


def test_a_stuk_without_date_stands_on_the_day_here_on_which_it_was_published(dossier: Any) -> None:
    stuk = make_stuk(dossier, title="Zonder dag")
    Stuk.objects.filter(pk=stuk.pk).update(
        date_earliest=None,
        date_latest=None,
        date_precision="onbekend",
        first_published_at=datetime(2026, 3, 31, 22, 30, tzinfo=UTC),
    )
    timeline = build(dossier, van=date(2026, 4, 1), tot=date(2026, 4, 1))
    assert timeline is not None
    assert [entry.title for group in timeline.groups for entry in group.entries] == ["Zonder dag"]


def test_a_meeting_names_only_what_it_treated_of_this_dossier(dossier: Any) -> None:
    gemeente = dossier.get_parent().specific
    meeting = Vergadering(gemeente=gemeente, orgaan=make_orgaan(gemeente), title="Raad")
    meeting.date = datering_from_iso("2026-05-01")
    meeting.save()
    other = make_dossier(gemeente=gemeente, title="Sociaal Team")
    for place, title in ((dossier, "Ons memo"), (other, "Memo van elders")):
        record_behandeling(vergadering=meeting, manner="bespreekstuk", stuk=make_stuk(place, title=title))
    timeline = build(dossier, soorten=("vergadering",))
    assert timeline is not None
    (entry,) = [entry for group in timeline.groups for entry in group.entries]
    assert [effect.title for effect in entry.effects] == ["Ons memo"]


def test_ten_and_a_thousand_entries_cost_the_same_queries(
    client: Client, dossier: Any, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    many(dossier, *["2026-02-01"] * 10)
    client.get(URL)
    with django_assert_max_num_queries(20) as few:
        client.get(URL)
    many(dossier, *["2026-03-01"] * 1000)
    with django_assert_num_queries(len(few)):
        assert "1010 momenten" in client.get(URL).content.decode()


def test_the_day_of_an_undated_meeting_is_not_made_up(dossier: Any) -> None:
    gemeente = dossier.get_parent().specific
    meeting = Vergadering(gemeente=gemeente, orgaan=make_orgaan(gemeente), title="Raad")
    meeting.date = UNKNOWN
    meeting.save()
    record_behandeling(vergadering=meeting, manner="bespreekstuk", dossier=dossier)
    timeline = build(dossier)
    assert timeline is not None
    assert timeline.total == 0
