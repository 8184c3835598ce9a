"""What the committee's acts tell other offices by mail: that something waits in City Hall, and nothing of what it says."""

from datetime import date

from goldendoor.hall.acting import Actor
from goldendoor.hall.notices.outbox import post, register_notice

GUIDANCE_CAME, ASKED_TO_BE_READY = "committee-guidance", "committee-readiness"
ASKED_FOR_HELP, ASKED_FOR_FIGURES = "committee-help", "committee-figures"
REPORTS_DIRECTED, REPORT_TO_SEND, REPORT_CAME = "committee-directed", "committee-report-prepared", "committee-report"
PRODUCT_TO_REVIEW = "product-to-review"
AGENCY_HEAD = "agency_head"

WORDS = {
    GUIDANCE_CAME: ("The response committee sent guidance", "The response committee sent guidance to {whose}."),
    ASKED_TO_BE_READY: (
        "The response committee asks how ready your agency is",
        "The response committee asks {whose} how ready it is for something. EO 13 has it prepare the City's agencies.",
    ),
    ASKED_FOR_HELP: (
        "The response committee asks for help",
        "The response committee asks {whose} for help by {due}. EO 13 § 8(2) asks agencies to give it.",
    ),
    ASKED_FOR_FIGURES: (
        "The response committee asks for figures",
        "The response committee asks {whose} for figures by {due}. Give counts only, and nothing about any person.",
    ),
    REPORTS_DIRECTED: (
        "The Mayor's Office told the committee to report", "The Mayor's Office told the committee to report to the Mayor.",
    ),
    REPORT_TO_SEND: ("A report to the Mayor waits to be sent", "The committee prepared a report to the Mayor for its chair."),
    REPORT_CAME: ("The committee's report to the Mayor came", "The chair of the committee sent a report to the Mayor."),
    PRODUCT_TO_REVIEW: (
        "A text for EO 13 § 5 waits for review", "The Mayor's Office proposed a text that the Law Department is to review.",
    ),
}  # fmt: skip


def register() -> None:
    """Make the words known to the outbox."""
    for kind, (subject, words) in WORDS.items():
        register_notice(kind, subject, words)


def tell_agency(kind: str, number: int, agency: str, by: Actor, **about: date) -> None:
    """Tell an agency's head, once for each thing that is asked of the agency."""
    post(kind, f"{number}", AGENCY_HEAD, agency, by.at, whose=agency, **about)


def tell(kind: str, number: int, office: str, by: Actor) -> None:
    """Tell the holders of an office of the whole city, once."""
    post(kind, f"{number}", office, None, by.at)
