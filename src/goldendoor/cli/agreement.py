"""Whether a decision is what the author of a case expected: its verdict, or a duty, holder and day."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goldendoor.cli.cases import BadCase, ReadCase
from goldendoor.cli.owed import in_a_line
from goldendoor.norms import Corpus, Verdict
from goldendoor.norms.listing import same_text

if TYPE_CHECKING:
    from goldendoor.engine.decision import CitedNorm, Decision, OwedDuty

DUTY = "duty"
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
        owed = [one for one in decision.duties if matches(one, case, decision, corpus)]
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


def matches(duty: "OwedDuty", case: ReadCase, decision: "Decision", corpus: Corpus) -> bool:
    """Whether the duty is the expected party's, and due when the case says."""
    who = any(same_text(case.duty["who"], name) for name in names_of(duty.who, acting(case, decision), corpus))
    due = case.duty.get("due")
    if due is None:
        return who
    when = duty.due.isoformat() if duty.due else duty.due_words
    return who and same_text(str(due), when)


def acting(case: ReadCase, decision: "Decision") -> str:
    """The agency that acts in a case, given or taken as at rest; an empty text where nobody says."""
    return str(case.facts.get("actor_agency") or dict(decision.assumed).get("actor_agency") or "")


def names_of(holder: str, agency: str, corpus: Corpus) -> set[str]:
    """What people call the holder of a duty: by name, in words, in short; the acting agency also `agency`."""
    names = {holder}
    for party in corpus.parties.values():
        own = {party.name, party.words, party.short or party.name}
        if any(same_text(holder, name) for name in own):
            names |= own
    if agency and same_text(holder, agency):
        names.add("agency")
    return names


def _cited(things: "Iterable[CitedNorm | OwedDuty]") -> str:
    return ", ".join(one.citation for one in things)
