"""Whether each entry stands where it was put: what was changed, dropped, swapped or inserted, and which.

A body says its own number, so an entry that was moved still tells where it belongs. `shift` is how far the entries
from here on have moved together, as they do when somebody takes one out and numbers the others anew.
"""

from collections.abc import Iterable, Iterator

from goldendoor.hall.ledger.checkpoints import Outside
from goldendoor.hall.ledger.findings import Finding, Wrong
from goldendoor.hall.ledger.rows import Row


class Places:
    """Goes along the entries once, knowing the one after each."""

    def __init__(self, outside: Outside) -> None:
        self.outside = outside
        self.place = 1  # where the next entry should stand
        self.shift = 0
        self.last = 0  # the largest number, as it was recorded, that was met
        self._swapped_with: dict[int, int] = {}

    def findings(self, found: Iterable[Row]) -> Iterator[Finding]:
        """What is wrong, in the order of the entries."""
        before: Row | None = None
        for row in found:
            if before is not None:
                yield from self._about(before, row)
            before = row
        if before is not None:
            yield from self._about(before, None)

    def _about(self, row: Row, after: Row | None) -> Iterator[Finding]:
        if row.sound and row.stated is not None and row.stated != row.number + self.shift:
            yield from self._moved(row, row.stated, after)
        else:
            yield from self._gap_before(row)
            if not row.sound:
                yield self._changed(row, after)
            elif not row.columns_agree:
                words = "its columns do not say what its body says"
                yield Finding(Wrong.FLIPPED, row.number + self.shift, words)
            self.place = row.number + 1
        self.last = max(self.last, row.number + self.shift)

    def _gap_before(self, row: Row) -> Iterator[Finding]:
        if row.number > self.place:
            yield _dropped(self.place + self.shift, row.number - 1 + self.shift)

    def _changed(self, row: Row, after: Row | None) -> Finding:
        number = row.number + self.shift
        if after is not None and after.sound and after.number == row.number + 1 and after.stated == number:
            self.shift -= 1
            return Finding(Wrong.INSERTED, number, "this entry was never recorded; the one that was stands after it")
        known = self.outside.hash_of(number)
        if known is not None and known != row.hash == row.stored_hash:
            words = "it agrees with its own hash, and is not the entry that a checkpoint speaks for"
            return Finding(Wrong.REWRITTEN, number, words)
        return Finding(Wrong.FLIPPED, number, "its body and its hash do not agree")

    def _moved(self, row: Row, stated: int, after: Row | None) -> Iterator[Finding]:
        """An entry that was recorded, and stands where it was not put."""
        in_line = row.number == self.place
        expected, shift = row.number + self.shift, stated - row.number
        together = after is not None and after.sound and after.stated == after.number + shift
        if not in_line:
            yield Finding(Wrong.SWAPPED, stated, f"it stands at place {row.number}, which is not its own")
        elif self._swapped_with.get(expected) == stated:
            yield Finding(Wrong.SWAPPED, expected, f"entry {stated} stands in its place")
        elif (together or after is None) and shift > self.shift:
            yield _dropped(expected, stated - 1)
            self.shift = shift
        elif together or after is None:
            words = "there is one more entry of this number than was recorded"
            yield Finding(Wrong.INSERTED, stated, words)
            self.shift = shift
        elif after is not None and after.sound and after.stated == expected and stated != expected + 1:
            yield Finding(Wrong.INSERTED, expected, f"a copy of entry {stated} stands before it")
            self.shift -= 1
        else:
            self._swapped_with[stated] = expected
            yield Finding(Wrong.SWAPPED, expected, f"entry {stated} stands in its place")
        if in_line:
            self.place = row.number + 1


def _dropped(first: int, last: int) -> Finding:
    words = "it is not there" if first == last else f"it and all up to entry {last} are not there"
    return Finding(Wrong.DROPPED, first, words)
