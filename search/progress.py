"""How far long work is, on a terminal or in a log."""

from __future__ import annotations

import time

from django.core.management.base import OutputWrapper

WIDTH = 30
SECONDS_BETWEEN_LINES = 2.0


class ProgressBar:
    """To be called with how many are done and how many there are: on a terminal one line that renews itself, else a
    line every two seconds and at the end."""

    def __init__(self, out: OutputWrapper, unit: str) -> None:
        self.out = out
        self.unit = unit
        self.is_terminal = out.isatty()
        self.began = time.monotonic()
        self.told_at = self.began

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done < total and not self.is_terminal and now - self.told_at <= SECONDS_BETWEEN_LINES:
            return
        self.told_at = now
        words = f"{done} van {total} {self.unit}{time_left(now - self.began, done, total)}"
        if self.is_terminal:
            filled = WIDTH * done // max(1, total)
            words = f"\r\x1b[2K[{'#' * filled}{'.' * (WIDTH - filled)}] {words}"
        ending = "" if self.is_terminal and done < total else "\n"
        self.out.write(words, style_func=str, ending=ending)
        self.out.flush()


def time_left(seconds: float, done: int, total: int) -> str:
    """ ", nog 2 min" at the same speed; nothing as long as that says little."""
    if not done or done == total or seconds < 1:
        return ""
    left = seconds / done * (total - done)
    return f", nog {round(left / 60)} min" if left >= 90 else f", nog {max(1, round(left))} s"
