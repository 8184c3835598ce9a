"""The committee's addresses with who gets them of those who come from DSS, and the records that they lead to."""

from tests.hall.committee.conftest import GUIDANCE
from tests.hall.committee.ready import PREPARE, PROPOSE, a_committee

from goldendoor.hall.committee.models import MayorReport, ProductVersion

# Who gets a page: the committee's member from DSS; the head of DSS too; everybody who holds an office.
Offices = tuple[str, ...]
MEMBER, AGENCY, NOBODY = ("response_committee",), ("response_committee", "agency_head"), ()
CRISIS, ENTRY, ITEM, REQUEST, REPORT, VERSION = "crisis", "entry", "item", "request", "report", "version"
# By the kind of record that the number in the address is of, "" where there is none: who gets it where it is about DSS,
# and who where it is about the ACS.
PLACES: dict[str, tuple[str, Offices, Offices]] = {
    "committee/": ("", AGENCY, AGENCY),
    "committee/found/": ("", NOBODY, NOBODY),
    "committee/crises/open/": ("", MEMBER, MEMBER),
    "committee/crises/<int:number>/": (CRISIS, AGENCY, MEMBER),
    "committee/crises/<int:number>/close/": (CRISIS, NOBODY, NOBODY),
    "committee/crises/<int:number>/add/<slug:section>/": (CRISIS, MEMBER, MEMBER),
    "committee/crises/<int:number>/ask/": (CRISIS, MEMBER, MEMBER),
    "committee/crises/<int:number>/figures/": (CRISIS, MEMBER, MEMBER),
    "committee/entries/<int:number>/": (ENTRY, AGENCY, MEMBER),
    "committee/entries/<int:number>/next/": (ENTRY, MEMBER, MEMBER),
    "committee/items/<int:number>/<slug:agency>/": (ITEM, AGENCY, NOBODY),
    "committee/help/": ("", MEMBER, MEMBER),
    "committee/requests/<int:number>/": (REQUEST, AGENCY, MEMBER),
    "committee/requests/<int:number>/answer/": (REQUEST, AGENCY, NOBODY),
    "committee/requests/<int:number>/deliver/": (REQUEST, AGENCY, NOBODY),
    "committee/requests/<int:number>/withdraw/": (REQUEST, MEMBER, MEMBER),
    "committee/direct/": ("", NOBODY, NOBODY),
    "committee/reports/prepare/": ("", MEMBER, MEMBER),
    "committee/reports/<int:number>/": (REPORT, MEMBER, MEMBER),
    "committee/reports/<int:number>/paper.pdf": (REPORT, MEMBER, MEMBER),
    "committee/reports/<int:number>/send/": (REPORT, NOBODY, NOBODY),
    "committee/products/propose/<slug:product>/": ("", NOBODY, NOBODY),
    "committee/products/<int:number>/": (
        VERSION,
        ("response_committee", "corporation_counsel"),
        ("response_committee", "corporation_counsel"),
    ),
    "committee/products/<int:number>/publish/": (VERSION, ("corporation_counsel",), ("corporation_counsel",)),
    "committee/products/<int:number>/decline/": (VERSION, ("corporation_counsel",), ("corporation_counsel",)),
    "committee/products/<int:number>/sent/": (VERSION, NOBODY, NOBODY),
}
# What is out is for everybody who holds an office.
FOR_ALL_STAFF = "committee/products/"


def records(agency: str) -> dict[str, int]:
    """One record of each kind that is about an agency, by the kind."""
    city = a_committee()
    crisis = city.crisis()
    city.do("cam", PREPARE)
    city.do("may", PROPOSE)
    return {
        CRISIS: crisis, ENTRY: city.entry(crisis, "guidance", GUIDANCE, agency), ITEM: city.item(crisis, agency),
        REQUEST: city.help(agency), REPORT: MayorReport.objects.latest("pk").pk,
        VERSION: ProductVersion.objects.latest("pk").pk,
    }  # fmt: skip


def filled(address: str, numbers: dict[str, int], agency: str) -> str:
    """An address with the number of a record in it."""
    kind, *_ = PLACES[address]
    named = address.replace("<int:number>", str(numbers.get(kind, ""))).replace("<slug:section>", "risk")
    return named.replace("<slug:agency>", agency).replace("<slug:product>", "rights")
