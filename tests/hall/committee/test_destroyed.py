"""Once its records came to their end, the committee's pages say that they were destroyed, and none of them breaks off."""

from typing import Any

import pytest
from django.test import Client
from tests.hall.cities import TODAY
from tests.hall.committee.conftest import CONTACT, GUIDANCE, MESSAGE, RISK, Committee

from goldendoor.hall.committee.file_acts import CloseCrisis, NoteReadiness
from goldendoor.hall.committee.models import MayorReport
from goldendoor.hall.committee.paper_acts import PrepareReport, SendReport
from goldendoor.hall.committee.request_acts import Deliver
from goldendoor.hall.sealing.destroyed import DESTROYED
from goldendoor.hall.sealing.models import RecordKey


@pytest.fixture
def gone(committee: Committee) -> int:
    """A closed file with something in each section, a request and a report, all of them destroyed."""
    crisis = committee.crisis()
    for section, told, agencies in (
        ("guidance", GUIDANCE, ("DSS",)), ("risk", RISK, ("DSS",)), ("message", MESSAGE, ()), ("contact", CONTACT, ()),
    ):  # fmt: skip
        committee.entry(crisis, section, told, *agencies)
    committee.do("hana", NoteReadiness(committee.item(crisis, "DSS"), "ready"))
    committee.do("hana", Deliver(committee.figures(crisis), "", (("Beds", 3),)))
    committee.help()
    committee.do("cam", PrepareReport(TODAY, TODAY, "It met.", ("Go on.",)))
    committee.do("flo", SendReport(MayorReport.objects.get().pk))
    committee.do("flo", CloseCrisis(crisis, "Over."))
    assert RecordKey.objects.update(wrapped=None, wrapped_by="", shredded_on=TODAY) > 8
    return crisis


def test_every_page_of_it_says_so_and_shows_nothing_of_it(gone: int, page: Any, sign_in: Any) -> None:
    report = MayorReport.objects.get().pk
    for who in ("cam", "flo", "may", "hana"):
        pages = ["/hall/", "/hall/committee/", f"/hall/committee/crises/{gone}/"]
        pages += [] if who == "hana" else [f"/hall/committee/reports/{report}/"]
        for address in pages:
            words = page(who, address)
            assert not words.isdecimal(), f"{who} gets {words} at {address}"
            assert "Nights at the doors" not in words and "It met." not in words
    assert DESTROYED in page("cam", f"/hall/committee/crises/{gone}/")
    assert "What this report said was destroyed" in page("may", f"/hall/committee/reports/{report}/")
    client: Client = sign_in("may")
    assert client.get(f"/hall/committee/reports/{report}/paper.pdf").content.startswith(b"%PDF")


def test_a_later_report_still_counts_what_is_there(gone: int, committee: Committee) -> None:
    committee.do("cam", PrepareReport(TODAY, TODAY, "It met again.", ("Go on.",)))
    (crisis,) = MayorReport.objects.latest("pk").drawn.open()["crises"]
    assert (crisis["title"], crisis["messages"]) == (DESTROYED, 1)
