"""What offices are told by mail: that something waits, once, and nothing of what it says."""

from django.test import Client
from tests.hall.cities import TODAY
from tests.hall.committee.conftest import CONTACT, GUIDANCE, MESSAGE, RISK, Committee

from goldendoor.hall.committee.file_acts import AddEntry, AskReadiness, FoundCommittee, OpenCrisis
from goldendoor.hall.committee.models import Crisis, MayorReport, ProductVersion, Request
from goldendoor.hall.committee.paper_acts import (
    DirectReports,
    PrepareReport,
    ProposeProduct,
    PublishProduct,
    SendReport,
)
from goldendoor.hall.committee.request_acts import AskForFigures, AskForHelp, Deliver
from goldendoor.hall.notices.models import Notice

CANARY = "canary-zq4711"


def everything_is_done(city: Committee) -> None:
    """Every act that tells somebody, with a word in each text that would be noticed anywhere."""
    city.do("flo", FoundCommittee(TODAY, CANARY))
    city.do("may", DirectReports(CANARY))
    city.do("cam", OpenCrisis(CANARY, "other", CANARY))
    number = Crisis.objects.get().pk
    city.do("cam", AddEntry(number, "guidance", {**GUIDANCE, "title": CANARY}, ("DSS", "ACS")))
    for section, told, name in (("risk", RISK, "found"), ("message", MESSAGE, "text"), ("contact", CONTACT, "agreed")):
        city.do("cam", AddEntry(number, section, {**told, name: CANARY}, ("DSS",) if section == "risk" else ()))
    city.do("cam", AskReadiness(number, CANARY, ("DSS",)))
    city.do("cam", AskForHelp("DSS", CANARY, CANARY, TODAY))
    city.do("hana", Deliver(Request.objects.get().pk, CANARY))
    city.do("cam", AskForFigures(number, "DSS", CANARY, CANARY, TODAY))
    city.do("cam", PrepareReport(TODAY, TODAY, CANARY, (CANARY,)))
    city.do("flo", SendReport(MayorReport.objects.get().pk))
    city.do("may", ProposeProduct("rights", "Rights", "Text."))
    city.do("lou", PublishProduct(ProductVersion.objects.get().pk))


def test_each_office_is_told_once_and_of_nothing_that_was_typed(city: Committee) -> None:
    everything_is_done(city)
    told = {(one.kind, one.office, one.agency) for one in Notice.objects.filter(kind__contains="committee")} | {
        (one.kind, one.office, one.agency) for one in Notice.objects.filter(kind="product-to-review")
    }
    assert told == {
        ("committee-directed", "response_committee", ""), ("committee-guidance", "agency_head", "DSS"),
        ("committee-guidance", "agency_head", "ACS"), ("committee-readiness", "agency_head", "DSS"),
        ("committee-help", "agency_head", "DSS"), ("committee-figures", "agency_head", "DSS"),
        ("committee-report-prepared", "first_deputy_mayor", ""), ("committee-report", "mayors_office", ""),
        ("product-to-review", "corporation_counsel", ""),
    }  # fmt: skip
    assert CANARY not in str(list(Notice.objects.values()))


def test_no_public_page_says_any_of_it(city: Committee, client: Client) -> None:
    everything_is_done(city)
    for address in ("/", "/nyc/", "/material/", "/material/rights/", "/what-we-keep/", "/what-we-keep.json"):
        assert CANARY not in client.get(address, follow=True).content.decode(), address
