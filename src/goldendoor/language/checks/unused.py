"""What nobody uses: a fact that decides nothing says why it is heard; other words are only pointed out."""

from collections.abc import Iterator

from goldendoor.language.checks.law import Law
from goldendoor.language.problems import Problem, at, short
from goldendoor.norms import Source

Checked = Iterator[Problem]
_TESTED = frozenset((
    "holds", "is", "includes", "text", "exists", "compares a day", "compares a number", "input", "day", "split by",
))  # fmt: skip


def _directly(law: Law) -> set[str]:
    """The facts and terms that something tests by name."""
    parsed = law.loaded.parsed
    return set(law.loaded.half_used) | {
        mention.name for one in parsed for mention in one.mentions if mention.use in _TESTED
    }


def _tested(law: Law) -> set[str]:
    """The facts and terms on which anything in the law turns."""
    tested = _directly(law)
    # A fact from which a tested one follows turns the same rules.
    followers: dict[str, list[str]] = {}
    for fact in law.corpus.facts.values():
        for implied in fact.implies:
            followers.setdefault(implied.other, []).append(fact.name)
    waiting = list(tested)
    while waiting:
        for name in followers.get(waiting.pop(), ()):
            if name not in tested:
                tested.add(name)
                waiting.append(name)
    return tested


def every_fact_is_used_or_noted(law: Law) -> Checked:
    """A fact turns some rule, or says why it is heard all the same."""
    tested, directly = _tested(law), _directly(law) - law.loaded.half_used
    for fact in law.corpus.facts.values():
        if fact.name not in tested and fact.noted is None:
            hint = 'say why it is heard: noted "…"; or take it away'
            yield at(fact.source, f"nothing in the law turns on {short(fact.name)}", hint)
        elif fact.name in directly and fact.noted is not None:
            message = f"{short(fact.name)} is noted as deciding nothing, and the law turns on it"
            yield at(fact.source, message, "take `noted` away", warning=True)


def every_word_is_used(law: Law) -> Checked:
    """Terms, tables, questions, parties and acts that are never used are pointed out."""
    tested = _tested(law)
    used = {use: set(law.loaded.half_used) for use in ("act", "party", "table", "reading")}
    for parsed in law.loaded.parsed:
        for mention in parsed.mentions:
            if mention.use in used and parsed.statement.word not in ("scenario", "decided"):
                used[mention.use].add(mention.name)
    for name, versions in law.corpus.terms.items():
        if name not in tested:
            yield _unused(versions[0].source, "term", name)
    for name, tables in law.corpus.tables.items():
        if name not in used["table"] and name not in tested:
            yield _unused(tables[0].source, "table", name)
    for question in law.corpus.questions.values():
        turns = any(reading.prevails or reading.counting for reading in question.readings)
        if question.name not in used["reading"] and not turns:
            message = f"nothing hangs on {short(question.name)}: no condition asks it, no reading prevails"
            yield at(question.source, message, warning=True)
    for party in law.corpus.parties.values():
        if party.name not in used["party"] and party.when is None:
            yield _unused(party.source, "party", party.name)
    for act in law.corpus.acts.values():
        if act.name not in used["act"] and not any(wider in used["act"] for wider in act.kind_of):
            yield _unused(act.source, "act", act.name)


def _unused(source: Source, kind: str, name: str) -> Problem:
    return at(source, f"nothing uses the {kind} {short(name)}", warning=True)
