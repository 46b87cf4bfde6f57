"""The moment that a page is about: now, or the end of a day that the address asks for (`?stand=2022-12-13`)."""

import re
from datetime import date
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils import timezone

from dossiers.panels import Moment
from dossiers.stand import stand_of

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
FIRST_YEAR = 1800


def now() -> Moment:
    """This moment, and today in the time zone of the portal."""
    return Moment(at=timezone.now(), today=timezone.localdate())


def moment_of(request: HttpRequest) -> Moment:
    """What the address asks for; raises BadRequest as `asked_day`. The stand of today is what there is now."""
    moment, day = now(), asked_day(request)
    frame: Any = request
    frame.stand = day  # for the band and the links of this page
    if day is None or day == moment.today:
        return moment
    return Moment(at=moment.at, today=day, stand=stand_of(day))


def asked_day(request: HttpRequest) -> date | None:
    """The day in the address, if any. Raises BadRequest for one that does not exist or is still to come."""
    words = request.GET.get("stand", "")
    if not words:
        return None
    day = _day(words)
    if day is None or day > timezone.localdate():
        raise BadRequest
    return day


def _day(words: str) -> date | None:
    if not _DAY.fullmatch(words):
        return None
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if day.year >= FIRST_YEAR else None
