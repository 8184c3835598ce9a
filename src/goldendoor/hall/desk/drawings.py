"""Which drawing helps with which question: papers that look alike are told apart by where to look."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from goldendoor.hall.desk.questions import choice_words
from goldendoor.norms import Fact


@dataclass(frozen=True, slots=True)
class Drawing:
    """A paper as a drawing. `look` are the numbered places on it: what to look for, in words."""

    name: str
    title: str
    means: str
    look: tuple[str, ...]
    template: str


def _drawing(name: str, title: str, means: str, *look: str) -> Drawing:
    return Drawing(name, title, means, look, f"desk/drawings/{name}.svg")


DRAWINGS = {
    one.name: one
    for one in (
        _drawing(
            "judicial-warrant",
            "A judge's warrant",
            "A court stands at the top and a judge has signed.",
            "The name of a court",
            "What it lets the officer do, and where: a person's name, or this address",
            "The signature of a judge or magistrate",
        ),
        _drawing(
            "administrative-warrant",
            "An agency's own form (I-200 or I-205)",
            "No court and no judge. It says “warrant”, and it is not a judge's warrant.",
            "The name of a department, not of a court",
            "A form number such as I-200 or I-205",
            "The signature of an officer, not of a judge",
        ),
        _drawing(
            "subpoena",
            "Two kinds of subpoena",
            "Both ask for papers or for a person to come. Neither lets anyone through a door. Give both to counsel.",
            "From a court: a court's name and a case number at the top",
            "From an agency: a department's name at the top, signed by an officer",
        ),
        _drawing(
            "detainer",
            "A detainer (I-247A)",
            "It asks to hold a person, or to tell when they get out. An agency's form: no judge has signed it.",
            "The name of a department, not of a court",
            "The form number I-247A",
            "What it asks for: to hold, or to tell",
            "The signature of an officer, not of a judge",
        ),
    )
}

WARRANTS = ("judicial-warrant", "administrative-warrant")
_CALLED_FOR_BY = (
    (re.compile(r"\bI-2\d\d\b|\bwarrant", re.I), WARRANTS),
    (re.compile(r"\bsubpoena", re.I), ("subpoena",)),
    (re.compile(r"\bI-247|\bdetainer", re.I), ("detainer",)),
)


def drawings(names: Iterable[str]) -> tuple[Drawing, ...]:
    """The drawings of those names, each once. A judge's warrant is shown beside the form that it is mistaken for.

    Raises:
        KeyError: for a drawing that nobody has made.
    """
    wanted = dict.fromkeys(names)
    if wanted.keys() & set(WARRANTS):
        wanted = dict.fromkeys([*WARRANTS, *wanted])
    return tuple(DRAWINGS[name] for name in wanted)


def for_question(fact: Fact) -> tuple[Drawing, ...]:
    """The drawings that a question calls for: those of the papers that it, its help or its answers name."""
    text = " ".join([fact.ask or "", fact.help or "", *(choice_words(fact, value) for value in fact.values)])
    return drawings(name for pattern, names in _CALLED_FOR_BY if pattern.search(text) for name in names)
