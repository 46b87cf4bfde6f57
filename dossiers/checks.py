from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connections

from dossiers.append_only import missing_triggers


@register(Tags.database)
def check_triggers(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """The triggers that keep history append-only are there (a migration on SQLite may have dropped them).

    A warning: an error would keep `migrate`, which puts them back, from running.
    """
    messages: list[CheckMessage] = []
    for using in databases or []:
        if connections[using].settings_dict.get("NAME") and (missing := missing_triggers(using)):
            messages.append(
                Warning(
                    f"Database triggers are missing: {', '.join(missing)}.",
                    hint="Run manage.py migrate; it puts them back.",
                    id="dossiers.W001",
                )
            )
    return messages
