"""A situation and what the law says of each act that it raises: the answer that a worker at the door needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goldendoor.engine.decision import Decision, NextQuestion
from goldendoor.norms import Situation, Verdict

# Which of several answers a worker has to hear first: what forbids, then what is not settled, then what is allowed.
_FIRST_HEARD = (Verdict.MUST_NOT, Verdict.UNDETERMINED, Verdict.UNKNOWN_TEXT, Verdict.REFER, Verdict.MUST, Verdict.MAY,
                Verdict.NOT_REGULATED)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Consultation:
    """One decision for each act that the situation raises, the one to hear first, and the next question.

    `answered` are the facts somebody answered that the situation asks for, in its own order; `facts` has in it also
    what the situation itself says.
    """

    situation: Situation
    decisions: tuple[Decision, ...]
    leading: Decision | None
    next: NextQuestion | None
    facts: Mapping[str, Any]
    answered: tuple[str, ...]

    @property
    def finished(self) -> bool:
        """Whether nothing is left that this worker could be asked."""
        return self.next is None


def consultation(
    situation: Situation, decisions: tuple[Decision, ...], facts: Mapping[str, Any], given: tuple[str, ...]
) -> Consultation:
    """Put the decisions on a situation's acts together; a situation of steps alone has none."""
    leading = min(decisions, key=lambda one: _FIRST_HEARD.index(one.verdict), default=None)
    asked = [one.next for one in decisions if one.next is not None]
    order = {name: place for place, name in enumerate(situation.first)}
    following = min(asked, key=lambda one: order.get(one.fact, len(order)), default=None)
    in_order = [name for name in situation.first if name in given]
    answered = (*in_order, *(name for name in given if name not in in_order))
    return Consultation(situation, decisions, leading, following, facts, answered)
