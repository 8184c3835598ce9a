"""The keyring as its keeper sees it: every master key, whether it can be used, and how many records need it."""

from dataclasses import dataclass

from goldendoor.hall.sealing.faults import KeyMissing
from goldendoor.hall.sealing.keys import key_named, key_names
from goldendoor.hall.sealing.records import records_by_master_key


@dataclass(frozen=True, slots=True)
class OnTheRing:
    """A master key: whether it seals now, how many records it wraps, and what is wrong with it, if anything."""

    name: str
    seals: bool
    records: int
    fault: str = ""

    @property
    def words(self) -> str:
        """The same in a line."""
        wraps = (
            f"wraps {self.records:,} record{'' if self.records == 1 else 's'}" if self.records else "wraps no record"
        )
        return "; ".join([*(["seals from now on"] if self.seals else []), wraps, *([self.fault] if self.fault else [])])


def keyring() -> list[OnTheRing]:
    """Every master key, the oldest first, and at the end those that a record needs and that are not there.

    Raises:
        KeyMissing: where the folder of keys is not there.
    """
    names, records = key_names(), records_by_master_key()
    gone = [name for name in records if name not in names]
    return [
        *(OnTheRing(name, name == names[-1], records.get(name, 0), _fault(name)) for name in names),
        *(OnTheRing(name, False, records[name], _fault(name)) for name in gone),
    ]


def _fault(name: str) -> str:
    try:
        key_named(name)
    except KeyMissing as reason:
        return str(reason)
    return ""
