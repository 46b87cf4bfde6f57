"""The readers of besluiten: what a text promises, and what it says of what is known already."""

import hashlib
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from besluiten.models import Afspraak, Mijlpaal
from besluiten.reading import afspraken, news
from besluiten.reading.news import KnownPromise
from besluiten.reading.weights import WEIGHTS_FILE, Weights, WeightsError, load_weights
from besluiten.services.known_afspraken import stems_of
from dossiers.models import Stuk
from dossiers.readers import ReaderFault, TextReader, TextToRead, register_reader
from dossiers.reading.model import Find


def read_afspraken(text: TextToRead) -> list[Find]:
    facts = text.facts
    return afspraken.find_afspraken(
        text.structure,
        soort=facts.soort,
        authority=facts.authority,
        sender=facts.sender,
        addressee=facts.addressee,
        stuk_date=facts.day,
        off=text.off,
        weights=current_weights(),
    )


def shipped_weights() -> Weights:
    """Raises WeightsError when the file is missing or damaged."""
    return load_weights(WEIGHTS_FILE)


def own_weights_folder() -> Path:
    """Where `lezen_train` puts what it learned here; the newest file counts."""
    return Path(settings.READING_WEIGHTS_DIR)


def _own_weights_file() -> Path | None:
    return max(own_weights_folder().glob("gewichten-*.json"), default=None)


def current_weights() -> Weights:
    """Those learned here, else those that were shipped. Raises ReaderFault, with words for the griffier."""
    own = _own_weights_file()
    with suppress(WeightsError):
        if own is not None:
            return load_weights(own)
    try:
        return shipped_weights()
    except WeightsError as error:
        raise ReaderFault(str(error)) from error


def check_weights() -> None:
    current_weights()
    own = _own_weights_file()
    try:
        if own is not None:
            load_weights(own)
    except WeightsError as error:
        raise ReaderFault(
            _("De gewichten die hier geleerd zijn (%s) zijn beschadigd. De meegeleverde gelden nu.") % own
        ) from error


def weights_version() -> str:
    """Another one when the weights changed."""
    try:
        return hashlib.sha256((_own_weights_file() or WEIGHTS_FILE).read_bytes()).hexdigest()[:12]
    except OSError:
        return "geen"


def read_news(text: TextToRead) -> list[Find]:
    known = known_promises(text.stuk) if text.stuk is not None else []
    return news.find_news(text.structure, anchor=text.facts.day, known=known, stems_of=stems, off=text.off)


def stems(text: str) -> frozenset[str]:
    return frozenset(stems_of(text))


def known_promises(stuk: Stuk) -> list[KnownPromise]:
    """The afspraken and mijlpalen of the dossiers of the stuk that rest on another stuk."""
    dossiers = list(stuk.get_latest_revision_as_object().dossiers.all())
    afspraken = Afspraak.objects.filter(dossiers__in=dossiers, confirmed_at__isnull=False).exclude(passage__stuk=stuk)
    rows = afspraken.distinct().values_list("title", "nummer", "passage__quote")
    known = [KnownPromise(title, stems(f"{title} {quote}"), nummer) for title, nummer, quote in rows]
    mijlpalen = Mijlpaal.objects.filter(dossier__in=dossiers, confirmed_at__isnull=False).exclude(passage__stuk=stuk)
    for mijlpaal in mijlpalen.prefetch_related("verschuivingen"):
        shifts = sorted(mijlpaal.verschuivingen.all(), key=lambda shift: (shift.known_day, shift.pk))
        plan = mijlpaal.current_plan(shifts)
        known.append(KnownPromise(mijlpaal.title, stems(mijlpaal.title), latest=plan.latest))
    return known


def register() -> None:
    register_reader(TextReader("afspraken", read_afspraken, afspraken.RULES, weights_version, check_weights))
    register_reader(TextReader("nieuws", read_news, news.RULES))
