"""A condition, a rule or a time of the law in words that can be read beside an older version of it."""

from goldendoor.engine.sentences import spoken_day, words_of_name
from goldendoor.norms import (
    AllOf,
    Allows,
    AnyOf,
    By,
    Compares,
    Condition,
    Corpus,
    Due,
    Duty,
    Every,
    Exists,
    Holds,
    Includes,
    Instrument,
    IsIn,
    IsOneOf,
    LaterOf,
    Norm,
    Not,
    OnReading,
    Rule,
    Untimed,
    Within,
)

# Between what is listed: alternatives, requirements, and what a rule says or a table holds.
_JOINTS = (", or ", ", and ", "; ")


def condition_words(condition: Condition | None) -> str:
    """A condition as words.

    >>> condition_words(AllOf((Holds("paper_shown"), Not(IsOneOf("place", ("a_school", "a_park"))))))
    'paper shown, and not (place is a school or a park)'
    """
    match condition:
        case None:
            return "always"
        case AllOf(parts) | AnyOf(parts):
            if not parts:
                return "always" if isinstance(condition, AllOf) else "never"
            told = [_bracketed(one) if len(parts) > 1 else condition_words(one) for one in parts]
            return (", and " if isinstance(condition, AllOf) else ", or ").join(told)
        case Not(Holds(name)):
            return f"not {words_of_name(name)}"
        case Not(part):
            return f"not ({condition_words(part)})"
        case _:
            return _test_words(condition)


def pieces(words: str) -> tuple[str, ...]:
    """A meaning in words, taken apart where it lists alternatives, requirements or entries: never inside brackets.

    >>> pieces("paper shown, or (in a park, or at night), or known")
    ('paper shown', '(in a park, or at night)', 'known')
    """
    found, depth, begins, place = [], 0, 0, 0
    while place < len(words):
        depth += (words[place] == "(") - (words[place] == ")")
        joint = next((one for one in _JOINTS if words.startswith(one, place)), "") if depth == 0 else ""
        if joint:
            found.append(words[begins:place])
            begins = place + len(joint)
        place += len(joint) or 1
    return tuple(one for one in [*found, words[begins:]] if one)


def _bracketed(condition: Condition) -> str:
    words = condition_words(condition)
    return f"({words})" if isinstance(condition, AllOf | AnyOf) and len(condition.parts) > 1 else words


def _test_words(test: Condition) -> str:
    match test:
        case Holds(name):
            return words_of_name(name)
        case IsOneOf(name, values):
            return f"{words_of_name(name)} is {' or '.join(words_of_name(one) for one in values)}"
        case Includes(name, value):
            return f"{words_of_name(name)} includes {words_of_name(value)}"
        case IsIn(name, table):
            return f"{words_of_name(name)} is in the table “{words_of_name(table)}”"
        case Exists(name):
            return f"there is a {words_of_name(name)}"
        case Compares(name, relation, bound):
            return f"{words_of_name(name)} is {relation} {bound}"
        case Allows(instrument):
            return f"{instrument} allows it"
        case OnReading(question, reading):
            return f"question {question} is read so: {reading.replace('-', ' ')}"
    raise TypeError(f"there is no test such as {test!r}")


def rule_words(corpus: Corpus, one: Instrument | None, said: Norm | Duty | Rule) -> str:
    """A norm, a duty or an exception in words, without its own exceptions."""
    rule = said if isinstance(said, Rule) else said.rule
    word = rule.word.value
    if isinstance(said, Norm):
        word += " " + " or ".join(corpus.acts[act].words for act in said.acts)
    elif isinstance(said, Duty):
        owed = said.what or corpus.acts[said.act].words
        word = f"{corpus.parties[said.holder].words} must {words_of_name(said.act)}: {owed}, {due_words(said.due)}"
    parts = [word]
    if rule.when is not None:
        parts.append(f"when {condition_words(rule.when)}")
    if rule.provided is not None:
        parts.append(f"provided {condition_words(rule.provided)}")
    parts += [f"then {one.kind} {words_of_name(one.name)}" for one in rule.then]
    if one is not None and one.binds is not None:
        parts.append(f"for whom {condition_words(one.binds)}")
    return "; ".join(parts)


def due_words(due: Due | None) -> str:
    """When something is due, in words that tell every one of its numbers."""
    match due:
        case None:
            return "no time given"
        case Untimed(words):
            return words
        case By(day):
            return f"by {spoken_day(day)}"
        case Within(count, unit, after):
            return f"within {count} {unit}s of {words_of_name(after) if after else 'the event'}"
        case LaterOf(day, count, unit, after):
            return f"by the later of {spoken_day(day)} and {count} {unit}s after {words_of_name(after)}"
        case Every():
            told = [f"every {due.count} {due.unit}s"]
            told += [f"by {due.by[1]}/{due.by[0]}"] if due.by else []
            told += [f"for the year ending {due.year_ending[1]}/{due.year_ending[0]}"] if due.year_ending else []
            told += [f"within {due.within[0]} {due.within[1]}s"] if due.within else []
            return ", ".join(told + ([f"from {spoken_day(due.since)}"] if due.since else []))
    raise TypeError(f"there is no time such as {due!r}")
