"""SQL that Django works out once per process: the long questions of every page, asked again with other values.

Making the text of a UNION of eight querysets takes fifteen times as long as running it (docs/decisions/0010).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Expression, QuerySet

from dossiers.panels import Moment


class Slot(Expression):
    """Stands in a queryset for a value that is known when its statement runs: `filter(until__gt=Slot("at"))`."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)


SOME_MOMENT: Any = Moment(at=Slot("at"), today=Slot("today"))  # type: ignore[arg-type] # known when it runs


@dataclass(frozen=True, slots=True)
class Statement:
    """The text of a queryset of values, and its parameters in order: values, and slots for those still to come."""

    sql: str
    parameters: tuple[Any, ...]

    @classmethod
    def of(cls, rows: QuerySet[Any, Any]) -> "Statement":
        sql, parameters = rows.query.sql_with_params()
        return cls(sql, tuple(parameters))

    def rows(self, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """As the database gives them: on SQLite a day is text. Raises KeyError for a slot without a value."""
        filled = [_adapted(values[one.name]) if isinstance(one, Slot) else one for one in self.parameters]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, filled)
            return cursor.fetchall()


def _adapted(value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
