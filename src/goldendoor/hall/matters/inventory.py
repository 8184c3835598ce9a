"""What is stored of a matter that could tell who somebody is, and why; and what is stored that tells of nobody."""

from goldendoor.hall.matters.models import REGISTERS
from goldendoor.hall.matters.register_models import TAKEN_OUT_UNDER, WHO_TOOK_IT_OUT
from goldendoor.hall.sealing.inventory import Declared

WHO_TOOK_PART = "To know who asked, judged, approved and did each step: no person fills two offices in one matter."
WHEN = "To compute what is due, and to report."

DECLARED = {
    "Seat.account": Declared(WHO_TOOK_PART, REGISTERS),
    "Seat.office": Declared(WHO_TOOK_PART, REGISTERS),
    "Matter.on": Declared("The day of the case: its law is the law of that day.", REGISTERS),
    "Matter.opened_at": Declared(WHEN, REGISTERS),
    "Matter.changed_at": Declared(WHEN, REGISTERS),
    "Matter.closed_at": Declared(WHEN, REGISTERS),
    "Matter.facts": Declared("What was seen, as choices: only facts that the law files let be kept.", REGISTERS),
    "Finding.holds": Declared("What an office found, where the law files let the answer be kept.", REGISTERS),
    "Finding.limbs": Declared("Which provision was met: nothing else is kept of a criminal record.", REGISTERS),
    "Finding.at": Declared(WHEN, REGISTERS),
    "Step.opened_at": Declared(WHEN, REGISTERS),
    "Step.done_at": Declared(WHEN, REGISTERS),
    "Step.fell_away_at": Declared(WHEN, REGISTERS),
    "Step.due": Declared(WHEN, REGISTERS),
    "Record.answers": Declared("What was written down, as choices, days and counts.", REGISTERS),
    "Record.at": Declared(WHEN, REGISTERS),
    "Consent.language": Declared("An authorization counts only in a language that the person understands.", REGISTERS),
    "Consent.scope": Declared("Of which kinds of information the authorization speaks.", REGISTERS),
    "Consent.signed_on": Declared("From when the authorization holds.", REGISTERS),
    "Consent.until": Declared("Until when the authorization holds.", REGISTERS),
    "Consent.at": Declared(WHEN, REGISTERS),
    "SavedView.account": Declared("Only whoever saved a search sees it.", REGISTERS),
    "SavedView.title": Declared("What whoever saved a search calls it.", REGISTERS),
    "SavedView.query": Declared("The search: choices and days, never a person.", REGISTERS),
    "Export.account": Declared(WHO_TOOK_IT_OUT, TAKEN_OUT_UNDER),
    "Export.office": Declared(WHO_TOOK_IT_OUT, TAKEN_OUT_UNDER),
    "Export.at": Declared(WHO_TOOK_IT_OUT, TAKEN_OUT_UNDER),
    "Export.query": Declared("What was looked for: choices and days, never a person.", TAKEN_OUT_UNDER),
    "BroughtIn.mark": Declared(
        "To take nothing in twice: made with a secret key from a custody number and the moment it came, and cannot be "
        "turned back.",
        REGISTERS,
    ),
}
NOT_ABOUT_PEOPLE = {
    "Matter.act": "The name of an act in the law files.",
    "Matter.situation": "The name of a situation in the law files.",
    "Matter.register": "The name of a register.",
    "Matter.authorities": "Numbers of standing authorities.",
    "Matter.verdict": "What the law says.",
    "Matter.once": "What the law would say once others have approved.",
    "Matter.cited": "Sections of the law.",
    "Matter.told": "The law files' own words to whoever asked.",
    "Matter.law_hash": "A hash of the law.",
    "Finding.fact": "The name of a fact in the law files.",
    "Step.office": "The name of an office.",
    "Step.mark": "What tells one step of a matter from another.",
    "Step.facts": "Names of facts in the law files.",
    "Step.what": "The law files' own words.",
    "Step.citation": "A section of the law.",
    "Step.due_words": "The law's own words of when.",
    "Step.computed": "How a day was computed.",
    "Record.register": "The name of a register.",
    "SavedView.register": "The name of a register.",
    "Export.register": "The name of a register.",
    "Export.mark": "A random mark, the same in the file that was taken out.",
}
