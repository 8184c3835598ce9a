"""The loaded law with its names looked up, as every check needs them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from goldendoor.language.load import Loaded
from goldendoor.language.parse import Parsed
from goldendoor.language.problems import meant
from goldendoor.norms import Corpus, Instrument, Rule, Source, Span

# Looking for near names takes long; after this many nobody reads them any more.
_NEAR_NAMES = 200


@dataclass(slots=True)
class Law:
    """A loaded law and what its names mean; `calculations` are what `calculated by` may name."""

    loaded: Loaded
    calculations: frozenset[str]
    meanings: dict[str, list[tuple[str, Source]]] = field(default_factory=dict)
    domains: dict[str, frozenset[str]] = field(default_factory=dict)
    registers: frozenset[str] = frozenset()
    near_names_left: int = _NEAR_NAMES
    duties: dict[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        corpus = self.corpus
        for kind, named in (("fact", corpus.facts), ("act", corpus.acts), ("party", corpus.parties)):
            for name, one in named.items():
                self.meanings.setdefault(name, []).append((kind, one.source))
        for kind, versions in (("term", corpus.terms), ("table", corpus.tables)):
            for name, several in versions.items():
                self.meanings.setdefault(name, []).append((kind, several[0].source))
        self.domains = {name: frozenset(fact.values) for name, fact in corpus.facts.items()}
        self.duties = {
            one.name: frozenset(duty.rule.label for duty in one.all_duties) for one in corpus.instruments.values()
        }
        self.registers = frozenset(act.register for act in corpus.acts.values() if act.register)

    @property
    def corpus(self) -> Corpus:
        """Everything that the law files say."""
        return self.loaded.corpus

    def near(self, name: str, known: Iterable[str]) -> str:
        """`did you mean …?`, while anybody would read it."""
        if self.near_names_left <= 0:
            return ""
        self.near_names_left -= 1
        return meant(name, known)

    def instrument_in(self, parsed: Parsed) -> Instrument | None:
        """The instrument in whose file a statement stands."""
        return self.corpus.instruments.get(self.loaded.instrument_of.get(parsed.file, ""))

    def duties_in(self, parsed: Parsed) -> frozenset[str]:
        """The labels of the duties of the instrument in whose file a statement stands."""
        return self.duties.get(self.loaded.instrument_of.get(parsed.file, ""), frozenset())

    def rules_of(self, instrument: Instrument) -> Iterator[tuple[Rule, Span, Rule | None]]:
        """Every rule and exception of an instrument, the days on which it is law, and the rule around it."""
        outermost = [norm.rule for norm in instrument.norms] + [duty.rule for duty in instrument.all_duties]
        waiting: list[tuple[Rule, Span, Rule | None]] = [(rule, instrument.dates, None) for rule in outermost]
        while waiting:
            rule, outer, around = waiting.pop()
            days = rule.dates.within(outer)
            yield rule, days, around
            waiting += [(inner, days, rule) for inner in rule.exceptions]


def is_empty(span: Span) -> bool:
    """Whether no day lies in the span."""
    return span.start is not None and span.end is not None and span.start > span.end
