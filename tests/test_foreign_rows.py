"""Nothing of one gemeente points at something of another, however it is saved."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from besluiten.models import Besluit
from besluiten.services.afspraken import change_owners
from dossiers.datering import datering_from_iso
from dossiers.models import Behandeling, DossierPage, Functie, Orgaan, Persoon, Stuk, StukRelatie, Vergadering
from dossiers.services.gemeenten import make_dossier, make_gemeente, set_phase, set_portefeuillehouders
from dossiers.services.rights import make_role_groups
from dossiers.services.stukken import publish_stuk, relate
from tests.factories import make_orgaan, make_stuk, make_toezegging, passage_of

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def foreign(other_gemeente: Any) -> DossierPage:
    return make_dossier(gemeente=other_gemeente, title="Elders")


def functie(gemeente: Any) -> Functie:
    persoon = Persoon.objects.create(gemeente=gemeente, name="M. Zandloper")
    orgaan = Orgaan.objects.create(gemeente=gemeente, name="College", kind=Orgaan.Kind.BOARD)
    return Functie.objects.create(gemeente=gemeente, title="Wethouder", persoon=persoon, orgaan=orgaan)


def test_a_passage_of_another_gemeente_is_no_source(dossier: Any, foreign: Any) -> None:
    words = passage_of(make_stuk(foreign))
    toezegging = make_toezegging(make_stuk(dossier))
    holder = functie(dossier.get_parent().specific)
    with pytest.raises(ValidationError, match="andere gemeente"):
        relate(stuk=make_stuk(dossier), kind="verwijst_naar", words="dat stuk", passage=words)
    with pytest.raises(ValidationError, match="andere gemeente"):
        set_phase(dossier, phase="inrichten", passage=words)
    with pytest.raises(ValidationError, match="andere gemeente"):
        set_portefeuillehouders(dossier, functies=[holder], passage=words)
    with pytest.raises(ValidationError, match="andere gemeente"):
        change_owners(toezegging, [holder], reason="Nieuw college.", passage=words)


def test_a_form_cannot_save_a_dossier_or_passage_of_another_gemeente(dossier: Any, foreign: Any) -> None:
    gemeente = dossier.get_parent().specific
    raad = make_orgaan(gemeente)
    meeting = Vergadering(gemeente=gemeente, orgaan=raad)
    meeting.date = datering_from_iso("2026-05-01")
    meeting.save()
    with pytest.raises(ValidationError, match="andere gemeente"):
        Behandeling(gemeente=gemeente, vergadering=meeting, dossier=foreign, manner="besluit").save()
    with pytest.raises(ValidationError, match="andere gemeente"):
        Besluit(gemeente=gemeente, orgaan=raad, text="Besloten.", passage=passage_of(make_stuk(foreign))).save()
    with pytest.raises(ValidationError, match="andere gemeente"):
        StukRelatie(gemeente=gemeente, stuk=make_stuk(dossier), kind="vervangt", target=make_stuk(foreign)).save()


def test_a_concept_cannot_smuggle_in_a_foreign_dossier(dossier: Any, foreign: Any) -> None:
    stuk = make_stuk(dossier, state="concept")
    stuk.dossiers = [dossier, foreign]
    stuk.save_revision(clean=False)
    with pytest.raises(ValidationError, match="andere gemeente"):
        publish_stuk(Stuk.objects.get())
    assert not Stuk.objects.public().exists()


def test_a_dossier_does_not_move_to_another_gemeente(dossier: Any, other_gemeente: Any) -> None:
    make_stuk(dossier)
    assert not dossier.can_move_to(other_gemeente)
    with pytest.raises(ValidationError, match="andere gemeente"):
        dossier.move(other_gemeente, pos="last-child")
    assert DossierPage.objects.get().url_path.endswith("/duinvoorde/transformatie-wmo/")


def test_a_dossier_that_something_stands_in_cannot_be_deleted(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    with pytest.raises(ProtectedError, match="stukken"), transaction.atomic():
        dossier.delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        dossier.get_parent().specific.delete()
    assert Stuk.objects.public().get() == stuk


def test_an_empty_dossier_can_be_deleted(dossier: Any) -> None:
    dossier.delete()
    assert not DossierPage.objects.exists()


def test_a_new_gemeente_may_take_a_slug_that_another_gave_up(gemeente: Any) -> None:
    gemeente.slug = "duinvoorde-oud"
    gemeente.save()
    newcomer = make_gemeente(name="Duinvoorde", slug="duinvoorde")
    ours, theirs = make_role_groups(gemeente), make_role_groups(newcomer)
    assert not {group.pk for group in ours.values()} & {group.pk for group in theirs.values()}
