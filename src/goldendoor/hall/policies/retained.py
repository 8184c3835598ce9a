"""From which day the sealed parts of an audit begin to grow old: from the day on which its report was sent."""

from goldendoor.hall.policies.models import Audit, AuditFinding
from goldendoor.hall.retention.retained import register_retained


def register() -> None:
    """Make it known to the retention run; an audit that was not sent keeps all of it."""
    register_retained(Audit, lambda one: one.sent_on, agency_of=lambda one: one.agency.code)
    register_retained(AuditFinding, lambda one: one.audit.sent_on, agency_of=lambda one: one.audit.agency.code)
