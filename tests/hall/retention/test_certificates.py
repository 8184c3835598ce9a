"""The certificate of what was destroyed: each record with its fields, schedules and entry, for its counsel, and no content."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from django.test import Client
from pypdf import PdfReader
from tests.hall.cities import NOW, TODAY, Person
from tests.hall.retention.conftest import NOTE_FIELDS, note, warned
from tests.hall.sealing.sample.models import Note

from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.retention import certificates
from goldendoor.hall.retention.destroying import destroy
from goldendoor.hall.retention.warning import warn

HALL = "/hall/retention/"
ENDED = date(2026, 3, 3)


@pytest.fixture
def destroyed(lou: Person, schedule_entered: Callable[..., None]) -> None:
    """Three notes of two agencies and the City, destroyed on one day."""
    for title in ("2020-01-01 DSS", "2020-02-01 DOC", "2020-03-01"):
        note(title, body="canary-body")
    schedule_entered(lou, 24, at=datetime(2026, 1, 2, 17, tzinfo=UTC))
    schedule_entered(lou, 36, NOTE_FIELDS[:1], at=datetime(2026, 1, 2, 17, tzinfo=UTC))
    warned(ENDED)
    assert len(list(destroy(ENDED, datetime.combine(ENDED, time(17), UTC)))) == 3


def words(pdf: bytes) -> str:
    said = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(said.split()).replace("/ ", "/")  # a narrow column breaks after a stroke


def test_it_says_what_was_destroyed_under_what_and_by_which_entry_and_nothing_that_was_in_it(
    as_counsel: Callable[[Person], Client],
    lou: Person,
    destroyed: None,
) -> None:
    client = as_counsel(lou)
    assert "3 March 2026: 3 records. Certificate:" in " ".join(client.get(HALL).content.decode().split())
    answer = client.get(f"{HALL}certificates/2026-03-03/")
    assert answer.headers["Content-Type"] == "application/pdf" and answer.content[:5] == b"%PDF-"
    said = words(answer.content)
    for entry in Entry.objects.order_by("-number")[:3]:
        written = bytes(entry.leaf_hash).hex()
        assert str(entry.number) in said and written in said.replace(" ", "")
    assert "Schedule GRS-12" in said and "Note.body, Note.remark, Note.details" in said
    assert "2023-01-01" in said and "2022-01-01" not in said  # the longest of its fields
    assert "canary" not in said and b"canary" not in answer.content
    assert client.get(f"{HALL}certificates/2026-03-03/").content == answer.content  # the same on every run


def test_counsel_of_an_agency_sees_their_own_alone(
    as_counsel: Callable[[Person], Client],
    cal: Person,
    dov: Person,
    destroyed: None,
) -> None:
    of_dss, of_doc = (f"note/{Note.objects.get(title__endswith=agency).pk}" for agency in ("DSS", "DOC"))
    for counsel, own, other in ((cal, of_dss, of_doc), (dov, of_doc, of_dss)):
        client = as_counsel(counsel)
        assert "1 record. Certificate" in " ".join(client.get(HALL).content.decode().split())
        said = words(client.get(f"{HALL}certificates/2026-03-03/").content)
        assert own in said and other not in said and "of 1 record" in said


@pytest.mark.parametrize(
    "address", ["2026-03-02/", "maria/", "2026-03-03/?part=2", "2026-03-03/?part=0", "2026-03-03/?part=x"]
)
def test_there_is_no_other_certificate(
    as_counsel: Callable[[Person], Client],
    lou: Person,
    destroyed: None,
    address: str,
) -> None:
    assert as_counsel(lou).get(f"{HALL}certificates/{address}").status_code == 404


def test_a_long_one_comes_in_parts(
    as_counsel: Callable[[Person], Client],
    lou: Person,
    destroyed: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(certificates, "RECORDS_IN_A_PART", 2)
    client = as_counsel(lou)
    parts = [words(client.get(f"{HALL}certificates/2026-03-03/?part={part}").content) for part in (1, 2)]
    assert ["part 1 of 2" in parts[0], "part 2 of 2" in parts[1]] == [True, True]
    for number in Note.objects.values_list("pk", flat=True):
        assert sum(f"note/{number} " in one for one in parts) == 1
    assert client.get(f"{HALL}certificates/2026-03-03/?part=3").status_code == 404


def test_what_comes_to_its_end_is_on_the_page(
    as_counsel: Callable[[Person], Client],
    lou: Person,
    cal: Person,
    schedule_entered: Callable[..., None],
) -> None:
    for title in ("2024-03-20 DSS", "2024-03-22 DSS", "2024-03-20 DOC"):
        note(title)
    schedule_entered(lou, 24)
    warn(NOW)
    page = " ".join(as_counsel(cal).get(HALL).content.decode().split())
    assert f"sample.Note</th><td>DSS</td><td>2</td><td>{TODAY}</td><td>2026-04-03</td>" in page
    assert "DOC" not in page
