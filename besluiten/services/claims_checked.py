"""What holds for every claim about an afspraak, whoever makes it: on which words it rests, and from which day."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from besluiten.models import Afspraak
from dossiers.datering import Datering
from dossiers.models import Passage


def check_public(passage: Passage | None, field: str = "passage") -> None:
    """Who speaks for an orgaan can point at public words only: others do not exist for them."""
    if passage is not None and not Passage.objects.public().filter(pk=passage.pk).exists():
        raise ValidationError({field: _("Deze passage is niet gevonden. Plak het hele adres van de passage.")})


def check_day(afspraak: Afspraak, known: Datering) -> None:
    """Nothing is known of a promise before it was made, nor on a day that is still to come."""
    first = afspraak.status_wijzigingen.filter(sequence=1).first()
    begin = first.known.earliest if first else None
    last = known.latest or known.earliest
    if begin and last and last < begin:
        raise ValidationError({"known": _("Deze datum ligt voor de dag waarop de afspraak werd gemaakt.")})
    if known.earliest and known.earliest > timezone.localdate():
        raise ValidationError({"known": _("Deze datum moet nog komen.")})
