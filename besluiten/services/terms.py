"""After how many days a gemeente calls something late, silent or unanswered: chosen by its griffier."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from besluiten.models import FollowTerms
from dossiers.models import GemeentePage, Role
from dossiers.services.rights import require_role

TERMS = ("answer_days", "waits_for_answer", "opdracht_days", "silent_days", "letter_days")


@transaction.atomic
def set_follow_terms(gemeente: GemeentePage, *, user: Any = None, **values: Any) -> FollowTerms:
    """`values`: those of TERMS that are chosen. What holds for readings that were given before stays as it was.

    Raises ValidationError. The log tells what was and what became of it.
    """
    require_role(user, gemeente.pk, Role.GRIFFIER)
    terms, _made = FollowTerms.objects.select_for_update().get_or_create(gemeente=gemeente)
    changed = {name: (getattr(terms, name), values[name]) for name in TERMS if name in values}
    changed = {name: (was, now) for name, (was, now) in changed.items() if was != now}
    for name, (_was, now) in changed.items():
        setattr(terms, name, now)
    terms.full_clean()
    terms.save()
    if changed:
        log(instance=terms, action="raadsspoor.set_terms", user=user, data={"changed": changed})
    return terms
