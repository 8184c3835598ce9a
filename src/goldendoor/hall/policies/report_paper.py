"""The report of an audit to the Mayor, as a paper: the coverage in figures, norm by norm, and who signed."""

from datetime import date

from goldendoor.engine.provenance import BANNER
from goldendoor.hall.people.access import is_made_up
from goldendoor.hall.policies import workbook
from goldendoor.hall.policies.evidence import lateness
from goldendoor.hall.policies.models import Audit
from goldendoor.hall.printing.paper import printed


def printed_report(audit: Audit, today: date) -> bytes:
    """The report as PDF, dated as it was sent; of one that was not sent a draft, which says so.

    Raises:
        CannotPrint: where this machine cannot print.
    """
    content = workbook.content(audit, today)
    count, whole = workbook.counted(content.rows), len(content.rows)
    sent = audit.sent_on
    shown = {
        "audit": audit, "content": content, "laws": workbook.by_law(content.rows), "sent": sent, "of": whole,
        "bars": [
            {"words": words, "count": count[state], "percent": round(100 * count[state] / whole) if whole else 0,
             "state": state}
            for state, words in workbook.STATES.items()
        ],
        "law_on": date.fromisoformat(content.law_on), "lateness": lateness(audit), "unreviewed": BANNER,
        "made_up": is_made_up(),
        "changes": [(one, date.fromisoformat(one.on)) for one in content.changes],
    }  # fmt: skip
    title = f"Audit of immigration policies, {audit.agency.code}, {audit.year}"
    return printed("print/audit_report.html", shown, title=title, dated=sent or date.fromisoformat(content.law_on))
