"""What is stored about the people who write, publish and audit policies, and why."""

from goldendoor.hall.policies.models import EO_13
from goldendoor.hall.sealing.inventory import Declared

WHO_ANSWERS = Declared("To know who proposed and who published a policy: two people, in their offices.", EO_13)
WHO_LOOKED = Declared("To know who held a policy against the law, and who signed for it.", EO_13)
PUBLISHED = "It is published: a policy is about no person."

DECLARED = {
    "Policy.withdrawn_by": WHO_ANSWERS,
    "PolicyVersion.proposed_by": WHO_ANSWERS,
    "PolicyVersion.published_by": WHO_ANSWERS,
    "PolicyVersion.taken_back_by": WHO_ANSWERS,
    "Translation.recorded_by": WHO_ANSWERS,
    "ParagraphLink.linked_by": WHO_LOOKED,
    "ParagraphLink.removed_by": WHO_LOOKED,
    "Audit.opened_by": WHO_LOOKED,
    "Audit.counsel": WHO_LOOKED,
    "Audit.head": WHO_LOOKED,
    "Audit.sent_by": WHO_LOOKED,
    "AuditFinding.found_by": WHO_LOOKED,
    "AuditFinding.over_by": WHO_LOOKED,
}
NOT_ABOUT_PEOPLE = {
    "Policy.title": PUBLISHED,
    "Policy.slug": "An address.",
    "Policy.withdrawn_at": "When a policy was withdrawn.",
    "Policy.withdrawn_because": PUBLISHED,
    "PolicyVersion.text": PUBLISHED,
    "PolicyVersion.text_hash": "The hash of a text that is published.",
    "PolicyVersion.proposed_at": "When a version was proposed.",
    "PolicyVersion.published_at": "When a version was published.",
    "PolicyVersion.taken_back_at": "When a proposal was taken back.",
    "Translation.language": "The name of a language.",
    "Translation.stands_at": "Where a translation stands.",
    "Translation.recorded_at": "Since when a version is out in a language.",
    "ParagraphLink.instrument": "The name of a law.",
    "ParagraphLink.label": "The name of a norm.",
    "ParagraphLink.fingerprint": "The hash of a norm.",
    "ParagraphLink.linked_at": "When a paragraph was put beside a norm.",
    "ParagraphLink.removed_at": "When a norm was taken away from beside a paragraph.",
    "Audit.opened_at": "When an audit was begun.",
    "Audit.due": "The day that the order gives.",
    "Audit.counsel_signed_at": "When an audit was signed.",
    "Audit.head_signed_at": "When an audit was signed.",
    "Audit.sent_at": "When an audit was sent.",
    "AuditFinding.instrument": "The name of a law.",
    "AuditFinding.label": "The name of a norm.",
    "AuditFinding.found_at": "When something was found.",
    "AuditFinding.over_at": "When a finding was taken back, or another took its place.",
}
