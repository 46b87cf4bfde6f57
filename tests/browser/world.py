"""One dossier with everything a page can show, made by the services themselves."""

import io
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from besluiten.models import Afspraak, Besluit, Mijlpaal
from besluiten.services.afspraken import register_afspraak
from besluiten.services.mijlpalen import register_mijlpaal, shift_mijlpaal
from besluiten.services.status import change_status
from besluiten.transitions import Actor, AfspraakKind, Status
from dossiers.datering import datering_from_iso
from dossiers.models import (
    DossierPage,
    Functie,
    GemeentePage,
    Orgaan,
    Persoon,
    PhaseRow,
    Stuk,
    StukRelatie,
    Vergadering,
)
from dossiers.services.gemeenten import make_dossier, set_phase, set_portefeuillehouders
from dossiers.services.ingest import ingest_upload
from dossiers.services.stukken import publish_stuk, record_behandeling, relate
from search.services import feed_outbox
from tests.factories import make_orgaan, make_stuk, passage_of

PROMISE = "De wethouder stuurt de adviesraad voor de zomer een overzicht van de wachttijden."
UNDATED = "Over de cliëntenpanels komt het college bij de raad terug."
PROOF = "Het overzicht van de wachttijden is op 20 mei 2024 naar de adviesraad gegaan."
CONDITION = "De ict-koppeling met de zorgaanbieders moet werken voordat we beginnen."
ORDER = "Het college doet een onderzoek naar de reistijd van bezoekers."
SLIP = "De start van het nieuwe stelsel schuift naar 1 juli 2024."
SECOND_SLIP = "Beginnen lukt pas op 1 januari 2025."
MEMO_PAGES = (
    ("Voortgang van de transformatie", "Aan de raad en de adviesraad.", "Dit memo gaat over de eerste maanden."),
    ("Wat we afspraken", PROMISE, UNDATED, CONDITION),
    ("Planning", SLIP, SECOND_SLIP, "Meer is er nu niet te melden."),
)


@dataclass(frozen=True)
class World:
    dossier: DossierPage
    memo: Stuk
    letter: Stuk
    withdrawn: Stuk
    promise: Afspraak
    undated: Afspraak
    condition: Afspraak
    order: Afspraak
    mijlpaal: Mijlpaal
    vergadering: Vergadering
    advisory: Orgaan


def pdf_of(*pages: tuple[str, ...]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.setFont("Helvetica-Bold" if number == 0 else "Helvetica", 15 if number == 0 else 11)
            canvas.drawString(64, 770 - number * 34, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def make_world(gemeente: GemeentePage) -> World:
    council = make_orgaan(gemeente)
    board = make_orgaan(gemeente, "College van burgemeester en wethouders", Orgaan.Kind.BOARD)
    advisory = make_orgaan(gemeente, "Adviesraad Sociaal Domein", Orgaan.Kind.ADVISORY)
    alderman = _alderman(gemeente, board)
    dossier = make_dossier(
        gemeente=gemeente,
        title="Transformatie Wmo-ondersteuning",
        slug="transformatie-wmo",
        summary="De gemeente bouwt de ondersteuning opnieuw op, samen met aanbieders en bewoners.",
        bestuursopdracht="De raad vroeg het college op 12 januari 2023 om een nieuw stelsel.",
    )
    memo = publish_stuk(_memo(gemeente, dossier, board, advisory))
    letter = make_stuk(
        dossier, f"{PROOF}\n\n{ORDER}", "Het tweede deel van de brief.", title="Brief over de wachttijden",
        soort=Stuk.Soort.LETTER, date=datering_from_iso("2024-05-21"), sender_orgaan=board, addressee_orgaan=council,
    )  # fmt: skip
    withdrawn = make_stuk(dossier, "Een memo met een fout.", title="Memo met een fout", state="withdrawn")
    promise = _promise(memo, letter, alderman, advisory)
    mijlpaal = _mijlpaal(dossier, memo)
    world = World(
        dossier=dossier,
        memo=memo,
        letter=letter,
        withdrawn=withdrawn,
        promise=promise,
        undated=register_afspraak(
            kind=AfspraakKind.TOEZEGGING, passage=passage_of(memo, UNDATED, 2), title="Terugkomen op de cliëntenpanels",
            termijn_words="op korte termijn", promised_by=[alderman], promised_to=council,
        ),
        condition=register_afspraak(
            kind=AfspraakKind.RANDVOORWAARDE, passage=passage_of(memo, CONDITION, 2), title="Werkende ict-koppeling",
            mijlpaal=mijlpaal, owners=[alderman],
        ),
        order=register_afspraak(
            kind=AfspraakKind.OPDRACHT, passage=passage_of(letter, ORDER), title="Onderzoek naar de reistijd",
            termijn_words="voor 1 februari 2025", promised_by_orgaan=board, promised_to=council,
        ),
        mijlpaal=mijlpaal,
        vergadering=_vergadering(gemeente, council, memo),
        advisory=advisory,
    )  # fmt: skip
    set_phase(dossier, phase=PhaseRow.Phase.DESIGNING, known=datering_from_iso("2023-03"))
    set_phase(dossier, phase=PhaseRow.Phase.EXECUTING, known=datering_from_iso("2024-01"))
    set_portefeuillehouders(dossier, functies=[alderman], known=datering_from_iso("2023-01-12"))
    relate(stuk=letter, kind=StukRelatie.Kind.REPLY, target=memo)
    relate(stuk=memo, kind="verwijst_naar", words="de raadsmemo van 10 december")
    _besluit(gemeente, council, dossier)
    feed_outbox()
    return world


def _alderman(gemeente: GemeentePage, board: Orgaan) -> Functie:
    person = Persoon.objects.create(gemeente=gemeente, name="A. Voorbeeld")
    return Functie.objects.create(
        gemeente=gemeente, title="wethouder Sociaal Domein", persoon=person, orgaan=board, started_on="2022-06-01"
    )


def _memo(gemeente: GemeentePage, dossier: DossierPage, board: Orgaan, advisory: Orgaan) -> Stuk:
    result = ingest_upload(
        gemeente=gemeente,
        source=io.BytesIO(pdf_of(*MEMO_PAGES)),
        filename="voortgang-transformatie.pdf",
        dossiers=[dossier],
        title="Voortgang van de transformatie",
        date=datering_from_iso("2024-03-08"),
        soort=Stuk.Soort.MEMO,
        kenmerk="DV-2024-0118",
        sender_orgaan=board,
        addressee_orgaan=advisory,
    )
    assert result.stuk is not None
    return Stuk.objects.get(pk=result.stuk.pk)


def _promise(memo: Stuk, letter: Stuk, alderman: Functie, advisory: Orgaan) -> Afspraak:
    """Made on page 2 of the memo, proposed and settled with a proof in the letter."""
    promise = register_afspraak(
        kind=AfspraakKind.TOEZEGGING,
        passage=passage_of(memo, PROMISE, 2),
        title="Overzicht van de wachttijden sturen",
        termijn_words="voor de zomer",
        promised_by=[alderman],
        promised_to=advisory,
    )
    proof = passage_of(letter, PROOF)
    for target, actor in ((Status.SETTLEMENT_PROPOSED, Actor.BOARD), (Status.SETTLED, Actor.COUNCIL)):
        change_status(promise, target=target, actor=actor, known=letter.date, evidence=[proof])
    return promise


def _mijlpaal(dossier: DossierPage, memo: Stuk) -> Mijlpaal:
    mijlpaal = register_mijlpaal(
        dossier=dossier,
        passage=passage_of(memo, SLIP, 3),
        title="Start van het nieuwe stelsel",
        plan=datering_from_iso("2024-01-01"),
        is_main=True,
    )
    first, second = datering_from_iso("2024-07-01"), datering_from_iso("2025-01-01")
    shift_mijlpaal(mijlpaal, origin=datering_from_iso("2024-01-01"), target=first, passage=passage_of(memo, SLIP, 3))
    shift_mijlpaal(mijlpaal, origin=first, target=second, passage=passage_of(memo, SECOND_SLIP, 3))
    return mijlpaal


def _vergadering(gemeente: GemeentePage, council: Orgaan, memo: Stuk) -> Vergadering:
    meeting = Vergadering(gemeente=gemeente, orgaan=council, title="Raadsvergadering")
    meeting.date = datering_from_iso("2024-04-18")
    meeting.save()
    record_behandeling(vergadering=meeting, manner="bespreekstuk", stuk=memo, outcome="Voor kennisgeving aangenomen")
    return meeting


def _besluit(gemeente: GemeentePage, council: Orgaan, dossier: DossierPage) -> None:
    besluit = Besluit(gemeente=gemeente, orgaan=council, text="Instemmen met de koers.", outcome="aangenomen")
    besluit.date = datering_from_iso("2023-01-12")
    besluit.save()
    besluit.dossiers.set([dossier])
