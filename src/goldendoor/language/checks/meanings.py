"""A name means one thing, a label names one provision, and no word is explained by itself."""

from collections.abc import Hashable, Iterator

from goldendoor.language.checks.law import Law, is_empty
from goldendoor.language.checks.values import article
from goldendoor.language.problems import Problem, at, short
from goldendoor.norms import (
    Allows,
    Condition,
    Definition,
    Instrument,
    Source,
    Span,
)
from goldendoor.norms.conditions import tests_in

Checked = Iterator[Problem]
Node = tuple[str, int]
_ALL = -1


def a_name_means_one_thing(law: Law) -> Checked:
    """No name is both a fact and a term, an act and a party …"""
    for name, meanings in law.meanings.items():
        (first, where), *others = sorted(meanings, key=lambda one: (one[1].file, one[1].line))
        for kind, source in others:
            message = f"{short(name)} is {article(kind)} here, and {article(first)} elsewhere"
            yield at(source, message, f"the other is at {where}; a name means one thing in every file")


def _twice(things: list[tuple[Hashable, Span, Source]], what: str) -> Checked:
    """Things of one name whose days overlap."""
    seen: dict[Hashable, list[tuple[Span, Source]]] = {}
    for name, span, source in things:
        if is_empty(span):
            continue
        earlier = seen.setdefault(name, [])
        # Two versions are usual; one that meets many is told of the last alone.
        if earlier and (same := next((one for one in earlier[-3:] if one[0].overlaps(span)), None)):
            yield at(source, f"{what} {short(str(name))} stands twice", f"first at {same[1]}")
        earlier.append((span, source))


def a_label_names_one_provision(law: Law) -> Checked:
    """On any day, a label names one norm, duty or report of an instrument, and one exception of a rule."""
    for instrument in law.corpus.instruments.values():
        outer: list[tuple[Hashable, Span, Source]] = []
        for rule, days, around in law.rules_of(instrument):
            if around is None:
                outer.append((rule.label, days, rule.source))
            yield from _twice([(one.label, one.dates, one.source) for one in rule.exceptions], "the exception")
        files = (instrument.source.file, *instrument.parts)
        outer.sort(key=lambda one: (files.index(one[2].file), one[2].line))
        yield from _twice(outer, "the label")
    scenarios: dict[str, list[tuple[Hashable, Span, Source]]] = {}
    for scenario in law.corpus.scenarios:
        scenarios.setdefault(scenario.source.file, []).append((scenario.name, Span(), scenario.source))
    for several in scenarios.values():
        yield from _twice(several, "the scenario")


def a_reading_is_named_once(law: Law) -> Checked:
    """The readings of a question have different labels, and there are two of them at least."""
    for question in law.corpus.questions.values():
        if len(question.readings) < 2:
            yield at(
                question.source,
                f"{question.name} has one reading only",
                "what has one reading is no question",
            )
    for parsed in law.loaded.parsed:
        seen: set[str] = set()
        for mention in parsed.mentions:
            if mention.use == "own reading":
                if mention.name in seen:
                    message = f"the reading {short(mention.name)} stands twice"
                    yield parsed.problem(mention.offset, message, "", len(mention.name))
                seen.add(mention.name)


def nothing_is_given_twice(law: Law) -> Checked:
    """A scenario or situation gives each fact once."""
    for parsed in law.loaded.parsed:
        seen: set[str] = set()
        for mention in parsed.mentions:
            if mention.use.startswith("given") or mention.use == "known":
                key = f"{mention.use == 'known'} {mention.name}"
                if key in seen:
                    yield parsed.problem(
                        mention.offset, f"{short(mention.name)} stands here twice", "", len(mention.name)
                    )
                seen.add(key)


# Circles ---------------------------------------------------------------------------------------------------


def no_term_or_permission_goes_in_a_circle(law: Law) -> Checked:
    """What a term means, or what an instrument allows, does not hang on itself."""
    follows = _follows(law)
    done: set[Node] = set()
    for start in follows:
        if start not in done:
            yield from (_circle(law, path) for path in _circles(start, follows, done))


def _circles(start: Node, follows: dict[Node, list[Node]], done: set[Node]) -> Iterator[list[Node]]:
    """The circles that a walk from `start` closes; walked by hand, so that no chain is too long for it."""
    path: list[Node] = [start]
    on_path = {start: 0}
    branches = [iter(follows[start])]
    while branches:
        following = next(branches[-1], None)
        if following is None:
            done.add(path[-1])
            del on_path[path.pop()]
            branches.pop()
        elif following in on_path:
            yield path[on_path[following] :]
        elif following not in done and following in follows:
            on_path[following] = len(path)
            path.append(following)
            branches.append(iter(follows[following]))


def _circle(law: Law, path: list[Node]) -> Problem:
    names = [name for name, _ in path]
    around = " → ".join([*names[:8], *(["…"] if len(names) > 8 else []), names[0]])
    first = next((node for node in path if node[1] == _ALL), path[0])
    if first[1] == _ALL:
        source = law.corpus.instruments[first[0]].source
        return at(source, f"what {first[0]} allows hangs on itself", around)
    source = law.corpus.terms[first[0]][first[1]].source
    return at(source, f"the meaning of {short(first[0])} hangs on itself", around)


def _follows(law: Law) -> dict[Node, list[Node]]:
    """Which versions of terms, and which instruments, each of them rests on."""
    found: dict[Node, list[Node]] = {}
    for name, versions in law.corpus.terms.items():
        for index, version in enumerate(versions):
            found[name, index] = [
                node for condition, days in conditions_of_term(version) for node in _rests_on(law, condition, days)
            ] + [node for term in version.inputs for node in _versions(law, term, version.dates)]
    for instrument in law.corpus.instruments.values():
        found[instrument.name, _ALL] = [
            node for condition, days in conditions_of(law, instrument) for node in _rests_on(law, condition, days)
        ]
    return found


def conditions_of_term(term: Definition) -> Iterator[tuple[Condition, Span]]:
    """Every condition in the meaning of a term, and the days on which it counts."""
    for limb in term.limbs:
        yield limb.condition, limb.dates.within(term.dates)
    for exception in term.exceptions:
        if exception.when is not None:
            yield exception.when, exception.dates.within(term.dates)


def conditions_of(law: Law, instrument: Instrument) -> Iterator[tuple[Condition, Span]]:
    """Every condition in the norms of an instrument and in whom it binds, and the days on which it counts."""
    if instrument.binds is not None:
        yield instrument.binds, instrument.dates
    for rule, days, _ in law.rules_of(instrument):
        for condition in (rule.when, rule.provided):
            if condition is not None:
                yield condition, days


def _rests_on(law: Law, condition: Condition, days: Span) -> Iterator[Node]:
    for test in tests_in(condition):
        if isinstance(test, Allows):
            yield test.instrument, _ALL
        elif hasattr(test, "name"):
            yield from _versions(law, test.name, days)


def _versions(law: Law, name: str, days: Span) -> Iterator[Node]:
    for index, version in enumerate(law.corpus.terms.get(name, ())):
        if not is_empty(days) and version.dates.overlaps(days):
            yield name, index
