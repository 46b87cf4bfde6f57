"""The small track on a row of dossiers bends once per shift, and says whether the plan has passed."""

import pytest

from besluiten.mini_track import WIDTH, mini_track


@pytest.mark.parametrize(("shifts", "bends"), [(0, 0), (1, 1), (2, 2), (3, 3), (4, 3), (20, 3)])
def test_it_bends_once_per_shift_and_three_times_at_most(shifts: int, bends: int) -> None:
    track = mini_track(shifts, "to_come")
    assert len(track.bends) == len(track.ghosts) == bends
    assert (track.height > track.begin) == bool(shifts)
    assert track.height <= 30
    assert track.now < WIDTH - 14


def test_a_plan_that_has_passed_lies_before_now_and_one_to_come_after() -> None:
    passed, ahead, unknown = (mini_track(1, end) for end in ("passed", "to_come", "unknown"))
    assert passed.end is not None
    assert ahead.end is not None
    assert passed.end < passed.now < ahead.end
    assert (passed.future, unknown.end) == ("", None)
    assert ahead.future != unknown.future != ""
