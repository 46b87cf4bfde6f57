"""What the machine missed: what people registered by hand from stukken that it had looked through."""

from django.db.models import Exists, OuterRef

from besluiten.models import Afspraak
from dossiers.models import Decision, Kandidaat, StukReading
from dossiers.reading.model import FindKind


def missed_by_kind() -> dict[str, int]:
    """Of each kind of afspraak, how many rest on a passage that no accepted kandidaat made."""
    made = Kandidaat.objects.filter(passage=OuterRef("passage")).exclude(decision=Decision.OPEN)
    looked_through = StukReading.objects.filter(stuk=OuterRef("passage__stuk"), state=StukReading.State.DONE)
    by_hand = Afspraak.objects.filter(Exists(looked_through), ~Exists(made), confirmed_at__isnull=False)
    kinds = (FindKind.TOEZEGGING, FindKind.RANDVOORWAARDE, FindKind.OPDRACHT)
    counts = {kind.value: 0 for kind in kinds}
    for kind in by_hand.values_list("kind", flat=True):
        counts[kind] += 1
    return counts
