from dossiers.models.bestand import Bestand, StukPagina
from dossiers.models.dossier import DossierPage, PhaseRow, PortefeuillehouderRow
from dossiers.models.gemeente import DossierIndexPage, GemeenteGroup, GemeentePage, Reces, Role
from dossiers.models.kandidaat import Decision, Kandidaat, KandidaatDecision, Level, RuleSwitch, StukReading
from dossiers.models.orgaan import Functie, Orgaan, Persoon
from dossiers.models.publicity import PagePublicity, StukPublicity
from dossiers.models.stuk import Passage, PublishedBestand, Stuk, StukRelatie, Withdrawal
from dossiers.models.vergadering import Behandeling, Vergadering

__all__ = [
    "Behandeling",
    "Bestand",
    "Decision",
    "DossierIndexPage",
    "DossierPage",
    "Functie",
    "GemeenteGroup",
    "GemeentePage",
    "Kandidaat",
    "KandidaatDecision",
    "Level",
    "Orgaan",
    "PagePublicity",
    "Passage",
    "Persoon",
    "PhaseRow",
    "PortefeuillehouderRow",
    "PublishedBestand",
    "Reces",
    "Role",
    "RuleSwitch",
    "Stuk",
    "StukPagina",
    "StukPublicity",
    "StukReading",
    "StukRelatie",
    "Vergadering",
    "Withdrawal",
]
