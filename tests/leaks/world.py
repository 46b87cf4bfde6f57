"""A small portal: two public gemeenten with something of everything, and secrets that are added to it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction

from besluiten.models import Afspraak, Besluit
from besluiten.services.mijlpalen import register_mijlpaal
from besluiten.services.onderdelen import add_onderdeel
from besluiten.services.publicity import refresh_all_afspraken
from dossiers.datering import datering_from_iso
from dossiers.models import DossierPage, Functie, GemeentePage, Orgaan, Persoon, Stuk, Vergadering
from dossiers.services.gemeenten import make_dossier, make_gemeente, set_phase, set_portefeuillehouders
from dossiers.services.publicity import refresh_all
from dossiers.services.stukken import record_behandeling, withdraw_stuk
from search.services import feed_outbox
from tests.factories import make_stuk, make_toezegging, passage_of, set_times
from tests.leaks.case import Case, Place
from tests.leaks.papers import PAPER_BUILDERS, make_file
from tests.leaks.promises import PROMISE_BUILDERS
from tests.leaks.readings import READING_BUILDERS, add_public_reading
from tests.leaks.states import IN_DOSSIER, IN_GEMEENTE, PLACES, TAKEN_BACK, State
from tests.leaks.words import Canaries

BUILDERS = PAPER_BUILDERS | PROMISE_BUILDERS | READING_BUILDERS
RESTRICTIONS = {
    State.DOSSIER_RESTRICTED: {"restriction_type": "password", "password": "geheim"},
    State.GEMEENTE_RESTRICTED: {"restriction_type": "login"},
}


class World:
    """Made with its public things only; `add` makes the things of other states, which are public until `hide`."""

    def __init__(self, states: Iterable[State] = ()) -> None:
        """`states`: those that are going to be added."""
        self.canaries = Canaries()
        self.cases: dict[State, Case] = {}
        gemeente = self._gemeente(State.PUBLIC)
        own = {State.PUBLIC, *states} - PLACES
        self.public = self._place(gemeente, self._dossier(gemeente, State.PUBLIC), *sorted(own))
        other = make_gemeente(name="Veenrade", slug="veenrade")
        self._place(other, make_dossier(gemeente=other, title="Sociaal team", shows_loose_ends=True))
        self._keep_anchors(self.add(State.PUBLIC))

    def _keep_anchors(self, case: Case) -> None:
        """The public things that secrets are going to hang on."""
        place = case.place
        for stuk in (place.stuk, place.drafted):
            case.keep("Stuk", stuk)
        for afspraak in place.afspraken.values():
            case.keep("toezegging", afspraak)
        for kind, thing in (("Mijlpaal", place.mijlpaal), ("Orgaan", place.raad), ("Vergadering", place.vergadering)):
            case.keep(kind, thing)
        case.keep("Functie", place.newcomer)

    def add(self, state: State) -> Case:
        place = self._hidden_place(state) if state in PLACES else self.public
        case = self.cases[state] = Case(state, place, self.canaries)
        if state is State.UPLOAD:
            make_file(case)
            return case
        if state in PLACES | {State.PUBLIC}:
            case.keep("DossierPage", place.dossier)
        if state in IN_GEMEENTE | {State.PUBLIC}:
            case.keep("GemeentePage", place.gemeente)
        for kind, build in BUILDERS.items():
            if kind == "Stuk" or case.has(kind):
                build(case)
        return case

    def hide(self, state: State) -> None:
        case = self.cases[state]
        page = {**dict.fromkeys(IN_DOSSIER, case.place.dossier), **dict.fromkeys(IN_GEMEENTE, case.place.gemeente)}
        if state in (State.DOSSIER_CONCEPT, State.GEMEENTE_CONCEPT):
            page[state].unpublish()
        elif state is State.DOSSIER_EXPIRED:
            set_times(case.place.dossier, expire_at=_just_now())
        elif state in PLACES:
            PageViewRestriction.objects.create(page=page[state], **RESTRICTIONS[state])
        elif state is State.EXPIRED:
            set_times(case.stuk, expire_at=_just_now())
        elif state in TAKEN_BACK:
            withdraw_stuk(case.stuk, reason="Er stond een fout in.", shows_title=state is State.WITHDRAWN)

    def catch_up(self) -> None:
        """What the worker does: what opens and expires by its time, and the index."""
        call_command("publish_scheduled")
        feed_outbox()
        assert refresh_all() + refresh_all_afspraken() == 0, "a change was not seen by who keeps what is public"

    def _gemeente(self, state: State) -> GemeentePage:
        case = Case(state, None, self.canaries)
        gemeente = make_gemeente(name=case.text("GemeentePage", "titel"), slug=case.word("GemeentePage", "adres"))
        gemeente.introduction = case.text("GemeentePage", "inleiding")
        gemeente.save_revision().publish()
        return GemeentePage.objects.get(pk=gemeente.pk)

    def _dossier(self, gemeente: GemeentePage, state: State) -> DossierPage:
        case = Case(state, None, self.canaries)
        return make_dossier(
            shows_loose_ends=True,
            gemeente=gemeente,
            title=case.text("DossierPage", "titel"),
            slug=case.word("DossierPage", "adres"),
            summary=case.text("DossierPage", "inhetkort"),
            bestuursopdracht=case.text("DossierPage", "opdracht"),
        )

    def _hidden_place(self, state: State) -> Place:
        gemeente = self.public.gemeente if state in IN_DOSSIER else self._gemeente(state)
        shared = self.public if state in IN_DOSSIER else None
        place = self._place(gemeente, self._dossier(gemeente, state), state, shared=shared)
        for stuk in (place.stuk, place.drafted):
            self.canaries.key(state, "Stuk", stuk.public_id)
        if state in IN_DOSSIER:  # what is public too hangs in it, and may not name it
            self.public.stuk.dossiers.add(place.dossier)
            self.public.stuk.save()
            self.public.afspraken[State.PUBLIC].dossiers.add(place.dossier)
            self.public.besluiten[State.PUBLIC].dossiers.add(place.dossier)
        return place

    def _place(
        self, gemeente: GemeentePage, dossier: DossierPage, *states: State, shared: Place | None = None
    ) -> Place:
        """`shared`: the place of which it takes over what belongs to the gemeente and not to the dossier."""
        raad, functie, newcomer, vergadering = (
            (shared.raad, shared.functie, shared.newcomer, shared.vergadering) if shared else _offices(gemeente)
        )
        stuk = make_stuk(dossier, title="Voortgang", sender_orgaan=raad)
        record_behandeling(vergadering=vergadering, manner="bespreekstuk", stuk=stuk)
        set_phase(dossier, phase="richten")
        set_portefeuillehouders(dossier, functies=[functie])
        mijlpaal = register_mijlpaal(
            dossier=dossier,
            passage=passage_of(stuk),
            title="Start",
            plan=datering_from_iso("2026-07-01"),
            is_main=True,
        )
        afspraken = {state: _toezegging(stuk, functie) for state in states}
        for afspraak in afspraken.values():
            add_public_reading(afspraak)
        return Place(
            gemeente=gemeente,
            dossier=dossier,
            raad=raad,
            functie=functie,
            newcomer=newcomer,
            vergadering=vergadering,
            stuk=stuk,
            drafted=make_stuk(dossier, title="Notitie"),
            mijlpaal=mijlpaal,
            afspraken=afspraken,
            besluiten={} if shared else {state: _besluit(raad, vergadering, dossier) for state in states},
        )


def _toezegging(stuk: Stuk, functie: Functie) -> Afspraak:
    toezegging = make_toezegging(stuk, promised_by=[functie])
    add_onderdeel(toezegging, title="Een overzicht")
    return toezegging


def _offices(gemeente: GemeentePage) -> tuple[Orgaan, Functie, Functie, Vergadering]:
    raad = Orgaan.objects.create(gemeente=gemeente, name="Gemeenteraad", kind=Orgaan.Kind.COUNCIL)
    functies = [
        Functie.objects.create(
            gemeente=gemeente,
            title=f"Wethouder {name}",
            persoon=Persoon.objects.create(gemeente=gemeente, name=f"V. {name}man"),
            orgaan=raad,
        )
        for name in ("Zorg", "Wonen")
    ]
    vergadering = Vergadering(gemeente=gemeente, orgaan=raad, title="Raadsvergadering")
    vergadering.date = datering_from_iso("2026-05-20")
    vergadering.save()
    return raad, functies[0], functies[1], vergadering


def _besluit(raad: Orgaan, vergadering: Vergadering, dossier: DossierPage) -> Besluit:
    besluit = Besluit(gemeente=raad.gemeente, orgaan=raad, vergadering=vergadering, text="Het plan is vastgesteld.")
    besluit.date = vergadering.date
    besluit.save()
    besluit.dossiers.add(dossier)
    return besluit


def _just_now() -> datetime:
    return timezone.now() - timedelta(seconds=1)
