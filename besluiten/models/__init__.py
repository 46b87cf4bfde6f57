from besluiten.models.afspraak import (
    Afspraak,
    AfspraakPassage,
    CorrectionRow,
    OwnerRow,
    TermijnRow,
    status_label,
)
from besluiten.models.besluit import Besluit
from besluiten.models.gate import GateSnapshot, GateSnapshotRow
from besluiten.models.mijlpaal import Mijlpaal, Verschuiving
from besluiten.models.onderdeel import Delivery, Form, Onderdeel
from besluiten.models.oordeel import FollowTerms, Oordeel, OordeelAnswer, OrgaanAccount, WithheldWords
from besluiten.models.publicity import AfspraakPeriod, AfspraakPublicity
from besluiten.models.status import StatusEvidence, StatusHead, StatusWijziging

__all__ = [
    "Afspraak",
    "AfspraakPassage",
    "AfspraakPeriod",
    "AfspraakPublicity",
    "Besluit",
    "CorrectionRow",
    "Delivery",
    "FollowTerms",
    "Form",
    "GateSnapshot",
    "GateSnapshotRow",
    "Mijlpaal",
    "Onderdeel",
    "Oordeel",
    "OordeelAnswer",
    "OrgaanAccount",
    "OwnerRow",
    "StatusEvidence",
    "StatusHead",
    "StatusWijziging",
    "TermijnRow",
    "Verschuiving",
    "WithheldWords",
    "status_label",
]
