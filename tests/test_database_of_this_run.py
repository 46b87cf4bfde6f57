"""`make databases` must not run on SQLite by mistake."""

import os

import pytest
from django.db import connection

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_the_run_uses_the_database_that_was_asked_for() -> None:
    asked = "postgresql" if os.environ.get("TEST_DATABASE_URL", "").startswith("postgres") else "sqlite"
    assert connection.vendor == asked
