"""The committee's acts, each with somebody about to do it, for the test of every act there is."""

from collections.abc import Callable
from datetime import timedelta

from tests.hall.cities import TODAY, somebody
from tests.hall.committee.conftest import GUIDANCE, OFFICES, Committee

from goldendoor.hall.acting import Act, Actor
from goldendoor.hall.committee.file_acts import (
    AddEntry,
    AskReadiness,
    CloseCrisis,
    FoundCommittee,
    NoteReadiness,
    OpenCrisis,
    ReplaceEntry,
)
from goldendoor.hall.committee.models import MayorReport, ProductVersion
from goldendoor.hall.committee.paper_acts import (
    DeclineProduct,
    DirectReports,
    NoteSending,
    PrepareReport,
    ProposeProduct,
    PublishProduct,
    SendReport,
)
from goldendoor.hall.committee.request_acts import (
    AnswerRequest,
    AskForFigures,
    AskForHelp,
    Deliver,
    WithdrawRequest,
)

LATER = TODAY + timedelta(days=5)
PREPARE = PrepareReport(TODAY, TODAY, "It met.", ("Go on.",))
PROPOSE = ProposeProduct("rights", "Your rights", "You can stay silent.")


def a_committee(founded: bool = True) -> Committee:
    """The people of the committee beside whoever is there already; set up and told to report."""
    who = {name: somebody(f"committee-{name}", office, agency) for name, (office, agency) in OFFICES.items()}
    made = Committee(who)
    if founded:
        made.do("flo", FoundCommittee(TODAY, "Order"))
        made.do("may", DirectReports("Every quarter."))
    return made


def _entry(city: Committee) -> int:
    return city.entry(city.crisis(), "guidance", GUIDANCE, "DSS")


def _report(city: Committee) -> int:
    city.do("cam", PREPARE)
    return MayorReport.objects.latest("pk").pk


def _version(city: Committee, published: bool = False) -> int:
    city.do("may", PROPOSE)
    number = ProductVersion.objects.latest("pk").pk
    if published:
        city.do("lou", PublishProduct(number))
    return number


# By the name of each act: who does it, and the act once everything before it was done.
ACTS: dict[str, tuple[str, Callable[[Committee], Act]]] = {
    "crisis.open": ("cam", lambda city: OpenCrisis("Title", "other", "Why")),
    "crisis.close": ("flo", lambda city: CloseCrisis(city.crisis(), "Over.")),
    "crisis.add": ("cam", lambda city: AddEntry(city.crisis(), "guidance", GUIDANCE, ("DSS", "ACS"))),
    "crisis.replace": ("cam", lambda city: ReplaceEntry(_entry(city), GUIDANCE, ("ACS",))),
    "readiness.ask": ("cam", lambda city: AskReadiness(city.crisis(), "A number", ("DSS", "ACS"))),
    "readiness.note": ("hana", lambda city: NoteReadiness(city.item(city.crisis(), "DSS"), "ready")),
    "help.ask": ("flo", lambda city: AskForHelp("DSS", "Vans", "Two", LATER)),
    "figures.ask": ("cam", lambda city: AskForFigures(city.crisis(), "DSS", "Beds", "To plan", LATER)),
    "request.answer": ("hana", lambda city: AnswerRequest(city.help(), "partly", "One is ill.", LATER)),
    "request.deliver": ("hana", lambda city: Deliver(city.figures(city.crisis()), "", (("Beds", 3),))),
    "request.withdraw": ("cam", lambda city: WithdrawRequest(city.help(), "Not needed.")),
    "reports.direct": ("may", lambda city: DirectReports("Twice a year.")),
    "committee.prepare-report": ("cam", lambda city: PREPARE),
    "committee.send-report": ("flo", lambda city: SendReport(_report(city))),
    "product.propose": ("may", lambda city: PROPOSE),
    "product.publish": ("lou", lambda city: PublishProduct(_version(city))),
    "product.decline": ("lou", lambda city: DeclineProduct(_version(city), "Too hard.")),
    "product.send": ("may", lambda city: NoteSending(_version(city, True), "All agencies", TODAY)),
}


def ready(name: str) -> tuple[Act, Actor]:
    """An act of the committee that can be done now, and who does it."""
    if name == "committee.found":
        city = a_committee(founded=False)
        return FoundCommittee(TODAY, "Order"), city.people["flo"].acting()
    who, act_of = ACTS[name]
    city = a_committee()
    return act_of(city), city.people[who].acting()


NAMES = ("committee.found", *ACTS)
