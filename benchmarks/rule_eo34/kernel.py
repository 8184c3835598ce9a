"""Golden Door's reference kernel: slow and obvious. It is here to be proved equal, not to race."""

from typing import Any

from .patterns import ACT, ON, UNDER
from .peer import Answer, Decide, Facts, absent

NAME = "Golden Door, reference kernel"
ANSWERS_WITH = "verdict and every section that carries it"
PACKAGES: tuple[str, ...] = ()
READS_WHOLE_SITUATION = True


def available() -> str | None:
    return absent("goldendoor.kernel", "the kernel")


def build() -> Decide:
    from goldendoor.kernel import Case, decide
    from goldendoor.language import load, shipped_law

    corpus = load(shipped_law()).corpus

    def answer(facts: Facts) -> Any:
        return decide(corpus, Case(ACT, ON, facts, under=UNDER))

    return answer


def read(answer: Any) -> Answer:
    carried = (said.trail[-1].pinpoint.cited(said.instrument.cite_as) for said in answer.carried_by)
    return answer.verdict.value, tuple(carried)
