"""What is stored about people who work for the City, and why."""

from goldendoor.hall.sealing.inventory import Declared

CHARTER = "NYC Charter § 8(h) with Admin. Code 23-1201 to 23-1205"
WHO_DID_WHAT = "To know who did what in which office: approvals by two people, registers, reports."

DECLARED = {
    "Account.name": Declared("To sign in, by the name used at work.", CHARTER),
    "Account.known_as": Declared("To show whom to ask, in words.", CHARTER),
    "Account.password": Declared("To sign in: a slow hash, never the password.", CHARTER),
    "Account.last_login": Declared("To notice that an account is used by somebody else.", CHARTER),
    "Holding.account": Declared(WHO_DID_WHAT, CHARTER),
    "Holding.granted_by": Declared("To know who granted an office: nobody grants themselves one.", CHARTER),
    "Holding.since": Declared("From when an office is held.", CHARTER),
    "Holding.until": Declared("Until when an office is held: it lapses by itself.", CHARTER),
    "Holding.office": Declared(WHO_DID_WHAT, CHARTER),
}
NOT_ABOUT_PEOPLE = {
    "CityRecords.city": "The name of a city.",
    "CityRecords.since": "When the records began.",
    "Agency.code": "The name of an agency.",
    "Agency.words": "The name of an agency.",
}
