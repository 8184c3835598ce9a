"""The whole check: every entry hashed again, held against every checkpoint, and every record against its last entry."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from goldendoor.hall.ledger.checkpoints import Outside, Published, outside
from goldendoor.hall.ledger.findings import Finding, Wrong
from goldendoor.hall.ledger.merkle import Frontier
from goldendoor.hall.ledger.models import Entry, Salt
from goldendoor.hall.ledger.notebook import Notebook
from goldendoor.hall.ledger.places import Places
from goldendoor.hall.ledger.records import record_findings
from goldendoor.hall.ledger.rows import Row, one_moment, rows
from goldendoor.hall.ledger.signing_key import verifier

Progress = Callable[[int, int], None]


def verify(progress: Progress = lambda done, of: None) -> Iterator[Finding]:
    """Everything that is not as it was recorded; nothing at all where all is well. Memory does not grow with the ledger."""
    # What is published is read first: a checkpoint of a moment ago may not be ahead of the entries that are read.
    with outside(verifier()) as published, one_moment(), Notebook() as notebook:
        yield from published.findings
        places, roots = Places(published), _Roots(published.published)
        named: list[int] = []
        for finding in places.findings(_passing(rows(published), roots, notebook, progress)):
            named.append(finding.number or 0)
            yield finding
        yield from roots.findings(named)
        yield from _ending(places.last, published)
        yield from record_findings(notebook)


def extent() -> tuple[int, int]:
    """How many entries there are, and for how many of them a checkpoint speaks."""
    with outside(verifier()) as published:
        return Entry.objects.count(), published.trusted


def _passing(found: Iterable[Row], roots: "_Roots", notebook: Notebook, progress: Progress) -> Iterator[Row]:
    """The rows as they go by, each put into the tree and its records noted."""
    total = Entry.objects.count()
    for done, row in enumerate(found, start=1):
        roots.add(row.hash)
        notebook.note(row)
        if done % 1000 == 0 or done == total:
            progress(done, total)
        yield row


@dataclass(slots=True)
class _Roots:
    """The tree over the entries as they are, whose root has to be each checkpoint's when it had that size."""

    published: tuple[Published, ...]
    _tree: Frontier = field(default_factory=Frontier)
    _next: int = 0
    _fitted: int = 0
    _wrong: int | None = None  # the size of the first checkpoint that does not fit

    def add(self, leaf: bytes) -> None:
        self._compare()
        self._tree.add(leaf)

    def findings(self, named: list[int]) -> Iterator[Finding]:
        """Said only where no entry was named: without the hashes beside the checkpoints, none can be."""
        self._compare()
        if self._wrong is not None and not any(self._fitted < number <= self._wrong for number in named):
            words = f"from here to entry {self._wrong} they are not those that the checkpoint of {self._wrong} signs"
            yield Finding(Wrong.REWRITTEN, min(self._fitted + 1, self._wrong), words)

    def _compare(self) -> None:
        while self._next < len(self.published) and self.published[self._next].checkpoint.size == self._tree.size:
            checkpoint = self.published[self._next].checkpoint
            if self._wrong is None and checkpoint.root != self._tree.root():
                self._wrong = checkpoint.size
            elif self._wrong is None:
                self._fitted = checkpoint.size
            self._next += 1


def _ending(last: int, published: Outside) -> Iterator[Finding]:
    """Whether the ledger ends before it should."""
    left_behind = Salt.objects.filter(number__gt=last).order_by("-number").values_list("number", flat=True).first()
    if left_behind is not None:
        words = f"the entries from here to {left_behind} are gone, and left their salts behind"
        yield Finding(Wrong.TRUNCATED, last + 1, words)
    latest = published.latest
    if latest is not None and latest.checkpoint.size > max(last, left_behind or 0):
        words = f"the database ends before it, and the checkpoint of {latest.checkpoint.size} entries was published"
        yield Finding(Wrong.ROLLED_BACK, last + 1, words)
