"""One state of the world: where its things hang, what they rest on, which words they carry."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from besluiten.models import Afspraak, Besluit, Mijlpaal
from dossiers.models import DossierPage, Functie, GemeentePage, Orgaan, Passage, Stuk, Vergadering
from dossiers.services.passages import make_passage
from tests.leaks.states import NEVER_PUBLIC, STATES_OF, State
from tests.leaks.words import CAGE, Canaries


@dataclass(frozen=True, slots=True)
class Place:
    """A dossier with something of everything in it, without secrets, for the things of a case to hang on."""

    gemeente: GemeentePage
    dossier: DossierPage
    raad: Orgaan
    functie: Functie
    newcomer: Functie
    vergadering: Vergadering
    stuk: Stuk
    drafted: Stuk
    mijlpaal: Mijlpaal
    afspraken: dict[State, Afspraak]  # one per case, since a history is a chain
    besluiten: dict[State, Besluit]


@dataclass
class Case:
    state: State
    place: Place
    canaries: Canaries
    stuk: Stuk | None = None
    things: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))

    def has(self, kind: str) -> bool:
        return self.state is State.PUBLIC or self.state in STATES_OF[kind]

    @property
    def is_secret(self) -> bool:
        return self.state in NEVER_PUBLIC

    @property
    def afspraak(self) -> Afspraak:
        return self.place.afspraken[self.state]

    def word(self, kind: str, name: str) -> str:
        return self.canaries.word(self.state, kind, name)

    def text(self, kind: str, name: str) -> str:
        return f"{self.word(kind, name)} {CAGE}" if self.is_secret else self.word(kind, name)

    def passage(self, kind: str) -> Passage:
        """The sentence of this kind in the stuk of the case. Unconfirmed things rest on words that are public."""
        assert self.stuk is not None
        if self.state is State.UNCONFIRMED:
            return self.place.stuk.passages.order_by("pk").first()
        bestand = self.stuk.get_latest_revision_as_object().bestand
        return make_passage(stuk=self.stuk, pagina=bestand.pages.get(number=1), words=self.word(kind, "citaat"))

    def keep(self, kind: str, thing: Any) -> Any:
        """Its address is asked for; what has a key of its own may not be linked to either."""
        self.things[kind].append(thing)
        if self.is_secret and getattr(thing, "public_id", ""):
            self.canaries.key(self.state, kind, thing.public_id)
        return thing
