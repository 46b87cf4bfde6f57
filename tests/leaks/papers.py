"""Makes the things of dossiers in each state: pages, organen, people, stukken, files, meetings."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from dossiers.datering import Datering, datering_from_iso
from dossiers.extraction import FileFormat
from dossiers.models import Bestand, Decision, Functie, Kandidaat, Orgaan, Persoon, Stuk, StukReading, Vergadering
from dossiers.reading.model import FindKind
from dossiers.services.gemeenten import set_phase, set_portefeuillehouders
from dossiers.services.kandidaten import judge_kandidaat
from dossiers.services.publicity import tell_changed
from dossiers.services.stukken import (
    create_stuk,
    publish_stuk,
    record_behandeling,
    relate,
    save_concept,
    withdraw_stuk,
)
from portal.models import HomePage, InfoPage
from tests.hostile_files import pdf
from tests.leaks.case import Case
from tests.leaks.states import PLACES, STATES_OF, State
from tests.leaks.words import CAGE
from tests.stuk_files import make_read_bestand

DAY = datering_from_iso("2026-04-08")
NOT_IN_TEXT = {"Stuk", "Kandidaat", "KandidaatDecision", "StukReading", "GateSnapshot", "GateSnapshotRow"}
WITH_PASSAGE = tuple(kind for kind, states in STATES_OF.items() if State.CONCEPT in states and kind not in NOT_IN_TEXT)


def known(case: Case, kind: str) -> Datering:
    return replace(DAY, words=case.text(kind, "datumwoorden"))


def add_pages(case: Case) -> None:
    """The newer concepts of public pages; hidden pages are the place of the case itself."""
    dossier, gemeente = case.place.dossier, case.place.gemeente
    if case.state is not State.DRAFT:
        return
    index = gemeente.get_parent().specific
    for page in (index.get_parent().specific, index, gemeente, dossier):
        page.refresh_from_db()
        kind = type(page).__name__
        page.title = case.text(kind, "titel")
        if kind == "DossierPage":
            page.summary = case.text(kind, "inhetkort")
        page.save_revision()
        page.refresh_from_db()


def add_info_page(case: Case) -> None:
    if case.state is State.DRAFT:
        page = InfoPage.objects.get(live=True)
        page.title, page.body = case.text("InfoPage", "titel"), f"<p>{case.text('InfoPage', 'tekst')}</p>"
        page.save_revision()
        return
    page = InfoPage(
        title=case.text("InfoPage", "titel"),
        slug=case.word("InfoPage", "adres"),
        body=f"<p>{case.text('InfoPage', 'tekst')}</p>",
        live=not case.is_secret,
    )
    HomePage.objects.get().add_child(instance=page)
    case.keep("InfoPage", page)


def add_organen(case: Case) -> None:
    is_confirmed = case.state is not State.UNCONFIRMED
    gemeente = case.place.gemeente
    orgaan = Orgaan.objects.create(
        gemeente=gemeente, name=case.text("Orgaan", "orgaannaam"), kind=Orgaan.Kind.ADVISORY, is_confirmed=is_confirmed
    )
    persoon = Persoon.objects.create(gemeente=gemeente, name=case.text("Persoon", "ambtsdrager"))
    functie = Functie.objects.create(
        gemeente=gemeente,
        title=case.text("Functie", "titel"),
        persoon=persoon,
        orgaan=case.place.raad,
        is_confirmed=is_confirmed,
    )
    meeting = Vergadering(
        gemeente=gemeente, orgaan=case.place.raad, title=case.text("Vergadering", "titel"), is_confirmed=is_confirmed
    )
    meeting.date = datering_from_iso("2026-04-02")
    meeting.save()
    for kind, thing in (("Orgaan", orgaan), ("Functie", functie), ("Vergadering", meeting)):
        case.keep(kind, thing)
    if not is_confirmed:
        _name_unconfirmed(case, orgaan)


def _name_unconfirmed(case: Case, orgaan: Orgaan) -> None:
    """What is public may name an orgaan that is not; what is of that orgaan is as little public as it."""
    stuk = case.place.stuk
    Stuk.objects.filter(pk=stuk.pk).update(addressee_orgaan=orgaan)
    tell_changed(Stuk, [stuk.pk])
    meeting = Vergadering(gemeente=orgaan.gemeente, orgaan=orgaan, title=case.text("Vergadering", "vanorgaan"))
    meeting.date = datering_from_iso("2026-04-03")
    meeting.save()
    case.keep("Vergadering", meeting)


def add_stuk(case: Case) -> None:
    """The stuk that everything else of the case rests on: one sentence per kind, a second page, a file of its own."""
    if not case.has("Passage"):
        case.stuk = case.place.stuk
        return
    persoon = Persoon.objects.create(gemeente=case.place.gemeente, name=case.text("Persoon", "naam"))
    fields: dict[str, Any] = {
        "title": case.text("Stuk", "titel"),
        "summary": case.text("Stuk", "samenvatting"),
        "kenmerk": case.word("Stuk", "kenmerk"),
        "sender_persoon": persoon,
        "bestand": make_file(case),
    }
    if case.state is State.DRAFT:
        case.stuk = _draft(case, fields)
    else:
        case.stuk = create_stuk(
            gemeente=case.place.gemeente, dossiers=[case.place.dossier], date=DAY, soort=Stuk.Soort.MEMO, **fields
        )
        _release(case)
        case.keep("Stuk", case.stuk)
    case.keep("Passage", case.passage("Passage"))


def make_file(case: Case) -> Bestand:
    sentences = [f"{case.word(kind, 'citaat')} {CAGE if case.is_secret else ''} staat hier." for kind in WITH_PASSAGE]
    pages = ["\n\n".join(sentences), case.text("StukPagina", "tekst")]
    body = pdf(case.state.value, "tweede bladzijde") + f"\n% {case.word('Bestand', 'inhoud')}\n".encode()
    name = f"{case.word('Bestand', 'bestandsnaam')}.pdf"
    bestand = make_read_bestand(case.place.gemeente, body, FileFormat.PDF, *pages, filename=name)
    if case.is_secret:
        case.canaries.key(case.state, "Bestand", bestand.sha256)
    return bestand


def _draft(case: Case, fields: dict[str, Any]) -> Stuk:
    concept = case.place.drafted.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(concept, name, value)
    save_concept(concept)
    case.keep("Version", SimpleNamespace(stuk=case.place.drafted, number=2))
    return Stuk.objects.get(pk=case.place.drafted.pk)


def _release(case: Case) -> None:
    assert case.stuk is not None
    if case.state is State.EMBARGO:
        case.stuk = publish_stuk(case.stuk, at=timezone.now() + timedelta(hours=2))
    elif case.state is not State.CONCEPT:
        case.stuk = publish_stuk(case.stuk)
        case.keep("Version", SimpleNamespace(stuk=case.stuk, number=1))


def add_withdrawn(case: Case) -> None:
    """A stuk that was taken back, in a dossier that is not public any more."""
    stuk = create_stuk(
        gemeente=case.place.gemeente,
        title=case.text("Withdrawal", "titel"),
        dossiers=[case.place.dossier],
        bestand=case.place.stuk.bestand,
        date=DAY,
    )
    withdraw_stuk(publish_stuk(stuk), reason=case.text("Withdrawal", "reden"))
    case.keep("Stuk", stuk)


def add_relaties(case: Case) -> None:
    assert case.stuk is not None
    words = case.text("StukRelatie", "verwijzing")
    relate(stuk=case.stuk, kind="verwijst_naar", words=words, passage=case.passage("StukRelatie"))
    if case.state is not State.DRAFT:
        relate(stuk=case.place.stuk, kind="is_reactie_op", target=case.stuk)


def add_kandidaten(case: Case) -> None:
    """What a machine found is never public, also when its stuk is: of a public stuk it is what nobody confirmed."""
    if case.state is State.PUBLIC:
        return
    stuk = case.place.stuk if case.state is State.UNCONFIRMED else case.stuk
    assert stuk is not None
    bestand = stuk.get_latest_revision_as_object().bestand
    StukReading.objects.update_or_create(
        stuk=stuk, defaults={"bestand": bestand, "notice": case.text("StukReading", "opmerking")}
    )
    kandidaat = Kandidaat.objects.create(
        gemeente=stuk.gemeente,
        stuk=stuk,
        pagina=bestand.pages.get(number=1),
        start=0,
        end=5,
        quote=case.text("Kandidaat", "vondst"),
        kind=FindKind.TOEZEGGING.value,
        rule="regel",
        score=0.9,
        why=[case.text("Kandidaat", "waarom")],
        proposal={"title": case.text("Kandidaat", "voorstel")},
        fingerprint=case.state.value,
    )
    judge_kandidaat(kandidaat, Decision.REJECTED, reason=case.text("KandidaatDecision", "reden"))


def add_behandelingen(case: Case) -> None:
    assert case.stuk is not None
    is_hidden = case.state is State.UNCONFIRMED
    meeting = case.things["Vergadering"][0] if is_hidden else case.place.vergadering
    record_behandeling(
        vergadering=meeting, manner="bespreekstuk", stuk=case.stuk, outcome=case.text("Behandeling", "uitkomst")
    )
    if case.state not in PLACES | {State.PUBLIC}:
        return
    record_behandeling(
        vergadering=meeting,
        manner="besluit",
        dossier=case.place.dossier,
        outcome=case.text("Behandeling", "uitkomstdossier"),
    )


def add_rows(case: Case) -> None:
    """They have no free words that a page shows: a leak shows as another phase and another functie."""
    set_phase(
        case.place.dossier,
        phase="afgesloten" if case.is_secret else "evaluatie",
        known=known(case, "PhaseRow"),
        passage=case.passage("PhaseRow"),
    )
    set_portefeuillehouders(
        case.place.dossier,
        functies=[case.place.newcomer if case.is_secret else case.place.functie],
        known=known(case, "PortefeuillehouderRow"),
        passage=case.passage("PortefeuillehouderRow"),
    )


PAPER_BUILDERS = {
    "DossierPage": add_pages,
    "InfoPage": add_info_page,
    "Orgaan": add_organen,
    "Stuk": add_stuk,
    "Withdrawal": add_withdrawn,
    "StukRelatie": add_relaties,
    "Kandidaat": add_kandidaten,
    "Behandeling": add_behandelingen,
    "PhaseRow": add_rows,
}
