"""Random small laws as values: every kind of fact, term, rule, duty and doubt, for two ways to read law to be compared.

The same seed gives the same law. Nothing in a law goes in a circle, and no two versions of a term overlap.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from goldendoor import norms as law
from goldendoor.norms import Span, Word
from goldendoor.norms.provisions import Report
from goldendoor.norms.vocabulary import Value

HERE = law.Source("random.md", 1)
PLACE = ("the world", "the state", "the city")
SWITCH, SECOND_SWITCH = date(2020, 6, 1), date(2021, 6, 1)
DAYS = (date(2019, 12, 31), date(2020, 5, 31), SWITCH, date(2021, 3, 1), SECOND_SWITCH, date(2023, 1, 1))
SPANS = (Span(), Span(), Span(), Span(SWITCH), Span(None, SWITCH - timedelta(1)), Span(SWITCH, SECOND_SWITCH))
EVENT = date(2020, 2, 10)
TEXTS = ("blue form", "red form", "a red and blue form", "green", "white", "pink form, void", "nothing of the kind")
INTERVALS = (((EVENT, EVENT + timedelta(9)),), ())
CALCULATORS: dict[str, Callable[..., bool]] = {
    "an even number of them": lambda *values: sum(value not in (None, False, 0, ()) for value in values) % 2 == 0,
    "the first is something": lambda first, *others: first not in (None, False, 0, ()),
}
WORDS = (*(Word.MUST_NOT,) * 3, *(Word.MAY,) * 3, *(Word.MUST,) * 2, Word.REFER, Word.SILENT, Word.NO_BAR)
OUT = (*(Word.MAY,) * 3, Word.MUST_NOT, Word.MUST, Word.SILENT, Word.REFER)


@dataclass(frozen=True)
class Shape:
    """How much of what a random law has."""

    yes_no: int = 5
    terms: int = 4
    instruments: int = 3
    norms: int = 3
    questions: int = 2
    only_finite: bool = False  # no days, texts, lists or calculated terms, and no line that gives a term


@dataclass(frozen=True)
class RandomLaw:
    """A law with the names of its instruments and what its facts can be given as."""

    corpus: law.Corpus
    values: Mapping[str, tuple[Value, ...]]


def random_law(seed: Hashable, shape: Shape | None = None) -> RandomLaw:
    """The law that a seed stands for."""
    return _Legislature(Random(repr(seed)), shape or Shape()).made()


def random_facts(random: Random, made: RandomLaw, missing: int, name_terms: float = 0.15) -> dict[str, Value]:
    """What somebody says of a case: all but so many facts, some terms, and a few that are said to be unknown."""
    names = list(made.corpus.facts)
    random.shuffle(names)
    left_out = set(names[: min(missing, len(names))])
    given: dict[str, Value] = {
        name: random.choice(made.values[name]) for name in made.corpus.facts if name not in left_out
    }
    for name in made.corpus.terms:
        if random.random() < name_terms:
            given[name] = random.random() < 0.5
    for name in sorted(left_out | set(made.corpus.terms) - given.keys()):
        if random.random() < 0.15:
            given[name] = law.UNKNOWN
    names = list(given)
    random.shuffle(names)
    return {name: given[name] for name in names}


class _Legislature:
    def __init__(self, random: Random, shape: Shape) -> None:
        self.random, self.shape = random, shape
        self.facts: dict[str, law.Fact] = {}
        self.values: dict[str, tuple[Value, ...]] = {}
        self.terms: dict[str, tuple[law.Definition, ...]] = {}
        self.questions: dict[str, law.Question] = {}
        self.names = 0

    def made(self) -> RandomLaw:
        """All of it: first the words, then the doubts, then the instruments that use both."""
        self.declare_facts()
        tables = {} if self.shape.only_finite else self.tables()
        kinds = [self.random.choice(list(law.RANKS)) for _ in range(self.random.randint(1, self.shape.instruments))]
        self.instrument_names = [f"LAW-{place}" for place in range(len(kinds))]
        for place in range(self.random.randint(0, self.shape.questions)):
            self.question(f"A-{place}")
        for place in range(self.random.randint(1, self.shape.terms)):
            self.term(f"term_{place}")
        self.parties = {
            "somebody": law.Party("somebody", "somebody", None, self.test(0), HERE),
            "the_other": law.Party("the_other", "the other", None, self.condition(1, None), HERE),
            "everybody": law.Party("everybody", "everybody", None, None, HERE),
        }
        self.imply()
        instruments = {}
        for place, kind in enumerate(kinds):
            instruments[f"LAW-{place}"] = self.instrument(f"LAW-{place}", kind, place)
        acts = {
            "give": law.Act("give", "give it", ("hand_over",), None, HERE),
            "hand_over": law.Act("hand_over", "hand it over", ("help",), None, HERE),
            "help": law.Act("help", "help", (), None, HERE),
            "watch": law.Act("watch", "watch", (), None, HERE),
        }
        corpus = law.Corpus(
            parties=self.parties, acts=acts, facts=self.facts, tables=tables, terms=self.terms,
            instruments=instruments, questions=self.questions, decided=self.decided(), cities={"city": PLACE},
        )  # fmt: skip
        return RandomLaw(corpus, self.values)

    # Words of the law ------------------------------------------------------------------------------------------
    def declare_facts(self) -> None:
        for place in range(self.random.randint(2, self.shape.yes_no)):
            self.fact(f"so_{place}", "yes/no", (True, False))
        self.fact("kind_of_room", "one of", ("a", "b", "c"), ("a", "b", "c"), self.random.choice([None, "a", "c"]))
        self.fact("powers", "some of", (frozenset("p"), frozenset("q"), frozenset("pq")), ("p", "q"))
        self.fact("hours", "number", (0, 3, 4, 5, 9), at_rest=self.random.choice([None, 0, 4]))
        if self.shape.only_finite:
            return
        self.fact("category", "each of", ("x", "y", "z", frozenset("xz")), ("x", "y", "z"))
        self.fact("event", "date", (None, True, EVENT - timedelta(1), EVENT, EVENT + timedelta(1)))
        self.fact("other_event", "date", (None, EVENT))
        self.fact("paper", "text", (None, *TEXTS))
        self.fact("stays", "list of intervals", (None, *INTERVALS))

    def fact(
        self, name: str, kind: str, given: tuple[Value, ...], values: tuple[str, ...] = (), at_rest: Any = None
    ) -> None:
        self.facts[name] = law.Fact(name, kind, values, HERE, ask=f"{name}?", at_rest=at_rest)
        self.values[name] = given

    def imply(self) -> None:
        """Lines between yes/no facts; in laws that are not only finite, sometimes one that gives a term."""
        given = [] if self.shape.only_finite else list(self.terms)[:1]
        plain = [name for name, fact in self.facts.items() if fact.kind == "yes/no"]
        for name in plain:
            if self.random.random() < 0.3:
                others = [other for other in [*plain, *given] if other != name]
                if others:
                    lines = tuple(law.Implication(self.random.choice(others), self.random.random() < 0.5)
                                  for _ in range(self.random.randint(1, 2)))  # fmt: skip
                    fact = self.facts[name]
                    self.facts[name] = law.Fact(name, fact.kind, (), HERE, ask=fact.ask, implies=lines)

    def tables(self) -> dict[str, tuple[law.Table, ...]]:
        def table(name: str, dates: Span, *rows: law.Row) -> law.Table:
            return law.Table(name, law.Pinpoint("§ 9"), dates, "t.csv", rows, HERE)

        return {
            "forms": (
                table("forms", Span(None, SWITCH - timedelta(1)), law.Row("red", Span(), unless=("void",))),
                table("forms", Span(SWITCH), law.Row("red", Span()), law.Row("pink", SPANS[-1], unless=("void",))),
            ),
            "colours": (table("colours", Span(), law.Row("blue", Span()), law.Row("white", Span(), also=("green",))),),
        }  # fmt: skip

    def term(self, name: str) -> None:
        """A term of one or two versions, made of facts and of earlier terms; or a calculated one."""
        if not self.shape.only_finite and self.random.random() < 0.2:
            inputs = tuple(self.random.sample(list(self.facts), self.random.randint(1, 3)))
            how = self.random.choice(list(CALCULATORS))
            self.terms[name] = (
                law.Definition(
                    name, law.Pinpoint("§ 8"), Span(), HERE, calculated_by=how, inputs=inputs, instrument="LAW-0"
                ),
            )
            return
        cut = self.random.random() < 0.4
        spans = (Span(None, SWITCH - timedelta(1)), Span(SWITCH)) if cut else (Span(),)
        self.terms[name] = tuple(self.version(name, span) for span in spans[: self.random.randint(1, 2)])

    def version(self, name: str, dates: Span) -> law.Definition:
        limbs = tuple(
            law.Limb(self.condition(1, None), law.Pinpoint(f"§ 8({letter})"), self.dates())
            for letter in "abc"[: self.random.randint(1, 3)]
        )
        unless = tuple(
            law.Rule("unless-it", law.Pinpoint("§ 8(z)"), self.dates(), Word.SILENT, self.condition(1, None), HERE)
            for _ in range(self.random.randint(0, 1))
        )
        joined = self.random.choice(["any of", "all of"])
        return law.Definition(name, law.Pinpoint("§ 8"), dates, HERE, joined, limbs, unless, instrument="LAW-0")

    # Doubt -----------------------------------------------------------------------------------------------------
    def question(self, name: str) -> None:
        readings = tuple(
            law.Reading(label, f"It is {label}.", tuple(self.pair() for _ in range(self.random.choice([0, 0, 1]))))
            for label in ("wide", "narrow", "middle")[: self.random.randint(2, 3)]
        )
        labels = [reading.label for reading in readings]
        until = self.random.choice([None, *labels])
        self.questions[name] = law.Question(name, law.Pinpoint("§ A"), f"{name}?", readings, until, HERE)

    def pair(self) -> tuple[law.Reference, law.Reference]:
        return self.reference(), self.reference()

    def reference(self) -> law.Reference:
        pinpoint = self.random.choice([None, "§ 1", "§ 2", "§ 1(a)", "§ 3"])
        return law.Reference(self.random.choice(self.instrument_names), law.Pinpoint(pinpoint) if pinpoint else None)

    def decided(self) -> tuple[law.Decided, ...]:
        return tuple(
            law.Decided(question.name, self.random.choice(question.labels), since, "somebody", HERE)
            for question in self.questions.values()
            for since in (SWITCH, SECOND_SWITCH)
            if self.random.random() < 0.25
        )

    # Conditions ------------------------------------------------------------------------------------------------
    def condition(self, deep: int, allows_below: int | None) -> law.Condition:
        if deep == 0 or self.random.random() < 0.45:
            return self.test(allows_below)
        parts = tuple(self.condition(deep - 1, allows_below) for _ in range(self.random.randint(2, 3)))
        joined: law.Condition = self.random.choice([law.AllOf, law.AnyOf])(parts)
        return law.Not(joined) if self.random.random() < 0.15 else joined

    def test(self, allows_below: int | None) -> law.Condition:
        """One test, now and then turned round; `allows_below` are the instruments it may ask, None: and no doubts."""
        found = self.single_test(allows_below)
        return law.Not(found) if self.random.random() < 0.25 else found

    def single_test(self, allows_below: int | None) -> law.Condition:
        chance = self.random.random()
        if self.terms and chance < 0.25:
            return law.Holds(self.random.choice(list(self.terms)))
        if allows_below is not None and self.questions and chance < 0.37:
            question = self.random.choice(list(self.questions.values()))
            return law.OnReading(question.name, self.random.choice(question.labels))
        if allows_below and chance < 0.42:
            return law.Allows(f"LAW-{self.random.randrange(allows_below)}")
        return self.test_of(self.facts[self.random.choice(list(self.facts))])

    def test_of(self, fact: law.Fact) -> law.Condition:
        match fact.kind:
            case "one of" | "each of":
                return law.IsOneOf(fact.name, tuple(self.random.sample(fact.values, self.random.randint(1, 2))))
            case "some of":
                return law.Includes(fact.name, self.random.choice(fact.values))
            case "number":
                relation = self.random.choice(["more than", "at least", "less than", "at most"])
                return law.Compares(fact.name, relation, self.random.choice([3, 4]))
            case "date" if self.random.random() < 0.6:
                return law.Compares(fact.name, self.random.choice(["before", "after"]), EVENT)
            case "text" if self.random.random() < 0.8:
                return self.random.choice([law.IsIn(fact.name, "forms"), law.IsIn(fact.name, "colours"),
                                           law.IsOneOf(fact.name, ("Green!", "red  form"))])  # fmt: skip
            case "date" | "text" | "list of intervals":
                return law.Exists(fact.name)
        return law.Holds(fact.name)

    # Instruments -----------------------------------------------------------------------------------------------
    def dates(self) -> Span:
        return self.random.choice(SPANS)

    def instrument(self, name: str, kind: str, place: int) -> law.Instrument:
        norms = tuple(self.norm(number, place) for number in range(1, self.random.randint(1, self.shape.norms) + 1))
        duties = tuple(self.duty(number, place) for number in range(self.random.choice([0, 0, 1, 2])))
        reports = tuple(Report(self.duty(8, place), None, (), ()) for _ in range(self.random.choice([0, 0, 0, 1])))
        gaps = tuple(
            law.NotHeld(law.Pinpoint("§ 7"), SPANS[-1], (self.random.choice(["give", "help"]),), HERE)
            for _ in range(self.random.choice([0, 0, 0, 1]))
        )
        binds = self.random.choice([None, None, None, self.test_of(self.facts["kind_of_room"]), self.test(None)])
        places = PLACE[: self.random.randint(1, 3)]
        dates = self.random.choice([Span(), Span(), Span(), Span(SWITCH), Span(None, SECOND_SWITCH)])
        return law.Instrument(name, name, kind, places, name, dates, "held", HERE, binds=binds, norms=norms,
                              duties=duties, reports=reports, not_held=gaps)  # fmt: skip

    def norm(self, number: int, place: int) -> law.Norm:
        acts = tuple(self.random.sample(["give", "hand_over", "help", "watch"], self.random.choice([1, 1, 1, 2])))
        return law.Norm(acts, self.rule(f"§ {number}", self.random.choice(WORDS), place, 3, True))

    def rule(self, pinpoint: str, word: Word, place: int, deep: int, outermost: bool) -> law.Rule:
        self.names += 1
        label = f"rule-{self.names}"
        inner = self.random.choice([0, 0, 1, 1, 2, 3]) if deep else 0
        exceptions = tuple(
            self.rule(f"{pinpoint}({letter})", self.random.choice(OUT), place, deep - 1, False)
            for letter in "abc"[:inner]
        )
        provided = self.random.random() < 0.4 and (word is Word.MAY or not outermost)
        prevails = tuple(self.reference() for _ in range(self.random.choice([0, 0, 0, 0, 1])))
        return law.Rule(
            label, law.Pinpoint(pinpoint), self.dates(), word,
            self.condition(2, place) if self.random.random() < 0.85 else None, HERE,
            provided=self.condition(1, place) if provided else None, prevails_over=prevails, exceptions=exceptions,
        )  # fmt: skip

    def duty(self, number: int, place: int) -> law.Duty:
        after = None if self.shape.only_finite else self.random.choice([None, "event", "other_event"])
        due: law.Due | None = law.Within(3, "day", after)
        if after and self.random.random() < 0.4:
            due = law.LaterOf(date(2021, 1, 1), 5, "day", after)
        elif self.random.random() < 0.2:
            due = self.random.choice([None, law.Untimed("promptly"), law.By(date(2022, 1, 1)), law.Every(1, "year")])
        done = self.condition(1, place) if self.random.random() < 0.3 else None
        act = self.random.choice(["give", "hand_over", "help"])
        rule = self.rule(f"§ 5({number})", Word.MUST, place, 1, True)
        return law.Duty(self.random.choice(list(self.parties)), act, None, "it", due, done, rule)
