"""Which known stuk a reference means, why, and when that is not clear."""

from datetime import date

import pytest

from dossiers.models import Stuk
from dossiers.reading.resolving import SOORTEN_BY_ENDING, KnownStuk, MatchRule, resolve_reference


def stuk(
    key: str, soort: str = "memo", day: date | None = date(2023, 12, 10), kenmerk: str = "", title: str = "Brug"
) -> KnownStuk:
    return KnownStuk(key, soort, day, day, kenmerk, title)


MEMO = stuk("memo")
OTHER_DAY = stuk("other", day=date(2023, 11, 1), title="Brug en sluis")
LETTER = stuk("letter", soort="raadsinformatiebrief", kenmerk="RIB-2023-112", title="Aanpak achterstanden Wmo")
MOTION = stuk("motion", soort="motie", day=date(2023, 7, 6), kenmerk="M23-14", title="Motie Bomen langs de vaart")


def test_the_number_decides_whatever_its_signs() -> None:
    found = resolve_reference({"type": "raadsinformatiebrief", "number": "RIB 2023/112"}, [MEMO, LETTER, MOTION])
    assert found is not None
    assert (found.best.stuk, found.best.rule, found.is_clear) == (LETTER, MatchRule.NUMBER, True)
    assert found.best.words == ("RIB 2023/112",)


def test_a_number_without_its_letters_is_still_that_number() -> None:
    found = resolve_reference({"type": "raadsinformatiebrief", "number": "2023-112"}, [MEMO, LETTER])
    assert found is not None
    assert (found.best.stuk, found.best.rule, found.is_clear) == (LETTER, MatchRule.PART_OF_NUMBER, True)


def test_day_and_soort_together_are_clear_and_the_runner_up_is_named() -> None:
    found = resolve_reference({"type": "raadsmemo", "date": "2023-12-10"}, [OTHER_DAY, LETTER, MEMO, MOTION])
    assert found is not None
    assert {found.best.stuk, found.runner_up and found.runner_up.stuk} == {MEMO, LETTER}
    assert not found.is_clear
    alone = resolve_reference({"type": "raadsmemo", "date": "2023-12-10"}, [OTHER_DAY, MEMO, MOTION])
    assert alone is not None
    assert (alone.best.stuk, alone.best.rule, alone.runner_up, alone.is_clear) == (MEMO, MatchRule.DAY, None, True)


def test_two_papers_of_one_day_are_not_clear_until_the_title_tells() -> None:
    first, second = stuk("first", title="Onderhoud sluis"), stuk("second", title="Planning nieuwe brug")
    reference = {"type": "memo", "date": "2023-12-10"}
    found = resolve_reference(reference, [first, second])
    assert found is not None
    assert found.runner_up is not None
    assert not found.is_clear
    told = resolve_reference({**reference, "title": "de planning van de brug"}, [first, second])
    assert told is not None
    assert (told.best.stuk, told.best.rule, told.is_clear) == (second, MatchRule.TITLE, True)
    assert told.best.words == ("planning", "brug", "2023-12-10")


def test_a_title_decides_without_a_date() -> None:
    found = resolve_reference({"type": "motie", "title": "Bomen langs de vaart"}, [MEMO, LETTER, MOTION])
    assert found is not None
    assert (found.best.stuk, found.best.rule, found.is_clear) == (MOTION, MatchRule.TITLE, True)


@pytest.mark.parametrize(
    "reference",
    [
        {"type": "memo"},
        {},
        {"type": "memo", "date": "2021-01-05"},
        {"type": "memo", "title": "Nieuwbouw zwembad"},
        {"type": "motie", "number": "M19-02"},
        {"type": "memo", "date": "2023"},
        {"type": "memo", "date": "geen datum"},
    ],
)
def test_nothing_fits(reference: dict[str, str]) -> None:
    assert resolve_reference(reference, [stuk("old", day=date(2018, 3, 1)), MOTION]) is None


def test_no_stukken_at_all() -> None:
    assert resolve_reference({"type": "memo", "date": "2023-12-10"}, []) is None


def test_a_month_finds_a_stuk_but_is_not_clear() -> None:
    found = resolve_reference({"type": "memo", "date": "2023-12"}, [MEMO, OTHER_DAY])
    assert found is not None
    assert (found.best.stuk, found.best.rule, found.is_clear) == (MEMO, MatchRule.PERIOD, False)


def test_a_day_that_is_just_off_is_proposed_and_not_clear() -> None:
    found = resolve_reference({"type": "memo", "date": "2023-12-12"}, [MEMO])
    assert found is not None
    assert (found.best.rule, found.is_clear) == (MatchRule.NEAR_DAY, False)


def test_another_number_speaks_against_the_day() -> None:
    other = stuk("other-number", soort="motie", day=date(2023, 7, 6), kenmerk="M23-15")
    found = resolve_reference({"type": "motie", "number": "M23-14", "date": "2023-07-06"}, [other, MOTION])
    assert found is not None
    assert (found.best.stuk, found.is_clear) == (MOTION, True)


def test_a_stuk_of_another_soort_is_not_meant() -> None:
    assert resolve_reference({"type": "motie", "date": "2023-12-10"}, [MEMO]) is None


def test_a_stuk_without_a_date_can_still_be_found_by_its_title() -> None:
    undated = stuk("undated", day=None, title="Verbeterplan sociaal domein")
    found = resolve_reference({"type": "memo", "date": "2023-12-10", "title": "Verbeterplan sociaal domein"}, [undated])
    assert found is not None
    assert found.best.stuk == undated


def test_the_soorten_of_the_table_are_those_of_the_model() -> None:
    assert {soort for _, soorten in SOORTEN_BY_ENDING for soort in soorten} <= set(Stuk.Soort.values)
