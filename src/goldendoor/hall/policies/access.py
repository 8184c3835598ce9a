"""The only way to policies and audits: what each office may see of them, and what the public reads."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from goldendoor.hall.acting import NotThere
from goldendoor.hall.finding import there
from goldendoor.hall.people.access import HeldOffice, once
from goldendoor.hall.policies.here import end_of
from goldendoor.hall.policies.models import Audit, AuditFinding, ParagraphLink, Policy, PolicyVersion, Translation

COUNSEL = frozenset({"agency_general_counsel"})
HEAD = frozenset({"agency_head"})
THE_AGENCYS = COUNSEL | HEAD
LAW_DEPARTMENT = frozenset({"corporation_counsel", "law_department"})
DRAFTS = THE_AGENCYS | LAW_DEPARTMENT
# They see an audit once it was sent, and nothing of it before.
READS_SENT = frozenset({"mayors_office", "response_committee", "auditor"})
READS_AUDITS = DRAFTS | READS_SENT


def policies_seen(held: Iterable[HeldOffice]) -> QuerySet[Policy]:
    """The policies that somebody may see with what is not published of them: their agency's, or for law every one."""
    found = Policy.objects.select_related("agency").order_by("agency__code", "title", "pk")
    offices = tuple(held)
    if any(one.office in LAW_DEPARTMENT for one in offices):
        return found
    return found.filter(agency__code__in={one.agency for one in offices if one.office in THE_AGENCYS})


def policy(held: Iterable[HeldOffice], number: int) -> Policy:
    """One policy.

    Raises:
        NotThere: where these offices may not see it, or there is none.
    """
    return there(policies_seen(held), number, "There is no such policy.")


def version(held: Iterable[HeldOffice], number: int) -> PolicyVersion:
    """One version of a policy, by its own number among all versions.

    Raises:
        NotThere: where these offices may not see it, or there is none.
    """
    found = _versions().filter(policy__in=policies_seen(held), pk=number).first()
    if found is None:
        raise NotThere("There is no such version.")
    return found


def link(held: Iterable[HeldOffice], number: int) -> ParagraphLink:
    """One paragraph with a norm beside it.

    Raises:
        NotThere: where these offices may not see it, or there is none.
    """
    links = ParagraphLink.objects.filter(removed_at=None).select_related("version__policy__agency")
    found = links.filter(version__policy__in=policies_seen(held), pk=number).first()
    if found is None:
        raise NotThere("There is no such link.")
    return found


def versions_of(one: Policy) -> QuerySet[PolicyVersion]:
    """All versions of a policy, the newest first, those that were taken back too."""
    return _versions().filter(policy=one).order_by("-pk")


def current(one: Policy) -> PolicyVersion | None:
    """The version that counts; None where none is published or the policy is withdrawn."""
    if one.withdrawn_at is not None:
        return None
    return _versions().filter(policy=one, number__isnull=False).order_by("-number").first()


def waiting(one: Policy) -> PolicyVersion | None:
    """The version that was proposed and waits for the head."""
    return _versions().filter(policy=one, published_at=None, taken_back_at=None).first()


def still_waits(number: int) -> bool:
    """Whether a version, by its number among all versions, waits to be published yet."""
    return bool(PolicyVersion.objects.filter(pk=number, published_at=None, taken_back_at=None).exists())


def last_number(one: Policy) -> int:
    """The number of the last version that was published; 0 where none was."""
    last = PolicyVersion.objects.filter(policy=one, number__isnull=False).order_by("-number").first()
    return last.number if last else 0


def before(one: PolicyVersion) -> PolicyVersion | None:
    """The version that was published before this one."""
    published = _versions().filter(policy=one.policy_id, number__isnull=False).order_by("-number")
    return (published.filter(number__lt=one.number) if one.number else published).first()


def links_of(one: PolicyVersion) -> QuerySet[ParagraphLink]:
    """The norms beside the paragraphs of a version."""
    return ParagraphLink.objects.filter(version=one, removed_at=None).order_by("paragraph", "pk")


def slug_taken(agency: str, slug: str) -> bool:
    """Whether an agency has a policy under this address already."""
    return bool(Policy.objects.filter(agency__code=agency, slug=slug).exists())


# What is public ---------------------------------------------------------------------------------------------------


def in_force(agency: str, day: date) -> list[PolicyVersion]:
    """The versions that count at the end of a day: of each policy of an agency that is not withdrawn the last one."""

    def find() -> list[PolicyVersion]:
        by_then = _versions().filter(policy__agency__code=agency, published_at__lt=end_of(day))
        standing = by_then.filter(Q(policy__withdrawn_at=None) | Q(policy__withdrawn_at__gte=end_of(day)))
        latest = {one.policy_id: one for one in standing.order_by("number")}
        return sorted(latest.values(), key=lambda one: one.policy.title)

    return once(("in force", agency, day), find)


def published(agency: str | None = None) -> QuerySet[PolicyVersion]:
    """Every version that was ever published, in order of agencies, titles and numbers; of one agency, or of all."""
    found = (
        _versions().filter(number__isnull=False).order_by("policy__agency__code", "policy__title", "policy", "number")
    )
    return found if agency is None else found.filter(policy__agency__code=agency)


def published_version(agency: str, slug: str, number: int | None = None) -> PolicyVersion:
    """A published version for the public: of that number, or the last one.

    Raises:
        NotThere: where none was published under this address.
    """
    found = published(agency).filter(policy__slug=slug)
    one = (found.filter(number=number) if number is not None else found.order_by("-number")).first()
    if one is None:
        raise NotThere("There is no such policy.")
    return one


def translations_by(one: PolicyVersion, day: date) -> list[Translation]:
    """The translations of a version that were out at the end of a day, in order of their languages."""
    return list(Translation.objects.filter(version=one, recorded_at__lt=end_of(day)).order_by("language"))


# Audits -----------------------------------------------------------------------------------------------------------


def audits_seen(held: Iterable[HeldOffice]) -> QuerySet[Audit]:
    """The audits that somebody may see: drafts are for their agency and the Law Department; who reads what was sent, that."""
    found = Audit.objects.select_related("agency", "counsel", "head", "sent_by").order_by("-year", "agency__code")
    offices = tuple(held)
    if any(one.office in LAW_DEPARTMENT for one in offices):
        return found
    theirs = Q(agency__code__in={one.agency for one in offices if one.office in THE_AGENCYS})
    reads_sent = any(one.office in READS_SENT for one in offices)
    return found.filter(theirs | Q(sent_at__isnull=False) if reads_sent else theirs)


def audit(held: Iterable[HeldOffice], number: int) -> Audit:
    """One audit.

    Raises:
        NotThere: where these offices may not see it, or there is none.
    """
    return there(audits_seen(held), number, "There is no such audit.")


def audit_of(agency: str, year: int) -> Audit | None:
    """The audit of an agency in a year, for acts that open one."""
    return Audit.objects.filter(agency__code=agency, year=year).first()


def audits_sent(agency: str, day: date) -> QuerySet[Audit]:
    """The audits of an agency that were sent by the end of a day, the earliest first."""
    return Audit.objects.filter(agency__code=agency, sent_at__lt=end_of(day)).order_by("sent_at")


def findings_of(one: Audit) -> dict[tuple[str, str], AuditFinding]:
    """What counsel found in an audit, by the norm."""
    found = AuditFinding.objects.filter(audit=one, over_at=None).select_related("found_by").order_by("pk")
    return {(finding.instrument, finding.label): finding for finding in found}


def finding(held: Iterable[HeldOffice], number: int) -> AuditFinding:
    """One finding.

    Raises:
        NotThere: where these offices may not see its audit, or there is none.
    """
    standing = AuditFinding.objects.filter(over_at=None).select_related("audit__agency")
    found = standing.filter(pk=number, audit__in=audits_seen(held)).first()
    if found is None:
        raise NotThere("There is no such finding.")
    return found


def _versions() -> QuerySet[PolicyVersion]:
    links = Prefetch(
        "links", ParagraphLink.objects.filter(removed_at=None).select_related("linked_by").order_by("paragraph", "pk")
    )
    people = ("proposed_by", "published_by", "policy__agency")
    return PolicyVersion.objects.select_related(*people).prefetch_related(links)
