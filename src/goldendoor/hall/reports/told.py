"""What offices are told by mail about reports: that one waits for them, that it came back, and that it is published."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from goldendoor.hall.acting import Actor
from goldendoor.hall.notices.outbox import post, register_notice
from goldendoor.hall.people.access import accounts_in
from goldendoor.hall.people.offices import NOBODYS_OFFICE
from goldendoor.hall.reports import access, who_may
from goldendoor.hall.reports.models import State, StatutoryReport
from goldendoor.hall.reports.wanted import Wanted

TO_PUBLISH, CAME_BACK, IS_PUBLISHED = "report-to-publish", "report-came-back", "report-published"
ON_THE_DAYS = "a report on the days from {first} through {last}"
# To whom the law sends a report is told in these offices, where one is held here; any other party is told itself.
MAYOR, SPEAKER, COUNCIL = ("mayor", "mayors_office"), ("speaker",), ("city_council",)
RECEIVED_IN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"mayor": MAYOR, "mayor_and_speaker": (*MAYOR, *SPEAKER), "council_and_mayor": (*MAYOR, *COUNCIL)}
)


def register() -> None:
    """Make these notices known to the outbox."""
    register_notice(
        TO_PUBLISH, "A report waits for you",
        f"Under {{law}}, {{whose}} has signed {ON_THE_DAYS}. Somebody else publishes it, or gives it back.",
        still=_still_waits,
    )  # fmt: skip
    register_notice(
        CAME_BACK, "A report came back", f"Under {{law}}, {ON_THE_DAYS} was given back. It says why at City Hall."
    )
    register_notice(IS_PUBLISHED, "A report is published", f"Under {{law}}, {{whose}} has published {ON_THE_DAYS}.")


def that_it_waits(report: StatutoryReport, one: Wanted, by: Actor) -> None:
    """The publisher is told that a report was signed, and the head of the agency whose it is: once each time."""
    _post(TO_PUBLISH, _this_time(report, by), who_may.PUBLISHER, "", one, by, whose=_whose(one))
    if one.agency and by.office != "agency_head":
        _post(TO_PUBLISH, _this_time(report, by), "agency_head", one.agency, one, by, whose=_whose(one))


def that_it_came_back(report: StatutoryReport, one: Wanted, by: Actor) -> None:
    """The office that prepared a report is told that it was given back: once each time."""
    _post(CAME_BACK, _this_time(report, by), report.prepared_in, one.agency, one, by)


def that_it_is_published(report: StatutoryReport, one: Wanted, by: Actor) -> None:
    """Whoever the law sends it to is told, as far as that is an office that somebody holds here."""
    for office in received_in(one, by.day):
        _post(IS_PUBLISHED, f"report/{report.pk}", office, "", one, by, whose=_whose(one))


def received_in(one: Wanted, day: date) -> tuple[str, ...]:
    """The offices, held on a day, of whoever the law sends a report to; none where it sends it to the public."""
    to = one.report.duty.to
    if to is None or to in NOBODYS_OFFICE:
        return ()
    return tuple(office for office in RECEIVED_IN.get(to, (to,)) if accounts_in(frozenset({office}), "", day))


def _post(kind: str, key: str, office: str, agency: str, one: Wanted, by: Actor, **about: str) -> None:
    post(
        kind,
        key,
        office,
        agency or None,
        by.at,
        law=one.citation,
        first=one.period.first,
        last=one.period.last,
        **about,
    )


def _whose(one: Wanted) -> str:
    return one.agency or one.holder


def _this_time(report: StatutoryReport, by: Actor) -> str:
    return f"report/{report.pk}/{by.at:%Y-%m-%dT%H:%M:%S}"


def _still_waits(key: str) -> bool:
    return access.state_of(int(key.split("/")[1])) == State.SIGNED
