"""A register as a file: which columns, each row in words that can be read again, written piece by piece."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO
from itertools import islice
from typing import Any

from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.matters import access
from goldendoor.hall.matters import register_words as words
from goldendoor.hall.matters.models import Ending, Matter, Record, State, Step
from goldendoor.hall.matters.register_models import Export
from goldendoor.hall.matters.safe_csv import write_rows
from goldendoor.hall.sealing.destroyed import opened
from goldendoor.norms import Corpus

# So many matters are in memory at a time, however many a register has.
MATTERS_AT_A_TIME = 200
NOT_ADVICE = "Research, not the City's advice, not legal advice."
PLAIN = (
    "year", "number", "opened", "day", "agency", "act", "situation", "verdict", "state", "ending", "closed", "sections",
    "steps_done", "steps_open", "steps_late", "written_down",
)  # fmt: skip
SEALED = ("sealed_words", "sealed_particulars")


@dataclass(frozen=True, slots=True)
class Leaving:
    """What leaves the house: the export as it was recorded, and the matters in it, by their numbers and in order."""

    export: Export
    matters: tuple[int, ...]
    account_id: int
    day: date


def as_csv(leaving: Leaving, corpus: Corpus) -> Iterator[str]:
    """A table in pieces. Its first line carries the mark, and how many rows follow, so that half a file shows."""
    kept = [one.name for one in words.facts_asked(corpus, leaving.export.register)]
    names = [*PLAIN, *kept, "other_facts", *(SEALED if leaving.export.with_sealed else ())]
    yield _written([_first_line(leaving.export), names])
    for entries in _in_parts(_entries(leaving, corpus), MATTERS_AT_A_TIME):
        yield _written([_cells(one, names, kept, corpus) for one in entries])


def as_json(leaving: Leaving, corpus: Corpus) -> Iterator[str]:
    """One object in pieces: the mark first, then the rows."""
    export = leaving.export
    first = {
        "export": export.mark, "register": export.register, "rows": export.rows, "taken_out": export.at.isoformat(),
        "search": export.query, "with_sealed": export.with_sealed, "note": NOT_ADVICE,
    }  # fmt: skip
    yield json.dumps(first, ensure_ascii=False)[:-1] + ', "matters": [\n'
    for number, entry in enumerate(_entries(leaving, corpus)):
        yield (",\n" if number else "") + json.dumps(entry, ensure_ascii=False)
    yield "\n]}\n"


def _first_line(export: Export) -> list[Any]:
    return ["export", export.mark, "register", export.register, "rows", export.rows, export.at.isoformat(), NOT_ADVICE]


def _written(rows: list[list[Any]]) -> str:
    """Rows as lines of CSV, each for itself: the first line has fewer cells than the table."""
    out = StringIO()
    for cells in rows:
        # To the writer a heading is a row like any other.
        write_rows(out, cells, ())
    return out.getvalue()


def _cells(entry: dict[str, Any], names: list[str], kept: list[str], corpus: Corpus) -> list[Any]:
    facts = {name: words.answer_in_words(corpus, name, value) for name, value in entry["facts"].items()}
    other = {name: value for name, value in facts.items() if name not in kept}
    known = {**entry, **{name: facts.get(name) for name in kept}, "other_facts": other or None}
    return [_cell(known[name]) for name in names]


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if isinstance(value, dict) else value


def _entries(leaving: Leaving, corpus: Corpus) -> Iterator[dict[str, Any]]:
    """Each matter as plain values, read in parts."""
    register, sealed = leaving.export.register, leaving.export.with_sealed
    for numbers in _in_parts(iter(leaving.matters), MATTERS_AT_A_TIME):
        seen = access.register_seen(leaving.account_id, leaving.day, register).filter(pk__in=numbers)
        by_number = {one.pk: one for one in seen}
        owed, done = access.open_steps_of(numbers, leaving.day), access.steps_done_of(numbers)
        records = access.entries_opened(numbers, register)
        for number in numbers:
            if number in by_number:
                matter, record = by_number[number], records.get(number)
                told = _told(matter, record, done.get(number, []), owed.get(number, (0, 0)), corpus)
                yield {**told, **_sealed(matter, record)} if sealed else told


def _told(
    matter: Matter, record: Record | None, done: Iterable[Step], owed: tuple[int, int], corpus: Corpus
) -> dict[str, Any]:
    still, late = owed if matter.state != State.CLOSED else (0, 0)
    closed = matter.closed_at.astimezone(CITY_TIME).date() if matter.closed_at else None
    return {
        "year": record.year if record else None, "number": record.number if record else None,
        "opened": matter.opened_at.astimezone(CITY_TIME).date().isoformat(), "day": matter.on.isoformat(),
        "agency": matter.agency.code, "act": matter.act,
        "situation": words.situation_words(corpus, matter.situation) if matter.situation else None,
        "verdict": words.verdict_words(matter.verdict), "state": State(matter.state).label,
        "ending": Ending(matter.ending).label if matter.ending else None,
        "closed": closed.isoformat() if closed else None, "sections": matter.cited,
        "steps_done": [f"{one.what} ({one.done_at.astimezone(CITY_TIME).date().isoformat()})" for one in done],
        "steps_open": still, "steps_late": late, "written_down": record.answers if record else None,
        "facts": matter.facts,
    }  # fmt: skip


def _sealed(matter: Matter, record: Record | None) -> dict[str, Any]:
    return {
        "sealed_words": opened(matter.words, None, None),
        "sealed_particulars": opened(record and record.particulars, None, None),
    }


def _in_parts(of: Iterator[Any], size: int) -> Iterator[list[Any]]:
    while part := list(islice(of, size)):
        yield part
