"""The shape of a rule for one field of the metadata: tried in the order of its table, the first that finds "
"counts."""

from collections.abc import Callable
from dataclasses import dataclass

from dossiers.reading.genres import Genre
from dossiers.reading.model import FindKind, Place, ReadingRule
from dossiers.reading.paper import Paper


@dataclass(frozen=True, slots=True)
class Reading:
    """The value as it is proposed (an ISO day for a date), and the words it was read from."""

    value: str
    place: Place


FieldReader = Callable[[Paper, Genre | None], Reading | None]


@dataclass(frozen=True, slots=True)
class FieldRule:
    rule: ReadingRule
    read: FieldReader
    score: float


def field_rule(
    rule_id: str,
    description: str,
    read: FieldReader,
    score: float,
    *,
    example: str,
    counter_example: str,
) -> FieldRule:
    return FieldRule(ReadingRule(rule_id, FindKind.METADATA, description, example, counter_example), read, score)


def first_reading(
    rules: tuple[FieldRule, ...], paper: Paper, genre: Genre | None, off: frozenset[str]
) -> tuple[Reading, FieldRule] | None:
    for rule in rules:
        if rule.rule.id not in off and (reading := rule.read(paper, genre)) is not None:
            return reading, rule
    return None
