"""`check --deploy` with the settings of a municipality and values made up here; a warning is an error."""

import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

with tempfile.TemporaryDirectory(prefix="raadsspoor-deploy-") as folder:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "ALLOWED_HOSTS": "raadsspoor.example",
        "BASE_URL": "https://raadsspoor.example",
        "VAR_DIR": folder,
        "DATABASE_URL": f"sqlite:///{folder}/raadsspoor.sqlite3",
    }
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    sys.exit(subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode)
