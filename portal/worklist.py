"""The first screen of /beheer/: what this person still has to do, in the own gemeenten only."""

from collections.abc import Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Exists, OuterRef, Q
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Revision

from besluiten.beheer.shown_oordelen import Unanswered, unanswered
from besluiten.models import Afspraak, Mijlpaal
from dossiers.beheer.gate import own
from dossiers.beheer.views.to_check import stukken_to_check
from dossiers.models import Bestand, DossierPage, Role, Stuk
from dossiers.services.ingest import stuk_with
from dossiers.services.rights import user_gemeenten

ROWS = 15


class WorkList(Component):
    template_name = "beheer/worklist.html"
    order = 100

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
        concepts = self.concepts()
        mine = concepts.filter(Q(created_by=self.user) | Q(latest_revision__user=self.user))
        count = mine.count()
        is_griffier = user_gemeenten(self.user, Role.GRIFFIER).exists()
        to_check = stukken_to_check(self.user)
        return {
            "has_dossiers": own(DossierPage.objects.all(), self.user).exists(),
            "concepts": [stuk.get_latest_revision_as_object() for stuk in mine.order_by("-pk")[:ROWS]],
            "concept_count": count,
            "other_concepts": concepts.count() - count,
            "to_check": to_check[:ROWS],
            "to_check_count": to_check.count(),
            "failed": self.failed(),
            "scheduled": self.scheduled(),
            "is_griffier": is_griffier,
            "unconfirmed": self.unconfirmed() if is_griffier else [],
            "unanswered": self.unanswered() if is_griffier else [],
            "standing": self.standing(),
        }

    def standing(self) -> list[tuple[str, int]]:
        """What needs looking after in the register: the state by which its list is asked, and how many."""
        afspraken: Any = own(Afspraak.objects.with_recorded_state(), self.user)
        overdue = afspraken.overdue(timezone.localdate()).count()
        return [("te_laat", overdue), ("zonder_termijn", afspraken.undated().count())]

    def unanswered(self) -> list[Unanswered]:
        return unanswered(own(Afspraak.objects.all(), self.user, Role.GRIFFIER))[:ROWS]

    def concepts(self) -> Any:
        """Never published, or changed since; what waits for its moment or was taken back is no concept."""
        unfinished = Stuk.objects.filter(Q(live=False) | Q(has_unpublished_changes=True), withdrawal__isnull=True)
        return own(unfinished, self.user).exclude(pk__in=scheduled_moments())

    def failed(self) -> list[tuple[Bestand, Stuk | None]]:
        """Files that gave no text and still are the file of a newest concept."""
        broken = Bestand.objects.filter(state__in=[Bestand.State.FAILED, Bestand.State.NO_TEXT])
        newest = Cast(KeyTextTransform("bestand", "latest_revision__content"), BigIntegerField())
        still = Stuk.objects.alias(newest_bestand=newest).filter(newest_bestand=OuterRef("pk"))
        found = own(broken, self.user).filter(Exists(still), publications__isnull=True)
        return [(bestand, stuk_with(bestand)) for bestand in found.order_by("-pk")[:ROWS]]

    def scheduled(self) -> list[tuple[Any, Any]]:
        moments = scheduled_moments()
        stukken = own(Stuk.objects.filter(pk__in=moments), self.user)
        rows = [(moments[stuk.pk], stuk.get_latest_revision_as_object()) for stuk in stukken]
        return sorted(rows, key=lambda row: (row[0], row[1].pk))

    def unconfirmed(self) -> list[Any]:
        return [
            *own(Afspraak.objects.filter(confirmed_at__isnull=True), self.user, Role.GRIFFIER).order_by("pk")[:ROWS],
            *own(Mijlpaal.objects.filter(confirmed_at__isnull=True), self.user, Role.GRIFFIER).order_by("pk")[:ROWS],
        ]


def scheduled_moments() -> dict[int, Any]:
    """When each stuk with a planned publication goes public."""
    planned = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Stuk), approved_go_live_at__gt=timezone.now()
    )
    return {int(key): at for key, at in planned.values_list("object_id", "approved_go_live_at")}
