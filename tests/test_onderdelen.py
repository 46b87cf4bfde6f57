"""A promise in parts: what each part is, how it was delivered, and what follows from the two."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from besluiten.deliveries import Given, Outcome, Promised, outcomes
from besluiten.models import Afspraak, Delivery, Onderdeel
from besluiten.services.onderdelen import add_onderdeel, correct_onderdeel, drop_onderdeel, judge_delivery
from tests.factories import PROMISE, make_stuk, make_toezegging, passage_of

GIVEN_ON = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("promised", "given", "expected"),
    [
        (Promised(), Given("geheel"), (Outcome.AS_PROMISED,)),
        (Promised("brief", 1, GIVEN_ON), Given("geheel", "brief", 1, GIVEN_ON), (Outcome.AS_PROMISED,)),
        (Promised("brief"), Given("geheel", "gesprek"), (Outcome.OTHER_FORM,)),
        (Promised("brief", 1), Given("geheel", "presentatie", 2), (Outcome.OTHER_FORM, Outcome.OTHERS)),
        (Promised(last_day=date(2026, 6, 30)), Given("deels", first_day=GIVEN_ON), (Outcome.PARTLY, Outcome.LATE)),
        (Promised("brief", 1), Given("geheel"), (Outcome.AS_PROMISED,)),
        (Promised("brief", 1, date(2020, 1, 1)), Given("niet", "memo", 2, GIVEN_ON), (Outcome.NOT,)),
    ],
)
def test_what_differs_is_named(promised: Promised, given: Given, expected: Any) -> None:
    assert outcomes(promised, given) == expected


@pytest.fixture
def toezegging(dossier: Any) -> Afspraak:
    return make_toezegging(make_stuk(dossier))


@pytest.fixture
def onderdeel(toezegging: Afspraak) -> Onderdeel:
    return add_onderdeel(toezegging, title="Een overzicht", form="brief", termijn_words="uiterlijk 1 juni 2026")


@pytest.mark.django_db
def test_putting_one_right_keeps_the_old_row(toezegging: Afspraak, onderdeel: Onderdeel) -> None:
    new = correct_onderdeel(onderdeel, title="Een overzicht per wijk", reason="Zo staat het er.", form="memo")
    assert [row.title for row in toezegging.onderdelen.current()] == ["Een overzicht per wijk"]
    with pytest.raises(ValidationError, match="net gewijzigd"):
        correct_onderdeel(onderdeel, title="Iets anders", reason="Ook waar.")
    drop_onderdeel(new, reason="Dit was een andere toezegging.")
    assert not toezegging.onderdelen.current().exists()
    assert toezegging.onderdelen.count() == 3


@pytest.mark.django_db
def test_a_correction_on_a_concept_leaves_the_public_row(dossier: Any, onderdeel: Onderdeel) -> None:
    concept = make_stuk(dossier, PROMISE, state="concept", title="Later memo")
    correct_onderdeel(onderdeel, title="Per wijk", reason="Later gezegd.", passage=passage_of(concept))
    assert [row.title for row in Onderdeel.objects.public().current()] == ["Een overzicht"]


@pytest.mark.django_db
def test_what_was_given_is_proved_and_what_was_not_is_explained(onderdeel: Onderdeel) -> None:
    with pytest.raises(ValidationError, match="Kies de passage"):
        judge_delivery(onderdeel, extent="geheel")
    with pytest.raises(ValidationError, match="waaruit blijkt"):
        judge_delivery(onderdeel, extent="niet")
    judge_delivery(onderdeel, extent="niet", reason="In geen stuk te vinden.")
    assert Delivery.objects.public().get().extent == "niet"


@pytest.mark.django_db
def test_a_delivery_in_a_concept_is_not_public(dossier: Any, onderdeel: Onderdeel) -> None:
    concept = make_stuk(dossier, PROMISE, state="concept", title="Later memo")
    judge_delivery(onderdeel, extent="geheel", passage=passage_of(concept))
    assert not Delivery.objects.public().exists()


@pytest.mark.django_db
def test_only_a_griffier_does_this(toezegging: Afspraak, onderdeel: Onderdeel, redacteur: Any) -> None:
    for act in (
        lambda: add_onderdeel(toezegging, title="Iets", user=redacteur),
        lambda: drop_onderdeel(onderdeel, reason="Nee.", user=redacteur),
        lambda: judge_delivery(onderdeel, extent="niet", reason="Nee.", user=redacteur),
    ):
        with pytest.raises(PermissionDenied):
            act()
