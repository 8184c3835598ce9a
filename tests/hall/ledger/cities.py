"""A city of its own for a test: a folder and a database, and commands that are run in it as processes."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

COMMAND = Path(sys.executable).parent / "goldendoor"
DATABASE = "database-url"
SCRIPT = Path(__file__).parents[3] / "tools" / "verify_ledger_export.py"
Run = Callable[..., "subprocess.CompletedProcess[str]"]

TWELVE_ACTS = """
from datetime import UTC, datetime
from django.db import transaction
from goldendoor.hall.ledger.recording import record
for minute in range(12):
    with transaction.atomic():
        record("city.look", by=1, office="keeper", records=[], at=datetime(2026, 3, 1, 9, minute, tzinfo=UTC))
"""


def in_city(folder: Path, *command: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run a command in the city of a folder: on SQLite, unless a file there names another database."""
    surroundings = {
        name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "GOLDENDOOR_KEYS")
    }
    surroundings |= {
        "GOLDENDOOR_CITY_FOLDER": str(folder),
        "DJANGO_SETTINGS_MODULE": "goldendoor.hall.city_settings",
        "COLUMNS": "80",
    }
    if (folder / DATABASE).exists():
        surroundings["DATABASE_URL"] = (folder / DATABASE).read_text(encoding="utf-8")
    done = subprocess.run(command, capture_output=True, text=True, env=surroundings, timeout=120, check=False)
    # Whatever goes wrong in a command is told in a line; only Python that a test gives may end otherwise.
    assert command[0] != COMMAND or "Traceback" not in done.stderr
    return done


def make_the_tables(folder: Path) -> None:
    """Make the tables, which takes a while: `tests.hall.prepared` makes them once for a run."""
    made = in_city(folder, sys.executable, "-m", "django", "migrate", "--verbosity", "0")
    assert made.returncode == 0, made.stderr


def python(folder: Path, code: str) -> "subprocess.CompletedProcess[str]":
    """Run Python in the city."""
    return in_city(folder, sys.executable, "-c", "import django\ndjango.setup()\n" + code)
