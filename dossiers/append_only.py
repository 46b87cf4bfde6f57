"""Database triggers for what must never happen, on SQLite and PostgreSQL.

SQLite drops a table's triggers whenever a migration remakes the table, so they are put in place by one idempotent
function after every migrate, and a system check says when one is missing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connections, models


@dataclass(frozen=True, slots=True)
class Rule:
    """Columns of a table that never change once written, and whether its rows may be deleted."""

    model: type[models.Model]
    frozen: tuple[str, ...] = field(default=())
    may_delete: bool = False
    insert_guard: str = ""  # SQL condition over NEW that must hold at insert
    update_guard: str = ""  # the same at update, over the columns of OLD and NEW only


_rules: dict[type[models.Model], Rule] = {}


def register_rule(rule: Rule) -> None:
    if rule.model in _rules:
        raise ValueError(f"{rule.model.__name__} already has a rule")
    _rules[rule.model] = rule


def registered_rules() -> tuple[Rule, ...]:
    return tuple(_rules.values())


def freeze_all_but(*changing: str, model: type[models.Model], insert_guard: str = "") -> Rule:
    """An append-only table: no row is deleted, no column changes but the named ones."""
    columns = tuple(str(f.column) for f in model._meta.concrete_fields if f.name not in changing)
    return Rule(model=model, frozen=columns, insert_guard=insert_guard)


def trigger_names(rule: Rule) -> Iterator[tuple[str, str]]:
    """(kind, trigger name) of each trigger that the rule asks for."""
    table = rule.model._meta.db_table
    if rule.frozen or rule.update_guard:
        yield "update", f"{table}_frozen"
    if not rule.may_delete:
        yield "delete", f"{table}_kept"
    if rule.insert_guard:
        yield "insert", f"{table}_guarded"


def install_triggers(using: str = "default") -> None:
    connection = connections[using]
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRES_FUNCTION)
        for rule in _rules.values():
            if rule.model._meta.db_table not in tables:
                continue
            for kind, name in trigger_names(rule):
                for statement in _statements(connection, rule, kind, name):
                    cursor.execute(statement)


def remove_triggers(using: str = "default") -> None:
    """For tests, which must be able to empty tables."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for rule in _rules.values():
            for _kind, name in trigger_names(rule):
                cursor.execute(_drop(connection, rule, name))


def missing_triggers(using: str = "default") -> list[str]:
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        present = {row[0] for row in cursor.fetchall()}
    return [
        name
        for rule in _rules.values()
        if rule.model._meta.db_table in tables
        for _kind, name in trigger_names(rule)
        if name not in present
    ]


POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION raadsspoor_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def _drop(connection: Any, rule: Rule, name: str) -> str:
    on_table = f' ON "{rule.model._meta.db_table}"' if connection.vendor == "postgresql" else ""
    return f'DROP TRIGGER IF EXISTS "{name}"{on_table}'


def _statements(connection: Any, rule: Rule, kind: str, name: str) -> tuple[str, str]:
    table = rule.model._meta.db_table
    message = f"append-only: {kind} on {table}"
    postgres = connection.vendor == "postgresql"
    differs = "IS DISTINCT FROM" if postgres else "IS NOT"
    # A guard may look at other rows, which PostgreSQL forbids in WHEN: there it runs inside a function of its own.
    if kind == "insert" and postgres:
        return _drop(connection, rule, name), _postgres_guard(rule, name, message)
    changes = [f'OLD."{column}" {differs} NEW."{column}"' for column in rule.frozen]
    changes += [f"NOT ({rule.update_guard})"] if rule.update_guard else []
    when = {
        "update": " OR ".join(changes),
        "delete": "",
        "insert": f"NOT ({rule.insert_guard})",
    }[kind]
    condition = f" WHEN ({when})" if when else ""
    head = f'CREATE TRIGGER "{name}" BEFORE {kind.upper()} ON "{table}" FOR EACH ROW{condition}'
    if postgres:
        return _drop(connection, rule, name), f"{head} EXECUTE FUNCTION raadsspoor_refuse('{message}')"
    return _drop(connection, rule, name), f"{head} BEGIN SELECT RAISE(ABORT, '{message}'); END"


def _postgres_guard(rule: Rule, name: str, message: str) -> str:
    return f"""
CREATE OR REPLACE FUNCTION "{name}_fn"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT ({rule.insert_guard}) THEN
        RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "{name}" BEFORE INSERT ON "{rule.model._meta.db_table}" FOR EACH ROW EXECUTE FUNCTION "{name}_fn"()
"""
