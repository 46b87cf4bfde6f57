"""Where everything stands on the line of a term: when it was said, which days it allows, when it was done, and today.

Pure, as `slip_chart`. There is no line without a last day: what has no date is counted, not drawn.
"""

from dataclasses import dataclass
from datetime import date

from besluiten.chart_words import WIDTH, Words, in_rows

MARGIN = 14
LINE = 46
OPEN_BAR = 26  # of a term of which only the last day is named
LEAST_BAR = 6


@dataclass(frozen=True, slots=True)
class Term:
    said: date
    earliest: date | None
    latest: date
    words: str
    said_words: str
    done: date | None = None
    done_words: str = ""


@dataclass(frozen=True, slots=True)
class TermChart:
    height: int
    line: int
    past: str  # the path until today
    future: str  # and after it; "" when all has passed
    said: int
    bar: int
    bar_width: int
    done: int | None
    today: int
    above: tuple[Words, ...]
    below: tuple[Words, ...]
    width: int = WIDTH


def term_chart(term: Term, today: date, today_words: str) -> TermChart:
    known = [day for day in (term.said, term.earliest, term.latest, term.done, today) if day]
    first, days = min(known), (max(known) - min(known)).days or 1

    def x(day: date) -> int:
        return MARGIN + round((WIDTH - 2 * MARGIN) * (day - first).days / days)

    end, now = x(term.latest), x(today)
    start = min(x(term.earliest) if term.earliest else max(end - OPEN_BAR, x(term.said)), end - LEAST_BAR)
    above, _rows = in_rows([((start + end) // 2, term.words, True)], 22)
    labels = [(x(term.said), term.said_words, False), (now, today_words, True)]
    if term.done:
        labels.append((x(term.done), term.done_words, False))
    below, rows = in_rows(labels, LINE + 36)
    return TermChart(
        height=LINE + 26 + 16 * rows,
        line=LINE,
        past=f"M{MARGIN - 6} {LINE}H{now}",
        future=f"M{now} {LINE}H{WIDTH - 2}" if now < WIDTH - MARGIN else "",
        said=x(term.said),
        bar=start,
        bar_width=end - start,
        done=x(term.done) if term.done else None,
        today=now,
        above=tuple(above),
        below=tuple(below),
    )
