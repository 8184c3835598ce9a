"""What offices are told by mail about policies and audits: that something waits for them, and that a report has come."""

from goldendoor.hall.acting import Actor
from goldendoor.hall.notices.outbox import post, register_notice
from goldendoor.hall.policies import access
from goldendoor.hall.policies.models import Audit, PolicyVersion

TO_PUBLISH, TO_SIGN, GIVEN_BACK, SENT = "policy-to-publish", "audit-to-sign", "audit-given-back", "audit-sent"
HEAD, COUNSEL, MAYOR = "agency_head", "agency_general_counsel", "mayors_office"


def register() -> None:
    """Make these notices known to the outbox."""
    register_notice(
        TO_PUBLISH, "A policy waits for you", "Counsel has proposed the text of a policy. You publish it, or take it back.",
        still=_still_waits,
    )  # fmt: skip
    register_notice(
        TO_SIGN, "An audit waits for you", "Counsel has signed the audit of {year}. You sign it, or give it back."
    )
    register_notice(GIVEN_BACK, "An audit came back", "The head of the agency gave the audit of {year} back.")
    register_notice(SENT, "An audit report has come", "{sender} has sent its audit report of {year}.")


def that_it_is_to_be_published(version: PolicyVersion, by: Actor) -> None:
    """The head is told of a proposal."""
    post(TO_PUBLISH, f"policy-version/{version.pk}", HEAD, by.agency, by.at)


def that_it_is_to_be_signed(audit: Audit, by: Actor) -> None:
    """The head is told that counsel has signed: once each time."""
    post(TO_SIGN, _this_time(audit, by), HEAD, by.agency, by.at, year=audit.year)


def that_it_came_back(audit: Audit, by: Actor) -> None:
    """Counsel is told that the head gave an audit back."""
    post(GIVEN_BACK, _this_time(audit, by), COUNSEL, by.agency, by.at, year=audit.year)


def that_it_was_sent(audit: Audit, by: Actor) -> None:
    """The Mayor's Office is told that a report can be read."""
    post(SENT, f"audit/{audit.pk}", MAYOR, None, by.at, sender=by.agency, year=audit.year)


def _this_time(audit: Audit, by: Actor) -> str:
    return f"audit/{audit.pk}/{by.at:%Y-%m-%dT%H:%M:%S}"


def _still_waits(key: str) -> bool:
    return access.still_waits(int(key.rpartition("/")[2]))
