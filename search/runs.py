"""Long work on the index, with what became of it: asked for in /beheer/ or on the command line, done by the worker or
there."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.check import CheckResult, check, lines_of, repair, roll_back
from search.engine import EngineAway
from search.feeding import Progress
from search.models import SearchRun
from search.rebuilding import RebuildFailed, rebuild

logger = logging.getLogger(__name__)

CUT_OFF_AFTER = timedelta(minutes=5)
"""Who has not told for so long how far it is, was killed. Reading a whole index in one go tells nothing meanwhile."""
NIGHT_HOURS = range(3, 6)
CHECK_AT_LEAST_EVERY = timedelta(hours=25)
DETAILS_KEPT = 200
KEEP_RUNS = timedelta(days=90)
_SECONDS_BETWEEN_NOTES = 1.0


class RunStopped(Exception):
    """Raised by a progress callback whose process has to end."""


@dataclass(frozen=True, slots=True)
class Outcome:
    is_good: bool
    words: str
    lines: tuple[str, ...] = ()


def request_run(kind: str, user: Any) -> SearchRun | None:
    """The worker does it soon. None when the same waits or goes on already."""
    with transaction.atomic():
        if any(run.kind == kind for run in unfinished_runs()):
            return None
        return SearchRun.objects.create(kind=kind, asked_by=user)


def unfinished_runs() -> list[SearchRun]:
    """Those that wait or go on, not those that were cut off."""
    runs = SearchRun.objects.filter(finished_at=None).exclude(kind=SearchRun.Kind.AWAY)
    return [run for run in runs if not is_cut_off(run)]


def is_cut_off(run: SearchRun) -> bool:
    last = run.seen_at or run.started_at
    return run.finished_at is None and last is not None and timezone.now() - last > CUT_OFF_AFTER


def run_now(kind: str, on_progress: Progress | None = None) -> Outcome:
    return perform(SearchRun.objects.create(kind=kind, started_at=timezone.now()), on_progress)


def do_waiting_run(on_progress: Progress | None = None) -> bool:
    """The oldest that somebody asked for; whether there was one."""
    waiting = SearchRun.objects.filter(started_at=None).order_by("pk").first()
    if waiting is None or not SearchRun.objects.filter(pk=waiting.pk, started_at=None).update(
        started_at=timezone.now()
    ):
        return False
    perform(waiting, on_progress)
    return True


def do_nightly_check(on_progress: Progress | None = None) -> bool:
    """Once a night, and by day when the machine was off at night; whether it was time."""
    now = timezone.now()
    last = SearchRun.objects.filter(kind__in=[SearchRun.Kind.CHECK, SearchRun.Kind.REPAIR]).first()
    age = now - last.asked_at if last else None
    is_night = timezone.localtime(now).hour in NIGHT_HOURS
    if (is_night and (age is None or age > timedelta(hours=len(NIGHT_HOURS)))) or (age and age > CHECK_AT_LEAST_EVERY):
        SearchRun.objects.filter(asked_at__lt=now - KEEP_RUNS).delete()
        run_now(SearchRun.Kind.CHECK, on_progress)
        return True
    return False


def note_engine_away(error: EngineAway) -> None:
    """Kept from the first time on, with what was last said."""
    now = timezone.now()
    told = {"words": str(error), "details": [error.trouble], "seen_at": now}
    if not SearchRun.objects.filter(kind=SearchRun.Kind.AWAY, finished_at=None).update(**told):
        SearchRun.objects.create(kind=SearchRun.Kind.AWAY, started_at=now, is_good=False, **told)


def note_engine_back() -> None:
    SearchRun.objects.filter(kind=SearchRun.Kind.AWAY, finished_at=None).update(finished_at=timezone.now())


def perform(run: SearchRun, on_progress: Progress | None = None) -> Outcome:
    """Never raises for what goes wrong in the work itself: that is its outcome."""
    try:
        outcome = _WORK[SearchRun.Kind(run.kind)](_Notes(run, on_progress))
    except RunStopped:
        outcome = Outcome(False, _("Afgebroken: het programma dat dit deed, moest stoppen."))
    except (EngineAway, RebuildFailed) as error:
        outcome = Outcome(False, str(error))
    except Exception as error:
        logger.exception("%s of the search index failed", run.kind)
        outcome = Outcome(False, _("Er ging iets mis: %(error)s. Meer staat in het log.") % {"error": error})
    run.is_good, run.words, run.details = outcome.is_good, outcome.words, list(outcome.lines[:DETAILS_KEPT])
    run.finished_at = timezone.now()
    run.save(update_fields=["is_good", "words", "details", "finished_at"])
    logger.log(logging.INFO if outcome.is_good else logging.ERROR, "%s: %s", run.get_kind_display(), outcome.words)
    return outcome


class _Notes:
    """Keeps in the database how far a run is, and passes it on."""

    def __init__(self, run: SearchRun, on_progress: Progress | None) -> None:
        self.run = run
        self.on_progress = on_progress
        self.next_note = 0.0

    def __call__(self, done: int, total: int) -> None:
        if done == total or time.monotonic() >= self.next_note:
            SearchRun.objects.filter(pk=self.run.pk).update(done=done, total=total, seen_at=timezone.now())
            self.next_note = time.monotonic() + _SECONDS_BETWEEN_NOTES
        if self.on_progress is not None:
            self.on_progress(done, total)


def _do_rebuild(notes: Progress) -> Outcome:
    total = rebuild(notes)
    return Outcome(True, _("Klaar: %(n)d stukken, afspraken en dossiers zijn te vinden.") % {"n": total})


def _do_check(notes: Progress) -> Outcome:
    return _outcome(check(notes))


def _do_repair(notes: Progress) -> Outcome:
    before = check(notes)
    if not before.differences:
        return _outcome(before)
    repair(before)
    after = _outcome(check(notes))
    mended = len(before.differences)
    words = ngettext("%(n)d verschil aangepakt.", "%(n)d verschillen aangepakt.", mended) % {"n": mended}
    return Outcome(after.is_good, f"{words} {after.words}", after.lines)


def _do_rollback(notes: Progress) -> Outcome:
    rolled = roll_back(notes)
    if rolled is None:
        return Outcome(False, _("Er is geen vorige index die deze versie kan lezen. Bouw een nieuwe."))
    name, count = rolled
    words = _("De vorige index (%(name)s) doet het weer. Daarin liep achter en is bijgewerkt: %(n)d plekken.")
    return Outcome(True, words % {"name": name, "n": count})


def _outcome(result: CheckResult) -> Outcome:
    numbers = {"documents": result.documents, "parents": result.parents}
    if result.is_good:
        words = _("Index en database zijn gelijk: %(documents)d plekken van %(parents)d dingen.")
        return Outcome(True, words % numbers)
    faults = Counter(one.fault.value for one in result.differences)
    told = [f"{n} {fault}" for fault, n in sorted(faults.items())]
    told += [_("%(n)d niet te maken") % {"n": len(result.unbuilt)}] if result.unbuilt else []
    words = _("Index en database verschillen: %(told)s.") % {"told": ", ".join(told)}
    return Outcome(False, words, tuple(lines_of(result)))


_WORK: dict[SearchRun.Kind, Callable[[Progress], Outcome]] = {
    SearchRun.Kind.CHECK: _do_check,
    SearchRun.Kind.REPAIR: _do_repair,
    SearchRun.Kind.REBUILD: _do_rebuild,
    SearchRun.Kind.ROLLBACK: _do_rollback,
}
