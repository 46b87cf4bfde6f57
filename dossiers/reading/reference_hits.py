"""What a rule for references gives, and the words that both kinds of rule are made of."""

import re
from dataclasses import dataclass

from dossiers.reading.model import FindKind, ReadingRule

WORD = r"[^\s.;:!?()]+"
MEETS = re.compile(r"\b\w{0,20}(?:vergadering|bijeenkomst|overleg|debat|sessie|avond)\b", re.IGNORECASE)
YEARS = re.compile(r"[12]\d{3}(?: ?[-–/] ?[12]\d{3})?")


@dataclass(frozen=True, slots=True)
class Hit:
    """Half-open span in the running text; `values` as they go into the find."""

    start: int
    end: int
    values: dict[str, str]


def reading_rule(rule_id: str, description: str, example: str, counter_example: str) -> ReadingRule:
    return ReadingRule(rule_id, FindKind.REFERENCE, description, example, counter_example)
