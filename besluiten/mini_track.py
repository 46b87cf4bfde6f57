"""The small track on a row of a list of dossiers: it bends once per shift. Decorative: the words beside it say it.

Pure, and no scale: it shows the order of things, not dates.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

MOST_BENDS = 3
WIDTH, FLAT, BEND, DEPTH = 144, 10, 18, 22  # units of the SVG
NOW_WITHOUT_BENDS = 84

End = Literal["passed", "to_come", "unknown"]


@dataclass(frozen=True, slots=True)
class MiniTrack:
    straights: tuple[str, ...]
    bends: tuple[str, ...]
    ghosts: tuple[str, ...]
    future: str
    begin: int  # the height at which it starts
    height: int  # the height at which it is now
    now: int
    end: int | None  # where the plan stands, passed or to come; None when no date is known
    is_passed: bool


def mini_track(shifts: int, end: End) -> MiniTrack:
    """`shifts`: how often the main mijlpaal moved; from the fourth on it bends no further."""
    number = min(shifts, MOST_BENDS)
    heights = [6 + DEPTH * step // number for step in range(number + 1)] if number else [18]
    straights, bends, ghosts = [], [], []
    x = 4
    for above, below in pairwise(heights):
        edge, middle = x + FLAT, x + FLAT + BEND // 2
        straights.append(f"M{x} {above}H{edge}")
        bends.append(f"M{edge} {above}C{middle} {above} {middle} {below} {edge + BEND} {below}")
        ghosts.append(f"M{edge} {above}H{edge + 36}")
        x = edge + BEND
    now = max(x + FLAT + 12, NOW_WITHOUT_BENDS)
    straights.append(f"M{x} {heights[-1]}H{now}")
    until = {"passed": None, "to_come": WIDTH - 14, "unknown": now + 24}[end]
    return MiniTrack(
        straights=tuple(straights),
        bends=tuple(bends),
        ghosts=tuple(ghosts),
        future=f"M{now + 5} {heights[-1]}H{until}" if until else "",
        begin=heights[0],
        height=heights[-1],
        now=now,
        end={"passed": now - 12, "to_come": WIDTH - 6, "unknown": None}[end],
        is_passed=end == "passed",
    )
