"""The worker: one at a time on SQLite, reads what comes in, opens and closes on time, mends what broke off."""

import io
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dossiers.extraction import Reader
from dossiers.models import Bestand, DossierPage, GemeentePage, Stuk, StukReading, Withdrawal
from dossiers.services.bestanden import read_bestand
from dossiers.services.gemeenten import make_dossier, make_gemeente
from dossiers.services.ingest import ingest_upload
from dossiers.services.stukken import publish_stuk, save_concept, withdraw_stuk
from dossiers.tasks import read_bestand_task
from dossiers.worker_lock import worker_is_running, worker_lock
from portal.services.schedule import open_and_close
from portal.services.task_recovery import enqueue_forgotten_readings, forget_finished_tasks, requeue_cut_off_tasks
from portal.worker import Chore, PortalWorker, feed_index
from search.engine import EngineAway, get_engine
from search.models import OutboxRow, SearchRun
from search.query import SearchQuery
from search.runs import do_nightly_check, do_waiting_run, request_run
from search.services import search
from tests import hostile_files
from tests.factories import make_stuk, set_times
from tests.worker_process import running_worker, wait_until

NOON = datetime(2026, 4, 8, 10, 0, tzinfo=UTC)
LATER = NOON + timedelta(hours=2)


@pytest.fixture
def scheduled(dossier: DossierPage) -> Stuk:
    """Under embargo until LATER."""
    with time_machine.travel(NOON, tick=False):
        return publish_stuk(make_stuk(dossier, "Een knotwilg.", state="concept"), at=LATER)


@pytest.mark.django_db
def test_an_embargo_opens_at_its_moment_and_not_before(scheduled: Stuk, client: Client) -> None:
    with time_machine.travel(LATER - timedelta(seconds=1), tick=False):
        assert open_and_close() == 0
        assert not Stuk.objects.public().exists()
        assert client.get(scheduled.get_absolute_url()).status_code == 404
    with time_machine.travel(LATER, tick=False):
        assert open_and_close() == 1
        assert Stuk.objects.public().get() == scheduled


@pytest.mark.django_db
def test_an_embargo_opens_once(scheduled: Stuk) -> None:
    with time_machine.travel(LATER, tick=False):
        assert [open_and_close(), open_and_close()] == [1, 0]
        assert scheduled.published_bestanden.count() == 1
        assert OutboxRow.objects.filter(kind="stuk", object_id=scheduled.pk).exists()


@pytest.mark.django_db
def test_the_published_version_stays_until_its_newer_one_opens(gemeente: GemeentePage, dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, title="Oud")
    stuk.title = "Nieuw"
    save_concept(stuk)
    publish_stuk(stuk, at=timezone.now() + timedelta(hours=1))
    assert Stuk.objects.public().get().title == "Oud"
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert open_and_close() == 1
        assert Stuk.objects.public().get().title == "Nieuw"


@pytest.mark.django_db
def test_a_stuk_that_was_withdrawn_does_not_open_again(dossier: DossierPage) -> None:
    stuk = make_stuk(dossier)
    publish_stuk(stuk, at=timezone.now() + timedelta(hours=1))
    withdraw_stuk(stuk, reason="Er stond een naam in.")
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert open_and_close() == 0


@pytest.mark.django_db
def test_a_stuk_whose_time_is_over_is_gone_with_that_reason(dossier: DossierPage) -> None:
    stuk = make_stuk(dossier, state="concept")
    stuk.expire_at = timezone.now() + timedelta(hours=1)
    save_concept(stuk)
    publish_stuk(stuk)
    assert open_and_close() == 0
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert not Stuk.objects.public().exists()
        assert [open_and_close(), open_and_close()] == [1, 0]
        assert Withdrawal.objects.get(stuk=stuk).cause == "verlopen"
        assert Client().get(stuk.get_absolute_url()).status_code == 410


@pytest.mark.django_db
def test_one_that_cannot_open_does_not_keep_the_others_closed(dossier: DossierPage, scheduled: Stuk) -> None:
    with time_machine.travel(NOON, tick=False):
        broken = publish_stuk(make_stuk(dossier, state="concept"), at=NOON + timedelta(minutes=1))
    revision = broken.revisions.get(approved_go_live_at__isnull=False)
    type(revision).objects.filter(pk=revision.pk).update(content={"pk": broken.pk, "gemeente": 10**9})
    with time_machine.travel(LATER, tick=False):
        assert open_and_close() == 1
        assert Stuk.objects.public().get() == scheduled


@pytest.mark.django_db
def test_a_page_whose_time_is_over_closes(gemeente: GemeentePage, dossier: DossierPage) -> None:
    set_times(dossier, expire_at=timezone.now() - timedelta(minutes=1))
    assert open_and_close() == 1
    assert not DossierPage.objects.get().live


READING = "dossiers.tasks.read_bestand_task"


def readings() -> Any:
    """Wagtail has tasks of its own in the queue."""
    return DBTaskResult.objects.filter(task_path=READING)


def make_task(bestand: Bestand, status: str, started: timedelta = timedelta()) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=status,
        started_at=timezone.now() - started,
        finished_at=timezone.now() - started,
        args_kwargs={"args": [bestand.pk], "kwargs": {}},
        task_path=READING,
        backend_name="default",
        run_after=timezone.now(),
    )


@pytest.fixture
def waiting(gemeente: GemeentePage, settings: Any, worker_folders: Path) -> Bestand:
    bestand = ingest_upload(gemeente=gemeente, source=io.BytesIO(b"Tekst."), filename="a.txt").bestand
    assert bestand is not None
    return bestand


@pytest.mark.django_db
def test_a_file_that_waits_without_a_task_gets_one_after_a_while(waiting: Bestand) -> None:
    assert enqueue_forgotten_readings() == 0
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert [enqueue_forgotten_readings(), enqueue_forgotten_readings()] == [1, 0]
    assert readings().get().args_kwargs["args"] == [waiting.pk]


@pytest.mark.django_db
def test_a_file_that_was_read_and_not_looked_through_gets_a_task_too(waiting: Bestand) -> None:
    with Reader() as reader:
        read_bestand(waiting.pk, reader)  # and the worker was killed here
    assert enqueue_forgotten_readings() == 0
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert [enqueue_forgotten_readings(), enqueue_forgotten_readings()] == [1, 0]
    read_bestand_task.func(waiting.pk)
    assert StukReading.objects.get().state == StukReading.State.DONE


@pytest.mark.django_db
def test_a_task_of_a_killed_worker_is_done_again(waiting: Bestand) -> None:
    make_task(waiting, TaskResultStatus.RUNNING, timedelta(seconds=20))
    old = make_task(waiting, TaskResultStatus.RUNNING, timedelta(minutes=6))
    assert requeue_cut_off_tasks(none_can_run=False) == 1
    assert readings().ready().get() == old
    assert requeue_cut_off_tasks(none_can_run=True) == 1
    assert readings().ready().count() == 2


@pytest.mark.django_db
def test_old_finished_tasks_are_forgotten(waiting: Bestand) -> None:
    make_task(waiting, TaskResultStatus.SUCCESSFUL, timedelta(days=8))
    recent = make_task(waiting, TaskResultStatus.FAILED, timedelta(days=6))
    forget_finished_tasks()
    assert readings().get() == recent


@pytest.mark.django_db
def test_a_chore_that_fails_leaves_the_others_at_work(caplog: Any) -> None:
    def fail() -> bool:
        raise EngineAway("no index today")

    done: list[str] = []
    assert PortalWorker().turn([Chore(fail), Chore(lambda: done.append("done") is None)])
    assert (done, "no index today" in caplog.text) == (["done"], True)


def test_what_fails_again_waits_twice_as_long_until_it_goes_well() -> None:
    chore = Chore(bool)
    waits = []
    with time_machine.travel(NOON, tick=False):
        for _turn in range(8):
            chore.end(is_good=False)
            waits.append(round(chore.due - time.monotonic()))
        chore.end(is_good=True)
        assert round(chore.due - time.monotonic()) == 0
    assert waits == [1, 2, 4, 8, 16, 30, 30, 30]


@pytest.mark.django_db
def test_what_is_published_while_the_engine_is_away_waits_and_is_found_when_it_is_back(
    dossier: DossierPage, settings: Any, tmp_path: Path
) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "zoekindex"
    settings.SEARCH_ENGINE = "weg"
    make_stuk(dossier, "Een knotwilg.")
    waiting = OutboxRow.objects.count()
    worker, chore = PortalWorker(), Chore(feed_index)
    for _turn in range(3):
        assert not worker.attempt(chore)
    assert (OutboxRow.objects.untried().count(), chore.faults) == (waiting, 3)
    away = SearchRun.objects.get()
    assert (away.kind, away.finished_at, away.details) == ("weg", None, ["instelling"])
    settings.SEARCH_ENGINE = "tantivy"
    assert worker.attempt(chore)
    assert (OutboxRow.objects.count(), chore.faults) == (0, 0)
    away.refresh_from_db()
    assert away.finished_at is not None
    assert search(SearchQuery(today=timezone.localdate(), text="knotwilg")).total == 1


@pytest.mark.django_db
def test_the_worker_does_what_was_asked_and_a_check_each_night(
    dossier: DossierPage, settings: Any, tmp_path: Path
) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "zoekindex"
    make_stuk(dossier, "Een knotwilg.")
    worker = PortalWorker()
    with time_machine.travel(NOON, tick=False) as clock:
        asked = request_run(SearchRun.Kind.REBUILD, None)
        assert request_run(SearchRun.Kind.REBUILD, None) is None
        assert worker.turn(worker.upkeep)
        asked.refresh_from_db()
        assert (asked.is_good, asked.words) == (True, "Klaar: 2 stukken, afspraken en dossiers zijn te vinden.")
        assert not do_nightly_check()
        clock.move_to(NOON + timedelta(hours=16))  # 4 in the morning here
        assert do_nightly_check()
        clock.move_to(NOON + timedelta(hours=17))
        assert not do_nightly_check()
        assert (SearchRun.objects.first().kind, SearchRun.objects.first().is_good) == ("controle", True)
        clock.move_to(NOON + timedelta(hours=16, days=1))
        assert do_nightly_check()


@pytest.mark.django_db
def test_a_worker_that_has_to_stop_leaves_a_rebuild_and_says_so(
    dossier: DossierPage, settings: Any, tmp_path: Path
) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "zoekindex"
    make_stuk(dossier, "Een knotwilg.")
    feed_index()
    name = get_engine().state().name
    worker = PortalWorker()
    asked = request_run(SearchRun.Kind.REBUILD, None)
    worker.stop()
    assert do_waiting_run(worker.stop_if_asked)
    asked.refresh_from_db()
    assert (asked.is_good, "moest stoppen" in asked.words) == (False, True)
    assert get_engine().state().name == name


@pytest.mark.django_db
def test_there_is_one_worker_on_sqlite(worker_folders: Path) -> None:
    assert not worker_is_running()
    with worker_lock():
        assert worker_is_running()
        with pytest.raises(CommandError, match="Er draait al een worker"):
            call_command("worker")
    assert not worker_is_running()


@pytest.mark.django_db(transaction=True)
def test_a_worker_reads_indexes_opens_and_stops_when_asked(worker_folders: Path) -> None:
    gemeente = make_gemeente(name="Duinvoorde", slug="duinvoorde")
    dossier = make_dossier(gemeente=gemeente, title="Wmo", slug="wmo")
    with running_worker() as process:
        result = ingest_upload(
            gemeente=gemeente, source=io.BytesIO(b"Een knotwilg."), filename="a.txt", dossiers=[dossier]
        )
        assert result.stuk is not None
        wait_until(lambda: StukReading.objects.get().state == StukReading.State.DONE)
        publish_stuk(result.stuk, at=timezone.now() + timedelta(seconds=1))
        wait_until(lambda: search(SearchQuery(today=timezone.localdate(), text="knotwilg")).total == 1)
    assert (process.returncode, Stuk.objects.get().live) == (0, True)


@pytest.mark.django_db(transaction=True)
def test_a_file_that_keeps_the_reader_busy_holds_up_nothing_else(worker_folders: Path) -> None:
    dossier = make_dossier(gemeente=make_gemeente(name="Duinvoorde", slug="duinvoorde"), title="Wmo", slug="wmo")
    ready = make_stuk(dossier, "Een knotwilg.", state="concept")
    busy = io.BytesIO(hostile_files.pdf_that_keeps_busy())
    with running_worker():
        slow = ingest_upload(gemeente=ready.gemeente, source=busy, filename="traag.pdf").bestand
        assert slow is not None
        wait_until(lambda: readings().running().exists())
        publish_stuk(ready)
        wait_until(lambda: search(SearchQuery(today=timezone.localdate(), text="knotwilg")).total == 1)
        slow.refresh_from_db()
        assert slow.state == Bestand.State.WAITING
        wait_until(lambda: readings().successful().exists())


@pytest.mark.django_db(transaction=True)
def test_the_ingest_command_leaves_the_work_to_a_running_worker(worker_folders: Path, capsys: Any) -> None:
    make_dossier(gemeente=make_gemeente(name="Duinvoorde", slug="duinvoorde"), title="Wmo", slug="wmo")
    memo = worker_folders / "memo.txt"
    memo.write_text("Een knotwilg.")
    with running_worker():
        call_command("ingest", str(memo), "--gemeente=duinvoorde", "--dossier=wmo", "--publish", "--json")
        assert search(SearchQuery(today=timezone.localdate(), text="knotwilg")).total == 1
        wait_until(lambda: readings().successful().count() == 1)
    assert '"status": "gelezen"' in capsys.readouterr().out
