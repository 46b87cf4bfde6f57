"""What publishing, scheduling, taking back and going back to an older version do in any order."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.db.utils import DatabaseError
from django.utils import timezone
from wagtail.log_actions import registry as log_registry

from besluiten.models import Afspraak
from dossiers.models import Bestand, Passage, PublishedBestand, Stuk, Withdrawal
from dossiers.services.stukken import publish_stuk, save_concept, withdraw_stuk
from tests.factories import make_bestand, make_stuk, make_toezegging, passage_of

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def with_file(stuk: Stuk, words: str) -> Bestand:
    """A newer concept with another file."""
    newest = Stuk.objects.get(pk=stuk.pk).get_latest_revision_as_object()
    newest.bestand = make_bestand(stuk.gemeente, words)
    save_concept(newest)
    return newest.bestand


def test_a_later_version_of_a_public_stuk_waits_for_its_moment(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    bestand = with_file(stuk, "De tweede versie.")
    publish_stuk(Stuk.objects.get(), at=timezone.now() + timedelta(hours=1))
    assert Stuk.objects.public().get().bestand != bestand
    Stuk.objects.get().revisions.filter(approved_go_live_at__isnull=False).update(
        approved_go_live_at=timezone.now() - timedelta(seconds=1)
    )
    revision = Stuk.objects.get().latest_revision
    revision.content["go_live_at"] = (timezone.now() - timedelta(seconds=1)).isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert Stuk.objects.public().get().bestand == bestand
    assert list(PublishedBestand.objects.values_list("number", flat=True)) == [1, 2]


def test_going_back_to_an_older_file_keeps_both_numbers(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    first = stuk.bestand
    second = with_file(stuk, "De tweede versie.")
    publish_stuk(Stuk.objects.get())
    newest = Stuk.objects.get()
    newest.bestand = first
    save_concept(newest)
    publish_stuk(Stuk.objects.get())
    numbers = dict(PublishedBestand.objects.values_list("bestand", "number"))
    assert numbers == {first.pk: 1, second.pk: 2}
    assert Stuk.objects.public().get().bestand == first
    assert Bestand.objects.public().count() == 2


def test_taking_back_ends_what_was_scheduled(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    with_file(stuk, "Komt nooit uit.")
    publish_stuk(Stuk.objects.get(), at=timezone.now() + timedelta(hours=1))
    withdraw_stuk(Stuk.objects.get(), reason="Fout.")
    assert not Stuk.objects.get().revisions.filter(approved_go_live_at__isnull=False).exists()


def test_a_file_that_was_never_public_stays_so_after_withdrawal(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    with_file(stuk, "Nooit openbaar geweest.")
    withdraw_stuk(Stuk.objects.get(), reason="Fout.")
    newest = Stuk.objects.get().get_latest_revision_as_object()
    make_toezegging(newest, "Nooit openbaar geweest.")
    with transaction.atomic():
        Stuk.objects.get().latest_revision.publish()
    assert not Stuk.objects.public().exists()
    assert PublishedBestand.objects.count() == 1
    assert not Passage.objects.public_or_withdrawn().exists()
    assert not Afspraak.objects.public().exists()


def test_an_end_that_has_passed_is_no_publication(dossier: Any) -> None:
    stuk = make_stuk(dossier, state="concept")
    stuk.expire_at = timezone.now() - timedelta(days=1)
    save_concept(stuk)
    with pytest.raises(ValidationError, match="einddatum"):
        publish_stuk(stuk)
    assert not Stuk.objects.withdrawn().exists()


def test_an_embargo_after_its_end_is_no_publication(dossier: Any) -> None:
    stuk = make_stuk(dossier, state="concept")
    stuk.expire_at = timezone.now() + timedelta(days=1)
    save_concept(stuk)
    with pytest.raises(ValidationError, match="einddatum"):
        publish_stuk(stuk, at=timezone.now() + timedelta(days=2))


def test_saving_a_concept_does_not_undo_a_publication_of_just_now(dossier: Any) -> None:
    stale = make_stuk(dossier, state="concept")
    publish_stuk(Stuk.objects.get(pk=stale.pk))
    stale.title = "Verbeterde titel"
    save_concept(stale)
    stuk = Stuk.objects.public().get()
    assert stuk.title == "Voortgang Wmo"
    assert stuk.get_latest_revision_as_object().title == "Verbeterde titel"


def test_a_withdrawal_is_for_good(dossier: Any) -> None:
    make_stuk(dossier, state="withdrawn")
    with pytest.raises(DatabaseError), transaction.atomic():
        Withdrawal.objects.all().delete()
    Withdrawal.objects.update(shows_title=False)
    assert Stuk.objects.withdrawn().exists()


def test_a_passage_of_a_withdrawn_stuk_is_still_found_for_the_griffie(dossier: Any) -> None:
    stuk = make_stuk(dossier, state="withdrawn")
    assert passage_of(stuk).stands_where_it_says


def test_a_concept_is_published_as_it_was_kept(dossier: Any) -> None:
    stuk = publish_stuk(make_stuk(dossier, state="concept"))
    assert stuk.revisions.get() == stuk.live_revision
    assert set(log_registry.get_logs_for_instance(stuk).values_list("action", flat=True)) == {
        "wagtail.edit",
        "wagtail.publish",
    }


def test_publishing_now_ends_the_moment_of_an_embargo(dossier: Any) -> None:
    stuk = publish_stuk(make_stuk(dossier, state="concept"), at=timezone.now() + timedelta(hours=1))
    assert not stuk.live
    stuk = publish_stuk(stuk)
    assert (stuk.live, stuk.go_live_at) == (True, None)
    assert stuk.live_revision.content["go_live_at"] is None


def test_a_refused_moment_leaves_no_version(dossier: Any) -> None:
    stuk = make_stuk(dossier, state="concept")
    Bestand.objects.update(state=Bestand.State.WAITING)
    with pytest.raises(ValidationError):
        publish_stuk(stuk, at=timezone.now() + timedelta(hours=1))
    assert stuk.revisions.count() == 1


def test_a_change_past_the_versions_is_kept_when_published_again(dossier: Any) -> None:
    stuk = make_stuk(dossier)
    Stuk.objects.update(title="Andere titel")
    assert publish_stuk(stuk).title == "Andere titel"
