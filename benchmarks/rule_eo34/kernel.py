"""Golden Door's reference kernel: slow and obvious. It is here to be proved equal, not to race."""

from typing import Any

from .patterns import ACT, ON, UNDER
from .peer import Answer, Decide, Facts, absent

NAME = "Golden Door, reference kernel"
ANSWERS_WITH = "verdict and every section that carries it"
PACKAGES: tuple[str, ...] = ()
READS_WHOLE_SITUATION = True


def available() -> str | None:
    if reason := absent("goldendoor.kernel", "the kernel"):
        return reason
    from goldendoor.language import load, shipped_law

    missing = [name for name in UNDER if name not in load(shipped_law()).corpus.instruments]
    return f"the law files do not hold {', '.join(missing)}" if missing else None


def build() -> Decide:
    from goldendoor.kernel import Case, decide
    from goldendoor.language import load, shipped_law

    corpus = load(shipped_law()).corpus

    def answer(facts: Facts) -> Any:
        # What the law asks beyond this situation is at rest, as in a case that does not name it.
        return decide(corpus, Case(ACT, ON, facts, under=UNDER, rest=True))

    return answer


def read(answer: Any) -> Answer:
    carried = (said.trail[-1].pinpoint.cited(said.instrument.cite_as) for said in answer.carried_by)
    return answer.verdict.value, tuple(carried)
