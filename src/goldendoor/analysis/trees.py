"""Provisions laid flat: a rule with all its exceptions, which of them lead to the word, and which stand together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from goldendoor.engine.combine import NO_WAY, Trail, better_way
from goldendoor.engine.stretches import rests_on
from goldendoor.norms import (
    AllOf,
    AnyOf,
    Condition,
    Corpus,
    Definition,
    Duty,
    Holds,
    Instrument,
    Norm,
    Rule,
    Span,
    Word,
)

NEVER = AnyOf(())


@dataclass(frozen=True, slots=True)
class Tree:
    """A provision's rule and its exceptions, flat: each with the place of the rule around it, the outermost first.

    Around the outermost, at place 0, is the instrument itself, at place -1. `asked_by` are the instruments,
    with the acts, that bring the tree into play. A definition with exceptions is a tree too, around its meaning.
    """

    instrument: Instrument
    provision: Norm | Duty
    rules: tuple[Rule, ...]
    around: tuple[int, ...]
    dates: tuple[Span, ...]
    asked_by: frozenset[tuple[str, str]]
    definition: Definition | None = None

    @property
    def acts(self) -> tuple[str, ...]:
        """The acts that the provision names."""
        return self.provision.acts if isinstance(self.provision, Norm) else (self.provision.act,)

    def inner(self, place: int) -> tuple[int, ...]:
        """The places of a rule's own exceptions, as written."""
        return tuple(at for at, around in enumerate(self.around) if around == place)

    def trail(self, standing: frozenset[int], place: int = 0) -> Trail:
        """Which of the rules lead to the word, where just these stand (docs/law/language.md, rule 1)."""
        if place not in standing:
            return NO_WAY
        best = NO_WAY
        for at in self.inner(place):
            best = better_way(best, self.trail(standing, at), self.rules[place].word, self.rules)
        return (place, *best)


def trees_of(corpus: Corpus) -> Iterator[Tree]:
    """Every norm and duty of every instrument, and every definition that has exceptions."""
    for instrument in corpus.instruments.values():
        provisions: tuple[Norm | Duty, ...] = (*instrument.norms, *instrument.all_duties)
        for provision in provisions:
            acts = provision.acts if isinstance(provision, Norm) else (provision.act,)
            yield _tree(instrument, provision, frozenset((instrument.name, act) for act in acts))
    users = _users_of_definitions(corpus)
    for version in (version for versions in corpus.terms.values() for version in versions):
        if version.exceptions and (asked_by := users.get(version.name)):
            yield _tree_of_definition(corpus, version, frozenset(asked_by))


def _tree(
    instrument: Instrument,
    provision: Norm | Duty,
    asked_by: frozenset[tuple[str, str]],
    definition: Definition | None = None,
) -> Tree:
    rules, around, dates = list[Rule](), list[int](), list[Span]()
    waiting = [(provision.rule, -1, instrument.dates)]
    while waiting:
        rule, outer, days = waiting.pop()
        place, span = len(rules), rule.dates.within(days)
        rules.append(rule)
        around.append(outer)
        dates.append(span)
        waiting += [(inner, place, span) for inner in reversed(rule.exceptions)]
    return Tree(instrument, provision, tuple(rules), tuple(around), tuple(dates), asked_by, definition)


def _tree_of_definition(corpus: Corpus, version: Definition, asked_by: frozenset[tuple[str, str]]) -> Tree:
    """A definition read as a norm of one of its users: it may, unless an exception holds."""
    user = replace(corpus.instruments[min(asked_by)[0]], binds=None, dates=Span())
    exceptions = tuple(replace(one, word=Word.SILENT) for one in version.exceptions)
    meaning = Rule(version.name, version.pinpoint, version.dates, Word.MAY, None, version.source, exceptions=exceptions)
    acts = tuple(sorted({act for name, act in asked_by if name == user.name}))
    return _tree(user, Norm(acts, meaning), asked_by, version)


def _users_of_definitions(corpus: Corpus) -> dict[str, set[tuple[str, str]]]:
    """For each term the instruments, with the acts, whose norms rest on it."""
    found: dict[str, set[tuple[str, str]]] = {}
    for instrument in corpus.instruments.values():
        provisions: tuple[Norm | Duty, ...] = (*instrument.norms, *instrument.all_duties)
        for provision in provisions:
            acts = provision.acts if isinstance(provision, Norm) else (provision.act,)
            for one in rests_on(corpus, (instrument.binds, provision)):
                if isinstance(one, Holds) and one.name in corpus.terms:
                    found.setdefault(one.name, set()).update((instrument.name, act) for act in acts)
    return found


def lifted_on(tree: Tree, day: date) -> Instrument:
    """The instrument with each rule of one provision as a provision of its own, that holds where the rule stands.

    Each is labelled with its place, and all speak the word `may`, which passes down to narrower acts and hides
    nothing: a leaf then names the rules that stand together. What is not law that day never holds. One more, -1,
    stands wherever the instrument binds.
    """
    rules: list[Rule] = []
    for place, rule in enumerate(tree.rules):
        when = [rules[tree.around[place]].when, rule.provided] if place else [_meaning_on(tree.definition, day)]
        parts = tuple(one for one in (*when, rule.when) if one is not None)
        never: tuple[Condition, ...] = () if day in tree.dates[place] else (NEVER,)
        rules.append(Rule(str(place), rule.pinpoint, Span(), Word.MAY, AllOf((*parts, *never)), rule.source))
    top = tree.rules[0]
    norms: tuple[Norm, ...] = (Norm(tree.acts, Rule("-1", top.pinpoint, Span(), Word.MAY, None, top.source)),)
    duties: tuple[Duty, ...] = ()
    if isinstance(tree.provision, Norm):
        norms += tuple(replace(tree.provision, rule=rule) for rule in rules)
    else:
        duties = tuple(replace(tree.provision, rule=rule) for rule in rules)
    return replace(tree.instrument, norms=norms, duties=duties, reports=(), not_held=())


def _meaning_on(definition: Definition | None, day: date) -> Condition | None:
    if definition is None:
        return None
    limbs = tuple(limb.condition for limb in definition.limbs if day in limb.dates)
    return AnyOf(limbs) if definition.joined_by == "any of" else AllOf(limbs)
