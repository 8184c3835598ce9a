"""Facts and terms are tested and given as their kinds allow, with values that they can have."""

from collections.abc import Callable, Iterator
from itertools import chain

from goldendoor.language.checks.law import Law
from goldendoor.language.mentions import Mention
from goldendoor.language.parse import Parsed
from goldendoor.language.problems import Problem, listing, short
from goldendoor.norms import Fact
from goldendoor.norms.vocabulary import DATE, DAY_OF_CASE, EACH_OF, INTERVALS, NUMBER, ONE_OF, SOME_OF, TEXT, YES_NO

Checked = Iterator[Problem]
TERM = "term"
_IS = {
    YES_NO: "yes or no", TERM: "a word of the law, which holds or does not", ONE_OF: "one of several values",
    SOME_OF: "a set of values", EACH_OF: "one of several values", NUMBER: "a number",
    DATE: "a day", TEXT: "a text", INTERVALS: "a list of intervals",
}  # fmt: skip


def article(kind: str) -> str:
    """A kind of name with its article.

    >>> article("act"), article("party")
    ('an act', 'a party')
    """
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _kind(law: Law, name: str) -> str | None:
    """The kind of a fact, TERM, or None for a name that is neither."""
    if fact := law.corpus.facts.get(name):
        return fact.kind
    return TERM if name in law.corpus.terms else None


def _some_value(law: Law, name: str) -> str:
    fact: Fact | None = law.corpus.facts.get(name)
    return next((value for value in fact.values if value != "none"), "…") if fact else "…"


def _tested(law: Law, name: str, kind: str) -> str:
    """How a test on a fact of this kind is written."""
    value = _some_value(law, name)
    return {
        YES_NO: f"write `{name}`, or `not {name}`",
        TERM: f"write `{name}`, or `not {name}`",
        ONE_OF: f"write `{name} is {value}`, or `{name} is one of {{…}}`",
        EACH_OF: f"write `{name} is {value}`, or `{name} is one of {{…}}`",
        SOME_OF: f"write `{name} includes {value}`",
        NUMBER: f"write `{name} is at least 3`, or more than, less than, at most",
        DATE: f"write `{name} exists`, or `{name} is before 2026-02-06`",
        TEXT: f'write `{name} is "…"`, `{name} is in` and a table, or `{name} exists`',
        INTERVALS: f"write `{name} exists`, or calculate from it",
    }[kind]


def _given(law: Law, name: str, kind: str) -> str:
    """How a fact of this kind is given."""
    value = _some_value(law, name)
    return {
        YES_NO: f"write `{name}`, `not {name}`, or `{name} unknown`",
        TERM: f"write `{name}`, `not {name}`, or `{name} unknown`",
        ONE_OF: f"write `{name} is {value}`",
        EACH_OF: f"write `{name} is {value}`, or `{name} is {{…}}` for several",
        SOME_OF: f"write `{name} is {{{value}}}`",
        NUMBER: f"write `{name} is 3`",
        DATE: f"write `{name} is 2026-02-06`, or `{name} is none`",
        TEXT: f'write `{name} is "…"`, or `{name} is none`',
        INTERVALS: f"write `{name} is none`; no other list of intervals can be written in a law file",
    }[kind]


def _unknown(law: Law, parsed: Parsed, mention: Mention, wanted: str = "fact or term") -> Problem | None:
    """That there is no such fact or term, and what the name is instead, or what was meant."""
    name = mention.name
    if name in law.loaded.half_read:
        return None
    if others := law.meanings.get(name):
        message = f"{short(name)} is {article(others[0][0])}, and {article(wanted)} belongs here"
        return parsed.problem(mention.offset, message, "", len(name))
    mentioned = [other.name for other in parsed.mentions[:200] if name in law.domains.get(other.name, ())]
    hint = f"it is a value: write `{mentioned[0]} is {name}`" if mentioned else ""
    hint = hint or law.near(name, chain(law.corpus.facts, law.corpus.terms if "term" in wanted else ()))
    return parsed.problem(mention.offset, f"there is no {wanted} {short(name)}", hint, len(name))


def _of_kinds(
    *kinds: str, how: Callable[[Law, str, str], str] = _tested, held: bool = False
) -> Callable[[Law, Parsed, Mention], Checked]:
    """The check that a mention is of these kinds, and (`held`) that its values are possible."""
    verb = "given" if how is _given else "tested"

    def look(law: Law, parsed: Parsed, mention: Mention) -> Checked:
        kind = _kind(law, mention.name)
        if kind is None:
            if problem := _unknown(law, parsed, mention):
                yield problem
        elif kind not in kinds:
            message = f"{short(mention.name)} is {_IS[kind]} and cannot be {verb} like this"
            yield parsed.problem(mention.offset, message, how(law, mention.name, kind), len(mention.name))
        elif held:
            yield from _possible(law, parsed, mention, kind)

    return look


def _possible(law: Law, parsed: Parsed, mention: Mention, kind: str) -> Checked:
    """The values that a fact is held against are among its own, and are written as its kind wants them."""
    for value, offset in mention.values:
        is_quoted = parsed.statement.text[offset : offset + 1] == '"'
        if kind == TEXT:
            if not is_quoted and not (value == "none" and mention.use == "given value"):
                hint = f'write `{mention.name} is "{value}"`'
                yield parsed.problem(offset, "a text stands in quotation marks", hint, len(value))
        elif kind in (ONE_OF, SOME_OF, EACH_OF):
            if value not in law.domains[mention.name]:
                names = law.corpus.facts[mention.name].values
                hint = law.near(value, names) or f"one of: {listing(names)}"
                message = f"{short(mention.name)} has no value {short(value)}"
                yield parsed.problem(offset, message, hint, len(value))
        elif problem := _written(law, parsed, mention, kind, value, offset):
            yield problem


def _written(law: Law, parsed: Parsed, mention: Mention, kind: str, value: str, offset: int) -> Problem | None:
    """A day given as a day, a number as a number."""
    is_day = len(value) == 10 and value[4] == value[7] == "-"
    if kind in (DATE, INTERVALS) and value == "none":
        return None
    if kind == (DATE if is_day else NUMBER) and (is_day or value.isdecimal()):
        return None
    message = f"{short(mention.name)} is {_IS[kind]}, and {short(value)} is not"
    return parsed.problem(offset, message, _given(law, mention.name, kind), len(value))


def _given_value(law: Law, parsed: Parsed, mention: Mention) -> Checked:
    if mention.values[0][0] == "unknown":
        hint = f"write `{mention.name} unknown`"
        yield parsed.problem(mention.values[0][1], "what is not known is written without `is`", hint, 7)
        return
    yield from _of_kinds(ONE_OF, EACH_OF, TEXT, NUMBER, DATE, INTERVALS, how=_given, held=True)(law, parsed, mention)


def _one_of_the_facts(law: Law, parsed: Parsed, mention: Mention) -> Checked:
    if mention.name in law.corpus.facts:
        return
    if mention.name in law.corpus.terms:
        message = f"{short(mention.name)} is a word of the law, and nobody can be asked for it"
        hint = "name the facts that it is made of"
        yield parsed.problem(mention.offset, message, hint, len(mention.name))
    elif problem := _unknown(law, parsed, mention, "fact"):
        yield problem


def _own_value(law: Law, parsed: Parsed, mention: Mention) -> Checked:
    fact = law.corpus.facts.get(mention.name)
    if fact is not None and fact.kind == NUMBER:
        for value, offset in mention.values:
            if not value.isdecimal():
                yield parsed.problem(offset, f"{short(value)} is not a number", "as in: at rest 0", len(value))
    else:
        yield from _own_label(law, parsed, mention)


def _own_label(law: Law, parsed: Parsed, mention: Mention) -> Checked:
    fact = law.corpus.facts.get(mention.name)
    if fact is not None and fact.kind in (ONE_OF, SOME_OF, EACH_OF):
        yield from _possible(law, parsed, mention, fact.kind)


def _input(law: Law, parsed: Parsed, mention: Mention) -> Checked:
    """A term is calculated from facts, from a table, or from the day of the case."""
    if mention.name not in law.corpus.tables and mention.name != DAY_OF_CASE:
        yield from _of_kinds(*_IS)(law, parsed, mention)


USES: dict[str, Callable[[Law, Parsed, Mention], Checked]] = {
    "holds": _of_kinds(YES_NO, TERM),
    "is": _of_kinds(ONE_OF, EACH_OF, TEXT, held=True),
    "includes": _of_kinds(SOME_OF, held=True),
    "text": _of_kinds(TEXT),
    "exists": _of_kinds(DATE, TEXT, INTERVALS),
    "compares a day": _of_kinds(DATE),
    "compares a number": _of_kinds(NUMBER),
    "day": _of_kinds(DATE),
    "implied": _of_kinds(YES_NO, TERM),
    "input": _input,
    "split by": _of_kinds(*_IS),
    "given": _of_kinds(*_IS, how=_given),
    "given yes/no": _of_kinds(YES_NO, TERM, how=_given),
    "given value": _given_value,
    "given set": _of_kinds(SOME_OF, EACH_OF, how=_given, held=True),
    "known": _one_of_the_facts,
    "own value": _own_value,
    "own label": _own_label,
}
