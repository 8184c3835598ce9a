"""Scenarios held against what the law answers: the verdict, the place that says so, and the day a duty is due."""

from collections.abc import Iterator
from datetime import date

from goldendoor.analysis.diagrams import Diagrams
from goldendoor.engine.city import City
from goldendoor.engine.decision import Decision
from goldendoor.engine.diagram import DiagramTooLarge
from goldendoor.language.problems import Problem, at
from goldendoor.norms import Corpus, Pinpoint, Scenario


def scenarios_that_fail(diagrams: Diagrams) -> Iterator[Problem]:
    """A scenario to which the law gives another answer than it expects."""
    corpus = diagrams.corpus
    city = City(None, corpus=corpus)
    for scenario in (one for one in corpus.scenarios if diagrams.is_meant(one.source.file)):
        try:
            decision = answer(city, scenario)
        except (LookupError, ValueError, DiagramTooLarge) as wrong:
            yield at(scenario.source, f"`{scenario.name}` cannot be decided", str(wrong))
            continue
        for message, hint in _shortfalls(corpus, scenario, decision):
            yield at(scenario.source, f"`{scenario.name}` {message}", hint)


def answer(city: City, scenario: Scenario) -> Decision:
    """What the law answers in a scenario, everything that it does not give being at rest.

    Raises:
        UnknownName, BadValue, DiagramTooLarge: as `City.decide`.
    """
    facts = {one.name: one.value for one in scenario.given}
    return city.decide(scenario.act, on=scenario.on, facts=facts, under=scenario.under, rest=True)


def _shortfalls(corpus: Corpus, scenario: Scenario, decision: Decision) -> Iterator[tuple[str, str]]:
    """What is not as the scenario expects: the verdict; else its place, and the day."""
    expect = scenario.expect
    cited = ", ".join(dict.fromkeys(norm.citation for norm in decision.norms)) or "no rule"
    if decision.verdict is not expect.verdict:
        yield f"comes out as {decision.verdict.spoken}, not as {expect.verdict.spoken}", f"by {cited}"
        return
    if expect.pinpoint is not None and not _is_cited(corpus, scenario, expect.pinpoint, decision):
        yield f"comes out as {expect.verdict.spoken} by {cited}, not by {expect.pinpoint}", ""
    if expect.due is not None and expect.due not in _days_due(decision, expect.pinpoint):
        owed = [(one.citation, one.due.isoformat() if one.due else one.due_words) for one in decision.duties]
        shown = "; ".join(f"{citation}: {due}" for citation, due in owed) or "no duty is owed"
        yield f"has nothing due on {expect.due}", shown


def _is_cited(corpus: Corpus, scenario: Scenario, place: Pinpoint, decision: Decision) -> bool:
    """Whether a rule that carries the verdict stands at or in the place; of silence, whether it is what is cited."""
    under = [corpus.instruments[name] for name in scenario.under if name in corpus.instruments]
    ways = {place.cited(one.cite_as) for one in under}
    return any(
        norm.citation in ways or (norm.pinpoint and Pinpoint(norm.pinpoint).lies_in(place)) for norm in decision.norms
    )


def _days_due(decision: Decision, place: Pinpoint | None) -> set[date]:
    return {
        duty.due for duty in decision.duties if duty.due and (place is None or Pinpoint(duty.pinpoint).lies_in(place))
    }
