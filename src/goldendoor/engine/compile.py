"""Law made into diagrams: for an act one of each provision that speaks of it, and of the verdict where that is small.

A diagram of all provisions together explodes (docs/decisions/0003-diagrams.md has the figures). So it keeps only what
the verdict depends on, and where it is too large still, each case puts together what it leaves of the provisions.
"""

from collections.abc import Hashable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from goldendoor.engine.diagram import DiagramTooLarge, Forest, Frozen, Node
from goldendoor.engine.drawing import Drawing
from goldendoor.engine.drawn import Drawn, Whole
from goldendoor.engine.nodes import Variable
from goldendoor.engine.relevant import Relevant, Speaking, is_calculated, speaking
from goldendoor.engine.variables import (
    ACTOR_NAMED,
    FactVariable,
    fact_variable,
    reading_of,
    texts_of_the_law,
    variables_of,
)
from goldendoor.engine.whole import (
    between_instruments,
    on_the_facts,
    possible_completions,
    settled_reading,
    side_by_side,
    verdict_diagram,
)
from goldendoor.norms import Corpus, Fact, Instrument, Rule
from goldendoor.norms.vocabulary import TEXT

BUDGET_NODES = 400_000
# A city's verdict is drawn once for all cases where that makes no more nodes than this; else for each case anew.
WHOLE_NODES = 30_000
# That is not even begun where the provisions have more nodes than this: on the law that ships it never came off.
WHOLE_BEGUN = 1_500
# The diagrams of an act as plain values: of each instrument's provisions, of each question, of the verdict, of what is possible.
Kept = tuple[dict[str, tuple[Frozen, ...]], dict[str, Frozen], Frozen | None, Frozen]
IMPOSSIBLE = "no completion"


@dataclass(frozen=True, slots=True)
class Compiled:
    """The diagrams of an act under certain instruments on a day, and how facts become their variables.

    `provisions[name]` has a diagram for each provision of an instrument that speaks of the act. Its leaves are tuples of
    Said, and it tests questions of law at its bottom. `on_facts` is the verdict of all of them with those questions
    resolved as `settled` says; None where it is too large to be drawn for every case. `verdict` is the same with the
    questions as variables, and None in diagrams that were kept, which have instead `turning`: for each question, true
    where another reading would change the verdict. `possible` is true where `implies` lines allow the facts.
    `rules[number]` is the rule that a trail's number means. `whole` is the verdict as other days may use it again, and `frozen`
    are provisions as they may be kept.
    """

    act: str
    day: date
    forest: Forest
    facts: Mapping[str, FactVariable]
    terms: tuple[str, ...]
    questions: tuple[str, ...]
    provisions: Mapping[str, tuple[Node, ...]]
    on_facts: Node | None
    verdict: Node | None
    turning: Mapping[str, Frozen]
    possible: Node
    settled: Mapping[str, str | None]
    rules: tuple[Rule, ...]
    scope: tuple[Instrument, ...]
    speaking: tuple[Speaking, ...]
    names: tuple[str, ...]
    asked_alone: tuple[str, ...] = ()
    whole: Whole | None = None
    frozen: Mapping[Node, Frozen] = field(default_factory=dict)


def compile_act(
    corpus: Corpus,
    act: str,
    day: date,
    scope: tuple[Instrument, ...],
    extra_texts: Mapping[str, frozenset[str]] | None = None,
    extra_classes: Mapping[str, int] | None = None,
    kept: Kept | None = None,
    terms_given: bool = False,
    drawn: Drawn | None = None,
) -> Compiled:
    """The diagrams of an act under the instruments of `scope`, all of them law on that day.

    With `terms_given` a term of the law is a variable too, for cases that give it as such; else it is as defined, which
    makes the diagrams half as large. `kept` are the same diagrams from an earlier time, by `keep`; they must be of the same law.
    `drawn` is what was drawn of the act for other days: what means the same is used again, and what is new is added.

    Raises:
        DiagramTooLarge: when the budget of nodes is used up; it names the act.
        ValueError: when `kept` is of another law.
    """
    acts = corpus.widened(act)
    parts = tuple(speaking(one, acts, day) for one in scope)
    relevant = _relevant(corpus, day, acts, scope, parts)
    facts = _fact_variables(corpus, day, relevant, extra_texts or {}, extra_classes or {}, drawn)
    variables = _variables(corpus, day, relevant, facts, _order(corpus, day, acts, parts), terms_given)
    forest = Forest(variables, f"{act} on {day}", BUDGET_NODES)
    drawing = Drawing(corpus, act, day, relevant, facts, forest, terms_given, drawn)
    drawing.number_all(parts)
    settled = {name: settled_reading(corpus, name, day) for name in relevant.questions}
    verdict: Node | None = None
    whole: Whole | None = None
    turning: Mapping[str, Frozen] = {}
    if kept is not None:
        provisions, turning, on_facts, possible = _thawed(forest, kept, settled, parts)
    else:
        provisions = {part.instrument.name: drawing.provisions(part) for part in parts}
        possible = possible_completions(corpus, forest, facts)
        verdict, on_facts, whole = _whole(drawing, scope, parts, provisions, settled)
    return Compiled(
        act, day, forest, facts, tuple(relevant.terms), tuple(relevant.questions), provisions, on_facts, verdict, turning,
        possible, settled, tuple(drawing.rules), scope, parts, tuple(relevant.names), tuple(relevant.asked_alone), whole,
        drawing.frozen,
    )  # fmt: skip


def _relevant(
    corpus: Corpus, day: date, acts: tuple[str, ...], scope: tuple[Instrument, ...], parts: Iterable[Speaking]
) -> Relevant:
    """What the diagrams are about, with the questions of which instrument prevails."""
    relevant = Relevant(corpus, day, acts)
    for part in parts:
        relevant.add_instrument(part)
    for together in (scope, *((corpus.instrument(name),) for name in relevant.asked_alone)):
        for _, _, question, _ in between_instruments(corpus, together):
            if question not in relevant.questions:
                relevant.questions.append(question)
    return relevant


def _fact_variables(
    corpus: Corpus,
    day: date,
    relevant: Relevant,
    extra_texts: Mapping[str, frozenset[str]],
    extra_classes: Mapping[str, int],
    drawn: Drawn | None,
) -> dict[str, FactVariable]:
    """How each fact that is tested becomes a variable."""
    facts = [corpus.facts[name] for name in relevant.names if name in corpus.facts]
    texts = texts_of_the_law(corpus, [fact.name for fact in facts if fact.kind == TEXT])

    def variable(fact: Fact) -> FactVariable:
        return fact_variable(
            fact, relevant.tests[fact.name], corpus, day,
            [*texts.get(fact.name, ()), *sorted(extra_texts.get(fact.name, ()))],
            [extra_classes[fact.name]] if fact.name in extra_classes else (),
        )  # fmt: skip

    if drawn is None or extra_texts or extra_classes:
        return {fact.name: variable(fact) for fact in facts}
    return {
        fact.name: variable(fact) if fact.kind != TEXT
        else drawn.variable(fact, tuple(relevant.tests[fact.name]), day, partial(variable, fact))
        for fact in facts
    }  # fmt: skip


def _variables(
    corpus: Corpus,
    day: date,
    relevant: Relevant,
    facts: Mapping[str, FactVariable],
    order: Iterable[str],
    terms_given: bool,
) -> list[Variable]:
    """The variables in their order, questions of law at the bottom."""
    found = [Variable(ACTOR_NAMED, (True, False))]
    for name in order:
        if name in facts:
            found += variables_of(facts[name])
        elif is_calculated(corpus, name, day):
            found.append(Variable(name, (False, True)))
        elif terms_given:
            found.append(Variable(name, (None, False, True)))
    for name in relevant.questions:
        found.append(Variable(reading_of(name), corpus.questions[name].labels))
    return [one for one in found if len(one.values) > 1]


def _order(corpus: Corpus, day: date, acts: tuple[str, ...], parts: tuple[Speaking, ...]) -> tuple[str, ...]:
    """The order of the variables: instruments that test most come first.

    Below the last test of an instrument only its word is left to be remembered, so the larger ones are not made as
    many times over as the smaller ones have words.
    """

    def tested(*some: Speaking) -> list[str]:
        found = Relevant(corpus, day, acts)
        for part in some:
            found.add_instrument(part)
        return found.names

    return tuple(tested(*sorted(parts, key=lambda part: -len(tested(part)))))


def _thawed(
    forest: Forest, kept: Kept, settled: Mapping[str, str | None], parts: Iterable[Speaking]
) -> tuple[dict[str, tuple[Node, ...]], Mapping[str, Frozen], Node | None, Node]:
    """The diagrams that were kept: of each instrument's provisions, of each question, of the verdict, of what is possible."""
    by_name, turning, on_facts, possible = kept
    provisions = {name: tuple(map(forest.thaw, frozen)) for name, frozen in by_name.items()}
    if set(turning) - set(settled) or set(provisions) != {part.instrument.name for part in parts if part.speaks}:
        raise ValueError("these diagrams are of another law")
    silent = {part.instrument.name: () for part in parts if not part.speaks}
    return provisions | silent, turning, forest.thaw_if_any(on_facts), forest.thaw(possible)


def _whole(
    drawing: Drawing,
    scope: tuple[Instrument, ...],
    parts: tuple[Speaking, ...],
    provisions: Mapping[str, tuple[Node, ...]],
    settled: Mapping[str, str | None],
) -> tuple[Node | None, Node | None, Whole | None]:
    """The verdict of all provisions on every case, with the questions and without; nothing where it is too large."""
    forest, drawn = drawing.forest, drawing.drawn
    if drawn is None:
        return *_drawn_whole(drawing, scope, provisions, settled), None
    key = (drawing.said_by(parts), forest.variables, tuple(settled.items()))
    if (whole := drawn.wholes.get(key)) is not None:
        return forest.thaw_if_any(whole.verdict), forest.thaw_if_any(whole.on_facts), whole
    verdict, on_facts = _drawn_whole(drawing, scope, provisions, settled)
    drawn.wholes[key] = whole = Whole(forest.freeze_if_any(verdict), forest.freeze_if_any(on_facts))
    return verdict, on_facts, whole


def _drawn_whole(
    drawing: Drawing,
    scope: tuple[Instrument, ...],
    provisions: Mapping[str, tuple[Node, ...]],
    settled: Mapping[str, str | None],
) -> tuple[Node | None, Node | None]:
    forest = drawing.forest
    size = forest.size(*(one for some in provisions.values() for one in some))
    if not drawing.terms_given and size <= WHOLE_BEGUN:
        with suppress(DiagramTooLarge), forest.trying(WHOLE_NODES):
            verdict = verdict_diagram(drawing.corpus, forest, provisions, scope, tuple(drawing.rules))
            return verdict, on_the_facts(forest, verdict, settled)
    return None, None


def words_of(compiled: Compiled, name: str, known: Mapping[str, Hashable] | None = None) -> Node:
    """A diagram whose leaves are all the words that an instrument says of the act on what is known, in its own order."""
    forest = compiled.forest
    return side_by_side(forest, forest.restrict_all(compiled.provisions[name], known or {}))
