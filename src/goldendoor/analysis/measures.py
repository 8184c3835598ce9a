"""How large the law is, how well its texts are known, and how much of it the worked examples reach."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from goldendoor.analysis.coverage import Reached, reach
from goldendoor.analysis.diagrams import Diagrams, files_of
from goldendoor.norms import Corpus, Instrument

# A diagram that outgrows this is hard to read and slow to ask: the condition that makes it so is better split.
NODES_AT_MOST = 5_000


@dataclass(frozen=True, slots=True)
class Size:
    """The largest diagram of an instrument on one act, and the first day on which it is that large; None: too large."""

    act: str
    nodes: int | None
    on: date


@dataclass(frozen=True, slots=True)
class Measured:
    """One instrument: its diagrams, where its text is known from, and its rules with the scenarios that reach them.

    `both_ways` counts the rules that scenarios show standing and not standing, as far as each can be so at all.
    """

    instrument: str
    title: str
    kind: str
    place: str
    text: str
    checked: str
    reviewed: str
    fingerprinted: bool
    sizes: tuple[Size, ...]
    rules: int
    both_ways: int
    not_both_ways: tuple[str, ...]
    scenarios: int

    @property
    def largest(self) -> Size | None:
        """The largest of its diagrams; one that could not be built is larger than any."""
        return max(self.sizes, key=lambda one: (one.nodes is None, one.nodes or 0), default=None)

    @property
    def too_large(self) -> bool:
        """Whether a diagram has more nodes than it should."""
        largest = self.largest
        return largest is not None and (largest.nodes is None or largest.nodes > NODES_AT_MOST)


Moved = Callable[[int, int], None]


def measured(
    corpus: Corpus, fingerprinted: frozenset[str] = frozenset(), moved: Moved = lambda done, of: None,
    names: Collection[str] | None = None,
) -> tuple[Measured, ...]:  # fmt: skip
    """Every instrument, in the order of places and names.

    Args:
        fingerprinted: the instruments of whose text fingerprints ship.
        names: the instruments to be measured; else all.
        moved: is told how many instruments are done, of how many.
    """
    wanted = corpus.instruments.keys() if names is None else names
    diagrams = Diagrams(corpus, files_of(corpus, wanted).__contains__)
    reached: dict[str, list[Reached]] = {}
    for one in reach(corpus, diagrams):
        reached.setdefault(one.instrument, []).append(one)
    found = []
    instruments = sorted(
        (one for one in corpus.instruments.values() if one.name in wanted), key=lambda one: (one.places, one.name)
    )
    for done, instrument in enumerate(instruments, start=1):
        rules = reached.get(instrument.name, [])
        not_both = tuple(f"{one.rule.label} {one.rule.pinpoint}" for one in rules if not one.both_ways)
        scenarios = sum(1 for one in corpus.scenarios if instrument.name in one.under)
        found.append(Measured(
            instrument.name, instrument.title, instrument.kind, instrument.places[-1], instrument.text,
            instrument.checked, instrument.reviewed, instrument.name in fingerprinted, _sizes(diagrams, instrument),
            len(rules), len(rules) - len(not_both), not_both, scenarios,
        ))  # fmt: skip
        moved(done, len(instruments))
    return tuple(found)


def _sizes(diagrams: Diagrams, instrument: Instrument) -> tuple[Size, ...]:
    """For each act that an instrument speaks of, its largest diagram over all the days on which it is law."""
    acts = dict.fromkeys(act for norm in instrument.norms for act in norm.acts)
    acts |= dict.fromkeys(duty.act for duty in instrument.all_duties)
    found = []
    for act in acts:
        largest: Size | None = None
        for day in diagrams.stretches.within(instrument, instrument.dates):
            compiled = diagrams.of_instruments((instrument.name,), act, day)
            if compiled is None:
                largest = Size(act, None, day)
                break
            nodes = compiled.forest.size(*compiled.provisions[instrument.name])
            if largest is None or nodes > (largest.nodes or 0):
                largest = Size(act, nodes, day)
        if largest is not None:
            found.append(largest)
    return tuple(sorted(found, key=lambda one: (-(one.nodes or 10**9), one.act)))
