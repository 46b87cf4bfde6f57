from typing import Any

from django.core.management import call_command
from django.db import migrations

TABLE = "inbreng_attempts"


def make_table(_apps: Any, schema_editor: Any) -> None:
    call_command("createcachetable", TABLE, database=schema_editor.connection.alias, verbosity=0)


def drop_table(_apps: Any, schema_editor: Any) -> None:
    schema_editor.execute(f"DROP TABLE {schema_editor.quote_name(TABLE)}")


class Migration(migrations.Migration):
    """In which all web processes count together who tries to get in at /inbreng/."""

    dependencies = [("portal", "0004_theme")]

    operations = [migrations.RunPython(make_table, drop_table)]
