"""What is stored with standing authorities, and why."""

from goldendoor.hall.sealing.inventory import Declared

LAW = "NYC Admin. Code 4-210, 10-178(e), 23-1201 to 23-1203; Charter § 8(h)"
TWO_PEOPLE = "To know that whoever proposed an authority did not approve it."

SCOPE = Declared("To know what an authority covers, and what it does not.", LAW)
CLOSING_REASON = Declared("To know why an authority was declined or ended.", LAW)

DECLARED = {
    "Authority.title": Declared("To tell one authority from another.", LAW),
    "Authority.holder": Declared("To know whom the head of an agency named.", LAW),
    "Authority.proposed_by": Declared(TWO_PEOPLE, LAW),
    "Authority.proposed_in": Declared("To know in which office it was proposed.", LAW),
    "Authority.proposed_at": Declared("To know when it was proposed.", LAW),
    "Authority.declined_by": Declared("To know whom to ask why it was declined.", LAW),
    "Authority.declined_on": Declared("To know when it was declined.", LAW),
    "Authority.ended_by": Declared("To know whom to ask why it was ended.", LAW),
    "Authority.ended_on": Declared("Its last day, where it was ended sooner.", LAW),
    "Authority.approved_on": Declared("The day of the last signature: nothing works backwards.", LAW),
    "Authority.since": Declared("From when an authority is meant to be in force.", LAW),
    "Authority.until": Declared("Until when it is: it lapses by itself.", LAW),
    "Signature.account": Declared(TWO_PEOPLE, LAW),
    "Signature.office": Declared("To know in which office somebody signed.", LAW),
    "Signature.day": Declared("To know when somebody signed.", LAW),
}
NOT_ABOUT_PEOPLE = {
    "Authority.kind": "The name of a kind of authority.",
    "Authority.establishes": "The names of facts of the law.",
    "Authority.paper": "The number of an instrument or a contract.",
    "Authority.paper_dated": "The date of an instrument or a contract.",
}
