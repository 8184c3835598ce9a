"""How policies and audits stand on the ledger: as plain values that can be hashed again."""

from datetime import datetime
from typing import Any

from goldendoor.hall.ledger.kinds import register_model
from goldendoor.hall.policies.models import Audit, AuditFinding, ParagraphLink, Policy, PolicyVersion, Translation

Plain = dict[str, Any]


def policy(one: Policy) -> Plain:
    """A policy, without its texts."""
    return {
        "agency": one.agency_id, "title": one.title, "slug": one.slug, "withdrawn_at": _at(one.withdrawn_at),
        "withdrawn_by": one.withdrawn_by_id, "withdrawn_because": one.withdrawn_because,
    }  # fmt: skip


def version(one: PolicyVersion) -> Plain:
    """A version with its text, word by word: what is published cannot be altered unseen."""
    return {
        "policy": one.policy_id, "number": one.number, "text": one.text, "text_hash": one.text_hash,
        "proposed_by": one.proposed_by_id, "proposed_at": _at(one.proposed_at), "published_by": one.published_by_id,
        "published_at": _at(one.published_at), "taken_back_by": one.taken_back_by_id,
        "taken_back_at": _at(one.taken_back_at),
    }  # fmt: skip


def translation(one: Translation) -> Plain:
    """That a version is out in a language."""
    return {
        "version": one.version_id, "language": one.language, "stands_at": one.stands_at, "recorded_by": one.recorded_by_id,
        "recorded_at": _at(one.recorded_at),
    }  # fmt: skip


def link(one: ParagraphLink) -> Plain:
    """A paragraph and the norm beside it."""
    return {
        "version": one.version_id, "paragraph": one.paragraph, "instrument": one.instrument, "label": one.label,
        "fingerprint": one.fingerprint, "linked_by": one.linked_by_id, "linked_at": _at(one.linked_at),
        "removed_by": one.removed_by_id, "removed_at": _at(one.removed_at),
    }  # fmt: skip


def audit(one: Audit) -> Plain:
    """An audit without what was found, which is sealed: what was altered does not open."""
    return {
        "agency": one.agency_id, "year": one.year, "opened_by": one.opened_by_id, "opened_at": _at(one.opened_at),
        "due": one.due and one.due.isoformat(), "counsel": one.counsel_id,
        "counsel_signed_at": _at(one.counsel_signed_at), "head": one.head_id, "head_signed_at": _at(one.head_signed_at),
        "sent_by": one.sent_by_id, "sent_at": _at(one.sent_at),
    }  # fmt: skip


def finding(one: AuditFinding) -> Plain:
    """What was found of a norm, without the reason, which is sealed."""
    return {
        "audit": one.audit_id, "instrument": one.instrument, "label": one.label, "outcome": one.outcome,
        "found_by": one.found_by_id, "found_at": _at(one.found_at), "over_by": one.over_by_id,
        "over_at": _at(one.over_at),
    }  # fmt: skip


def register() -> None:
    """Make them known to the ledger."""
    register_model("policy", Policy, policy)
    register_model("policyversion", PolicyVersion, version)
    register_model("translation", Translation, translation)
    register_model("paragraphlink", ParagraphLink, link)
    register_model("audit", Audit, audit)
    register_model("auditfinding", AuditFinding, finding)


def _at(moment: datetime | None) -> str | None:
    return moment and moment.isoformat()
