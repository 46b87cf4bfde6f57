"""As test_worker_kill.py, at fifty moments (make faults)."""

from pathlib import Path

import pytest

from tests.ingest_under_fire import Fire

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]


def test_fifty_kills_lose_and_double_nothing(worker_folders: Path) -> None:
    fire = Fire()
    for turn in range(50):
        if turn % 5 == 4:
            fire.kill_command(worker_folders)
        else:
            fire.kill_worker()
    fire.let_the_worker_finish()
    fire.check()
