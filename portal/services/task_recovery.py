"""Puts back what a killed worker, or a process that died before it could enqueue, left undone.

django-tasks-db leaves the row of a killed task at RUNNING for good. Every task here can be done again without harm.
"""

from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dossiers.models import Bestand, StukReading
from dossiers.tasks import read_bestand_task

LONGEST_TASK = timedelta(minutes=5)
"""No task runs longer: reading a file is stopped after half a minute."""
TIME_TO_ENQUEUE = timedelta(seconds=10)
KEEP_FINISHED = timedelta(days=7)


def requeue_cut_off_tasks(*, none_can_run: bool) -> int:
    """Back to READY: each RUNNING task that no living worker can have; all, when no other worker can be there."""
    running = DBTaskResult.objects.running()
    if not none_can_run:
        running = running.filter(started_at__lt=timezone.now() - LONGEST_TASK)
    return int(running.update(status=TaskResultStatus.READY, started_at=None))


def enqueue_forgotten_readings() -> int:
    """A task for every file that waits without one, to be read or to be looked through for a stuk."""
    before = timezone.now() - TIME_TO_ENQUEUE
    unread = Bestand.objects.filter(state=Bestand.State.WAITING, received_at__lt=before)
    not_looked_through = StukReading.objects.filter(state=StukReading.State.WAITING, expected_at__lt=before)
    forgotten = {*unread.values_list("pk", flat=True), *not_looked_through.values_list("bestand", flat=True)}
    if forgotten:
        tasks = DBTaskResult.objects.filter(task_path=read_bestand_task.module_path)
        active = tasks.filter(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING])
        forgotten -= {row["args"][0] for row in active.values_list("args_kwargs", flat=True)}
    for pk in sorted(forgotten):
        read_bestand_task.enqueue(pk)
    return len(forgotten)


def forget_finished_tasks() -> None:
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEEP_FINISHED).delete()
