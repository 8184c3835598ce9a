"""The ledger as lines of JSON that anybody can check without Golden Door: the entries, and what shows that they are it.

The first line says whose ledger it is and by which key it is signed. Then one line an entry, with the exact text that
is hashed; one with the checkpoint that speaks for them; and proofs, where there are any to give.
"""

import json
from collections.abc import Iterator
from typing import Any

from goldendoor.hall.ledger.checkpoints import Outside, Published, outside
from goldendoor.hall.ledger.merkle import consistency_proof, inclusion_proof, leaf_hash
from goldendoor.hall.ledger.notes import Verifier
from goldendoor.hall.ledger.rows import entry_body, one_moment, rows
from goldendoor.hall.ledger.signing_key import verifier

FORMAT = "golden-door-ledger/1"


class NotExported(Exception):
    """There is nothing to export that others could check; the words say why."""


def export() -> Iterator[str]:
    """All entries that the latest checkpoint speaks for, and proof that they begin with those of the one before."""
    key = _key()
    with outside(key) as published, one_moment():
        latest = _latest(published)
        yield _header(key)
        yield from _entries(published)
        yield _line(checkpoint=latest.note)
        if len(published.published) > 1:
            older = published.published[-2]
            proof = consistency_proof(_hashes(published), older.checkpoint.size)
            yield _line(consistency={"checkpoint": older.note, "proof": [one.hex() for one in proof]})


def prove(number: int) -> Iterator[str]:
    """One entry with the proof that it is in the ledger: lines of the same form."""
    key = _key()
    with outside(key) as published, one_moment():
        latest = _latest(published)
        if not 0 < number <= published.trusted:
            raise NotExported(
                f"the latest checkpoint speaks for entries 1 to {published.trusted}, and not for {number}"
                if published.trusted
                else "the latest checkpoint speaks for no entry yet"
            )
        body = entry_body(number)
        if body is None or leaf_hash(body) != published.hash_of(number):
            raise _changed(number)
        proof = inclusion_proof(_hashes(published), number - 1)
        yield _header(key)
        yield _line(entry=number, body=body.decode())
        yield _line(checkpoint=latest.note)
        yield _line(inclusion={"entry": number, "proof": [one.hex() for one in proof]})


def _entries(published: Outside) -> Iterator[str]:
    expected = 1
    for row in rows(published):
        if expected > published.trusted:
            return
        if row.number != expected or row.hash != published.hash_of(expected):
            raise _changed(expected)
        yield _line(entry=expected, body=row.body.decode())
        expected += 1
    if expected <= published.trusted:
        raise _changed(expected)


def _key() -> Verifier:
    key = verifier()
    if key is None:
        raise _nothing_signed()
    return key


def _latest(published: Outside) -> Published:
    if published.findings:
        raise NotExported(f"what was published is not in order: {published.findings[0]}")
    if published.latest is None:
        raise _nothing_signed()
    return published.latest


def _hashes(published: Outside) -> list[bytes]:
    return [published.hash_of(number) or b"" for number in range(1, published.trusted + 1)]


def _header(key: Verifier) -> str:
    return _line(format=FORMAT, origin=key.name, verifier_key=key.text())


def _line(**content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _nothing_signed() -> NotExported:
    return NotExported("nothing was ever signed here: `goldendoor ledger checkpoint` signs how far the ledger has come")


def _changed(number: int) -> NotExported:
    return NotExported(f"entry {number} is not as it was recorded: `goldendoor ledger verify` says more")
