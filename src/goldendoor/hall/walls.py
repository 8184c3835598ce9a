"""How a database is made to keep rows that stand, such as what is published: neither changed nor removed, whoever asks.

Migrations rest on what this gives. Another wall is another migration: what an earlier one put up is never changed here.

A later migration that makes SQLite build a table anew takes its triggers away: it has to put them up again.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

ALWAYS = "1 = 1"


@dataclass(frozen=True, slots=True)
class Wall:
    """What of a table stands from when on, and the words of the refusal.

    `stands` is a condition that both databases understand, about the row `{row}`. Where `columns` are named only these
    stand, and the others may still be written. `keys` are the table's other unique columns, where the first is not null, and
    `takes_its_place` a condition about the rows `was` and `NEW`, where uniqueness has one of its own: on SQLite a row that
    is put in may otherwise replace one that stands.
    """

    name: str
    table: str
    words: str
    stands: str = ALWAYS
    columns: tuple[str, ...] = ()
    keys: tuple[tuple[str, ...], ...] = ()
    takes_its_place: str = ""

    def of(self, row: str) -> str:
        """The condition about one row."""
        return f"({self.stands.format(row=row)})"

    def changed(self, differs: str) -> str:
        """Whether an update changes what stands."""
        differing = " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in self.columns) or ALWAYS
        return f"{self.of('OLD')} AND ({differing})"

    @property
    def replaced(self) -> str:
        """Whether a row that is put in would take the place of one that stands."""
        same = [
            " AND ".join((f"NEW.{key[0]} IS NOT NULL", *(f"was.{name} IS NEW.{name}" for name in key)))
            for key in (("id",), *self.keys)
        ]
        alike = " OR ".join(f"({one})" for one in (*same, self.takes_its_place) if one)
        return f"EXISTS (SELECT 1 FROM {self.table} was WHERE ({alike}) AND {self.of('was')})"


def on_sqlite(walls: Iterable[Wall]) -> tuple[str, ...]:
    """The statements that put walls up on SQLite."""
    return tuple(
        f"CREATE TRIGGER {one.name}_{what} BEFORE {event} ON {one.table} WHEN {condition}"
        f" BEGIN SELECT RAISE(ABORT, '{one.words}'); END"
        for one in walls
        for what, event, condition in (
            ("as_it_was", "UPDATE", one.changed("IS NOT")), ("stays", "DELETE", one.of("OLD")),
            ("is_not_replaced", "INSERT", one.replaced),
        )
    )  # fmt: skip


def off_sqlite(walls: Iterable[Wall]) -> tuple[str, ...]:
    """The statements that take them down."""
    return tuple(f"DROP TRIGGER {statement.split()[2]}" for statement in on_sqlite(walls))


def on_postgres(walls: Iterable[Wall]) -> tuple[str, ...]:
    """The statements that put walls up on PostgreSQL."""
    return tuple(statement for one in walls for statement in _on_postgres(one))


def _on_postgres(one: Wall) -> tuple[str, ...]:
    refused = f"RAISE EXCEPTION '{one.words}'"
    emptied = f"EXISTS (SELECT 1 FROM {one.table} was WHERE {one.of('was')})"
    bodies = (
        ("as_it_was", f"IF {one.changed('IS DISTINCT FROM')} THEN {refused}; END IF; RETURN NEW;", "UPDATE", "ROW"),
        ("stays", f"IF {one.of('OLD')} THEN {refused}; END IF; RETURN OLD;", "DELETE", "ROW"),
        ("all_stay", f"IF {emptied} THEN {refused}; END IF; RETURN NULL;", "TRUNCATE", "STATEMENT"),
    )
    functions = (
        f"CREATE FUNCTION {one.name}_{what}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"
        for what, body, _, _ in bodies
    )
    triggers = (
        f"CREATE TRIGGER {one.name}_{what} BEFORE {event} ON {one.table}"
        f" FOR EACH {each} EXECUTE FUNCTION {one.name}_{what}()"
        for what, _, event, each in bodies
    )
    return (*functions, *triggers)


def off_postgres(walls: Iterable[Wall]) -> tuple[str, ...]:
    """The statements that take them down."""
    names = [(f"{one.name}_{what}", one.table) for one in walls for what in ("as_it_was", "stays", "all_stay")]
    return (
        *(f"DROP TRIGGER {name} ON {table}" for name, table in names),
        *(f"DROP FUNCTION {name}()" for name, _ in names),
    )


def running(sqlite: tuple[str, ...], postgresql: tuple[str, ...]) -> Callable[[Any, Any], None]:
    """What a migration runs, in the words of its database."""
    statements = {"sqlite": sqlite, "postgresql": postgresql}

    def run(apps: Any, schema_editor: Any) -> None:
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement, params=None)

    return run
