"""What a check of the ledger can find, each with a name of its own and the entry where it begins."""

from dataclasses import dataclass
from enum import StrEnum


class Wrong(StrEnum):
    """What is wrong."""

    FLIPPED = "flipped byte"  # an entry and its own hash disagree
    REWRITTEN = "rewritten"  # an entry agrees with itself, and is not the one that a checkpoint speaks for
    DROPPED = "dropped"
    SWAPPED = "swapped"
    INSERTED = "inserted"
    TRUNCATED = "truncated"  # the last entries are gone, and left their salts behind
    ROLLED_BACK = "rolled back"  # the database is an older one than a checkpoint speaks for
    RECORD_CHANGED = "record changed"
    RECORD_UNKNOWN = "record unknown"
    RECORD_GONE = "record gone"
    BAD_SIGNATURE = "bad signature"
    HASHES_DAMAGED = "hashes damaged"  # the list of hashes beside the checkpoints is not the one they speak for


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was recorded."""

    wrong: Wrong
    number: int | None  # the entry; None where it is about a file or a record that has none
    words: str

    def __str__(self) -> str:
        where = "" if self.number is None else f"entry {self.number}: "
        return f"{where}{self.wrong}: {self.words}"
