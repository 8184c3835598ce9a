"""Entries as people read them: one's own acts, or all of them for the auditor. By whom is known only through its salt."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from goldendoor.hall.ledger.canonical import salted_hash
from goldendoor.hall.ledger.models import Entry, Salt
from goldendoor.hall.ledger.recording import BY

ENTRIES_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Told:
    """One entry for a page."""

    number: int
    at: str
    act: str
    office: str
    changed: tuple[str, ...]
    seen: tuple[str, ...]


def entries(act: str = "", by: int | None = None, before: int | None = None) -> Iterator[Told]:
    """The entries, newest first: of one act, by one account, older than a number; each where it is asked for."""
    found = Entry.objects.order_by("-number")
    if act:
        found = found.filter(act=act)
    numbers = found.values_list("number", "body")
    while True:
        some = list(numbers.filter(number__lt=before)[:ENTRIES_AT_ONCE] if before else numbers[:ENTRIES_AT_ONCE])
        if not some:
            return
        before = some[-1][0]
        salts = _salts_of([number for number, _ in some]) if by is not None else {}
        for number, body in some:
            content = json.loads(bytes(body))
            if by is None or _is_by(content, salts.get(number), by):
                yield _told(content)


def page_of(size: int, **wanted: int | str | None) -> tuple[list[Told], int | None]:
    """So many entries, and the number before which the next page goes on; None where there are no more."""
    found = list(islice(entries(**wanted), size + 1))  # type: ignore[arg-type]
    return found[:size], found[size - 1].number if len(found) > size else None


def first_of(act: str) -> Told | None:
    """The first entry about an act; None where there is none."""
    body = Entry.objects.filter(act=act).order_by("number").values_list("body", flat=True).first()
    return None if body is None else _told(json.loads(bytes(body)))


def ever_named(kind: str) -> frozenset[int]:
    """The numbers of the records of a kind of which some entry still says how they were."""
    named = Salt.objects.filter(of__startswith=f"{kind}/").values_list("of", flat=True)
    return frozenset(int(one.partition("/")[2]) for one in named)


def acts_on_record() -> list[str]:
    """The names of the acts that entries speak of."""
    return list(Entry.objects.order_by("act").values_list("act", flat=True).distinct())


def _salts_of(numbers: list[int]) -> dict[int, bytes]:
    salts = Salt.objects.filter(of=BY, number__in=numbers).values_list("number", "salt")
    return {number: bytes(salt) for number, salt in salts}


def _is_by(content: dict[str, object], salt: bytes | None, account: int) -> bool:
    return salt is not None and content["by"] == salted_hash(salt, account)


def _told(content: dict[str, object]) -> Told:
    changed = tuple(one["record"] for one in content["records"])  # type: ignore[index,attr-defined]
    return Told(content["number"], content["at"], content["act"], content["office"], changed, tuple(content["seen"]))  # type: ignore[arg-type]
