from dossiers.models.bestand import Bestand, StukPagina
from dossiers.models.dossier import DossierPage, PhaseRow, PortefeuillehouderRow
from dossiers.models.gemeente import DossierIndexPage, GemeenteGroup, GemeentePage, Reces, Role
from dossiers.models.orgaan import Functie, Orgaan, Persoon
from dossiers.models.publicity import PagePublicity, StukPublicity
from dossiers.models.stuk import Passage, PublishedBestand, Stuk, StukRelatie, Withdrawal
from dossiers.models.vergadering import Behandeling, Vergadering

__all__ = [
    "Behandeling",
    "Bestand",
    "DossierIndexPage",
    "DossierPage",
    "Functie",
    "GemeenteGroup",
    "GemeentePage",
    "Orgaan",
    "PagePublicity",
    "Passage",
    "Persoon",
    "PhaseRow",
    "PortefeuillehouderRow",
    "PublishedBestand",
    "Reces",
    "Role",
    "Stuk",
    "StukPagina",
    "StukPublicity",
    "StukRelatie",
    "Vergadering",
    "Withdrawal",
]
