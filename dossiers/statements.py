"""SQL that Django works out once per process: the long questions of every page, asked again with other values.

Making the text of a UNION of eight querysets takes fifteen times as long as running it (docs/decisions/0010).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, wraps
from types import SimpleNamespace
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.models import Expression, Q, QuerySet

from dossiers.panels import Moment, Stand

Ask = Callable[[Mapping[str, Any]], list[Any]]


class Slot(Expression):
    """Stands in a queryset for a value that is known when its statement runs: `filter(until__gt=Slot("at"))`."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)


SOME_MOMENT: Any = Moment(at=Slot("at"), today=Slot("today"))  # type: ignore[arg-type] # known when it runs
_SOME_STAND: Any = replace(SOME_MOMENT, stand=Stand(day=Slot("stand"), end=Slot("stand_end")))  # type: ignore[arg-type]


def some_moment(*, has_stand: bool) -> Any:
    """A moment with slots for its values: a statement is made once with a stand, and once without."""
    return _SOME_STAND if has_stand else SOME_MOMENT


def values_of(moment: Moment) -> dict[str, Any]:
    """The values for the slots of `some_moment`."""
    stand = {"stand": moment.stand.day, "stand_end": moment.stand.end} if moment.stand else {}
    return {"at": moment.at, "today": moment.today, **stand}


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
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.filled(values))
            return cursor.fetchall()

    def filled(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """The parameters, with these values in the slots."""
        ready = {name: _adapted(value) for name, value in values.items()}
        return tuple([ready[one.name] if isinstance(one, Slot) else one for one in self.parameters])


class ObjectsStatement:
    """As `Statement`, of a queryset of model objects; it may join, and not prefetch."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self._rows = rows
        self._compiler = rows.query.get_compiler(rows.db)
        sql, parameters = self._compiler.as_sql()
        self._statement = Statement(sql, tuple(parameters))

    def objects(self, values: Mapping[str, Any]) -> list[Any]:
        made: Any = copy(self._compiler)
        made.connection = connections[self._rows.db]  # of this thread
        made.as_sql = lambda *_args, **_options: (self._statement.sql, self._statement.filled(values))
        rows: Any = self._rows.all()
        rows.query.get_compiler = lambda *_args, **_options: made
        return list(rows)


def made_once(build: Callable[..., QuerySet[Any]]) -> Callable[..., list[Any]]:
    """`build(dossier, moment, *keys)` makes a queryset from `dossier.pk`, the moment and lists of keys.

    The function in its place takes real ones and gives the objects. One statement is kept per length of the lists,
    rounded up. Another thing may stand in the place of the
    dossier, or None.
    """
    return _made_once(build, lambda rows: ObjectsStatement(rows).objects)


def rows_made_once(build: Callable[..., QuerySet[Any, Any]]) -> Callable[..., list[Any]]:
    """As `made_once`, of a queryset of values: see `Statement.rows`."""
    return _made_once(build, lambda rows: Statement.of(rows).rows)


def _made_once(build: Callable[..., Any], make: Callable[[Any], Ask]) -> Callable[..., list[Any]]:
    statements: dict[tuple[Any, ...], Ask] = {}

    @wraps(build)
    def asked(dossier: Any, moment: Moment, *keys: Collection[Any]) -> list[Any]:
        widths = tuple(width_of(len(pks)) for pks in keys)
        shape = (bool(moment.stand), widths)
        if shape not in statements:
            slots = [slots_of(f"keys{place}_", width) for place, width in enumerate(widths)]
            rows = build(SimpleNamespace(pk=Slot("dossier")), some_moment(has_stand=shape[0]), *slots)
            try:
                statements[shape] = make(rows)
            except EmptyResultSet:  # nothing is asked for
                statements[shape] = lambda _values: []
        values = {"dossier": dossier and dossier.pk, **values_of(moment)}
        for place, (pks, width) in enumerate(zip(keys, widths, strict=True)):
            values |= filled_slots(f"keys{place}_", pks, width)
        return statements[shape](values)

    return asked


def keys_of_any(model: Any, wanted: Sequence[Q]) -> QuerySet[Any, Any]:
    """The keys of rows that meet one of these, for `pk__in`. SQLite works out twice what stands in an arm of an OR."""
    first, *others = [model.objects.filter(condition).values("pk") for condition in wanted]
    keys: QuerySet[Any, Any] = first.union(*others)
    return keys


def width_of(number: int) -> int:
    """How many slots a list of so many keys is given: 0, 8, 16, 32 …"""
    return 1 << max(3, (number - 1).bit_length()) if number else 0


def slots_of(name: str, width: int) -> list[Slot]:
    return list(map(Slot, _slot_names(name, width)))


def filled_slots(name: str, pks: Collection[Any], width: int) -> dict[str, Any]:
    """The values for `slots_of`; what is left over holds the first key once more."""
    padded = [*pks, *[next(iter(pks), None)] * (width - len(pks))]
    return dict(zip(_slot_names(name, width), padded, strict=True))


@cache
def _slot_names(name: str, width: int) -> list[str]:
    return [f"{name}{place}" for place in range(width)]


def _adapted(value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
