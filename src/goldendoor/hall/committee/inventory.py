"""What is stored about whoever wrote in the committee's records, and why the rest is about nobody."""

from goldendoor.hall.people.inventory import CHARTER
from goldendoor.hall.sealing.inventory import Declared

WHO_DID_IT = Declared("To know who answers for it, and that two people signed where the committee needs two.", CHARTER)
_BY_SOMEBODY = (
    "Founding.made_by", "Crisis.opened_by", "Crisis.closed_by", "FileEntry.made_by", "PreparednessItem.made_by",
    "Readiness.made_by", "Request.made_by", "RequestStep.made_by", "Direction.made_by", "MayorReport.prepared_by",
    "MayorReport.sent_by", "ProductVersion.proposed_by", "ProductVersion.reviewed_by", "Sending.made_by",
)  # fmt: skip
_WHEN = (
    "Founding.on", "Founding.made_at", "Crisis.opened_at", "Crisis.closed_at", "FileEntry.made_at",
    "PreparednessItem.made_at", "Readiness.made_at", "Request.due", "Request.made_at", "RequestStep.until",
    "RequestStep.made_at", "Direction.made_at", "MayorReport.first", "MayorReport.last", "MayorReport.prepared_at",
    "MayorReport.sent_at", "ProductVersion.proposed_at", "ProductVersion.published_at", "ProductVersion.declined_at",
    "Sending.on", "Sending.made_at",
)  # fmt: skip

DECLARED = dict.fromkeys(_BY_SOMEBODY, WHO_DID_IT)
NOT_ABOUT_PEOPLE = {
    **dict.fromkeys(_WHEN, "When the City's own offices did something, or are to."),
    "Founding.paper": "The paper that set the committee up.",
    "FileEntry.section": "Which part of the file it is in.",
    "ProductVersion.title": "A title that is published.",
    "ProductVersion.text": "A text that is published; whoever writes it is warned of whatever identifies somebody.",
    "ProductVersion.changes": "What is other than in the version before, which is published.",
    "Sending.to_whom": "An office or a body, never a person.",
}
