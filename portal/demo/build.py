"""Builds the demonstration by the product's own services: papers first, then all that is registered from them.

The papers can be cut off and gone on with; what is registered comes at once or not at all, the logins last.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.core.management import call_command
from django.db import transaction

from besluiten.services.accounts import make_account
from besluiten.services.gates import freeze_due_gates
from dossiers.append_only import remove_triggers
from dossiers.models import GemeentePage, Orgaan, Role
from dossiers.services.gemeenten import make_member
from dossiers.services.ingest_finish import make_findable
from portal.demo.build_papers import build_papers
from portal.demo.build_publication import wait_until_over
from portal.demo.build_register import DemoRegister
from portal.demo.documents import DemoDocument
from portal.demo.info_pages import make_info_pages
from portal.demo.logins import DEMO_LOGINS, ORGAAN_LOGINS
from portal.demo.story_index import STORIES
from search.services import rebuild

Tell = Callable[[str], None]


def build_demo(tell: Tell) -> None:
    total = sum(len(story.documents) for story in STORIES)
    done = 0

    def progress(document: DemoDocument) -> None:
        nonlocal done
        done += 1
        tell(f"  {done:>2} van {total}  {document.filename}")

    make_info_pages()
    grounds = [(story, build_papers(story, progress)) for story in STORIES]
    tell("  tijdlijn, toezeggingen en besluiten ...")
    with transaction.atomic():
        for story, ground in grounds:
            DemoRegister(story, ground).build()
        freeze_due_gates(settling=timedelta(0))  # nobody is typing in any more
        _make_logins()
    wait_until_over()
    tell("  zoekindex ...")
    make_findable()


def clear_demo() -> None:
    """Empties the database and the index. For a portal that holds nothing but the demonstration."""
    remove_triggers()
    call_command("flush", interactive=False, verbosity=0)  # which ends as a migrate does: page tree and triggers
    rebuild()


def _make_logins() -> None:
    for role, email, password in DEMO_LOGINS:
        slug = email.partition("@")[2].partition(".")[0]
        gemeente = GemeentePage.objects.get(slug=slug)
        make_member(gemeente=gemeente, role=Role(role), email=email, password=password)
    for _kind, email, password, orgaan, name in ORGAAN_LOGINS:
        user = make_account(orgaan=Orgaan.objects.get(name=orgaan), email=email, name=name).user
        user.set_password(password)
        user.save(update_fields=["password"])
