"""The variables of an act's diagrams: every fact cut at the thresholds that the law names, so that its domain is finite.

A term of the law is a variable too, with the values None (computed from its definition), True and False (given as
such); a question of law is a variable whose values are its readings; and one variable says whether the case names
the one who acts (docs/law/language.md, rules 3, 7, 10).
"""

from bisect import bisect_right
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from goldendoor.engine.nodes import Variable
from goldendoor.norms import Compares, Condition, Corpus, Exists, Fact, Holds, Includes, IsIn, IsOneOf
from goldendoor.norms.conditions import compare
from goldendoor.norms.listing import listed, same_text
from goldendoor.norms.vocabulary import DATE, EACH_OF, INTERVALS, NUMBER, ONE_OF, SOME_OF, TEXT, YES_NO
from goldendoor.norms.walk import within

ACTOR_NAMED = "the one who acts is named"
UNLISTED = "a text that no law lists"
SEVERAL = "a text that means several things at once"


_INCLUDES = " includes "


def member(fact: str, value: str) -> str:
    """The variable that says whether a set has a member."""
    return f"{fact}{_INCLUDES}{value}"


def fact_and_member(variable: str) -> tuple[str, str]:
    """The fact that a variable is about; and the member of it, where it is a set's, else an empty text."""
    fact, _, value = variable.partition(_INCLUDES)
    return fact, value


def fact_of(variable: str) -> str:
    """The fact that a variable is about."""
    return fact_and_member(variable)[0]


def reading_of(question: str) -> str:
    """The variable of a question of law."""
    return f"reading of {question}"


@dataclass(frozen=True, slots=True)
class FactVariable:
    """How one fact becomes a variable: its tests, its classes, and one value of each class.

    `representatives[class]` is a value of that class; a text's class has one bit for each test that it meets.
    """

    fact: Fact
    tests: tuple[Condition, ...]
    cuts: tuple[int | date, ...]
    representatives: dict[Hashable, Any]

    @property
    def values(self) -> tuple[Hashable, ...]:
        """The classes, in a fixed order."""
        return tuple(self.representatives)

    def class_of(self, value: Any, corpus: Corpus, day: date) -> Hashable:
        """The class that a value belongs to; a text may make a class that no listed text has."""
        if self.fact.kind in (NUMBER, DATE):
            return None if value is None else bisect_right(self.cuts, value)
        if self.fact.kind == TEXT:
            return _mask(self.tests, value, corpus, day)
        if self.fact.kind == INTERVALS:
            return value is not None and value != ()
        return value  # type: ignore[no-any-return]

    def meeting(self, test: Condition, corpus: Corpus, day: date) -> tuple[Hashable, ...]:
        """The classes whose values meet a test."""
        if self.fact.kind == TEXT:
            place = self.tests.index(test)
            return tuple(one for one in self.values if isinstance(one, int) and one >> place & 1)
        return tuple(one for one, value in self.representatives.items() if meets(test, value))


def meets(test: Condition, value: Any) -> bool:
    """Whether a value that is no text meets a test of it."""
    match test:
        case Exists():
            return value is not None and value != ()
        case Compares():
            return value is not None and compare(value, test.relation, test.bound)
        case IsOneOf():
            return value in test.values
        case _:
            return bool(value)


def _answer(test: Condition, text: str | None, corpus: Corpus, day: date, of_the_law: bool) -> bool:
    """Whether a text meets one of its tests."""
    if text is None:
        return False
    match test:
        case IsOneOf():
            return any(same_text(text, value) for value in test.values)
        case IsIn():
            table = corpus.table_on(test.table, day)
            return table is not None and listed(table, text, day, of_the_law) is not None
        case _:
            return True


def _mask(tests: tuple[Condition, ...], text: str | None, corpus: Corpus, day: date, of_the_law: bool = False) -> int:
    """One bit for each test that a text meets."""
    return sum(_answer(test, text, corpus, day, of_the_law) << place for place, test in enumerate(tests))


def _cuts(tests: Iterable[Condition]) -> tuple[int | date, ...]:
    """Where a number or day passes from one class to the next: the first value of each higher class."""
    found: set[Any] = set()
    for test in tests:
        if isinstance(test, Compares):
            step: Any = timedelta(1) if isinstance(test.bound, date) else 1
            beyond = test.relation in ("more than", "after", "at most")
            found.add(test.bound + step if beyond else test.bound)
    return tuple(sorted(found))


def texts_of_the_law(corpus: Corpus, names: Collection[str]) -> dict[str, tuple[str, ...]]:
    """What the law anywhere writes or lists for these facts: a text that nobody knows may be any of it."""
    if corpus.texts:  # looked up once, when the law was read
        return {name: tuple(corpus.texts.get(name, ())) for name in names}
    if not _last or _last[0][0] is not corpus:
        _last[:] = [(corpus, _texts(corpus))]
    return {name: tuple(_last[0][1].get(name, ())) for name in names}


# What the law writes is looked for all over it, once for the law that was asked last.
_last: list[tuple[Corpus, dict[str, dict[str, None]]]] = []


def _texts(corpus: Corpus) -> dict[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = {name: {} for name, fact in corpus.facts.items() if fact.kind == TEXT}
    for test in within([*corpus.instruments.values(), *corpus.terms.values(), *corpus.parties.values()]):
        if isinstance(test, IsOneOf) and test.name in found:
            found[test.name] |= dict.fromkeys(test.values)
        elif isinstance(test, IsIn) and test.name in found:
            rows = (row for table in corpus.tables.get(test.table, ()) for row in table.rows)
            found[test.name] |= dict.fromkeys(row.key for row in rows)
    return found


def fact_variable(
    fact: Fact,
    tests: Iterable[Condition],
    corpus: Corpus,
    day: date,
    extra_texts: Iterable[str] = (),
    extra_classes: Iterable[int] = (),
) -> FactVariable:
    """The variable of a fact under the tests that the law makes of it; a set has one variable per member instead.

    A text that somebody types can meet several tests at once; it makes a class of its own (`extra_classes`).
    """
    distinct = tuple(dict.fromkeys(tests))
    cuts = _cuts(distinct)
    if fact.kind == YES_NO:
        return FactVariable(fact, distinct, cuts, {False: False, True: True})
    if fact.kind in (ONE_OF, EACH_OF, SOME_OF):
        return FactVariable(fact, distinct, cuts, {value: value for value in fact.values})
    if fact.kind == INTERVALS:
        return FactVariable(fact, distinct, cuts, {True: ((day, day),), False: None})
    if fact.kind in (NUMBER, DATE):
        step: Any = timedelta(1) if fact.kind == DATE else 1
        low: Any = (cuts[0] - step) if cuts else (day if fact.kind == DATE else 0)
        representatives: dict[Hashable, Any] = {0: low}
        representatives |= dict(enumerate(cuts, start=1))
        return FactVariable(fact, distinct, cuts, representatives | ({None: None} if fact.kind == DATE else {}))
    return _text_variable(fact, distinct, corpus, day, extra_texts, extra_classes)


def _text_variable(
    fact: Fact,
    tests: tuple[Condition, ...],
    corpus: Corpus,
    day: date,
    extra_texts: Iterable[str],
    extra_classes: Iterable[int],
) -> FactVariable:
    """Texts fall into classes by the answers to all tests: what is written in the law, what its tables list, the rest."""
    candidates: list[str | None] = [None, UNLISTED]
    for test in tests:
        if isinstance(test, IsOneOf):
            candidates += test.values
        elif isinstance(test, IsIn):
            candidates += [row.key for table in corpus.tables.get(test.table, ()) for row in table.rows]
    representatives: dict[Hashable, Any] = {}
    for text in [*candidates, *extra_texts]:
        representatives.setdefault(_mask(tests, text, corpus, day, of_the_law=True), text)
    for meets in extra_classes:
        representatives.setdefault(meets, SEVERAL)
    return FactVariable(fact, tests, (), representatives)


def variables_of(fact_variable: FactVariable) -> tuple[Variable, ...]:
    """The variables of a fact for a forest; a fact with one class only decides nothing and has none."""
    fact = fact_variable.fact
    if fact.kind == SOME_OF:
        return tuple(Variable(member(fact.name, value), (True, False)) for value in fact.values)
    values = fact_variable.values
    return (Variable(fact.name, values),) if len(values) > 1 else ()


def tests_named(condition: Condition) -> str | None:
    """The fact or term that a single test is about."""
    if isinstance(condition, Holds | IsOneOf | Includes | IsIn | Exists | Compares):
        return condition.name
    return None
