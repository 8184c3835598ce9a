"""What a register is called and what can be asked of it: its acts, situations, facts and sections, from the law files."""

from collections.abc import Iterable, Iterator

from goldendoor.hall.desk.questions import choice_words
from goldendoor.hall.matters.facts import AGENCY_FACT, NEVER
from goldendoor.norms import UNKNOWN, Act, Corpus, Fact, Rule, Situation, Verdict
from goldendoor.norms.vocabulary import EACH_OF, ONE_OF, SOME_OF, YES_NO

# Facts that can be looked for: each has a few answers, and none of them is anybody's name.
CHOSEN = (YES_NO, ONE_OF, SOME_OF, EACH_OF)
SEVERAL = (SOME_OF, EACH_OF)
NOT_KNOWN = "not known"


def acts_of(corpus: Corpus, register: str) -> tuple[Act, ...]:
    """The acts that a register is of; none where the law has no such register."""
    return tuple(one for one in corpus.acts.values() if one.register == register)


def registers(corpus: Corpus) -> tuple[str, ...]:
    """The registers that the law files name."""
    return tuple(sorted({one.register for one in corpus.acts.values() if one.register}))


def title(register: str) -> str:
    """A register as people call it.

    >>> title("access_requests")
    'Access requests'
    """
    return register.replace("_", " ").capitalize()


def situations_of(corpus: Corpus, register: str) -> tuple[Situation, ...]:
    """The situations that raise an act of the register."""
    acts = {one.name for one in acts_of(corpus, register)}
    return tuple(one for one in corpus.situations.values() if acts & {*one.raises})


def situation_words(corpus: Corpus, name: str) -> str:
    """A situation in the law file's words; one that the law has no more under its name."""
    held = corpus.situations.get(name)
    return held.words if held else name.replace("-", " ")


def facts_asked(corpus: Corpus, register: str) -> tuple[Fact, ...]:
    """What the register's situations ask for and the law lets be kept, where it is a choice or yes/no."""
    names = dict.fromkeys(name for one in situations_of(corpus, register) for name in one.first)
    found = (corpus.facts.get(name) for name in names if name != AGENCY_FACT)
    return tuple(one for one in found if one is not None and one.kept != NEVER and one.kind in CHOSEN)


def answers_of(fact: Fact) -> tuple[tuple[str, str], ...]:
    """The answers that a fact can have, each with the law file's words."""
    told = (
        (("yes", "Yes"), ("no", "No"))
        if fact.kind == YES_NO
        else tuple((one, choice_words(fact, one)) for one in fact.values)
    )
    return (*told, (UNKNOWN, NOT_KNOWN.capitalize()))


def answer_in_words(corpus: Corpus, name: str, value: object) -> str:
    """A kept answer in the law file's words."""
    fact = corpus.facts.get(name)
    if value == UNKNOWN:
        return NOT_KNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(answer_in_words(corpus, name, one) for one in value)
    return choice_words(fact, value) if fact is not None and value in fact.values else str(value)


def verdict_words(verdict: str) -> str:
    """A verdict as it is spoken."""
    return Verdict(verdict).spoken if verdict in {one.value for one in Verdict} else verdict.replace("_", " ")


def sections_of(corpus: Corpus, register: str, city: str) -> tuple[str, ...]:
    """Every section of the city's law that speaks of the register's acts, as people cite it."""
    acts = {wider for one in acts_of(corpus, register) for wider in corpus.widened(one.name)}
    place = corpus.place(city)
    cited = (
        rule.pinpoint.cited(instrument.cite_as)
        for instrument in corpus.instruments.values()
        if instrument.speaks_in(place)
        for norm in instrument.norms
        if acts & {*norm.acts}
        for rule in _with_exceptions((norm.rule,))
    )
    return tuple(sorted(dict.fromkeys(cited)))


def _with_exceptions(rules: Iterable[Rule]) -> Iterator[Rule]:
    for rule in rules:
        yield rule
        yield from _with_exceptions(rule.exceptions)
