"""What the griffie does with the papers of the demonstration: look through, publish, replace a file, take back."""

from __future__ import annotations

import time
from datetime import timedelta

from django.db.models import Max
from django.utils import timezone

from dossiers.models import Kandidaat, Stuk
from dossiers.services.analysis import analyse_stuk
from dossiers.services.stukken import publish_stuk, save_concept, withdraw_stuk
from portal.demo.build_papers import DemoGround
from portal.demo.documents import DemoDocument, DemoStory

EMBARGO = timedelta(days=60)
SHOWN_FOR = timedelta(seconds=5)
"""A time of placing must end after it began; `wait_until_over` makes sure that this one has."""


def publish_paper(document: DemoDocument, ground: DemoGround) -> Stuk:
    """The stuk after it; a concept stays what it is."""
    stuk = ground.stukken[document.key]
    if document.fate == "concept":
        return stuk
    _look_through(stuk)
    if document.fate == "verlopen":
        stuk.expire_at = timezone.now() + SHOWN_FOR
        save_concept(stuk)
    stuk = publish_stuk(stuk, at=timezone.now() + EMBARGO if document.fate == "embargo" else None)
    if document.key in ground.later_bestanden:
        concept: Stuk = stuk.get_latest_revision_as_object()
        concept.bestand = ground.later_bestanden[document.key]
        save_concept(concept)
        analyse_stuk(concept)
        _look_through(concept)
        stuk = publish_stuk(concept)
    return stuk


def _look_through(stuk: Stuk) -> None:
    """The griffie of the demonstration has done so before publishing: what she did not decide about, she did not need.

    So a paper that is published has nothing left to check, as at a griffie that is up to date.
    """
    Kandidaat.objects.undecided().filter(stuk=stuk).delete()


def look_for_news(story: DemoStory, ground: DemoGround) -> None:
    """Look through what just came in again, now that it is known what was promised earlier."""
    for document in story.documents:
        if not document.is_described:
            analyse_stuk(ground.stukken[document.key])


def withdraw_papers(story: DemoStory, ground: DemoGround) -> None:
    """After everything was registered from them."""
    for row in story.withdrawals:
        withdraw_stuk(ground.stukken[row.document], reason=row.reason, successor=ground.stukken.get(row.successor))


def wait_until_over() -> None:
    """Until the last time of placing has ended, so that nobody finds a paper that is about to go."""
    last = Stuk.objects.aggregate(last=Max("expire_at"))["last"]
    if last is not None:
        time.sleep(max(0.0, (last - timezone.now()).total_seconds()))
