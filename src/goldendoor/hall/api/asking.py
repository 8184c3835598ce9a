"""What may be asked: the form of a request, and its facts read as values. Who may not establish a fact is refused."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from goldendoor.hall.api.problems import CannotAnswer, near
from goldendoor.hall.desk.questions import at_the_desk
from goldendoor.norms import Corpus, Fact
from goldendoor.norms.giving import BadValue, read_value
from goldendoor.norms.vocabulary import ONE_OF, YES_NO

NAME_LONGEST, ANSWER_LONGEST, NAMES_MOST, VALUES_MOST = 100, 300, 100, 60
# The days on which the API can be asked about: every law that is held, and no day that a deadline could not follow.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)

Name = Annotated[str, Field(max_length=NAME_LONGEST)]
Words = Annotated[str, Field(max_length=ANSWER_LONGEST)]
Day = Annotated[str, Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$", description="A day like 2026-02-06.")]
Pair = Annotated[list[Day], Field(min_length=2, max_length=2)]
FactValue = (
    bool
    | int
    | Words
    | Annotated[list[Words], Field(max_length=VALUES_MOST)]
    | Annotated[list[Pair], Field(max_length=VALUES_MOST)]
    | None
)
Facts = Annotated[
    dict[Name, FactValue],
    Field(
        max_length=NAMES_MOST,
        description="What is known, by the names that `/facts` lists. What is left out, or `unknown`, stays open.",
    ),
]


class Told(BaseModel):
    """A day, and what is known."""

    model_config = ConfigDict(extra="forbid", strict=True)

    on: Annotated[Day, Field(description="The day of the case: its law is the law of that day.")]
    facts: Facts = {}


class Question(Told):
    """An act on a day, with what is known of it."""

    act: Annotated[Name, Field(description="What somebody wants to do, by the names that `/acts` lists.")]
    under: Annotated[
        list[Name],
        Field(max_length=NAMES_MOST, description="Only this law, by the names that `/instruments` lists; else all."),
    ] = []


class ForVerdict(Question):
    """A case of which the verdict alone is wanted."""

    id: Annotated[Name | None, Field(description="Given back with the answer, and kept nowhere.")] = None


class Case(Question):
    """A case that is to be decided with all its reasons."""

    order: Annotated[
        list[Name], Field(max_length=NAMES_MOST, description="Facts in the order in which to ask for them.")
    ] = []


def day_of(raw: str, field: str = "on") -> date:
    """The day asked about.

    Raises:
        CannotAnswer: for a day that there is not, or that lies too far away.
    """
    try:
        day = date.fromisoformat(raw)
    except ValueError:
        raise CannotAnswer(422, "There is no such day.", field, title="No such day") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        detail = f"Ask about a day from {FIRST_DAY} through {LAST_DAY}."
        raise CannotAnswer(422, detail, field, title="No such day")
    return day


def read_facts(corpus: Corpus, given: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a request as values.

    Raises:
        CannotAnswer: for a fact that there is not, that only somebody else may establish, or that cannot have this value.
    """
    return {name: _read(corpus, name, raw) for name, raw in given.items()}


def known_facts(corpus: Corpus, names: list[str]) -> tuple[str, ...]:
    """The names, once it is known that each is a fact.

    Raises:
        CannotAnswer: for the first one that is not.
    """
    for name in names:
        _fact(corpus, name, "order")
    return tuple(names)


def _fact(corpus: Corpus, name: str, field: str) -> Fact:
    fact = corpus.facts.get(name)
    if fact is not None:
        return fact
    if name in corpus.terms:
        detail = f"{name} is a term of the law. It follows from facts: give those."
        raise CannotAnswer(422, detail, field, title="Not a fact")
    meant = near(name, (one.name for one in corpus.facts.values() if at_the_desk(one)))
    hint = f" Did you mean {' or '.join(meant)}?" if meant else ""
    raise CannotAnswer(422, f"There is no fact of that name.{hint}", field, meant, "Unknown name")


def _read(corpus: Corpus, name: str, raw: Any) -> Any:
    field = f"facts.{name}"
    fact = _fact(corpus, name, field)
    if not at_the_desk(fact):
        raise CannotAnswer(422, _whose(corpus, fact), field, title="Not for whoever asks to say")
    if raw.__class__ is bool and fact.kind == YES_NO:
        return raw
    if raw.__class__ is str and fact.kind == ONE_OF and raw in fact.values:
        return raw
    if not _can_be_written(raw):
        raise CannotAnswer(422, "Send words that can be read.", field, title="Not a value")
    try:
        value = read_value(corpus, name, raw)
    except BadValue as error:
        raise CannotAnswer(422, _short(error), field, _meant(fact, raw), "Not a value") from None
    days = [day for pair in value for day in pair] if isinstance(value, tuple) else [value]
    if any(isinstance(day, date) and not FIRST_DAY <= day <= LAST_DAY for day in days):
        raise CannotAnswer(422, f"Give a day from {FIRST_DAY} through {LAST_DAY}.", field, title="Not a value")
    return value


def _whose(corpus: Corpus, fact: Fact) -> str:
    """Who may establish it, and what to do instead of saying it."""
    leave_out = "Leave it out: where it matters the answer is not yet, and says whom to call."
    if fact.held_in:
        return f"Only the register {fact.held_in.replace('_', ' ')} establishes {fact.name}. {leave_out}"
    judge = corpus.parties.get(fact.decided_by or "")
    words = judge.words if judge else "somebody else"
    return f"Only {words} may judge {fact.name}. {leave_out}"


def _can_be_written(raw: Any) -> bool:
    """Whether every text in it is made of characters that can be sent back."""
    if isinstance(raw, list):
        return all(map(_can_be_written, raw))
    return not isinstance(raw, str) or raw.isascii() or not any("\ud800" <= one <= "\udfff" for one in raw)


def _short(error: BadValue) -> str:
    """What the value can be, without the value that was sent."""
    wanted = str(error).rpartition("; ")[2][:ANSWER_LONGEST]
    return f"{wanted[:1].upper()}{wanted[1:]}{'' if wanted.endswith('?') else '.'}"


def _meant(fact: Fact, raw: Any) -> list[str]:
    sent = raw if isinstance(raw, list) else [raw]
    return [one for value in sent if isinstance(value, str) for one in near(value, fact.values)][:3]
