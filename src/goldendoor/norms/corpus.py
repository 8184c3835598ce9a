"""All the law that is held: every instrument with the words they share, found by name and by day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import NoReturn

from goldendoor.norms.instrument import Instrument
from goldendoor.norms.provisions import Decided, Definition, Question
from goldendoor.norms.situation import Scenario, Situation
from goldendoor.norms.vocabulary import Act, Fact, Party, Table


class UnknownName(LookupError):
    """A name that the law does not have, with the names that were probably meant."""

    def __init__(self, kind: str, name: str, known: list[str]) -> None:
        self.kind, self.name = kind, name
        self.near = get_close_matches(name, known, n=3, cutoff=0.6)
        hint = f"; did you mean {' or '.join(self.near)}?" if self.near else ""
        super().__init__(f"there is no {kind} named {name!r}{hint}")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that the law files say. `content_hash` identifies the whole.

    `changes` are, by act and instrument, the days from which what it says of the act is something else, and `texts` what
    the law anywhere writes or lists for each fact that is a text; both are worked out once where law is read from files.
    """

    parties: dict[str, Party] = field(default_factory=dict)
    acts: dict[str, Act] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    tables: dict[str, tuple[Table, ...]] = field(default_factory=dict)
    terms: dict[str, tuple[Definition, ...]] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    decided: tuple[Decided, ...] = ()
    situations: dict[str, Situation] = field(default_factory=dict)
    scenarios: Sequence[Scenario] = ()
    cities: dict[str, tuple[str, ...]] = field(default_factory=dict)
    content_hash: str = ""
    changes: dict[str, dict[str, tuple[date, ...]]] = field(default_factory=dict)
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def act(self, name: str) -> Act:
        """The act of that name.

        Raises:
            UnknownName: with the near matches.
        """
        return self.acts.get(name) or self._unknown("act", name, list(self.acts))

    def instrument(self, name: str) -> Instrument:
        """The instrument of that name.

        Raises:
            UnknownName: with the near matches.
        """
        return self.instruments.get(name) or self._unknown("instrument", name, list(self.instruments))

    def question(self, name: str) -> Question:
        """The question of law of that name.

        Raises:
            UnknownName: with the near matches.
        """
        return self.questions.get(name) or self._unknown("question", name, list(self.questions))

    def place(self, city: str) -> tuple[str, ...]:
        """The place of a city, from wide to narrow.

        Raises:
            UnknownName: with the near matches.
        """
        return self.cities.get(city) or self._unknown("city", city, list(self.cities))

    def term_on(self, name: str, day: date) -> Definition | None:
        """The version of a term that is law on that day, or None."""
        return next((version for version in self.terms.get(name, ()) if day in version.dates), None)

    def table_on(self, name: str, day: date) -> Table | None:
        """The version of a table that is law on that day, or None."""
        return next((version for version in self.tables.get(name, ()) if day in version.dates), None)

    def widened(self, act: str) -> tuple[str, ...]:
        """The act and everything that it is a kind of, narrowest first."""
        found = [act]
        for name in found:
            found.extend(wider for wider in self.acts[name].kind_of if wider not in found)
        return tuple(found)

    def knows(self, name: str) -> bool:
        """Whether a case may give this name: it is a fact, or a term of the law."""
        return name in self.facts or name in self.terms

    @staticmethod
    def _unknown(kind: str, name: str, known: list[str]) -> NoReturn:
        raise UnknownName(kind, name, known)
