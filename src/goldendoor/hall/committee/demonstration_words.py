"""What is written in the made-up city's committee: policies, risks, messages, reports. All of it is made up."""

DIRECTION = "What the committee does and what should change, at the end of March and at the end of September."

# The spring: letters that ask for lists.
LISTS_TITLE = "Letters that ask agencies for lists (made up)"
LISTS_WHY = "Three agencies got letters that ask for lists of people, and each would have answered in its own way."
LISTS_GUIDANCE = {
    "title": "What to do with a letter that asks for a list",
    "text": "Do not answer it yourself. Send it to your agency's privacy officer on the same day.\n"
    "The privacy officer holds it against 23-1202 and 10-178, and tells the Chief Privacy Officer.",
    "to_whom": "The Law Department",
}
ONE_PLACE_FOR_LETTERS = "One place to which every such letter goes"
ONE_OFFICE_LEFT = "One field office still answers its own mail."
LISTS_RISK = {
    "found": "The mail manual lets a unit answer routine requests, and does not say that a list of people never is routine.",
    "citation": "23-1202(c)(2)", "severity": "breach",
    "decided": "The manual was changed, and every unit was told.",
}  # fmt: skip
LISTS_MESSAGE = {
    "text": "You can ask for help from the City. Nobody gives away your name because you asked.",
    "which": "message", "languages": ["Spanish", "Chinese", "Bengali"],
}  # fmt: skip
LISTS_OVER = "No such letter came in four weeks, and every agency sends them to one place."
REPORT_ONE = (
    "The committee was set up, and agencies named their members. It opened one file, about letters that ask for lists.\n\n"
    "It sent guidance to three agencies and had one manual changed."
)
ADVICE_ONE = (
    "Have the agencies that named no member do it by the end of April.",
    "Have every agency name one place to which such letters go.",
)

# The summer: doors.
SHELTERS_TITLE = "Operations near shelters (made up)"
SHELTERS_WHY = (
    "Outside officers came to three shelters in one week, twice at night, and the guards did not know whom to call."
)
DOORS_GUIDANCE = {
    "title": "When officers come to a shelter at night",
    "text": "Ask them to wait outside. Call the number on the card. Do not block the door and do not touch anybody.\n"
    "If somebody may be hurt, call 911 first.",
    "to_whom": "The contractors that run shelters",
}
DOORS_GUIDANCE_TOO = {
    **DOORS_GUIDANCE,
    "text": DOORS_GUIDANCE["text"]
    + "\nIf they go on without your consent, do not resist. Note what you saw, and call.",
}
NUMBER_AT_NIGHT = "A number that is answered at night"
SIGN_AT_EACH_DOOR = "A sign at each door that says which rooms are for the public"
WEEKENDS_LEFT = "Nobody answers yet on Saturday and Sunday nights."
NOBODY_AT_NIGHT = "The duty desk has no access to counsel after eight."
SIGNS_ARE_PRINTED = "The signs are printed; four buildings have none yet."
NIGHT_RISK = {
    "found": "The night plan names a supervisor who goes home at eight, so that nobody can decide on access after that.",
    "citation": "4-210(d)", "severity": "harm", "decided": "",
}  # fmt: skip
NIGHT_RISK_DECIDED = {**NIGHT_RISK, "decided": "A second person is named for the nights, from 20 July."}
SHELTERS_PRIORITY = {
    "text": "First, every guard knows whom to call. Then the signs. Then the figures.", "which": "priority",
    "languages": [],
}  # fmt: skip
SHELTERS_MESSAGE = {
    "text": "The shelter is open. You can come in, eat and sleep here. Ask the staff if you have a question.",
    "which": "message", "languages": ["Spanish", "French", "Arabic", "Haitian Creole"],
}  # fmt: skip
STATE_CONTACT = {
    "office": "The State's office for new Americans (made up)", "government": "state",
    "contact": "The duty desk of the office",
    "agreed": "They send their lists of lawyers who help for free, and we print them in the shelters.",
}  # fmt: skip
COUNTY_CONTACT = {
    "office": "The county next to the City, emergency office (made up)", "government": "local",
    "contact": "The desk for the week, which changes on Mondays",
    "agreed": "Each tells the other of beds that are free, as figures.",
}  # fmt: skip
BEDS = "How many beds were free in each borough on Wednesday night"
WHAT_BEDS_ARE_FOR = "To know how many people could be moved if a shelter had to close for a night."
COUNTED_AT_NOON = "Counted on Thursday at noon."
BEDS_COUNTED = (("Bronx", 140), ("Brooklyn", 215), ("Manhattan", 96), ("Queens", 180), ("Staten Island", 22))
VISITS = "How many planned visits to families did not take place in August"
WHAT_VISITS_ARE_FOR = "To see whether families stay away from appointments."

# Help: what kind, how much.
INTERPRETERS = ("Interpreters for the evenings", "Two a night for two weeks: Spanish and French")
INTERPRETERS_CAME = "Two interpreters a night, from 15 July through 28 July."
LAWYERS = ("Lawyers who answer guards at night", "One a night, by phone")
LAWYERS_CANNOT = "The bureau's lawyers answer officers only; the Law Department can name somebody for guards."
VANS = ("Vans with drivers", "Two, on weekdays in August")
ONE_VAN = "One of the two is in repair until September."
ONE_VAN_CAME = "One van with a driver, since 5 August."
ROOMS = ("Rooms for meetings with families", "Three, in the evenings")
ROOMS_FOUND = "The library gave rooms instead."
PRINTING = ("Printing of the card with the number to call", "4,000 cards in five languages")
REPORT_TWO = (
    "The file about letters was closed in April. In June the committee opened a file about operations near shelters.\n\n"
    "Guidance went to four agencies and came out in a second version after two weeks. Two agencies helped with people "
    "and a van. One could not, and one has not answered yet."
)
ADVICE_TWO = (
    "Give every agency that runs a door at night a lawyer who can be called.",
    "Set a day for the signs at doors.",
    "Publish the material on the City's own rules, which the order asks for.",
)

# The products.
GUIDE_TITLE = "When outside officers ask you for something"
GUIDE = (
    "Ask who they are and what they want. Ask to see the paper.\n\n"
    "Do not say yes and do not say no. Call the person who decides on access in your building.\n\n"
    "Do not give a name, an address or an appointment to anybody. Send the request to your privacy officer.\n\n"
    "Do not block, touch or mislead them. If somebody may be hurt, call 911 first.\n\n"
    "Write down what you saw. Name no bystanders."
)
RIGHTS_TITLE = "Your rights when officers come"
RIGHTS_DRAFT = (
    "Notwithstanding the applicability of federal enforcement prerogatives, individuals retain constitutional "
    "protections concerning residential entry, self-incrimination and representation by counsel."
)
WHY_DECLINED = "The draft cannot be understood by those it is for. Write it in short sentences."
RIGHTS = (
    "You do not have to open your door to officers who have no warrant that a judge signed. You can ask them to show "
    "it through a window or under the door.\n\n"
    "You can stay silent. You can ask for a lawyer.\n\n"
    "You can use the City's services. City workers do not ask about your status unless the law makes them."
)
RIGHTS_TOO = RIGHTS + (
    "\n\nAt work, officers need a judge's warrant or your employer's consent to go where the public may not go. "
    "You can stay silent there too."
)
RULES_TITLE = "What the City does with your information, and who may use its buildings"
RULES = (
    "City workers keep what you tell them to themselves. They give it to others only where a law or the agency's "
    "privacy officer lets them.\n\n"
    "Rooms of the City that are not open to the public stay closed to officers who have no judge's warrant, "
    "unless one of the few exceptions of the law holds.\n\n"
    "Outside officers do not use the City's lots as a base."
)
