"""Whether a decision is what the author of a case expected: its verdict, or a duty, holder and day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goldendoor.cli.cases import BadCase, ReadCase
from goldendoor.cli.owed import in_a_line
from goldendoor.engine.sentences import spoken_value
from goldendoor.norms import Corpus, Verdict
from goldendoor.norms.listing import words_of

if TYPE_CHECKING:
    from goldendoor.engine.decision import CitedNorm, Decision, OwedDuty

DUTY = "duty"
# Words that change neither whom nor when somebody means.
_SMALL = frozenset(("the", "a", "an", "all", "each", "every", "citys"))
# Other words for the same times.
_OTHERWISE = {
    "quarterly": ("quarter",), "annually": ("year",), "yearly": ("year",), "monthly": ("month",), "weekly": ("week",),
    "immediate": ("immediately",), "continuous": ("at", "times"), "continuously": ("at", "times"),
    "always": ("at", "times"),
}  # fmt: skip
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
EXPECTABLE = (*(verdict.value for verdict in Verdict), DUTY)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was expected and what the law says, each in words and with its pinpoints."""

    agrees: bool
    expected: str
    expected_at: str
    found: str
    found_at: str


def compare(case: ReadCase, decision: "Decision", corpus: Corpus) -> Agreement:
    """Hold a decision against what its case expects; pinpoints are shown, never compared.

    Raises:
        BadCase: when the case expects nothing, or nothing that a decision can be.
    """
    expected = expected_of(case)
    at = case.pinpoint or ""
    if expected == DUTY:
        wanted = f"{case.duty['who']} owes {case.duty.get('what') or 'something'}, due {case.duty.get('due')}"
        owed = [one for one in decision.duties if matches(one, case, corpus)]
        shown = owed or decision.duties
        found = "; ".join(map(in_a_line, shown))
        return Agreement(bool(owed), wanted, at, found or "no duty", _cited(shown))
    found = decision.verdict.spoken
    return Agreement(decision.verdict.value == expected, expected.replace("_", " "), at, found, _cited(decision.norms))


def expected_of(case: ReadCase) -> str:
    """What the case expects, as a verdict is written in JSON, or `duty`.

    Raises:
        BadCase: when it is neither.
    """
    if case.expect is None:
        raise BadCase("it does not give 'expect'")
    expected = case.expect.strip().lower().replace(" ", "_")
    if expected not in EXPECTABLE:
        raise BadCase(f"'expect' cannot be {case.expect!r}; say one of: {', '.join(EXPECTABLE)}")
    if expected == DUTY and not isinstance(case.duty.get("who"), str):
        raise BadCase("a case that expects a duty says in 'duty' who owes it and when it is due")
    return expected


def matches(duty: "OwedDuty", case: ReadCase, corpus: Corpus) -> bool:
    """Whether the duty is the expected party's, and due when the case says."""
    wanted = _called(case.duty["who"])
    who = any(_called(name) == wanted for name in names_of(duty, corpus))
    due = case.duty.get("due")
    return who and (due is None or same_time(str(due), duty))


def names_of(duty: "OwedDuty", corpus: Corpus) -> set[str]:
    """What people call the holder of a duty: as the decision does, by name, in words, in short, and otherwise."""
    party, agencies = corpus.parties[duty.party], corpus.facts.get("actor_agency")
    spoken = spoken_value(agencies, duty.who) if agencies and duty.who in agencies.values else duty.who
    return {spoken, spoken.split(" (")[0], duty.who, party.name, party.words, party.short or party.name, *party.also}


def same_time(expected: str, duty: "OwedDuty") -> bool:
    """Whether a duty is due when a case says: on its day, or, where neither gives a day, in the words of the law.

    A case that says in so many words that there is no day agrees with every duty that has none.
    """
    day = _DAY.search(expected)
    if day or duty.due:
        return bool(day and duty.due and day.group() == duty.due.isoformat())
    said = {word for one in words_of(expected) for word in _OTHERWISE.get(one, (one,))} - _SMALL
    law = set(words_of(duty.due_words)) - _SMALL
    return said <= law or law <= said or bool(said & {"no", "none"})


def _called(name: str) -> tuple[str, ...]:
    """A name without its small words and endings: `the heads of all agencies` is `head of agency`."""
    words = (word for word in words_of(name) if word not in _SMALL)
    return tuple(f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s") for word in words)


def _cited(things: "Iterable[CitedNorm | OwedDuty]") -> str:
    return ", ".join(one.citation for one in things)
