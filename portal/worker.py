"""The second process: does tasks, feeds the search index, opens and closes what has its moment, mends what broke off.

Three threads: neither a file that takes half a minute to read nor a rebuild of the index may hold up an embargo or what
was just published.
Several processes may do this on PostgreSQL, where each row is claimed.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from django.db import connection, connections
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker
from django_tasks_db.models import DBTaskResult, get_date_max

from besluiten.services.gates import freeze_due_gates
from besluiten.services.history_check import HistoryCheck, line_of, totals_of
from besluiten.services.oordelen import publish_due_oordelen
from besluiten.services.publicity import refresh_all_afspraken
from dossiers.services.publicity import open_pages, refresh_all
from dossiers.statements import Slot, Statement
from portal.services.schedule import open_and_close
from portal.services.stamps import add_together
from portal.services.task_recovery import (
    enqueue_forgotten_readings,
    forget_finished_tasks,
    requeue_cut_off_tasks,
)
from search.empty_queries import forget_old
from search.engine import EngineAway
from search.feeding import feed_outbox
from search.kept_lists import get_dutch
from search.locks import WriterBusy
from search.runs import RunStopped, do_nightly_check, do_waiting_run, note_engine_away, note_engine_back

logger = logging.getLogger(__name__)

IDLE_SECONDS = 0.5
LONGEST_WAIT = 30.0
"""Before what failed is tried again; the first time after a second, and then twice as long each time."""


@dataclass(slots=True)
class Chore:
    """`run` is called when due and says whether there was something to do."""

    run: Callable[[], bool]
    every_seconds: float = 0.0
    due: float = 0.0
    faults: int = 0
    """How often in a row it failed."""

    def end(self, *, is_good: bool) -> None:
        self.faults = 0 if is_good else self.faults + 1
        wait = self.every_seconds if is_good else min(2.0 ** (self.faults - 1), LONGEST_WAIT)
        self.due = time.monotonic() + wait


class PortalWorker:
    def __init__(self) -> None:
        self.is_stopping = False
        self.worker_id = get_random_string(32)
        self.tasks = [Chore(self.do_one_task)]
        self.chores = [
            Chore(feed_index),
            Chore(lambda: open_and_close() > 0, every_seconds=10),
            Chore(open_pages, every_seconds=10),
            Chore(lambda: publish_due_oordelen() > 0, every_seconds=10),
            Chore(lambda: freeze_due_gates() > 0, every_seconds=300),
            Chore(mend, every_seconds=30),
            Chore(add_together, every_seconds=30),
            Chore(tidy_up, every_seconds=24 * 3600),
        ]
        self.upkeep = [
            Chore(lambda: do_waiting_run(self.stop_if_asked), every_seconds=1),
            Chore(lambda: do_nightly_check(self.stop_if_asked), every_seconds=60),
            Chore(self.check_history, every_seconds=24 * 3600),
        ]

    def stop(self) -> None:
        """After what is being done now."""
        self.is_stopping = True

    def run(self, on_ready: Callable[[], None]) -> None:
        # The lock says that there is no other worker on SQLite, so what is said to run there runs no more.
        requeue_cut_off_tasks(none_can_run=connection.vendor == "sqlite")
        others = [
            threading.Thread(target=self.work, args=(chores,), name=name)
            for name, chores in (("tasks", self.tasks), ("upkeep", self.upkeep))
        ]
        get_dutch()  # reads the lists, so that the first change is found as soon as any other
        for thread in others:
            thread.start()
        on_ready()
        self.work(self.chores)
        for thread in others:
            thread.join()

    def stop_if_asked(self, done: int, total: int) -> None:
        """For long work that tells how far it is."""
        if self.is_stopping:
            raise RunStopped

    def work(self, chores: Sequence[Chore]) -> None:
        try:
            while not self.is_stopping:
                if not self.turn(chores):
                    time.sleep(IDLE_SECONDS)
        finally:
            connections.close_all()  # those of this thread

    def turn(self, chores: Sequence[Chore]) -> bool:
        """Every chore that is due, once; whether one of them had something to do."""
        busy = False
        for chore in chores:
            if not self.is_stopping and time.monotonic() >= chore.due:
                busy |= self.attempt(chore)
        return busy

    def attempt(self, chore: Chore) -> bool:
        """A chore that fails is logged and tried again a little later; the others go on meanwhile."""
        try:
            was_busy = chore.run()
        except EngineAway as error:
            logger.warning("the search index cannot be fed now: %s", error)
        except Exception:
            logger.exception("a chore of the worker failed")
            connections.close_all()  # the database may have gone away; the next chore connects anew
        else:
            chore.end(is_good=True)
            return was_busy
        chore.end(is_good=False)
        return False

    def check_history(self) -> bool:
        """What `controleer_historie` says goes to the log."""
        check = HistoryCheck()
        with suppress(RunStopped):
            for fault in check.walk(self.stop_if_asked):
                logger.error("the history of an afspraak is not as it was written: %s", line_of(fault))
            logger.log(logging.ERROR if check.faults else logging.INFO, " ".join(totals_of(check)))
        return False

    def do_one_task(self) -> bool:
        # Asking first: the task worker takes the write lock of SQLite just to look.
        if not _ready_task().rows({"now": timezone.now()}):
            return False
        TaskWorker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            max_tasks=1,
            startup_delay=False,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            worker_id=self.worker_id,
        ).run()
        return True


@cache
def _ready_task() -> Statement:
    """As the task worker's own `ready()`, which would be put into words twice a second."""
    is_due = Q(run_after=get_date_max()) | Q(run_after__lte=Slot("now"))
    ready = DBTaskResult.objects.filter(is_due, status=TaskResultStatus.READY, backend_name=DEFAULT_TASK_BACKEND_ALIAS)
    return Statement.of(ready.order_by().values_list("pk")[:1])


def feed_index() -> bool:
    try:
        fed = feed_outbox(wait=0)
    except WriterBusy:  # a rebuild, which feeds what waits itself
        return False
    except EngineAway as error:
        note_engine_away(error)
        raise
    if fed:
        note_engine_back()
    return fed > 0


def mend() -> bool:
    return requeue_cut_off_tasks(none_can_run=False) + enqueue_forgotten_readings() > 0


def tidy_up() -> bool:
    forget_finished_tasks()
    forget_old(timezone.localdate())
    if changed := refresh_all() + refresh_all_afspraken():
        logger.error("what is public was kept wrongly for %d dossiers, stukken and afspraken; it is put right", changed)
    return False
