"""What the ledger says last of each record, noted on disk while the entries pass, so that memory stays small."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType

from goldendoor.hall.ledger.rows import Row

_NOTES_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Last:
    """The last entry that touched a record."""

    record: str
    number: int
    act: str
    hash: str | None  # None where the record was gone after the act


class Notebook:
    """A private database that SQLite keeps in a file of its own and removes at the end."""

    def __init__(self) -> None:
        self._pages = sqlite3.connect("")
        self._pages.execute(
            "CREATE TABLE last (record TEXT PRIMARY KEY, number INTEGER, act TEXT, hash TEXT, met INTEGER)"
        )
        self._unwritten: list[tuple[str, int, str, str | None]] = []

    def __enter__(self) -> "Notebook":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pages.close()

    def note(self, row: Row) -> None:
        """Note what an entry says of its records."""
        if row.stated is None:
            return
        act = row.content["act"]
        self._unwritten += [(one["record"], row.stated, act, one.get("is")) for one in row.content["records"]]
        if len(self._unwritten) >= _NOTES_AT_ONCE:
            self._write()

    def meet(self, records: list[str]) -> dict[str, Last]:
        """What is said last of records that are there; they count as met from now on."""
        self._write()
        these = f"record IN ({', '.join('?' * len(records))})"
        found = self._pages.execute(f"SELECT record, number, act, hash FROM last WHERE {these}", records)
        lasts = {row[0]: Last(*row) for row in found}
        self._pages.execute(f"UPDATE last SET met = 1 WHERE {these}", records)
        return lasts

    def unmet(self, kind: str) -> Iterator[Last]:
        """What is said last of each record of a kind that was not met."""
        # The character after the slash in ASCII is 0, so these are all names that begin with the kind and a slash.
        self._write()
        asked = self._pages.execute(
            "SELECT record, number, act, hash FROM last WHERE record >= ? AND record < ? AND met IS NULL "
            "ORDER BY number",
            (f"{kind}/", f"{kind}0"),
        )
        yield from (Last(*row) for row in asked)

    def first_of_each_kind(self) -> Iterator[tuple[str, Last]]:
        """Every kind of record that the ledger speaks of, with one that is named first. No slash, no kind."""
        self._write()
        kind = "substr(record, 1, max(instr(record, '/') - 1, 0))"
        asked = self._pages.execute(
            f"SELECT {kind}, record, min(number), act, hash FROM last GROUP BY {kind} ORDER BY {kind}"
        )
        yield from ((kind, Last(*row)) for kind, *row in asked)

    def _write(self) -> None:
        self._pages.executemany(
            """
            INSERT INTO last (record, number, act, hash) VALUES (?, ?, ?, ?) ON CONFLICT (record) DO UPDATE
            SET number = excluded.number, act = excluded.act, hash = excluded.hash WHERE excluded.number >= last.number
            """,
            self._unwritten,
        )
        self._unwritten.clear()
