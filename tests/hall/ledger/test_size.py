"""A hundred thousand entries: the work grows with them and no faster, and the questions to the database do not grow."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.hall.ledger.conftest import FIRST

from goldendoor.hall.ledger import merkle
from goldendoor.hall.ledger.canonical import canonical
from goldendoor.hall.ledger.merkle import leaf_hash
from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.ledger.publishing import publish
from goldendoor.hall.ledger.recording import at_text
from goldendoor.hall.ledger.verifying import verify

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SIZE = 100_000


def entry(number: int) -> Entry:
    at = FIRST + timedelta(seconds=number)
    content = {
        "number": number,
        "at": at_text(at),
        "act": "city.look",
        "by": None,
        "office": "house",
        "records": [],
        "seen": [],
    }
    body = canonical(content)
    return Entry(number=number, at=at, act="city.look", body=body, leaf_hash=leaf_hash(body))


def test_a_hundred_thousand_entries(groups: None, no_walls: None, monkeypatch: pytest.MonkeyPatch) -> None:
    Entry.objects.bulk_create(map(entry, range(1, SIZE + 1)), batch_size=1000)
    publish()
    nodes, plain_node = [0], merkle.node_hash

    def counted(left: bytes, right: bytes) -> bytes:
        nodes[0] += 1
        return plain_node(left, right)

    monkeypatch.setattr(merkle, "node_hash", counted)
    told: list[tuple[int, int]] = []
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert list(verify(lambda done, of: told.append((done, of)))) == []
    # One tree over the hashes outside and one over the entries, each with a node less than leaves, and its root folded.
    assert 2 * (SIZE - 40) < nodes[0] < 2 * (SIZE + 40)
    assert told[-1] == (SIZE, SIZE)
    assert len(asked) < 12
    Entry.objects.filter(number=77_777).update(act="city.lock")
    assert [(str(one.wrong), one.number) for one in verify()] == [("flipped byte", 77_777)]
