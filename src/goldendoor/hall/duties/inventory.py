"""What is stored with the duties of the City, and why."""

from goldendoor.hall.sealing.inventory import Declared

LAW = "NYC EO 13 of 2026 §§ 2, 5 to 8; Charter § 8(h); and the law that each obligation names"
WHO_SAID_SO = "To know whom to ask, and that an office of the one who owes it said so."

PAPER = Declared("To know which paper shows that a duty was done.", LAW)
PLACE = Declared("To find that paper: its address, or its number in the files.", LAW)
REASON = Declared("To know why it was taken back that a duty was done.", LAW)

DECLARED = {
    "Fulfilment.done_on": Declared("The day on which a duty was done.", LAW),
    "Fulfilment.noted_by": Declared(WHO_SAID_SO, LAW),
    "Fulfilment.noted_in": Declared(WHO_SAID_SO, LAW),
    "Fulfilment.noted_at": Declared("Since when it is known: the board of an earlier day does not show it.", LAW),
    "Fulfilment.taken_back_by": Declared("To know whom to ask why it was taken back.", LAW),
    "Fulfilment.taken_back_in": Declared("To know in which office it was taken back.", LAW),
    "Fulfilment.taken_back_at": Declared("Since when it is not so any more.", LAW),
}
NOT_ABOUT_PEOPLE = {
    "Fulfilment.key": "The name of an obligation: the instrument, the duty, which time, and whose.",
    "Fulfilment.instrument": "The name of a law.",
    "Fulfilment.norm": "The name of a duty in it.",
}
