"""What the parties say about one afspraak, and whether two of them differ. Pure: no Django."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

BOARD = "college"
UNKNOWN = "niet_te_zeggen"
PROPOSED = "nagekomen"


class Reading(NamedTuple):
    """`speaker`: the party, or the key of the orgaan that speaks for itself; `order`: what came later that day."""

    speaker: str | int
    verdict: str
    day: date
    order: float


def proposal(day: date, order: float) -> Reading:
    """Who proposes a settlement says that the afspraak was met; it is the college that proposes."""
    return Reading(BOARD, PROPOSED, day, order)


def latest_readings(readings: Iterable[Reading]) -> dict[str | int, Reading]:
    """Per speaker the one that counts."""
    ordered = sorted(readings, key=lambda one: (one.day, one.order))
    return {one.speaker: one for one in ordered}


def is_disputed(readings: Iterable[Reading]) -> bool:
    """The latest readings of two speakers differ; who cannot tell differs from nobody."""
    verdicts = {one.verdict for one in latest_readings(readings).values()}
    return len(verdicts - {UNKNOWN}) > 1
