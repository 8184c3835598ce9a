"""A fact says who may know it, what asking for it does to people, and what it is at rest."""

from collections import Counter
from collections.abc import Iterator

from goldendoor.language.checks.law import Law
from goldendoor.language.problems import Problem, at, short
from goldendoor.norms.vocabulary import DATE, EACH_OF, INTERVALS, NUMBER, ONE_OF, SOME_OF, TEXT, YES_NO

Checked = Iterator[Problem]
KEPT = ("never", "with the matter")


def a_fact_has_one_judge(law: Law) -> Checked:
    """A fact is judged by a party or established by the register of authorities, never by both."""
    for fact in law.corpus.facts.values():
        if fact.held_in and fact.decided_by:
            message = f"{short(fact.name)} is both decided by somebody and held in a register"
            yield at(fact.source, message, "keep one: a register is not judged again at the desk")
        if fact.kept not in KEPT:
            yield at(
                fact.source,
                f"{short(fact.name)} is kept {fact.kept}",
                "write kept never, or kept with the matter",
            )


def a_fact_that_takes_a_regulated_question_is_a_burden(law: Law) -> Checked:
    """Where asking is itself an act under law, the question is intrusive or sensitive."""
    for fact in law.corpus.facts.values():
        if fact.asking and fact.burden == "light":
            message = f"to ask for {short(fact.name)} is itself an act under law, so it is no light question"
            yield at(fact.source, message, "add: burden sensitive, or burden intrusive")


def rest_is_for_kinds_that_need_it(law: Law) -> Checked:
    """Only a kind or a number has a value at rest; yes/no is no, and a day, text or list does not exist.

    The values of a list are different, and so are the labels of values.
    """
    for fact in law.corpus.facts.values():
        if fact.at_rest is not None and fact.kind in (YES_NO, DATE, TEXT, INTERVALS):
            rest = "no" if fact.kind == YES_NO else "that there is none"
            yield at(fact.source, f"{short(fact.name)} needs no `at rest`", f"at rest it is {rest}")
        if fact.kind in (ONE_OF, SOME_OF, EACH_OF) and len(set(fact.values)) < len(fact.values):
            twice = next(value for value, count in Counter(fact.values).items() if count > 1)
            yield at(fact.source, f"{short(fact.name)} has the value {short(twice)} twice")
        labelled = [value for value, _ in fact.labels]
        if labelled and fact.kind in (YES_NO, DATE, TEXT, NUMBER, INTERVALS):
            yield at(
                fact.source,
                f"{short(fact.name)} has no values to label",
                "only one of, some of and each of have",
            )
        if len(set(labelled)) < len(labelled):
            yield at(fact.source, f"a value of {short(fact.name)} is labelled twice")
