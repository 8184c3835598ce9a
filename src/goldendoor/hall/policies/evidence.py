"""What policies and audits show of the duties of EO 13 § 2, for whoever asks whether one is done."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from goldendoor.engine.sentences import spoken_day
from goldendoor.hall.duties.sources import Shown, register_source
from goldendoor.hall.policies import access, here, reading
from goldendoor.hall.policies.models import Audit, PolicyVersion
from goldendoor.hall.policies.owed import AUDIT_SUBMITTED


def register() -> None:
    """Tell the board which facts the records here establish."""
    register_source("policies_online", policies_online)
    register_source("plain_language", plain_language)
    register_source("languages_online", languages_online)
    register_source("policies_have_changed", policies_have_changed)
    register_source(AUDIT_SUBMITTED, audit_report_submitted)


def policies_online(agency: str, day: date) -> Iterable[Shown]:
    """The policies that the public could read by the end of a day."""
    versions = access.in_force(agency, day)
    if versions:
        titles = ", ".join(one.policy.title for one in versions)
        first = min(_first_published(one) for one in versions)
        yield Shown(
            True,
            first,
            f"Published: {titles}.",
            public_address(versions[0]) if len(versions) == 1 else reverse("public-policies:policies"),
        )


def plain_language(agency: str, day: date) -> Iterable[Shown]:
    """Whether each of them is plain by its reading grade, with the figures."""
    versions = access.in_force(agency, day)
    if versions:
        grades = [(one, reading.of_text(one.text)) for one in versions]
        told = "; ".join(f"{one.policy.title}: grade {grade.grade}" for one, grade in grades)
        plain = all(grade.is_plain for _, grade in grades)
        hardest = max(grades, key=lambda each: each[1].grade)[0]
        since = max(one.published_on for one in versions)
        limit = f"plain language is grade {reading.PLAIN_GRADE:g} at most"
        yield Shown(plain, since, f"Reading grade (Flesch-Kincaid). {told}; {limit}.", public_address(hardest))


def languages_online(agency: str, day: date) -> Iterable[Shown]:
    """The languages in which every one of them is out, beside English."""
    versions = access.in_force(agency, day)
    if not versions:
        return
    out = {one: access.translations_by(one, day) for one in versions}
    spoken = [{each.language for each in found} for found in out.values()]
    everywhere = [language for language in here.languages(day) if all(language in each for each in spoken)]
    full = bool(everywhere) and len(everywhere) == len(here.languages(day))
    value = here.all_languages(day) if full else ", ".join(["English", *everywhere])
    days = [one.published_on for one in versions]
    days += [each.recorded_on for found in out.values() for each in found if each.language in everywhere]
    told = "in all languages that the City has designated" if full else f"in {value}"
    yield Shown(value, max(days), f"Out {told}.", public_address(versions[0]))


def policies_have_changed(agency: str, day: date) -> Iterable[Shown]:
    """The versions after a first one: each was put online by the act that made it count."""
    for one in access.in_force(agency, day):
        if one.number > 1:
            on = one.published_on
            told = f"{one.policy.title}: version {one.number} is online, with what changed, since {spoken_day(on)}."
            yield Shown(True, on, told, public_address(one))


def audit_report_submitted(agency: str, day: date) -> Iterable[Shown]:
    """The reports that were sent to the Mayor's Office."""
    for one in access.audits_sent(agency, day):
        on = one.sent_on
        told = f"The audit report of {one.year} was sent on {spoken_day(on)}, {lateness(one)}."
        yield Shown(True, on, told, reverse("audits:audit", args=[one.pk]))


def lateness(audit: Audit) -> str:
    """Whether an audit was sent in time, in words."""
    late = audit.sent_late_days
    if late is None:
        return "for which the law gives no day"
    return "in time" if late == 0 else f"{late} day{'' if late == 1 else 's'} late"


def public_address(one: PolicyVersion) -> str:
    """Where the public reads a version, for good."""
    return reverse("public-policies:version", args=[one.policy.agency.code, one.policy.slug, one.number])


def _first_published(one: PolicyVersion) -> date:
    first = access.published(one.policy.agency.code).filter(policy=one.policy_id).order_by("number").first()
    return (first or one).published_on
