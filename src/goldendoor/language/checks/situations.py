"""A situation asks only what can be asked, of those who can answer, and what the law allows to ask."""

from collections.abc import Iterator

from goldendoor.language.checks.law import Law
from goldendoor.language.parse import Parsed
from goldendoor.language.problems import Problem, at, short
from goldendoor.norms import Situation

Checked = Iterator[Problem]


def first_questions_can_be_asked(law: Law) -> Checked:
    """Each fact in `first` has a question, is not a matter of record, and may be asked in this situation."""
    for parsed in law.loaded.parsed:
        if isinstance(parsed.value, Situation):
            if not parsed.value.raises and not parsed.value.steps:
                source = parsed.source(parsed.value.source.column)
                message = f"the situation {short(parsed.value.name)} raises no act and has no steps"
                yield at(source, message, 'as in: raises give_access, or: do "Write down what you saw."')
            yield from _first(law, parsed, parsed.value)


def _first(law: Law, parsed: Parsed, situation: Situation) -> Checked:
    for mention in parsed.mentions:
        fact = law.corpus.facts.get(mention.name) if mention.use == "known" else None
        if fact is None:
            continue
        message = hint = ""
        if fact.ask is None:
            message, hint = "has no question", 'give the fact a line: ask "…?"'
        elif fact.held_in:
            message = f"comes from {fact.held_in.replace('_', ' ')} alone"
            hint = "nobody is asked for it at the desk; leave it out"
        elif fact.asking and fact.asking.act not in situation.raises:
            message = f"can only be learnt by an act that this situation does not raise: {fact.asking.act}"
            hint = "leave it out"
        if message:
            yield parsed.problem(mention.offset, f"{short(fact.name)} {message}", hint, len(fact.name))
