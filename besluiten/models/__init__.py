from besluiten.models.afspraak import (
    Afspraak,
    AfspraakPassage,
    CorrectionRow,
    OwnerRow,
    TermijnRow,
    status_label,
)
from besluiten.models.besluit import Besluit
from besluiten.models.mijlpaal import Mijlpaal, Verschuiving
from besluiten.models.publicity import AfspraakPublicity
from besluiten.models.status import StatusEvidence, StatusHead, StatusWijziging

__all__ = [
    "Afspraak",
    "AfspraakPassage",
    "AfspraakPublicity",
    "Besluit",
    "CorrectionRow",
    "Mijlpaal",
    "OwnerRow",
    "StatusEvidence",
    "StatusHead",
    "StatusWijziging",
    "TermijnRow",
    "Verschuiving",
    "status_label",
]
