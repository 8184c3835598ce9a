"""The walls that would keep a test's own database from being emptied, taken down and put up again."""

from importlib import import_module
from typing import Any

walls = import_module("goldendoor.hall.ledger.migrations.0002_walls")


def taken_down(connection: Any) -> None:
    """Empty the ledger of a test's database."""
    with connection.cursor() as cursor:
        for statement in walls.SQLITE_UNDONE:
            cursor.execute(statement)
        cursor.execute("DELETE FROM ledger_entry")
        for statement in walls.SQLITE:
            cursor.execute(statement)
