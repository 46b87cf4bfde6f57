"""The bench reckons right: ratios, spread, exponents, verdicts. Speed itself is for `make bench`, never for a test."""

import os
import random
import subprocess
import sys
from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import words
from bench.benches import BENCHES
from bench.corpus import SIZES, event_counts, page_counts
from bench.environment import ROOT, engine_environment, product_environment
from bench.frame import (
    Row,
    Target,
    as_json,
    compared,
    exponent,
    from_json,
    interleaved,
    percentile,
    ratios,
    slope,
    table,
)
from bench.search_memory import anonymous_mb
from bench.server import free_port
from bench.words import vocabulary

AT_LEAST_HALF = Target(">=", 0.5, "≥ 0,5 × basis")
NAMES = (
    *("page-dossier", "page-cached", "page-n1", "page-growth", "list-50", "search", "search-common"),
    *("overview", "stand", "stand-growth", "list-growth"),
    *("search-growth", "search-memory", "suggest", "index", "rebuild", "found"),
    *("search-elasticsearch", "search-common-elasticsearch", "search-growth-elasticsearch"),
    *("suggest-elasticsearch", "index-elasticsearch", "rebuild-elasticsearch", "found-elasticsearch"),
    *("ingest-pdf", "analyse", "reading-growth", "ingest-mem", "publish", "cold-start"),
)


def test_every_bench_of_the_issue_has_a_script() -> None:
    assert sorted(BENCHES) == sorted(NAMES)
    assert [name for name in NAMES if not callable(import_module(f"bench.{BENCHES[name].script}").run)] == []


def test_without_elasticsearch_its_benches_fail_with_the_reason(tmp_path: Path) -> None:
    """And the others go on: nothing breaks off."""
    command = [sys.executable, "-m", "bench.child", "S", str(tmp_path), "search-elasticsearch"]
    environment = product_environment(tmp_path, TEST_ELASTICSEARCH_URL="")
    asked = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    row = from_json(asked.stdout.decode())
    assert (row.name, row.is_ok) == ("search-elasticsearch", False)
    assert "geen Elasticsearch" in table([row])


def test_each_engine_of_a_bench_has_its_own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ELASTICSEARCH_URL", raising=False)
    monkeypatch.setenv("TEST_ELASTICSEARCH_URL", "http://127.0.0.1:9")
    found = engine_environment("elasticsearch", "bench")
    assert (found["SEARCH_ENGINE"], found["ELASTICSEARCH_URL"]) == ("elasticsearch", "http://127.0.0.1:9")
    assert found["ELASTICSEARCH_PREFIX"] == f"bench-{os.getpid()}"
    assert engine_environment("tantivy", "bench")["ELASTICSEARCH_URL"] == ""


def test_what_a_process_holds_for_itself_is_seen() -> None:
    before = anonymous_mb(os.getpid())
    held = random.Random(1).randbytes(32 << 20)
    assert anonymous_mb(os.getpid()) - before > 0.9 * len(held) / (1 << 20)


def test_a_row_is_judged_on_the_median_of_its_ratios_and_shows_their_spread() -> None:
    row = compared("x", "ms", AT_LEAST_HALF, [4, 6, 5, 1, 9], [10, 10, 10, 10, 10])
    assert row.judged == 0.5
    assert row.spread == (0.1, 0.9)
    assert row.is_ok


def test_the_ratio_is_of_each_round_and_not_of_the_medians() -> None:
    """A machine that slows down half-way slows both sides."""
    assert ratios([1, 1, 10], [2, 2, 20]) == (0.5, 0.5, 0.5)


@pytest.mark.parametrize(("product", "baseline"), [([], []), ([1.0], [1.0, 2.0]), ([1.0], [0.0])])
def test_rounds_without_their_baseline_are_refused(product: list[float], baseline: list[float]) -> None:
    with pytest.raises(ValueError, match=r"baseline|both"):
        ratios(product, baseline)


def row_of(*, baseline: float | None, needs_baseline: bool = True, also: tuple[tuple[str, bool], ...] = ()) -> Row:
    target = Target("<=", 512, "≤ 512 MB")
    return Row("x", "MB", 100, baseline, 100, target, needs_baseline=needs_baseline, also=also)


def test_a_row_without_a_baseline_of_the_same_run_has_failed() -> None:
    assert row_of(baseline=1).is_ok
    assert not row_of(baseline=None).is_ok
    assert row_of(baseline=None, needs_baseline=False).is_ok  # a limit on memory


def test_every_demand_of_a_row_counts() -> None:
    assert not row_of(baseline=1, also=(("≤ 20 queries: 21", False),)).is_ok


@pytest.mark.parametrize(("comparison", "below", "above"), [("<=", True, False), (">=", False, True)])
def test_a_target_holds_on_one_side_and_at_its_limit(comparison: str, below: bool, above: bool) -> None:
    target = Target(comparison, 1.0, "")  # type: ignore[arg-type] # one of the two
    assert (target.is_met(0.9), target.is_met(1.0), target.is_met(1.1)) == (below, True, above)


@given(st.floats(-2, 2), st.floats(0.1, 100))
def test_the_exponent_of_a_power_is_its_power(power: float, factor: float) -> None:
    sizes = [10, 100, 1_000, 10_000]
    assert exponent(sizes, [factor * size**power for size in sizes]) == pytest.approx(power, abs=1e-6)


def test_an_exponent_of_one_size_is_none() -> None:
    with pytest.raises(ValueError, match="two sizes"):
        exponent([10, 10], [1, 2])


def test_the_interval_of_a_slope_is_as_wide_as_the_points_are_scattered() -> None:
    assert slope([0, 1, 2, 3], [5, 7, 9, 11]) == pytest.approx((2, 0))
    # By hand: a level line, squares left 1.2, three degrees of freedom, t = 3.182.
    found, half_width = slope([0, 1, 2, 3, 4], [1, 0, 1, 0, 1])
    assert found == pytest.approx(0)
    assert half_width == pytest.approx(3.182 * (1.2 / 3 / 10) ** 0.5, rel=0.05)


def test_a_percentile_is_one_of_the_values() -> None:
    assert [percentile(range(1, 101), part) for part in (0.5, 0.95, 1)] == [50, 95, 100]
    assert percentile([7.0], 0.95) == 7.0


def test_both_sides_take_turns_and_the_first_turn_does_not_count() -> None:
    turns = []

    def product() -> float:
        turns.append("A")
        return len(turns)

    def baseline() -> float:
        turns.append("B")
        return len(turns)

    assert interleaved(product, baseline, rounds=2) == ([3, 5], [4, 6])
    assert "".join(turns) == "ABABAB"


def test_a_row_comes_back_from_its_line_as_it_was() -> None:
    row = compared(
        "x", "ms", AT_LEAST_HALF, [1, 2], [2, 2], also=(("304", True),), beside=("ander",), details={"bytes": 3}
    )
    assert from_json(as_json(row, size="S")) == row


def test_the_table_says_what_was_reached_and_what_was_not() -> None:
    missed = compared("page-x", "ms", AT_LEAST_HALF, [1], [10], also=(("≤ 20 queries: 7", True),))
    lines = table([missed, row_of(baseline=None), replace(missed, also=(), beside=("ander: 3 ms",))]).splitlines()
    assert lines[0].split() == ["naam", "gemeten", "basis", "verhouding", "spreiding", "doel", "gehaald"]
    assert lines[2].split() == ["page-x", "1", "ms", "10", "ms", "0.10", "0.10–0.10", "≥", "0,5", "×", "basis", "nee"]
    assert lines[3].split() == ["≤", "20", "queries:", "7", "ja"]
    assert lines[4].split() == ["x", "100", "MB", "geen", "–", "–", "≤", "512", "MB", "nee"]
    assert lines[6].split() == ["ander:", "3", "ms", "–"]


@pytest.mark.parametrize("name", SIZES)
def test_a_corpus_has_the_size_that_its_name_promises(name: str) -> None:
    size = SIZES[name]
    counts = [event_counts(events) for events in size.events]
    assert [sum(one.values()) for one in counts] == list(size.events)
    assert all(min(one.values()) >= 1 for one in counts)
    assert sum(one["stuk"] for one in counts) <= size.documents
    pages = list(page_counts(size.documents, size.pages))
    assert (len(pages), sum(pages), min(pages)) == (size.documents, size.pages, 1)


def test_size_s_is_that_of_the_issue() -> None:
    size = SIZES["S"]
    assert (size.documents, size.pages, len(size.events), sum(size.events)) == (1_500, 16_000, 100, 5_000)


def test_the_same_seed_gives_the_same_words_and_common_ones_are_common() -> None:
    assert words.paragraph(random.Random(3), 500) == words.paragraph(random.Random(3), 500)
    sums = vocabulary()[1]
    weights = [sums[0], *(after - before for before, after in pairwise(sums))]
    assert weights == sorted(weights, reverse=True)
    assert len(set(vocabulary()[0])) > 20_000


def test_a_free_port_can_be_used() -> None:
    assert 1024 < free_port() < 65_536
