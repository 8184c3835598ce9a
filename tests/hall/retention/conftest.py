"""A city whose notes and papers can grow old: the sample's models, counsel of two agencies, and one for every agency."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import transaction
from django.test import Client
from tests.hall.cities import NOW, TODAY, Person, a_city, somebody
from tests.hall.sealing.conftest import hall, keys_of_its_own, master, sample_app  # noqa: F401 -- fixtures
from tests.hall.sealing.sample.models import Note, Paper

from goldendoor.hall import clock, doing
from goldendoor.hall.acting import perform
from goldendoor.hall.ledger import kinds
from goldendoor.hall.ledger.kinds import register_kind
from goldendoor.hall.ledger.recording import record
from goldendoor.hall.people import sign_in
from goldendoor.hall.retention import retained
from goldendoor.hall.retention.actions import EnterSchedule
from goldendoor.hall.retention.past import WARNED_BEFORE
from goldendoor.hall.retention.warning import warn
from goldendoor.hall.sealing import inventory

NOTE_FIELDS = ("sample.Note.body", "sample.Note.remark", "sample.Note.details")


def plain(number: int) -> dict[str, str] | None:
    found = Note.objects.filter(pk=number).first()
    return found and {"title": found.title}


def plain_paper(number: int) -> dict[str, int] | None:
    found = Paper.objects.filter(pk=number).first()
    return found and {"pages": found.pages}


@pytest.fixture
def sample_kept(hall: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:  # noqa: F811
    """The sample in the inventory, on the ledger, and with dates: a note's title is its date, and its agency if any."""
    monkeypatch.setattr(inventory, "OURS", ("goldendoor.hall.", "tests.hall.sealing."))
    # People of these tests were made without an act, so the ledger is not told of them.
    monkeypatch.setattr(kinds, "_known", {name: kinds._known[name] for name in ("schedule", "hold")})
    monkeypatch.setattr(retained, "_known", dict(retained._known))
    register_kind("note", plain, lambda: ((one.pk, plain(one.pk)) for one in Note.objects.order_by("pk")))
    register_kind("paper", plain_paper)
    retained.register_retained(Note, date_of_note, agency_of=agency_of_note)
    retained.register_retained(Paper, lambda paper: paper.received_on)
    a_city()
    yield


def date_of_note(one: Note) -> date | None:
    return date.fromisoformat(one.title.split()[0]) if one.title else None


def agency_of_note(one: Note) -> str | None:
    return one.title.partition(" ")[2] or None


def note(title: str = "", body: str = "what was noted") -> Note:
    """A note that was made by an act."""
    with transaction.atomic():
        made = Note.objects.create(title=title, body=body, remark="a remark")
        record("note.make", by=7, office="supervisor", records=[("note", made.pk)], at=NOW)
    return made


def warned(day: date) -> None:
    """Let counsel be warned of what ends, as early as a run on a day asks for."""
    warn(datetime.combine(day - WARNED_BEFORE, time(17), UTC))


@pytest.fixture
def lou(sample_kept: None) -> Person:
    """The Corporation Counsel."""
    return somebody("lou", "corporation_counsel", "MOIA")


@pytest.fixture
def cal(sample_kept: None) -> Person:
    """Counsel of the Department of Social Services."""
    return somebody("cal", "agency_general_counsel", "DSS")


@pytest.fixture
def dov(sample_kept: None) -> Person:
    """Counsel of the Department of Correction."""
    return somebody("dov", "agency_general_counsel", "DOC")


@pytest.fixture
def schedule_entered() -> Callable[..., None]:
    """A function by which counsel enters a schedule for fields, for every field of a note where none is named."""

    def enter(by: Person, months: int, fields: tuple[str, ...] = NOTE_FIELDS, at: datetime = NOW) -> None:
        acting = by.acting(at, at - timedelta(minutes=5))
        for field in fields:
            perform(EnterSchedule(field, "Schedule GRS-12", months, acting.day), acting)

    return enter


@pytest.fixture
def as_counsel(sample_kept: None, monkeypatch: pytest.MonkeyPatch) -> Callable[[Person], Client]:
    """A function that signs somebody in, lately."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(sign_in, "_is_enough", lambda request: True)
    monkeypatch.setattr(doing, "signed_in_at", lambda request: NOW)

    def signed_in(person: Person) -> Client:
        client = Client()
        client.force_login(person.account)
        return client

    return signed_in
