"""kill -9 at five random moments of an ingest: every file is there exactly once, and found."""

from pathlib import Path

import pytest

from tests.ingest_under_fire import Fire

pytestmark = pytest.mark.django_db(transaction=True)


def test_five_kills_lose_and_double_nothing(worker_folders: Path) -> None:
    fire = Fire()
    for _turn in range(4):
        fire.kill_worker()
    fire.kill_command(worker_folders)
    fire.let_the_worker_finish()
    fire.check()
