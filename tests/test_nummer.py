"""The number of an afspraak: given at confirmation, replaceable, never given twice."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from besluiten.models import Afspraak, StatusWijziging
from besluiten.models.status import salted_digest
from besluiten.services.afspraken import confirm_afspraak, set_nummer
from besluiten.services.status import change_status
from besluiten.transitions import Actor, Status
from dossiers.datering import datering_from_iso
from dossiers.services.gemeenten import make_dossier
from tests.factories import make_stuk, make_toezegging

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_numbers_follow_each_other_per_year_and_gemeente(dossier: Any, other_gemeente: Any) -> None:
    elsewhere = make_dossier(gemeente=other_gemeente, title="Elders")
    places = [(dossier, "2026"), (dossier, "2026-03"), (dossier, "2025-12-31"), (elsewhere, "2026-01-01")]
    made = [make_toezegging(make_stuk(place, date=datering_from_iso(day))) for place, day in places]
    assert [one.nummer for one in made] == ["T-2026-001", "T-2026-002", "T-2025-001", "T-2026-001"]


def test_a_number_that_was_replaced_is_not_given_to_another(dossier: Any) -> None:
    toezegging = make_toezegging(make_stuk(dossier))
    assert toezegging.nummer == "T-2026-001"
    set_nummer(toezegging, "26/114")
    assert make_toezegging(make_stuk(dossier)).nummer == "T-2026-002"


def test_a_number_is_not_taken_twice_or_away(dossier: Any) -> None:
    first, second = (make_toezegging(make_stuk(dossier)) for _n in range(2))
    for nummer in (first.nummer, " "):
        with pytest.raises(ValidationError):
            set_nummer(Afspraak.objects.get(pk=second.pk), nummer)


def test_confirming_from_two_screens_gives_one_number(dossier: Any) -> None:
    toezegging = make_toezegging(make_stuk(dossier), confirm=False)
    stale = Afspraak.objects.get()
    confirm_afspraak(toezegging)
    assert confirm_afspraak(stale).nummer == toezegging.nummer
    assert StatusWijziging.objects.count() == 1


def test_wiping_the_words_of_a_reason_leaves_a_chain_that_verifies(dossier: Any, triggers_lifted: None) -> None:
    toezegging = make_toezegging(make_stuk(dossier))
    row = change_status(toezegging, target=Status.IN_TREATMENT, actor=Actor.BOARD, reason="Mevrouw A. vroeg erom.")
    assert row.reason_digest == salted_digest(row.reason_salt, row.reason)
    StatusWijziging.objects.filter(pk=row.pk).update(reason="", reason_salt="")
    wiped = StatusWijziging.objects.get(pk=row.pk)
    assert wiped.compute_hash(list(wiped.evidence.all())) == wiped.hash
