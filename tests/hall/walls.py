"""How tests write to the database past City Hall, as somebody can who owns it, and are refused."""

import pytest
from django.db import DatabaseError, connection, transaction

from goldendoor.hall.walls import Wall


def refused(why: str, statement: str, *values: object) -> None:
    """A statement that the database refuses in these words."""
    with pytest.raises(DatabaseError, match=why), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def nothing_of_it_changes(wall: Wall, number: int, other: Wall | None = None, **another: str) -> None:
    """No column of a row that stands is written, and it is neither removed nor replaced nor emptied away.

    Args:
        other: another wall of the same table, which may be the first to refuse that a row is removed.
        another: where only some columns stand, of each an expression for something else than it holds.
    """
    columns, removed = columns_of(wall.table), "|".join(one.words for one in (wall, other) if one)
    assert set(another) == set(wall.columns) and columns >= {"id", *wall.columns}
    for column in wall.columns or sorted(columns):
        value = another.get(column, f'"{column}"')
        refused(wall.words, f'UPDATE {wall.table} SET "{column}" = {value} WHERE id = %s', number)
    if connection.vendor == "sqlite":
        refused(removed, f"INSERT OR REPLACE INTO {wall.table} SELECT * FROM {wall.table} WHERE id = %s", number)
    else:
        with connection.cursor() as cursor:  # of this transaction's own, which would be in the way before the wall is
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        refused("is never|keeps|stays|changed", f"TRUNCATE {wall.table} CASCADE")
    refused(removed, f"DELETE FROM {wall.table} WHERE id = %s", number)


def columns_of(table: str) -> set[str]:
    """The columns of a table."""
    with connection.cursor() as cursor:
        return {one.name for one in connection.introspection.get_table_description(cursor, table)}
