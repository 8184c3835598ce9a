"""What the ledger stores: hashes that nobody can undo without their salts, and no word about anybody."""

from goldendoor.hall.sealing.inventory import Declared

DECLARED: dict[str, Declared] = {}
NOT_ABOUT_PEOPLE = {
    "Entry.at": "When something was done; by whom is a salted hash.",
    "Entry.act": "The name of an act, such as office.grant.",
    "Entry.body": "The same with salted hashes and the numbers of records.",
    "Entry.leaf_hash": "A hash of the entry.",
    "Salt.of": "The number of a record, or the word by.",
    "Salt.salt": "Random bytes.",
}
