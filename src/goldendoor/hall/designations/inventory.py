"""What is stored about those whom an agency named for a post, and why."""

from goldendoor.hall.sealing.inventory import Declared

LAW = "EO 13 of 2026 §§ 6, 7(3); NYC Admin. Code 4-210(d), 23-1201"
WHO_SAID_SO = "To know who at the agency said so, and in which office."

NAME = Declared("To know who holds a post that the law asks an agency to fill.", LAW)
CONTACT = Declared("To reach whoever holds the post, at work.", LAW)
CORRECTION = Declared("To know why what was entered was corrected.", LAW)

DECLARED = {
    "Designation.account": Declared("To know with which account somebody signs in who holds a post.", LAW),
    "Designation.designated_on": Declared("The day from which somebody holds a post: the law counts from it.", LAW),
    "Designation.last_day": Declared("The last day of it: the post is vacant from the day after.", LAW),
    "Designation.named_by": Declared(WHO_SAID_SO, LAW),
    "Designation.named_in": Declared(WHO_SAID_SO, LAW),
    "Designation.named_at": Declared("To know when it was entered: what was entered later was not known before.", LAW),
    "Designation.ended_by": Declared(WHO_SAID_SO, LAW),
    "Designation.ended_at": Declared("To know when its end was entered.", LAW),
    "Designation.sent_on": Declared("To know when the Chief Privacy Officer was told who it is.", LAW),
    "Designation.sent_by": Declared(WHO_SAID_SO, LAW),
    "Designation.sent_at": Declared("To know when it was entered that the name was sent.", LAW),
    "Designation.received_on": Declared("To know when the Chief Privacy Officer had the name.", LAW),
    "Designation.received_by": Declared("To know who acknowledged it.", LAW),
    "Consultation.noted_by": Declared(WHO_SAID_SO, LAW),
}
NOT_ABOUT_PEOPLE = {
    "Designation.post": "The name of a post.",
    "Consultation.day": "The day on which an agency consulted the Chief Privacy Officer.",
    "Consultation.noted_in": "The name of an office.",
    "Consultation.noted_at": "When it was entered.",
}
