"""What opens at its moment and what closes at its moment.

As Wagtail's `publish_scheduled`, but each thing in a transaction of its own, and one that fails does not keep the
others closed (or open). Several workers may do this at once: each thing is done once.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import Any

from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)


def open_and_close() -> int:
    """Publish every revision and unpublish every thing whose moment has come; returns how many were done."""
    now = timezone.now()
    closed = (_each(_expired(model, now), partial(_close, model, now)) for model in _models())
    due = Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at")
    return sum(closed) + _each(due.values_list("pk", flat=True), lambda pk: _open(pk, now))


def _models() -> Iterator[Any]:
    yield Page
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page):
            yield model


def _expired(model: Any, now: datetime) -> models.QuerySet[Any]:
    expired = model.objects.filter(live=True, expire_at__lte=now).order_by("expire_at")
    return expired.values_list("pk", flat=True)


def _each(pks: Iterable[int], act: Callable[[int], bool]) -> int:
    done = 0
    for pk in list(pks):
        try:
            done += act(pk)
        except DatabaseError:
            raise
        except Exception:  # whatever is wrong with this one, the others must not wait for it
            logger.exception("scheduled change of %s failed", pk)
    return done


@transaction.atomic
def _close(model: Any, now: datetime, pk: int) -> bool:
    rows = model.objects.select_for_update(skip_locked=True)
    thing = rows.filter(pk=pk, live=True, expire_at__lte=now).first()
    if thing is None:
        return False
    getattr(thing, "specific", thing).unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True


@transaction.atomic
def _open(pk: int, now: datetime) -> bool:
    rows = Revision.objects.select_for_update(skip_locked=True)
    revision = rows.filter(pk=pk, approved_go_live_at__lte=now).first()
    if revision is None:
        return False
    revision.publish(log_action="wagtail.publish.scheduled")
    return True
